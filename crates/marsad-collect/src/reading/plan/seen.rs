//! Numbers that a person sees in another size than they are held, as where `#,##0,,` shows 3,100 for 3,100,000,000.
//!
//! Where the file names a unit, that unit is of what is seen; where nothing names one, the number that is held counts.

use marsad_model::{SaidOf, TableLayout};

use super::Plan;
use crate::cell::{Cell, ShownAs};
use crate::titles::UnitReader;
use crate::values::scale::Scale;

/// Whether a profile has a scale, or knows the line from which the unit of a table was taken.
pub(super) fn says_unit(layout: &TableLayout) -> bool {
    layout.scale.is_some() || layout.said.iter().any(|said| said.of == SaidOf::Scale)
}

impl Plan<'_, '_> {
    /// How often a thousand is taken out of the number of a cell where it is shown. Words beside a number, `3 mille`, say
    /// themselves what it is of, and are looked at apart.
    pub(crate) fn divisions(cell: Cell<'_>) -> Option<u8> {
        match cell.shown {
            ShownAs::Thousands(times) if cell.text.is_empty() && !cell.is_percent => Some(times),
            _ => None,
        }
    }

    /// The number of a cell as it counts: as it is seen where a unit is named, else as it is held.
    pub(crate) fn seen(&self, at: usize, cell: Cell<'_>, number: f64) -> f64 {
        match Self::divisions(cell) {
            Some(times) if self.names_unit(at) => divided(number, times),
            _ => number,
        }
    }

    /// Whether the profile or the header of a column names the unit of its values.
    pub(crate) fn names_unit(&self, at: usize) -> bool {
        let header = self.headers.get(at).map_or("", String::as_str);
        self.says_unit
            || self.scale_at(at) != Scale::new(1.0)
            || self.column_scales.iter().any(|(column, _)| *column == at)
            || UnitReader::of(self.context).of_headers(header).is_some()
    }
}

/// A number divided so many times by a thousand, its decimals kept.
pub(crate) fn divided(number: f64, times: u8) -> f64 {
    Scale::new(1.0 / 1000_f64.powi(i32::from(times))).of(number)
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn what_is_seen_is_a_thousandth_for_each_comma() {
        for (held, times, seen) in [(3_100_000_000.0, 2, 3100.0), (12_345.0, 1, 12.345), (900_500.0, 1, 900.5)] {
            assert_eq!(divided(held, times), seen, "{held}");
        }
    }
}
