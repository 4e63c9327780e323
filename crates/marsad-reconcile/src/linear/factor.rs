//! The Cholesky factor of a sparse symmetric matrix without negative directions, front by front.
//!
//! A row that depends on earlier ones leaves a pivot of zero. It is dropped: the factor is then that of the matrix in
//! which its row and column are those of the identity, and a solution is zero there.

use std::sync::Arc;

use super::front::{Elimination, Front};
use super::symbolic::{Supernode, Symbolic};
use super::symmetric::Symmetric;

/// What counts as zero, and what is left out from the start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    /// A pivot of this or less is taken for zero.
    pub(crate) pivot_min: f64,
    /// Rows to drop whatever their pivot is; empty for none.
    pub(crate) is_left_out: &'a [bool],
    /// How many threads may help.
    pub(crate) threads: usize,
}

/// A factor: for each supernode its columns, the rows of its front one after the other.
#[derive(Debug)]
pub(crate) struct Factor {
    pub(super) symbolic: Arc<Symbolic>,
    pub(super) panels: Vec<Vec<f64>>,
    is_dropped: Vec<bool>,
}

impl Factor {
    /// The factor of `matrix`, whose entries lie in the pattern of `symbolic`.
    pub(crate) fn new(symbolic: &Arc<Symbolic>, matrix: &Symmetric, rules: &Rules<'_>) -> Self {
        let columns = Columns::new(symbolic, matrix, rules.is_left_out);
        let mut assembly = Assembly::new(symbolic);
        let mut is_dropped = vec![false; symbolic.size()];
        for (place, row) in symbolic.order.iter().enumerate() {
            is_dropped[place] = rules.is_left_out.get(*row).copied().unwrap_or(false);
        }
        let mut panels = Vec::with_capacity(symbolic.supernodes.len());
        for (index, supernode) in symbolic.supernodes.iter().enumerate() {
            let mut front = assembly.front(symbolic, index, &columns);
            let (pivots, pivot_min, threads) = (supernode.width(), rules.pivot_min, rules.threads);
            for column in front.eliminate(Elimination { pivots, pivot_min, threads }) {
                is_dropped[supernode.start + column] = true;
            }
            assembly.keep_rest(index, &front, pivots);
            front.values.truncate(front.size * pivots);
            front.values.shrink_to_fit();
            panels.push(front.values);
        }
        let mut factor = Self { symbolic: Arc::clone(symbolic), panels, is_dropped };
        factor.clear_dropped_rows();
        factor
    }

    /// The rows of the matrix that were dropped or left out, in order.
    pub(crate) fn dropped(&self) -> Vec<usize> {
        let places = self.is_dropped.iter().zip(&self.symbolic.order);
        let mut dropped: Vec<usize> = places.filter(|(is_dropped, _)| **is_dropped).map(|(_, row)| *row).collect();
        dropped.sort_unstable();
        dropped
    }

    /// What was learnt about dropped rows from earlier columns must not reach a solution.
    fn clear_dropped_rows(&mut self) {
        if !self.is_dropped.contains(&true) {
            return;
        }
        for (supernode, panel) in self.symbolic.supernodes.iter().zip(&mut self.panels) {
            let height = supernode.height();
            for (row, _) in supernode.places().enumerate().filter(|(_, place)| self.is_dropped[*place]) {
                for column in panel.chunks_exact_mut(height).take(row) {
                    column[row] = 0.0;
                }
                if let Some(own) = panel.chunks_exact_mut(height).nth(row) {
                    own.fill(0.0);
                    own[row] = 1.0;
                }
            }
        }
    }

    /// The solution of the system with the right-hand side `right`, zero where rows were dropped.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let symbolic = &self.symbolic;
        let is_kept = self.is_dropped.iter().map(|is_dropped| !is_dropped);
        let mut values: Vec<f64> =
            symbolic.order.iter().zip(is_kept).map(|(row, kept)| if kept { right[*row] } else { 0.0 }).collect();
        for (supernode, panel) in symbolic.supernodes.iter().zip(&self.panels) {
            forward(supernode, panel, &mut values);
        }
        for (supernode, panel) in symbolic.supernodes.iter().zip(&self.panels).rev() {
            backward(supernode, panel, &mut values);
        }
        let mut solution = vec![0.0; values.len()];
        for (row, value) in symbolic.order.iter().zip(values) {
            solution[*row] = value;
        }
        solution
    }

    /// Space for [`Factor::quadratic`].
    pub(crate) fn work(&self) -> Work {
        let is_reached = vec![false; self.panels.len()];
        Work { values: vec![0.0; self.symbolic.size()], is_reached, reached: Vec::new() }
    }

    /// How many entries [`Factor::quadratic`] reads for a vector that is not zero at `row`, at least.
    pub(crate) fn way(&self, row: usize) -> usize {
        self.symbolic.way(row)
    }

    /// wᵀ S⁻¹ w for a vector w of few entries, given as rows with values; `work` is lent and given back empty.
    ///
    /// Only the supernodes on the ways from these rows to the roots are visited.
    pub(crate) fn quadratic(&self, vector: &[(usize, f64)], work: &mut Work) -> f64 {
        let symbolic = &self.symbolic;
        work.reach(symbolic, vector.iter().map(|(row, _)| symbolic.places[*row]));
        for (row, value) in vector {
            let place = symbolic.places[*row];
            if !self.is_dropped[place] {
                work.values[place] += value;
            }
        }
        let mut sum = 0.0;
        for index in work.reached.drain(..) {
            let supernode = &symbolic.supernodes[index];
            forward(supernode, &self.panels[index], &mut work.values);
            sum += work.values[supernode.start..supernode.end].iter().map(|value| value * value).sum::<f64>();
            work.values[supernode.start..supernode.end].fill(0.0);
            work.is_reached[index] = false;
        }
        sum
    }
}

