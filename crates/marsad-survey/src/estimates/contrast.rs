//! Estimates compared: sums of estimates times coefficients, with the variance that their covariance gives.

use super::answer::Estimates;
use crate::distributions::student_quantile;
use crate::error::{SurveyError, Unsupported};
use crate::variance::Covariance;

/// Σ coefficient · estimate; nothing but NaN where one of the estimates that take part does not exist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// The sum.
    pub value: f64,
    /// The root of its variance.
    pub standard_error: f64,
    /// The lower bound of the interval.
    pub low: f64,
    /// The upper bound of the interval.
    pub high: f64,
    /// The least degrees of freedom of the estimates that take part.
    pub degrees_of_freedom: f64,
}

impl Estimates {
    /// The covariance of all estimates, in the order of the rows.
    ///
    /// # Errors
    /// [`Unsupported::QuantileCovariance`] for quantiles whose design has no replicates.
    pub fn covariance(&self) -> Result<Covariance, SurveyError> {
        let spread = self.spread.as_ref().ok_or(SurveyError::Unsupported(Unsupported::QuantileCovariance))?;
        spread.covariance(&self.design)
    }

    /// Σ coefficient · estimate over the rows; coefficients beyond the last row are an error, missing ones are zero.
    ///
    /// # Errors
    /// [`SurveyError::OutOfRange`] for too many coefficients or one that is not a number;
    /// [`Unsupported::QuantileCovariance`] for quantiles whose design has no replicates.
    pub fn contrast(&self, coefficients: &[f64]) -> Result<Contrast, SurveyError> {
        let spread = self.spread.as_ref().ok_or(SurveyError::Unsupported(Unsupported::QuantileCovariance))?;
        if coefficients.len() > self.rows.len() {
            return Err(SurveyError::OutOfRange { what: "coefficients", value: coefficients.len().to_string() });
        }
        if let Some(wrong) = coefficients.iter().find(|coefficient| !coefficient.is_finite()) {
            return Err(SurveyError::OutOfRange { what: "coefficient", value: wrong.to_string() });
        }
        let mut all = coefficients.to_vec();
        all.resize(self.rows.len(), 0.0);
        let taking_part = || self.rows.iter().zip(&all).filter(|(_, coefficient)| **coefficient != 0.0);
        let value: f64 = taking_part().map(|(row, coefficient)| row.value * coefficient).sum();
        if value.is_nan() {
            // What the other estimates vary is the error of no difference.
            let nothing = f64::NAN;
            let (standard_error, degrees_of_freedom) = (nothing, nothing);
            return Ok(Contrast { value, standard_error, low: nothing, high: nothing, degrees_of_freedom });
        }
        let freedom = taking_part().map(|(row, _)| row.degrees_of_freedom).fold(f64::INFINITY, f64::min);
        let standard_error = spread.variance_of(&self.design, &all)?.sqrt();
        let reach = student_quantile(0.5 + 0.5 * self.confidence, freedom) * standard_error;
        Ok(Contrast { value, standard_error, low: value - reach, high: value + reach, degrees_of_freedom: freedom })
    }

    /// The estimate in one row less that in another.
    ///
    /// # Errors
    /// [`SurveyError::OutOfRange`] for a row that does not exist, and those of [`Self::contrast`].
    pub fn difference(&self, row: usize, other: usize) -> Result<Contrast, SurveyError> {
        let mut coefficients = vec![0.0; self.rows.len()];
        for (place, by) in [(row, 1.0), (other, -1.0)] {
            let known = coefficients.get_mut(place);
            *known.ok_or_else(|| SurveyError::OutOfRange { what: "row", value: place.to_string() })? += by;
        }
        self.contrast(&coefficients)
    }

    /// The place of the row with these labels for `variable`; for proportions of the first code.
    pub fn find(&self, variable: &str, domain: &[&str]) -> Option<usize> {
        self.rows.iter().position(|row| row.variable == variable && row.domain == *domain)
    }
}
