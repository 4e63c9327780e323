//! A total of a year beside its months or quarters of which some are not there: where those that are there make it up, it is
//! the total of a part of the year.
//!
//! Looked at in dataflows that count what happens in a period, sheet by sheet. A month is there where any row with a total
//! has it: what is blank in one row alone may be that nothing happened.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{FindingCode, Frequency, TimePeriod};

use super::case::{Asked, Case};
use super::keys::Keys;
use super::printed::printed;
use crate::methods::rounding::{Agreement, Printed, sum_agrees};
use crate::reading::log::Log;

/// The parts of a year that are looked at, each with how many a year has.
const PARTS: [(Frequency, i8); 4] = [(Frequency::M, 12), (Frequency::Q, 4), (Frequency::T, 3), (Frequency::S, 2)];

/// What a sheet has of one year: by series the rows of its totals, and the values of its parts by their number.
#[derive(Default)]
struct Year {
    totals: BTreeMap<u128, usize>,
    parts: BTreeMap<u128, BTreeMap<i8, f64>>,
}

/// The totals of a sheet and year that are of a part of it.
struct Found {
    /// The row of the first.
    row: usize,
    /// How many there are.
    totals: usize,
    /// The numbers of the parts of the year that are not there.
    missing: Vec<i8>,
}

/// As every file is looked at.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let aggregation = case.context.dataflow_attributes.get("TIME_AGG");
    if aggregation.is_none_or(|code| *code != *"PER") {
        return;
    }
    for (frequency, parts_max) in PARTS {
        for ((_, number), year) in years(case, (frequency, parts_max)) {
            if let Some(found) = year.of_a_part(case, parts_max) {
                add(case, (number, frequency), &found, log);
            }
        }
    }
}

/// What each sheet has of each year that begins in January; nothing where no period of the file is such a part.
fn years(case: &Case<'_>, (frequency, parts_max): (Frequency, i8)) -> BTreeMap<(u32, i16), Year> {
    let columns = case.columns;
    let mut years: BTreeMap<(u32, i16), Year> = BTreeMap::new();
    let has = |wanted: Frequency| columns.periods.words.iter().any(|period| period.frequency() == Some(wanted));
    if !has(Frequency::A) || !has(frequency) {
        return years;
    }
    let keys = Keys::new(columns);
    // Time, and the frequency that goes with it, tell the total of a year from its parts.
    let without: Vec<usize> =
        columns.structure.dimension_place("FREQ").into_iter().chain([columns.dimensions.len()]).collect();
    for row in 0..columns.len() {
        let value = columns.value(row).filter(|value| value.is_finite());
        let (Some(period), Some(value)) = (columns.periods.word(row), value) else { continue };
        let is_year = period.frequency() == Some(Frequency::A) && period.start().date().month() == 1;
        if !is_year && period.frequency() != Some(frequency) {
            continue;
        }
        let place = (columns.sheets.places.get(row), period.start().date().year());
        let year = years.entry(place).or_default();
        let key = keys.rest(row, &without);
        if is_year {
            year.totals.insert(key, row);
        } else {
            year.parts.entry(key).or_default().insert(number_in_year(period, parts_max), value);
        }
    }
    years
}

/// Which of its year a period is, from 1.
fn number_in_year(period: &TimePeriod, parts_max: i8) -> i8 {
    (period.start().date().month() - 1) / (12 / parts_max) + 1
}

impl Year {
    /// The totals that the parts of the year which are there make up, where others are not there and most totals are such.
    fn of_a_part(&self, case: &Case<'_>, parts_max: i8) -> Option<Found> {
        let decimals = case.columns.structure.measure.decimals;
        let with_parts: Vec<(usize, f64, &BTreeMap<i8, f64>)> = self
            .totals
            .iter()
            .filter_map(|(key, &row)| Some((row, case.columns.value(row)?, self.parts.get(key)?)))
            .filter(|(_, total, _)| *total != 0.0)
            .collect();
        let there: BTreeSet<i8> = with_parts.iter().flat_map(|(_, _, parts)| parts.keys().copied()).collect();
        let missing: Vec<i8> = (1..=parts_max).filter(|number| !there.contains(number)).collect();
        let is_made_up = |(_, total, parts): &&(usize, f64, &BTreeMap<i8, f64>)| {
            let parts: Vec<Printed> = parts.values().map(|&value| printed(value, decimals)).collect();
            let agreement = sum_agrees(&parts, &printed(*total, decimals));
            matches!(agreement, Agreement::Exact | Agreement::WithinRounding)
        };
        let rows: Vec<usize> = with_parts.iter().filter(is_made_up).map(|(row, ..)| *row).collect();
        let is_most = rows.len() * 2 > with_parts.len();
        let row = rows.iter().copied().min().filter(|_| is_most && !missing.is_empty())?;
        Some(Found { row, totals: rows.len(), missing })
    }
}

fn add(case: &Case<'_>, (year, frequency): (i16, Frequency), found: &Found, log: &mut Log) {
    let period = |number: &i8| match frequency {
        Frequency::M => format!("{year}-{number:02}"),
        _ => format!("{year}-{frequency:?}{number}"),
    };
    let missing: Vec<String> = found.missing.iter().map(period).collect();
    let finding = case.at(Asked::by_nobody(), FindingCode::PartOfYear, found.row);
    let totals = if found.totals > 1 { "several" } else { "one" };
    log.add(finding.with("year", year).with("missing", missing.join(", ")).with("totals", totals));
}
