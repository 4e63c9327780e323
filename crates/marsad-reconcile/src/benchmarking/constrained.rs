//! The least of a quadratic form under benchmarks: one banded system for periods and multipliers together.
//!
//! Each multiplier is numbered right behind the last period of its benchmark, so that the entries of the system stay near
//! its diagonal and the work grows with the number of periods.

use crate::linear::{Banded, BandedFactor};

use super::series::Usable;

/// uᵀ Q u is least under C u = v, eliminated for any v.
#[derive(Debug)]
pub(super) struct Constrained {
    factor: BandedFactor,
    /// Where each period is numbered.
    periods: Vec<usize>,
    /// Where each multiplier is numbered.
    multipliers: Vec<usize>,
}

/// The entries of Q, each on both sides of the diagonal.
pub(super) type Penalty = Vec<(usize, usize, f64)>;

/// A solution of the conditions of the least.
#[derive(Clone, Debug)]
pub(super) struct Least {
    /// u.
    pub(super) values: Vec<f64>,
    /// ν, with Q u + Cᵀ ν = 0.
    pub(super) multipliers: Vec<f64>,
}

impl Constrained {
    /// The system for `periods` periods; none if it has several solutions.
    pub(super) fn new(periods: usize, penalty: &[(usize, usize, f64)], benchmarks: &[Usable]) -> Option<Self> {
        let (period_at, multiplier_at) = number(periods, benchmarks);
        let mut entries: Penalty =
            penalty.iter().map(|(row, column, value)| (period_at[*row], period_at[*column], *value)).collect();
        for (benchmark, at) in benchmarks.iter().zip(&multiplier_at) {
            for (period, weight) in &benchmark.weights {
                entries.push((period_at[*period], *at, *weight));
                entries.push((*at, period_at[*period], *weight));
            }
        }
        let width = entries.iter().map(|(row, column, _)| row.abs_diff(*column)).max().unwrap_or(0);
        let mut matrix = Banded::zeros(periods + benchmarks.len(), width);
        for (row, column, value) in entries {
            matrix.add(row, column, value);
        }
        let factor = matrix.eliminate().ok()?;
        Some(Self { factor, periods: period_at, multipliers: multiplier_at })
    }

    /// The least under C u = `right`.
    pub(super) fn solve(&self, right: &[f64]) -> Least {
        let mut all = vec![0.0; self.periods.len() + self.multipliers.len()];
        for (at, value) in self.multipliers.iter().zip(right) {
            all[*at] = *value;
        }
        let solution = self.factor.solve(&all);
        Least {
            values: self.periods.iter().map(|at| solution[*at]).collect(),
            multipliers: self.multipliers.iter().map(|at| solution[*at]).collect(),
        }
    }

    /// The logarithm of the size of the determinant.
    pub(super) fn ln_determinant(&self) -> f64 {
        self.factor.ln_determinant()
    }
}

/// The numbers of periods and of multipliers.
fn number(periods: usize, benchmarks: &[Usable]) -> (Vec<usize>, Vec<usize>) {
    let mut ends =
        benchmarks.iter().map(|benchmark| benchmark.weights.last().map_or(0, |(period, _)| *period)).peekable();
    let (mut period_at, mut multiplier_at) = (Vec::with_capacity(periods), Vec::with_capacity(benchmarks.len()));
    for period in 0..periods {
        period_at.push(period + multiplier_at.len());
        while ends.next_if(|end| *end == period).is_some() {
            multiplier_at.push(period + 1 + multiplier_at.len());
        }
    }
    (period_at, multiplier_at)
}
