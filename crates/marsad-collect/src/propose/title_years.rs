//! A title of another year than those of the table below it, `Année 2025` over columns of 2023 and 2024: a title or a row of
//! headers may be left from the file of another year.

use std::collections::BTreeSet;

use marsad_model::TIME_PERIOD;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::notes_of_parts::years_of;
use super::origin_lines::may_be_of_other_year;
use super::written_times::written_times;

impl Drafter<'_, '_, '_> {
    /// Asks which is right, where the cells of a table say years and the nearest title none of them.
    pub(super) fn title_of_other_year(&mut self, table: &Table<'_>) {
        let is_by_name = table.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        if !table.has_whole_time || table.layout.period.is_some() || is_by_name {
            return;
        }
        let Some((said, line)) = table.title.period(self.title_habits()) else { return };
        let Ok(year) = said.parse::<i16>() else { return };
        let texts = written_times(&table.layout, table.grid);
        let years: BTreeSet<i16> = texts.iter().flat_map(|(text, _)| years_of(text)).collect();
        let Some(last) = years.last().filter(|_| !years.contains(&year) && !may_be_of_other_year(&line.text)) else {
            return;
        };
        let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(last.to_string());
        self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
    }
}
