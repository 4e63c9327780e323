//! What came out of a balance, as tables.

use marsad_reconcile::balancing::{
    BalancedCell, CellChange, CellId, Contributor, Fit, PartOutcome, Side, Solution, WhatIf,
};

use super::super::answer::Cell;
use super::posed::Posed;
use crate::cli_reconcile::BalanceTable;

const OF_CELLS: [&str; 8] = ["CELL", "UNIT", "STATED", "STATED_ERROR", "VALUE", "STD_ERROR", "ADJUSTMENT", "BOUND"];
const OF_CONTRIBUTIONS: [&str; 4] = ["CELL", "BY", "SOURCE", "AMOUNT"];
const OF_STATEMENTS: [&str; 8] =
    ["CELL", "SOURCE", "STATED", "WEIGHT", "ADJUSTMENT", "DIFFERENCE", "DIFFERENCE_ERROR", "Z"];
const OF_CONSTRAINTS: [&str; 7] = ["CONSTRAINT", "TARGET", "BEFORE", "AFTER", "DIFFERENCE", "DIFFERENCE_ERROR", "Z"];
const OF_PARTS: [&str; 6] = ["PART", "CELLS", "CONSTRAINTS", "CHI_SQUARE", "DEGREES", "P_VALUE"];
const OF_CHANGES: [&str; 6] = ["CELL", "BEFORE", "BEFORE_ERROR", "AFTER", "AFTER_ERROR", "DIFFERENCE"];

/// A table by its header and its rows.
type Table = (Vec<&'static str>, Vec<Vec<Cell>>);

pub(super) fn table(show: BalanceTable, posed: &Posed, solution: &Solution) -> Table {
    match show {
        BalanceTable::Cells => {
            let rows = solution.cells.iter().enumerate().map(|(place, cell)| of_cell(posed, CellId(place), cell));
            (OF_CELLS.to_vec(), rows.collect())
        }
        BalanceTable::Contributions => (OF_CONTRIBUTIONS.to_vec(), contributions(posed, solution)),
        BalanceTable::Statements => (OF_STATEMENTS.to_vec(), statements(posed, solution)),
        BalanceTable::Constraints => (OF_CONSTRAINTS.to_vec(), constraints(posed, solution)),
        BalanceTable::Parts => {
            let rows = solution.parts.iter().enumerate().map(|(place, part)| of_part(place, part));
            (OF_PARTS.to_vec(), rows.collect())
        }
    }
}

/// What other grades change, the most changed cell first.
pub(super) fn changes(posed: &Posed, tried: &WhatIf) -> Table {
    let row = |change: &CellChange| {
        vec![
            Cell::Text(posed.cell_name(change.cell).to_owned()),
            Cell::Number(change.before.value),
            Cell::Number(change.before.standard_error),
            Cell::Number(change.after.value),
            Cell::Number(change.after.standard_error),
            Cell::Number(change.difference),
        ]
    };
    (OF_CHANGES.to_vec(), tried.changes.iter().map(row).collect())
}

fn of_cell(posed: &Posed, place: CellId, cell: &BalancedCell) -> Vec<Cell> {
    let bound = match cell.at_bound {
        Some(Side::Lower) => "lower",
        Some(Side::Upper) => "upper",
        None => "",
    };
    vec![
        Cell::Text(posed.cell_name(place).to_owned()),
        Cell::Text(posed.unit_name(place).to_owned()),
        Cell::Number(cell.stated),
        Cell::Number(cell.stated_standard_error),
        Cell::Number(cell.value),
        Cell::Number(cell.standard_error),
        Cell::Number(cell.adjustment),
        Cell::Text(bound.to_owned()),
    ]
}

fn contributions(posed: &Posed, solution: &Solution) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for cell in (0..solution.cells.len()).map(CellId) {
        for contribution in solution.contributions.of(cell) {
            let (by, source) = match contribution.contributor {
                Contributor::Source(source) => ("source", posed.source_name(source)),
                Contributor::SoftConstraints => ("soft-constraints", ""),
            };
            rows.push(vec![
                Cell::Text(posed.cell_name(cell).to_owned()),
                Cell::Text(by.to_owned()),
                Cell::Text(source.to_owned()),
                Cell::Number(Some(contribution.amount)),
            ]);
        }
    }
    rows
}

fn statements(posed: &Posed, solution: &Solution) -> Vec<Vec<Cell>> {
    let mut rows = Vec::with_capacity(solution.statements.len());
    for (statement, outcome) in posed.problem.statements.iter().zip(&solution.statements) {
        let mut row = vec![
            Cell::Text(posed.cell_name(statement.cell).to_owned()),
            Cell::Text(posed.source_name(statement.source).to_owned()),
            Cell::Number(Some(statement.value)),
            Cell::Ratio(Some(outcome.weight)),
            Cell::Number(outcome.adjustment),
        ];
        row.extend(of_fit(outcome.fit));
        rows.push(row);
    }
    rows
}

fn constraints(posed: &Posed, solution: &Solution) -> Vec<Vec<Cell>> {
    let mut rows = Vec::with_capacity(solution.constraints.len());
    for (constraint, outcome) in posed.problem.constraints.iter().zip(&solution.constraints) {
        let mut row = vec![
            Cell::Text(constraint.name.clone()),
            Cell::Number(Some(constraint.target)),
            Cell::Number(outcome.residual_before),
            Cell::Number(outcome.residual),
        ];
        row.extend(of_fit(outcome.fit));
        rows.push(row);
    }
    rows
}

/// What would become of something that is left out.
fn of_fit(fit: Option<Fit>) -> [Cell; 3] {
    [
        Cell::Number(fit.map(|fit| fit.difference)),
        Cell::Number(fit.map(|fit| fit.standard_error)),
        Cell::Ratio(fit.map(|fit| fit.z)),
    ]
}

fn of_part(place: usize, part: &PartOutcome) -> Vec<Cell> {
    vec![
        Cell::Count(place + 1),
        Cell::Count(part.cells.len()),
        Cell::Count(part.constraints.len()),
        Cell::Ratio(Some(part.plausibility.chi_square)),
        Cell::Count(part.plausibility.degrees),
        Cell::Ratio(Some(part.plausibility.p_value)),
    ]
}
