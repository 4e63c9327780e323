//! A dense front: the rows of a supernode and of what it meets, and the elimination of its first columns.

use std::ops::Range;

use super::product::{Extent, Product, Strips};

/// How many columns are eliminated before what is behind them is brought up to date.
pub(super) const BLOCK: usize = 48;
/// Blocks with fewer entries below are brought up to date column by column.
const PACKED_MIN: usize = 256;

/// A square matrix by columns. Elimination reads and writes the lower half only.
#[derive(Clone, Debug)]
pub(super) struct Front {
    pub(super) values: Vec<f64>,
    pub(super) size: usize,
}

/// How a front is eliminated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Elimination {
    /// How many of the first columns are eliminated.
    pub(super) pivots: usize,
    /// A pivot of this or less is taken for zero.
    pub(super) pivot_min: f64,
    /// How many threads may help.
    pub(super) threads: usize,
}

impl Front {
    /// A front of zeros.
    pub(super) fn zeros(size: usize) -> Self {
        Self { values: vec![0.0; size * size], size }
    }

    /// Where entry (`row`, `column`) is.
    pub(super) fn at(&mut self, row: usize, column: usize) -> &mut f64 {
        &mut self.values[column * self.size + row]
    }

    /// Puts the Cholesky factor into the first columns and the Schur complement into the rest.
    ///
    /// Returns the columns whose pivot was taken for zero; they become a one with zeros below.
    pub(super) fn eliminate(&mut self, how: Elimination) -> Vec<usize> {
        let mut dropped = Vec::new();
        for start in (0..how.pivots).step_by(BLOCK) {
            let end = (start + BLOCK).min(how.pivots);
            for pivot in start..end {
                if !self.divide(pivot, how.pivot_min) {
                    dropped.push(pivot);
                }
                for column in pivot + 1..end {
                    self.subtract_column(pivot, column);
                }
            }
            self.subtract_block(start..end, how.threads);
        }
        dropped
    }

    /// Divides a column by the root of its pivot; false if the pivot was taken for zero.
    fn divide(&mut self, pivot: usize, pivot_min: f64) -> bool {
        let column = &mut self.values[pivot * self.size + pivot..(pivot + 1) * self.size];
        // A pivot that is no number counts as zero too.
        if column[0] > pivot_min {
            let root = column[0].sqrt();
            column.iter_mut().for_each(|value| *value /= root);
            column[0] = root;
            return true;
        }
        column.fill(0.0);
        column[0] = 1.0;
        false
    }

    /// Takes from `column` what the eliminated column `pivot` before it explains.
    fn subtract_column(&mut self, pivot: usize, column: usize) {
        let (before, after) = self.values.split_at_mut(column * self.size);
        let source = &before[pivot * self.size + column..(pivot + 1) * self.size];
        let factor = source[0];
        if factor != 0.0 {
            for (value, source) in after[column..self.size].iter_mut().zip(source) {
                *value -= factor * source;
            }
        }
    }

    /// Takes from all columns behind the eliminated `block` what it explains.
    fn subtract_block(&mut self, block: Range<usize>, threads: usize) {
        let (size, end) = (self.size, block.end);
        let below = size - end;
        if below * block.len() < PACKED_MIN {
            for column in end..size {
                for pivot in block.clone() {
                    self.subtract_column(pivot, column);
                }
            }
            return;
        }
        let values = &self.values;
        let panel = Strips::new(below, block.len(), |row, pivot| values[(block.start + pivot) * size + end + row]);
        let product = Product { left: &panel, right: &panel, extent: Extent::Lower, stride: size, first_row: end };
        product.subtract_from(&mut self.values[end * size..], threads);
    }
}

#[cfg(test)]
mod tests {
    use super::{Elimination, Front};

    /// min(i, j) + 1 for i and j from 0: its factor is ones on and below the diagonal.
    fn stairs(size: usize) -> Front {
        let mut front = Front::zeros(size);
        for column in 0..size {
            for row in column..size {
                *front.at(row, column) = column as f64 + 1.0;
            }
        }
        front
    }

    #[track_caller]
    fn check(size: usize, pivots: usize) {
        let mut front = stairs(size);
        assert!(front.eliminate(Elimination { pivots, pivot_min: 1e-12, threads: 2 }).is_empty());
        for column in 0..size {
            for row in column..size {
                let expected = if column < pivots { 1.0 } else { (column - pivots) as f64 + 1.0 };
                let found = *front.at(row, column);
                assert!((found - expected).abs() < 1e-12, "{found} at {row}, {column}");
            }
        }
    }

    #[test]
    fn stairs_leave_ones_and_smaller_stairs() {
        for (size, pivots) in [(1, 1), (3, 2), (6, 6), (60, 3), (60, 60), (130, 100), (200, 50)] {
            check(size, pivots);
        }
    }

    #[test]
    fn a_dependent_column_is_dropped_and_changes_nothing_behind_it() {
        let mut front = Front::zeros(3);
        // The second row is twice the first; the third stands alone.
        for (row, column, value) in [(0, 0, 1.0), (1, 0, 2.0), (1, 1, 4.0), (2, 2, 9.0)] {
            *front.at(row, column) = value;
        }
        assert_eq!(front.eliminate(Elimination { pivots: 3, pivot_min: 1e-12, threads: 1 }), [1]);
        assert_eq!((*front.at(1, 1), *front.at(2, 1), *front.at(2, 2)), (1.0, 0.0, 3.0));
    }
}
