//! The unit that a note below a table says: the draft of its profile took it from there, or nothing did.
//!
//! A note comes when the values above it are read. So it is never followed: where it says something else than its profile,
//! or is gone, that is told. What stands above a table `said` looks at.

use marsad_model::{CellName, Finding, FindingCode, SaidOf, SaidText, Severity, TableLayout};

use super::Context;
use super::lines_beside::is_beside;
use super::outside_lines::OutsideLines;
use super::own_units;
use super::said::{Around, end_of, gone_unit, place_of, start_of, unit_above};
use crate::titles::UnitReader;
use crate::values::units::{Verdict, after_unit, is_unit_note};

const ALL_ROWS: [u32; 2] = [1, u32::MAX];

/// The note below a table from which its profile took in how many its values are counted.
pub(super) fn unit_note<'l>(context: &Context<'_>, layout: &'l TableLayout) -> Option<&'l SaidText> {
    let last = layout.header_last().max(start_of(layout));
    let is_below_table = |at: CellName| at.row > last && !is_beside(layout, at);
    let is_below = |said: &&SaidText| said.of == SaidOf::Scale && said.at.is_some_and(is_below_table);
    let note = layout.said.iter().find(is_below)?;
    (!UnitReader::of(context).leaves_multiple_of_line_open(&note.text)).then_some(note)
}

/// What is told of the notes about units of a sheet. `within` are the texts between the rows of the table and below them,
/// where the profile does not say where it ends.
pub(super) fn tell(context: &Context<'_>, around: Around<'_>, within: &OutsideLines) -> Option<Finding> {
    let units = UnitReader::of_table(context, around.layout);
    let is_of_observations = units.is_of_observations();
    let own = around.layout.scale.unwrap_or(1.0);
    let factor = |note: &Note| match units.of_line(&note.text)? {
        Verdict::Same => Some(Some(1.0)),
        Verdict::Scale(factor) => Some(Some(factor)),
        // Where observations have their own unit, another one is that of other values.
        Verdict::Other => (!is_of_observations).then_some(None),
    };
    let Some(said) = unit_note(context, around.layout) else {
        let below = notes_behind_tables(around);
        // There a word for the unit does not say how many of it are counted, and the note may be about another table.
        let is_open = |note: &Note, found: Option<f64>| {
            let is_of_another = |found: f64| found == 1.0 || own_units::is_factor_beside(around, found);
            is_of_observations && (is_of_another_table(around, note) || found.is_some_and(is_of_another))
        };
        let is_other = |note: &Note| factor(note).is_some_and(|found| found != Some(own) && !is_open(note, found));
        let other = below.iter().find(|note| is_other(note));
        return other.map(|note| other_unit(around, note, (Severity::Warning, "")));
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

/// Whether the profile of another table of the sheet took its unit from a note.
fn is_of_another_table(around: Around<'_>, note: &Note) -> bool {
    let mut said = around.tables.iter().flat_map(|table| &table.said);
    said.any(|said| said.of == SaidOf::Scale && said.text == note.text)
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
