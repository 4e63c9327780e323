//! What the columns and the headers of time of a table say, as it is written.

use std::collections::BTreeSet;

use marsad_model::{ColumnRole, Frequency, TIME_PERIOD, TableLayout};

use super::drafter::{Drafter, Table};
use super::grid::{Grid, KeptCell};
use crate::reading::plan::split_words;
use crate::values::periods::{self, Moment, Part, TimeHabits};

impl Drafter<'_, '_, '_> {
    /// Whether whatever the cells and the columns of a table say of time is calendar years.
    pub(super) fn is_of_years(&self, table: &Table<'_>) -> bool {
        let habits = self.time_habits();
        let is_year = |text: &str| match periods::read(text, habits) {
            Some(Moment::Period(period)) => period.frequency() == Some(Frequency::A),
            Some(Moment::Part(part)) => part == Part::Year,
            Some(Moment::Ambiguous(..)) => false,
            None => !periods::is_academic_year(text),
        };
        let mut written = table.layout.column.iter().filter_map(|column| column.period.as_deref());
        habits.reporting_year.is_calendar()
            && written.all(is_year)
            && time_texts(&table.layout, table.grid).iter().all(|text| is_year(text))
    }
}

/// The different texts of the columns and headers of time of a table.
pub(super) fn time_texts(layout: &TableLayout, grid: &Grid) -> Vec<String> {
    let texts: BTreeSet<String> = places_of_time(layout, grid).into_iter().flatten().collect();
    texts.into_iter().collect()
}

/// The different texts of each column and of each row of headers that says time.
fn places_of_time(layout: &TableLayout, grid: &Grid) -> Vec<Vec<String>> {
    let is_time = |column: &&marsad_model::Column| {
        column.role == ColumnRole::Time || column.further.iter().any(|id| *id == *TIME_PERIOD)
    };
    let mut places: Vec<Vec<String>> = Vec::new();
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    for at in layout.column.iter().filter(is_time).filter_map(|column| column.at) {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at as usize - 1));
        let texts: BTreeSet<String> = cells.map(KeptCell::label).collect();
        places.push(texts.into_iter().collect());
    }
    let across = layout.across.iter().filter(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
    for header in across.filter_map(|header| grid.place(header.row)) {
        places.push(grid.rows[header].1.iter().map(KeptCell::label).collect());
    }
    places
}

/// The texts of the columns and headers of time of a table in the order in which they stand, with their places.
pub(super) fn written_times(layout: &TableLayout, grid: &Grid) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let across = layout.across.iter().filter(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
    for (header, row) in across.filter_map(|header| Some((header.row, grid.place(header.row)?))) {
        let cells = grid.rows[row].1.iter().enumerate();
        texts.extend(cells.map(|(column, cell)| (cell.label(), grid.spot(Some(header), column))));
    }
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    for column in layout.column.iter().filter(|column| column.role == ColumnRole::Time) {
        let Some(at) = column.at.map(|at| at as usize - 1) else { continue };
        let cells = rows.iter().filter_map(|(row, cells)| Some((*row, cells.get(at)?)));
        texts.extend(cells.map(|(row, cell)| (cell.label(), grid.spot(Some(row), at))));
    }
    texts
}

/// Whether the cells of a table say whole periods and not only parts of a year.
pub(super) fn has_whole_time(layout: &TableLayout, habits: TimeHabits, grid: &Grid) -> bool {
    let is_whole = |text: &str| match periods::read(text, habits) {
        Some(Moment::Period(_) | Moment::Ambiguous(..)) => true,
        Some(Moment::Part(_)) => false,
        None => periods::is_academic_year(text),
    };
    let is_part = |text: &String| matches!(periods::read(text, habits), Some(Moment::Part(part)) if part != Part::Year);
    let is_written = layout.column.iter().any(|column| column.period.is_some());
    // `Total 2024` beside months says its own year and none of theirs: a place that says a part of the year without its
    // year needs another one that says it.
    let says_all = |texts: &Vec<String>| {
        !texts.iter().any(is_part)
            && texts.iter().any(|text| {
                is_whole(text) || split_words(text).iter().any(|(first, second)| is_whole(first) || is_whole(second))
            })
    };
    is_written || places_of_time(layout, grid).iter().any(says_all)
}
