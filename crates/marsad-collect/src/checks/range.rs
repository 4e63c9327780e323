//! Values lie between the bounds of a rule.

use marsad_model::{Check, Finding, FindingCode, ObservationColumns, Rule};

use super::{Selection, place};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, file: &str, columns: &ObservationColumns, log: &mut Log) {
    let Check::Range { min, max, only } = &rule.check else { return };
    let bounds = match (min, max) {
        (Some(min), Some(max)) => format!("{min} … {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    };
    let (min, max) = (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY));
    let selection = Selection::new(columns, only);
    for (row, value) in columns.values.iter().enumerate() {
        if (*value < min || *value > max) && selection.holds(row) {
            let finding = Finding::new(FindingCode::OutOfRange, rule.severity, place(file, columns, row));
            log.add(finding.with_value(value.to_string()).with("rule", &rule.id).with("bounds", &bounds));
        }
    }
}
