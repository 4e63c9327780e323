//! Weights and outcomes of rows, added up by pattern.

use super::patterns::Patterns;

/// What the rows of each pattern have together. The last entry gathers rows that are not used.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Totals {
    /// Σ w.
    pub weights: Vec<f64>,
    /// Σ w y.
    pub outcomes: Vec<f64>,
}

impl Totals {
    /// The sums of `weights`, times `scale`, and of weights times `outcomes`, one for each row.
    pub(super) fn of(patterns: &Patterns, weights: &[f64], outcomes: &[f64], scale: f64) -> Self {
        let mut totals = Self { weights: vec![0.0; patterns.count + 1], outcomes: vec![0.0; patterns.count + 1] };
        for ((pattern, weight), outcome) in patterns.of_row.iter().zip(weights).zip(outcomes) {
            let weight = weight * scale;
            totals.weights[*pattern as usize] += weight;
            totals.outcomes[*pattern as usize] += weight * outcome;
        }
        totals
    }

    /// Σ w and Σ w y over all patterns.
    pub(super) fn sums(&self) -> (f64, f64) {
        let used = self.weights.len() - 1;
        (self.weights[..used].iter().sum(), self.outcomes[..used].iter().sum())
    }
}

/// The sums of `weights`, times `scale`, by pattern; the last entry gathers rows that are not used.
pub(super) fn weights_by_pattern(patterns: &Patterns, weights: &[f64], scale: f64) -> Vec<f64> {
    let mut sums = vec![0.0; patterns.count + 1];
    for (pattern, weight) in patterns.of_row.iter().zip(weights) {
        sums[*pattern as usize] += weight * scale;
    }
    sums
}
