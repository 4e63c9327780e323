//! Trimming: weights beyond a bound are brought to it, and what they lose goes to the others (see METHOD.md).
//!
//! Holds: [`trim`]. Does not hold: bounds on how far a weight may move in calibration; see `calibration`.

use std::sync::Arc;

use super::finding::WeightingFinding;
use super::replicates::{Replicates, Reweighted};
use super::report::{Weighted, WeightingError, WeightingReport};
use crate::{Adjustment, Design};

/// A bound for weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TrimLimit {
    /// The weight itself.
    Weight(f64),
    /// So many times the median weight.
    TimesMedian(f64),
    /// The median weight and so many times the distance between the quartiles.
    MedianAndQuartileRanges(f64),
}

/// Who gets what trimmed weights lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redistribution {
    /// All that were not trimmed, by the same amount; so does R `survey::trimWeights`.
    #[default]
    Evenly,
    /// All that were not trimmed, by the same factor.
    InProportion,
    /// Nobody: the sum of the weights changes.
    None,
}

/// How weights are trimmed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trimming {
    /// The largest weight.
    pub upper: Option<TrimLimit>,
    /// The least weight.
    pub lower: Option<TrimLimit>,
    /// Who gets what is cut off.
    pub redistribution: Redistribution,
    /// In how many rounds: what is redistributed may lift weights over the bound, which the next round cuts. 1 is R's
    /// default, many are its `strict = TRUE`.
    pub rounds_max: usize,
}

impl Default for Trimming {
    fn default() -> Self {
        Self { upper: None, lower: None, redistribution: Redistribution::Evenly, rounds_max: 1000 }
    }
}

/// Trims the weights of a design. Rows without a weight stay without. A calibration that was made before is kept for
/// the variance; its totals are no longer reached exactly.
///
/// # Errors
/// Bounds that make no sense, or that leave no room for the sum of the weights.
pub fn trim(design: &Design, trimming: &Trimming) -> Result<Weighted, WeightingError> {
    let before = design.weights();
    let bounds = Limits::of(before, trimming)?;
    if let Some(finding) = bounds.without_room(before, trimming.redistribution) {
        return Err(WeightingError::Refused(vec![finding]));
    }
    let trimmed = bounds.trimmed(before, trimming);
    let mut report = WeightingReport::of(before, &trimmed.weights);
    report.iterations = trimmed.rounds;
    report.is_converged = trimmed.is_converged;
    report.findings.extend(changes(before, &trimmed, bounds));
    let weights = trimmed.weights;
    if let Some(replicates) = Replicates::of(design, |weights| bounds.replicate(weights, trimming)) {
        report.findings.extend(replicates.finding());
        return Ok(Weighted { design: replicates.into_design(design, weights)?, report });
    }
    Ok(Weighted { design: design.with_adjustment(weights, Arc::new(KeepsInfluences))?, report })
}

/// Bounds as weights.
#[derive(Debug, Clone, Copy)]
struct Limits {
    lower: f64,
    upper: f64,
}

struct Trimmed {
    weights: Vec<f64>,
    rounds: usize,
    is_converged: bool,
}

impl Limits {
    fn of(weights: &[f64], trimming: &Trimming) -> Result<Self, WeightingError> {
        let mut sorted: Vec<f64> = weights.iter().copied().filter(|&weight| weight != 0.0).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let upper = trimming.upper.map_or(f64::INFINITY, |limit| limit.weight(&sorted, 1.0));
        let lower = trimming.lower.map_or(f64::NEG_INFINITY, |limit| limit.weight(&sorted, -1.0));
        let refuse = |name: &'static str, value: f64| Err(WeightingError::Setting { name, value });
        if upper.is_nan() || upper <= 0.0 {
            return refuse("upper", upper);
        }
        if lower.is_nan() || lower > upper {
            return refuse("lower", lower);
        }
        Ok(Self { lower, upper })
    }

    fn is_outside(self, weight: f64) -> bool {
        weight != 0.0 && (weight < self.lower || weight > self.upper)
    }

    /// No weights between the bounds have the sum that these have.
    fn without_room(self, weights: &[f64], redistribution: Redistribution) -> Option<WeightingFinding> {
        let count: f64 = weights.iter().filter(|&&weight| weight != 0.0).map(|_| 1.0).sum();
        let sum: f64 = weights.iter().sum();
        let (sum_min, sum_max) = (self.lower * count, self.upper * count);
        let is_outside = count > 0.0 && (sum < sum_min || sum > sum_max);
        let is_refused = is_outside && redistribution != Redistribution::None;
        is_refused.then_some(WeightingFinding::BoundsTooNarrow { sum_min, sum_max, sum })
    }

    fn trimmed(self, weights: &[f64], trimming: &Trimming) -> Trimmed {
        let mut trimmed = Trimmed { weights: weights.to_vec(), rounds: 0, is_converged: false };
        while trimmed.rounds < trimming.rounds_max.max(1) && !trimmed.is_converged {
            self.cut(&mut trimmed.weights, trimming.redistribution);
            trimmed.rounds += 1;
            trimmed.is_converged = !trimmed.weights.iter().any(|&weight| self.is_outside(weight));
        }
        trimmed
    }

