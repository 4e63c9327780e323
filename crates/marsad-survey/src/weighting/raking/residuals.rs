//! What a raked design keeps, so that its variances are those of residuals.

use super::{Raked, Raking};
use crate::Adjustment;
use crate::weighting::parallel::on_columns;

/// How often influences are centred on each margin; so often does R 4.1.1.
const ROUNDS: usize = 10;

/// Takes the means of each margin out of influences, in turn.
///
/// Means are taken over rows, not over weights: so does R 4.1.1; see METHOD.md for what differs.
#[derive(Debug)]
pub(crate) struct RakingResiduals {
    raking: Raking,
    raked: Raked,
    /// The weight of each row before raking.
    base: Vec<f64>,
    /// How many rows with a weight each unit has.
    counts: Vec<f64>,
}

impl RakingResiduals {
    pub(super) fn new(raking: Raking, raked: Raked, weights: &[f64]) -> Self {
        let has_weight: Vec<f64> = weights.iter().map(|&weight| if weight == 0.0 { 0.0 } else { 1.0 }).collect();
        let counts = raking.units.sums(&has_weight).into_owned();
        Self { raking, raked, base: weights.to_vec(), counts }
    }

    /// Replaces weight × influence by weight × residual. All rows of a unit lose the same, in weights before raking.
    fn project(&self, column: &mut [f64]) {
        let unweighted: Vec<f64> =
            column.iter().zip(&self.base).map(|(value, &base)| if base == 0.0 { 0.0 } else { value / base }).collect();
        let mut sums = self.raking.units.sums(&unweighted).into_owned();
        let mut lost = vec![0.0; sums.len()];
        for _ in 0..ROUNDS {
            for (margin, factors) in self.raked.after_margins.iter().enumerate() {
                self.centre(margin, factors, &mut sums, &mut lost);
            }
        }
        for ((row, value), base) in column.iter_mut().enumerate().zip(&self.base) {
            *value -= base * lost[self.raking.units.unit_of(row)];
        }
    }

    fn centre(&self, margin: usize, factors: &[f64], sums: &mut [f64], lost: &mut [f64]) {
        let codes = self.raking.units.codes(margin);
        let means = self.means(margin, factors, sums);
        let units = sums.iter_mut().zip(lost).zip(codes.iter().zip(factors)).zip(&self.counts);
        for (((sum, lost), (&cell, factor)), count) in units {
            let loss = factor * means[cell as usize];
            *sum -= count * loss;
            *lost += loss;
        }
    }

    /// The mean influence of the rows of each cell of a margin, by the weights after that margin.
    fn means(&self, margin: usize, factors: &[f64], sums: &[f64]) -> Vec<f64> {
        let cells = self.raking.targets[margin].len();
        let (mut totals, mut counts) = (vec![0.0; cells], vec![0.0; cells]);
        let units = self.raking.units.codes(margin).iter().zip(factors).zip(sums.iter().zip(&self.counts));
        for ((&cell, factor), (sum, count)) in units {
            totals[cell as usize] += if *factor == 0.0 { 0.0 } else { sum / factor };
            counts[cell as usize] += count;
        }
        totals.iter().zip(&counts).map(|(total, &count)| if count == 0.0 { 0.0 } else { total / count }).collect()
    }
}

impl Adjustment for RakingResiduals {
    fn residuals(&self, influences: &mut [Vec<f64>]) {
        on_columns(influences, |column| self.project(column));
    }
}
