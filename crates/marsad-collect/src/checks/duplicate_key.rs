//! The same series and period must not stand twice.
//!
//! Sheets that break one population down, each in its own way, print its total on each of them: where these agree nothing is
//! to be told.

use std::collections::HashSet;

use marsad_model::{Finding, FindingCode, Id, KeyOrder, ObservationColumns, Places, Severity};

use super::place;
use crate::Reading;
use crate::reading::log::Log;

/// Of rows with the same key the first stays; the others are taken out. Where their values differ, nobody knows which is
/// right: every one of them has a finding.
pub(super) fn run(file: &str, reading: &mut Reading, log: &mut Log) {
    let mut order = KeyOrder::new(&reading.columns);
    let mut again: Vec<usize> = Vec::new();
    let repeated = order.repeated(&reading.columns);
    let totals = if repeated.is_empty() { Totals::default() } else { Totals::of(&reading.columns) };
    for rows in repeated {
        tell((file, &totals), &reading.columns, &rows, log);
        again.extend(rows[1..].iter().map(|&row| row as usize));
    }
    again.sort_unstable();
    std::thread::scope(|scope| {
        scope.spawn(|| order.remove(&again));
        reading.columns.remove(&again);
    });
    reading.order = Some(order);
}

/// Which rows are totals on their sheets.
#[derive(Default)]
struct Totals {
    /// For each dimension the place of its code for the whole.
    places: Vec<Option<u32>>,
    /// The sheets on which a dimension has other codes besides.
    broken_down: HashSet<(u32, usize)>,
}

impl Totals {
    fn of(columns: &ObservationColumns) -> Self {
        let total = |words: &[Id]| words.iter().position(|code| *code == *"_T").map(|place| place as u32);
        let places: Vec<Option<u32>> = columns.dimensions.iter().map(|column| total(&column.words)).collect();
        let mut broken_down = HashSet::new();
        for (dimension, (column, place)) in columns.dimensions.iter().zip(&places).enumerate() {
            let of_parts = (0..columns.len()).filter(|&row| place.is_some_and(|place| column.places.get(row) != place));
            broken_down.extend(of_parts.map(|row| (columns.sheets.places.get(row), dimension)));
        }
        Self { places, broken_down }
    }

    /// Whether a row is the total of parts that its sheet tells apart.
    fn has(&self, columns: &ObservationColumns, row: u32) -> bool {
        let row = row as usize;
        let sheet = columns.sheets.places.get(row);
        columns.dimensions.iter().zip(&self.places).enumerate().any(|(dimension, (column, place))| {
            *place == Some(column.places.get(row)) && self.broken_down.contains(&(sheet, dimension))
        })
    }

    /// Whether a row says on a sheet of its own the total that those before it say on theirs.
    fn say_again(&self, columns: &ObservationColumns, (row, before): (u32, &[u32])) -> bool {
        let sheet = |row: u32| columns.sheets.places.get(row as usize);
        let is_apart = before.iter().all(|&other| sheet(other) != sheet(row));
        is_apart && (self.has(columns, row) || before.iter().any(|&other| self.has(columns, other)))
    }
}

/// Findings for the rows of one key, which are in the order of the file.
fn tell((file, totals): (&str, &Totals), columns: &ObservationColumns, rows: &[u32], log: &mut Log) {
    let value = |row: u32| columns.value(row as usize);
    let is_one_value = rows.iter().all(|&row| value(row) == value(rows[0]));
    let severity = severity(columns, is_one_value);
    let add = |log: &mut Log, row: u32, other: u32| {
        let finding = Finding::new(FindingCode::DuplicateKey, severity, place(file, columns, row as usize));
        let shown = value(row).map(|value| value.to_string()).unwrap_or_default();
        let line = |row: u32| columns.rows.get(row as usize).unwrap_or_default();
        let sheet = |row: u32| columns.sheets.word(row as usize);
        let finding = finding.with_value(shown).with("first", line(other));
        let other_sheet = sheet(other).filter(|&name| sheet(row) != Some(name));
        log.add(match (other_sheet, line(row) == line(other)) {
            (Some(name), _) => finding.with("where", "sheet").with("sheet", name),
            // Two columns of one row: that the row repeats itself would say nothing.
            (None, true) => finding.with("where", "row"),
            (None, false) => finding.with("where", "other"),
        });
    };
    if !is_one_value {
        add(log, rows[0], rows[1]);
    }
    for (at, &row) in rows.iter().enumerate().skip(1) {
        if is_one_value && totals.say_again(columns, (row, &rows[..at])) {
            continue;
        }
        // A file that was pasted a thousand times repeats its rows a million times: beyond what is listed they are counted.
        if !log.lists(FindingCode::DuplicateKey, severity) {
            return log.count_unlisted(FindingCode::DuplicateKey, severity, (rows.len() - at) as u64);
        }
        add(log, row, rows[0]);
    }
}

/// A table made for readers may print one figure in two places; a list has no reason to.
fn severity(columns: &ObservationColumns, is_one_value: bool) -> Severity {
    let is_list = matches!(columns.columns, Places::Same { .. });
    if is_one_value && !is_list { Severity::Warning } else { Severity::Error }
}
