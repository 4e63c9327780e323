//! Small tables that are typed in: a grid of cells for one period, and the text that it becomes.
//!
//! What is typed is sent as it was typed, as a text in the layout of the template: it is read and checked like any file, and
//! kept byte for byte.

use bytes::Bytes;
use jiff::ToSpan as _;
use jiff::civil::Date;
use marsad_model::{
    ColumnRole, DataStructure, DataTable, Frequency, Id, ProvisionAgreement, TEMPLATE_HEADER_ROW, TemplateLayout,
    TimePeriod, Transmission, TransmissionState, following,
};

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
    /// The rows; none where there would be too many.
    pub rows: Vec<EntryRow>,
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

/// What was typed into a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryCell {
    /// The value, as it was typed.
    pub value: String,
    /// The code of the quality that was chosen; blank for none.
    pub status: String,
}

/// A grid that was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct GridAnswer {
    /// The grid.
    pub grid: EntryGrid,
    /// What was typed, row by row.
    pub cells: Vec<EntryCell>,
}

impl Work {
    /// The grid of an agreement for a period, of the frequency that it sends or has sent. Where none is named, it is one that is over: the first that is asked for and
    /// missing, as calendar and tasks say; else the one after the last that was accepted; else the last that has ended.
    pub async fn grid(
        &self,
        actor: &Actor,
        agreement: &str,
        period: Option<&TimePeriod>,
    ) -> Result<EntryGrid, WorkError> {
        let (agreement, layout, structure) = self.layout(actor, agreement)?;
        let last = self.last_period(&agreement, &structure).await?;
        let frequency = self.agreement_now(agreement.id.as_str()).await?.frequency;
        let sent = last.iter().flat_map(|last| last.periods().into_iter().filter_map(|period| period.frequency()));
        let known: Vec<Frequency> = sent.chain([frequency, agreement.frequency]).collect();
        let period = match period {
            Some(period) if period.frequency().is_some_and(|own| known.contains(&own)) => Some(period.clone()),
            Some(period) => return Err(Refusal::WrongPeriod(period.to_string()).into()),
            None => self.asked_next(&agreement).await?,
        };
        let today = self.today();
        // What was accepted under another frequency is followed by nothing of this one.
        let regular = || last.as_ref().and_then(|last| last.periods().last().cloned());
        let next = || regular().filter(|last| last.frequency() == Some(frequency)).and_then(|last| following(&last));
        let next_over = || next().filter(|next| last_day(next) < today);
        let period = period.or_else(next_over).or_else(|| before(frequency, today)).or_else(next);
        let period = period.ok_or_else(|| Refusal::WrongDates(agreement.id.to_string()))?;
        // Beside an older period stands the one before it, not the last that was accepted.
        let is_older = regular().is_some_and(|last| last.start() >= period.start());
        let earlier = if is_older { self.period_before(&agreement, &structure, &period).await? } else { None };
        let beside = if is_older { earlier.as_ref() } else { last.as_ref() };
        let is_before = |one: &TimePeriod| one.start() < period.start();
        let named = beside.and_then(|beside| beside.periods().into_iter().rfind(is_before));
        let keys = match beside.or(last.as_ref()) {
            Some(known) => known_rows((&layout, &structure), known, named.as_ref()),
            None => possible_rows(&layout, &structure),
        };
        let rows = if keys.len() > GRID_ROWS_MAX { Vec::new() } else { keys };
        Ok(EntryGrid { layout, period, before: named, rows })
    }
}

impl Work {
    /// The first period of an agreement that is asked for, has ended and is missing.
    async fn asked_next(&self, agreement: &ProvisionAgreement) -> Result<Option<TimePeriod>, WorkError> {
        let (today, year) = (self.today(), self.reporting_year(agreement));
        let window = (self.overdue_since().await?, today.saturating_add(DAYS_AHEAD.days()));
        let all = self.transmissions_of(&[agreement], window).await?;
        let waits = |one: &&Transmission| {
            use TransmissionState::{Due, Expected, Late, Returned};
            matches!(one.state, Due | Expected | Late | Returned)
        };
        let mut periods = all.iter().filter(waits).filter_map(|one| year.period(&one.period).ok());
        Ok(periods.find(|period| last_day(period) < today))
    }
}

/// The places in the key of the columns of a layout that hold dimensions.
fn places(layout: &TemplateLayout, structure: &DataStructure) -> Vec<usize> {
    layout.columns.iter().filter_map(|column| structure.dimension_place(column.component.as_str())).collect()
}

