//! Months and quarters that grow through each year as totals since January do.

use std::collections::BTreeMap;

use marsad_model::{Check, FindingCode, Frequency, Only, Rule};

use super::case::{Asked, Case};
use super::points::{Point, each_series};
use crate::methods::year_to_date::{CumulationParameters, CumulationVerdict, YearOfPeriods, judge_cumulation};
use crate::reading::log::Log;

/// The greatest doubt where no rule asks: a rise through four quarters alone is not enough.
const CHANCE_MAX: f64 = 0.01;
/// The attribute that says what a value adds up, and those of its codes under which rising values are no surprise.
const TIME_AGG: &str = "TIME_AGG";
const RISING: [&str; 3] = ["YTD", "INST", "SINCE"];

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Cumulative { chance_max, only } = &rule.check else { return };
    let usual = CumulationParameters::default();
    let parameters = CumulationParameters { chance_max: chance_max.unwrap_or(usual.chance_max), ..usual };
    look(case, (Asked::by(rule), only), &parameters, log);
}

/// As every file is looked at, where the dataflow counts what happens in a period.
pub(super) fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let aggregation = case.context.dataflow_attributes.get(TIME_AGG);
    if aggregation.is_some_and(|code| RISING.contains(&code.as_str())) {
        return;
    }
    let parameters = CumulationParameters { chance_max: CHANCE_MAX, ..CumulationParameters::default() };
    look(case, (Asked::by_nobody(), &Only::new()), &parameters, log);
}

fn look(case: &Case<'_>, (asked, only): (Asked<'_>, &Only), parameters: &CumulationParameters, log: &mut Log) {
    each_series(case, only, |points| {
        for frequency in [Frequency::M, Frequency::Q] {
            let years = years(points, frequency);
            let values: Vec<YearOfPeriods> = years.values().cloned().collect();
            if judge_cumulation(&values, parameters).verdict == CumulationVerdict::SinceJanuary
                && let Some((year, row)) = last_of(points, frequency)
            {
                log.add(case.in_series(asked, FindingCode::CumulativeSuspected, row).with("year", year));
            }
        }
    });
}

/// The values of each year at their places; years between which none is given do not follow each other.
fn years(points: &[Point<'_>], frequency: Frequency) -> BTreeMap<i16, YearOfPeriods> {
    let (periods, months) = if frequency == Frequency::M { (12, 1) } else { (4, 3) };
    let mut years: BTreeMap<i16, YearOfPeriods> = BTreeMap::new();
    for point in points.iter().filter(|point| point.period.frequency() == Some(frequency)) {
        let start = point.period.start().date();
        let place = (start.month() - 1) as usize / months;
        let year = years.entry(start.year()).or_default();
        year.periods.resize(periods, None);
        year.periods[place] = Some(point.value);
    }
    years
}

/// The last row of the file in the series, with its year.
fn last_of(points: &[Point<'_>], frequency: Frequency) -> Option<(i16, usize)> {
    let mut of_file = points.iter().filter(|point| point.period.frequency() == Some(frequency)).rev();
    of_file.find_map(|point| Some((point.period.start().date().year(), point.row?)))
}
