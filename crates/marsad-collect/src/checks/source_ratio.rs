//! The ratio to the same thing in another dataflow.

use marsad_model::{Check, FindingCode, Rule};

use super::case::{Asked, Case, shown, shown_short};
use super::matching::Matching;
use super::selection::Selection;
use crate::methods::cross_source::{CrossVerdict, RatioBand, compare_sources};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::SourceRatio { dataflow, selection, min, max, only } = &rule.check else { return };
    let Some(table) = case.context.other(dataflow) else { return };
    let Some(matching) = Matching::new(case.columns, table, selection) else {
        return log.add(case.unusable(Asked::by(rule), dataflow));
    };
    let (known, asked) = (matching.by_cell(table), Selection::new(case.columns, only));
    let band = RatioBand { ratio_min: *min, ratio_max: *max };
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let other = known.get(&matching.cell(row)).and_then(|observation| observation.value);
        let Some((value, other)) = case.columns.value(row).zip(other) else { continue };
        let found = compare_sources(value, other, &band);
        if let (CrossVerdict::Above | CrossVerdict::Below, Some(ratio)) = (found.verdict, found.ratio) {
            let finding = case.in_series(Asked::by(rule), FindingCode::SourceRatio, row);
            let finding = finding.with("other", shown(other)).with("source", dataflow);
            log.add(finding.with("ratio", shown_short(ratio)).with("min", min).with("max", max));
        }
    }
}
