//! What is told where a person sees something else in a cell than the number that it holds.

use marsad_model::{Finding, FindingCode, Severity};

use super::{Row, RowReader};
use crate::cell::{Cell, ShownAs};
use crate::reading::plan::{Plan, divided};

impl RowReader<'_, '_, '_> {
    /// The number of a cell as it counts; tells, once for a column, where a thousandth of it is shown, and of each number
    /// that is not shown at all.
    pub(super) fn seen(&mut self, row: &Row<'_, '_>, at: usize, number: f64) -> f64 {
        let cell = row.cell(at);
        match cell.shown {
            ShownAs::Held => {}
            ShownAs::Hidden => self.tell_seen(row, at, (Severity::Warning, "hidden", (number, number))),
            ShownAs::Another => self.tell_seen(row, at, (Severity::Warning, "another", (number, number))),
            ShownAs::Thousands(_) => self.tell_divided(row, at, (cell, number)),
        }
        self.plan.seen(at, cell, number)
    }

    fn tell_divided(&mut self, row: &Row<'_, '_>, at: usize, (cell, number): (Cell<'_>, f64)) {
        let Some(times) = Plan::divisions(cell).filter(|_| self.state.divided.insert(at)) else { return };
        let numbers = (number, divided(number, times));
        let is_unit_beside = self.plan.unit_beside(cell.text).is_some();
        let (severity, what) = match (self.plan.counts_as_seen(at, cell), is_unit_beside) {
            // Words beside the number make of it what is held.
            (false, true) => return,
            (false, false) => (Severity::Warning, "held"),
            // The unit may be that of the number with its letter, `541.9 M`, or without.
            (true, false) if !cell.text.is_empty() => (Severity::Warning, "seen"),
            (true, _) => (Severity::Note, "seen"),
        };
        self.tell_seen(row, at, (severity, what, numbers));
    }

    /// Tells that what stands in a cell is struck through, as what no longer holds is.
    pub(super) fn tell_struck(&mut self, row: &Row<'_, '_>, at: usize, (what, text): (&'static str, &str)) {
        let place = self.place(row.number, Some(at));
        let finding = Finding::new(FindingCode::ShownDiffers, Severity::Warning, place).with("what", what);
        self.state.log.add(finding.with_value(text));
    }

    /// Tells which number a cell holds, and which is seen of it.
    fn tell_seen(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (severity, what, (held, seen)): (Severity, &'static str, (f64, f64)),
    ) {
        let place = self.place(row.number, Some(at));
        let finding = Finding::new(FindingCode::ShownDiffers, severity, place).with("what", what);
        self.state.log.add(finding.with_value(held.to_string()).with("number", held).with("result", seen));
    }
}
