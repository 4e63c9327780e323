//! Those entries of the inverse that lie in the pattern of the factor (Takahashi, Fagan and Chin 1973).
//!
//! Standard errors need no others, and the whole inverse of a large system would not fit into memory.

use std::sync::Arc;

use super::factor::Factor;
use super::front::{BLOCK, Front, Triangle};
use super::product::{Matrix, Product};
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
        // Fronts stay whole as long as a child needs them.
        let mut panels: Vec<Vec<f64>> = vec![Vec::new(); symbolic.supernodes.len()];
        let mut waiting: Vec<usize> = symbolic.supernodes.iter().map(|supernode| supernode.children.len()).collect();
        let mut position = vec![0; symbolic.size()];
        for (index, supernode) in symbolic.supernodes.iter().enumerate().rev() {
            let mut front = Front::zeros(supernode.height());
            if let Some(parent) = supernode.parent {
                let above = &symbolic.supernodes[parent];
                Known { above, values: &panels[parent] }.copy_to(supernode, &mut front, &mut position);
                waiting[parent] -= 1;
                if waiting[parent] == 0 {
                    keep_columns(&mut panels[parent], above);
                }
            }
            invert(&mut front, &factor.panels[index], supernode.width(), threads);
            panels[index] = front.values;
            if waiting[index] == 0 {
                keep_columns(&mut panels[index], supernode);
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

/// Leaves of a front the columns of its supernode.
fn keep_columns(values: &mut Vec<f64>, supernode: &Supernode) {
    values.truncate(supernode.height() * supernode.width());
    values.shrink_to_fit();
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
        let rows: Vec<usize> = supernode.rows.iter().map(|place| position[*place]).collect();
        for (column, row_above) in rows.iter().enumerate() {
            let source = &self.values[row_above * height..(row_above + 1) * height];
            let start = (width + column) * front.size + width;
            for (value, row) in front.values[start..start + rows.len()].iter_mut().zip(&rows) {
                *value = source[*row];
            }
        }
    }
}

/// Fills the columns of a supernode, last block first, when all behind them is known.
fn invert(front: &mut Front, panel: &[f64], width: usize, threads: usize) {
    let starts = (0..width).step_by(BLOCK);
    for start in starts.rev() {
        let block = Block { start, end: (start + BLOCK).min(width), size: front.size, panel, threads };
        let triangle = Triangle { values: panel, size: front.size, start, width: block.width() }.inverse();
        let mut inner = block.times_itself(&triangle);
        if block.end < front.size {
            let steps = block.steps(&triangle);
            let below = block.below_from(front, &steps);
            block.add_inner(&mut inner, &steps, &below);
            block.write_below(front, &below);
        }
        block.write_inner(front, &inner);
    }
}

/// Some columns of a panel: L_B the triangle on the diagonal, L_R what is below it.
struct Block<'a> {
    start: usize,
    end: usize,
    size: usize,
    panel: &'a [f64],
    threads: usize,
}

impl Block<'_> {
    fn width(&self) -> usize {
        self.end - self.start
    }

    fn rows_below(&self) -> usize {
        self.size - self.end
    }

    /// Tᵀ T for T = L_B⁻¹, which lies by columns.
    fn times_itself(&self, triangle: &[f64]) -> Vec<f64> {
        let by_columns = self.square(triangle).transposed();
        Product { factor: 1.0, left: by_columns.transposed(), right: by_columns }.by_rows(self.threads)
    }

    /// N = −L_R T, by rows.
    fn steps(&self, triangle: &[f64]) -> Vec<f64> {
        let values = &self.panel[self.start * self.size + self.end..self.end * self.size];
        let left =
            Matrix { values, rows: self.rows_below(), columns: self.width(), row_step: 1, column_step: self.size };
        let right = self.square(triangle).transposed();
        Product { factor: -1.0, left, right }.by_rows(self.threads)
    }

    /// Z_RB = Z_RR N, by rows.
    fn below_from(&self, front: &Front, steps: &[f64]) -> Vec<f64> {
        let rows = self.rows_below();
        let values = &front.values[self.end * self.size + self.end..];
        let known = Matrix { values, rows, columns: rows, row_step: 1, column_step: self.size };
        Product { factor: 1.0, left: known, right: self.tall(steps) }.by_rows(self.threads)
    }

    /// Z_BB = Tᵀ T + Nᵀ Z_RB, where `inner` is the first.
    fn add_inner(&self, inner: &mut [f64], steps: &[f64], below: &[f64]) {
        let product = Product { factor: 1.0, left: self.tall(steps).transposed(), right: self.tall(below) };
        product.add_by_rows(inner, self.threads);
    }

    /// Values by rows, as many rows as columns.
    fn square<'v>(&self, values: &'v [f64]) -> Matrix<'v> {
        let width = self.width();
        Matrix { values, rows: width, columns: width, row_step: width, column_step: 1 }
    }

    /// Values by rows, a row for each one below.
    fn tall<'v>(&self, values: &'v [f64]) -> Matrix<'v> {
        Matrix { rows: self.rows_below(), ..self.square(values) }
    }

    /// Writes Z_BB, which is symmetric.
    fn write_inner(&self, front: &mut Front, inner: &[f64]) {
        for (column, values) in inner.chunks_exact(self.width()).enumerate() {
            let start = (self.start + column) * self.size + self.start;
            front.values[start..start + values.len()].copy_from_slice(values);
        }
    }

    /// Writes Z_RB, and its transpose beside the diagonal.
    fn write_below(&self, front: &mut Front, below: &[f64]) {
        let width = self.width();
        let beside = front.values[self.end * self.size..].chunks_exact_mut(self.size);
        for (column, row) in beside.zip(below.chunks_exact(width)) {
            column[self.start..self.end].copy_from_slice(row);
        }
        let own = front.values[self.start * self.size..self.end * self.size].chunks_exact_mut(self.size);
        for (index, column) in own.enumerate() {
            for (value, row) in column[self.end..].iter_mut().zip(below.chunks_exact(width)) {
                *value = row[index];
            }
        }
    }
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