fn line(row: usize) -> u32 {
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

/// The text that a filled grid becomes: the mark of the template, its period, the headers, and a line for each row.
pub fn grid_file(answer: &GridAnswer) -> Bytes {
    let layout = &answer.grid.layout;
    let heads: Vec<String> = layout.columns.iter().map(|column| column.component.to_string()).collect();
    let mut lines: Vec<String> = vec![joined(&layout.mark()), answer.grid.period.to_string(), joined(&heads)];
    let none = EntryCell::default();
    for (at, row) in answer.grid.rows.iter().enumerate() {
        let cell = answer.cells.get(at).unwrap_or(&none);
        lines.push(joined(&texts(&answer.grid, row, cell)));
    }
    lines.push(String::new());
    lines.join("\n").into()
}

/// What a text that a grid became says of each row of `grid`; none where it is no text of this layout, or of another period.
pub fn typed_cells(grid: &EntryGrid, file: &[u8]) -> Option<Vec<EntryCell>> {
    Some(typed_rows(grid, file)?.into_iter().map(|(_, cell)| cell).collect())
}

/// The same with the line of the text in which each row stood, counted from 1; none for a row that it has not. Rows are found
/// by their codes: what was accepted meanwhile may have brought others.
pub fn typed_rows(grid: &EntryGrid, file: &[u8]) -> Option<Vec<(Option<u32>, EntryCell)>> {
    let text = std::str::from_utf8(file).ok()?;
    let mut lines = text.lines().map(cells_of);
    let heads: Vec<String> = grid.layout.columns.iter().map(|column| column.component.to_string()).collect();
    let is_head =
        lines.next()? == grid.layout.mark() && lines.next()? == [grid.period.to_string()] && lines.next()? == heads;
    if !is_head {
        return None;
    }
    let columns = &grid.layout.columns;
    let time = columns.iter().position(|column| column.role == ColumnRole::Time).unwrap_or(columns.len());
    let value = columns.iter().position(|column| column.role == ColumnRole::Value)?;
    let status = columns.iter().position(|column| column.component == *"OBS_STATUS");
    let rows: Vec<Vec<String>> = lines.collect();
    let cell = |row: &EntryRow| {
        let is_row = |cells: &&Vec<String>| {
            let codes =
                columns.iter().zip(cells.iter()).take(time).filter(|(column, _)| column.role == ColumnRole::Code);
            codes.map(|(_, code)| code.as_str()).eq(row.codes.iter().map(Id::as_str))
        };
        let found = rows.iter().enumerate().find(|(_, cells)| is_row(cells));
        let Some((place, cells)) = found else { return (None, EntryCell::default()) };
        let at = |place: Option<usize>| place.and_then(|place| cells.get(place)).cloned().unwrap_or_default();
        (Some(line(place)), EntryCell { value: at(Some(value)), status: at(status) })
    };
    Some(grid.rows.iter().map(cell).collect())
}

/// The cells of a line that `joined` made. What breaks over lines no grid lets anyone type.
fn cells_of(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(last) = cells.last_mut() else { break };
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                last.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => cells.push(String::new()),
            other => last.push(other),
        }
    }
    cells
}

/// What stands in the columns of a row.
fn texts(grid: &EntryGrid, row: &EntryRow, cell: &EntryCell) -> Vec<String> {
    let mut codes = row.codes.iter();
    let columns = &grid.layout.columns;
    let first_after = columns.iter().position(|column| column.role == ColumnRole::Time).unwrap_or(columns.len());
    let text = |(at, column): (usize, &marsad_model::TemplateColumn)| match column.role {
        ColumnRole::Code if at < first_after => codes.next().map(ToString::to_string).unwrap_or_default(),
        ColumnRole::Time => grid.period.to_string(),
        ColumnRole::Value => cell.value.trim().to_owned(),
        ColumnRole::Code if column.component == *"OBS_STATUS" => cell.status.trim().to_owned(),
        _ => String::new(),
    };
    columns.iter().enumerate().map(text).collect()
}

/// Cells of a line; one that could be taken for more stands between quotes.
fn joined(cells: &[String]) -> String {
    let quoted = |cell: &String| {
        if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(";")
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
    fn a_cell_cannot_become_two() {
        let cells = ["1;2", "say \"no\"", "a\nb", "12,5"].map(str::to_owned);
        assert_eq!(joined(&cells), "\"1;2\";\"say \"\"no\"\"\";\"a\nb\";12,5");
    }

    #[test]
    fn the_cells_of_a_line_are_those_it_was_made_of() {
        for cells in [vec!["1;2", "say \"no\"", "", "12,5"], vec![""], vec!["", ""], vec!["\"", ";", "x"]] {
            let cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
            assert_eq!(cells_of(&joined(&cells)), cells);
        }
    }
}
