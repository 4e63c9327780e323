//! Those entries of the inverse that lie in the pattern of the factor (Takahashi, Fagan and Chin 1973).
//!
//! Standard errors need no others, and the whole inverse of a large system would not fit into memory.

use std::sync::Arc;

use super::factor::Factor;
use super::front::{BLOCK, Front};
use super::product::{Extent, Product, Strips};
use super::symbolic::{Supernode, Symbolic};

/// Entries of the inverse: for each supernode its columns.
#[derive(Debug)]
pub(crate) struct SelectedInverse {
    symbolic: Arc<Symbolic>,
    panels: Vec<Vec<f64>>,
}

impl SelectedInverse {
    /// The entries of the inverse of the matrix of `factor`, from the roots down.
    pub(crate) fn new(factor: &Factor, threads: usize) -> Self {
        let symbolic = &factor.symbolic;
        let count = symbolic.supernodes.len();
        let mut panels: Vec<Vec<f64>> = vec![Vec::new(); count];
        let mut wholes: Vec<Vec<f64>> = vec![Vec::new(); count];
        let mut waiting: Vec<usize> = symbolic.supernodes.iter().map(|supernode| supernode.children.len()).collect();
        let mut position = vec![0; symbolic.size()];
        for (index, supernode) in symbolic.supernodes.iter().enumerate().rev() {
            let mut front = Front::zeros(supernode.height());
            if let Some(parent) = supernode.parent {
                let known = Known { above: &symbolic.supernodes[parent], values: &wholes[parent] };
                known.copy_to(supernode, &mut front, &mut position);
                waiting[parent] -= 1;
                if waiting[parent] == 0 {
                    wholes[parent] = Vec::new();
                }
            }
            invert(&mut front, &factor.panels[index], supernode.width(), threads);
            panels[index] = front.values[..front.size * supernode.width()].to_vec();
            if waiting[index] > 0 {
                wholes[index] = front.values;
            }
        }
        Self { symbolic: Arc::clone(symbolic), panels }
    }

    /// The entry of the inverse at two rows of the matrix; none where the factor has none.
    pub(crate) fn entry(&self, row: usize, column: usize) -> Option<f64> {
        let (one, other) = (self.symbolic.places[row], self.symbolic.places[column]);
        let (first, second) = (one.min(other), one.max(other));
        let index = self.symbolic.supernode_of[first];
        let supernode = &self.symbolic.supernodes[index];
        let position = supernode.find(second)?;
        Some(self.panels[index][(first - supernode.start) * supernode.height() + position])
    }
}

/// The front of a parent, in which all is known.
struct Known<'a> {
    above: &'a Supernode,
    values: &'a [f64],
}

impl Known<'_> {
    /// Copies the entries among the rows below `supernode`, all of which are known; `position` is lent.
    fn copy_to(&self, supernode: &Supernode, front: &mut Front, position: &mut [usize]) {
        for (place_in_front, place) in self.above.places().enumerate() {
            position[place] = place_in_front;
        }
        let (width, height) = (supernode.width(), self.above.height());
        for (column, place) in supernode.rows.iter().enumerate() {
            let source = &self.values[position[*place] * height..(position[*place] + 1) * height];
            let start = (width + column) * front.size + width;
            for (value, row) in front.values[start..start + supernode.rows.len()].iter_mut().zip(&supernode.rows) {
                *value = source[position[*row]];
            }
        }
    }
}

/// Fills the columns of a supernode, last block first, when all behind them is known.
fn invert(front: &mut Front, panel: &[f64], width: usize, threads: usize) {
    let starts: Vec<usize> = (0..width).step_by(BLOCK).collect();
    for &start in starts.iter().rev() {
        let block = Block { start, end: (start + BLOCK).min(width), size: front.size, panel };
        let triangle = block.inverse_of_triangle();
        let inner = block.times_itself(&triangle);
        if block.end == front.size {
            block.write_inner(front, &inner);
            continue;
        }
        let steps = block.steps(&triangle, threads);
        let below = block.below_from(front, &steps, threads);
        let inner = block.inner_from(inner, &steps, &below, threads);
        block.write_inner(front, &inner);
        block.write_below(front, &below);
    }
}

/// Some columns of a panel: L_B the triangle on the diagonal, L_R what is below it.
struct Block<'a> {
    start: usize,
    end: usize,
    size: usize,
    panel: &'a [f64],
}

