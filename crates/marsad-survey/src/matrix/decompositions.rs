//! Cholesky, Gauss with pivots, Jacobi: solving and eigenvalues (Golub and Van Loan 2013, *Matrix Computations*, 4th ed.).

use super::Matrix;

/// A pivot smaller than this share of its diagonal is taken for zero.
const PIVOT_MIN: f64 = 1e-13;
/// Jacobi needs about ten.
const SWEEPS_MAX: usize = 100;

/// A symmetric positive definite matrix as the product of a lower triangle with itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Cholesky {
    lower: Matrix,
}

impl Cholesky {
    /// The triangle of `matrix`, of which the lower half is read; none where it is not positive definite.
    pub fn of(matrix: &Matrix) -> Option<Self> {
        let size = matrix.rows();
        if matrix.cols() != size {
            return None;
        }
        let mut lower = Matrix::zeros(size, size);
        for row in 0..size {
            for col in 0..=row {
                let known: f64 =
                    lower.row(row)[..col].iter().zip(lower.row(col)).map(|(left, right)| left * right).sum();
                let rest = matrix.get(row, col) - known;
                if row == col {
                    let is_positive = rest > PIVOT_MIN * matrix.get(row, row).abs();
                    lower.set(row, row, is_positive.then(|| rest.sqrt())?);
                } else {
                    lower.set(row, col, rest / lower.get(col, col));
                }
            }
        }
        Some(Self { lower })
    }

    /// The lower triangle.
    pub fn lower(&self) -> &Matrix {
        &self.lower
    }

    /// The x with matrix · x = `right`.
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let size = self.lower.rows();
        let mut x = right.to_vec();
        x.resize(size, 0.0);
        for row in 0..size {
            let known: f64 = self.lower.row(row)[..row].iter().zip(&x).map(|(left, value)| left * value).sum();
            x[row] = (x[row] - known) / self.lower.get(row, row);
        }
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|below| self.lower.get(below, row) * x[below]).sum();
            x[row] = (x[row] - known) / self.lower.get(row, row);
        }
        x
    }

    /// The X with matrix · X = `right`, column by column.
    pub fn solve_matrix(&self, right: &Matrix) -> Matrix {
        let columns = right.transposed();
        let solved: Vec<Vec<f64>> = (0..columns.rows()).map(|col| self.solve(columns.row(col))).collect();
        Matrix::from_rows(&solved).transposed()
    }

    /// The inverse of the matrix.
    pub fn inverse(&self) -> Matrix {
        self.solve_matrix(&Matrix::identity(self.lower.rows()))
    }

    /// The logarithm of the determinant of the matrix.
    pub fn log_determinant(&self) -> f64 {
        2.0 * (0..self.lower.rows()).map(|place| self.lower.get(place, place).ln()).sum::<f64>()
    }
}

/// The x with `matrix` · x = `right`, by elimination with row pivots; none where the matrix is singular or not square.
pub fn solve(matrix: &Matrix, right: &[f64]) -> Option<Vec<f64>> {
    let columns = Matrix::from_rows(&[right.to_vec()]).transposed();
    let solved = solve_columns(matrix, &columns)?;
    Some((0..solved.rows()).map(|row| solved.get(row, 0)).collect())
}

/// The inverse of `matrix`; none where it is singular or not square.
pub fn inverse(matrix: &Matrix) -> Option<Matrix> {
    solve_columns(matrix, &Matrix::identity(matrix.rows()))
}

fn solve_columns(matrix: &Matrix, right: &Matrix) -> Option<Matrix> {
    let size = matrix.rows();
    if matrix.cols() != size || right.rows() != size {
        return None;
    }
    let largest = (0..size).flat_map(|row| matrix.row(row)).fold(0.0_f64, |most, value| most.max(value.abs()));
    let mut left: Vec<Vec<f64>> = (0..size).map(|row| matrix.row(row).to_vec()).collect();
    let mut solved: Vec<Vec<f64>> = (0..size).map(|row| right.row(row).to_vec()).collect();
    for pivot in 0..size {
        let best = (pivot..size).max_by(|one, other| left[*one][pivot].abs().total_cmp(&left[*other][pivot].abs()))?;
        if left[best][pivot].abs() <= f64::EPSILON * largest {
            return None;
        }
        left.swap(pivot, best);
        solved.swap(pivot, best);
        eliminate(&mut left, &mut solved, pivot);
    }
    Some(Matrix::from_rows(&solved))
}

/// Takes the pivot's row out of all others and scales it to one.
fn eliminate(left: &mut [Vec<f64>], solved: &mut [Vec<f64>], pivot: usize) {
    let scale = left[pivot][pivot];
    left[pivot].iter_mut().for_each(|value| *value /= scale);
    solved[pivot].iter_mut().for_each(|value| *value /= scale);
    let (left_row, solved_row) = (left[pivot].clone(), solved[pivot].clone());
    for row in (0..left.len()).filter(|row| *row != pivot) {
        let factor = left[row][pivot];
        if factor != 0.0 {
            left[row].iter_mut().zip(&left_row).for_each(|(value, of_pivot)| *value -= factor * of_pivot);
            solved[row].iter_mut().zip(&solved_row).for_each(|(value, of_pivot)| *value -= factor * of_pivot);
        }
    }
}

