//! The unit that a note below a table says: the draft of its profile took it from there, or nothing did.
//!
//! A note comes when the values above it are read. So it is never followed: where it says something else than its profile,
//! or is gone, that is told. What stands above a table `said` looks at.

use marsad_model::{CellName, Finding, FindingCode, SaidOf, SaidText, Severity, TableLayout};

use super::Context;
use super::outside_lines::OutsideLines;
use super::said::{Around, end_of, gone_unit, place_of, start_of, unit_above};
use crate::titles::UnitReader;
use crate::values::units::{Verdict, after_unit, is_unit_note};

const ALL_ROWS: [u32; 2] = [1, u32::MAX];

/// The note below a table from which its profile took the unit.
pub(super) fn unit_note(layout: &TableLayout) -> Option<&SaidText> {
    let last = layout.header_last().max(start_of(layout));
    let is_below = |said: &&SaidText| said.of == SaidOf::Scale && said.at.is_some_and(|at| at.row > last);
    layout.said.iter().find(is_below)
}

/// What is told of the notes about units of a sheet. `within` are the texts between the rows of the table and below them,
/// where the profile does not say where it ends.
pub(super) fn tell(context: &Context<'_>, around: Around<'_>, within: &OutsideLines) -> Option<Finding> {
    let units = UnitReader::of(context);
    let own = around.layout.scale.unwrap_or(1.0);
    let factor = |note: &Note| match units.of_line(&note.text)? {
        Verdict::Same => Some(Some(1.0)),
        Verdict::Scale(factor) => Some(Some(factor)),
        Verdict::Other => Some(None),
    };
    let Some(said) = unit_note(around.layout) else {
        let below = notes_behind_tables(around);
        let other = below.iter().find(|note| factor(note).is_some_and(|found| found != Some(own)));
        return other
            .filter(|_| !units.is_of_observations())
            .map(|note| other_unit(around, note, (Severity::Warning, "")));
    };
    let all: Vec<Note> = notes(around.lines).into_iter().chain(notes(within)).collect();
    if all.iter().any(|note| note.text == said.text) {
        return None;
    }
    let below = |note: &&Note| note.at.row > around.layout.header_last();
    let other = all.iter().filter(below).find(|note| factor(note).is_some_and(|found| found != Some(own)));
    if let Some(note) = other {
        return Some(other_unit(around, note, (Severity::Error, said.text.as_str())));
    }
    let is_above = || unit_above(around, &units).is_some_and(|(found, _)| found == own);
    let is_said = all.iter().any(|note| factor(note) == Some(Some(own)))
        || own == 1.0 && (!units.names_unit_as_it_stands(&said.text) || is_above());
    let place = place_of(around.file, around.sheet, said.at);
    (!is_said).then(|| gone_unit(place, own).with_value(&said.text).with("said", &said.text))
}

/// A note about a unit.
struct Note {
    at: CellName,
    text: String,
}

fn other_unit(around: Around<'_>, note: &Note, (severity, said): (Severity, &str)) -> Finding {
    let place = place_of(around.file, around.sheet, Some(note.at));
    let finding = Finding::new(FindingCode::TitleDisagrees, severity, place).with_value(&note.text);
    finding.with("what", "unit").with("factor", around.layout.scale.unwrap_or(1.0)).with("said", said)
}

/// The notes about units below all tables of a sheet; none where it is not known where one of them ends.
fn notes_behind_tables(around: Around<'_>) -> Vec<Note> {
    let end = around.tables.iter().map(|table| end_of(table)).max().unwrap_or(u32::MAX);
    let mut found = notes(around.lines);
    found.retain(|note| note.at.row > end);
    found
}

/// The lines that speak of a unit, with what the next cell says of it where the word for it stands alone.
fn notes(lines: &OutsideLines) -> Vec<Note> {
    let mut lines = lines.between(ALL_ROWS).peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let next = lines.peek().filter(|next| next.at.row == line.at.row && after_unit(&line.text) == Some(""));
        let text = next.map_or_else(|| line.text.clone(), |next| format!("{} {}", line.text, next.text));
        if is_unit_note(&text) {
            found.push(Note { at: line.at, text });
        }
    }
    found
}