impl Block<'_> {
    fn width(&self) -> usize {
        self.end - self.start
    }

    fn rows_below(&self) -> usize {
        self.size - self.end
    }

    /// T = L_B⁻¹, by columns.
    fn inverse_of_triangle(&self) -> Vec<f64> {
        let width = self.width();
        let mut inverse = vec![0.0; width * width];
        for (first, column) in inverse.chunks_exact_mut(width).enumerate() {
            column[first] = 1.0;
            for index in first..width {
                let entries = &self.panel[(self.start + index) * self.size + self.start..][..width];
                let (solved, later) = column[index..].split_at_mut(1);
                solved[0] /= entries[index];
                for (value, entry) in later.iter_mut().zip(&entries[index + 1..]) {
                    *value -= entry * solved[0];
                }
            }
        }
        inverse
    }

    /// Tᵀ T.
    fn times_itself(&self, triangle: &[f64]) -> Vec<f64> {
        let width = self.width();
        let mut inner = Vec::with_capacity(width * width);
        for left in triangle.chunks_exact(width) {
            inner.extend(triangle.chunks_exact(width).map(|right| dot(left, right)));
        }
        inner
    }

    /// N = −L_R T, by columns.
    fn steps(&self, triangle: &[f64], threads: usize) -> Vec<f64> {
        let (width, rows) = (self.width(), self.rows_below());
        let entry = |row: usize, column: usize| self.panel[(self.start + column) * self.size + self.end + row];
        let left = Strips::new(rows, width, entry);
        let right = Strips::new(width, width, |row, column| triangle[row * width + column]);
        subtract(&left, &right, vec![0.0; rows * width], threads)
    }

    /// Z_RB = Z_RR N, by columns.
    fn below_from(&self, front: &Front, steps: &[f64], threads: usize) -> Vec<f64> {
        let rows = self.rows_below();
        let known = |row: usize, column: usize| front.values[(self.end + column) * self.size + self.end + row];
        let left = Strips::new(rows, rows, known);
        let right = Strips::new(self.width(), rows, |row, column| -steps[row * rows + column]);
        subtract(&left, &right, vec![0.0; rows * self.width()], threads)
    }

    /// Z_BB = Tᵀ T + Nᵀ Z_RB, by columns.
    fn inner_from(&self, inner: Vec<f64>, steps: &[f64], below: &[f64], threads: usize) -> Vec<f64> {
        let (width, rows) = (self.width(), self.rows_below());
        let left = Strips::new(width, rows, |row, column| -steps[row * rows + column]);
        let right = Strips::new(width, rows, |row, column| below[row * rows + column]);
        subtract(&left, &right, inner, threads)
    }

    fn write_inner(&self, front: &mut Front, inner: &[f64]) {
        for (column, values) in inner.chunks_exact(self.width()).enumerate() {
            let start = (self.start + column) * self.size + self.start;
            front.values[start..start + values.len()].copy_from_slice(values);
        }
    }

    /// Writes Z_RB, and its transpose beside the diagonal.
    fn write_below(&self, front: &mut Front, below: &[f64]) {
        for (column, values) in below.chunks_exact(self.rows_below()).enumerate() {
            let start = (self.start + column) * self.size + self.end;
            front.values[start..start + values.len()].copy_from_slice(values);
            for (row, value) in values.iter().enumerate() {
                *front.at(self.start + column, self.end + row) = *value;
            }
        }
    }
}

/// `values` − `left` `right`ᵀ, by columns.
fn subtract(left: &Strips, right: &Strips, mut values: Vec<f64>, threads: usize) -> Vec<f64> {
    let product = Product { left, right, extent: Extent::Whole, stride: left.rows(), first_row: 0 };
    product.subtract_from(&mut values, threads);
    values
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Factor, Rules, Symbolic, Symmetric};
    use super::SelectedInverse;

    /// Holds every entry that there is against a solution for a column of the identity.
    #[track_caller]
    fn check(matrix: &Symmetric) {
        let symbolic = Arc::new(Symbolic::new(matrix));
        let factor = Factor::new(&symbolic, matrix, &Rules { pivot_min: 1e-12, is_left_out: &[], threads: 2 });
        let inverse = SelectedInverse::new(&factor, 2);
        for column in 0..matrix.size() {
            let mut unit = vec![0.0; matrix.size()];
            unit[column] = 1.0;
            let (solution, entries) = (factor.solve(&unit), matrix.column(column));
            for (row, expected) in solution.iter().enumerate() {
                let is_in_pattern = row == column || entries[row] != 0.0;
                match inverse.entry(row, column) {
                    Some(found) => assert!((found - expected).abs() < 1e-11, "{found} {expected}"),
                    None => assert!(!is_in_pattern, "no entry at {row}, {column}"),
                }
            }
        }
    }

    #[test]
    fn entries_are_those_of_the_inverse() {
        let mut ladder = Symmetric::default();
        for row in 0..40_usize {
            let left = [row.checked_sub(2), row.checked_sub(7)].into_iter().flatten();
            ladder.push_row(left.map(|column| (column, -1.0)), 5.0);
        }
        check(&ladder);
    }

    #[test]
    fn entries_of_a_dense_matrix_are_those_of_the_inverse() {
        let mut dense = Symmetric::default();
        for row in 0..110_usize {
            dense.push_row((0..row).map(|column| (column, 1.0 / (1.0 + (row - column) as f64))), 8.0);
        }
        check(&dense);
    }

    #[test]
    fn entries_of_a_matrix_with_a_dense_border_are_those_of_the_inverse() {
        let mut border = Symmetric::default();
        for _ in 0..90 {
            border.push_row([], 30.0);
        }
        for row in 90..150_usize {
            border.push_row((0..row).map(|column| (column, ((row * column) % 5) as f64 / 10.0)), 60.0);
        }
        check(&border);
    }
}
