//! Products of dense matrices, sixteen entries at a time, on several threads where they are large.
//!
//! The rows of both factors are laid out in strips of four, so that the innermost loop runs over contiguous memory and
//! its sixteen sums stay in registers.

use std::ops::Range;

/// How many rows a strip holds.
pub(super) const STRIP: usize = 4;
/// Products of fewer multiplications are done by one thread: to start another would take as long.
const SHARED_MIN: usize = 4_000_000;

/// The rows of a matrix in strips.
pub(super) struct Strips {
    rows: usize,
    depth: usize,
    values: Vec<[f64; STRIP]>,
}

impl Strips {
    /// The matrix of `rows` rows and `depth` columns with the entries `entry(row, column)`.
    pub(super) fn new(rows: usize, depth: usize, entry: impl Fn(usize, usize) -> f64) -> Self {
        let mut values = Vec::with_capacity(rows.div_ceil(STRIP) * depth);
        for first in (0..rows).step_by(STRIP) {
            for column in 0..depth {
                let mut four = [0.0; STRIP];
                for (row, value) in (first..rows).zip(&mut four) {
                    *value = entry(row, column);
                }
                values.push(four);
            }
        }
        Self { rows, depth, values }
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    fn count(&self) -> usize {
        self.rows.div_ceil(STRIP)
    }

    fn strip(&self, index: usize) -> &[[f64; STRIP]] {
        &self.values[index * self.depth..(index + 1) * self.depth]
    }
}

/// Which entries of a product are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All.
    Whole,
    /// Those on and below the diagonal of a square product; others may be written too.
    Lower,
}

/// `left` times `right` transposed, and where it goes: entry (i, j) to row `first_row` + i of column j, where a column
/// holds `stride` values.
pub(super) struct Product<'a> {
    pub(super) left: &'a Strips,
    pub(super) right: &'a Strips,
    pub(super) extent: Extent,
    pub(super) stride: usize,
    pub(super) first_row: usize,
}

impl Product<'_> {
    /// Subtracts the product from `values`, which holds its columns one after the other.
    pub(super) fn subtract_from(&self, values: &mut [f64], threads: usize) {
        let groups = self.groups(threads);
        if groups.len() < 2 {
            return self.subtract_strips(values, 0..self.right.count());
        }
        std::thread::scope(|scope| {
            let mut rest = values;
            for group in groups {
                let taken = std::mem::take(&mut rest);
                let columns = (group.len() * STRIP * self.stride).min(taken.len());
                let (own, others) = taken.split_at_mut(columns);
                rest = others;
                scope.spawn(move || self.subtract_strips(own, group));
            }
        });
    }

    /// The columns in groups of about the same work, one for each thread, counted in strips.
    fn groups(&self, threads: usize) -> Vec<Range<usize>> {
        let count = self.right.count();
        let work = self.left.rows.saturating_mul(self.right.rows).saturating_mul(self.left.depth);
        if threads < 2 || work < SHARED_MIN {
            return Vec::new();
        }
        let bound = |thread: usize| {
            let share = thread as f64 / threads as f64;
            let share = if self.extent == Extent::Lower { 1.0 - (1.0 - share).sqrt() } else { share };
            ((count as f64 * share).round() as usize).min(count)
        };
        (0..threads).map(|thread| bound(thread)..bound(thread + 1)).collect()
    }

    /// The strips `columns` of the right factor; `values` begins with the first of their columns.
    fn subtract_strips(&self, values: &mut [f64], columns: Range<usize>) {
        for (chunk, column) in values.chunks_mut(STRIP * self.stride).zip(columns) {
            let first = if self.extent == Extent::Lower { column } else { 0 };
            for strip in first..self.left.count() {
                let sums = multiply(self.left.strip(strip), self.right.strip(column));
                let row = self.first_row + strip * STRIP;
                let rows = STRIP.min(self.left.rows - strip * STRIP);
                for (values, sums) in chunk.chunks_mut(self.stride).zip(&sums) {
                    for (value, sum) in values[row..row + rows].iter_mut().zip(sums) {
                        *value -= sum;
                    }
                }
            }
        }
    }
}

/// The sixteen products of four rows with four rows, by column.
fn multiply(left: &[[f64; STRIP]], right: &[[f64; STRIP]]) -> [[f64; STRIP]; STRIP] {
    let mut sums = [[0.0; STRIP]; STRIP];
    for (left, right) in left.iter().zip(right) {
        for (column, factor) in sums.iter_mut().zip(right) {
            for (sum, value) in column.iter_mut().zip(left) {
                *sum += factor * value;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Extent, Product, Strips};

    fn entry(row: usize, column: usize) -> f64 {
        ((row * 7 + column * 3) % 11) as f64 - 5.0
    }

    #[track_caller]
    fn check(rows: usize, columns: usize, depth: usize, threads: usize) {
        let left = Strips::new(rows, depth, entry);
        let right = Strips::new(columns, depth, |row, column| entry(row + 2, column + 1));
        let mut values = vec![1.0; columns * (rows + 3)];
        let product = Product { left: &left, right: &right, extent: Extent::Whole, stride: rows + 3, first_row: 2 };
        product.subtract_from(&mut values, threads);
        for column in 0..columns {
            for row in 0..rows + 3 {
                let sum: f64 = match row.checked_sub(2).filter(|row| *row < rows) {
                    Some(row) => (0..depth).map(|k| entry(row, k) * entry(column + 2, k + 1)).sum(),
                    None => 0.0,
                };
                assert_eq!(values[column * (rows + 3) + row], 1.0 - sum, "row {row}, column {column}");
            }
        }
    }

    #[test]
    fn a_product_is_the_sum_over_its_depth() {
        for (rows, columns, depth) in [(1, 1, 1), (4, 4, 4), (5, 3, 7), (9, 10, 2), (3, 5, 0)] {
            check(rows, columns, depth, 1);
            check(rows, columns, depth, 2);
        }
    }

    #[test]
    fn threads_share_a_large_product_without_changing_it() {
        check(150, 170, 170, 1);
        check(150, 170, 170, 3);
    }

    #[test]
    fn the_lower_half_is_right_on_and_below_the_diagonal() {
        let square = Strips::new(170, 150, entry);
        let product = Product { left: &square, right: &square, extent: Extent::Lower, stride: 170, first_row: 0 };
        for threads in [1, 3] {
            let mut values = vec![0.0; 170 * 170];
            product.subtract_from(&mut values, threads);
            for column in 0..170 {
                for row in column..170 {
                    let sum: f64 = (0..150).map(|k| entry(row, k) * entry(column, k)).sum();
                    assert_eq!(values[column * 170 + row], -sum);
                }
            }
        }
    }
}
