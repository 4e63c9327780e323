//! What is given of estimated flows: each flow, sums of them, or what was learnt of parameters.

use std::collections::BTreeMap;

use marsad_reconcile::mirror::Route;
use marsad_reconcile::mirror::imem::{FlowPosterior, ParameterPosterior, Posterior, Quantiles};

use super::super::answer::{Cell, Told};
use super::model::Prepared;
use crate::cli_reconcile::FlowsTable;

/// The probabilities of the intervals, in the order of their columns.
pub(super) const LEVELS: [f64; 2] = [0.8, 0.95];

/// A mean that is so many times the median is made by a few draws.
const MEDIANS_MAX: f64 = 100.0;
/// How flows are told whose means are so.
const MEAN_UNSTEADY: &str = "flows-mean-unsteady";

const OF_FLOWS: [&str; 12] = [
    "PERIOD",
    "ORIGIN",
    "DESTINATION",
    "REPORTS",
    "MEAN",
    "MEDIAN",
    "LOW_80",
    "HIGH_80",
    "LOW_95",
    "HIGH_95",
    "RHAT",
    "EFFECTIVE",
];
const OF_SUMS: [&str; 8] = ["PERIOD", "COUNTRY", "FLOWS", "MEDIAN", "LOW_80", "HIGH_80", "LOW_95", "HIGH_95"];
const OF_PARAMETERS: [&str; 12] = [
    "PARAMETER",
    "NAME",
    "MEAN",
    "STD_DEV",
    "MEDIAN",
    "LOW_80",
    "HIGH_80",
    "LOW_95",
    "HIGH_95",
    "RHAT",
    "EFFECTIVE_BULK",
    "EFFECTIVE_TAIL",
];

/// The names of columns, and the rows.
type Rows = (Vec<&'static str>, Vec<Vec<Cell>>);

/// The table that was asked for.
pub(super) fn table(show: FlowsTable, prepared: &Prepared, found: &Posterior) -> Rows {
    match show {
        FlowsTable::Flows => (OF_FLOWS.to_vec(), found.flows.iter().map(|flow| flow_row(prepared, flow)).collect()),
        FlowsTable::Origins => (OF_SUMS.to_vec(), sums(prepared, found, |route| route.origin)),
        FlowsTable::Destinations => (OF_SUMS.to_vec(), sums(prepared, found, |route| route.destination)),
        FlowsTable::Parameters => {
            (OF_PARAMETERS.to_vec(), found.parameters.iter().map(|one| parameter_row(prepared, one)).collect())
        }
    }
}

/// That means say nothing of the size of flows, because a few draws make them.
pub(super) fn unsteady(prepared: &Prepared, found: &Posterior) -> Option<Told> {
    let is_unsteady =
        |flow: &&FlowPosterior| !flow.persons_mean.is_finite() || flow.persons_mean > MEDIANS_MAX * flow.persons.median;
    let mut flows = found.flows.iter().filter(is_unsteady);
    let first = flows.next()?;
    let arguments = prepared.names.of_route(first.route).count("flows", 1 + flows.count() as u64);
    Some((MEAN_UNSTEADY.to_owned(), arguments))
}

fn flow_row(prepared: &Prepared, flow: &FlowPosterior) -> Vec<Cell> {
    let diagnostics = flow.log_persons.diagnostics;
    let mut row = prepared.names.cells(flow.route);
    row.extend([Cell::Count(flow.reports), Cell::Number(Some(flow.persons_mean).filter(|mean| mean.is_finite()))]);
    row.extend(quantiles(&flow.persons, Cell::Number));
    row.extend([Cell::Ratio(Some(diagnostics.rhat)), Cell::Number(Some(diagnostics.effective()))]);
    row
}

/// The sums of the flows that `country_of` leads to one country, in each period.
fn sums(prepared: &Prepared, found: &Posterior, country_of: fn(Route) -> usize) -> Vec<Vec<Cell>> {
    let mut groups: BTreeMap<(usize, usize), Vec<Route>> = BTreeMap::new();
    for flow in &found.flows {
        groups.entry((flow.route.period, country_of(flow.route))).or_default().push(flow.route);
    }
    let row = |((period, country), routes): (&(usize, usize), &Vec<Route>)| {
        let total = found.total(routes)?;
        let mut row = vec![
            Cell::Text(prepared.names.periods.name(*period).to_owned()),
            Cell::Text(prepared.names.countries.name(*country).to_owned()),
            Cell::Count(routes.len()),
        ];
        row.extend(quantiles(&total, Cell::Number));
        Some(row)
    };
    groups.iter().filter_map(row).collect()
}

fn parameter_row(prepared: &Prepared, one: &ParameterPosterior) -> Vec<Cell> {
    let (word, name) = prepared.parameter(one.parameter);
    let summary = &one.summary;
    let mut row = vec![
        Cell::Text(word.to_owned()),
        Cell::Text(name.to_owned()),
        Cell::Ratio(Some(summary.mean)),
        Cell::Ratio(Some(summary.standard_deviation)),
    ];
    row.extend(quantiles(&summary.quantiles, Cell::Ratio));
    row.extend([
        Cell::Ratio(Some(summary.diagnostics.rhat)),
        Cell::Number(Some(summary.diagnostics.effective_bulk)),
        Cell::Number(Some(summary.diagnostics.effective_tail)),
    ]);
    row
}

/// The median and the ends of the intervals.
fn quantiles(of: &Quantiles, cell: fn(Option<f64>) -> Cell) -> Vec<Cell> {
    let ends = of.intervals.iter().flat_map(|interval| [interval.low, interval.high]);
    std::iter::once(of.median).chain(ends).map(|number| cell(Some(number))).collect()
}
