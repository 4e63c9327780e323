//! Sums over rows, which is where the time goes.

use crate::frame::MISSING;
use crate::threads::in_ranges;

/// Independent sums that a processor can carry side by side.
const LANES: usize = 8;

/// Σ weight · value; a value whose weight is zero does not matter, even where it is not a number.
pub(crate) fn weighted_sum(weights: &[f64], values: &[f64]) -> f64 {
    sum_of_pairs(weights, values, product)
}

/// Σ `term` over two columns of one length, in [`LANES`] sums that do not wait for each other.
pub(crate) fn sum_of_pairs<A: Copy, B: Copy>(lefts: &[A], rights: &[B], term: impl Fn(A, B) -> f64) -> f64 {
    let mut lanes = [0.0_f64; LANES];
    let (left_blocks, right_blocks) = (lefts.chunks_exact(LANES), rights.chunks_exact(LANES));
    let rest = left_blocks.remainder().iter().zip(right_blocks.remainder());
    let rest: f64 = rest.map(|(left, right)| term(*left, *right)).sum();
    for (lefts, rights) in left_blocks.zip(right_blocks) {
        for ((lane, left), right) in lanes.iter_mut().zip(lefts).zip(rights) {
            *lane += term(*left, *right);
        }
    }
    lanes.iter().sum::<f64>() + rest
}

fn product(weight: f64, value: f64) -> f64 {
    if weight == 0.0 { 0.0 } else { weight * value }
}

/// The sums of columns over the rows of each unit, unit after unit.
pub(crate) fn unit_totals(unit_of_row: &[u32], units: usize, columns: &[Vec<f64>]) -> Vec<f64> {
    let parts = in_ranges(columns.len(), 1, |range| {
        columns[range].iter().map(|column| column_totals(unit_of_row, units, column)).collect::<Vec<_>>()
    });
    let by_column: Vec<Vec<f64>> = parts.into_iter().flatten().collect();
    let mut totals = Vec::with_capacity(units * columns.len());
    for unit in 0..units {
        totals.extend(by_column.iter().map(|column| column[unit]));
    }
    totals
}

fn column_totals(unit_of_row: &[u32], units: usize, column: &[f64]) -> Vec<f64> {
    let mut totals = vec![0.0; units];
    for (unit, value) in unit_of_row.iter().zip(column).filter(|(unit, _)| **unit != MISSING) {
        totals[*unit as usize] += value;
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::{unit_totals, weighted_sum};
    use crate::frame::MISSING;

    #[test]
    fn a_value_without_weight_does_not_matter() {
        assert_eq!(weighted_sum(&[2.0, 0.0, 3.0], &[1.0, f64::NAN, 2.0]), 8.0);
        let (weights, values) = (vec![1.0; 19], (0..19).map(f64::from).collect::<Vec<_>>());
        assert_eq!(weighted_sum(&weights, &values), 171.0);
    }

    #[test]
    fn totals_stand_unit_after_unit() {
        let totals = unit_totals(&[1, 0, 1, MISSING], 2, &[vec![1.0, 2.0, 3.0, 9.0], vec![10.0, 20.0, 30.0, 90.0]]);
        assert_eq!(totals, [2.0, 20.0, 4.0, 40.0]);
    }
}
