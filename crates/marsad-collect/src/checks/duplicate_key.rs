//! The same series and period must not stand twice.
//!
//! Tables that break one population down, each in its own way, print its total in each of them, on their sheets or on one:
//! where these agree nothing is to be told.

use std::collections::{BTreeSet, HashMap};

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
    let totals = if !repeated.is_empty() && has_tables(&reading.columns) {
        Totals::of(&reading.columns)
    } else {
        Totals::default()
    };
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

/// Which rows are totals on their sheets. Dimensions are bits, the first of them the lowest.
#[derive(Default)]
struct Totals {
    /// For each dimension the place of its code for the whole.
    places: Vec<Option<u32>>,
    /// For each sheet the dimensions of which rows have a part, as each row has them together.
    parts: HashMap<u32, BTreeSet<u64>>,
}

impl Totals {
    fn of(columns: &ObservationColumns) -> Self {
        let total = |words: &[Id]| words.iter().position(|code| *code == *"_T").map(|place| place as u32);
        let places = columns.dimensions.iter().map(|column| total(&column.words)).collect();
        let mut totals = Self { places, parts: HashMap::new() };
        for row in 0..columns.len() {
            let parts = totals.dimensions(columns, row, |place, total| place != total);
            totals.parts.entry(columns.sheets.places.get(row)).or_default().insert(parts);
        }
        totals
    }

    /// The dimensions of a row whose code is to the one for the whole as is asked.
    fn dimensions(&self, columns: &ObservationColumns, row: usize, is_it: fn(u32, u32) -> bool) -> u64 {
        let all = (0..u64::BITS).zip(columns.dimensions.iter().zip(&self.places));
        let own = all.filter(|(_, (column, total))| total.is_some_and(|total| is_it(column.places.get(row), total)));
        own.fold(0_u64, |own, (bit, _)| own | (1_u64 << bit))
    }

    /// The dimensions of which a row is the total of parts that its sheet tells apart, as the rows there have them together.
    fn broken_down(&self, columns: &ObservationColumns, row: u32) -> Vec<u64> {
        let whole = self.dimensions(columns, row as usize, |place, total| place == total);
        let on_sheet = self.parts.get(&columns.sheets.places.get(row as usize));
        on_sheet.into_iter().flatten().map(|parts| parts & whole).filter(|&parts| parts != 0).collect()
    }

    /// Whether a row is the total of parts that its sheet tells apart.
    fn has(&self, columns: &ObservationColumns, row: u32) -> bool {
        !self.broken_down(columns, row).is_empty()
    }

    /// Whether a row is the total of two breakdowns of its sheet of which no row there has parts of both: each has its own
    /// table, with this total.
    fn has_of_two_tables(&self, columns: &ObservationColumns, row: u32) -> bool {
        let rows = self.broken_down(columns, row);
        let together = |bit: u64| rows.iter().filter(|&parts| parts & bit != 0).fold(0_u64, |all, parts| all | parts);
        let all = rows.iter().fold(0_u64, |all, parts| all | parts);
        (0..u64::BITS).map(|bit| 1_u64 << bit).any(|bit| all & bit != 0 && together(bit) != all)
    }

    /// Whether a row says in a table of its own the total that those before it say in theirs. A list has no tables.
    fn say_again(&self, columns: &ObservationColumns, (row, before): (u32, &[u32])) -> bool {
        let sheet = |row: u32| columns.sheets.places.get(row as usize);
        let is_apart = before.iter().all(|&other| sheet(other) != sheet(row));
        if !is_apart {
            return !is_list(columns) && self.has_of_two_tables(columns, row);
        }
        self.has(columns, row) || before.iter().any(|&other| self.has(columns, other))
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
    if is_one_value && !is_list(columns) { Severity::Warning } else { Severity::Error }
}

/// Whether a total may be printed again in a table of its own: one list has no tables, and may have millions of rows.
fn has_tables(columns: &ObservationColumns) -> bool {
    !is_list(columns) || !matches!(columns.sheets.places, Places::Same { .. })
}

/// Whether all values stand in one column.
fn is_list(columns: &ObservationColumns) -> bool {
    matches!(columns.columns, Places::Same { .. })
}
