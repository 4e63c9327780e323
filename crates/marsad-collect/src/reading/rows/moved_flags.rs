//! Numbers where the profile knows letters for the status of the numbers beside them: the columns of the sheet are others,
//! whether those of letters are gone or have changed places with those of numbers.
//!
//! That is one trouble and is told as one: each of these numbers is no word for a status, and each of the letters no number.

use marsad_model::FindingCode;

use super::{Row, RowReader};
use crate::cell::Cell;
use crate::reading::plan::ValueColumn;
use crate::values::numbers::Written;
use crate::values::statuses;

/// A smaller number beside another one may be that of a note.
const NOTE_MAX: f64 = 9.0;

impl RowReader<'_, '_, '_> {
    /// Tells of a number where letters should be, if the columns of the sheet are others. Whether they are.
    pub(super) fn tells_moved_flag(&mut self, row: &Row<'_, '_>, value: &ValueColumn) -> bool {
        let Some(at) = value.flag.filter(|&at| self.has_moved_flag(row, (value.at, at))) else { return false };
        self.add(FindingCode::UnexpectedColumn, (row, Some(at)), |f| f.with("like", "flag"));
        true
    }

    fn has_moved_flag(&self, row: &Row<'_, '_>, (value, flag): (usize, usize)) -> bool {
        let (value, flag) = (row.cell(value), row.cell(flag));
        let Some(number) = self.number_within(&flag) else { return false };
        let is_status = |text: &str| statuses::of_flag(text, &self.plan.context.profile.statuses).is_some();
        let beside = value.label();
        let is_letters = beside.contains(char::is_alphabetic) && is_status(&beside);
        !is_status(&flag.label()) && (is_letters || number > NOTE_MAX)
    }

    /// The number in a cell, however it is written.
    fn number_within(&self, cell: &Cell<'_>) -> Option<f64> {
        if cell.is_blank() || cell.number.is_some() {
            return cell.number;
        }
        match self.read_marked(&cell.label()).0 {
            Written::Number(number, _) => Some(number),
            Written::Ambiguous(first, _) => Some(first),
            Written::Nothing => None,
        }
    }
}
