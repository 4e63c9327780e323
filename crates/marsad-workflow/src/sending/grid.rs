//! Small tables that are typed in: a grid of cells for one period. The text that it becomes is in `grid_text.rs`, what waits
//! for a decision meanwhile in `waiting.rs`.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;
use marsad_model::{
    ColumnRole, DataStructure, DataTable, Frequency, Id, ProvisionAgreement, TEMPLATE_HEADER_ROW, TemplateColumn,
    TemplateLayout, TimePeriod, Transmission, TransmissionState, following,
};

use super::odd_periods::YEARS_BACK;
use super::template::last_of;
use super::waiting::WaitingSubmission;
use crate::calendar::last_day;
use crate::{Actor, Refusal, Work, WorkError};

/// A grid has no more rows; larger tables are sent as files.
pub const GRID_ROWS_MAX: usize = 300;
/// So far ahead is looked for the next period, in days: more than a year and its delay.
const DAYS_AHEAD: i64 = 3 * 366;

/// A grid to type into.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryGrid {
    /// The columns of the template.
    pub layout: TemplateLayout,
    /// The period that is typed.
    pub period: TimePeriod,
    /// The period whose accepted values stand beside the cells: the last before the one that is typed, where there is one.
    pub before: Option<TimePeriod>,
    /// The rows: the series that were accepted last, or every one that there can be where these are few; more can be added.
    pub rows: Vec<EntryRow>,
    /// Whether the series that were accepted last are too many to be typed; there are no rows then.
    pub is_too_large: bool,
    /// How many decimals the figures have.
    pub decimals: u8,
    /// Whether figures of the period are accepted already.
    pub is_accepted: bool,
    /// Whether nothing so old was ever accepted: the year may be a slip of the pen.
    pub is_old: bool,
    /// What waits for a decision under the agreement, oldest first.
    pub waiting: Vec<WaitingSubmission>,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryRow {
    /// The codes of the columns of the template that hold dimensions, in their order.
    pub codes: Vec<Id>,
    /// The line of the text in which it will stand, counted from 1: findings name it.
    pub line: u32,
    /// What was accepted for the period before.
    pub before: Option<f64>,
}

/// The period that is filled in, and what was accepted before.
pub(super) struct ToFill {
    /// The period; none where nothing tells it.
    pub(super) period: Option<TimePeriod>,
    /// What was accepted last before it of each series that is expected of it, where there is something.
    pub(super) beside: Option<DataTable>,
    /// The same of what was accepted last of all.
    pub(super) last: Option<DataTable>,
}

impl EntryGrid {
    /// The columns that tell rows apart.
    pub fn key_columns(&self) -> impl Iterator<Item = &TemplateColumn> {
        self.layout.columns.iter().take_while(|column| column.role != ColumnRole::Time)
    }

    /// Adds a row for another series, by the codes of the columns that tell rows apart; one that is there already stays as it
    /// is. Refused where a list has no such code, and where the grid is full.
    pub fn add_row(&mut self, codes: &[&str]) -> Result<(), Refusal> {
        let unknown = || Refusal::UnknownCode(codes.join("."));
        let known = |(column, code): (&TemplateColumn, &&str)| {
            let found = column.codes.iter().find(|known| known.code == **code);
            found.map(|known| known.code.clone()).ok_or_else(|| Refusal::UnknownCode((*code).to_owned()))
        };
        if codes.len() != self.key_columns().count() {
            return Err(unknown());
        }
        let codes: Vec<Id> = self.key_columns().zip(codes).map(known).collect::<Result<_, _>>()?;
        if self.rows.iter().any(|row| row.codes == codes) {
            return Ok(());
        }
        if self.rows.len() >= GRID_ROWS_MAX {
            return Err(Refusal::TooLarge(GRID_ROWS_MAX.to_string()));
        }
        self.rows.push(EntryRow { codes, line: line(self.rows.len()), before: None });
        Ok(())
    }
}

