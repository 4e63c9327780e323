//! Unusual change among many units between two periods, where large units weigh more. Formula and source in METHOD.md.

use super::order_statistics::{median, quantile, sorted_finite};

/// Values above this are numerically a spread, below it none.
const SPREAD_MIN: f64 = 1e-12;

/// The parameters of the method, named in METHOD.md.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioEditParameters {
    /// U, from 0 to 1: how much the size of a unit counts.
    pub size_exponent: f64,
    /// A: the least quartile distance, as a share of the median effect.
    pub distance_share_min: f64,
    /// C: how many quartile distances are usual.
    pub distances_max: f64,
    /// B: how far a ratio must be from the median to be unusual, however large the unit.
    pub change_min: f64,
}

impl Default for RatioEditParameters {
    /// A as Hidiroglou and Berthelot 1986 suggest; U and C as the R package univOutl sets them; B is ours.
    fn default() -> Self {
        Self { size_exponent: 0.5, distance_share_min: 0.05, distances_max: 4.0, change_min: 0.1 }
    }
}

/// One unit in two periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The value of the earlier period.
    pub before: f64,
    /// The value of the later period, in the same unit.
    pub after: f64,
}

/// What the edit found.
#[derive(Clone, Debug, PartialEq)]
pub struct RatioEdit {
    /// The median of after over before.
    pub ratio_median: f64,
    /// The least usual effect.
    pub effect_min: f64,
    /// The greatest usual effect.
    pub effect_max: f64,
    /// The effect of each unit, in the order given; none where a value is not above zero or not finite.
    pub effects: Vec<Option<f64>>,
    /// The places of the units with unusual effects.
    pub outliers: Vec<usize>,
}

/// Why the edit has no bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBounds {
    /// No unit has both values above zero.
    NoRatio,
    /// Half of the effects or more are equal, so that there is no distance to measure with.
    NoSpread,
}

/// The units of `changes` that changed unusually for their size.
pub fn edit_ratios(changes: &[Change], parameters: &RatioEditParameters) -> Result<RatioEdit, NoBounds> {
    let ratio_median = median(changes.iter().filter_map(ratio)).ok_or(NoBounds::NoRatio)?;
    let distance = |change: &Change| Some(symmetric_distance(ratio(change)?, ratio_median));
    let effect = |change: &Change| {
        let size = change.before.max(change.after).powf(parameters.size_exponent);
        Some(distance(change)? * size).filter(|effect| effect.is_finite())
    };
    let effects: Vec<Option<f64>> = changes.iter().map(effect).collect();
    let (effect_min, effect_max) = bounds(&effects, parameters)?;
    let is_far = |change: &Change| distance(change).is_some_and(|distance| distance.abs() >= parameters.change_min);
    let is_unusual = |effect: &Option<f64>| effect.is_some_and(|effect| !(effect_min..=effect_max).contains(&effect));
    let both = effects.iter().zip(changes).enumerate();
    let outliers = both.filter(|(_, (effect, change))| is_unusual(effect) && is_far(change)).map(|(place, _)| place);
    let outliers = outliers.collect();
    Ok(RatioEdit { ratio_median, effect_min, effect_max, effects, outliers })
}

fn ratio(change: &Change) -> Option<f64> {
    let is_positive = |value: f64| value.is_finite() && value > 0.0;
    let ratio = change.after / change.before;
    (is_positive(change.before) && is_positive(change.after) && is_positive(ratio)).then_some(ratio)
}

/// s: how far the ratio is from the median, equally far for twice as for half.
fn symmetric_distance(ratio: f64, median: f64) -> f64 {
    if ratio < median { 1.0 - median / ratio } else { ratio / median - 1.0 }
}

fn bounds(effects: &[Option<f64>], parameters: &RatioEditParameters) -> Result<(f64, f64), NoBounds> {
    let sorted = sorted_finite(effects.iter().filter_map(|effect| *effect));
    let at = |share: f64| quantile(&sorted, share).ok_or(NoBounds::NoRatio);
    let (lower, middle, upper) = (at(0.25)?, at(0.5)?, at(0.75)?);
    let least = (parameters.distance_share_min * middle).abs();
    let (below, above) = ((middle - lower).max(least), (upper - middle).max(least));
    if below <= SPREAD_MIN && above <= SPREAD_MIN {
        return Err(NoBounds::NoSpread);
    }
    Ok((middle - parameters.distances_max * below, middle + parameters.distances_max * above))
}

