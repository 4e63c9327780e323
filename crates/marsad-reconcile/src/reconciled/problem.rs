//! A plan as a problem of `balancing`: cells and sources by number, statements with their errors, covariances of
//! statements that were drawn from others or are said to go together, accounts among the constraints.

use std::collections::BTreeMap;

use marsad_model::{BalanceConstraint, BalanceTerm, Id};

use super::accounts::constraints;
use super::errors::{Errors, source_of};
use super::{PlannedBalance, cell_places};
use crate::balancing::{
    Association, Bounds, Cell, CellId, Constraint, Covariance, Problem, SourceId, Statement, Strictness, Term,
    Uncertainty, UnitId, Units, weights,
};

/// A plan as a problem, and what its numbers stand for.
#[derive(Debug)]
pub(super) struct Posed {
    /// The problem. Its cells are those of the plan, in its order.
    pub(super) problem: Problem,
    /// The constraints of the problem: those of the plan, and behind them its accounts.
    pub(super) constraints: Vec<BalanceConstraint>,
    /// For each statement of the problem its place in the plan.
    pub(super) statements: Vec<usize>,
    /// The dataflows of each source.
    pub(super) sources: Vec<Vec<Id>>,
    /// What each unit is; none where a definition does not say it.
    pub(super) units: Vec<Option<Id>>,
}

impl Posed {
    /// The problem of `planned`, without the statements that are left out.
    pub(super) fn new(planned: &PlannedBalance<'_>, errors: &Errors) -> Self {
        let (cells, units) = cells(planned);
        let problem = Problem { cells, ..Problem::default() };
        let constraints = constraints(planned.balance);
        let mut posed = Self { problem, constraints, statements: Vec::new(), sources: Vec::new(), units };
        let places = cell_places(planned.balance);
        // A cell that the plan does not have is given a place beyond all, so that it is told.
        let cell = |id: &Id| CellId(places.get(id).copied().unwrap_or(places.len()));
        let said = planned.balance.statements.iter().zip(&errors.statements).enumerate();
        for (place, (statement, judged)) in said {
            if let Some(said) = &judged.said {
                posed.statements.push(place);
                let source = posed.source(source_of(statement));
                posed.problem.statements.push(Statement {
                    cell: cell(&statement.cell),
                    source,
                    value: said.value,
                    uncertainty: Uncertainty::StandardError(said.error),
                });
            }
        }
        posed.problem.covariances = covariances(&posed, errors);
        posed.problem.constraints = posed.constraints.iter().map(|constraint| written(constraint, &cell)).collect();
        posed
    }

    /// The number of a source: the dataflows that a statement is made of.
    fn source(&mut self, dataflows: Vec<Id>) -> SourceId {
        let known = self.sources.iter().position(|source| *source == dataflows);
        SourceId(known.unwrap_or_else(|| {
            self.sources.push(dataflows);
            self.sources.len() - 1
        }))
    }
}

/// The cells, and what they are counted in.
fn cells(planned: &PlannedBalance<'_>) -> (Vec<Cell>, Vec<Option<Id>>) {
    let mut units: Vec<Option<Id>> = Vec::new();
    let mut cells = Vec::with_capacity(planned.balance.cells.len());
    for cell in &planned.balance.cells {
        let unit = planned.pack.definition_at(planned.dataflow, &cell.key(planned.structure), Some(&cell.period)).unit;
        let place = units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            units.push(unit);
            units.len() - 1
        });
        let (lower, upper) = cell.bounds();
        let bounds = Bounds { lower: lower.unwrap_or(f64::NEG_INFINITY), upper: upper.unwrap_or(f64::INFINITY) };
        cells.push(Cell { unit: UnitId(place as u32), bounds });
    }
    (cells, units)
}

fn written(constraint: &BalanceConstraint, cell: &dyn Fn(&Id) -> CellId) -> Constraint {
    let term = |term: &BalanceTerm| Term::new(cell(&term.cell), term.factor);
    let strictness = match constraint.standard_error {
        // The sign of a wrong error is kept, so that it is told.
        Some(error) => Strictness::Soft { variance: error * error.abs() },
        None => Strictness::Hard,
    };
    Constraint {
        name: constraint.id.to_string(),
        terms: constraint.terms.iter().map(term).collect(),
        target: constraint.equals,
        strictness,
        units: Units::Alike,
    }
}

/// What the errors of cells have in common: because statements were drawn from others, or because the plan says that their
/// errors go together.
///
/// Each statement counts with its share in what the statements of its cell say together, as balancing combines them: of
/// two copies of one statement the first has all of the share that one alone would have.
fn covariances(posed: &Posed, errors: &Errors) -> Vec<Covariance> {
    let shares = weights(&posed.problem);
    let mut found: BTreeMap<(CellId, CellId), f64> = BTreeMap::new();
    for (one, place) in posed.statements.iter().enumerate() {
        let Some(said) = errors.statements[*place].said.as_ref().filter(|_| shares[one] != 0.0) else { continue };
        for (other, other_place) in posed.statements.iter().enumerate().skip(one + 1) {
            let Some(other_said) = errors.statements[*other_place].said.as_ref() else { continue };
            let is_drawn = !said.drawn_from.is_empty() || !other_said.drawn_from.is_empty();
            if !is_drawn && errors.correlations.are_none() {
                continue;
            }
            let both = ((*place, said), (*other_place, other_said));
            let common = errors.correlations.of_statements(both, &errors.statements);
            let (first, second) = (posed.problem.statements[one].cell, posed.problem.statements[other].cell);
            let covariance = shares[one] * shares[other] * common;
            if covariance != 0.0 {
                *found.entry((first.min(second), first.max(second))).or_insert(0.0) += covariance;
            }
        }
    }
    let pair = |((first, second), covariance): ((CellId, CellId), f64)| Covariance {
        first,
        second,
        association: Association::Covariance(covariance),
    };
    found.into_iter().map(pair).collect()
}
