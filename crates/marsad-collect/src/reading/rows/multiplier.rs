//! The multiplier that a row says of its values, where observations have none of their own.

use marsad_model::{CellName, FindingCode};

use super::{Row, RowReader};
use crate::reading::multipliers::{Example, POWERS, UNIT_MULT, power_in, power_to_unit};
use crate::reading::plan::ValueColumn;
use crate::reading::said::place_of;
use crate::values::scale::Scale;

impl RowReader<'_, '_, '_> {
    /// What the values of a column are multiplied with in the row that is read.
    pub(super) fn scale_at(&self, at: usize) -> Scale {
        self.state.multiplier.map_or_else(|| self.plan.scale_at(at), |(_, scale)| scale)
    }

    /// Takes the multiplier of a row; whether it is none or one that can be.
    ///
    /// A profile that says the unit knows what its sender writes there: then a row of another multiplier is an error.
    pub(super) fn take_multiplier(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let Some(at) = plan.multiplier else { return true };
        let header = plan.headers.get(at).map_or("", String::as_str);
        let power = match power_in(row.cell(at), header, plan.context.profile.codes.get(UNIT_MULT)) {
            Ok(Some(power)) => power,
            Ok(None) => return self.may_be_silent(row, at),
            Err(text) => {
                self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                    f.with_value(text).with("what", "multiplier").with("component", header).with("list", POWERS)
                });
                return false;
            }
        };
        let scale = Scale::of_power(power_to_unit(power, plan.context));
        if !plan.says_unit {
            self.state.multiplier = Some((power, scale));
            return true;
        }
        let own = plan.values.first().map_or(1.0, |value| plan.scale_at(value.at).of(1.0));
        // Beside a factor below one nought says that values stand in units, of which the data count thousands.
        let is_other = scale.of(1.0) != own && (power != 0 || own > 1.0);
        if is_other {
            self.add(FindingCode::TitleDisagrees, (row, Some(at)), |f| {
                f.with_value(format!("{header} = {power}")).with("what", "unit").with("factor", own).with("said", "")
            });
        }
        !is_other
    }

    /// Whether a row need say no multiplier. Beside words that stand once for several rows, a blank says no units.
    fn may_be_silent(&mut self, row: &Row<'_, '_>, at: usize) -> bool {
        let is_silent = !self.plan.needs_multiplier || self.plan.says_unit;
        if !is_silent {
            self.add(FindingCode::MissingDimension, (row, Some(at)), |f| f.with("component", UNIT_MULT));
        }
        is_silent
    }

    /// Notes a value that its multiplier changed.
    pub(super) fn note_multiplied(&mut self, row: &Row<'_, '_>, value: &ValueColumn, read: f64) {
        let (plan, file) = (self.plan, self.file);
        let (Some((power, scale)), Some(at)) = (self.state.multiplier, plan.multiplier) else { return };
        let factor = scale.of(1.0);
        if factor == 1.0 {
            return;
        }
        self.state.multiplied.add(power, || Example {
            place: place_of(file, &plan.sheet, Some(CellName { row: row.number, column: value.at as u32 + 1 })),
            header: plan.headers.get(at).cloned().unwrap_or_default(),
            factor,
            sent: row.cell(value.at).label().into_owned(),
            read,
        });
    }

    /// Tells what multipliers changed.
    pub(crate) fn tell_multiplied(&mut self) {
        let told = self.state.multiplied.tell();
        self.state.log.extend(told);
    }
}
