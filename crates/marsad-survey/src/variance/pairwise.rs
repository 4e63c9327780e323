//! Sampling proportional to size, from approximate probabilities of pairs (R: `pps = "overton"`, `pps = HR()`).
//!
//! The sums over pairs have closed forms, so that a stratum costs one pass. METHOD.md has them.

use super::Covariance;
use super::sums::unit_totals;
use crate::design::Level;

/// How the probability of a pair is approximated from those of its members.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PairRule {
    /// Overton: by the mean of the two.
    Overton,
    /// Hartley and Rao: with Σ p²/n of the population, or none, which takes the mean of the sample.
    HartleyRao(Option<f64>),
}

/// Which of the two unbiased forms sums over pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PairEstimator {
    /// Horvitz and Thompson.
    #[default]
    HorvitzThompson,
    /// Yates and Grundy.
    YatesGrundy,
}

/// One stage of sampling with probabilities of pairs.
#[derive(Clone, Debug)]
pub(crate) struct Pairwise {
    pub level: Level,
    /// The probability of each unit.
    pub probability: Vec<f64>,
    pub rule: PairRule,
    pub estimator: PairEstimator,
}

impl Pairwise {
    /// The covariance of weighted influences.
    pub fn covariance(&self, columns: &[Vec<f64>]) -> Covariance {
        let size = columns.len();
        let totals = unit_totals(&self.level.unit_of_row, self.level.units(), columns);
        let mut covariance = Covariance::zeros(size);
        for stratum in &self.level.strata {
            let units = stratum.units.clone();
            let values = &totals[units.start * size..units.end * size];
            let probabilities = &self.probability[units];
            StratumOfPairs::new(self.rule, probabilities).add_to(&mut covariance, values, self.estimator);
        }
        covariance
    }
}

/// Off the diagonal the weighted covariance of units i and j is `slope` (m_i + m_j) + `level`; on it, `own`.
struct StratumOfPairs {
    marks: Vec<f64>,
    slope: f64,
    level: f64,
    own: Vec<f64>,
}

impl StratumOfPairs {
    fn new(rule: PairRule, probabilities: &[f64]) -> Self {
        let own: Vec<f64> = probabilities.iter().map(|probability| 1.0 - probability).collect();
        let others = probabilities.len() as f64 - 1.0;
        if others < 1.0 {
            return Self { marks: vec![0.0; own.len()], slope: 0.0, level: 0.0, own };
        }
        match rule {
            PairRule::Overton => Self { marks: own.clone(), slope: -0.5 / others, level: 0.0, own },
            PairRule::HartleyRao(mean_square) => {
                let of_sample = probabilities.iter().sum::<f64>() / probabilities.len() as f64;
                let level = -(1.0 + mean_square.unwrap_or(of_sample)) / others;
                Self { marks: probabilities.to_vec(), slope: 1.0 / others, level, own }
            }
        }
    }

    fn add_to(&self, covariance: &mut Covariance, values: &[f64], estimator: PairEstimator) {
        let size = covariance.size();
        let mut sums = vec![0.0; size];
        let mut marked = vec![0.0; size];
        for (unit, mark) in values.chunks_exact(size).zip(&self.marks) {
            sums.iter_mut().zip(unit).for_each(|(sum, value)| *sum += value);
            marked.iter_mut().zip(unit).for_each(|(sum, value)| *sum += mark * value);
        }
        let diagonal = self.diagonal(estimator);
        for row in 0..size {
            for column in 0..=row {
                let of_units = values.chunks_exact(size).zip(&diagonal);
                let own: f64 = of_units.map(|(unit, factor)| factor * unit[row] * unit[column]).sum();
                let crossed = marked[row] * sums[column] + sums[row] * marked[column];
                covariance.add(row, column, own + self.slope * crossed + self.level * sums[row] * sums[column]);
            }
        }
    }

    /// What multiplies the square of each unit, once the sums over pairs are taken over all pairs.
    fn diagonal(&self, estimator: PairEstimator) -> Vec<f64> {
        let units = self.own.len() as f64;
        let mark_sum: f64 = self.marks.iter().sum();
        let of_unit = |(own, mark): (&f64, &f64)| {
            let in_sums = 2.0 * self.slope * mark + self.level;
            let row_sum = own - in_sums + self.slope * (units * mark + mark_sum) + units * self.level;
            let grundy = if estimator == PairEstimator::YatesGrundy { row_sum } else { 0.0 };
            own - in_sums - grundy
        };
        self.own.iter().zip(&self.marks).map(of_unit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{PairEstimator, PairRule, StratumOfPairs};
    use crate::variance::Covariance;

    const PROBABILITIES: [f64; 3] = [0.2, 0.4, 0.6];
    const VALUES: [f64; 3] = [10.0, 5.0, 4.0];

    /// The double sum as it is defined, over all pairs.
    fn by_definition(pair: impl Fn(f64, f64) -> f64, estimator: PairEstimator) -> f64 {
        let mut sum = 0.0;
        for (row, (p, x)) in PROBABILITIES.iter().zip(VALUES).enumerate() {
            for (column, (q, y)) in PROBABILITIES.iter().zip(VALUES).enumerate() {
                let joint = if row == column { 1.0 - p } else { pair(*p, *q) };
                sum += match estimator {
                    PairEstimator::HorvitzThompson => joint * x * y,
                    PairEstimator::YatesGrundy => -0.5 * joint * (x - y) * (x - y),
                };
            }
        }
        sum
    }

    fn check(rule: PairRule, estimator: PairEstimator, expected: f64) {
        let mut covariance = Covariance::zeros(1);
        StratumOfPairs::new(rule, &PROBABILITIES).add_to(&mut covariance, &VALUES, estimator);
        assert!((covariance.get(0, 0) - expected).abs() < 1e-10, "{rule:?} {estimator:?} {covariance:?} {expected}");
    }

    #[test]
    fn closed_forms_equal_the_sums_over_pairs() {
        for estimator in [PairEstimator::HorvitzThompson, PairEstimator::YatesGrundy] {
            let overton = |p: f64, q: f64| 1.0 - (3.0 - 0.5 * (p + q)) / 2.0;
            check(PairRule::Overton, estimator, by_definition(overton, estimator));
            let hartley_rao = |p: f64, q: f64| 1.0 - (3.0 - (p + q) + 0.4) / 2.0;
            check(PairRule::HartleyRao(None), estimator, by_definition(hartley_rao, estimator));
            check(PairRule::HartleyRao(Some(0.4)), estimator, by_definition(hartley_rao, estimator));
        }
    }
}
