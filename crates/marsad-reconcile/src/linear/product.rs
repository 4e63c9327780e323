//! Products of dense matrices, on several threads where they are large.
//!
//! Holds: what elimination and inversion of fronts multiply, cut into pieces that threads share. The cuts do not depend
//! on how many threads there are, so that a product is the same to the last digit with any number.
//! Does not hold: the `kernel`.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::kernel::Addition;

/// Products of fewer multiplications are done entry by entry: to lay out the factors would take as long.
const LAID_OUT_MIN: usize = 512;
/// Products of fewer multiplications are done by one thread: to start another would take as long.
const SHARED_MIN: usize = 8_000_000;

/// A matrix in a slice: entry (i, j) is at i `row_step` + j `column_step`, one of which is 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matrix<'a> {
    pub(super) values: &'a [f64],
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) row_step: usize,
    pub(super) column_step: usize,
}

impl<'a> Matrix<'a> {
    /// The same with rows for columns.
    pub(super) fn transposed(self) -> Self {
        Self {
            values: self.values,
            rows: self.columns,
            columns: self.rows,
            row_step: self.column_step,
            column_step: self.row_step,
        }
    }

    /// Some of its rows.
    fn some_rows(self, rows: Range<usize>) -> Self {
        let values: &'a [f64] = self.values.get(rows.start * self.row_step..).unwrap_or_default();
        Self { values, rows: rows.len(), ..self }
    }
}

/// Where a product is added: entry (i, j) at i `row_step` + j `column_step`, one of which is 1.
struct Target<'a> {
    values: &'a mut [f64],
    row_step: usize,
    column_step: usize,
}

impl Target<'_> {
    /// Adds `factor` `left` `right`.
    fn add(&mut self, factor: f64, left: Matrix<'_>, right: Matrix<'_>) {
        if left.rows * left.columns * right.columns < LAID_OUT_MIN {
            return self.add_by_entries(factor, left, right);
        }
        // The kernel goes by columns; rows of a product are columns of the product of what was turned.
        let (stride, left, right) = match self.row_step {
            1 => (self.column_step, left, right),
            _ => (self.row_step, right.transposed(), left.transposed()),
        };
        Addition { target: self.values, stride, factor, left, right }.add();
    }

    fn add_by_entries(&mut self, factor: f64, left: Matrix<'_>, right: Matrix<'_>) {
        for column in 0..right.columns {
            for inner in 0..left.columns {
                let scaled = factor * right.values[inner * right.row_step + column * right.column_step];
                for row in 0..left.rows {
                    self.values[row * self.row_step + column * self.column_step] +=
                        scaled * left.values[row * left.row_step + inner * left.column_step];
                }
            }
        }
    }
}

/// `factor` times `left` times `right`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Product<'a> {
    pub(super) factor: f64,
    pub(super) left: Matrix<'a>,
    pub(super) right: Matrix<'a>,
}

impl Product<'_> {
    /// The product by rows, one after the other.
    pub(super) fn by_rows(&self, threads: usize) -> Vec<f64> {
        let mut values = vec![0.0; self.left.rows * self.right.columns];
        self.add_by_rows(&mut values, threads);
        values
    }

    /// Adds the product to `values`, which holds its rows one after the other.
    pub(super) fn add_by_rows(&self, values: &mut [f64], threads: usize) {
        let Self { factor, left, right } = *self;
        if left.rows == 0 || right.columns == 0 {
            return;
        }
        let height = (left.rows / 8).next_multiple_of(32).clamp(64, 1024);
        let pieces = values.chunks_mut(height * right.columns).enumerate();
        let helpers = helpers(left.rows * left.columns * right.columns, threads);
        share(pieces, helpers, |(index, piece): (usize, &mut [f64])| {
            let first = index * height;
            let rows = left.some_rows(first..(first + height).min(left.rows));
            let mut target = Target { values: piece, row_step: right.columns, column_step: 1 };
            target.add(factor, rows, right);
        });
    }
}

/// What eliminated columns explain of those behind them: P Pᵀ on and below the diagonal, for the first rows of P as
/// columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Explained<'a> {
    /// P.
    pub(super) panel: Matrix<'a>,
    /// How many columns are wanted.
    pub(super) columns: usize,
    /// How many values lie between the beginnings of two columns of the target.
    pub(super) stride: usize,
    /// The place in a column of the target at which row 0 stands.
    pub(super) first_row: usize,
}

