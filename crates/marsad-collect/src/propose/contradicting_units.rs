//! Lines above one table that say different units: `(en milliers de dinars)` below `Transferts (en millions de dinars)`.

use marsad_model::{SaidOf, SaidText};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::title::Line;
use crate::titles::UnitReader;
use crate::values::units::{Unit, unit_in};

/// How many rows lie between lines that are about one table; farther above may be the unit of others.
const ROWS_BETWEEN_MAX: u32 = 3;

impl Drafter<'_, '_, '_> {
    /// Asks about a line near the one from which the unit was taken that says another one.
    pub(super) fn ask_contradicting_unit(&mut self, table: &Table<'_>) {
        let units = UnitReader::of(self.context);
        let Some(taken) = table.layout.said.iter().find(|said| is_above(said, table)) else { return };
        let (false, Some(own)) = (self.has_units(), units.of_line(&taken.text)) else { return };
        let taken_row = taken.at.map_or(0, |at| at.row);
        let is_near = |line: &Line| line.row.abs_diff(taken_row) <= ROWS_BETWEEN_MAX;
        let is_other = |line: &&Line| {
            let says_how_many = unit_in(&line.text).is_some_and(Unit::says_how_many);
            says_how_many && is_near(line) && units.of_line(&line.text).is_some_and(|found| found != own)
        };
        let Some(line) = table.title.telling_lines().find(is_other) else { return };
        let doubt = Doubt::new(DoubtKind::ContradictingUnit, "", &line.text).taking(&taken.text);
        let place = table.grid.spot(Some(line.row), line.column);
        self.doubt(doubt.at(place));
    }
}

/// Whether the unit was taken from a line above the headers of a table.
fn is_above(said: &SaidText, table: &Table<'_>) -> bool {
    let header = table.layout.header_rows.map_or(u32::MAX, |[first, _]| first);
    said.of == SaidOf::Scale && said.at.is_some_and(|at| at.row < header)
}
