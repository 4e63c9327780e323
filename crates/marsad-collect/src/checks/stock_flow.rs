//! A flow that another dataflow gives as a stock, or as its sum; a stock that it gives as a flow.

use marsad_model::{Check, FindingCode, Nature, Observation, Rule, TimePeriod};

use super::case::{Asked, Case, shown};
use super::matching::Matching;
use super::selection::Selection;
use crate::methods::stock_flow::{self as method, Related, nature_suspected};
use crate::reading::log::Log;

/// How near two values are the same, as a share of them.
const TOLERANCE_SHARE: f64 = 0.005;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::StockFlow { nature, dataflow, selection, tolerance_share, only } = &rule.check else { return };
    let Some(table) = case.context.other(dataflow) else { return };
    let Some(matching) = Matching::new(case.columns, table, selection) else {
        return log.add(case.unusable(Asked::by(rule), dataflow));
    };
    let (known, asked) = (matching.by_series(table), Selection::new(case.columns, only));
    let tolerance = tolerance_share.unwrap_or(TOLERANCE_SHARE);
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let Some((value, period)) = case.columns.value(row).zip(case.columns.periods.word(row)) else { continue };
        let Some(others) = known.get(&matching.series(row)) else { continue };
        let others: Vec<f64> = others.iter().filter(|other| is_of(other, period)).filter_map(|o| o.value).collect();
        if let Some(other) = mistaken_for(value, *nature, &others, tolerance) {
            let finding = case.in_series(Asked::by(rule), FindingCode::StockFlowSuspected, row);
            log.add(finding.with("other", shown(other)));
        }
    }
}

fn is_of(other: &Observation, period: &TimePeriod) -> bool {
    period.contains(&other.period) || other.period.contains(period)
}

/// The number of the other nature that a value is; none where it is none of them.
fn mistaken_for(value: f64, nature: Nature, others: &[f64], tolerance: f64) -> Option<f64> {
    let related = match nature {
        Nature::Flow => Related { stocks: others, flows: &[] },
        Nature::Stock => Related { stocks: &[], flows: others },
    };
    match nature_suspected(value, &related, tolerance)? {
        method::Nature::Stock | method::Nature::Flow => {
            others.iter().copied().min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()))
        }
        method::Nature::SumOfStocks | method::Nature::CumulatedFlow => Some(others.iter().sum()),
    }
}
