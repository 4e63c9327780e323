//! Words of a unit beside numbers, `1.030 bén.`, where the profile knows such words: which number stands beside them, and what
//! is told where they are others than those of the profile, or are not there.

use marsad_model::{Finding, FindingCode, Severity};

use super::{Row, RowReader};
use crate::cell::Cell;
use crate::reading::said::gone_unit;
use crate::titles::is_same_unit;
use crate::values::numbers::Written;
use crate::values::words_beside::{Counted, split};

/// So many different words are looked at; more are no units.
const WORDS_MAX: usize = 500;

impl RowReader<'_, '_, '_> {
    /// The number in a text and the words beside it, where the profile knows words of the table.
    pub(super) fn with_words<'t>(&self, text: &'t str) -> Option<Counted<'t>> {
        if self.plan.words_beside.is_empty() { None } else { split(text) }
    }

    /// Tells of the words beside a number that was read: once for each column where they name another unit than the values
    /// are read in, and where the profile knows others.
    pub(super) fn tell_words_beside(&mut self, row: &Row<'_, '_>, at: usize, (text, read): (&str, Written)) {
        let (Written::Number(number, _) | Written::Ambiguous(number, _)) = read else { return };
        let Some(Counted { words, .. }) = self.with_words(text) else { return self.tell_no_words(row, at, number) };
        let has_room = self.state.shown_words.len() < WORDS_MAX;
        if !has_room || !self.state.shown_words.insert((at, words.to_owned())) {
            return;
        }
        let plan = self.plan;
        if plan.unit_beside(words).is_some() {
            self.tell_other_unit(row, at, Cell { text: words, number: Some(number), ..Cell::default() });
        } else if plan.has_words_of_unit {
            self.tell_gone_unit(row, at);
        } else if !plan.words_beside.iter().any(|own| is_same_unit(own, words)) {
            let place = self.place(row.number, Some(at));
            let finding =
                Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with("what", "other-word");
            let said = plan.words_beside.first().map_or("", String::as_str);
            self.state.log.add(finding.with_value(words).with("said", said));
        }
    }

    /// Tells, once for a column, that the words are not there which say what a number is multiplied with; nought is so much in
    /// any unit.
    pub(super) fn tell_no_words(&mut self, row: &Row<'_, '_>, at: usize, number: f64) {
        if self.plan.has_words_of_unit && number != 0.0 {
            self.tell_gone_unit(row, at);
        }
    }

    fn tell_gone_unit(&mut self, row: &Row<'_, '_>, at: usize) {
        if !self.state.shown_words.insert((at, String::new())) {
            return;
        }
        let said = self.plan.words_beside.first().map_or("", String::as_str);
        let finding = gone_unit(self.place(row.number, Some(at)), self.scale_at(at).of(1.0));
        self.state.log.add(finding.with_value(said).with("said", said));
    }
}
