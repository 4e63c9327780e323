//! Dense symmetric positive definite systems of a few hundred unknowns, by Cholesky's factors.
//!
//! The matrix is kept as the rows of its lower triangle, one after the other. Golub and Van Loan, *Matrix
//! Computations*, section 4.2.

/// A symmetric matrix, of which only the lower triangle is kept.
pub(super) struct SymmetricMatrix {
    order: usize,
    entries: Vec<f64>,
}

impl SymmetricMatrix {
    /// A matrix of zeros with `order` rows.
    pub(super) fn zeros(order: usize) -> Self {
        Self { order, entries: vec![0.0; row_start(order)] }
    }

    /// Makes every entry zero again.
    pub(super) fn clear(&mut self) {
        self.entries.fill(0.0);
    }

    /// A row from its first column to the diagonal.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        let start = row_start(row);
        &mut self.entries[start..=start + row]
    }

    /// The lower factor, which takes the place of the entries; none if the matrix is not positive definite.
    pub(super) fn factor(&mut self) -> Option<Factor<'_>> {
        for row in 0..self.order {
            let (above, rest) = self.entries.split_at_mut(row_start(row));
            let current = &mut rest[..=row];
            for column in 0..row {
                let other = &above[row_start(column)..=row_start(column) + column];
                let left = current[column] - dot(&current[..column], &other[..column]);
                current[column] = left / other[column];
            }
            let pivot = current[row] - dot(&current[..row], &current[..row]);
            if !pivot.is_finite() || pivot <= 0.0 {
                return None;
            }
            current[row] = pivot.sqrt();
        }
        Some(Factor { order: self.order, entries: &self.entries })
    }
}

/// The lower factor of a matrix.
pub(super) struct Factor<'a> {
    order: usize,
    entries: &'a [f64],
}

impl Factor<'_> {
    /// Solves the system of the matrix; `right` becomes the solution.
    pub(super) fn solve(&self, right: &mut [f64]) {
        self.forward(right);
        self.backward(right);
    }

    /// Solves the system of the lower factor; `right` becomes the solution.
    pub(super) fn forward(&self, right: &mut [f64]) {
        for row in 0..self.order {
            let entries = self.row(row);
            right[row] = (right[row] - dot(&entries[..row], &right[..row])) / entries[row];
        }
    }

    /// Solves the system of the transposed factor; `right` becomes the solution.
    pub(super) fn backward(&self, right: &mut [f64]) {
        for row in (0..self.order).rev() {
            let entries = self.row(row);
            let solved = right[row] / entries[row];
            right[row] = solved;
            for (value, entry) in right[..row].iter_mut().zip(entries) {
                *value -= entry * solved;
            }
        }
    }

    fn row(&self, row: usize) -> &[f64] {
        let start = row_start(row);
        &self.entries[start..=start + row]
    }
}

const fn row_start(row: usize) -> usize {
    row * (row + 1) / 2
}

/// The sum of products, in four sums that do not wait for one another.
fn dot(left: &[f64], right: &[f64]) -> f64 {
    let (left, right) = (left.chunks_exact(4), right.chunks_exact(4));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(left, right)| left * right).sum();
    let mut sums = [0.0_f64; 4];
    for (left, right) in left.zip(right) {
        for lane in 0..4 {
            sums[lane] += left[lane] * right[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::SymmetricMatrix;

    fn matrix(rows: &[&[f64]]) -> SymmetricMatrix {
        let mut matrix = SymmetricMatrix::zeros(rows.len());
        for (place, row) in rows.iter().enumerate() {
            matrix.row_mut(place).copy_from_slice(row);
        }
        matrix
    }

    /// Rows (4, 12, −16), (12, 37, −43), (−16, −43, 98) have the factor (2), (6, 1), (−8, 5, 3).
    #[test]
    fn a_system_worked_by_hand_is_solved() {
        let mut matrix = matrix(&[&[4.0], &[12.0, 37.0], &[-16.0, -43.0, 98.0]]);
        let factor = matrix.factor().unwrap();
        assert_eq!(factor.entries, [2.0, 6.0, 1.0, -8.0, 5.0, 3.0]);
        // The matrix times (1, 2, 3).
        let mut right = [-20.0, -43.0, 192.0];
        factor.solve(&mut right);
        assert_eq!(right, [1.0, 2.0, 3.0]);
    }

    /// Twos on the diagonal and ones everywhere else: each of the eleven rows adds up to twelve.
    #[test]
    fn more_rows_than_lanes_are_solved() {
        let order = 11;
        let mut matrix = SymmetricMatrix::zeros(order);
        for row in 0..order {
            matrix.row_mut(row).fill(1.0);
            matrix.row_mut(row)[row] = 2.0;
        }
        let mut right = vec![12.0; order];
        matrix.factor().unwrap().solve(&mut right);
        assert!(right.iter().all(|value| (value - 1.0).abs() < 1e-12), "{right:?}");
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_factor() {
        assert!(matrix(&[&[1.0], &[2.0, 4.0]]).factor().is_none());
        assert!(matrix(&[&[1.0], &[2.0, 1.0]]).factor().is_none());
        assert!(matrix(&[&[f64::NAN]]).factor().is_none());
        assert!(SymmetricMatrix::zeros(0).factor().is_some());
    }
}