/// The eigenvalues of a symmetric matrix, the greatest first, by Jacobi's rotations.
pub fn symmetric_eigenvalues(matrix: &Matrix) -> Vec<f64> {
    let size = matrix.rows().min(matrix.cols());
    let mut turned = matrix.clone();
    for _ in 0..SWEEPS_MAX {
        let off: f64 = (0..size)
            .flat_map(|row| (0..row).map(move |col| (row, col)))
            .map(|(row, col)| turned.get(row, col).powi(2))
            .sum();
        let on: f64 = (0..size).map(|place| turned.get(place, place).powi(2)).sum();
        if off <= 1e-32 * on || off == 0.0 {
            break;
        }
        for row in 1..size {
            (0..row).for_each(|col| rotate(&mut turned, col, row));
        }
    }
    let mut values: Vec<f64> = (0..size).map(|place| turned.get(place, place)).collect();
    values.sort_by(|one, other| other.total_cmp(one));
    values
}

/// The rotation that makes the place (`first`, `second`) zero; Golub and Van Loan, section 8.5.
fn rotate(matrix: &mut Matrix, first: usize, second: usize) {
    let between = matrix.get(first, second);
    if between == 0.0 {
        return;
    }
    let tau = (matrix.get(second, second) - matrix.get(first, first)) / (2.0 * between);
    let tangent = tau.signum() / (tau.abs() + (1.0 + tau * tau).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = tangent * cosine;
    let size = matrix.rows();
    for place in 0..size {
        let (left, right) = (matrix.get(place, first), matrix.get(place, second));
        matrix.set(place, first, cosine * left - sine * right);
        matrix.set(place, second, sine * left + cosine * right);
    }
    for place in 0..size {
        let (left, right) = (matrix.get(first, place), matrix.get(second, place));
        matrix.set(first, place, cosine * left - sine * right);
        matrix.set(second, place, sine * left + cosine * right);
    }
}

#[cfg(test)]
mod tests {
    use super::{Cholesky, inverse, solve, symmetric_eigenvalues};
    use crate::matrix::Matrix;

    fn check(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        assert!(found.iter().zip(expected).all(|(left, right)| (left - right).abs() < 1e-12), "{found:?}");
    }

    /// (4 2; 2 3): the triangle is (2 0; 1 √2), the determinant 8; with (10, 8) the solution is (7/4, 3/2).
    #[test]
    fn small_system_is_worked_by_hand() {
        let matrix = Matrix::from_rows(&[vec![4.0, 2.0], vec![2.0, 3.0]]);
        let cholesky = Cholesky::of(&matrix).unwrap();
        check(cholesky.lower().row(1), &[1.0, std::f64::consts::SQRT_2]);
        check(&[cholesky.log_determinant()], &[8.0_f64.ln()]);
        check(&cholesky.solve(&[10.0, 8.0]), &[1.75, 1.5]);
        check(&solve(&matrix, &[10.0, 8.0]).unwrap(), &[1.75, 1.5]);
        check(cholesky.inverse().row(0), &[0.375, -0.25]);
        check(inverse(&matrix).unwrap().row(1), &[-0.25, 0.5]);
    }

    #[test]
    fn what_cannot_be_solved_is_said() {
        let singular = Matrix::from_rows(&[vec![1.0, 2.0], vec![2.0, 4.0]]);
        assert!(Cholesky::of(&singular).is_none());
        assert!(inverse(&singular).is_none());
        assert!(solve(&Matrix::zeros(2, 3), &[1.0, 1.0]).is_none());
    }

    /// A row that needs a pivot: (0 1; 1 0) swaps.
    #[test]
    fn zero_on_the_diagonal_is_no_obstacle() {
        let swap = Matrix::from_rows(&[vec![0.0, 1.0], vec![1.0, 0.0]]);
        check(&solve(&swap, &[3.0, 5.0]).unwrap(), &[5.0, 3.0]);
    }

    /// (2 1; 1 2) has 3 and 1; the second matrix has 2 + √2, 2 and 2 − √2.
    #[test]
    fn eigenvalues_are_those_known() {
        check(&symmetric_eigenvalues(&Matrix::from_rows(&[vec![2.0, 1.0], vec![1.0, 2.0]])), &[3.0, 1.0]);
        let chain = Matrix::from_rows(&[vec![2.0, -1.0, 0.0], vec![-1.0, 2.0, -1.0], vec![0.0, -1.0, 2.0]]);
        check(&symmetric_eigenvalues(&chain), &[2.0 + std::f64::consts::SQRT_2, 2.0, 2.0 - std::f64::consts::SQRT_2]);
    }
}
