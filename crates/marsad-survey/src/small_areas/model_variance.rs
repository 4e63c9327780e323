//! The variance of the model: how much areas differ beyond their covariates.
//!
//! Holds: [`VarianceMethod`] and the search for σ² by each. Does not hold: what σ² does to the error; see
//! `mean_squared_error.rs`.

use super::area_data::Observed;
use super::finding::SmallAreaError;
use super::least_squares::{Fitted, fitted, products, quadratic_form, times, trace};

/// How the variance of the model is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VarianceMethod {
    /// Restricted maximum likelihood.
    #[default]
    Reml,
    /// Maximum likelihood.
    Ml,
    /// The moment equation of Fay and Herriot.
    FayHerriot,
    /// The moments of Prasad and Rao, without iteration.
    PrasadRao,
}

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub iterations_max: usize,
    pub tolerance: f64,
}

/// The variance that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub variance: f64,
    pub iterations: usize,
    pub is_converged: bool,
    /// The last relative change.
    pub change: f64,
}

/// Areas as columns.
pub(super) struct Areas<'a> {
    pub rows: Vec<&'a [f64]>,
    pub direct: Vec<f64>,
    pub variances: Vec<f64>,
    pub covariates: usize,
}

/// 1/(σ² + ψ) of each area, and the regression with these weights.
pub(super) struct Generalised {
    pub precisions: Vec<f64>,
    pub fitted: Fitted,
}

impl<'a> Areas<'a> {
    pub(super) fn of(observed: &'a [Observed], covariates: usize) -> Self {
        Self {
            rows: observed.iter().map(|area| area.row.as_slice()).collect(),
            direct: observed.iter().map(|area| area.direct).collect(),
            variances: observed.iter().map(|area| area.variance).collect(),
            covariates,
        }
    }

    /// The number of areas, as a number to count with.
    pub(super) fn count(&self) -> f64 {
        self.rows.iter().map(|_| 1.0).sum()
    }

    /// Areas beyond covariates.
    fn freedom(&self) -> f64 {
        self.count() - self.covariates as f64
    }

    /// The regression at a variance of the model.
    pub(super) fn at(&self, variance: f64) -> Result<Generalised, SmallAreaError> {
        let precisions: Vec<f64> = self.variances.iter().map(|sampling| 1.0 / (variance + sampling)).collect();
        let fitted = fitted(&self.rows, &self.direct, &precisions)?;
        Ok(Generalised { precisions, fitted })
    }

    /// The variance of the model by one method.
    pub(super) fn model_variance(&self, method: VarianceMethod, stop: Stop) -> Result<Found, SmallAreaError> {
        match method {
            VarianceMethod::PrasadRao => self.prasad_rao(),
            VarianceMethod::Reml | VarianceMethod::Ml | VarianceMethod::FayHerriot => self.iterate(method, stop),
        }
    }

    /// Prasad and Rao 1990: what ordinary residuals have beyond their sampling variances.
    fn prasad_rao(&self) -> Result<Found, SmallAreaError> {
        let ones = vec![1.0; self.rows.len()];
        let ordinary = fitted(&self.rows, &self.direct, &ones)?;
        let squares: f64 = ordinary.residuals.iter().map(|residual| residual * residual).sum();
        let expected: f64 = self
            .rows
            .iter()
            .zip(&self.variances)
            .map(|(row, variance)| variance * (1.0 - quadratic_form(&ordinary.inverse, row)))
            .sum();
        let variance = ((squares - expected) / self.freedom()).max(0.0);
        Ok(Found { variance, iterations: 1, is_converged: true, change: 0.0 })
    }

