//! Periods that had not ended when their figures were received: a mistyped year, or figures before their time.
//!
//! It is a warning: a stock of a day within its period, or a projection, is right. Does not hold what an agreement expects,
//! nor when it is due.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use marsad_model::{Finding, FindingCode, ObservationColumns, Pack, Place, Severity};

use crate::calendar::last_day;

/// A finding for each period that ends after the day of receipt, at its first cell.
pub(crate) fn not_ended(
    columns: &ObservationColumns,
    pack: &Pack,
    (file, received_at): (&str, Timestamp),
) -> Vec<Finding> {
    let zone = TimeZoneDatabase::bundled().get(&pack.head.time_zone).unwrap_or(TimeZone::UTC);
    found(columns, file, (&zone, received_at))
}

fn found(columns: &ObservationColumns, file: &str, (zone, received_at): (&TimeZone, Timestamp)) -> Vec<Finding> {
    let received = zone.to_datetime(received_at).date();
    let is_late: Vec<bool> = columns.periods.words.iter().map(|period| last_day(period) > received).collect();
    if !is_late.contains(&true) {
        return Vec::new();
    }
    let mut cells: Vec<(usize, u64)> = vec![(0, 0); is_late.len()];
    for row in 0..columns.len() {
        if let Some((first, count)) = cells.get_mut(columns.periods.places.get(row) as usize) {
            if *count == 0 {
                *first = row;
            }
            *count += 1;
        }
    }
    let used = columns.periods.words.iter().zip(is_late.iter().zip(&cells));
    let late = used.filter(|(_, (is_late, (_, count)))| **is_late && *count > 0);
    let finding = late.map(|(period, (_, (row, count)))| {
        let finding = Finding::new(FindingCode::PeriodNotEnded, Severity::Warning, place(columns, (file, *row)));
        let finding = finding.with_value(period.as_str()).with("end", last_day(period)).with("day", received);
        Finding { more: count.saturating_sub(1), ..finding }
    });
    finding.collect()
}

fn place(columns: &ObservationColumns, (file, row): (&str, usize)) -> Place {
    Place {
        file: file.to_owned(),
        sheet: columns.sheets.word(row).cloned().unwrap_or_default(),
        row: columns.rows.get(row),
        column: Some(columns.columns.get(row)).filter(|column| *column > 0),
    }
}
