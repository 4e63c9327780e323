//! A total of a year over columns of its months or quarters of which some are empty or not there: where the others make it up,
//! it is the total of a part of the year, and a person is asked.
//!
//! Does not hold: such totals in rows, and those of later files, which the check of what was read tells.

use marsad_model::{Frequency, TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::grid::KeptCell;
use super::notes_of_parts::counts_what_happens;
use super::roles::bare;
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, Moment};
use crate::values::year_totals::year_of_total;

impl Drafter<'_, '_, '_> {
    /// Asks about each total of a year that the columns of a part of it make up.
    pub(super) fn totals_of_months(&mut self, table: &Table<'_>) {
        // Below further headers a total is of the columns that say the same there.
        let [header] = &table.layout.across[..] else { return };
        let is_of_time = header.components.iter().all(|id| *id == *TIME_PERIOD);
        let is_of_sums = table.layout.cumulative || self.context.sums_since_january();
        let is_of_flow = counts_what_happens(self.context) && !is_of_sums;
        let Some(place) = table.grid.place(header.row).filter(|_| is_of_time && is_of_flow) else { return };
        let texts: Vec<String> = table.grid.rows[place].1.iter().map(KeptCell::label).collect();
        for (column, text) in texts.iter().enumerate() {
            let Some(year) = self.year_of(text) else { continue };
            let parts = self.filled_parts(table, (&texts, &year));
            if is_some_of_year(&parts) && self.make_up(table, (&parts, column)) {
                let spot = table.grid.spot(Some(header.row), column);
                let doubt = Doubt::new(DoubtKind::TotalOfPartOfYear, TIME_PERIOD, text);
                self.doubt(doubt.taking(year.to_string()).at(spot));
            }
        }
    }

    /// The calendar year that a header says as a whole.
    fn year_of(&self, text: &str) -> Option<TimePeriod> {
        let habits = self.time_habits();
        let year = year_of_total(bare(text), habits).or_else(|| match periods::read(bare(text), habits)? {
            Moment::Period(period) => Some(period),
            _ => None,
        });
        year.filter(|year| year.frequency() == Some(Frequency::A) && year.start().date().month() == 1)
    }

    /// The columns below headers of months or quarters of a year in which any number stands.
    fn filled_parts(&self, table: &Table<'_>, (texts, year): (&[String], &TimePeriod)) -> Vec<(usize, TimePeriod)> {
        let habits = self.time_habits();
        let is_filled = |column: usize| rows_of(table).iter().any(|(_, cells)| self.number(cells, column).is_some());
        let part = |text: &String| match periods::read(bare(text), habits)? {
            Moment::Period(period) => Some(period),
            Moment::Part(part) => part.of(year.start().date().year()),
            Moment::Ambiguous(..) => None,
        };
        let is_part = |period: &TimePeriod| {
            matches!(period.frequency(), Some(Frequency::M | Frequency::Q)) && year.contains(period)
        };
        let parts = texts.iter().enumerate().filter_map(|(column, text)| Some((column, part(text).filter(is_part)?)));
        parts.filter(|(column, _)| is_filled(*column)).collect()
    }

    /// Whether the numbers of some columns make up those of another, in most rows that have one.
    fn make_up(&self, table: &Table<'_>, (parts, total): (&[(usize, TimePeriod)], usize)) -> bool {
        const SLACK: f64 = 1e-9;
        let sum = |cells: &[KeptCell]| parts.iter().filter_map(|(column, _)| self.number(cells, *column)).sum::<f64>();
        let rows = rows_of(table).iter();
        let sums = rows.filter_map(|(_, cells)| Some((self.number(cells, total)?, sum(cells))));
        let sums: Vec<(f64, f64)> = sums.filter(|(total, _)| *total != 0.0).collect();
        let equal = sums.iter().filter(|(total, sum)| (total - sum).abs() <= SLACK * total.abs()).count();
        equal * 2 > sums.len()
    }

    fn number(&self, cells: &[KeptCell], column: usize) -> Option<f64> {
        let cell = cells.get(column)?;
        match (cell.number, numbers::read(&cell.label(), self.draft.profile.numbers)) {
            (Some(number), _) | (None, Written::Number(number, _)) => Some(number),
            _ => None,
        }
    }
}

/// The rows below the headers of a table.
fn rows_of<'t>(table: &Table<'t>) -> &'t [(u32, Vec<KeptCell>)] {
    table.grid.between(table.layout.rows.unwrap_or([table.layout.header_last() + 1, u32::MAX]))
}

/// Whether periods of one frequency are some of a year and not all of it.
fn is_some_of_year(parts: &[(usize, TimePeriod)]) -> bool {
    let Some((_, first)) = parts.first() else { return false };
    let parts_max = if first.frequency() == Some(Frequency::M) { 12 } else { 4 };
    parts.len() < parts_max && parts.iter().all(|(_, part)| part.frequency() == first.frequency())
}
