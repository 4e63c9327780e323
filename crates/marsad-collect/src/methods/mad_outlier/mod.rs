//! Values far from the middle of their like, by modified z-scores. Formula and source in METHOD.md.

mod seasonal;

use super::order_statistics::{median, median_distance};
pub use seasonal::{SeasonalScores, seasonal_scores};

/// Makes the median distance from the median comparable to a standard deviation.
const MAD_FACTOR: f64 = 0.6745;
/// Makes the mean distance from the median comparable to a standard deviation: the root of π/2.
const MEAN_DISTANCE_FACTOR: f64 = 1.253_314;

/// When a score is an outlier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutlierParameters {
    /// The greatest usual score, without its sign and without unit.
    pub score_max: f64,
}

impl Default for OutlierParameters {
    /// 3.5, as Iglewicz and Hoaglin 1993 recommend.
    fn default() -> Self {
        Self { score_max: 3.5 }
    }
}

/// What the scores were measured with, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// The median distance from the median.
    MedianDistance(f64),
    /// The mean distance from the median, where more than half of the values are equal.
    MeanDistance(f64),
    /// All values are equal.
    None,
}

/// The scores of a set of values.
#[derive(Clone, Debug, PartialEq)]
pub struct ModifiedScores {
    /// The middle of the values, in their unit.
    pub median: f64,
    /// What the scores were measured with.
    pub spread: Spread,
    /// One score per value, in the order given and without unit; none for a value that is not finite.
    pub scores: Vec<Option<f64>>,
}

impl ModifiedScores {
    /// The places of the values whose score exceeds what is usual.
    pub fn outliers(&self, parameters: &OutlierParameters) -> Vec<usize> {
        let is_outlier = |score: &Option<f64>| score.is_some_and(|score| score.abs() > parameters.score_max);
        self.scores.iter().enumerate().filter(|(_, score)| is_outlier(score)).map(|(place, _)| place).collect()
    }
}

/// The modified z-scores of `values`; none if no value is finite.
pub fn modified_z_scores(values: &[f64]) -> Option<ModifiedScores> {
    let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let median = median(finite.iter().copied())?;
    let spread = spread(&finite, median)?;
    let score = |value: &f64| value.is_finite().then(|| score(value - median, spread));
    Some(ModifiedScores { median, spread, scores: values.iter().map(score).collect() })
}

fn spread(finite: &[f64], median: f64) -> Option<Spread> {
    let median_distance = median_distance(finite, median)?;
    let mean_distance = finite.iter().map(|value| (value - median).abs()).sum::<f64>() / finite.len() as f64;
    Some(match (median_distance, mean_distance) {
        _ if median_distance > 0.0 => Spread::MedianDistance(median_distance),
        _ if mean_distance > 0.0 => Spread::MeanDistance(mean_distance),
        _ => Spread::None,
    })
}

fn score(distance: f64, spread: Spread) -> f64 {
    match spread {
        Spread::MedianDistance(median_distance) => MAD_FACTOR * distance / median_distance,
        Spread::MeanDistance(mean_distance) => distance / (MEAN_DISTANCE_FACTOR * mean_distance),
        Spread::None => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{OutlierParameters, Spread, modified_z_scores};

    fn outliers(values: &[f64]) -> Vec<usize> {
        modified_z_scores(values).map_or(Vec::new(), |scores| scores.outliers(&OutlierParameters::default()))
    }

    /// The data of Iglewicz and Hoaglin 1993, whose two outliers hide each other from the usual z-score.
    const IGLEWICZ_HOAGLIN: [f64; 10] = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3];

    #[test]
    fn worked_example_of_the_method() {
        let scores = modified_z_scores(&IGLEWICZ_HOAGLIN).unwrap();
        assert!((scores.median - 2.45).abs() < 1e-12);
        assert!(matches!(scores.spread, Spread::MedianDistance(distance) if (distance - 0.15).abs() < 1e-12));
        let expected = [-1.5738, 0.6745, -0.2248, 0.2248, -0.6745, -1.5738, -0.6745, 0.6745, 25.8558, 26.3055];
        for (score, expected) in scores.scores.iter().zip(expected) {
            assert!((score.unwrap() - expected).abs() < 1e-4, "{score:?} {expected}");
        }
        assert_eq!(outliers(&IGLEWICZ_HOAGLIN), [8, 9]);
    }

    #[test]
    fn equal_majority_falls_back_on_the_mean_distance() {
        let scores = modified_z_scores(&[10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 100.0]).unwrap();
        assert_eq!(scores.spread, Spread::MeanDistance(11.25));
        assert!((scores.scores[7].unwrap() - 6.3831).abs() < 1e-4);
    }

    #[test]
    fn equal_values_are_no_outliers() {
        let scores = modified_z_scores(&[4.0, 4.0, 4.0]).unwrap();
        assert_eq!((scores.spread, scores.scores), (Spread::None, vec![Some(0.0); 3]));
        assert_eq!(outliers(&[7.0]), [0usize; 0]);
    }

    #[test]
    fn scores_do_not_depend_on_the_unit() {
        let thousands = IGLEWICZ_HOAGLIN.map(|value| value * -1000.0);
        let (own, scaled) = (modified_z_scores(&IGLEWICZ_HOAGLIN).unwrap(), modified_z_scores(&thousands).unwrap());
        for (own, scaled) in own.scores.iter().zip(&scaled.scores) {
            assert!((own.unwrap() + scaled.unwrap()).abs() < 1e-9);
        }
    }

    #[test]
    fn what_is_not_finite_is_left_out() {
        let scores = modified_z_scores(&[1.0, f64::NAN, 2.0, f64::INFINITY, 3.0]).unwrap();
        assert_eq!(scores.median, 2.0);
        assert_eq!(scores.scores[1], None);
        assert_eq!(scores.scores[3], None);
        assert_eq!(modified_z_scores(&[]), None);
        assert_eq!(modified_z_scores(&[f64::NAN]), None);
    }
}