/// Space for [`Factor::quadratic`], so that many calls share it.
#[derive(Debug)]
pub(crate) struct Work {
    values: Vec<f64>,
    is_reached: Vec<bool>,
    reached: Vec<usize>,
}

impl Work {
    /// Notes the supernodes from `places` to the roots, in order of elimination.
    fn reach(&mut self, symbolic: &Symbolic, places: impl Iterator<Item = usize>) {
        for place in places {
            let mut next = Some(symbolic.supernode_of[place]);
            while let Some(index) = next.filter(|index| !self.is_reached[*index]) {
                self.is_reached[index] = true;
                self.reached.push(index);
                next = symbolic.supernodes[index].parent;
            }
        }
        self.reached.sort_unstable();
    }
}

/// L y = r for the columns of a supernode; what they explain is taken from the rows below.
fn forward(supernode: &Supernode, panel: &[f64], values: &mut [f64]) {
    let width = supernode.width();
    for (index, column) in panel.chunks_exact(supernode.height()).enumerate() {
        let (solved, later) = values[supernode.start + index..].split_at_mut(1);
        solved[0] /= column[index];
        let value = solved[0];
        if value == 0.0 {
            continue;
        }
        for (other, entry) in later.iter_mut().zip(&column[index + 1..width]) {
            *other -= entry * value;
        }
        for (place, entry) in supernode.rows.iter().zip(&column[width..]) {
            values[*place] -= entry * value;
        }
    }
}

/// Lᵀ x = y for the columns of a supernode, when all later places are solved.
fn backward(supernode: &Supernode, panel: &[f64], values: &mut [f64]) {
    let width = supernode.width();
    for (index, column) in panel.chunks_exact(supernode.height()).enumerate().rev() {
        let place = supernode.start + index;
        let own = values[place + 1..supernode.end].iter().zip(&column[index + 1..width]);
        let below = supernode.rows.iter().map(|row| &values[*row]).zip(&column[width..]);
        let explained: f64 = own.chain(below).map(|(value, entry)| value * entry).sum();
        values[place] = (values[place] - explained) / column[index];
    }
}

/// The lower half of a matrix in the order of elimination, by columns.
struct Columns {
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Columns {
    fn new(symbolic: &Symbolic, matrix: &Symmetric, is_left_out: &[bool]) -> Self {
        let is_out = |row: usize| is_left_out.get(row).copied().unwrap_or(false);
        let mut triples = Vec::new();
        for row in 0..matrix.size() {
            let place = symbolic.places[row];
            triples.push((place, place, if is_out(row) { 1.0 } else { matrix.diagonal()[row] }));
            for &(column, value) in matrix.left(row).iter().filter(|(column, _)| !is_out(row) && !is_out(*column)) {
                let other = symbolic.places[column];
                triples.push((place.min(other), place.max(other), value));
            }
        }
        let mut starts = vec![0; matrix.size() + 1];
        for (column, _, _) in &triples {
            starts[column + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); triples.len()];
        for (column, row, value) in triples {
            entries[next[column]] = (row, value);
            next[column] += 1;
        }
        Self { starts, entries }
    }

    fn of(&self, place: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[place]..self.starts[place + 1]]
    }
}

/// Builds fronts from the matrix and from what the children of a supernode left.
struct Assembly {
    /// What is left of each front behind its pivots: the lower half, column by column.
    rests: Vec<Vec<f64>>,
    /// Where a place stands in the front at hand.
    position: Vec<usize>,
}

impl Assembly {
    fn new(symbolic: &Symbolic) -> Self {
        Self { rests: vec![Vec::new(); symbolic.supernodes.len()], position: vec![0; symbolic.size()] }
    }

