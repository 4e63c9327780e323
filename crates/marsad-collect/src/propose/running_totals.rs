//! Totals since January in the draft for a dataflow that keeps them under the day up to which they count.
//!
//! The reader takes the last day of a month for such a day; the draft says so, and asks whether they are totals at all.

use marsad_model::{Frequency, Id, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::written_times::written_times;
use crate::reading::situation::{AT_DAYS, last_day};
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// What a text that is no day says of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Part,
    Year,
}

impl Drafter<'_, '_, '_> {
    /// Gives the totals of a table the frequency of the dataflow, and asks about those that are not called by their day.
    pub(super) fn running_totals(&mut self, table: &mut Table<'_>) {
        let Ok(frequency) = Id::new("FREQ") else { return };
        if !self.context.keeps_days() {
            return;
        }
        let columns = table.layout.column.iter().filter_map(|column| column.component.as_ref());
        let across = table.layout.across.iter().flat_map(|row| &row.components);
        if !columns.chain(across).any(|id| *id == frequency) {
            table.layout.constants.insert(frequency, AT_DAYS.to_owned());
        }
        let habits = self.time_habits();
        let written = written_times(&table.layout, table.grid);
        let is_by_name = table.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        let of_columns = table.layout.column.iter().filter_map(|column| column.period.as_ref());
        let of_name = Some(&table.grid.name).filter(|_| is_by_name);
        let of_table = of_columns.chain(&table.layout.period).chain(of_name);
        let of_table = of_table.map(|text| (text.clone(), table.grid.name.clone()));
        let all: Vec<(String, String)> = written.into_iter().chain(of_table).collect();
        let first = |wanted: Called| all.iter().find(|(text, _)| called(text, habits) == Some(wanted));
        // A year beside its months only says of which year they are.
        if let Some((text, place)) = first(Called::Part).or_else(|| first(Called::Year)) {
            self.doubt(Doubt::new(DoubtKind::RunningTotals, TIME_PERIOD, text).at(place));
        }
    }
}

/// What a text says of time, where it is none that names its day.
fn called(text: &str, habits: TimeHabits) -> Option<Called> {
    match periods::read(text, habits)? {
        Moment::Period(period) => {
            let is_year = period.frequency() == Some(Frequency::A);
            last_day(&period).map(|_| if is_year { Called::Year } else { Called::Part })
        }
        Moment::Part(part) => (part != Part::Year).then_some(Called::Part),
        Moment::Ambiguous(..) => None,
    }
}
