//! The units that a column beside the values says of their rows, where the profile does not read it: those that are not the
//! unit in which the values are read are told, each once.

use marsad_model::FindingCode;

use super::{Row, RowReader};
use crate::reading::unit_columns::is_other_unit;
use crate::titles::UnitReader;

/// So many different texts are looked at; more are no units.
const TEXTS_MAX: usize = 500;

impl RowReader<'_, '_, '_> {
    /// Looks at the units of a row with values.
    pub(super) fn units_beside(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        let Some(value) = plan.values.first().filter(|_| !self.state.unit_columns.is_empty()) else { return };
        let factor = plan.scale_at(value.at).of(1.0);
        for at in self.state.unit_columns.clone() {
            let text = row.cell(at).label().into_owned();
            let is_new = !text.is_empty()
                && self.state.shown_words.len() < TEXTS_MAX
                && self.state.shown_words.insert((at, text.clone()));
            if is_new && is_other_unit(&UnitReader::of(plan.context), (&text, factor)) {
                self.add(FindingCode::TitleDisagrees, (row, Some(at)), |f| {
                    f.with_value(text).with("what", "unit").with("factor", factor).with("said", "")
                });
            }
        }
    }
}
