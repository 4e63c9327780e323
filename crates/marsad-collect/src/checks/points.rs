//! The series of a file as values in time, with what was accepted of them before.

use std::collections::{BTreeMap, HashMap};

use marsad_model::{Observation, Only, TimePeriod};

use super::case::Case;
use super::keys::Keys;
use super::matching::Matching;
use super::selection::Selection;

/// A value of a series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<'a> {
    pub period: &'a TimePeriod,
    pub value: f64,
    /// Its row in the file; none where it is known from before.
    pub row: Option<usize>,
}

/// Every series with a value in the file among those that `only` names, each in the order of time.
pub(super) fn each_series<'a>(case: &Case<'a>, only: &Only, mut visit: impl FnMut(&[Point<'a>])) {
    let rows = sorted_rows(case, only);
    let matching = case.context.history.and_then(|table| Matching::new(case.columns, table, &BTreeMap::new()));
    let past: HashMap<u128, Vec<&'a Observation>> = match (&matching, case.context.history) {
        (Some(matching), Some(table)) => matching.by_series(table),
        _ => HashMap::new(),
    };
    for same in rows.chunk_by(|a, b| a.0 == b.0) {
        let mut points: Vec<Point<'a>> = same.iter().filter_map(|&(_, _, row)| point(case, row as usize)).collect();
        let before = matching.as_ref().zip(same.first()).and_then(|(m, first)| past.get(&m.series(first.2 as usize)));
        if let Some(before) = before {
            add_past(&mut points, before);
        }
        visit(&points);
    }
}

/// Series, place in time and row of every value.
fn sorted_rows(case: &Case<'_>, only: &Only) -> Vec<(u128, u32, u32)> {
    let columns = case.columns;
    let keys = Keys::new(columns);
    let time = columns.dimensions.len();
    let mut order: Vec<usize> = (0..columns.periods.words.len()).collect();
    order.sort_by(|&a, &b| columns.periods.words[a].cmp(&columns.periods.words[b]));
    let mut ranks = vec![0; order.len()];
    order.into_iter().zip(0..).for_each(|(place, rank)| ranks[place] = rank);
    let selection = Selection::new(columns, only);
    let is_asked = |row: &usize| columns.value(*row).is_some_and(f64::is_finite) && selection.holds(*row);
    let place = |row: usize| {
        let rank = ranks.get(columns.periods.places.get(row) as usize).copied().unwrap_or(0);
        (keys.rest(row, &[time]), rank, row as u32)
    };
    let mut rows: Vec<(u128, u32, u32)> = (0..columns.len()).filter(is_asked).map(place).collect();
    rows.sort_unstable();
    rows
}

fn point<'a>(case: &Case<'a>, row: usize) -> Option<Point<'a>> {
    Some(Point { period: case.columns.periods.word(row)?, value: case.columns.value(row)?, row: Some(row) })
}

/// Adds what was known before, but for the periods that the file has.
fn add_past<'a>(points: &mut Vec<Point<'a>>, before: &[&'a Observation]) {
    let known: Vec<&TimePeriod> = points.iter().map(|point| point.period).collect();
    let past: Vec<Point<'a>> = before
        .iter()
        .filter(|observation| !known.contains(&&observation.period))
        .filter_map(|observation| Some(Point { period: &observation.period, value: observation.value?, row: None }))
        .collect();
    points.extend(past);
    points.sort_by(|a, b| a.period.cmp(b.period));
}
