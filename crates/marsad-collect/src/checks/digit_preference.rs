//! Counts that end in some digits more often than chance allows.

use std::collections::BTreeMap;

use marsad_model::{Check, FindingCode, Rule};

use super::case::{Asked, Case, shown};
use super::selection::Selection;
use crate::methods::digit_preference::{DigitJudgement, DigitParameters, DigitVerdict, judge_digits};
use crate::reading::log::Log;

/// From how many times its share on a digit counts as preferred.
const PREFERRED_RATIO: f64 = 1.5;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::DigitPreference { dimension, count_min, counts_min, p_max, only } = &rule.check else { return };
    let usual = DigitParameters::default();
    let parameters = DigitParameters {
        count_min: count_min.unwrap_or(usual.count_min),
        counts_min: counts_min.unwrap_or(usual.counts_min),
        p_max: p_max.unwrap_or(usual.p_max),
    };
    let at = dimension.as_ref().and_then(|id| case.columns.structure.dimension_place(id.as_str()));
    let asked = Selection::new(case.columns, only);
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for row in (0..case.columns.len()).filter(|&row| case.columns.value(row).is_some() && asked.holds(row)) {
        groups.entry(at.map_or(0, |at| case.columns.dimensions[at].places.get(row))).or_default().push(row);
    }
    groups.values().for_each(|rows| judge(rule, case, (rows, &parameters), log));
}

fn judge(rule: &Rule, case: &Case<'_>, (rows, parameters): (&[usize], &DigitParameters), log: &mut Log) {
    let counts: Vec<f64> = rows.iter().filter_map(|&row| case.columns.value(row)).collect();
    let digits = preferred(&judge_digits(&counts, parameters));
    let ends_so = |row: &&usize| {
        let value = case.columns.value(**row).unwrap_or_default();
        value >= parameters.count_min && value.fract() == 0.0 && digits.contains(&((value % 10.0) as usize))
    };
    if let Some(&row) = rows.iter().find(ends_so) {
        let digits: Vec<String> = digits.iter().map(|digit| shown(*digit as f64)).collect();
        log.add(case.in_series(Asked::by(rule), FindingCode::DigitPreference, row).with("digits", digits.join(", ")));
    }
}

/// The digits that stand out, if there are any.
fn preferred(found: &DigitJudgement) -> Vec<usize> {
    let used: usize = found.counts_by_digit.iter().sum();
    let most = found.counts_by_digit.iter().copied().max().unwrap_or(0);
    let stands_out = |count: usize| count as f64 > PREFERRED_RATIO * used as f64 / 10.0 || count == most;
    match found.verdict {
        DigitVerdict::Heaped => vec![0, 5],
        DigitVerdict::Uneven => (0..10).filter(|&digit| stands_out(found.counts_by_digit[digit])).collect(),
        DigitVerdict::Even | DigitVerdict::TooFew => Vec::new(),
    }
}
