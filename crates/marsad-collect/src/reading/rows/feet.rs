//! Rows at the foot of a table by which it is signed: texts where values stand, beside a label that nobody knows.
//!
//! What is wrong with such a row is held back until another row of the table comes. Where none does it is told as a line that
//! is not read, and so is at once a legend in two cells. Does not hold: lines with nothing but a label, which `without_values`
//! takes, and lists of delimited text, whose rows are read without those around them.

use marsad_model::{FileFormat, Finding};

use super::without_values::text_of;
use super::{Found, FoundTime, Row, RowReader, plain_number};
use crate::cell::{Cell, is_formula_error};
use crate::reading::log::Log;
use crate::reading::plan::LabelKind;
use crate::titles::is_formal;
use crate::values::numbers::Written;
use crate::values::units::is_unit_note;
use crate::values::{legends, statuses};

/// A row that may stand at the foot of a table.
#[derive(Debug)]
pub(super) struct FootRow {
    /// What is told of it where no other row of the table comes below it.
    line: Finding,
    /// What is wrong with it where one does.
    wrong: Log,
}

impl RowReader<'_, '_, '_> {
    /// Whether a row may sign the table: no label of it is known, and nothing says a number or why there is none. Where no
    /// text begins as signatures do, texts stand in some columns of values and other cells are blank.
    pub(super) fn may_sign(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let is_alone = plan.is_list && plan.context.profile.format != FileFormat::Workbook;
        let mut values = plan.values.iter().map(|value| row.cell(value.at)).filter(|cell| !cell.is_blank());
        if is_alone || values.any(|cell| self.says_value(&cell)) {
            return false;
        }
        let mut read = plan.labels.iter().map(|label| label.at).chain(plan.values.iter().map(|value| value.at));
        let is_partial = self.state.has_values && read.any(|at| row.cell(at).is_blank());
        (is_partial || is_signed(row)) && self.has_unknown_labels(row)
    }

    /// What is told of a row that says in two cells what a mark means, `b | break in time series`, and is none of the table.
    pub(super) fn legend_row(&mut self, row: &Row<'_, '_>) -> Option<Finding> {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let (Some(mark), Some(words), None) = (filled.next(), filled.next(), filled.next()) else { return None };
        let is_number = |cell: &Cell<'_>| cell.number.is_some() || plain_number(cell.text.as_bytes()).is_some();
        if is_number(mark) || is_number(words) {
            return None;
        }
        let (mark, words) = (mark.label(), words.label());
        if !legends::are_legend(&mark, &words) || !self.has_unknown_labels(row) {
            return None;
        }
        let between = if mark.chars().all(char::is_alphabetic) { ": " } else { " " };
        let text = format!("{mark}{between}{words}");
        Some(self.row_of_texts(row, &text).with_value(text))
    }

    /// Whether a cell says a number, or in a word that is known why there is none.
    fn says_value(&self, cell: &Cell<'_>) -> bool {
        if cell.number.is_some() || plain_number(cell.text.as_bytes()).is_some() {
            return true;
        }
        let text = cell.label();
        is_formula_error(&text)
            || statuses::read(&text, &self.plan.context.profile.statuses).is_some()
            || self.read_marked(&text).0 != Written::Nothing
    }

    /// Whether each label of a row is blank or a text that is neither a known word nor a period. What the row above says may
    /// hold where a label is blank.
    fn has_unknown_labels(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        plan.labels.iter().enumerate().all(|(at, label)| {
            let cell = row.cell(label.at);
            if cell.is_blank() {
                return !label.fill;
            }
            let text = cell.label();
            let is_word = match &label.kind {
                LabelKind::Text(_) => return true,
                LabelKind::Time => self.found_time(at, &cell) != FoundTime::Unknown,
                LabelKind::Words { .. } => self.found(at, label, &text) != Found::Unknown,
            };
            cell.number.is_none() && !is_word && self.read_time(&text) == FoundTime::Unknown
        })
    }

    /// Reads a row that may sign the table, and holds back what is wrong with it.
    pub(super) fn hold_back(&mut self, row: &Row<'_, '_>) {
        let log = std::mem::take(&mut self.state.log);
        self.row_with_values(row);
        let wrong = std::mem::replace(&mut self.state.log, log);
        let text = text_of(row);
        // The word for a unit and the unit in two cells: `Unit | Thousands`.
        if is_unit_note(&text) {
            self.state.notes.keep(row.number, row.cells);
        }
        let line = self.other_unit(row, &text).unwrap_or_else(|| self.row_of_texts(row, &text));
        self.state.feet.push(FootRow { line, wrong });
    }

    /// Tells what is wrong with rows that were held back, for another row of the table came below them.
    pub(super) fn tell_held_back(&mut self) {
        for foot in std::mem::take(&mut self.state.feet) {
            self.state.log.extend(foot.wrong.into_findings());
        }
    }

    /// Tells of the rows that were held back that they are not read, for no other came below them.
    pub(super) fn end_feet(&mut self) {
        for foot in std::mem::take(&mut self.state.feet) {
            self.state.log.add(foot.line);
        }
    }
}

/// Whether a text of a row begins as signatures do.
fn is_signed(row: &Row<'_, '_>) -> bool {
    let texts = row.cells.iter().filter(|cell| cell.number.is_none() && !cell.is_blank());
    texts.map(Cell::label).any(|text| is_formal(&text))
}
