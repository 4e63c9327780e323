//! The same series and period must not stand twice.

use marsad_model::{Finding, FindingCode, KeyOrder, ObservationColumns, Places, Severity};

use super::place;
use crate::Reading;
use crate::reading::log::Log;

/// Of rows with the same key the first stays; the others are taken out. Where their values differ, nobody knows which is
/// right: every one of them has a finding.
pub(super) fn run(file: &str, reading: &mut Reading, log: &mut Log) {
    let mut order = KeyOrder::new(&reading.columns);
    let mut again: Vec<usize> = Vec::new();
    for rows in order.repeated(&reading.columns) {
        tell(file, &reading.columns, &rows, log);
        again.extend(rows[1..].iter().map(|&row| row as usize));
    }
    again.sort_unstable();
    std::thread::scope(|scope| {
        scope.spawn(|| order.remove(&again));
        reading.columns.remove(&again);
    });
    reading.order = Some(order);
}

/// Findings for the rows of one key, which are in the order of the file.
fn tell(file: &str, columns: &ObservationColumns, rows: &[u32], log: &mut Log) {
    let value = |row: u32| columns.value(row as usize);
    let is_one_value = rows.iter().all(|&row| value(row) == value(rows[0]));
    let severity = severity(columns, is_one_value);
    let add = |log: &mut Log, row: u32, other: u32| {
        let finding = Finding::new(FindingCode::DuplicateKey, severity, place(file, columns, row as usize));
        let shown = value(row).map(|value| value.to_string()).unwrap_or_default();
        let line = |row: u32| columns.rows.get(row as usize).unwrap_or_default();
        let sheet = |row: u32| columns.sheets.word(row as usize);
        // Two columns of one row: that the row repeats itself would say nothing.
        let is_one_row = line(row) == line(other) && sheet(row) == sheet(other);
        let finding = finding.with_value(shown).with("first", line(other));
        log.add(finding.with("where", if is_one_row { "row" } else { "other" }));
    };
    if !is_one_value {
        add(log, rows[0], rows[1]);
    }
    for (at, &row) in rows.iter().enumerate().skip(1) {
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
