//! A value does not stand far from those like it: its series, or what other series did between the same periods.

use std::collections::BTreeMap;

use marsad_model::{Check, FindingCode, Frequency, Only, OutlierMethod, Rule, TimePeriod};

use super::case::{Asked, Case};
use super::points::{Point, each_series};
use crate::methods::hidiroglou_berthelot::{Change, RatioEditParameters, edit_ratios};
use crate::methods::mad_outlier::{OutlierParameters, modified_z_scores, seasonal_scores};
use crate::reading::log::Log;

/// How many periods a series must have to be its own measure.
const PERIODS_MIN: usize = 8;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Outlier { method, score_max, periods_min, only, .. } = &rule.check else { return };
    match method {
        OutlierMethod::Mad => {
            let usual = OutlierParameters::default();
            let parameters = OutlierParameters { score_max: score_max.unwrap_or(usual.score_max) };
            let periods_min = periods_min.unwrap_or(PERIODS_MIN);
            Mad { asked: Asked::by(rule), parameters, periods_min, is_alone: false }.run(case, only, log);
        }
        OutlierMethod::HidiroglouBerthelot => ratio_edit(rule, case, log),
    }
}

/// As every file is looked at.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let parameters = OutlierParameters::default();
    let mad = Mad { asked: Asked::by_nobody(), parameters, periods_min: PERIODS_MIN, is_alone: true };
    mad.run(case, &Only::new(), log);
}

struct Mad<'a> {
    asked: Asked<'a>,
    parameters: OutlierParameters,
    periods_min: usize,
    /// Whether a value counts only where its neighbours in time are not as far off: others are a change of level.
    is_alone: bool,
}

impl Mad<'_> {
    fn run(&self, case: &Case<'_>, only: &Only, log: &mut Log) {
        each_series(case, only, |points| {
            if points.len() >= self.periods_min {
                self.judge(case, points, log);
            }
        });
    }

    fn judge(&self, case: &Case<'_>, points: &[Point<'_>], log: &mut Log) {
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        let Some(scores) = modified_z_scores(&values) else { return };
        let mut outliers = scores.outliers(&self.parameters);
        // Few series have any, and each value of those is held against its season.
        if outliers.is_empty() {
            return;
        }
        let seasons: Vec<Option<i8>> = points.iter().map(|point| season(point.period)).collect();
        let seasonal = seasonal_scores(&values, &seasons).filter(|seasonal| seasonal.count() >= PERIODS_MIN);
        let is_of_season = |at: usize| seasonal.as_ref().is_some_and(|known| known.is_usual(at, &self.parameters));
        outliers.retain(|&at| !is_of_season(at));
        let has_like = |at: usize| outliers.contains(&(at + 1)) || (at > 0 && outliers.contains(&(at - 1)));
        let told = outliers.iter().filter(|&&at| !self.is_alone || !has_like(at));
        for (at, row) in told.filter_map(|&at| Some((at, points[at].row?))) {
            let finding = case.in_series(self.asked, FindingCode::Outlier, row);
            let of_season = seasonal.as_ref().and_then(|known| known.usual[at]);
            log.add(finding.with("usual", case.shown_as_value(of_season.unwrap_or(scores.median))));
        }
    }
}

/// The month in which a part of a year begins.
fn season(period: &TimePeriod) -> Option<i8> {
    use Frequency as F;
    let is_part = matches!(period.frequency()?, F::S | F::T | F::Q | F::M);
    is_part.then(|| period.start().date().month())
}

/// The change of one series between two neighbouring periods, and the row of the later.
struct Step {
    change: Change,
    row: usize,
}

fn ratio_edit(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Outlier { size_exponent, distance_share_min, distances_max, change_min, only, .. } = &rule.check else {
        return;
    };
    let usual = RatioEditParameters::default();
    let parameters = RatioEditParameters {
        size_exponent: size_exponent.unwrap_or(usual.size_exponent),
        distance_share_min: distance_share_min.unwrap_or(usual.distance_share_min),
        distances_max: distances_max.unwrap_or(usual.distances_max),
        change_min: change_min.unwrap_or(usual.change_min),
    };
    let mut steps: BTreeMap<(&TimePeriod, &TimePeriod), Vec<Step>> = BTreeMap::new();
    each_series(case, only, |points| {
        for pair in points.windows(2) {
            if let Some(row) = pair[1].row {
                let change = Change { before: pair[0].value, after: pair[1].value };
                steps.entry((pair[0].period, pair[1].period)).or_default().push(Step { change, row });
            }
        }
    });
    for steps in steps.values() {
        let changes: Vec<Change> = steps.iter().map(|step| step.change).collect();
        let Ok(edit) = edit_ratios(&changes, &parameters) else { continue };
        for step in edit.outliers.iter().map(|&at| &steps[at]) {
            let finding = case.in_series(Asked::by(rule), FindingCode::Outlier, step.row);
            log.add(finding.with("usual", case.shown_as_value(step.change.before * edit.ratio_median)));
        }
    }
}
