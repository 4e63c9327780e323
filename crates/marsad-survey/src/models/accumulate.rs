//! Sums over patterns that make a gradient and an information matrix, a block at a time.
//!
//! Within a cell all rows fill the same columns, so Σ *w* *x* *x*′ is known from the sums of products of carriers: of
//! four carriers there are ten, however many columns there are. They are summed in straight loops over slices and
//! spread over the matrix once for each run of a cell.

use std::ops::Range;

use crate::matrix::Matrix;

use super::layout::Active;
use super::patterns::Patterns;

/// How many patterns are worked at once: their numbers stay in the nearest cache.
pub(super) const BLOCK: usize = 512;
/// How many sums run side by side, so that one addition need not wait for another.
const LANES: usize = 8;

/// The parts of `range`, none longer than a block.
pub(super) fn blocks(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = range;
    (start..end).step_by(BLOCK).map(move |start| start..end.min(start + BLOCK))
}

/// Σ w v v′ over carriers v, for one run.
#[derive(Clone, Debug)]
pub(super) struct Products {
    carriers: usize,
    /// Rows and columns are carriers; the half above the diagonal is filled.
    sums: Vec<f64>,
    weighted: Vec<f64>,
}

impl Products {
    /// Nothing yet, for a model with these patterns.
    pub(super) fn of(patterns: &Patterns) -> Self {
        let carriers = patterns.carriers.len() + 1;
        Self { carriers, sums: vec![0.0; carriers * carriers], weighted: vec![0.0; BLOCK] }
    }

    /// Adds the patterns of a block.
    pub(super) fn add(&mut self, patterns: &Patterns, block: &Range<usize>, weights: &[f64]) {
        self.sums[0] += sum(weights);
        for (second, values) in patterns.carriers.iter().enumerate() {
            self.sums[second + 1] += dot(weights, &values[block.clone()]);
        }
        for (first, values) in patterns.carriers.iter().enumerate() {
            let weighted = &mut self.weighted[..weights.len()];
            let products = weights.iter().zip(&values[block.clone()]).map(|(weight, value)| weight * value);
            weighted.iter_mut().zip(products).for_each(|(place, product)| *place = product);
            for (second, values) in patterns.carriers.iter().enumerate().skip(first) {
                self.sums[(first + 1) * self.carriers + second + 1] += dot(weighted, &values[block.clone()]);
            }
        }
    }

    /// Adds the sums to a matrix whose rows and columns begin at `at` for this model, and begins anew.
    pub(super) fn spread(&mut self, active: &[Active], at: (usize, usize), into: &mut Matrix) {
        for row in active {
            for column in active {
                let (low, high) = (row.carrier.min(column.carrier), row.carrier.max(column.carrier));
                into.add_to(at.0 + row.column, at.1 + column.column, self.sums[low * self.carriers + high]);
            }
        }
        self.sums.fill(0.0);
    }
}

/// Σ r v over carriers v, for one run.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    sums: Vec<f64>,
}

impl Moments {
    /// Nothing yet, for a model with these patterns.
    pub(super) fn of(patterns: &Patterns) -> Self {
        Self { sums: vec![0.0; patterns.carriers.len() + 1] }
    }

    /// Adds the patterns of a block.
    pub(super) fn add(&mut self, patterns: &Patterns, block: &Range<usize>, residuals: &[f64]) {
        self.sums[0] += sum(residuals);
        for (place, values) in self.sums[1..].iter_mut().zip(&patterns.carriers) {
            *place += dot(residuals, &values[block.clone()]);
        }
    }

    /// Adds the sums to the part of a gradient that begins at `at`, and begins anew.
    pub(super) fn spread(&mut self, active: &[Active], at: usize, into: &mut [f64]) {
        for active in active {
            into[at + active.column] += self.sums[active.carrier];
        }
        self.sums.fill(0.0);
    }
}

/// Σ of the products, in lanes.
pub(super) fn dot(first: &[f64], second: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (firsts, seconds) = (first.chunks_exact(LANES), second.chunks_exact(LANES));
    let rest = firsts.remainder().iter().zip(seconds.remainder()).map(|(first, second)| first * second);
    let mut sum: f64 = rest.sum();
    for (first, second) in firsts.zip(seconds) {
        for ((lane, first), second) in lanes.iter_mut().zip(first).zip(second) {
            *lane += first * second;
        }
    }
    sum += lanes.iter().sum::<f64>();
    sum
}

/// Σ of the values, in lanes.
fn sum(values: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    rest + lanes.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, blocks, dot, sum};

    #[test]
    fn lanes_add_up_whatever_the_length() {
        for length in [0, 1, 7, 8, 9, 25] {
            let values: Vec<f64> = (1..=length).map(f64::from).collect();
            let expected = f64::from(length * (length + 1) / 2);
            assert_eq!(sum(&values), expected);
            assert_eq!(dot(&values, &vec![2.0; values.len()]), 2.0 * expected);
        }
    }

    #[test]
    fn blocks_follow_one_another() {
        let parts: Vec<_> = blocks(3..3 + 2 * BLOCK + 1).collect();
        assert_eq!(parts, [3..3 + BLOCK, 3 + BLOCK..3 + 2 * BLOCK, 3 + 2 * BLOCK..4 + 2 * BLOCK]);
    }
}
