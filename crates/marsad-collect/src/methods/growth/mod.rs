//! Is the latest growth of a series unusual against its own history? Formula and source in METHOD.md.

use super::order_statistics::{median, median_distance};

/// When a growth is unusual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrowthParameters {
    /// k: how many median distances from the median of past log-growths are usual.
    pub distances_max: f64,
    /// How many past growths there must be to judge by history.
    pub growths_min: usize,
    /// The least median distance, in log-growth: a series that always grew alike may still move a little.
    pub distance_min: f64,
    /// The greatest usual ratio, or its inverse, of a series with too short a history.
    pub ratio_max: f64,
}

impl Default for GrowthParameters {
    /// k is 3.5 / 0.6745 after Iglewicz and Hoaglin 1993; the other three are house rules, METHOD.md.
    fn default() -> Self {
        Self { distances_max: 5.19, growths_min: 5, distance_min: 0.01, ratio_max: 2.0 }
    }
}

/// Whether the growth is unusual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowthVerdict {
    /// Between the bounds, which are included.
    Usual,
    /// More than the greatest usual.
    TooHigh,
    /// Less than the least usual.
    TooLow,
}

/// What the growth was measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GrowthBasis {
    /// The past growths of the series.
    History {
        /// How many past growths.
        growths: usize,
        /// Their median, in log-growth.
        median: f64,
        /// Their median distance from it, in log-growth, before `distance_min`.
        median_distance: f64,
    },
    /// A fixed ratio, for want of history.
    FixedRatio {
        /// How many past growths there are.
        growths: usize,
    },
}

/// The latest growth of a series, judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrowthJudgement {
    /// The value over the one before it.
    pub ratio: f64,
    /// The least usual ratio.
    pub ratio_min: f64,
    /// The greatest usual ratio.
    pub ratio_max: f64,
    /// What the bounds come from.
    pub basis: GrowthBasis,
    /// Whether the ratio lies between them.
    pub verdict: GrowthVerdict,
}

/// The growth from the last of `history`, oldest first, to `value`.
///
/// Pairs with a value that is not above zero or not finite count as no growth; none if that holds for the latest pair.
pub fn judge_growth(history: &[f64], value: f64, parameters: &GrowthParameters) -> Option<GrowthJudgement> {
    let latest = log_growth(*history.last()?, value)?;
    let past: Vec<f64> = history.windows(2).filter_map(|pair| log_growth(pair[0], pair[1])).collect();
    let (basis, low, high) = bounds(&past, parameters)?;
    let verdict = match latest {
        _ if latest > high => GrowthVerdict::TooHigh,
        _ if latest < low => GrowthVerdict::TooLow,
        _ => GrowthVerdict::Usual,
    };
    Some(GrowthJudgement { ratio: latest.exp(), ratio_min: low.exp(), ratio_max: high.exp(), basis, verdict })
}

fn log_growth(before: f64, after: f64) -> Option<f64> {
    let is_positive = |value: f64| value.is_finite() && value > 0.0;
    (is_positive(before) && is_positive(after)).then(|| after.ln() - before.ln())
}

/// The basis, and the least and the greatest usual log-growth.
fn bounds(past: &[f64], parameters: &GrowthParameters) -> Option<(GrowthBasis, f64, f64)> {
    let growths = past.len();
    if growths < parameters.growths_min.max(1) {
        let width = parameters.ratio_max.ln().abs();
        return Some((GrowthBasis::FixedRatio { growths }, -width, width));
    }
    let median = median(past.iter().copied())?;
    let median_distance = median_distance(past, median)?;
    let width = parameters.distances_max * median_distance.max(parameters.distance_min);
    Some((GrowthBasis::History { growths, median, median_distance }, median - width, median + width))
}

#[cfg(test)]
mod tests {
    use super::{GrowthBasis, GrowthParameters, GrowthVerdict, judge_growth};

    #[track_caller]
    fn check(history: &[f64], value: f64, expected: GrowthVerdict) {
        assert_eq!(judge_growth(history, value, &GrowthParameters::default()).unwrap().verdict, expected);
    }

    #[test]
    fn worked_example_of_the_method() {
        let history = [100.0, 110.0, 115.5, 138.6, 145.53, 160.083];
        let found = judge_growth(&history, 320.166, &GrowthParameters::default()).unwrap();
        let GrowthBasis::History { growths, median, median_distance } = found.basis else { unreachable!() };
        assert_eq!(growths, 5);
        assert!((median - 0.09531).abs() < 1e-5 && (median_distance - 0.04652).abs() < 1e-5);
        assert!((found.ratio_min - 0.8641).abs() < 5e-4 && (found.ratio_max - 1.4004).abs() < 5e-4, "{found:?}");
        assert_eq!((found.verdict, (found.ratio * 1000.0).round()), (GrowthVerdict::TooHigh, 2000.0));
    }

    #[test]
    fn an_unsteady_series_may_move_more() {
        let steady = [100.0, 101.0, 102.0, 103.0, 104.0, 105.0];
        check(&steady, 150.0, GrowthVerdict::TooHigh);
        check(&[100.0, 150.0, 90.0, 160.0, 110.0, 100.0], 150.0, GrowthVerdict::Usual);
    }

    #[test]
    fn a_series_that_always_grew_alike_may_move_a_little() {
        let doubling = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        check(&doubling, 64.0 * 1.04, GrowthVerdict::Usual);
        check(&doubling, 64.0 * 1.06, GrowthVerdict::TooHigh);
        check(&doubling, 64.0 / 1.06, GrowthVerdict::TooLow);
    }

    #[test]
    fn a_short_series_is_judged_by_a_fixed_ratio_up_and_down() {
        check(&[100.0], 199.0, GrowthVerdict::Usual);
        check(&[100.0], 201.0, GrowthVerdict::TooHigh);
        check(&[100.0], 49.0, GrowthVerdict::TooLow);
        let found = judge_growth(&[90.0, 100.0], 100.0, &GrowthParameters::default()).unwrap();
        assert_eq!(found.basis, GrowthBasis::FixedRatio { growths: 1 });
    }

    #[test]
    fn growth_from_or_to_nothing_is_not_judged() {
        let judge = |history: &[f64], value| judge_growth(history, value, &GrowthParameters::default());
        assert_eq!(judge(&[], 5.0), None);
        assert_eq!(judge(&[0.0], 5.0), None);
        assert_eq!(judge(&[5.0], 0.0), None);
        assert_eq!(judge(&[5.0], -2.0), None);
        assert_eq!(judge(&[5.0, f64::NAN], 5.0), None);
        assert_eq!(judge(&[5.0], f64::INFINITY), None);
    }

    #[test]
    fn odd_values_in_the_past_are_not_counted() {
        let history = [f64::NAN, 1.0, 2.0, 0.0, 2.0, 4.0];
        let found = judge_growth(&history, 5.0, &GrowthParameters::default()).unwrap();
        assert_eq!(found.basis, GrowthBasis::FixedRatio { growths: 2 });
    }
}
