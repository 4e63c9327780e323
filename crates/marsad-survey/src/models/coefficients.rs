//! Estimated coefficients with their covariance, and what is tested with them.
//!
//! Does not hold: how they were estimated. An interval or a probability that does not exist is none, never a NaN.

use crate::Covariance;
use crate::distributions::{f_upper, student_cdf, student_quantile};
use crate::matrix::Matrix;

use super::factor::{Factor, submatrix, subvector};
use super::{Column, ModelError};

/// The coefficients of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Coefficients {
    /// The columns that were estimated, in order; those left out are told by findings.
    pub columns: Vec<Column>,
    /// One for each column.
    pub estimates: Vec<f64>,
    /// Of the estimates, under the design.
    pub covariance: Covariance,
    /// Of Student's t, for single coefficients; infinite for the normal curve.
    pub degrees_of_freedom: f64,
}

/// One line of the usual table.
#[derive(Clone, Debug, PartialEq)]
pub struct CoefficientRow {
    /// The column.
    pub column: Column,
    /// β.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Estimate over standard error.
    pub statistic: f64,
    /// The two-sided probability of a statistic as great; none without degrees of freedom.
    pub p_value: Option<f64>,
    /// The interval of confidence; none without degrees of freedom.
    pub interval: Option<Bounds>,
}

/// The ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// exp β with its interval: an odds ratio, a ratio of rates or of hazards.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratio {
    /// The column.
    pub column: Column,
    /// exp β.
    pub ratio: f64,
    /// The ends of the interval of β, as ratios.
    pub interval: Option<Bounds>,
}

/// A Wald test that several coefficients are zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaldTest {
    /// β′ V⁻¹ β over the number of coefficients.
    pub f: f64,
    /// The number of coefficients.
    pub numerator: f64,
    /// Degrees of freedom of the denominator.
    pub denominator: f64,
    /// The probability of an F as great; none without degrees of freedom.
    pub p_value: Option<f64>,
}

impl Coefficients {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.estimates.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.estimates.is_empty()
    }

    /// The place of the column that is written `name`, such as `sex=f:age`.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.to_string() == name)
    }

    /// The table, with intervals of `level`.
    ///
    /// # Errors
    /// Where the level is not between 0 and 1.
    pub fn rows(&self, level: f64) -> Result<Vec<CoefficientRow>, ModelError> {
        let reach = self.reach(level)?;
        Ok((0..self.len()).map(|place| self.row(place, reach)).collect())
    }

    /// exp β of every column but the intercept, with intervals of `level`.
    ///
    /// # Errors
    /// Where the level is not between 0 and 1.
    pub fn ratios(&self, level: f64) -> Result<Vec<Ratio>, ModelError> {
        let rows = self.rows(level)?.into_iter().filter(|row| !row.column.is_intercept());
        let exponent = |bounds: Bounds| Bounds { low: bounds.low.exp(), high: bounds.high.exp() };
        let ratio = |row: CoefficientRow| {
            let interval = row.interval.map(exponent);
            Ratio { column: row.column, ratio: row.estimate.exp(), interval }
        };
        Ok(rows.map(ratio).collect())
    }

    /// The value of a linear combination and its standard error.
    pub fn combination(&self, weights: &[f64]) -> (f64, f64) {
        let value = self.estimates.iter().zip(weights).map(|(estimate, weight)| estimate * weight).sum();
        (value, self.covariance.of_combination(weights).max(0.0).sqrt())
    }

    /// Tests that the coefficients at `places` are all zero, with `denominator` degrees of freedom; none if there is no
    /// place, or their covariance is singular.
    pub fn wald_test(&self, places: &[usize], denominator: f64) -> Option<WaldTest> {
        let estimates = subvector(&self.estimates, places);
        let factor = Factor::of(&submatrix(&self.covariance.matrix(), places))?;
        let solved = factor.solve(&estimates);
        let square: f64 = estimates.iter().zip(&solved).map(|(estimate, solved)| estimate * solved).sum();
        let numerator = places.len() as f64;
        let f = square / numerator;
        let p_value = (denominator > 0.0).then(|| f_upper(f, numerator, denominator));
        (!places.is_empty()).then_some(WaldTest { f, numerator, denominator, p_value })
    }

    fn row(&self, place: usize, reach: Option<f64>) -> CoefficientRow {
        let estimate = self.estimates[place];
        let standard_error = self.covariance.standard_error(place);
        let statistic = estimate / standard_error;
        let freedom = self.degrees_of_freedom;
        let bounds =
            |reach: f64| Bounds { low: estimate - reach * standard_error, high: estimate + reach * standard_error };
        CoefficientRow {
            column: self.columns[place].clone(),
            estimate,
            standard_error,
            statistic,
            p_value: (freedom > 0.0).then(|| 2.0 * student_cdf(-statistic.abs(), freedom)),
            interval: reach.map(bounds),
        }
    }

    fn reach(&self, level: f64) -> Result<Option<f64>, ModelError> {
        if !(level > 0.0 && level < 1.0) {
            return Err(ModelError::LevelOutOfRange { level });
        }
        let freedom = self.degrees_of_freedom;
        Ok((freedom > 0.0).then(|| student_quantile(0.5 + level / 2.0, freedom)))
    }
}