impl Work {
    /// The grid of an agreement for a period, or for the one that is asked for where none is named.
    pub async fn grid(
        &self,
        actor: &Actor,
        agreement: &str,
        period: Option<&TimePeriod>,
    ) -> Result<EntryGrid, WorkError> {
        let (agreement, layout, structure) = self.layout(actor, agreement)?;
        let accepted = self.accepted_regular(&agreement, &structure).await?;
        let ToFill { period, beside, last } = self.to_fill((&agreement, &structure), accepted.as_ref(), period).await?;
        let period = period.ok_or_else(|| Refusal::WrongDates(agreement.id.to_string()))?;
        let is_before = |one: &TimePeriod| one.start() < period.start();
        let named = beside.as_ref().and_then(|beside| beside.periods().into_iter().rfind(is_before));
        let keys = match beside.or(last) {
            Some(known) => known_rows((&layout, &structure), &known, named.as_ref()),
            None => possible_rows(&layout, &structure),
        };
        let is_too_large = keys.len() > GRID_ROWS_MAX;
        let periods = accepted.as_ref().map(DataTable::periods).unwrap_or_default();
        Ok(EntryGrid {
            rows: if is_too_large { Vec::new() } else { keys },
            is_too_large,
            decimals: structure.measure.decimals,
            is_accepted: periods.contains(&period),
            is_old: is_old(&period, (periods.first(), self.today())),
            waiting: self.waiting_of(actor, agreement.id.as_str()).await?,
            before: named,
            layout,
            period,
        })
    }

    /// The period that is filled in under an agreement, of the frequency that it sends or has sent, with what was accepted
    /// before it. Where none is named, it is the one that is asked for next, as calendar and tasks say; else the last that has
    /// ended, or the one after the last that was accepted. Grid and template fill in the same.
    pub(super) async fn to_fill(
        &self,
        (agreement, structure): (&ProvisionAgreement, &Arc<DataStructure>),
        accepted: Option<&DataTable>,
        period: Option<&TimePeriod>,
    ) -> Result<ToFill, WorkError> {
        let told = |period: Option<&TimePeriod>| last_of(accepted?, (agreement, structure), period);
        let last = told(None);
        let frequency = self.agreement_now(agreement.id.as_str()).await?.frequency;
        let sent = last.iter().flat_map(|last| last.periods().into_iter().filter_map(|period| period.frequency()));
        let known: Vec<Frequency> = sent.chain([frequency, agreement.frequency]).collect();
        let last_told = last.as_ref().and_then(|last| last.periods().pop());
        let period = match period {
            Some(period) if period.frequency().is_some_and(|own| known.contains(&own)) => Some(period.clone()),
            Some(period) => return Err(Refusal::WrongPeriod(period.to_string()).into()),
            None => self.period_opened(agreement, (frequency, last_told.as_ref())).await?,
        };
        // Beside an older period stands the one before it, not the last that was accepted.
        let is_older = |period: &&TimePeriod| last_told.as_ref().is_some_and(|last| last.start() >= period.start());
        let beside = match period.as_ref().filter(is_older) {
            Some(older) => told(Some(older)),
            None => last.clone(),
        };
        Ok(ToFill { period, beside, last })
    }

    /// The period that is filled in where none is named.
    async fn period_opened(
        &self,
        agreement: &ProvisionAgreement,
        (frequency, last): (Frequency, Option<&TimePeriod>),
    ) -> Result<Option<TimePeriod>, WorkError> {
        if let Some(asked) = self.asked_next(agreement).await? {
            return Ok(Some(asked));
        }
        // What was accepted under another frequency is followed by nothing of this one.
        let next = || last.filter(|last| last.frequency() == Some(frequency)).and_then(following);
        Ok(before(frequency, self.today()).or_else(next))
    }

    /// The period that the calendar asks for next under an agreement; none where it asks for nothing.
    pub async fn asked_period(&self, actor: &Actor, agreement: &str) -> Result<Option<TimePeriod>, WorkError> {
        let (agreement, _, _) = self.layout(actor, agreement)?;
        self.asked_next(&agreement).await
    }

    /// The first period of an agreement that is asked for and missing: what is due or over first, as in the tasks, else what
    /// the calendar asks for next. What waits for a decision is not missing.
    async fn asked_next(&self, agreement: &ProvisionAgreement) -> Result<Option<TimePeriod>, WorkError> {
        use TransmissionState::{Due, Expected, Late, Returned};
        let (today, year) = (self.today(), self.reporting_year(agreement));
        let window = (self.overdue_since().await?, today.saturating_add(DAYS_AHEAD.days()));
        let all = self.transmissions_of(&[agreement], window).await?;
        let period = |one: &Transmission| year.period(&one.period).ok();
        let is_over = |one: &Transmission| period(one).is_some_and(|period| last_day(&period) < today);
        let is_now = |one: &&Transmission| match one.state {
            Due | Late | Returned => true,
            Expected => is_over(one),
            _ => false,
        };
        let next = || all.iter().find(|one| one.state == Expected);
        Ok(all.iter().find(is_now).or_else(next).and_then(period))
    }
}

