//! The variance of coefficients: residuals of rows, scores, and the design's variance between inverse informations.

use std::ops::Range;

use crate::matrix::Matrix;
use crate::threads::in_ranges;

use super::super::influences::{covariance_of, scores};
use super::super::prepared::Prepared;
use super::super::{ModelError, ModelFinding};
use super::Family;
use super::problem::Fitted;

/// Fewer rows than this are not worth a thread.
const ROWS_OF_A_THREAD: usize = 65_536;

/// Weighted residuals of rows, and what they sum to.
pub(super) struct Residuals {
    /// w (y − μ) for each row of the design, weights being 1 on average; 0 for a row that is not used.
    pub of_row: Vec<f64>,
    /// The weighted variance of Pearson's residuals.
    pub dispersion: f64,
    /// Σ w (y − μ)² over variances.
    pub squares: f64,
    /// Σ w times the log-likelihood of each outcome if it were its own mean.
    pub saturated: f64,
}

#[derive(Default)]
struct Sums {
    weight: f64,
    pearson: f64,
    squares: f64,
    saturated: f64,
}

impl Residuals {
    /// The residuals of a fit.
    pub(super) fn of(prepared: &Prepared, family: Family, outcomes: &[f64], fitted: &Fitted) -> Self {
        let roots: Vec<f64> = fitted.variances.iter().map(|variance| 1.0 / variance.sqrt()).collect();
        let weights = prepared.design.weights();
        let part = |range: Range<usize>| {
            let mut residuals = vec![0.0; range.len()];
            let mut sums = Sums::default();
            let rows = weights[range.clone()].iter().zip(&outcomes[range.clone()]);
            let patterns = prepared.patterns.of_row[range].iter();
            for ((residual, pattern), (weight, outcome)) in residuals.iter_mut().zip(patterns).zip(rows) {
                let pattern = *pattern as usize;
                if pattern < fitted.means.len() {
                    let (weight, left) = (weight * prepared.weight_scale, outcome - fitted.means[pattern]);
                    *residual = weight * left;
                    sums.add(weight, left * roots[pattern], family.saturated(*outcome));
                }
            }
            (residuals, sums)
        };
        let parts = in_ranges(weights.len(), ROWS_OF_A_THREAD, part);
        let sums = parts.iter().fold(Sums::default(), |sum, (_, part)| sum.plus(part));
        let chunks: Vec<Vec<f64>> = parts.into_iter().map(|(residuals, _)| residuals).collect();
        Self {
            of_row: chunks.concat(),
            dispersion: sums.variance(prepared.rows_used as f64),
            squares: sums.squares,
            saturated: sums.saturated,
        }
    }
}

impl Sums {
    fn add(&mut self, weight: f64, pearson: f64, saturated: f64) {
        self.weight += weight;
        self.pearson += weight * pearson;
        self.squares += weight * pearson * pearson;
        self.saturated += weight * saturated;
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            weight: self.weight + other.weight,
            pearson: self.pearson + other.pearson,
            squares: self.squares + other.squares,
            saturated: self.saturated + other.saturated,
        }
    }

    fn variance(&self, rows: f64) -> f64 {
        let mean = self.pearson / self.weight;
        (self.squares / self.weight - mean * mean) * rows / (rows - 1.0).max(1.0)
    }
}

/// The linearised covariance of the coefficients kept: `bread` · covariance of Σ w (y − μ) x · `bread`.
pub(super) fn linearised(prepared: &Prepared, residuals: &[f64], bread: &Matrix) -> Result<Matrix, ModelError> {
    let score = |place: usize| scores(&prepared.patterns, prepared.kept[place], residuals);
    let meat = covariance_of(&prepared.design, prepared.kept.len(), score)?;
    Ok(bread.times(&meat.matrix()).times(bread))
}

/// Rows whose fitted mean is at the end of its range, if there are any.
pub(super) fn at_limit(prepared: &Prepared, family: Family, fitted: &Fitted) -> Option<ModelFinding> {
    let mut flags: Vec<bool> = fitted.means.iter().map(|mean| family.is_at_limit(*mean)).collect();
    if !flags.contains(&true) {
        return None;
    }
    flags.push(false);
    let rows = prepared.patterns.of_row.iter().filter(|pattern| flags[**pattern as usize]).count();
    Some(ModelFinding::FittedAtLimit { rows })
}
