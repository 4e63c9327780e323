//! A value that another unit or scale would bring into line with its series.
//!
//! Where no rule asks, short series are looked at as well: three or four values of which all but one are much alike, and,
//! in `pairs`, two periods between which every series is a thousandfold.

mod pairs;

use marsad_model::{Check, FindingCode, Only, Rule};

use super::case::{Asked, Case, shown};
use super::points::{Point, each_series};
use crate::methods::stock_flow::{ScaleParameters, scale_confusion_with};
use crate::reading::log::Log;
use pairs::Pairs;

/// How many other values a series must have where no rule asks.
const VALUES_MIN: usize = 4;
/// The least factor where no rule asks: counts differ a hundredfold without a mistake.
const FACTOR_MIN: f64 = 1e3;
/// How many other values a shorter series must have, and how many times the least of them the greatest may be.
const SHORT_VALUES_MIN: usize = 2;
const ALIKE: f64 = 2.0;
/// Whole numbers below this are a few cases: a thousand after them may be true.
const COUNT_MIN: f64 = 10.0;
/// How far from the others a value of a short series may be in the other scale.
const SHORT: ScaleParameters = ScaleParameters { widening: 1.5 };
/// How many times the usual size of its series, or the inverse, a value must be to be no measure for the others: half of
/// a thousandfold, in digits.
const FAR: f64 = 31.6;

struct Look<'a> {
    asked: Asked<'a>,
    parameters: ScaleParameters,
    values_min: usize,
    factor_min: f64,
}

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Scale { widening, values_min, only } = &rule.check else { return };
    let usual = ScaleParameters::default();
    let parameters = ScaleParameters { widening: widening.unwrap_or(usual.widening) };
    let values_min = values_min.unwrap_or(1);
    Look { asked: Asked::by(rule), parameters, values_min, factor_min: 0.0 }.run(case, only, log);
}

/// As every file is looked at.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let parameters = ScaleParameters::default();
    let look = Look { asked: Asked::by_nobody(), parameters, values_min: VALUES_MIN, factor_min: FACTOR_MIN };
    let mut pairs = Pairs::default();
    each_series(case, &Only::new(), |points| {
        if points.len() > look.values_min {
            look.judge(case, points, log);
        } else if points.len() > SHORT_VALUES_MIN {
            look.judge_short(case, points, log);
        } else if let [one, other] = points {
            pairs.add([one, other]);
        }
    });
    for odd in pairs.odd() {
        look.tell(case, odd.row, (odd.usual, odd.factor), log);
    }
}

impl Look<'_> {
    fn run(&self, case: &Case<'_>, only: &Only, log: &mut Log) {
        each_series(case, only, |points| {
            if points.len() > self.values_min {
                self.judge(case, points, log);
            }
        });
    }

    /// Series in which no two neighbours are far apart need no closer look. Where most values are of one size, those that
    /// are far from it are no measure for each other: two of five in another scale would else hide one another.
    fn judge(&self, case: &Case<'_>, points: &[Point<'_>], log: &mut Log) {
        if !(0..points.len()).any(|at| is_far_from_neighbours(points, at)) {
            return;
        }
        let usual = usual_size(points);
        let is_odd = |value: f64| usual.is_some_and(|usual| is_far(value, usual));
        for (at, point) in points.iter().enumerate() {
            let Some(row) = point.row else { continue };
            if !is_far_from_neighbours(points, at) && !is_odd(point.value) {
                continue;
            }
            let others = points.iter().enumerate().filter(|(n, other)| *n != at && !is_odd(other.value));
            let others: Vec<f64> = others.map(|(_, other)| other.value).collect();
            let Some(correction) = scale_confusion_with(point.value, &others, &self.parameters) else { continue };
            self.tell(case, row, (middle(others), correction.max(1.0 / correction)), log);
        }
    }

    /// A series of a few values: one in another scale is told where all others are much alike.
    fn judge_short(&self, case: &Case<'_>, points: &[Point<'_>], log: &mut Log) {
        for (at, point) in points.iter().enumerate() {
            let Some(row) = point.row.filter(|_| is_far_from_neighbours(points, at)) else { continue };
            let others = points.iter().enumerate().filter(|(n, _)| *n != at);
            let others: Vec<f64> = others.map(|(_, other)| other.value).collect();
            if !are_alike(&others) {
                continue;
            }
            if let Some(correction) = scale_confusion_with(point.value, &others, &SHORT) {
                self.tell(case, row, (middle(others), correction.max(1.0 / correction)), log);
            }
        }
    }

    fn tell(&self, case: &Case<'_>, row: usize, (usual, factor): (f64, f64), log: &mut Log) {
        if factor >= self.factor_min * 0.999 {
            let finding = case.in_series(self.asked, FindingCode::ScaleSuspected, row);
            log.add(finding.with("usual", case.shown_as_value(usual)).with("factor", shown(factor)));
        }
    }
}

/// Whether values are of one size, and more than a few cases each.
fn are_alike(values: &[f64]) -> bool {
    let sizes = || values.iter().map(|value| value.abs());
    let (least, greatest) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    let is_telling = |value: &f64| value.abs() >= COUNT_MIN || value.fract() != 0.0;
    least > 0.0 && greatest <= ALIKE * least && values.iter().all(is_telling)
}

/// Whether a value is ten times, or a tenth, of the value before or after it.
fn is_far_from_neighbours(points: &[Point<'_>], at: usize) -> bool {
    let size = points[at].value.abs();
    let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|n| points.get(n));
    let mut sizes = neighbours.map(|point| point.value.abs());
    sizes.any(|other| size > 10.0 * other || other > 10.0 * size)
}

/// The size that most values of a series have, more or less.
fn usual_size(points: &[Point<'_>]) -> Option<f64> {
    let usual = middle(points.iter().map(|point| point.value.abs()).collect());
    let near = points.iter().filter(|point| !is_far(point.value, usual)).count();
    (near * 2 > points.len()).then_some(usual)
}

fn is_far(value: f64, usual: f64) -> bool {
    let size = value.abs();
    size > FAR * usual || usual > FAR * size
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
