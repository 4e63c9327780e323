//! What a sheet called `S1` says of the years of its table: a part of each, or nothing where that is its number.
//!
//! Does not hold: whether it is taken for a part, which `sheet_names` decides by the sheets beside it.

use marsad_model::{TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::notes_of_parts::years_of;
use crate::values::periods::Part;

impl Drafter<'_, '_, '_> {
    /// Tells that the years among some texts are read as a part of each, as the name of their sheet says.
    pub(super) fn tell_part_of_years(&mut self, (name, part): (&str, Part), texts: &[String]) {
        let doubt = match first_part(part, texts) {
            Some(taken) => Doubt::new(DoubtKind::PartOfYears, TIME_PERIOD, name).taking(taken.to_string()),
            None => Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, name).taking(name),
        };
        self.doubt(doubt.at(name));
    }

    /// Asks whether a sheet that stands alone is called after its number, for which it was taken, or after a part of the
    /// years among some texts. Of several the names tell.
    pub(super) fn ask_number_of_sheet(&mut self, (name, part): (&str, Part), texts: &[String]) {
        let is_alone = self.sheets.iter().filter(|other| beginning(other) == beginning(name)).count() < 2;
        if let Some(other) = first_part(part, texts).filter(|_| is_alone) {
            let doubt = Doubt::new(DoubtKind::NumberOfSheet, TIME_PERIOD, name).taking(other.to_string());
            self.doubt(doubt.at(name));
        }
    }
}

/// The part of the first year among some texts.
fn first_part(part: Part, texts: &[String]) -> Option<TimePeriod> {
    texts.iter().flat_map(|text| years_of(text)).min().and_then(|year| part.of(year))
}

/// The name of a sheet without the number at its end.
fn beginning(name: &str) -> String {
    name.trim().trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase()
}
