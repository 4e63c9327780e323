//! A sparse symmetric matrix.

/// A symmetric matrix: its diagonal, and its entries left of the diagonal by rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Symmetric {
    diagonal: Vec<f64>,
    ends: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

/// Which rows of a matrix meet which: the columns of each row besides its own.
#[derive(Clone, Debug)]
pub(crate) struct Neighbours {
    starts: Vec<usize>,
    rows: Vec<usize>,
}

impl Symmetric {
    /// Adds a row: its entries left of the diagonal, each column once, and the diagonal.
    pub(crate) fn push_row(&mut self, left: impl IntoIterator<Item = (usize, f64)>, diagonal: f64) {
        self.entries.extend(left);
        self.ends.push(self.entries.len());
        self.diagonal.push(diagonal);
    }

    /// The number of rows.
    pub(crate) fn size(&self) -> usize {
        self.diagonal.len()
    }

    /// The diagonal.
    pub(crate) fn diagonal(&self) -> &[f64] {
        &self.diagonal
    }

    /// The entries of `row` left of the diagonal.
    pub(crate) fn left(&self, row: usize) -> &[(usize, f64)] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.entries[start..self.ends[row]]
    }

    /// The matrix with row and column i multiplied by `scale`[i].
    pub(crate) fn scaled(&self, scale: &[f64]) -> Self {
        let mut scaled = self.clone();
        for (value, factor) in scaled.diagonal.iter_mut().zip(scale) {
            *value *= factor * factor;
        }
        let mut start = 0;
        for (&end, factor) in self.ends.iter().zip(scale) {
            for (column, value) in &mut scaled.entries[start..end] {
                *value *= factor * scale[*column];
            }
            start = end;
        }
        scaled
    }

    /// Column `column` in full.
    pub(crate) fn column(&self, column: usize) -> Vec<f64> {
        let mut values = vec![0.0; self.size()];
        values[column] = self.diagonal[column];
        for &(row, value) in self.left(column) {
            values[row] = value;
        }
        for (row, place) in values.iter_mut().enumerate().skip(column + 1) {
            if let Some((_, value)) = self.left(row).iter().find(|(other, _)| *other == column) {
                *place = *value;
            }
        }
        values
    }

    /// Which rows meet which.
    pub(crate) fn neighbours(&self) -> Neighbours {
        let mut starts = vec![0; self.size() + 2];
        for row in 0..self.size() {
            starts[row + 2] += self.left(row).len();
            for &(column, _) in self.left(row) {
                starts[column + 2] += 1;
            }
        }
        for place in 2..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut rows = vec![0; 2 * self.entries.len()];
        for row in 0..self.size() {
            for &(column, _) in self.left(row) {
                for (of, other) in [(row, column), (column, row)] {
                    rows[starts[of + 1]] = other;
                    starts[of + 1] += 1;
                }
            }
        }
        starts.pop();
        Neighbours { starts, rows }
    }
}

impl Neighbours {
    /// The number of rows.
    pub(super) fn size(&self) -> usize {
        self.starts.len() - 1
    }

    /// The rows that `row` meets.
    pub(super) fn of(&self, row: usize) -> &[usize] {
        &self.rows[self.starts[row]..self.starts[row + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::Symmetric;

    /// 4 1 0 / 1 5 2 / 0 2 6.
    fn matrix() -> Symmetric {
        let mut matrix = Symmetric::default();
        matrix.push_row([], 4.0);
        matrix.push_row([(0, 1.0)], 5.0);
        matrix.push_row([(1, 2.0)], 6.0);
        matrix
    }

    #[test]
    fn a_column_is_read_from_both_sides_of_the_diagonal() {
        assert_eq!(matrix().column(1), [1.0, 5.0, 2.0]);
        assert_eq!(matrix().column(0), [4.0, 1.0, 0.0]);
    }

    #[test]
    fn neighbours_are_mutual() {
        let neighbours = matrix().neighbours();
        assert_eq!(neighbours.size(), 3);
        assert_eq!((neighbours.of(0), neighbours.of(1), neighbours.of(2)), (&[1][..], &[0, 2][..], &[1][..]));
    }

    #[test]
    fn scaling_takes_rows_and_columns() {
        let scaled = matrix().scaled(&[1.0, 2.0, 3.0]);
        assert_eq!(scaled.column(1), [2.0, 20.0, 12.0]);
    }
}