#[cfg(test)]
mod tests {
    use super::{Change, NoBounds, RatioEditParameters, edit_ratios};

    fn changes(pairs: &[(f64, f64)]) -> Vec<Change> {
        pairs.iter().map(|(before, after)| Change { before: *before, after: *after }).collect()
    }

    fn default() -> RatioEditParameters {
        RatioEditParameters::default()
    }

    /// Five units of the same size for which every number can be had by hand.
    const BY_HAND: [(f64, f64); 5] = [(100.0, 50.0), (100.0, 80.0), (100.0, 100.0), (80.0, 100.0), (25.0, 100.0)];

    #[test]
    fn worked_example_of_the_method() {
        let found = edit_ratios(&changes(&BY_HAND), &default()).unwrap();
        assert_eq!(found.ratio_median, 1.0);
        let effects: Vec<f64> = found.effects.iter().map(|effect| effect.unwrap()).collect();
        for (effect, expected) in effects.iter().zip([-10.0, -2.5, 0.0, 2.5, 30.0]) {
            assert!((effect - expected).abs() < 1e-9, "{effect} {expected}");
        }
        assert!((found.effect_min + 10.0).abs() < 1e-9 && (found.effect_max - 10.0).abs() < 1e-9);
        assert_eq!(found.outliers, [4]);
    }

    #[test]
    fn twice_is_as_far_as_half() {
        let found = edit_ratios(&changes(&[(1.0, 2.0), (1.0, 1.0), (2.0, 1.0)]), &default()).unwrap();
        assert_eq!(found.effects[0].map(|effect| -effect), found.effects[2]);
    }

    #[test]
    fn the_same_ratio_weighs_more_in_a_larger_unit() {
        let units =
            [(1.0, 3.0), (10_000.0, 30_000.0), (50.0, 50.0), (60.0, 66.0), (60.0, 54.0), (60.0, 61.0), (60.0, 59.0)];
        let found = edit_ratios(&changes(&units), &default()).unwrap();
        assert!(found.effects[1] > found.effects[0]);
        let no_size = RatioEditParameters { size_exponent: 0.0, ..default() };
        let found = edit_ratios(&changes(&units), &no_size).unwrap();
        assert_eq!(found.effects[1], found.effects[0]);
    }

    #[test]
    fn a_small_change_of_a_large_unit_is_no_outlier() {
        let small = [(50.0, 52.0), (50.0, 51.0), (50.0, 50.0), (60.0, 60.0), (60.0, 59.0), (60.0, 58.0), (60.0, 62.0)];
        let units = [&[(22_763.0, 21_931.0)][..], &small].concat();
        assert_eq!(edit_ratios(&changes(&units), &default()).unwrap().outliers, [0usize; 0]);
        let any = RatioEditParameters { change_min: 0.0, ..default() };
        assert_eq!(edit_ratios(&changes(&units), &any).unwrap().outliers, [0]);
    }

    #[test]
    fn a_common_growth_is_no_outlier() {
        let doubled = [(10.0, 20.0), (20.0, 41.0), (30.0, 59.0), (40.0, 80.0), (50.0, 102.0), (60.0, 118.0)];
        assert!(edit_ratios(&changes(&doubled), &default()).unwrap().outliers.is_empty());
    }

    #[test]
    fn units_without_a_ratio_have_no_effect() {
        let mut units = BY_HAND.to_vec();
        units.extend([(0.0, 5.0), (5.0, 0.0), (-1.0, 2.0), (f64::NAN, 1.0), (1.0, f64::INFINITY)]);
        let found = edit_ratios(&changes(&units), &default()).unwrap();
        assert!(found.effects[5..].iter().all(Option::is_none));
        assert_eq!(found.ratio_median, 1.0);
    }

    #[test]
    fn without_spread_there_are_no_bounds() {
        assert_eq!(edit_ratios(&[], &default()), Err(NoBounds::NoRatio));
        assert_eq!(edit_ratios(&changes(&[(0.0, 1.0)]), &default()), Err(NoBounds::NoRatio));
        assert_eq!(edit_ratios(&changes(&[(1.0, 2.0)]), &default()), Err(NoBounds::NoSpread));
        assert_eq!(edit_ratios(&changes(&[(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]), &default()), Err(NoBounds::NoSpread));
    }
}
