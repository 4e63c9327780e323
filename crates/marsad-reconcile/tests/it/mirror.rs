//! Laws of mirror statistics: what two reports of one flow say, alone and together.

mod double_entry;
mod duration;
mod imem;
mod mimosa;

use marsad_reconcile::mirror::double_entry::{DoubleEntryTable, tabulate_reports};
use marsad_reconcile::mirror::{DurationRule, Extent, Report, Route, Side};

const YEAR: Option<DurationRule> = Some(DurationRule::Months(12));
const QUARTER: Option<DurationRule> = Some(DurationRule::Months(3));

fn route(origin: usize, destination: usize) -> Route {
    Route { period: 0, origin, destination }
}

/// A report by the receiver under the 12-month rule.
fn received(origin: usize, destination: usize, persons: f64) -> Report {
    Report { route: route(origin, destination), side: Side::Receiver, persons, duration_rule: YEAR }
}

/// A report by the sender under the 12-month rule.
fn sent(origin: usize, destination: usize, persons: f64) -> Report {
    Report { side: Side::Sender, ..received(origin, destination, persons) }
}

fn extent(countries: usize) -> Extent {
    Extent { countries, periods: 1 }
}

/// The table of reports that can all stand in it.
#[track_caller]
fn table(countries: usize, reports: &[Report]) -> DoubleEntryTable {
    let tabulated = tabulate_reports(extent(countries), reports).unwrap();
    assert_eq!(tabulated.findings, []);
    tabulated.table
}

#[track_caller]
fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}
