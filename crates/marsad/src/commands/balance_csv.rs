//! A balance as CSV for programs: everything in codes, one row for each cell, statement and constraint.
//!
//! What is not known is an empty cell and never a zero.

use marsad_model::{BalanceReport, BalancedCell, BalancedConstraint, BalancedStatement};

/// The columns, in order. BEFORE and AFTER are how far a constraint is from holding.
const HEADER: [&str; 16] = [
    "KIND",
    "ID",
    "CELL",
    "TIME_PERIOD",
    "STATED",
    "STATED_ERROR",
    "BALANCED",
    "BALANCED_ERROR",
    "ADJUSTMENT",
    "WEIGHT",
    "BASIS",
    "GRADE",
    "BEFORE",
    "AFTER",
    "DIFFERENCE",
    "Z",
];

/// One row.
#[derive(Default)]
struct Row {
    kind: &'static str,
    id: String,
    cell: String,
    period: String,
    /// STATED to WEIGHT.
    numbers: [Option<f64>; 6],
    basis: &'static str,
    grade: &'static str,
    /// BEFORE to Z.
    checks: [Option<f64>; 4],
}

/// The report as CSV.
pub(super) fn table(report: &BalanceReport) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cells = report.cells.iter().map(of_cell);
    let statements = report.statements.iter().map(of_statement);
    let constraints = report.constraints.iter().map(of_constraint);
    // Writing to memory cannot fail.
    let _ = writer.write_record(HEADER);
    for row in cells.chain(statements).chain(constraints) {
        let _ = writer.write_record(row.fields());
    }
    writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8(bytes).unwrap_or_default())
}

impl Row {
    fn fields(self) -> Vec<String> {
        let written = |number: Option<f64>| number.map_or_else(String::new, |number| (number + 0.0).to_string());
        let mut fields = vec![self.kind.to_owned(), self.id, self.cell, self.period];
        fields.extend(self.numbers.map(written));
        fields.extend([self.basis.to_owned(), self.grade.to_owned()]);
        fields.extend(self.checks.map(written));
        fields
    }
}

fn of_cell(cell: &BalancedCell) -> Row {
    let (stated, balanced) = (cell.stated, cell.balanced);
    Row {
        kind: "cell",
        id: cell.cell.to_string(),
        cell: cell.cell.to_string(),
        period: cell.period.to_string(),
        numbers: [
            stated.map(|one| one.value),
            stated.map(|one| one.standard_error),
            balanced.map(|one| one.value),
            balanced.map(|one| one.standard_error),
            cell.adjustment,
            None,
        ],
        ..Row::default()
    }
}

fn of_statement(statement: &BalancedStatement) -> Row {
    let stated = statement.stated;
    Row {
        kind: "statement",
        id: statement.statement.to_string(),
        cell: statement.cell.to_string(),
        numbers: [
            stated.map(|one| one.value),
            stated.map(|one| one.standard_error),
            None,
            None,
            statement.adjustment,
            Some(statement.weight),
        ],
        basis: statement.basis.word(),
        grade: statement.grade.map_or("", |grade| grade.word()),
        checks: [None, None, statement.fit.map(|fit| fit.difference), statement.fit.map(|fit| fit.z)],
        ..Row::default()
    }
}

fn of_constraint(constraint: &BalancedConstraint) -> Row {
    let fit = constraint.fit;
    Row {
        kind: "constraint",
        id: constraint.constraint.to_string(),
        checks: [constraint.residual_before, constraint.residual, fit.map(|fit| fit.difference), fit.map(|fit| fit.z)],
        ..Row::default()
    }
}
