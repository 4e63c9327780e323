//! How good sources are: the grades that there are, and which source has which.

use marsad_i18n::{Voice, args};
use marsad_model::nearest;
use marsad_reconcile::balancing::{Grade, GradeId, Grading, Uncertainty};

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::{Row, Table, refused};
use super::posed::Posed;
use super::statements::GRADE;
use crate::cli_reconcile::{Balance, SourceGrade};
use crate::console::Console;
use crate::failure::Failure;

/// The columns of a file of grades.
const NEEDED: [&str; 2] = [GRADE, CV];
const CV: &str = "CV";
const LEAST: &str = "STD_ERROR_MIN";

/// The grades of a file, or else A to D as the national accounts have them; then those of the sources.
pub(super) fn read(posed: &mut Posed, asked: &Balance, console: &Console) -> Result<(), Failure> {
    match &asked.grades {
        Some(path) => {
            let table = Table::read(path, &NEEDED, console)?;
            let cells = Cells { table: &table, console };
            posed.findings.extend(table.unread());
            for row in table.rows() {
                if let Err(told) = line(posed, cells, row, asked.error_min) {
                    posed.findings.push(told);
                }
            }
        }
        None => {
            for grade in marsad_model::Grade::ALL {
                posed.grades.place(&grade.word().to_uppercase());
                let relative = grade.relative_error();
                posed.problem.grading.grades.push(Grade { relative, standard_error_min: asked.error_min });
            }
        }
    }
    let voice = console.voice();
    for graded in &asked.graded {
        let grade = found(posed, graded, voice)?;
        if posed.sources.find(&graded.source).is_some() {
            let twice = args().text("source", &graded.source);
            return Err(refused(&voice.say_with("balance-problem-graded-twice", &twice)));
        }
        posed.sources.place(&graded.source);
        posed.problem.grading.sources.push(grade);
    }
    // Sources on trial stand behind those that have a grade, so that a trial can give them one.
    for tried in &asked.trial {
        found(posed, tried, voice)?;
        posed.sources.place(&tried.source);
    }
    Ok(())
}

fn line(posed: &mut Posed, cells: Cells<'_>, row: Row, error_min: f64) -> Result<(), Told> {
    let name = cells.name(row, GRADE)?.to_uppercase();
    let relative = cells.needed_number(row, CV)?;
    cells.none_below_zero(row, &[CV, LEAST])?;
    let standard_error_min = cells.number(row, LEAST)?.unwrap_or(error_min);
    if posed.grades.find(&name).is_some() {
        return Err(cells.twice((row, GRADE)));
    }
    posed.grades.place(&name);
    posed.problem.grading.grades.push(Grade { relative, standard_error_min });
    Ok(())
}

fn found(posed: &Posed, graded: &SourceGrade, voice: &Voice) -> Result<GradeId, Failure> {
    let place = posed.grades.find(&graded.grade.to_uppercase());
    place.map(GradeId).ok_or_else(|| {
        let all: Vec<&str> = (0..posed.grades.len()).map(|place| posed.grades.name(place)).collect();
        let arguments = args().text("grade", &graded.grade).text("grades", &voice.list(&all));
        refused(&voice.say_with("balance-problem-grade", &arguments))
    })
}

/// Refuses a source that no line names; tells of one on trial whose figures have errors of their own, all of them.
pub(super) fn check(posed: &mut Posed, asked: &Balance, voice: &Voice) -> Result<(), Failure> {
    for graded in asked.graded.iter().chain(&asked.trial) {
        let place = posed.sources.find(&graded.source);
        let of_source = posed.problem.statements.iter().filter(|said| Some(said.source.0) == place);
        let (mut is_there, mut is_graded) = (false, false);
        for statement in of_source {
            is_there = true;
            is_graded |= statement.uncertainty == Uncertainty::Graded;
        }
        if !is_there {
            return Err(unknown(posed, &graded.source, voice));
        }
        if !is_graded {
            posed.findings.push(("balance-grade-idle".to_owned(), args().text("source", &graded.source)));
        }
    }
    Ok(())
}

fn unknown(posed: &Posed, source: &str, voice: &Voice) -> Failure {
    let mut all: Vec<&str> = posed.problem.statements.iter().map(|said| posed.source_name(said.source)).collect();
    all.sort_unstable();
    all.dedup();
    let arguments = args().text("source", source);
    match nearest(source, all).first() {
        Some(near) => refused(&voice.say_with("balance-problem-source-near", &arguments.text("nearest", near))),
        None => refused(&voice.say_with("balance-problem-source", &arguments)),
    }
}

/// The grading with some sources graded otherwise; grades that there are not were refused before.
pub(super) fn trial(posed: &Posed, tried: &[SourceGrade]) -> Grading {
    let mut grading = posed.problem.grading.clone();
    for one in tried {
        let place = posed.sources.find(&one.source);
        let grade = posed.grades.find(&one.grade.to_uppercase()).map(GradeId);
        let (Some(place), Some(grade)) = (place, grade) else { continue };
        if place >= grading.sources.len() {
            grading.sources.resize(place + 1, grade);
        }
        grading.sources[place] = grade;
    }
    grading
}
