//! A row right below the last one that the profile names: whether the table has grown by it.

use super::{Found, FoundTime, Row, RowReader};
use crate::cell::Cell;
use crate::reading::plan::LabelKind;

impl RowReader<'_, '_, '_> {
    /// Whether cells right below a table are one more of its rows: each of its labels is a known word or period, and a
    /// number stands beside them. Nothing is read here, and nothing told.
    pub(crate) fn goes_on(&mut self, cells: &[Cell<'_>]) -> bool {
        let plan = self.plan;
        let row = Row { number: 0, cells };
        let mut is_said = false;
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            let is_known = match &label.kind {
                LabelKind::Text(_) => continue,
                _ if cell.is_blank() && label.fill => continue,
                _ if cell.is_blank() => false,
                LabelKind::Time => matches!(self.found_time(at, &cell), FoundTime::Pieces(_)),
                LabelKind::Words { .. } => matches!(self.found(at, label, &cell.label()), Found::Word(..)),
            };
            if !is_known {
                return false;
            }
            is_said = true;
        }
        is_said && plan.values.iter().any(|value| self.glanced(value.at, row.cell(value.at)).is_some())
    }
}
