//! Periods that had not ended when their figures were received, or that lie long before all that was accepted: a mistyped
//! year, or figures before or after their time.
//!
//! Both are warnings: a stock of a day within its period, a projection, or a series of old, is right. Does not hold what an
//! agreement expects, nor when it is due.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use marsad_model::{DataTable, Finding, FindingCode, ObservationColumns, Pack, Place, Severity, TimePeriod};

use crate::calendar::last_day;

/// What lies so many years before all that is known is taken for a slip of the pen.
pub(super) const YEARS_BACK: i16 = 50;

/// A finding for each period that ends after the day of receipt, at its first cell.
pub(crate) fn not_ended(
    columns: &ObservationColumns,
    pack: &Pack,
    (file, received_at): (&str, Timestamp),
) -> Vec<Finding> {
    let zone = TimeZoneDatabase::bundled().get(&pack.head.time_zone).unwrap_or(TimeZone::UTC);
    let received = zone.to_datetime(received_at).date();
    let found = found(columns, (FindingCode::PeriodNotEnded, file), &|period| last_day(period) > received);
    found.into_iter().map(|(period, one)| one.with("end", last_day(period)).with("day", received)).collect()
}

/// A finding for each period that lies long before the first of which something was accepted, at its first cell.
pub(crate) fn long_before(columns: &ObservationColumns, file: &str, accepted: Option<&DataTable>) -> Vec<Finding> {
    let observations = accepted.map(DataTable::observations).unwrap_or_default();
    let first = observations.iter().map(|observation| &observation.period).min_by_key(|period| period.start());
    let Some(first) = first else { return Vec::new() };
    let bound = last_day(first).year().saturating_sub(YEARS_BACK);
    let is_old = |period: &TimePeriod| last_day(period).year() < bound;
    let found = found(columns, (FindingCode::PeriodLongBefore, file), &is_old);
    found.into_iter().map(|(_, one)| one.with("first", first)).collect()
}

/// A warning for each period that is odd, at its first cell.
fn found<'c>(
    columns: &'c ObservationColumns,
    (code, file): (FindingCode, &str),
    is_odd: &dyn Fn(&TimePeriod) -> bool,
) -> Vec<(&'c TimePeriod, Finding)> {
    let odd: Vec<bool> = columns.periods.words.iter().map(is_odd).collect();
    if !odd.contains(&true) {
        return Vec::new();
    }
    let mut cells: Vec<(usize, u64)> = vec![(0, 0); odd.len()];
    for row in 0..columns.len() {
        if let Some((first, count)) = cells.get_mut(columns.periods.places.get(row) as usize) {
            if *count == 0 {
                *first = row;
            }
            *count += 1;
        }
    }
    let used = columns.periods.words.iter().zip(odd.iter().zip(&cells));
    let odd = used.filter(|(_, (is_odd, (_, count)))| **is_odd && *count > 0);
    let finding = odd.map(|(period, (_, (row, count)))| {
        let finding = Finding::new(code, Severity::Warning, place(columns, (file, *row)));
        (period, Finding { more: count.saturating_sub(1), ..finding.with_value(period.as_str()) })
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
