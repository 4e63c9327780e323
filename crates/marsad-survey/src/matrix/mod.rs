//! Small dense matrices: as many rows as a model has terms, never as many as a survey has persons.
//!
//! Holds: [`Matrix`], Cholesky, solving with pivots, eigenvalues of symmetric matrices, the rank of columns, and normal
//! equations of columns that may follow from one another.
//! Does not hold: anything sparse or large. Where next: `decompositions` for what is solved with it, `normal_equations`
//! for what weights and small areas solve.

mod decompositions;
pub(crate) mod normal_equations;
mod rank;

pub use decompositions::{Cholesky, inverse, solve, symmetric_eigenvalues};
pub use rank::column_rank;

/// A matrix of numbers, row after row.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    rows: usize,
    cols: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, cols: usize) -> Self {
        Self { rows, cols, values: vec![0.0; rows * cols] }
    }

    /// Ones on the diagonal, zeros elsewhere.
    pub fn identity(size: usize) -> Self {
        let mut identity = Self::zeros(size, size);
        (0..size).for_each(|place| identity.set(place, place, 1.0));
        identity
    }

    /// The matrix whose rows are `rows`; a short row is filled with zeros, the first row gives the width.
    pub fn from_rows(rows: &[Vec<f64>]) -> Self {
        let cols = rows.first().map_or(0, Vec::len);
        let mut matrix = Self::zeros(rows.len(), cols);
        for (row, given) in rows.iter().enumerate() {
            matrix.row_mut(row).iter_mut().zip(given).for_each(|(place, value)| *place = *value);
        }
        matrix
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// The value in `row` and `col`.
    pub fn get(&self, row: usize, col: usize) -> f64 {
        self.values[row * self.cols + col]
    }

    /// Puts `value` into `row` and `col`.
    pub fn set(&mut self, row: usize, col: usize, value: f64) {
        self.values[row * self.cols + col] = value;
    }

    /// Adds `value` to what stands in `row` and `col`.
    pub fn add_to(&mut self, row: usize, col: usize, value: f64) {
        self.values[row * self.cols + col] += value;
    }

    /// The values of a row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.cols..(row + 1) * self.cols]
    }

    /// The values of a row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.cols..(row + 1) * self.cols]
    }

    /// Rows as columns.
    pub fn transposed(&self) -> Self {
        let mut transposed = Self::zeros(self.cols, self.rows);
        for row in 0..self.rows {
            for (col, value) in self.row(row).iter().enumerate() {
                transposed.set(col, row, *value);
            }
        }
        transposed
    }

    /// The product with `other`, whose rows are as many as the columns here (what is beyond counts as zero).
    pub fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.rows, other.cols);
        for row in 0..self.rows {
            for (inner, factor) in self.row(row).iter().enumerate().take(other.rows) {
                let target = product.row_mut(row).iter_mut();
                target.zip(other.row(inner)).for_each(|(place, value)| *place += factor * value);
            }
        }
        product
    }

    /// The product with a column.
    pub fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.rows).map(|row| self.row(row).iter().zip(vector).map(|(left, right)| left * right).sum()).collect()
    }

    /// The sum of the diagonal.
    pub fn trace(&self) -> f64 {
        (0..self.rows.min(self.cols)).map(|place| self.get(place, place)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    /// (1 2; 3 4)(5 6; 7 8) = (19 22; 43 50).
    #[test]
    fn product_is_that_of_the_schoolbook() {
        let left = Matrix::from_rows(&[vec![1.0, 2.0], vec![3.0, 4.0]]);
        let right = Matrix::from_rows(&[vec![5.0, 6.0], vec![7.0, 8.0]]);
        assert_eq!(left.times(&right), Matrix::from_rows(&[vec![19.0, 22.0], vec![43.0, 50.0]]));
        assert_eq!(left.times_vector(&[1.0, -1.0]), [-1.0, -1.0]);
        assert_eq!((left.trace(), left.transposed().get(0, 1)), (5.0, 3.0));
        assert_eq!(Matrix::identity(2).times(&left), left);
    }
}
