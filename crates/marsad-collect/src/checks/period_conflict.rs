//! A value that differs from the one accepted before for the same series and period.

use marsad_model::{FindingCode, Observation, Only};

use super::case::{Asked, Case, shown};
use super::matching::Matching;
use crate::reading::log::Log;

pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let Some(history) = case.context.history else { return };
    let Some(matching) = Matching::new(case.columns, history, &Only::new()) else { return };
    let known = matching.by_cell(history);
    if known.is_empty() {
        return;
    }
    for row in 0..case.columns.len() {
        let Some((value, before)) = case.columns.value(row).zip(known.get(&matching.cell(row))) else { continue };
        let Some(other) = before.value.filter(|other| is_another(value, *other)) else { continue };
        let finding = case.in_series(Asked::by_nobody(), FindingCode::PeriodConflict, row);
        log.add(finding.with("other", shown(other)).with("source", source(case, before)));
    }
}

/// Where the value before comes from: the submission that brought it, or the dataflow.
fn source(case: &Case<'_>, before: &Observation) -> String {
    let submission = before.origin.as_ref().map(|origin| origin.submission.clone());
    submission.filter(|submission| !submission.is_empty()).unwrap_or_else(|| case.context.dataflow.to_owned())
}

/// Whether two values are not the same but for binary arithmetic.
fn is_another(value: f64, other: f64) -> bool {
    (value - other).abs() > 1e-9 * value.abs().max(other.abs())
}
