//! Cells that no source states: equations give them their values, if they do.
//!
//! Each such cell is eliminated from the equations by one that it stands in. What is left holds between stated cells
//! only; what was taken out gives the cell as a sum of stated ones. A cell for which no equation is left, and each that
//! depends on it, has no value.

use std::collections::BTreeSet;

use super::rows::{Row, combined};

/// A coefficient of less than this share of the largest of its column is no pivot.
const PIVOT_SHARE_MIN: f64 = 0.1;

/// Equations without unstated cells, and how these follow.
#[derive(Debug, Default)]
pub(super) struct Reduction {
    /// What holds between stated cells.
    pub(super) rows: Vec<Row>,
    /// The unstated cells, each after those that its row needs.
    pub(super) derived: Vec<Derived>,
    /// Unstated cells that no equation is left for.
    pub(super) undetermined: Vec<usize>,
}

/// An unstated cell that an equation gives.
#[derive(Debug)]
pub(super) struct Derived {
    /// The cell.
    pub(super) cell: usize,
    /// The equation, in which no unstated cell stands but this one and those before it.
    pub(super) row: Row,
    /// The cell as a sum of stated ones; none where it depends on an undetermined one.
    pub(super) expression: Option<Expression>,
}

/// A constant plus a weighted sum of stated cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Expression {
    /// The constant.
    pub(super) constant: f64,
    /// The size of the numbers that the constant was made of.
    pub(super) scale: f64,
    /// Cells with coefficients.
    pub(super) terms: Vec<(usize, f64)>,
    /// The equations behind it, with factors.
    pub(super) made_of: Vec<(usize, f64)>,
    /// Undetermined cells that stand in it too.
    open: Vec<(usize, f64)>,
}

/// Eliminates the cells that `is_unstated` marks from `rows`.
pub(super) fn eliminate_unstated(rows: Vec<Row>, is_unstated: &[bool]) -> Reduction {
    if !is_unstated.contains(&true) {
        return Reduction { rows, ..Reduction::default() };
    }
    let mut elimination = Elimination::new(rows, is_unstated);
    let mut pivots = Vec::new();
    while let Some((_, cell)) = elimination.queue.pop_first() {
        let row = elimination.eliminate(cell);
        pivots.push((cell, row));
    }
    elimination.finish(pivots)
}

struct Elimination<'a> {
    rows: Vec<Row>,
    is_unstated: &'a [bool],
    /// The rows that an unstated cell stands in.
    holders: Vec<BTreeSet<usize>>,
    /// Unstated cells that stand in a row, by the number of rows.
    queue: BTreeSet<(usize, usize)>,
    is_done: Vec<bool>,
}

impl<'a> Elimination<'a> {
    fn new(rows: Vec<Row>, is_unstated: &'a [bool]) -> Self {
        let mut holders = vec![BTreeSet::new(); is_unstated.len()];
        for (index, row) in rows.iter().enumerate() {
            for (cell, _) in row.terms.iter().filter(|(cell, _)| is_unstated[*cell]) {
                holders[*cell].insert(index);
            }
        }
        let counts = holders.iter().map(BTreeSet::len).enumerate().filter(|(_, count)| *count > 0);
        let queue = counts.map(|(cell, count)| (count, cell)).collect();
        Self { rows, is_unstated, holders, queue, is_done: vec![false; is_unstated.len()] }
    }

    /// Takes `cell` out of all rows but one, and that one out of the equations. Returns it.
    fn eliminate(&mut self, cell: usize) -> usize {
        self.is_done[cell] = true;
        let pivot = self.pick_row(cell);
        self.release_all(pivot);
        let row = std::mem::take(&mut self.rows[pivot]);
        let coefficient = row.coefficient(cell);
        for other in std::mem::take(&mut self.holders[cell]) {
            self.release_all(other);
            let factor = self.rows[other].coefficient(cell) / coefficient;
            self.rows[other].subtract(factor, &row);
            self.rows[other].terms.retain(|(held, _)| *held != cell);
            self.hold_all(other);
        }
        self.rows[pivot] = row;
        pivot
    }

    /// The shortest row in which `cell` has a coefficient large enough.
    fn pick_row(&self, cell: usize) -> usize {
        let size = |row: usize| self.rows[row].coefficient(cell).abs();
        let largest = self.holders[cell].iter().map(|row| size(*row)).fold(0.0_f64, f64::max);
        let usable = self.holders[cell].iter().filter(|row| size(**row) >= PIVOT_SHARE_MIN * largest);
        usable.min_by_key(|row| self.rows[**row].terms.len()).copied().unwrap_or(0)
    }

    /// `row` no longer holds its unstated cells.
    fn release_all(&mut self, row: usize) {
        for place in 0..self.rows[row].terms.len() {
            let cell = self.rows[row].terms[place].0;
            if self.is_unstated[cell] && self.holders[cell].remove(&row) {
                self.count_anew(cell, self.holders[cell].len() + 1);
            }
        }
    }

    /// `row` holds its unstated cells.
    fn hold_all(&mut self, row: usize) {
        for place in 0..self.rows[row].terms.len() {
            let cell = self.rows[row].terms[place].0;
            if self.is_unstated[cell] && self.holders[cell].insert(row) {
                self.count_anew(cell, self.holders[cell].len() - 1);
            }
        }
    }

