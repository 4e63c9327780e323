//! Tables that count weeks by the letter of half-years: `S1` and `Sem. 1` are weeks below a header or a title that says weeks,
//! and where their numbers go beyond two.
//!
//! Does not hold: weeks that are written as such, which `values::periods` reads everywhere.

use std::collections::BTreeSet;

use marsad_model::{Column, ColumnRole, Id, TIME_PERIOD};

use super::grid::KeptCell;
use super::kind::is_time_header;
use super::roles::{Meaning, Roles};
use super::title::Title;
use super::written_times::time_texts;
use crate::names::fold;
use crate::values::period_words::{is_letter_of_week, speaks_of_weeks};
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// Longer texts are no weeks.
const BYTES_MAX: usize = 30;

impl Roles<'_, '_, '_> {
    /// Whether the letters of half-years are weeks in this table.
    pub(super) fn counts_weeks(&self, title: &Title<'_>) -> bool {
        let headers = self.headers();
        let [first, last] = self.block.columns;
        let mut has_letters = false;
        for &row in &self.block.headers {
            let cells = (first..=last).filter_map(|column| Some((column, letter_of_week(self.grid.at(row, column)?)?)));
            let (columns, texts): (Vec<usize>, BTreeSet<String>) = cells.unzip();
            has_letters |= !texts.is_empty();
            // `Semaine` over `S1` and `S2`, or `S3` beside them, where no list has such a code.
            let is_below_weeks = columns.iter().any(|&column| speaks_of_weeks(&headers.path(column)));
            let has_word = || texts.iter().any(|text| self.is_word(text));
            if is_below_weeks || self.goes_beyond_two(&texts) && !has_word() {
                return true;
            }
        }
        for column in first..=last {
            let cells = self.data_rows().filter_map(|row| self.grid.at(row, column));
            let texts: BTreeSet<String> = cells.filter_map(letter_of_week).collect();
            if texts.is_empty() {
                continue;
            }
            has_letters = true;
            let header = headers.path(column);
            let may_be_time = header.is_empty() || is_time_header(&header);
            if speaks_of_weeks(&header) || may_be_time && self.goes_beyond_two(&texts) {
                return true;
            }
        }
        has_letters && is_of_weeks(title)
    }

    /// Whether some of several texts can be weeks only: a year has two halves.
    fn goes_beyond_two(&self, texts: &BTreeSet<String>) -> bool {
        let weekly = TimeHabits { is_weekly: true, ..self.habits };
        let is_week_alone =
            |text: &String| periods::read(text, self.habits).is_none() && periods::read(text, weekly).is_some();
        texts.iter().any(is_week_alone)
    }

    /// Writes the weeks down that such letters are, where the header of their column does not say it to the reader.
    pub(super) fn words_of_weeks(&self, found: &mut Meaning) {
        let is_time =
            |column: &&Column| column.role == ColumnRole::Time || column.further.iter().any(|id| *id == *TIME_PERIOD);
        let mut columns = found.layout.column.iter().filter(is_time);
        if !self.habits.is_weekly || columns.any(|column| speaks_of_weeks(&column.header)) {
            return;
        }
        let Ok(time) = Id::new(TIME_PERIOD) else { return };
        for text in time_texts(&found.layout, self.grid).into_iter().filter(|text| is_letter_of_week(text)) {
            let written = match periods::read(&text, self.habits) {
                Some(Moment::Part(Part::Week(week))) => format!("W{week:02}"),
                Some(Moment::Period(period)) => period.to_string(),
                _ => continue,
            };
            if let Ok(written) = Id::new(&written) {
                found.words.entry(time.clone()).or_default().insert(text, written);
            }
        }
    }
}

/// The text of a cell, where it has a number beside the letter of half-years.
fn letter_of_week(cell: &KeptCell) -> Option<String> {
    let may_be = cell.number.is_none() && cell.text.len() <= BYTES_MAX && cell.text.contains(['s', 'S']);
    let label = if may_be { cell.label() } else { return None };
    is_letter_of_week(&label).then_some(label)
}

fn is_of_weeks(title: &Title<'_>) -> bool {
    are_of_weeks(&title.lines.iter().map(|line| line.text.clone()).collect::<Vec<String>>())
}

/// Whether the lines above a table say that it counts weeks. A bulletin of each week may count what it likes, and what speaks
/// of half-years counts them.
pub(super) fn are_of_weeks(lines: &[String]) -> bool {
    const BULLETINS: [&str; 5] = ["bulletin", "newsletter", "lettre", "note", "نشريه"];
    const HALVES: [&str; 4] = ["semestr", "half", "سداسي", "نصف"];
    let has_word = |line: &str, words: &[&str]| {
        fold(line).split(' ').any(|word| words.iter().any(|start| word.starts_with(start)))
    };
    let is_of_halves = lines.iter().any(|line| has_word(line, &HALVES));
    !is_of_halves && lines.iter().any(|line| speaks_of_weeks(line) && !has_word(line, &BULLETINS))
}