    /// One round: weights outside are brought to the bound, the others share what was lost.
    fn cut(self, weights: &mut [f64], redistribution: Redistribution) {
        let (mut lost, mut others, mut sum_of_others) = (0.0, 0.0, 0.0);
        for &weight in weights.iter().filter(|&&weight| weight != 0.0) {
            if self.is_outside(weight) {
                lost += weight - weight.clamp(self.lower, self.upper);
            } else {
                others += 1.0;
                sum_of_others += weight;
            }
        }
        let (amount, factor) = match redistribution {
            Redistribution::Evenly if others > 0.0 => (lost / others, 1.0),
            Redistribution::InProportion if sum_of_others > 0.0 => (0.0, 1.0 + lost / sum_of_others),
            _ => (0.0, 1.0),
        };
        for weight in weights.iter_mut().filter(|weight| **weight != 0.0) {
            *weight =
                if self.is_outside(*weight) { weight.clamp(self.lower, self.upper) } else { *weight * factor + amount };
        }
    }

    fn replicate(self, weights: &[f64], trimming: &Trimming) -> Reweighted {
        let trimmed = self.trimmed(weights, trimming);
        Reweighted { is_converged: trimmed.is_converged || trimming.rounds_max < 2, weights: trimmed.weights }
    }
}

impl TrimLimit {
    /// The bound as a weight, given the weights in ascending order; quartile ranges count upwards (1) or downwards
    /// (−1).
    fn weight(self, sorted: &[f64], direction: f64) -> f64 {
        let median = quantile(sorted, 0.5);
        match self {
            Self::Weight(weight) => weight,
            Self::TimesMedian(times) => times * median,
            Self::MedianAndQuartileRanges(times) => {
                median + direction * times * (quantile(sorted, 0.75) - quantile(sorted, 0.25))
            }
        }
    }
}

/// The quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996); not a number without values.
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = probability * last as f64;
    let (below, share) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(last);
    sorted[below] + share * (sorted[above] - sorted[below])
}

fn changes(before: &[f64], trimmed: &Trimmed, limits: Limits) -> Vec<WeightingFinding> {
    let outside: Vec<f64> = before.iter().copied().filter(|&weight| limits.is_outside(weight)).collect();
    let rows = outside.len();
    let weight: f64 = outside.iter().map(|weight| (weight - weight.clamp(limits.lower, limits.upper)).abs()).sum();
    let mut findings = Vec::new();
    if rows > 0 {
        findings.push(WeightingFinding::Trimmed { rows, weight });
    }
    if !trimmed.is_converged {
        let beyond = trimmed.weights.iter().map(|&weight| weight / weight.clamp(limits.lower, limits.upper) - 1.0);
        let distance = beyond.filter(|distance| distance.is_finite()).map(f64::abs).fold(0.0, f64::max);
        findings.push(WeightingFinding::NotConverged { iterations: trimmed.rounds, distance });
    }
    findings
}

/// An adjustment that leaves influences as they are: weights changed, but what was explained before stays explained.
#[derive(Debug)]
struct KeepsInfluences;

impl Adjustment for KeepsInfluences {
    fn residuals(&self, _influences: &mut [Vec<f64>]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(weights: &[f64], trimming: Trimming, expected: &[f64]) {
        let limits = Limits::of(weights, &trimming).unwrap();
        let found = limits.trimmed(weights, &trimming).weights;
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }

    #[test]
    fn what_is_cut_goes_to_the_others_evenly_or_in_proportion() {
        let upper = Some(TrimLimit::Weight(6.0));
        let evenly = Trimming { upper, ..Trimming::default() };
        check(&[1.0, 3.0, 0.0, 8.0], evenly, &[2.0, 4.0, 0.0, 6.0]);
        let proportion = Trimming { redistribution: Redistribution::InProportion, ..evenly };
        check(&[1.0, 3.0, 0.0, 8.0], proportion, &[1.5, 4.5, 0.0, 6.0]);
        check(
            &[1.0, 3.0, 0.0, 8.0],
            Trimming { redistribution: Redistribution::None, ..evenly },
            &[1.0, 3.0, 0.0, 6.0],
        );
    }

    #[test]
    fn rounds_go_on_until_no_weight_is_beyond_the_bound() {
        // 10 is cut by 4, which lifts 5 to 7 and 1 to 3; 7 is cut by 1, shared by 3 and by the 6 at the bound, and so
        // on until all of the sum of 16 is below 6.
        let trimming = Trimming { upper: Some(TrimLimit::Weight(6.0)), ..Trimming::default() };
        check(&[1.0, 5.0, 10.0], trimming, &[4.0, 6.0, 6.0]);
    }

    #[test]
    fn bounds_by_median_and_quartiles() {
        let sorted = [1.0, 2.0, 3.0, 4.0, 10.0];
        assert!((TrimLimit::TimesMedian(2.0).weight(&sorted, 1.0) - 6.0).abs() < 1e-15);
        assert!((TrimLimit::MedianAndQuartileRanges(3.0).weight(&sorted, 1.0) - 9.0).abs() < 1e-15);
        assert!((TrimLimit::MedianAndQuartileRanges(1.0).weight(&sorted, -1.0) - 1.0).abs() < 1e-15);
    }
}