    fn count_anew(&mut self, cell: usize, before: usize) {
        if self.is_done[cell] {
            return;
        }
        self.queue.remove(&(before, cell));
        let count = self.holders[cell].len();
        if count > 0 {
            self.queue.insert((count, cell));
        }
    }

    /// What is left, and the eliminated cells from the last to the first.
    fn finish(mut self, pivots: Vec<(usize, usize)>) -> Reduction {
        let mut known: Vec<Expression> = vec![Expression::default(); self.is_unstated.len()];
        let mut is_pivot = vec![false; self.rows.len()];
        let mut derived = Vec::with_capacity(pivots.len());
        for (cell, pivot) in pivots.into_iter().rev() {
            is_pivot[pivot] = true;
            let row = std::mem::take(&mut self.rows[pivot]);
            known[cell] = self.express(cell, &row, &known);
            let expression = known[cell].open.is_empty().then(|| known[cell].clone());
            derived.push(Derived { cell, row, expression });
        }
        let is_open = |cell: &usize| self.is_unstated[*cell] && !self.is_done[*cell];
        let undetermined = (0..self.is_unstated.len()).filter(is_open).collect();
        let rows = self.rows.into_iter().zip(is_pivot).filter(|(_, is_pivot)| !is_pivot).map(|(row, _)| row).collect();
        Reduction { rows, derived, undetermined }
    }

    /// `cell` by its `row`, in which unstated cells are replaced by what is `known` of them.
    fn express(&self, cell: usize, row: &Row, known: &[Expression]) -> Expression {
        let divisor = row.coefficient(cell);
        let mut sum =
            Expression { constant: row.target / divisor, scale: row.scale / divisor.abs(), ..Default::default() };
        extend(&mut sum.made_of, 1.0 / divisor, &row.made_of);
        for (other, coefficient) in row.terms.iter().filter(|(other, _)| *other != cell) {
            let factor = -coefficient / divisor;
            match (self.is_unstated[*other], self.is_done[*other]) {
                (false, _) => sum.terms.push((*other, factor)),
                (true, false) => sum.open.push((*other, factor)),
                (true, true) => sum.add(factor, &known[*other]),
            }
        }
        sum.terms = combined(sum.terms);
        sum.made_of = combined(sum.made_of);
        sum.open = combined(sum.open);
        sum
    }
}

impl Expression {
    fn add(&mut self, factor: f64, other: &Self) {
        self.constant += factor * other.constant;
        self.scale += factor.abs() * other.scale;
        extend(&mut self.terms, factor, &other.terms);
        extend(&mut self.made_of, factor, &other.made_of);
        extend(&mut self.open, factor, &other.open);
    }
}

fn extend(terms: &mut Vec<(usize, f64)>, factor: f64, more: &[(usize, f64)]) {
    terms.extend(more.iter().map(|(index, value)| (*index, factor * value)));
}

#[cfg(test)]
mod tests {
    use super::super::rows::Row;
    use super::{Reduction, eliminate_unstated};

    fn row(index: usize, terms: &[(usize, f64)], target: f64) -> Row {
        Row { terms: terms.to_vec(), target, scale: target.abs(), made_of: vec![(index, 1.0)] }
    }

    fn reduce(rows: Vec<Row>, is_unstated: &[bool]) -> Reduction {
        eliminate_unstated(rows, is_unstated)
    }

    #[test]
    fn a_total_that_nobody_states_is_the_sum_of_its_parts() {
        let found = reduce(vec![row(0, &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)], &[false, false, true]);
        assert!(found.rows.is_empty());
        let expression = found.derived[0].expression.as_ref().unwrap();
        assert_eq!((found.derived[0].cell, expression.constant), (2, 0.0));
        assert_eq!(expression.terms, [(0, 1.0), (1, 1.0)]);
    }

    #[test]
    fn two_equations_for_an_unstated_cell_leave_one_between_stated_ones() {
        // x + y = u and u = 5.
        let rows = vec![row(0, &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0), row(1, &[(2, 1.0)], 5.0)];
        let found = reduce(rows, &[false, false, true]);
        assert_eq!(found.rows.len(), 1);
        assert_eq!((&found.rows[0].terms[..], found.rows[0].target), (&[(0, 1.0), (1, 1.0)][..], 5.0));
        assert_eq!(found.rows[0].made_of, [(0, 1.0), (1, 1.0)]);
    }

    #[test]
    fn two_unstated_cells_in_one_equation_have_no_value() {
        let found = reduce(vec![row(0, &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)], &[true, true, false]);
        assert_eq!(found.undetermined.len(), 1);
        assert!(found.derived[0].expression.is_none());
    }

    #[test]
    fn undetermined_parts_that_cancel_do_not_hide_a_value() {
        // u + v = x and u + v − w = 0: w is x, although u and v are unknown.
        let rows = vec![row(0, &[(0, 1.0), (1, 1.0), (3, -1.0)], 0.0), row(1, &[(0, 1.0), (1, 1.0), (2, -1.0)], 0.0)];
        let found = reduce(rows, &[true, true, true, false]);
        let of_two = found.derived.iter().find(|derived| derived.cell == 2).unwrap();
        assert_eq!(of_two.expression.as_ref().unwrap().terms, [(3, 1.0)]);
    }
}
