//! What would change if sources were graded otherwise.

use super::balance::{Options, balance};
use super::grading::Grading;
use super::problem::{CellId, Problem};
use super::solution::{BalancedCell, Solution};

/// A problem balanced again with other grades.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// The solution under the other grades.
    pub solution: Solution,
    /// The cells that it changes, the most changed first, measured by their standard errors.
    pub changes: Vec<CellChange>,
}

/// A cell before and after a change of grades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellChange {
    /// The cell.
    pub cell: CellId,
    /// As it was.
    pub before: BalancedCell,
    /// As it would be.
    pub after: BalancedCell,
    /// The new value less the old one; none where one of them is missing.
    pub difference: Option<f64>,
}

/// A value or standard error that changes by this share, or less, does not change.
const SAME_SHARE: f64 = 1e-9;

/// Balances `problem` with `grading` instead of its own, and compares with `before`, its solution so far.
pub fn what_if(problem: &Problem, before: &Solution, grading: Grading, options: &Options) -> WhatIf {
    let changed = Problem { grading, ..problem.clone() };
    let solution = balance(&changed, options);
    let pairs = before.cells.iter().zip(&solution.cells).enumerate();
    let mut changes: Vec<CellChange> =
        pairs.filter_map(|(cell, (before, after))| change(cell, before, after)).collect();
    changes.sort_by(|left, right| left.size().total_cmp(&right.size()).reverse().then(left.cell.cmp(&right.cell)));
    WhatIf { solution, changes }
}

fn change(cell: usize, before: &BalancedCell, after: &BalancedCell) -> Option<CellChange> {
    let is_same = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= SAME_SHARE * (one.abs() + other.abs()),
        (one, other) => one == other,
    };
    let is_changed = !is_same(before.value, after.value) || !is_same(before.standard_error, after.standard_error);
    let difference = before.value.zip(after.value).map(|(before, after)| after - before);
    is_changed.then_some(CellChange { cell: CellId(cell), before: *before, after: *after, difference })
}

impl CellChange {
    /// The difference in standard errors of the old value; infinite where a value appears or disappears.
    fn size(&self) -> f64 {
        let Some(difference) = self.difference else { return f64::INFINITY };
        let error = self.before.standard_error.unwrap_or(0.0);
        if difference == 0.0 { 0.0 } else { difference.abs() / error.max(f64::MIN_POSITIVE) }
    }
}