/// Whether a period is older than everything that was accepted, or lies further back than anyone sends first.
fn is_old(period: &TimePeriod, (first, today): (Option<&TimePeriod>, Date)) -> bool {
    match first {
        Some(first) => period.start() < first.start(),
        None => last_day(period).year() < today.year().saturating_sub(YEARS_BACK),
    }
}

/// The places in the key of the columns of a layout that hold dimensions.
fn places(layout: &TemplateLayout, structure: &DataStructure) -> Vec<usize> {
    layout.columns.iter().filter_map(|column| structure.dimension_place(column.component.as_str())).collect()
}

/// The line of the text in which a row stands, counted from 1.
pub(super) fn line(row: usize) -> u32 {
    TEMPLATE_HEADER_ROW + 1 + row as u32
}

/// A row for each series that was accepted before, with what it had in the period that is named.
fn known_rows(
    (layout, structure): (&TemplateLayout, &DataStructure),
    last: &DataTable,
    named: Option<&TimePeriod>,
) -> Vec<EntryRow> {
    let places = places(layout, structure);
    let row = |(at, observation): (usize, &marsad_model::Observation)| EntryRow {
        codes: places.iter().filter_map(|&place| observation.key.get(place).cloned()).collect(),
        line: line(at),
        before: observation.value.filter(|_| named == Some(&observation.period)),
    };
    last.observations().iter().enumerate().map(row).collect()
}

/// A row for each combination of codes, as long as there are few.
fn possible_rows(layout: &TemplateLayout, structure: &DataStructure) -> Vec<EntryRow> {
    let mut rows: Vec<Vec<Id>> = vec![Vec::new()];
    for column in layout.columns.iter().filter(|column| structure.dimension_place(column.component.as_str()).is_some())
    {
        if rows.len().saturating_mul(column.codes.len()) > GRID_ROWS_MAX {
            return Vec::new();
        }
        let with = |row: &Vec<Id>| -> Vec<Vec<Id>> {
            column.codes.iter().map(|known| row.iter().cloned().chain([known.code.clone()]).collect()).collect()
        };
        rows = rows.iter().flat_map(with).collect();
    }
    let row = |(at, codes): (usize, Vec<Id>)| EntryRow { codes, line: line(at), before: None };
    rows.into_iter().enumerate().map(row).collect()
}

/// The last period of a frequency that has ended before a day; none for weeks, days and moments.
fn before(frequency: Frequency, today: Date) -> Option<TimePeriod> {
    let months: i32 = match frequency {
        Frequency::A => 12,
        Frequency::S => 6,
        Frequency::T => 4,
        Frequency::Q => 3,
        Frequency::M => 1,
        Frequency::W | Frequency::D | Frequency::I => return None,
    };
    let now = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let first = (now.div_euclid(months) - 1) * months;
    let (year, number) = (first.div_euclid(12), first.rem_euclid(12) / months + 1);
    let text = match frequency {
        Frequency::A => format!("{year:04}"),
        Frequency::M => format!("{year:04}-{number:02}"),
        other => format!("{year:04}-{other:?}{number}"),
    };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_period_that_has_ended_is_typed_first() {
        for (frequency, day, period) in [
            (Frequency::A, date(2025, 1, 1), "2024"),
            (Frequency::A, date(2025, 12, 31), "2024"),
            (Frequency::Q, date(2025, 1, 15), "2024-Q4"),
            (Frequency::Q, date(2025, 5, 15), "2025-Q1"),
            (Frequency::S, date(2025, 8, 1), "2025-S1"),
            (Frequency::T, date(2025, 4, 30), "2024-T3"),
            (Frequency::M, date(2025, 1, 31), "2024-12"),
        ] {
            assert_eq!(before(frequency, day).unwrap().as_str(), period, "{frequency:?} {day}");
        }
        assert_eq!(before(Frequency::W, date(2025, 1, 31)), None);
    }

    #[test]
    fn a_year_before_everything_accepted_or_long_ago_is_old() {
        let day = date(2026, 11, 27);
        for (period, first, expected) in [
            ("1900", None, true),
            ("1975", None, true),
            ("1990-Q1", None, false),
            ("1900", Some("2020"), true),
            ("2020", Some("2020"), false),
            ("2031", Some("2020"), false),
        ] {
            let first: Option<TimePeriod> = first.map(|first| first.parse().unwrap());
            assert_eq!(is_old(&period.parse().unwrap(), (first.as_ref(), day)), expected, "{period}");
        }
    }
}
