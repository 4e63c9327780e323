//! Values lie between the bounds of a rule.

use marsad_model::{Check, FindingCode, Rule};

use super::case::{Asked, Case};
use super::selection::Selection;
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Range { min, max, only } = &rule.check else { return };
    let bounds = match (min, max) {
        (Some(min), Some(max)) => format!("{min} … {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    };
    let (min, max) = (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY));
    let selection = Selection::new(case.columns, only);
    for row in case.columns.values.outside(min, max).into_iter().filter(|&row| selection.holds(row)) {
        log.add(case.at(Asked::by(rule), FindingCode::OutOfRange, row).with("bounds", &bounds));
    }
}