/// A symmetric matrix as a covariance.
pub(super) fn as_covariance(matrix: &Matrix) -> Covariance {
    let mut covariance = Covariance::zeros(matrix.rows());
    for row in 0..matrix.rows() {
        for column in row..matrix.rows() {
            covariance.set(row, column, 0.5 * (matrix.get(row, column) + matrix.get(column, row)));
        }
    }
    covariance
}

#[cfg(test)]
mod tests {
    use super::Coefficients;
    use crate::Covariance;
    use crate::models::{Column, Part};

    fn coefficients(degrees_of_freedom: f64) -> Coefficients {
        let part = |code: &str| Part::Code { column: "sex".to_owned(), code: code.to_owned() };
        let columns = ["f", "m"].map(|code| Column { outcome: None, parts: vec![part(code)] });
        let mut covariance = Covariance::zeros(2);
        covariance.set(0, 0, 4.0);
        covariance.set(1, 1, 1.0);
        covariance.set(0, 1, 1.0);
        Coefficients { columns: columns.to_vec(), estimates: vec![2.0, 3.0], covariance, degrees_of_freedom }
    }

    /// V⁻¹ = [[1, −1], [−1, 4]] / 3, so β′ V⁻¹ β = (4 − 12 + 36) / 3 = 28 / 3.
    #[test]
    fn a_wald_test_is_worked_by_hand() {
        let test = coefficients(2.0).wald_test(&[0, 1], 2.0).unwrap();
        assert!((test.f - 14.0 / 3.0).abs() < 1e-14);
        // With two and two degrees the tail of F is 1 / (1 + F).
        assert!((test.p_value.unwrap() - 3.0 / 17.0).abs() < 1e-12);
        assert_eq!(coefficients(2.0).wald_test(&[], 2.0), None);
    }

    /// With two degrees of freedom the probability beyond ±t is 1 − t / √(2 + t²), and t of 95 % is 4.302653.
    #[test]
    fn a_row_has_the_interval_of_student() {
        let rows = coefficients(2.0).rows(0.95).unwrap();
        assert_eq!((rows[1].statistic, rows[1].standard_error), (3.0, 1.0));
        assert!((rows[1].p_value.unwrap() - (1.0 - 3.0 / 11.0_f64.sqrt())).abs() < 1e-12);
        assert!((rows[1].interval.unwrap().high - 7.302_653).abs() < 1e-6);
    }

    #[test]
    fn without_degrees_of_freedom_there_is_no_interval_and_no_probability() {
        let coefficients = coefficients(0.0);
        let rows = coefficients.rows(0.9).unwrap();
        assert_eq!((rows[0].p_value, rows[0].interval), (None, None));
        assert_eq!(coefficients.wald_test(&[0], 0.0).unwrap().p_value, None);
        assert!(coefficients.rows(1.0).is_err());
    }

    #[test]
    fn the_difference_of_two_coefficients_has_their_covariance() {
        assert_eq!(coefficients(2.0).combination(&[1.0, -1.0]), (-1.0, 3.0_f64.sqrt()));
    }
}
