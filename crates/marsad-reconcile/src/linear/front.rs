//! A dense front: the rows of a supernode and of what it meets, and the elimination of its first columns.
//!
//! Columns go in steps and steps in blocks, so that nearly all the work is products of matrices: within a step column by
//! column, but only on the rows of the step; below it by the inverse of its triangle; behind it first in its block, then,
//! for the whole block at once, in the rest of the front.

use std::ops::Range;

use super::product::{Explained, Matrix, Product};

/// How many columns are eliminated before what is behind them all is brought up to date.
pub(super) const BLOCK: usize = 128;
/// How many of them are eliminated before what is behind them in the block is.
const STEP: usize = 32;
/// Fronts with fewer rows, or fewer columns to eliminate, are done column by column.
const STEPPED_MIN: (usize, usize) = (32, 4);

/// A square matrix by columns. Elimination reads the lower half only; what it leaves above is of no meaning.
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

/// A triangle on the diagonal of columns that hold `size` values each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle<'a> {
    /// The columns, from column 0 on.
    pub(super) values: &'a [f64],
    /// How many values a column holds.
    pub(super) size: usize,
    /// The first row and column of the triangle.
    pub(super) start: usize,
    /// How many rows it has.
    pub(super) width: usize,
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
        if self.size < STEPPED_MIN.0 || how.pivots < STEPPED_MIN.1 {
            self.eliminate_columns(0..how.pivots, &Corner { end: self.size, how }, &mut dropped);
            return dropped;
        }
        for start in (0..how.pivots).step_by(BLOCK) {
            let end = (start + BLOCK).min(how.pivots);
            for first in (start..end).step_by(STEP) {
                let step = first..(first + STEP).min(end);
                let known = dropped.len();
                self.eliminate_columns(step.clone(), &Corner { end: step.end, how }, &mut dropped);
                self.finish_below(step.clone(), &dropped[known..], how.threads);
                self.subtract(step.clone(), step.end..end, how.threads);
            }
            self.subtract(start..end, end..self.size, how.threads);
        }
        dropped
    }

    /// Eliminates `columns` one by one, as if the front ended with the corner.
    fn eliminate_columns(&mut self, columns: Range<usize>, corner: &Corner, dropped: &mut Vec<usize>) {
        for pivot in columns {
            if !self.divide(pivot, corner) {
                dropped.push(pivot);
            }
            for column in pivot + 1..corner.end {
                self.subtract_column(pivot, column, corner.end);
            }
        }
    }

    /// Divides a column by the root of its pivot; false if the pivot was taken for zero.
    fn divide(&mut self, pivot: usize, corner: &Corner) -> bool {
        let column = &mut self.values[pivot * self.size + pivot..pivot * self.size + corner.end];
        // A pivot that is no number counts as zero too.
        if column[0] > corner.how.pivot_min {
            let root = column[0].sqrt();
            column.iter_mut().for_each(|value| *value /= root);
            column[0] = root;
            return true;
        }
        column.fill(0.0);
        column[0] = 1.0;
        false
    }

    /// Takes from `column`, up to row `end`, what the eliminated column `pivot` before it explains.
    fn subtract_column(&mut self, pivot: usize, column: usize, end: usize) {
        let (before, after) = self.values.split_at_mut(column * self.size);
        let source = &before[pivot * self.size + column..pivot * self.size + end];
        let factor = source[0];
        if factor != 0.0 {
            for (value, source) in after[column..end].iter_mut().zip(source) {
                *value -= factor * source;
            }
        }
    }

    /// The rows below the triangle of an eliminated `step`: A becomes A L⁻ᵀ, and zero in the columns dropped.
    fn finish_below(&mut self, step: Range<usize>, dropped: &[usize], threads: usize) {
        let (size, width) = (self.size, step.len());
        if step.end == size {
            return;
        }
        let triangle = Triangle { values: &self.values, size, start: step.start, width }.inverse();
        let left = self.below(step.clone());
        // T lies by columns, so its transpose lies by rows.
        let right = Matrix { values: &triangle, rows: width, columns: width, row_step: width, column_step: 1 };
        let solved = Product { factor: 1.0, left, right }.by_rows(threads);
        let columns = self.values[step.start * size..step.end * size].chunks_exact_mut(size);
        for (index, column) in columns.enumerate() {
            if dropped.contains(&(step.start + index)) {
                column[step.end..].fill(0.0);
                continue;
            }
            for (value, row) in column[step.end..].iter_mut().zip(solved.chunks_exact(width)) {
                *value = row[index];
            }
        }
    }

    /// What stands below the triangle of `columns`.
    fn below(&self, columns: Range<usize>) -> Matrix<'_> {
        let values = &self.values[columns.start * self.size + columns.end..columns.end * self.size];
        let rows = self.size - columns.end;
        Matrix { values, rows, columns: columns.len(), row_step: 1, column_step: self.size }
    }

    /// Takes from the columns `behind` what the eliminated columns `before` them explain.
    fn subtract(&mut self, before: Range<usize>, behind: Range<usize>, threads: usize) {
        if before.is_empty() || behind.is_empty() {
            return;
        }
        let (size, first) = (self.size, behind.start);
        let (known, rest) = self.values.split_at_mut(first * size);
        let values = &known[before.start * size + first..];
        let panel = Matrix { values, rows: size - first, columns: before.len(), row_step: 1, column_step: size };
        let explained = Explained { panel, columns: behind.len(), stride: size, first_row: first };
        explained.subtract_from(&mut rest[..behind.len() * size], threads);
    }
}

