//! Numbers that a person sees in another size than they are held, as where `#,##0,,` shows 3,100 for 3,100,000,000.
//!
//! Where the file names a unit, that unit is of what is seen; where nothing names one, the number that is held counts.

use marsad_model::{SaidOf, TableLayout};

use super::Plan;
use crate::Context;
use crate::cell::{Cell, ShownAs};
use crate::titles::UnitReader;
use crate::values::scale::Scale;
use crate::values::units::Verdict;

/// Whether a profile has a scale, or knows the line from which the unit of a table was taken.
pub(super) fn says_unit(layout: &TableLayout) -> bool {
    layout.scale.is_some() || layout.said.iter().any(|said| said.of == SaidOf::Scale)
}

/// Whether the words that stand beside the numbers of a table say what they are multiplied with.
pub(super) fn has_words_of_unit(context: &Context<'_>, layout: &TableLayout) -> bool {
    if layout.words_beside.is_empty() {
        return false;
    }
    let (units, scale) = (UnitReader::of(context), layout.scale.unwrap_or(1.0));
    let is_unit = |words: &String| match units.of_words(words) {
        Some(Verdict::Scale(factor)) => factor == scale,
        Some(Verdict::Same) => scale == 1.0,
        Some(Verdict::Other) | None => false,
    };
    layout.words_beside.iter().any(|words| is_unit(words) && !units.is_own_currency(words))
}

impl Plan<'_, '_> {
    /// How often a thousand is taken out of the number of a cell where it is shown.
    pub(crate) fn divisions(cell: Cell<'_>) -> Option<u8> {
        match cell.shown {
            ShownAs::Thousands(times) if !cell.is_percent => Some(times),
            _ => None,
        }
    }

    /// The number of a cell as it counts: as it is seen where a unit is named, else as it is held.
    pub(crate) fn seen(&self, at: usize, cell: Cell<'_>, number: f64) -> f64 {
        match Self::divisions(cell) {
            Some(times) if self.counts_as_seen(at, cell) => divided(number, times),
            _ => number,
        }
    }

    /// Whether the unit of the values is that of the number which is seen of a divided one. Words beside it say themselves
    /// what it is of, `541.9 MD`; a bare letter, `541.9 M`, says only how it was divided.
    pub(crate) fn counts_as_seen(&self, at: usize, cell: Cell<'_>) -> bool {
        match self.unit_beside(cell.text) {
            Some(Verdict::Same) => !self.is_held_in(at, cell, 1.0),
            Some(Verdict::Scale(factor)) => !self.is_held_in(at, cell, factor),
            Some(Verdict::Other) | None => self.names_unit(at),
        }
    }

    /// What the words say of its unit that a format shows beside a number; a currency that nobody knows is another one.
    pub(crate) fn unit_beside(&self, words: &str) -> Option<Verdict> {
        if words.is_empty() { None } else { UnitReader::of(self.context).of_words(words) }
    }

    /// What a letter alone says of a number that the format does not divide: `300 k` are 300 thousand.
    pub(crate) fn unit_of_letter(&self, letter: &str) -> Option<Verdict> {
        let line = match letter {
            "k" | "K" => "en milliers",
            "M" => "en millions",
            _ => return None,
        };
        UnitReader::of(self.context).of_line(line)
    }

    /// Whether the values of a column are read in the unit of words beside a number, which are so many times the unit of
    /// the dataflow: as it is seen, or as it is held, `5 thousand` for 5,000.
    pub(crate) fn goes_with(&self, at: usize, cell: Cell<'_>, factor: f64) -> bool {
        self.scale_at(at).of(1.0) == factor || self.is_held_in(at, cell, factor)
    }

    /// Whether a divided number, as it is held, is what is seen of it in such a unit.
    fn is_held_in(&self, at: usize, cell: Cell<'_>, factor: f64) -> bool {
        let times = Self::divisions(cell).unwrap_or(0);
        let held = 1000_f64.powi(i32::from(times)) * self.scale_at(at).of(1.0);
        (held / factor - 1.0).abs() < 1e-9
    }

    /// Whether words beside a number repeat the currency alone of a unit that is named elsewhere with its multiplier.
    pub(crate) fn is_currency_of_named(&self, at: usize, words: &str) -> bool {
        self.names_unit(at) && !self.has_words_of_unit && UnitReader::of(self.context).is_own_currency(words)
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
