//! Headers and labels that say a part of a year of their own, `2024 (9 mois)`, `janvier-mars 2024`: no regular period. It is
//! read as it says, and a person decides whether its figures belong beside the others.
//!
//! Does not hold: notes that say so of a whole year, which `notes_of_parts` asks about; totals since January that the
//! dataflow counts itself, which `running_totals` drafts.

use std::collections::BTreeSet;

use marsad_model::{TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::written_times::written_times;
use crate::values::periods::{self, Moment};

/// How many of them are asked about in a table.
const ASKED_MAX: usize = 3;

impl Drafter<'_, '_, '_> {
    /// Asks about the periods of a table that are parts of a year and of no frequency.
    pub(super) fn partial_years(&mut self, table: &Table<'_>) {
        if self.context.sums_since_january() || table.layout.cumulative {
            return;
        }
        let habits = self.time_habits();
        let mut asked: BTreeSet<String> = BTreeSet::new();
        for (text, place) in written_times(&table.layout, table.grid) {
            let Some(Moment::Period(period)) = periods::read(&text, habits) else { continue };
            if asked.len() < ASKED_MAX && is_partial_year(&period) && asked.insert(text.clone()) {
                let doubt = Doubt::new(DoubtKind::PartialYear, TIME_PERIOD, &text).taking(period.to_string());
                self.doubt(doubt.at(place));
            }
        }
    }
}

/// Whether a period is of no frequency and lies within a year.
fn is_partial_year(period: &TimePeriod) -> bool {
    let last = period.end().date().yesterday();
    period.frequency().is_none() && last.is_ok_and(|last| last.year() == period.start().date().year())
}