/// The part of a front in which columns are eliminated one by one.
struct Corner {
    /// The row and column after its last.
    end: usize,
    how: Elimination,
}

impl Triangle<'_> {
    /// The inverse of the triangle, by columns.
    pub(super) fn inverse(&self) -> Vec<f64> {
        let width = self.width;
        let mut inverse = vec![0.0; width * width];
        for (first, column) in inverse.chunks_exact_mut(width).enumerate() {
            column[first] = 1.0;
            for index in first..width {
                let entries = &self.values[(self.start + index) * self.size + self.start..][..width];
                let (solved, later) = column[index..].split_at_mut(1);
                solved[0] /= entries[index];
                for (value, entry) in later.iter_mut().zip(&entries[index + 1..]) {
                    *value -= entry * solved[0];
                }
            }
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::{Corner, Elimination, Front};

    const PIVOT_MIN: f64 = 1e-12;

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
        assert!(front.eliminate(Elimination { pivots, pivot_min: PIVOT_MIN, threads: 2 }).is_empty());
        for column in 0..size {
            for row in column..size {
                let expected = if column < pivots { 1.0 } else { (column - pivots) as f64 + 1.0 };
                let found = *front.at(row, column);
                assert!((found - expected).abs() < 1e-11, "{found} at {row}, {column}");
            }
        }
    }

    #[test]
    fn stairs_leave_ones_and_smaller_stairs() {
        for (size, pivots) in [(1, 1), (3, 2), (6, 6), (60, 3), (60, 60), (130, 100), (200, 50)] {
            check(size, pivots);
        }
        for size in [1, 7, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 300] {
            check(size, size);
            check(size, size.div_ceil(2));
        }
    }

    /// A matrix with a strong diagonal; every tenth row is that before it, so that its pivot is zero.
    fn with_doubles(size: usize) -> Front {
        let origin = |row: usize| if row % 10 == 9 { row - 1 } else { row };
        let mut front = Front::zeros(size);
        for column in 0..size {
            for row in column..size {
                let (one, other) = (origin(row), origin(column));
                let value = if one == other { 200.0 } else { (((one + 1) * (other + 1)) % 7) as f64 / 10.0 };
                *front.at(row, column) = value;
            }
        }
        front
    }

    /// Steps and blocks against column by column, dropped columns among them.
    #[track_caller]
    fn check_steps(size: usize, pivots: usize) {
        let how = Elimination { pivots, pivot_min: 1e-9, threads: 2 };
        let (mut found, mut expected) = (with_doubles(size), with_doubles(size));
        let mut dropped = Vec::new();
        expected.eliminate_columns(0..pivots, &Corner { end: size, how }, &mut dropped);
        assert_eq!(found.eliminate(how), dropped);
        for column in 0..size {
            for row in column..size {
                let (found, expected) = (*found.at(row, column), *expected.at(row, column));
                assert!((found - expected).abs() < 1e-11, "{found} is not {expected} at {row}, {column}");
            }
        }
    }

    #[test]
    fn steps_and_blocks_do_what_columns_do_one_by_one() {
        for size in [1, 7, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 300] {
            check_steps(size, size);
            check_steps(size, size.div_ceil(3));
        }
    }

    #[test]
    fn a_dependent_column_is_dropped_and_changes_nothing_behind_it() {
        let mut front = Front::zeros(3);
        // The second row is twice the first; the third stands alone.
        for (row, column, value) in [(0, 0, 1.0), (1, 0, 2.0), (1, 1, 4.0), (2, 2, 9.0)] {
            *front.at(row, column) = value;
        }
        assert_eq!(front.eliminate(Elimination { pivots: 3, pivot_min: PIVOT_MIN, threads: 1 }), [1]);
        assert_eq!((*front.at(1, 1), *front.at(2, 1), *front.at(2, 2)), (1.0, 0.0, 3.0));
    }
}
