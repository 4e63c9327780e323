//! Columns of percentages beside those of counts, `Effectif | %`, where observations have their own unit: all are read.
//!
//! Does not hold: tables of percentages alone, which `values` knows.

use marsad_model::HeaderRow;

use super::kind::is_derived;
use super::roles::{Meaning, Roles, plain};
use super::unit_words::UNIT;
use crate::reading::headers::Headers;
use crate::reading::plan::is_neutral;
use crate::values::units;

impl Roles<'_, '_, '_> {
    /// Whether a row of headers says no more than units, `Effectif | %`, and a percentage above this column, where each
    /// observation has its own unit. Beside words of another component nobody knows of what it is the share.
    pub(super) fn is_percent_beside_counts(&self, headers: &Headers, column: usize) -> bool {
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions);
        let header = headers.path(column);
        let is_plain = header.split(" / ").all(|level| units::is_percent(level) || !is_derived(level));
        if !is_plain || !place.is_some_and(|place| self.knows(place, "PT")) {
            return false;
        }
        let [first, last] = self.block.columns;
        let mut rows = self.block.headers.iter().filter_map(|&row| self.grid.number(row));
        rows.any(|row| {
            let is_of_unit = |text: &str| is_neutral(plain(text)) || self.named_unit(text).is_some();
            let mut beside = (first..=last).filter(|&other| self.is_value_column(headers, other));
            units::is_percent(headers.text(row, column)) && beside.all(|other| is_of_unit(headers.text(row, other)))
        })
    }

    /// Where percentages stand beside columns whose headers say no unit, `Effectif | %`, the unit of those is still to
    /// be found: in a title, or as the dataflow usually has it.
    pub(super) fn reopen_unit(
        &self,
        headers: &Headers,
        (across, values): (&[HeaderRow], &[usize]),
        found: &mut Meaning,
    ) {
        let rows: Vec<u32> =
            across.iter().filter(|row| row.components.iter().any(|id| *id == *UNIT)).map(|row| row.row).collect();
        let is_said = |column: usize| rows.iter().any(|&row| self.named_unit(headers.text(row, column)).is_some());
        let is_percent = |column: usize| rows.iter().any(|&row| units::is_percent(headers.text(row, column)));
        let (said, silent): (Vec<usize>, Vec<usize>) = values.iter().partition(|&&column| is_said(column));
        if !silent.is_empty() && !said.is_empty() && said.into_iter().all(is_percent) {
            found.filled.remove(UNIT);
        }
    }
}
