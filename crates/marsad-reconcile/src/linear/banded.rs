//! A square system whose entries lie near the diagonal, solved by elimination with row exchanges within the band.
//!
//! Golub and Van Loan 2013, *Matrix Computations*, 4th ed., section 4.3. Needed where a matrix has both directions, as
//! the conditions of a minimum under constraints do.

/// A matrix whose entry (i, j) is zero for |i − j| above its width.
#[derive(Clone, Debug)]
pub(crate) struct Banded {
    size: usize,
    width: usize,
    /// Row i from column i − width; one width more than the band, for the rows that elimination exchanges.
    values: Vec<f64>,
}

/// A banded matrix eliminated.
#[derive(Clone, Debug)]
pub(crate) struct BandedFactor {
    matrix: Banded,
    upper: Banded,
    exchanged: Vec<usize>,
}

/// A pivot of this share of the largest entry of the matrix, or less, is taken for zero.
const PIVOT_MIN: f64 = 1e-13;

impl Banded {
    /// A matrix of zeros.
    pub(crate) fn zeros(size: usize, width: usize) -> Self {
        Self { size, width, values: vec![0.0; size * (3 * width + 1)] }
    }

    fn index(&self, row: usize, column: usize) -> usize {
        row * (3 * self.width + 1) + column + self.width - row
    }

    /// Adds to an entry within the band.
    pub(crate) fn add(&mut self, row: usize, column: usize, value: f64) {
        let index = self.index(row, column);
        self.values[index] += value;
    }

    /// The matrix times a vector.
    fn times(&self, vector: &[f64]) -> Vec<f64> {
        let product = |row: usize| {
            let first = row.saturating_sub(self.width);
            let columns = first..(row + self.width + 1).min(self.size);
            let entries = &self.values[self.index(row, first)..];
            entries.iter().zip(&vector[columns]).map(|(entry, value)| entry * value).sum::<f64>()
        };
        (0..self.size).map(product).collect()
    }

    /// Eliminates; an error is the first column that depends on those before it.
    pub(crate) fn eliminate(self) -> Result<BandedFactor, usize> {
        let mut upper = self.clone();
        let mut exchanged = Vec::with_capacity(self.size);
        let largest = self.values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        for pivot in 0..self.size {
            let row = upper.largest_below(pivot);
            let size = upper.values[upper.index(row, pivot)].abs();
            if size <= PIVOT_MIN * largest || size.is_nan() {
                return Err(pivot);
            }
            upper.exchange(pivot, row);
            exchanged.push(row);
            upper.clear_below(pivot);
        }
        Ok(BandedFactor { matrix: self, upper, exchanged })
    }

    /// The last row that an entry of `column` can stand in.
    fn last_row(&self, column: usize) -> usize {
        (column + self.width).min(self.size - 1)
    }

    /// The column after the last that a row can reach once rows were exchanged.
    fn columns_end(&self, row: usize) -> usize {
        (row + 2 * self.width + 1).min(self.size)
    }

    fn largest_below(&self, column: usize) -> usize {
        let size_of = |row: usize| self.values[self.index(row, column)].abs();
        let mut largest = column;
        for row in column + 1..=self.last_row(column) {
            if size_of(row) > size_of(largest) {
                largest = row;
            }
        }
        largest
    }

    fn exchange(&mut self, pivot: usize, row: usize) {
        if pivot == row {
            return;
        }
        for column in pivot..self.columns_end(pivot) {
            let (one, other) = (self.index(pivot, column), self.index(row, column));
            self.values.swap(one, other);
        }
    }

    /// Clears `column` below the diagonal, and keeps the multipliers there.
    fn clear_below(&mut self, column: usize) {
        let length = self.columns_end(column) - column;
        for row in column + 1..=self.last_row(column) {
            let (above, own) = (self.index(column, column), self.index(row, column));
            let (before, after) = self.values.split_at_mut(own);
            let (above, own) = (&before[above..above + length], &mut after[..length]);
            let factor = own[0] / above[0];
            own[0] = factor;
            if factor != 0.0 {
                for (value, entry) in own[1..].iter_mut().zip(&above[1..]) {
                    *value -= factor * entry;
                }
            }
        }
    }
}

impl BandedFactor {
    /// The solution for `right`, improved once by what it leaves over.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut solution = self.solve_once(right.to_vec());
        let left_over = right.iter().zip(self.matrix.times(&solution)).map(|(right, product)| right - product);
        let improvement = self.solve_once(left_over.collect());
        for (value, step) in solution.iter_mut().zip(improvement) {
            *value += step;
        }
        solution
    }

    fn solve_once(&self, mut values: Vec<f64>) -> Vec<f64> {
        let upper = &self.upper;
        for (pivot, row) in self.exchanged.iter().enumerate() {
            values.swap(pivot, *row);
            let value = values[pivot];
            let last = upper.last_row(pivot);
            for (later, changed) in values.iter_mut().enumerate().take(last + 1).skip(pivot + 1) {
                *changed -= upper.values[upper.index(later, pivot)] * value;
            }
        }
        for row in (0..upper.size).rev() {
            let (own, later) = values[row..].split_at_mut(1);
            let entries = &upper.values[upper.index(row, row)..][..upper.columns_end(row) - row];
            let explained: f64 = entries[1..].iter().zip(later).map(|(entry, value)| entry * *value).sum();
            own[0] = (own[0] - explained) / entries[0];
        }
        values
    }

    /// The logarithm of the size of the determinant.
    pub(crate) fn ln_determinant(&self) -> f64 {
        let upper = &self.upper;
        (0..upper.size).map(|row| upper.values[upper.index(row, row)].abs().ln()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Banded;

    /// Entries that need row exchanges: zero on the diagonal in every third row.
    fn matrix(size: usize, width: usize) -> Banded {
        let mut matrix = Banded::zeros(size, width);
        for row in 0..size {
            for column in row.saturating_sub(width)..(row + width + 1).min(size) {
                let value = if row == column && row % 3 == 0 { 0.0 } else { ((row * 5 + column * 3) % 7) as f64 - 2.5 };
                matrix.add(row, column, value);
            }
        }
        matrix
    }

    #[test]
    fn a_solution_put_in_gives_the_right_hand_side() {
        for (size, width) in [(2, 1), (9, 2), (40, 3), (5, 4)] {
            let matrix = matrix(size, width);
            let right: Vec<f64> = (0..size).map(|row| row as f64 - 2.0).collect();
            let factor = matrix.clone().eliminate().unwrap();
            for (found, expected) in matrix.times(&factor.solve(&right)).iter().zip(&right) {
                assert!((found - expected).abs() < 1e-9, "{found} {expected}, {size}, {width}");
            }
        }
    }

    #[test]
    fn the_determinant_is_that_of_the_rule_of_sarrus() {
        let mut matrix = Banded::zeros(3, 1);
        for (row, column, value) in [(0, 1, 2.0), (1, 0, 3.0), (1, 1, 4.0), (1, 2, 5.0), (2, 1, 6.0), (2, 2, 7.0)] {
            matrix.add(row, column, value);
        }
        // 0 2 0 / 3 4 5 / 0 6 7: −2 · 3 · 7.
        assert!((matrix.eliminate().unwrap().ln_determinant() - 42.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn a_column_that_depends_on_others_is_told() {
        let mut matrix = Banded::zeros(3, 2);
        for row in 0..3 {
            for column in 0..3 {
                matrix.add(row, column, 1.0 + (row * column) as f64);
            }
        }
        assert_eq!(matrix.eliminate().unwrap_err(), 2);
    }
}
