//! A value grows or falls no more than its series has before.

use marsad_model::{Check, FindingCode, Rule};

use super::case::{Asked, Case, shown, shown_short};
use super::points::{Point, each_series};
use crate::methods::growth::{GrowthParameters, GrowthVerdict, judge_growth};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Growth { distances_max, growths_min, ratio_max, only } = &rule.check else { return };
    let usual = GrowthParameters::default();
    let parameters = GrowthParameters {
        distances_max: distances_max.unwrap_or(usual.distances_max),
        growths_min: growths_min.unwrap_or(usual.growths_min),
        ratio_max: ratio_max.unwrap_or(usual.ratio_max),
        ..usual
    };
    each_series(case, only, |points| judge(rule, case, (points, &parameters), log));
}

/// Each value of the file is judged by those before it.
fn judge(rule: &Rule, case: &Case<'_>, (points, parameters): (&[Point<'_>], &GrowthParameters), log: &mut Log) {
    let values: Vec<f64> = points.iter().map(|point| point.value).collect();
    for (at, point) in points.iter().enumerate().skip(1) {
        let Some(row) = point.row else { continue };
        let Some(found) = judge_growth(&values[..at], point.value, parameters) else { continue };
        if found.verdict != GrowthVerdict::Usual {
            let finding = case.in_series(Asked::by(rule), FindingCode::GrowthUnusual, row);
            let growth = shown_short(100.0 * (found.ratio - 1.0));
            log.add(finding.with("before", shown(values[at - 1])).with("growth", growth));
        }
    }
}
