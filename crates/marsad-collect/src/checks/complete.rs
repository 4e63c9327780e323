//! What was agreed is there: codes of every period, periods of the file, no gap in a series.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Check, FindingCode, Id, Only, Rule, TimePeriod};

use super::case::{Asked, Case, series};
use super::keys::Keys;
use super::selection::Selection;
use crate::formula::shifted;
use crate::methods::completeness::completeness;
use crate::reading::log::Log;

/// How many missing things one finding names.
const NAMED_MAX: usize = 20;
/// How long a gap is counted.
const GAP_MAX: usize = 1200;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Completeness { dimension, codes, periods, without_gaps, only } = &rule.check else { return };
    if let (Some(dimension), false) = (dimension, codes.is_empty()) {
        missing_codes(rule, case, (dimension, codes), log);
    }
    let asked = Selection::new(case.columns, only);
    if !periods.is_empty() {
        let mut there: BTreeSet<u32> = BTreeSet::new();
        there.extend(
            (0..case.columns.len()).filter(|&row| asked.holds(row)).map(|row| case.columns.periods.places.get(row)),
        );
        let there: Vec<TimePeriod> = there.iter().map(|&at| case.columns.periods.words[at as usize].clone()).collect();
        let found = completeness(periods, &there);
        if !found.missing.is_empty() {
            let finding = case.of_file(Asked::by(rule), FindingCode::Incomplete);
            log.add(finding.with("expected", named(periods)).with("missing", named(&found.missing)));
        }
    }
    if *without_gaps {
        gaps(rule, case, only, log);
    }
}

/// Codes that a period of the file has not.
fn missing_codes(rule: &Rule, case: &Case<'_>, (dimension, codes): (&Id, &[Id]), log: &mut Log) {
    let Some(at) = case.columns.structure.dimension_place(dimension.as_str()) else { return };
    let asked = Selection::new(case.columns, rule.check.only().unwrap_or(&Only::new()));
    let column = &case.columns.dimensions[at];
    let mut there: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        there.entry(case.columns.periods.places.get(row)).or_default().insert(column.places.get(row));
    }
    for (period, places) in there {
        let present: Vec<Id> = places.into_iter().map(|place| column.words[place as usize].clone()).collect();
        let found = completeness(codes, &present);
        if !found.missing.is_empty() {
            let expected = format!("{dimension} {} ({})", named(codes), case.columns.periods.words[period as usize]);
            let finding = case.of_file(Asked::by(rule), FindingCode::Incomplete);
            log.add(finding.with("expected", expected).with("missing", named(&found.missing)));
        }
    }
}

/// Series that skip a period between their first and their last.
fn gaps(rule: &Rule, case: &Case<'_>, only: &Only, log: &mut Log) {
    let (keys, asked) = (Keys::new(case.columns), Selection::new(case.columns, only));
    let time = case.columns.dimensions.len();
    let mut periods: BTreeMap<u128, (usize, BTreeSet<&TimePeriod>)> = BTreeMap::new();
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let Some(period) = case.columns.periods.word(row) else { continue };
        periods.entry(keys.rest(row, &[time])).or_insert_with(|| (row, BTreeSet::new())).1.insert(period);
    }
    for (row, there) in periods.into_values() {
        let missing = between(&there);
        if let (Some(first), Some(last), false) = (there.first(), there.last(), missing.is_empty()) {
            let finding = case.in_series(Asked::by(rule), FindingCode::Incomplete, row);
            let expected = format!("{} {first} … {last}", series(case.columns, row));
            log.add(finding.with("expected", expected).with("missing", named(&missing)));
        }
    }
}

/// The periods between those that are there, where their form tells how they follow each other.
fn between(there: &BTreeSet<&TimePeriod>) -> Vec<String> {
    let texts: BTreeSet<&str> = there.iter().map(|period| period.as_str()).collect();
    let (Some(first), Some(last)) = (there.first(), there.last()) else { return Vec::new() };
    let next = |by: usize| shifted(first, i32::try_from(by).ok()?).filter(|text| text != last.as_str());
    let all: Option<usize> = (1..=GAP_MAX).find(|&by| next(by).is_none());
    let steps = (1..all.unwrap_or(0)).filter_map(next);
    let is_reached = all.and_then(|by| shifted(first, by as i32)).is_some_and(|text| text == last.as_str());
    if is_reached { steps.filter(|text| !texts.contains(text.as_str())).collect() } else { Vec::new() }
}

fn named<T: ToString>(things: &[T]) -> String {
    let mut names: Vec<String> = things.iter().take(NAMED_MAX).map(ToString::to_string).collect();
    if things.len() > NAMED_MAX {
        names.push("…".to_owned());
    }
    names.join(", ")
}
