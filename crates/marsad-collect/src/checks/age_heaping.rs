//! Ages in single years that gather at some last digits, where they are codes of a dimension. Those of a file of records are
//! looked at in `recorded_ages`.

use std::collections::BTreeMap;

use marsad_model::{Check, FindingCode, HeapingIndex, Id, Rule};

use super::case::{Asked, Case, shown, shown_short};
use super::keys::Keys;
use super::selection::Selection;
use crate::methods::myers::{MyersParameters, myers};
use crate::methods::whipple::whipple;
use crate::methods::{AgeCount, NoIndex};
use crate::reading::log::Log;

/// The greatest index of data that count as approximate at least, for Whipple, and the usual bound for Myers.
const WHIPPLE_MAX: f64 = 125.0;
const MYERS_MAX: f64 = 10.0;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::AgeHeaping { dimension, method, max, only } = &rule.check else { return };
    let Some(at) = case.columns.structure.dimension_place(dimension.as_str()) else { return };
    let limit = limit(*method, *max);
    let asked = Selection::new(case.columns, only);
    let mut without_index: Option<NoIndex> = None;
    for (row, ages) in ages_of_groups(case, at, &asked).into_values() {
        match index(*method, &ages) {
            Ok(index) if index > limit => {
                let finding = case.in_series(Asked::by(rule), FindingCode::AgeHeaping, row);
                log.add(finding.with("index", shown_short(index)).with("limit", shown(limit)));
            }
            Ok(_) => {}
            Err(why) => without_index = without_index.or(Some(why)),
        }
    }
    if let Some(why) = without_index {
        log.add(case.unusable(Asked::by(rule), format!("{dimension}: {why:?}")));
    }
}

/// The greatest index allowed.
pub(super) fn limit(method: HeapingIndex, max: Option<f64>) -> f64 {
    max.unwrap_or(if method == HeapingIndex::Whipple { WHIPPLE_MAX } else { MYERS_MAX })
}

pub(super) fn index(method: HeapingIndex, ages: &[AgeCount]) -> Result<f64, NoIndex> {
    match method {
        HeapingIndex::Whipple => whipple(ages).map(|found| found.index),
        HeapingIndex::Myers => myers(ages, &MyersParameters::default()).map(|found| found.index),
    }
}

/// The persons of each age, all other codes and the period being equal, with the first row.
fn ages_of_groups(case: &Case<'_>, at: usize, asked: &Selection<'_>) -> BTreeMap<u128, (usize, Vec<AgeCount>)> {
    let column = &case.columns.dimensions[at];
    let ages: Vec<Option<u32>> = column.words.iter().map(single_age).collect();
    let keys = Keys::new(case.columns);
    let mut groups: BTreeMap<u128, (usize, Vec<AgeCount>)> = BTreeMap::new();
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let age = ages.get(column.places.get(row) as usize).copied().flatten();
        if let Some((age, persons)) = age.zip(case.columns.value(row)) {
            let group = groups.entry(keys.rest(row, &[at])).or_insert_with(|| (row, Vec::new()));
            group.1.push(AgeCount { age, persons });
        }
    }
    groups
}

/// The age that a code such as `Y23` or `23` says.
fn single_age(code: &Id) -> Option<u32> {
    let digits = code.as_str().strip_prefix('Y').unwrap_or(code.as_str());
    digits.parse().ok().filter(|age| *age < 150)
}
