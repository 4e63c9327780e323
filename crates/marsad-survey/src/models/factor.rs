//! Information matrices: which columns can be told apart, and the solution of equations.
//!
//! Both look at the matrix scaled to a diagonal of ones, so that an age in years and an income in millimes weigh alike.

use crate::matrix::{Cholesky, Matrix};

/// A column of which less than this share is left when the columns before it are taken out is not told apart from them.
/// The share is 1 − *R*², so a column that others give to five digits counts as the same.
const SHARE_MIN: f64 = 1e-11;

/// Which columns of a model can be estimated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rank {
    pub kept: Vec<usize>,
    /// Zero in every row.
    pub empty: Vec<usize>,
    /// Combinations of columns kept before them.
    pub collinear: Vec<usize>,
}

impl Rank {
    /// Judges the columns behind Σ w x x′, in their order.
    pub(super) fn of(gram: &Matrix) -> Self {
        let mut found = Self::default();
        let mut lower: Vec<Vec<f64>> = Vec::new();
        for column in 0..gram.rows() {
            let length = gram.get(column, column).sqrt();
            if length.is_nan() || length <= 0.0 {
                found.empty.push(column);
                continue;
            }
            let mut row: Vec<f64> = Vec::with_capacity(found.kept.len() + 1);
            for (known, other) in lower.iter().zip(&found.kept) {
                let cosine = gram.get(column, *other) / length / gram.get(*other, *other).sqrt();
                let explained: f64 = row.iter().zip(known).map(|(first, second)| first * second).sum();
                row.push((cosine - explained) / known[row.len()]);
            }
            let left = 1.0 - row.iter().map(|part| part * part).sum::<f64>();
            if left.is_nan() || left < SHARE_MIN {
                found.collinear.push(column);
                continue;
            }
            row.push(left.sqrt());
            lower.push(row);
            found.kept.push(column);
        }
        found
    }
}

/// A positive definite matrix, ready to solve equations.
pub(super) struct Factor {
    /// One over the square roots of the diagonal.
    scales: Vec<f64>,
    cholesky: Cholesky,
}

impl Factor {
    /// None if the matrix is not positive definite.
    pub(super) fn of(matrix: &Matrix) -> Option<Self> {
        let diagonal = (0..matrix.rows()).map(|place| matrix.get(place, place));
        let scales: Vec<f64> = diagonal.map(|value| 1.0 / value.sqrt()).collect();
        if scales.iter().any(|scale| !scale.is_finite()) {
            return None;
        }
        let mut scaled = Matrix::zeros(matrix.rows(), matrix.rows());
        for (row, first) in scales.iter().enumerate() {
            for (column, second) in scales.iter().enumerate() {
                scaled.set(row, column, matrix.get(row, column) * first * second);
            }
        }
        Some(Self { scales, cholesky: Cholesky::of(&scaled)? })
    }

    /// The solution of matrix · x = `right`.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let scaled: Vec<f64> = right.iter().zip(&self.scales).map(|(value, scale)| value * scale).collect();
        let solution = self.cholesky.solve(&scaled);
        solution.iter().zip(&self.scales).map(|(value, scale)| value * scale).collect()
    }

    /// The inverse matrix.
    pub(super) fn inverse(&self) -> Matrix {
        let mut inverse = self.cholesky.inverse();
        for (row, first) in self.scales.iter().enumerate() {
            for (column, second) in self.scales.iter().enumerate() {
                inverse.set(row, column, inverse.get(row, column) * first * second);
            }
        }
        inverse
    }
}

/// The rows and columns of `matrix` in `kept`.
pub(super) fn submatrix(matrix: &Matrix, kept: &[usize]) -> Matrix {
    let mut part = Matrix::zeros(kept.len(), kept.len());
    for (row, from_row) in kept.iter().enumerate() {
        for (column, from_column) in kept.iter().enumerate() {
            part.set(row, column, matrix.get(*from_row, *from_column));
        }
    }
    part
}

/// The places of `values` in `kept`.
pub(super) fn subvector(values: &[f64], kept: &[usize]) -> Vec<f64> {
    kept.iter().map(|place| values[*place]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Factor, Rank};
    use crate::matrix::Matrix;

    fn gram(rows: &[[f64; 4]]) -> Matrix {
        let mut gram = Matrix::zeros(4, 4);
        for row in rows {
            for (first, left) in row.iter().enumerate() {
                for (second, right) in row.iter().enumerate() {
                    gram.add_to(first, second, left * right);
                }
            }
        }
        gram
    }

    /// Columns: ones, a number a million times larger, twice their difference, zero.
    #[test]
    fn the_later_of_two_equal_columns_is_left_out() {
        let rows = [1e6, 2e6, 5e6].map(|value| [1.0, value, 2.0 * value - 2.0, 0.0]);
        let found = Rank::of(&gram(&rows));
        assert_eq!((found.kept, found.collinear, found.empty), (vec![0, 1], vec![2], vec![3]));
    }

    /// [[4, 2], [2, 3]] x = (8, 8): x = (1, 2), inverse [[3, -2], [-2, 4]] / 8.
    #[test]
    fn equations_are_solved() {
        let factor = Factor::of(&Matrix::from_rows(&[vec![4.0, 2.0], vec![2.0, 3.0]])).unwrap();
        let solution = factor.solve(&[8.0, 8.0]);
        assert!((solution[0] - 1.0).abs() < 1e-14 && (solution[1] - 2.0).abs() < 1e-14, "{solution:?}");
        assert!((factor.inverse().get(0, 1) + 0.25).abs() < 1e-15);
        assert!(Factor::of(&Matrix::from_rows(&[vec![1.0, 2.0], vec![2.0, 1.0]])).is_none());
    }
}
