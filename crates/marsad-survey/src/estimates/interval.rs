//! Confidence intervals of one estimate. METHOD.md has the formulas.

use super::request::Interval;
use crate::distributions::{beta_quantile, student_quantile};
use crate::replicate::ReplicateWeights;

/// An estimate, as its interval sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub value: f64,
    pub variance: f64,
    pub freedom: f64,
    /// Rows of the cell that have a value: those of which the estimate is made.
    pub rows: usize,
}

/// Halvings until an interval between probabilities has no digits left.
const HALVINGS: usize = 200;

impl Interval {
    /// The bounds with the given confidence; not numbers where they do not exist.
    pub(crate) fn bounds(self, point: Point, confidence: f64) -> (f64, f64) {
        let quantile = student_quantile(0.5 + 0.5 * confidence, point.freedom);
        let reach = quantile * point.variance.sqrt();
        match self {
            Self::Wald => (point.value - reach, point.value + reach),
            Self::Logit | Self::Xlogit => on_logits(point.value, reach / (point.value * (1.0 - point.value))),
            Self::Likelihood => likelihood(point, quantile),
            Self::Asin => arcsine(point.value, reach),
            Self::Beta => korn_graubard(point, confidence),
        }
    }
}

/// The bounds of a share whose logit varies over replicates; not numbers where one of them has nobody or all, and so no logit.
pub(crate) fn replicated_logit(
    point: Point,
    confidence: f64,
    (replicates, shares): (&ReplicateWeights, &[f64]),
) -> (f64, f64) {
    // A replicate in which nobody answered has no share, and is left out.
    let has_logit = |share: &f64| share.is_nan() || (*share > 0.0 && *share < 1.0);
    if !shares.iter().all(has_logit) {
        return (f64::NAN, f64::NAN);
    }
    let logits: Vec<f64> = shares.iter().map(|share| logit(*share)).collect();
    let variance = replicates.variance(logit(point.value), &logits);
    on_logits(point.value, student_quantile(0.5 + 0.5 * confidence, point.freedom) * variance.sqrt())
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

/// So far to both sides on the scale of logits.
fn on_logits(share: f64, reach: f64) -> (f64, f64) {
    let back = |value: f64| 1.0 / (1.0 + (-value).exp());
    (back(logit(share) - reach), back(logit(share) + reach))
}

fn arcsine(share: f64, reach: f64) -> (f64, f64) {
    let centre = share.sqrt().asin();
    let reach = 0.5 * reach / (share * (1.0 - share)).sqrt();
    ((centre - reach).sin().powi(2), (centre + reach).sin().powi(2))
}

/// Clopper and Pearson with n* = p(1 − p)/V · (t of rows / t of the design)².
fn korn_graubard(point: Point, confidence: f64) -> (f64, f64) {
    let Point { value: share, variance, freedom, rows } = point;
    let tail = 0.5 - 0.5 * confidence;
    let spread = share * (1.0 - share);
    if variance == 0.0 && spread > 0.0 {
        return (share, share);
    }
    let of_rows = student_quantile(tail, rows as f64 - 1.0);
    let of_design = student_quantile(tail, freedom);
    // Nobody, or all: the variance says nothing, and the rows stand in for it.
    let effective = if spread == 0.0 { rows as f64 } else { spread / variance };
    let effective = effective * (of_rows / of_design).powi(2);
    let low = beta_quantile(tail, effective * share, effective * (1.0 - share) + 1.0);
    let high = beta_quantile(1.0 - tail, effective * share + 1.0, effective * (1.0 - share));
    (low, high)
}

/// The shares x with p ln(p/x) + (1 − p) ln((1 − p)/(1 − x)) = t² V / (2 p (1 − p)) · n/(n − 1).
fn likelihood(point: Point, quantile: f64) -> (f64, f64) {
    let Point { value: share, variance, rows, .. } = point;
    let other = 1.0 - share;
    let of_rows = rows as f64 / (rows as f64 - 1.0);
    let target = of_rows * quantile * quantile * variance / (2.0 * share * other);
    if !(share > 0.0 && other > 0.0 && target.is_finite()) {
        return (f64::NAN, f64::NAN);
    }
    let deviance = |x: f64| share * (share / x).ln() + other * (other / (1.0 - x)).ln();
    (halved(0.0, share, |x| deviance(x) > target), halved(1.0, share, |x| deviance(x) > target))
}

/// Between `outside` and `inside`, where `is_outside` changes.
fn halved(mut outside: f64, mut inside: f64, is_outside: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (outside + inside);
        if is_outside(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    0.5 * (outside + inside)
}

#[cfg(test)]
mod tests {
    use super::{Interval, Point};

    /// R survey 4.1.1: apiclus1 with its fpc, `svyciprop(~I(api00 > 700), design, method)`; 62 of 183 schools, equal weights.
    const CLUSTERS: Point = Point { value: 62.0 / 183.0, variance: 0.00636900316824012, freedom: 14.0, rows: 183 };

    fn check(interval: Interval, expected: (f64, f64), tolerance: f64) {
        let (low, high) = interval.bounds(CLUSTERS, 0.95);
        assert!((low - expected.0).abs() < tolerance, "{interval:?} {low}");
        assert!((high - expected.1).abs() < tolerance, "{interval:?} {high}");
    }

    #[test]
    fn intervals_of_a_share_are_those_of_r() {
        check(Interval::Wald, (0.167630893452206, 0.509964734963094), 1e-11);
        check(Interval::Xlogit, (0.192671040333281, 0.523840562340373), 1e-11);
        check(Interval::Asin, (0.181764828647639, 0.516685176290142), 1e-11);
        check(Interval::Beta, (0.176578605011266, 0.534466618317344), 1e-11);
        // R's regression stops with twelve digits.
        check(Interval::Logit, (0.192671040333306, 0.523840562340403), 1e-11);
        // R interpolates the profile between points; the exact roots are 0.1859457102 and 0.5188069456.
        check(Interval::Likelihood, (0.185939790181874, 0.518799537630064), 1e-5);
        check(Interval::Likelihood, (0.1859457102, 0.5188069456), 1e-9);
    }

    #[test]
    fn nobody_has_an_upper_bound_only() {
        let nobody = Point { value: 0.0, variance: 0.0, freedom: 49.0, rows: 50 };
        let (low, high) = Interval::Beta.bounds(nobody, 0.95);
        // Clopper and Pearson: 1 − 0.025^(1/50).
        assert_eq!(low, 0.0);
        assert!((high - (1.0 - 0.025_f64.powf(0.02))).abs() < 1e-12);
        assert!(Interval::Logit.bounds(nobody, 0.95).0.is_nan());
    }
}
