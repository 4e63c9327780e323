//! What balancing gives: figures that agree, how sure they are, and who had to give way.

use std::ops::Range;

use super::finding::Finding;
use super::grading::SourceId;
use super::problem::{CellId, Side};

/// Beyond so many standard errors something is wrong, with the figure or with its error.
pub const Z_MAX: f64 = 3.0;

/// Numbers whose difference is this share of them, or less, differ by rounding.
const ROUNDING_SHARE: f64 = 1e-9;

/// A problem balanced. Cells, statements and constraints stand in the order of the problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// The cells.
    pub cells: Vec<BalancedCell>,
    /// What became of each statement.
    pub statements: Vec<StatementOutcome>,
    /// What became of each constraint.
    pub constraints: Vec<ConstraintOutcome>,
    /// Who moved which cell by how much.
    pub contributions: Contributions,
    /// Whether all statements and constraints are likely to be of one world.
    pub plausibility: Plausibility,
    /// The same for each part that hangs together, where it has something to check.
    pub parts: Vec<PartOutcome>,
    /// The statement or soft constraint that fits the others least; none where nothing checks another.
    pub most_inconsistent: Option<Suspect>,
    /// What a person should know, in the order of the problem as far as it has one.
    pub findings: Vec<Finding>,
}

/// A cell after balancing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BalancedCell {
    /// What its statements say together; none where there are none.
    pub stated: Option<f64>,
    /// The standard error of that.
    pub stated_standard_error: Option<f64>,
    /// The balanced value; none where nothing determines it.
    pub value: Option<f64>,
    /// Its standard error, without counting bounds as knowledge.
    pub standard_error: Option<f64>,
    /// The balanced value less the stated one.
    pub adjustment: Option<f64>,
    /// The bound that holds the value.
    pub at_bound: Option<Side>,
}

/// A statement after balancing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StatementOutcome {
    /// Its share in what the statements of its cell say together; zero if it was left out.
    pub weight: f64,
    /// The balanced value less what it says; none if it was left out or the cell has no value.
    pub adjustment: Option<f64>,
    /// How it fits all others; none where nothing checks it.
    pub fit: Option<Fit>,
}

/// How something fits all others: what would become of it if it were left out.
///
/// The cells that bounds hold stay held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// What it says less what all others say in its place.
    pub difference: f64,
    /// The standard error of that difference.
    pub standard_error: f64,
    /// The difference in standard errors; beyond 2 it is worth a look, beyond [`Z_MAX`] something is wrong.
    pub z: f64,
}

/// A constraint after balancing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ConstraintOutcome {
    /// Its sum over the stated values, less its target; none where a cell has no statement.
    pub residual_before: Option<f64>,
    /// Its sum over the balanced values, less its target: zero, unless it was left out or is soft. None where a
    /// cell has no value.
    pub residual: Option<f64>,
    /// How it fits all others; none where it was left out, follows from others, or only gives a cell its value.
    pub fit: Option<Fit>,
}

/// Whether differences are as large as the uncertainties let expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plausibility {
    /// The weighted sum of the squared adjustments.
    pub chi_square: f64,
    /// How many differences there are to explain. Cells held by a bound count as one each.
    pub degrees: usize,
    /// The probability of a χ² as great or greater if all uncertainties are right.
    pub p_value: f64,
}

/// A part of the problem that hangs together, and no other part with it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartOutcome {
    /// Its cells, in order.
    pub cells: Vec<CellId>,
    /// Its constraints, in order, by their places.
    pub constraints: Vec<usize>,
    /// Whether its differences are plausible.
    pub plausibility: Plausibility,
}

/// The statement or constraint that fits the others least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suspect {
    /// Which it is.
    pub what: Stated,
    /// How it fits.
    pub fit: Fit,
    /// How many others fit exactly as badly, so that the figures alone cannot tell which one is wrong.
    pub equals: usize,
}

/// Something that can be left out for a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stated {
    /// A statement, by its place.
    Statement(usize),
    /// A soft constraint, by its place.
    Constraint(usize),
}

/// Who moved which cell by how much. Over all contributors they add up to the adjustment of the cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contributions {
    ranges: Vec<Range<usize>>,
    entries: Vec<Contribution>,
}

/// How far one contributor moved a cell.
///
/// It is the adjustment that would be needed if only its figures were off, each by as much as balancing moved it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// Who.
    pub contributor: Contributor,
    /// By how much, in the unit of the cell.
    pub amount: f64,
}

/// Who can move a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contributor {
    /// A source, by its statements.
    Source(SourceId),
    /// The soft constraints together.
    SoftConstraints,
}

impl Default for Plausibility {
    /// Nothing to explain.
    fn default() -> Self {
        Self { chi_square: 0.0, degrees: 0, p_value: 1.0 }
    }
}

impl Fit {
    /// Whether the difference is beyond [`Z_MAX`], and not by rounding alone.
    pub fn is_wrong(&self) -> bool {
        self.z.abs() > Z_MAX * (1.0 + ROUNDING_SHARE)
    }
}

impl Contributions {
    /// `entries` with the cells they belong to, among `cells` cells.
    pub(super) fn new(cells: usize, mut entries: Vec<(usize, Contribution)>) -> Self {
        entries.sort_by_key(|(cell, contribution)| (*cell, contribution.contributor));
        let mut ranges = Vec::with_capacity(cells);
        let mut end = 0;
        for cell in 0..cells {
            let start = end;
            end += entries[start..].iter().take_while(|(other, _)| *other == cell).count();
            ranges.push(start..end);
        }
        Self { ranges, entries: entries.into_iter().map(|(_, contribution)| contribution).collect() }
    }

    /// Who moved `cell`, by contributor; empty where nobody did.
    pub fn of(&self, cell: CellId) -> &[Contribution] {
        match self.ranges.get(cell.0) {
            Some(range) => &self.entries[range.clone()],
            None => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fit;

    #[test]
    fn three_standard_errors_are_not_beyond_three() {
        let is_wrong = |z: f64| Fit { difference: z, standard_error: 1.0, z }.is_wrong();
        assert_eq!([3.0 + 1e-14, -3.1, 2.9, 10.0_f64.sqrt()].map(is_wrong), [false, true, false, true]);
    }
}