    /// Fisher's scoring from the median sampling variance. Steps that leave the interval in which the root must lie are
    /// replaced by its middle; a variance of zero is accepted where the score there is not positive.
    fn iterate(&self, method: VarianceMethod, stop: Stop) -> Result<Found, SmallAreaError> {
        let start = median(&self.variances);
        let mut bracket = Bracket { low: None, high: f64::INFINITY };
        let mut found = Found { variance: start, iterations: 0, is_converged: false, change: f64::INFINITY };
        while found.iterations < stop.iterations_max && !found.is_converged {
            found.iterations += 1;
            let score = self.score(method, found.variance)?;
            bracket.narrow(found.variance, score.value);
            let is_at_zero = found.variance == 0.0 && score.value <= 0.0;
            let next = if is_at_zero { 0.0 } else { bracket.step(found.variance, score) };
            let change = (next - found.variance).abs();
            found.change = if found.variance == 0.0 { change } else { change / found.variance };
            // A change below what can be told apart beside the sampling variances is rest, whatever the tolerance.
            let is_at_rest = found.change <= stop.tolerance || change <= f64::EPSILON * start;
            found.is_converged = is_at_zero || (next > 0.0 && is_at_rest);
            found.variance = next;
        }
        Ok(found)
    }

    /// The score of the variance and its information.
    fn score(&self, method: VarianceMethod, variance: f64) -> Result<Score, SmallAreaError> {
        let generalised = self.at(variance)?;
        let precisions = &generalised.precisions;
        let pairs = || generalised.fitted.residuals.iter().zip(precisions);
        let squares: f64 = pairs().map(|(residual, precision)| (residual * precision).powi(2)).sum();
        Ok(match method {
            VarianceMethod::Reml => {
                let [trace, trace_of_square] = self.traces(&generalised);
                Score { value: 0.5 * (squares - trace), information: 0.5 * trace_of_square }
            }
            VarianceMethod::Ml => {
                let information = 0.5 * precisions.iter().map(|precision| precision * precision).sum::<f64>();
                Score { value: 0.5 * (squares - precisions.iter().sum::<f64>()), information }
            }
            VarianceMethod::FayHerriot | VarianceMethod::PrasadRao => {
                let moment: f64 = pairs().map(|(residual, precision)| residual * residual * precision).sum();
                Score { value: moment - self.freedom(), information: precisions.iter().sum() }
            }
        })
    }

    /// tr *P* and tr *P*², with *P* = V⁻¹ − V⁻¹X(X′V⁻¹X)⁻¹X′V⁻¹.
    fn traces(&self, generalised: &Generalised) -> [f64; 2] {
        let (precisions, inverse) = (&generalised.precisions, &generalised.fitted.inverse);
        let (mut trace_of_projection, mut trace_of_square) = (0.0, 0.0);
        for (row, precision) in self.rows.iter().zip(precisions) {
            let leverage = quadratic_form(inverse, row);
            let square = precision * precision;
            trace_of_projection += precision - square * leverage;
            trace_of_square += square - 2.0 * square * precision * leverage;
        }
        let product = times(inverse, &self.squared_products(precisions), self.covariates);
        trace_of_square += trace(&times(&product, &product, self.covariates), self.covariates);
        [trace_of_projection, trace_of_square]
    }

    /// X′V⁻²X.
    pub(super) fn squared_products(&self, precisions: &[f64]) -> Vec<f64> {
        let squares: Vec<f64> = precisions.iter().map(|precision| precision * precision).collect();
        products(&self.rows, &squares)
    }
}

#[derive(Debug, Clone, Copy)]
struct Score {
    value: f64,
    information: f64,
}

/// Where the root must lie: above `low`, where the score was positive, and below `high`, where it was not.
struct Bracket {
    low: Option<f64>,
    high: f64,
}

impl Bracket {
    fn narrow(&mut self, variance: f64, score: f64) {
        if score > 0.0 {
            self.low = Some(self.low.map_or(variance, |low| low.max(variance)));
        } else {
            self.high = self.high.min(variance);
        }
    }

    fn step(&self, variance: f64, score: Score) -> f64 {
        let next = variance + score.value / score.information;
        match self.low {
            None if next <= 0.0 => 0.0,
            Some(low) if next <= low => f64::midpoint(low, variance),
            _ if next >= self.high => f64::midpoint(self.low.unwrap_or(0.0), self.high),
            _ => next,
        }
    }
}

/// The median; not a number without values.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}
