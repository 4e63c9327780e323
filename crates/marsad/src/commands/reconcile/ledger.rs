//! Stocks and flows of the four groups in a file, period by period: as numbers, or as whatever else stands in the cells.
//!
//! Holds: the columns, the periods in time, and the stretches in which each follows the one before. Does not hold: what a
//! cell means (`account.rs` reads numbers, `balance/accounts.rs` names of cells).

use std::ops::Range;

use marsad_i18n::args;
use marsad_model::TimePeriod;
use marsad_reconcile::accounts::Group;

use super::answer::Told;
use super::cells::Cells;
use super::table::{Names, Row};

/// The words for the groups, in the order of `Group::ALL`.
pub(super) const GROUPS: [&str; 4] =
    ["native-citizens", "foreign-born-citizens", "native-foreigners", "foreign-born-foreigners"];
/// The columns that every file has.
pub(super) const COLUMNS: [&str; 3] = ["PERIOD", "GROUP", "STOCK"];
/// The columns of what happened, which may be missing.
pub(super) const FLOWS: [&str; 6] = ["BIRTHS", "DEATHS", "IMMIGRATION", "EMIGRATION", "NATURALISATION", "ADJUSTMENT"];
/// How a line is told whose period and group stood before.
const TWICE: &str = "account-line-twice";
/// How periods are told that do not follow each other.
const GAP: &str = "account-gap";

/// What happened to a group in a period, in the order of [`FLOWS`].
pub(super) type FlowsOf<T> = [Option<T>; FLOWS.len()];

/// What a file says: for each period, and in it for each group.
pub(super) struct Ledger<T> {
    names: Names,
    pub(super) periods: Vec<Period<T>>,
    /// Which groups stand in the file at all.
    pub(super) is_there: [bool; 4],
    /// What is to be said of the file itself.
    pub(super) findings: Vec<Told>,
}

/// A period: the stocks at its beginning, and what happened in it.
pub(super) struct Period<T> {
    pub(super) time: TimePeriod,
    pub(super) stocks: [Option<T>; 4],
    pub(super) flows: [FlowsOf<T>; 4],
    /// Of which groups a line told.
    is_told: [bool; 4],
}

/// What stands in a cell of a line, none where it is blank.
type ReadCell<'r, T> = dyn FnMut(Row, &str) -> Result<Option<T>, Told> + 'r;

impl<T: Copy> Ledger<T> {
    /// All lines of a file, in time; `read` gives what stands in a cell, none where it is blank. A line with a cell that
    /// cannot be read is told and left out.
    pub(super) fn read(cells: Cells<'_>, mut read: impl FnMut(Row, &str) -> Result<Option<T>, Told>) -> Self {
        let findings = cells.table.unread();
        let mut ledger = Self { names: Names::default(), periods: Vec::new(), is_there: [false; 4], findings };
        for row in cells.table.rows() {
            if let Err(told) = ledger.line(cells, row, &mut read) {
                ledger.findings.push(told);
            }
        }
        ledger.periods.sort_by_key(|period| (period.time.start(), period.time.end()));
        ledger
    }

    fn line(&mut self, cells: Cells<'_>, row: Row, read: &mut ReadCell<'_, T>) -> Result<(), Told> {
        let [period, group, stock] = COLUMNS;
        let group = cells.word(row, group, &GROUPS)?;
        let time = cells.time(row, period)?;
        let stock = read(row, stock)?;
        let mut flows: FlowsOf<T> = [None; FLOWS.len()];
        for (flow, column) in flows.iter_mut().zip(FLOWS) {
            *flow = read(row, column)?;
        }
        let place = self.names.place(time.as_str());
        if place == self.periods.len() {
            let nothing: FlowsOf<T> = [None; FLOWS.len()];
            self.periods.push(Period { time, stocks: [None; 4], flows: [nothing; 4], is_told: [false; 4] });
        }
        let period = &mut self.periods[place];
        self.is_there[group] = true;
        if std::mem::replace(&mut period.is_told[group], true) {
            let name = cells.console.voice().say(&format!("reconcile-group-{}", GROUPS[group]));
            return Err((TWICE.to_owned(), cells.at((row, COLUMNS[0])).text("group", &name)));
        }
        period.stocks[group] = stock;
        period.flows[group] = flows;
        Ok(())
    }

    /// The periods that follow each other at once, in stretches. What a stretch ends with is not closed by what the
    /// next one begins with.
    pub(super) fn stretches(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for end in 1..=self.periods.len() {
            let is_last = end == self.periods.len();
            if is_last || self.periods[end].time.start() != self.periods[end - 1].time.end() {
                found.push(start..end);
                start = end;
            }
        }
        found
    }

    /// That the period which begins a stretch does not follow the one before it.
    pub(super) fn gap(&self, start: usize) -> Option<Told> {
        let before = self.periods.get(start.checked_sub(1)?)?;
        let arguments = args().text("before", before.time.as_str()).text("after", self.name(start));
        Some((GAP.to_owned(), arguments))
    }

    /// The name of a period by its place in time; blank where there is none.
    pub(super) fn name(&self, place: usize) -> &str {
        self.periods.get(place).map_or("", |period| period.time.as_str())
    }

    /// How many periods of a stretch have their flows: flows stand between two stocks, so those of its last period count
    /// only at the end of the file, and there only where it has any.
    pub(super) fn flow_periods(&self, stretch: &Range<usize>) -> usize {
        let Some((last, before)) = self.periods[stretch.clone()].split_last() else { return 0 };
        let has_flows = last.flows.iter().flatten().any(Option::is_some);
        before.len() + usize::from(stretch.end == self.periods.len() && has_flows)
    }
}

/// The place of a group among the four.
pub(super) fn place(group: Group) -> usize {
    Group::ALL.iter().position(|known| *known == group).unwrap_or_default()
}
