//! Values far from those of the same season in other years. Formula in METHOD.md.

use super::{ModifiedScores, OutlierParameters, modified_z_scores};
use crate::methods::order_statistics::median;

/// How values stand to those of their season.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonalScores {
    /// For each value the middle of those of the same season in other years, in their unit; none where there is no other.
    pub usual: Vec<Option<f64>>,
    scores: ModifiedScores,
}

impl SeasonalScores {
    /// How many values have another of their season.
    pub fn count(&self) -> usize {
        self.usual.iter().flatten().count()
    }

    /// Whether a value is what its season usually is.
    pub fn is_usual(&self, at: usize, parameters: &OutlierParameters) -> bool {
        let score = self.scores.scores.get(at).copied().flatten();
        score.is_some_and(|score| score.abs() <= parameters.score_max)
    }
}

/// The scores of `values` against those of the same season; a value without a season has none. None where no season has two
/// values.
pub fn seasonal_scores<S: PartialEq>(values: &[f64], seasons: &[Option<S>]) -> Option<SeasonalScores> {
    let of_others = |(at, season): (usize, &Option<S>)| {
        season.as_ref()?;
        let all = seasons.iter().zip(values).enumerate();
        let like = all.filter(|(other, (own, _))| *other != at && *own == season);
        median(like.map(|(_, (_, value))| *value))
    };
    let usual: Vec<Option<f64>> = seasons.iter().enumerate().map(of_others).collect();
    let is_positive = values.iter().chain(usual.iter().flatten()).all(|value| *value > 0.0);
    let distance = |(value, usual): (&f64, &Option<f64>)| match usual {
        Some(usual) if is_positive => (value / usual).ln(),
        Some(usual) => value - usual,
        None => f64::NAN,
    };
    let distances: Vec<f64> = values.iter().zip(&usual).map(distance).collect();
    Some(SeasonalScores { scores: modified_z_scores(&distances)?, usual })
}

#[cfg(test)]
mod tests {
    use super::seasonal_scores;
    use crate::methods::mad_outlier::OutlierParameters;

    /// Three years of four quarters, of which the third is the one of summer.
    const QUARTERS: [f64; 12] = [10.0, 11.0, 40.0, 12.0, 11.0, 11.0, 44.0, 12.0, 10.0, 12.0, 42.0, 30.0];

    #[test]
    fn worked_example_of_the_season() {
        let seasons: Vec<Option<usize>> = (0..QUARTERS.len()).map(|at| Some(at % 4)).collect();
        let found = seasonal_scores(&QUARTERS, &seasons).unwrap();
        assert_eq!(found.usual[2], Some(43.0));
        assert_eq!((found.usual[11], found.count()), (Some(12.0), 12));
        let parameters = OutlierParameters::default();
        let odd: Vec<usize> = (0..QUARTERS.len()).filter(|&at| !found.is_usual(at, &parameters)).collect();
        assert_eq!(odd, [3, 7, 11], "the last, and the two that are held against it");
    }

    #[test]
    fn values_without_others_of_their_season_have_no_score() {
        assert_eq!(seasonal_scores(&[1.0, 2.0], &[Some(1), Some(2)]), None);
        assert_eq!(seasonal_scores(&[1.0, 2.0], &[None::<u8>, None]), None);
    }
}
