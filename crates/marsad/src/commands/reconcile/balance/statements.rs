//! What sources say of cells, a line for each figure.

use marsad_i18n::args;
use marsad_reconcile::balancing::{GradeId, SourceId, Statement, Uncertainty};

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::Row;
use super::posed::Posed;

const CELL: &str = "CELL";
const VALUE: &str = "VALUE";
const SOURCE: &str = "SOURCE";
/// What a cell is counted in; only whether it is one counts.
pub(super) const UNIT: &str = "UNIT";
/// The ways to say how far a figure may be off.
const ERRORS: [&str; 4] = ["VARIANCE", "STD_ERROR", "CV", GRADE];
pub(super) const GRADE: &str = "GRADE";
/// The columns that every file has.
pub(super) const NEEDED: [&str; 2] = [CELL, VALUE];

/// All lines of a file; one that cannot be read is told and left out.
pub(super) fn read(posed: &mut Posed, cells: Cells<'_>) {
    posed.findings.extend(cells.table.unread());
    for row in cells.table.rows() {
        if let Err(told) = line(posed, cells, row) {
            posed.findings.push(told);
        }
    }
}

/// A line adds its cell, and what is said of it where it has a value.
fn line(posed: &mut Posed, cells: Cells<'_>, row: Row) -> Result<(), Told> {
    let name = cells.name(row, CELL)?;
    let value = cells.number(row, VALUE)?;
    let uncertainty = uncertainty(posed, cells, row)?;
    let cell = posed.place_cell(name);
    posed.keep_unit(cells, row, cell)?;
    // The cell is there even so: something else may say what it is.
    cells.none_below_zero(row, &ERRORS[..3])?;
    if let Some(value) = value {
        let source = SourceId(posed.sources.place(cells.table.text(row, SOURCE)));
        posed.problem.statements.push(Statement { cell, source, value, uncertainty });
        posed.rows.push(row);
    }
    Ok(())
}

/// How far the figure of a line may be off; as the grade of its source says where the line does not say it.
fn uncertainty(posed: &Posed, cells: Cells<'_>, row: Row) -> Result<Uncertainty, Told> {
    let given: Vec<&str> = ERRORS.into_iter().filter(|column| !cells.table.text(row, column).is_empty()).collect();
    let Some((column, others)) = given.split_first() else { return Ok(Uncertainty::Graded) };
    if let Some(other) = others.first() {
        return Err(cells.left_out((row, *other), "balance-wanted-one-error"));
    }
    if *column == GRADE {
        return grade(posed, cells, row).map(Uncertainty::Grade);
    }
    let number = cells.needed_number(row, column)?;
    Ok(match *column {
        "VARIANCE" => Uncertainty::Variance(number),
        "STD_ERROR" => Uncertainty::StandardError(number),
        _ => Uncertainty::Relative(number),
    })
}

/// The grade that a line names.
fn grade(posed: &Posed, cells: Cells<'_>, row: Row) -> Result<GradeId, Told> {
    let found = posed.grades.find(&cells.table.text(row, GRADE).to_uppercase());
    found.map(GradeId).ok_or_else(|| {
        let voice = cells.console.voice();
        let all: Vec<&str> = (0..posed.grades.len()).map(|place| posed.grades.name(place)).collect();
        let wanted = voice.say_with("reconcile-wanted-one-of", &args().text("words", &voice.list(&all)));
        cells.told((row, GRADE), &wanted)
    })
}
