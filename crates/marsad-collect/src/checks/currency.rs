//! An amount that another dataflow gives in another currency, as if the two currencies were one.

use marsad_model::{Check, FindingCode, Rule};

use super::case::{Asked, Case, shown};
use super::matching::Matching;
use super::selection::Selection;
use crate::methods::stock_flow::{CurrencyParameters, currency_confusion_with};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Currency { dataflow, selection, rate, tolerance_share, only } = &rule.check else { return };
    let Some(table) = case.context.other(dataflow) else { return };
    let Some(matching) = Matching::new(case.columns, table, selection) else {
        return log.add(case.unusable(Asked::by(rule), dataflow));
    };
    let usual = CurrencyParameters::default();
    let parameters = CurrencyParameters { tolerance_share: tolerance_share.unwrap_or(usual.tolerance_share) };
    let (known, asked) = (matching.by_cell(table), Selection::new(case.columns, only));
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let other = known.get(&matching.cell(row)).and_then(|observation| observation.value);
        let Some((value, other)) = case.columns.value(row).zip(other) else { continue };
        if currency_confusion_with(value, other, *rate, &parameters) {
            let finding = case.in_series(Asked::by(rule), FindingCode::CurrencySuspected, row);
            let finding = finding.with("other", shown(other)).with("source", dataflow);
            log.add(finding.with("result", shown((other * rate).round())));
        }
    }
}
