//! Calendar years where the dataflow counts years of studies, or where other years of the file are such: `2023` beside
//! `2022/2023`. Whether a year of studies is meant, and which, nobody knows but a person.

use marsad_model::TIME_PERIOD;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::written_times::written_times;
use crate::reading::time::is_calendar_year;
use crate::values::periods::{self, Moment};

impl Drafter<'_, '_, '_> {
    /// Whether the dataflow counts years of studies.
    pub(super) fn counts_years_of_studies(&self) -> bool {
        self.context.dataflow_attributes.get("TIME_AGG").is_some_and(|agg| *agg == *"ACAD")
    }

    /// Asks about the first calendar year of a table: of the others the answer is the same.
    pub(super) fn calendar_years(&mut self, table: &Table<'_>) {
        if self.draft.profile.reporting_year.is_calendar() && !self.counts_years_of_studies() {
            return;
        }
        let habits = self.time_habits();
        let year_of = |text: &str| match periods::read(text, habits)? {
            Moment::Period(period) => Some(period).filter(is_calendar_year),
            Moment::Part(_) | Moment::Ambiguous(..) => None,
        };
        let name = table.grid.name.clone();
        let of_name = table.layout.sheet_component.iter().filter(|id| **id == *TIME_PERIOD).map(|_| name.clone());
        let around = table.layout.period.iter().cloned().chain(of_name).map(|text| (text, name.clone()));
        let mut written = written_times(&table.layout, table.grid).into_iter().chain(around);
        let found = written.find_map(|(text, place)| Some((year_of(&text)?.start().date().year(), text, place)));
        let Some((year, text, place)) = found else { return };
        let studies = self.draft.profile.reporting_year;
        let begins = if studies.is_calendar() { "--09-01".to_owned() } else { String::from(studies) };
        let taken = format!("{year}-{}/P1Y", begins.trim_start_matches('-'));
        let doubt = Doubt::new(DoubtKind::CalendarYear, TIME_PERIOD, &text).taking(taken);
        self.doubt(doubt.at(place));
    }
}
