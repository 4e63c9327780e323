//! A solution in the words of a plan.

use std::collections::BTreeMap;

use marsad_model::{
    BalanceCell, BalanceFinding, BalanceFindingKind, BalanceFit, BalancePlausibility, BalanceReport, BalanceShare,
    BalanceStatement, BalanceSuspect, BalancedCell, BalancedConstraint, BalancedStatement, Estimate, FacetDifference,
    Id, Relation,
};

use super::errors::Errors;
use super::findings::Words;
use super::problem::Posed;
use super::{PlannedBalance, cell_places};
use crate::balancing::{self, CellId, Contributor, Fit, Solution, Stated, StatementOutcome};
use crate::differences::differences_in;
use crate::recommending::quantity_definition;

/// What `solution` says of the cells, statements and constraints of `planned`.
pub(super) fn written(
    planned: &PlannedBalance<'_>,
    errors: &Errors,
    (posed, solution): (&Posed, &Solution),
) -> BalanceReport {
    let writer = Writer { planned, errors, posed, solution, places: cell_places(planned.balance) };
    let statements = writer.statements();
    let mut findings = errors.findings.clone();
    findings.extend(statements.iter().filter_map(unlike));
    let words = Words { balance: planned.balance, posed };
    findings.extend(solution.findings.iter().filter_map(|finding| words.told(finding)));
    let balancing::Plausibility { chi_square, degrees, p_value } = solution.plausibility;
    BalanceReport {
        dataflow: planned.dataflow.id.clone(),
        plan: planned.plan.id.clone(),
        cells: writer.cells(),
        statements,
        constraints: writer.constraints(),
        plausibility: BalancePlausibility { chi_square, degrees, p_value },
        suspect: writer.suspect(),
        findings,
    }
}

/// Tells of a statement that is not known to count what its cell counts.
fn unlike(statement: &BalancedStatement) -> Option<BalanceFinding> {
    let is_harmless = |difference: &FacetDifference| difference.relation == Relation::Otherwise;
    if statement.differences.iter().all(is_harmless) {
        return None;
    }
    let finding = BalanceFinding::new(BalanceFindingKind::UnlikeDefinition);
    let finding = finding.about_statements([statement.statement.clone()]).about_cells([statement.cell.clone()]);
    Some(BalanceFinding { differences: statement.differences.clone(), ..finding })
}

struct Writer<'a> {
    planned: &'a PlannedBalance<'a>,
    errors: &'a Errors,
    posed: &'a Posed,
    solution: &'a Solution,
    places: BTreeMap<&'a Id, usize>,
}

impl Writer<'_> {
    fn cells(&self) -> Vec<BalancedCell> {
        let cells = self.planned.balance.cells.iter().zip(&self.solution.cells).enumerate();
        let written = |(place, (cell, outcome)): (usize, (&BalanceCell, &balancing::BalancedCell))| BalancedCell {
            cell: cell.id.clone(),
            key: cell.key(self.planned.structure),
            period: cell.period.clone(),
            stated: estimate(outcome.stated, outcome.stated_standard_error),
            balanced: estimate(outcome.value, outcome.standard_error),
            adjustment: outcome.adjustment,
            is_at_bound: outcome.at_bound.is_some(),
            shares: self.shares(CellId(place)),
        };
        cells.map(written).collect()
    }

    fn shares(&self, cell: CellId) -> Vec<BalanceShare> {
        let share = |contribution: &balancing::Contribution| BalanceShare {
            source: match contribution.contributor {
                Contributor::Source(source) => self.posed.sources.get(source.0).cloned().unwrap_or_default(),
                Contributor::SoftConstraints => Vec::new(),
            },
            amount: contribution.amount,
        };
        self.solution.contributions.of(cell).iter().map(share).collect()
    }

    fn statements(&self) -> Vec<BalancedStatement> {
        let mut outcomes: Vec<Option<&StatementOutcome>> = vec![None; self.planned.balance.statements.len()];
        for (place, outcome) in self.posed.statements.iter().zip(&self.solution.statements) {
            outcomes[*place] = Some(outcome);
        }
        let statements = self.planned.balance.statements.iter().zip(&self.errors.statements).zip(outcomes);
        let written = statements.map(|((statement, judged), outcome)| {
            let said = judged.said.as_ref();
            BalancedStatement {
                statement: statement.id.clone(),
                cell: statement.cell.clone(),
                series: judged.series.clone(),
                stated: said.map(|said| Estimate { value: said.value, standard_error: said.error }),
                basis: judged.basis,
                grade: judged.grade,
                weight: outcome.map_or(0.0, |outcome| outcome.weight),
                adjustment: outcome.and_then(|outcome| outcome.adjustment),
                fit: outcome.and_then(|outcome| outcome.fit).map(fit),
                differences: self.differences(statement),
            }
        });
        written.collect()
    }

    /// What the cell of a statement counts otherwise than the statement does.
    fn differences(&self, statement: &BalanceStatement) -> Vec<FacetDifference> {
        let planned = self.planned;
        let Some(cell) = self.places.get(&statement.cell).map(|place| &planned.balance.cells[*place]) else {
            return Vec::new();
        };
        let period = Some(&cell.period);
        let sought = planned.pack.definition_at(planned.dataflow, &cell.key(planned.structure), period);
        let said = quantity_definition(planned.pack, &statement.quantity, period);
        differences_in(planned.pack, &sought, &said.refined(&statement.definition))
    }

    fn constraints(&self) -> Vec<BalancedConstraint> {
        let constraints = self.posed.constraints.iter().zip(&self.solution.constraints);
        let written = constraints.map(|(constraint, outcome)| BalancedConstraint {
            constraint: constraint.id.clone(),
            residual_before: outcome.residual_before,
            residual: outcome.residual,
            standard_error: constraint.standard_error,
            fit: outcome.fit.map(fit),
        });
        written.collect()
    }

    fn suspect(&self) -> Option<BalanceSuspect> {
        let suspect = self.solution.most_inconsistent?;
        let balance = self.planned.balance;
        let (statement, constraint): (Option<Id>, Option<Id>) = match suspect.what {
            Stated::Statement(place) => {
                let place = self.posed.statements.get(place)?;
                (balance.statements.get(*place).map(|statement| statement.id.clone()), None)
            }
            Stated::Constraint(place) => {
                (None, self.posed.constraints.get(place).map(|constraint| constraint.id.clone()))
            }
        };
        Some(BalanceSuspect { statement, constraint, fit: fit(suspect.fit), equals: suspect.equals })
    }
}

fn estimate(value: Option<f64>, standard_error: Option<f64>) -> Option<Estimate> {
    // A variance that rounding made negative is none.
    Some(Estimate { value: value?, standard_error: standard_error.unwrap_or(0.0).max(0.0) })
}

fn fit(fit: Fit) -> BalanceFit {
    BalanceFit { difference: fit.difference, standard_error: fit.standard_error, z: fit.z }
}
