//! Marks behind the labels, the periods and the numbers of rows of which the profile says nothing: each is told where it stands
//! first.

use super::{Row, RowReader};
use crate::cell::Cell;
use crate::reading::new_marks::{mark_if_explained, mark_of, unknown_mark};

impl RowReader<'_, '_, '_> {
    /// Tells the mark at the end of a cell with a period; a number has none.
    pub(super) fn tell_mark_of_period(&mut self, row: &Row<'_, '_>, at: usize, cell: &Cell<'_>) {
        if self.plan.tells_marks && cell.number.is_none() {
            self.tell_mark(row, at, &cell.label());
        }
    }

    /// Tells the mark behind a number; that it stands there is told of each number. What a letter says, custom may know.
    pub(super) fn tell_mark_of_number(&mut self, row: &Row<'_, '_>, at: usize, text: &str) {
        let Some(mark) = mark_of(self.plan, text) else { return };
        if self.state.number_marks_told.insert(mark.clone()) {
            let is_letter = mark.contains(char::is_alphabetic);
            let told = if is_letter { mark_if_explained } else { unknown_mark };
            let finding = told(self.place(row.number, Some(at)), text, &mark);
            self.state.log.add(finding);
        }
    }

    /// Tells the mark at the end of a label, where nobody knows it.
    pub(super) fn tell_mark(&mut self, row: &Row<'_, '_>, at: usize, text: &str) {
        let Some(mark) = mark_of(self.plan, text) else { return };
        if self.state.marks_told.insert(mark.clone()) {
            let finding = unknown_mark(self.place(row.number, Some(at)), text, &mark);
            self.state.log.add(finding);
        }
    }
}