    fn front(&mut self, symbolic: &Symbolic, index: usize, columns: &Columns) -> Front {
        let supernode = &symbolic.supernodes[index];
        let mut front = Front::zeros(supernode.height());
        for (position, place) in supernode.places().enumerate() {
            self.position[place] = position;
        }
        for (column, place) in (supernode.start..supernode.end).enumerate() {
            for &(row, value) in columns.of(place) {
                *front.at(self.position[row], column) += value;
            }
        }
        for &child in &supernode.children {
            self.add_rest(&symbolic.supernodes[child], child, &mut front);
        }
        front
    }

    /// Adds what `child` left to the front of its parent.
    fn add_rest(&mut self, child: &Supernode, index: usize, front: &mut Front) {
        let rest = std::mem::take(&mut self.rests[index]);
        let positions: Vec<usize> = child.rows.iter().map(|place| self.position[*place]).collect();
        let mut later = &rest[..];
        for (column, position) in positions.iter().enumerate() {
            let rows = &positions[column..];
            let (values, behind) = later.split_at(rows.len());
            later = behind;
            let target = &mut front.values[position * front.size..(position + 1) * front.size];
            for (row, value) in rows.iter().zip(values) {
                target[*row] += value;
            }
        }
    }

    /// Keeps the columns of `front` behind its pivots for the parent.
    fn keep_rest(&mut self, index: usize, front: &Front, pivots: usize) {
        let count = front.size - pivots;
        let mut rest = Vec::with_capacity(count * (count + 1) / 2);
        for (place, column) in front.values.chunks_exact(front.size).enumerate().skip(pivots) {
            rest.extend_from_slice(&column[place..]);
        }
        self.rests[index] = rest;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Symbolic, Symmetric};
    use super::{Factor, Rules};

    const RULES: Rules<'static> = Rules { pivot_min: 1e-12, is_left_out: &[], threads: 2 };

    /// A ring of 2 on the diagonal, -1 to each neighbour, plus `ridge`; without a ridge the rows add up to zero.
    fn ring(size: usize, ridge: f64) -> Symmetric {
        let mut matrix = Symmetric::default();
        for row in 0..size {
            let mut left = Vec::new();
            if row + 1 == size {
                left.push((0, -1.0));
            }
            if row > 0 {
                left.push((row - 1, -1.0));
            }
            matrix.push_row(left, 2.0 + ridge);
        }
        matrix
    }

    fn times(matrix: &Symmetric, vector: &[f64]) -> Vec<f64> {
        let columns = (0..matrix.size()).map(|column| matrix.column(column));
        columns.map(|column| column.iter().zip(vector).map(|(entry, value)| entry * value).sum::<f64>()).collect()
    }

    #[test]
    fn a_solution_put_in_gives_the_right_hand_side() {
        for size in [3, 4, 17, 300] {
            let matrix = ring(size, 0.5);
            let symbolic = Arc::new(Symbolic::new(&matrix));
            let factor = Factor::new(&symbolic, &matrix, &RULES);
            let right: Vec<f64> = (0..size).map(|row| (row % 5) as f64 - 1.0).collect();
            let solution = factor.solve(&right);
            for (found, expected) in times(&matrix, &solution).iter().zip(&right) {
                assert!((found - expected).abs() < 1e-12);
            }
            let vector = [(0, 2.0), (size - 1, -3.0)];
            let mut dense = vec![0.0; size];
            vector.iter().for_each(|(row, value)| dense[*row] = *value);
            let expected: f64 = factor.solve(&dense).iter().zip(&dense).map(|(x, w)| x * w).sum();
            let mut work = factor.work();
            for _ in 0..2 {
                assert!((factor.quadratic(&vector, &mut work) - expected).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn one_of_the_rows_that_add_up_to_zero_is_dropped() {
        for size in [3, 4, 60] {
            let matrix = ring(size, 0.0);
            let factor = Factor::new(&Arc::new(Symbolic::new(&matrix)), &matrix, &RULES);
            let dropped = factor.dropped();
            assert_eq!(dropped.len(), 1, "{dropped:?}");
            let mut right = vec![1.0; size];
            right[dropped[0]] = 1.0 - size as f64;
            let solution = factor.solve(&right);
            assert_eq!(solution[dropped[0]], 0.0);
            for (found, expected) in times(&matrix, &solution).iter().zip(&right) {
                assert!((found - expected).abs() < 1e-9, "{found} {expected}");
            }
        }
    }

    #[test]
    fn a_row_left_out_is_as_if_it_were_not_there() {
        let whole = ring(6, 0.5);
        let mut is_left_out = [false; 6];
        is_left_out[2] = true;
        let rules = Rules { is_left_out: &is_left_out, ..RULES };
        let solution = Factor::new(&Arc::new(Symbolic::new(&whole)), &whole, &rules).solve(&[1.0; 6]);
        assert_eq!(solution[2], 0.0);
        let back = times(&whole, &solution);
        for row in [0, 1, 3, 4, 5] {
            assert!((back[row] - 1.0).abs() < 1e-12);
        }
    }
}