impl Explained<'_> {
    /// Subtracts it from `values`, which holds the columns wanted one after the other. Some entries above the diagonal
    /// are written too.
    pub(super) fn subtract_from(&self, values: &mut [f64], threads: usize) {
        let Self { panel, columns, stride, first_row } = *self;
        if columns == 0 {
            return;
        }
        let width = (columns / 16).next_multiple_of(32).clamp(32, 256);
        let pieces = values.chunks_mut(width * stride).enumerate();
        let helpers = helpers(panel.rows * panel.columns * columns, threads);
        share(pieces, helpers, |(index, piece): (usize, &mut [f64])| {
            let first = index * width;
            let own = panel.some_rows(first..(first + width).min(columns));
            let below = panel.some_rows(first..panel.rows);
            let mut target = Target { values: &mut piece[first_row + first..], row_step: 1, column_step: stride };
            target.add(-1.0, below, own.transposed());
        });
    }
}

/// How many threads are worth their start.
fn helpers(multiplications: usize, threads: usize) -> usize {
    if multiplications < SHARED_MIN { 1 } else { threads }
}

/// Does `work` on every piece, the next piece on whichever thread is free.
fn share<T: Send>(pieces: impl Iterator<Item = T> + Send, threads: usize, work: impl Fn(T) + Sync) {
    if threads < 2 {
        return pieces.for_each(work);
    }
    let waiting = Mutex::new(pieces);
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || {
        while let Some(piece) = next() {
            work(piece);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
}

#[cfg(test)]
mod tests {
    use super::{Explained, Matrix, Product};

    /// Small whole numbers, so that sums are exact in any order.
    fn entry(row: usize, column: usize) -> f64 {
        ((row * 7 + column * 3) % 11) as f64 - 5.0
    }

    fn by_columns(rows: usize, columns: usize) -> Vec<f64> {
        (0..columns).flat_map(|column| (0..rows).map(move |row| entry(row, column))).collect()
    }

    fn matrix(values: &[f64], rows: usize, columns: usize) -> Matrix<'_> {
        Matrix { values, rows, columns, row_step: 1, column_step: rows }
    }

    #[track_caller]
    fn check(rows: usize, depth: usize, columns: usize) {
        let (left, right) = (by_columns(rows, depth), by_columns(columns, depth));
        let right = matrix(&right, columns, depth).transposed();
        let product = Product { factor: -1.0, left: matrix(&left, rows, depth), right };
        for threads in [1, 3] {
            let found = product.by_rows(threads);
            for row in 0..rows {
                for column in 0..columns {
                    let sum: f64 = (0..depth).map(|inner| entry(row, inner) * entry(column, inner)).sum();
                    assert_eq!(found[row * columns + column], -sum, "row {row}, column {column}, {threads} threads");
                }
            }
        }
    }

    #[test]
    fn a_product_is_the_sum_over_its_depth() {
        for size in [1, 7, 63, 64, 65, 200] {
            check(size, size, size);
            check(size, 3, 65);
            check(5, size, 9);
        }
        check(3, 0, 5);
        check(0, 4, 5);
    }

    #[test]
    fn a_product_deeper_and_higher_than_what_the_kernel_lays_out_at_once_is_whole() {
        check(450, 600, 30);
        check(30, 257, 450);
    }

    #[test]
    fn threads_share_a_large_product_without_changing_it() {
        check(300, 200, 170);
    }

    #[track_caller]
    fn check_explained(size: usize, depth: usize, columns: usize) {
        let panel = by_columns(size, depth);
        let (stride, first_row) = (size + 5, 5);
        let explained = Explained { panel: matrix(&panel, size, depth), columns, stride, first_row };
        for threads in [1, 3] {
            let mut values = vec![1.0; columns * stride];
            explained.subtract_from(&mut values, threads);
            for column in 0..columns {
                for row in column..size {
                    let sum: f64 = (0..depth).map(|inner| entry(row, inner) * entry(column, inner)).sum();
                    assert_eq!(values[column * stride + first_row + row], 1.0 - sum, "row {row}, column {column}");
                }
                assert_eq!(values[column * stride..column * stride + first_row], [1.0; 5]);
            }
        }
    }

    #[test]
    fn what_columns_explain_is_right_on_and_below_the_diagonal() {
        for size in [1, 7, 63, 64, 65, 200] {
            check_explained(size, 48, size);
            check_explained(size, 3, size.div_ceil(2));
        }
        check_explained(400, 130, 400);
    }
}
