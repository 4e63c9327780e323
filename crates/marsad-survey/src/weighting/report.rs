//! What a weighting gives back: the design with its new weights, and what was reached.

use super::finding::{ConstraintName, WeightingFinding};
use crate::{Design, SurveyError};

/// A design with new weights.
#[derive(Debug, Clone)]
pub struct Weighted {
    /// The design; estimates made with it take the weighting into account.
    pub design: Design,
    /// What was reached, and what is worth knowing.
    pub report: WeightingReport,
}

/// The least and the largest factor by which a weight changed, over rows that have a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatioRange {
    /// The least.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

/// One constraint: what it asks for, what the weights gave before and what they give now.
#[derive(Debug, Clone, PartialEq)]
pub struct ConstraintReached {
    /// Which constraint.
    pub name: ConstraintName,
    /// The total of the population.
    pub target: f64,
    /// The total by the weights as they were.
    pub before: f64,
    /// The total by the new weights.
    pub after: f64,
}

/// What a weighting reached.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightingReport {
    /// How many iterations it took; 1 for methods without any.
    pub iterations: usize,
    /// Whether every constraint was reached.
    pub is_converged: bool,
    /// By what factors weights changed; 0 for those who did not answer.
    pub ratios: RatioRange,
    /// The design effect of unequal weights (Kish) before.
    pub kish_before: f64,
    /// The same with the new weights.
    pub kish_after: f64,
    /// The sum of the weights before.
    pub sum_before: f64,
    /// The sum of the new weights.
    pub sum_after: f64,
    /// The constraints, margins by codes first.
    pub constraints: Vec<ConstraintReached>,
    /// What is worth knowing.
    pub findings: Vec<WeightingFinding>,
}

impl WeightingReport {
    /// A report of weights alone.
    pub(crate) fn of(before: &[f64], after: &[f64]) -> Self {
        Self {
            iterations: 1,
            is_converged: true,
            ratios: ratio_range(before, after),
            kish_before: kish_design_effect(before),
            kish_after: kish_design_effect(after),
            sum_before: before.iter().sum(),
            sum_after: after.iter().sum(),
            constraints: Vec::new(),
            findings: negative(after).into_iter().collect(),
        }
    }
}

/// Why no weights were made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightingError {
    /// The design, or a column of its frame.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// What was given cannot be weighted; each finding says why.
    #[error("weights cannot be made: {} findings", .0.len())]
    Refused(Vec<WeightingFinding>),
    /// The constraints were not reached; the report says which, and how close the last iteration came.
    #[error("the constraints were not reached in {} iterations", .0.iterations)]
    NotConverged(Box<WeightingReport>),
    /// A setting makes no sense.
    #[error("`{name}` cannot be `{value}`")]
    Setting {
        /// Which setting.
        name: &'static str,
        /// Its value.
        value: f64,
    },
}

/// The design effect of unequal weights, *n* Σ*w*² / (Σ*w*)² over rows that have a weight (Kish 1992, *Journal of
/// Official Statistics* 8:183–200): 1 where all are equal. Not a number where weights add up to zero.
pub fn kish_design_effect(weights: &[f64]) -> f64 {
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for &weight in weights.iter().filter(|&&weight| weight != 0.0) {
        count += 1.0;
        sum += weight;
        squares += weight * weight;
    }
    count * squares / (sum * sum)
}

fn ratio_range(before: &[f64], after: &[f64]) -> RatioRange {
    let start = RatioRange { min: f64::INFINITY, max: f64::NEG_INFINITY };
    let range = before.iter().zip(after).filter(|&(&before, _)| before != 0.0).fold(start, |range, (before, after)| {
        let ratio = after / before;
        RatioRange { min: range.min.min(ratio), max: range.max.max(ratio) }
    });
    if range.min <= range.max { range } else { RatioRange { min: 1.0, max: 1.0 } }
}

fn negative(weights: &[f64]) -> Option<WeightingFinding> {
    let rows = weights.iter().filter(|&&weight| weight < 0.0).count();
    (rows > 0).then_some(WeightingFinding::NegativeWeights { rows })
}

/// Weights times factors; a row without a weight stays without, whatever its factor.
pub(crate) fn multiplied(weights: &[f64], factors: &[f64]) -> Vec<f64> {
    weights.iter().zip(factors).map(|(&weight, &factor)| if weight == 0.0 { 0.0 } else { weight * factor }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn design_effect_of_weights_worked_by_hand() {
        // n = 3, sum 6, squares 14: 3 · 14 / 36.
        assert!((kish_design_effect(&[1.0, 2.0, 0.0, 3.0]) - 42.0 / 36.0).abs() < 1e-15);
        assert!((kish_design_effect(&[5.0, 5.0]) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn factors_are_those_of_rows_with_a_weight() {
        let report = WeightingReport::of(&[2.0, 0.0, 4.0], &[1.0, 0.0, 6.0]);
        assert_eq!(report.ratios, RatioRange { min: 0.5, max: 1.5 });
        assert!(report.findings.is_empty());
    }
}
