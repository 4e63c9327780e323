//! Notes above or below a table whose words nothing explains, `Seuls les hommes sont comptés`, `Données partielles pour 2023`:
//! each is asked about once, behind all else, where nothing else is asked of it. The profile keeps its text, and the next
//! file is held against it.
//!
//! Does not hold: what such a note says, which `note_words` knows, titles, which `unexplained` asks about, and how the next
//! file is looked at, which `reading::new_notes` does.

use std::collections::BTreeMap;

use marsad_model::{CellName, SaidOf, SaidText, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::explained::TakenCodes;
use super::note_words::{Understood, is_note, may_narrow, understood};
use super::title::Line;
use super::unexplained::is_about_values;
use crate::values::legends;

/// How many notes of a draft are kept: what is beyond is told when a file is checked.
const NOTES_MAX: usize = 60;

/// A note whose words nothing explains, until all else is asked.
pub(super) struct OpenNote {
    /// The place of the table in the draft.
    table: usize,
    /// What stands in the cells of its row, and all of it.
    parts: Vec<String>,
    text: String,
    place: String,
    says: Understood,
    said: SaidText,
}

impl Drafter<'_, '_, '_> {
    /// Keeps the notes around a table that has its place in the draft next, where something in them may narrow its figures.
    pub(super) fn open_notes(&mut self, table: &Table<'_>) {
        let rows = notes_around(table);
        if rows.is_empty() {
            return;
        }
        let of_table = (&table.layout, &self.draft.profile.constants);
        let taken = TakenCodes::of(self.context, self.dictionary, of_table);
        let (at, habits) = (self.draft.profile.tables.len(), self.time_habits());
        for row in rows {
            let Some(first) = row.first().filter(|_| self.open_notes.len() < NOTES_MAX) else { continue };
            let parts: Vec<String> = row.iter().map(|line| line.text.clone()).collect();
            let text = parts.join(" ");
            let place = table.grid.spot(Some(first.row), first.column);
            let is_known = self.open_notes.iter().any(|note| note.place == place && note.text == text);
            let is_left_out = table.layout.skip.iter().any(|skip| parts.contains(skip));
            if is_known
                || is_left_out
                || is_legend(&parts)
                || !may_narrow(self.context, (&self.vocabulary, &taken), &text)
            {
                continue;
            }
            let cell = CellName { row: first.row, column: first.column as u32 + 1 };
            self.open_notes.push(OpenNote {
                table: at,
                place,
                says: understood(self.dictionary, &text, habits),
                said: SaidText { of: SaidOf::Subject, at: Some(cell), text: text.clone() },
                parts,
                text,
            });
        }
    }

    /// Asks about the notes of which nothing else is asked, and keeps them in the profile. What stays told until the profile
    /// says it otherwise, as that figures are provisional, is not kept.
    pub(super) fn ask_open_notes(&mut self) {
        let asked = self.draft.doubts.iter().map(|doubt| (doubt.text.clone(), doubt.kind));
        let asked: BTreeMap<String, DoubtKind> = asked.collect();
        for note in std::mem::take(&mut self.open_notes) {
            let mut texts = std::iter::once(&note.text).chain(&note.parts);
            match texts.find_map(|text| asked.get(text)) {
                Some(DoubtKind::NarrowerTitle | DoubtKind::NoteWithoutCode) => {}
                Some(_) => continue,
                None => self.doubt(doubt_of(&note)),
            }
            self.keep_said(note.table, Some(note.said));
        }
    }
}

/// Whether two cells say what a mark means.
fn is_legend(parts: &[String]) -> bool {
    matches!(parts, [mark, words] if legends::are_legend(mark, words))
}

/// What is asked about a note: what it says for certain is named, and never taken.
fn doubt_of(note: &OpenNote) -> Doubt {
    let doubt = match &note.says {
        Understood::Nothing => Doubt::new(DoubtKind::UnexplainedNote, "", &note.text),
        Understood::Period(period) => Doubt::new(DoubtKind::NoteOfPeriod, TIME_PERIOD, &note.text).taking(period),
        Understood::Only(component, code) => {
            Doubt::new(DoubtKind::NoteOfOneCode, component.as_str(), &note.text).taking(code.as_str())
        }
        Understood::Except(component, code) => {
            Doubt::new(DoubtKind::NoteWithoutCode, component.as_str(), &note.text).taking(code.as_str())
        }
    };
    doubt.at(note.place.clone())
}

/// The notes above a table and below all tables of its sheet, row by row: those above are told from titles by their form. A
/// row with a number is none.
fn notes_around<'t>(table: &'t Table<'_>) -> Vec<Vec<&'t Line>> {
    let above = table.title.lines.iter().filter(|line| is_note(&line.text) && !is_about_values(&line.text));
    let lines = above.chain(table.title.notes.below());
    let mut rows: BTreeMap<u32, Vec<&'t Line>> = BTreeMap::new();
    lines.for_each(|line| rows.entry(line.row).or_default().push(line));
    let has_letters = |line: &&Line| line.text.chars().any(char::is_alphabetic);
    let has_number = |row: u32| {
        let mut cells = table.grid.between([row, row]).iter().flat_map(|(_, cells)| cells);
        cells.any(|cell| cell.number.is_some())
    };
    let notes = rows.into_iter().filter(|(row, lines)| lines.iter().all(has_letters) && !has_number(*row));
    notes.map(|(_, lines)| lines).collect()
}
