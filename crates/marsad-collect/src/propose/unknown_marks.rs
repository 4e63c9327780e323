//! Marks in cells of values of which nobody knows why there is no number: `s.s.`, `néant`, `**`. They stay errors until a
//! person writes what they say under `[statuses]`.
//!
//! Does not hold: marks that everybody uses, which `values::statuses` knows, legends, which `habits` takes, and letters behind
//! a number, which `marks_behind` takes.

use marsad_model::ColumnRole;

use super::blocks::{Kinds, TableBlock};
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::kind::{Kind, is_header_word};
use crate::values::{qualities, statuses};

/// How many different marks of a table are decisions of their own.
const MARKS_MAX: usize = 12;
/// A longer text is a remark.
const MARK_CHARACTERS_MAX: usize = 24;

impl Drafter<'_, '_, '_> {
    /// Asks about texts that stand in columns of values beside a label and are no words of the table.
    pub(super) fn unknown_marks(&mut self, table: &Table<'_>, (kinds, block): (&Kinds, &TableBlock), values: &[usize]) {
        let is_label = |role: ColumnRole| matches!(role, ColumnRole::Code | ColumnRole::Time);
        let labels: Vec<usize> = table
            .layout
            .column
            .iter()
            .filter(|column| is_label(column.role))
            .filter_map(|column| (column.at? as usize).checked_sub(1))
            .collect();
        let mut met: Vec<String> = Vec::new();
        for row in block.rows[0]..=block.rows[1] {
            let is_labelled = labels.iter().any(|&column| table.grid.at(row, column).is_some());
            for &column in values.iter().filter(|_| is_labelled) {
                let text = table.grid.label(row, column);
                // In rows of nothing but words, these count as marks already.
                let is_word = matches!(kinds.at(row, column), Kind::Text | Kind::Mark);
                if !is_word || !self.is_unknown_mark(&text) {
                    continue;
                }
                if !met.contains(&text) {
                    if met.len() == MARKS_MAX {
                        return;
                    }
                    met.push(text.clone());
                }
                let place = table.grid.spot(table.grid.number(row), column);
                self.doubt(Doubt::new(DoubtKind::UnknownMark, "OBS_STATUS", &text).at(place));
            }
        }
    }

    /// Whether a short text is no mark that is known, and neither a word of a list nor one that heads columns.
    fn is_unknown_mark(&self, text: &str) -> bool {
        // An error of a formula, `#N/A`, is told as such.
        let may_be = !text.starts_with('#') && (1..=MARK_CHARACTERS_MAX).contains(&text.chars().count());
        may_be
            && statuses::read(text, &self.draft.profile.statuses).is_none()
            && !self.draft.profile.statuses.contains_key(text)
            && qualities::before_mark(text, &self.draft.profile.statuses).is_none()
            && !is_header_word(text)
            && self.lists_of(text).is_empty()
    }
}
