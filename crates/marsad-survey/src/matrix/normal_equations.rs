//! Normal equations of columns that may depend on one another.
//!
//! Holds: [`Factor`], a Cholesky factor that leaves out a column which follows from those before it, so that whole
//! margins can be given without choosing by hand which cell to drop. Does not hold: the sums themselves; see
//! `weighting::units`. Columns are brought to one scale first: persons and incomes stand side by side.

/// What remains of a column after those before it, as a share of its square, below which it is taken to follow from
/// them. R's `qr` leaves out a column at 1e-7 of its length, which is 1e-14 of its square; normal equations cannot see
/// that far.
const DEPENDENT: f64 = 1e-11;

/// The Cholesky factor of a positive semi-definite matrix.
#[derive(Debug, Clone)]
pub(crate) struct Factor {
    size: usize,
    /// Row by row, below and on the diagonal; rows that were left out are zero.
    lower: Vec<f64>,
    scale: Vec<f64>,
    is_kept: Vec<bool>,
}

impl Factor {
    /// The factor of a symmetric matrix, of which the upper half is read, row by row.
    pub(crate) fn of(matrix: &[f64], size: usize) -> Self {
        let scale = (0..size).map(|column| inverse_root(matrix[column * size + column])).collect();
        let mut factor = Self { size, lower: vec![0.0; size * size], scale, is_kept: vec![false; size] };
        for row in 0..size {
            factor.add_row(matrix, row);
        }
        factor
    }

    fn add_row(&mut self, matrix: &[f64], row: usize) {
        let size = self.size;
        let (done, rest) = self.lower.split_at_mut(row * size);
        let line = &mut rest[..size];
        for column in 0..row {
            if !self.is_kept[column] {
                continue;
            }
            let before = &done[column * size..column * size + column];
            let known = matrix[column * size + row] * self.scale[row] * self.scale[column];
            line[column] = (known - dot(&line[..column], before)) / done[column * size + column];
        }
        let rest_of_square = 1.0 - dot(&line[..row], &line[..row]);
        if self.scale[row] > 0.0 && rest_of_square > DEPENDENT {
            line[row] = rest_of_square.sqrt();
            self.is_kept[row] = true;
        } else {
            line.fill(0.0);
        }
    }

    /// Whether each column was kept; one that was not is zero or follows from those before it.
    pub(crate) fn is_kept(&self) -> &[bool] {
        &self.is_kept
    }

    /// The solution in which columns that were left out have the coefficient zero.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let size = self.size;
        let mut solution: Vec<f64> = right.iter().zip(&self.scale).map(|(value, scale)| value * scale).collect();
        for row in 0..size {
            let line = &self.lower[row * size..row * size + row];
            let value = solution[row] - dot(line, &solution[..row]);
            solution[row] = if self.is_kept[row] { value / self.lower[row * size + row] } else { 0.0 };
        }
        for row in (0..size).rev() {
            if self.is_kept[row] {
                self.eliminate_upwards(row, &mut solution);
            }
        }
        solution.iter_mut().zip(&self.scale).for_each(|(value, scale)| *value *= scale);
        solution
    }

    fn eliminate_upwards(&self, row: usize, solution: &mut [f64]) {
        let line = &self.lower[row * self.size..row * self.size + row];
        let value = solution[row] / self.lower[row * self.size + row];
        solution[row] = value;
        for (above, factor) in solution[..row].iter_mut().zip(line) {
            *above -= factor * value;
        }
    }

    /// The inverse, row by row; rows and columns that were left out are zero.
    pub(crate) fn inverse(&self) -> Vec<f64> {
        let mut inverse = Vec::with_capacity(self.size * self.size);
        for column in 0..self.size {
            let mut unit = vec![0.0; self.size];
            unit[column] = 1.0;
            inverse.extend(self.solve(&unit));
        }
        inverse
    }
}

fn inverse_root(square: f64) -> f64 {
    if square > 0.0 && square.is_finite() { 1.0 / square.sqrt() } else { 0.0 }
}

pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(matrix: &[f64], size: usize, right: &[f64], expected: &[f64]) {
        for (found, expected) in Factor::of(matrix, size).solve(right).iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        }
    }

    #[test]
    fn solution_worked_by_hand() {
        // 4a + 2b = 10 and 2a + 3b = 9 give a = 1.5, b = 2.
        check(&[4.0, 2.0, 2.0, 3.0], 2, &[10.0, 9.0], &[1.5, 2.0]);
    }

    #[test]
    fn column_that_follows_from_others_gets_the_coefficient_zero() {
        // Two columns that are equal, scaled by 1000.
        check(&[1.0, 1000.0, 1000.0, 1e6], 2, &[3.0, 3000.0], &[3.0, 0.0]);
    }

    #[test]
    fn inverse_times_matrix_is_the_identity() {
        let inverse = Factor::of(&[4.0, 2.0, 2.0, 3.0], 2).inverse();
        // The determinant is 8.
        for (found, expected) in inverse.iter().zip([0.375, -0.25, -0.25, 0.5]) {
            assert!((found - expected).abs() < 1e-15);
        }
    }
}
