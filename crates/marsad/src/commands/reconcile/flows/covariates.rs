//! What is known of flows, from a file with a line for each flow.

use std::ops::Range;
use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::Route;

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::mirror_names::MirrorNames;
use super::super::reports::Reports;
use super::super::table::{Row, Table, line_of};
use crate::console::Console;
use crate::failure::Failure;

/// What a flow is known by; every other column is a covariate.
const FLOW: [&str; 3] = ["PERIOD", "ORIGIN", "DESTINATION"];
/// How a flow is told that stands twice.
const TWICE: &str = "flows-covariates-twice";

/// The columns and the lines of a file.
#[derive(Default)]
pub(super) struct Covariates {
    pub(super) names: Vec<String>,
    file: String,
    lines: Vec<Line>,
    /// The values of the lines, one line after the other.
    numbers: Vec<f64>,
}

/// One flow, in one period or in every one.
#[derive(Clone, Copy)]
struct Line {
    /// Its period is not read where the line holds for every one.
    route: Route,
    is_for_all_periods: bool,
    row: Row,
}

/// Whether a column says which flow a line is about.
fn is_of_flow(name: &str) -> bool {
    FLOW.iter().any(|column| column.eq_ignore_ascii_case(name))
}

impl Covariates {
    /// Reads a file; its countries and periods join those of `reports`, and so does what is to be said of it.
    pub(super) fn read(path: &Path, reports: &mut Reports, console: &Console) -> Result<Self, Failure> {
        let table = Table::read(path, &FLOW, console)?;
        let cells = Cells { table: &table, console };
        let names = table.columns().filter(|name| !is_of_flow(name)).cloned().collect();
        let mut covariates = Self { names, file: table.file(), lines: Vec::new(), numbers: Vec::new() };
        reports.findings.extend(table.unread());
        for row in table.rows() {
            if let Err(told) = covariates.read_line(cells, row, &mut reports.names) {
                reports.findings.push(told);
            }
        }
        Ok(covariates)
    }

    fn read_line(&mut self, cells: Cells<'_>, row: Row, names: &mut MirrorNames) -> Result<(), Told> {
        let [period, origin, destination] = FLOW;
        let is_for_all_periods = cells.table.text(row, period).is_empty();
        let period = if is_for_all_periods { None } else { Some(cells.period(row, period)?) };
        let ends = [cells.name(row, origin)?, cells.name(row, destination)?];
        let mut values = Vec::with_capacity(self.names.len());
        for name in &self.names {
            // What is not known leaves the flow out, which the method tells.
            values.push(cells.number(row, name)?.unwrap_or(f64::NAN));
        }
        let [origin, destination] = ends.map(|country| names.countries.place(country));
        let period = period.map_or(0, |period| names.periods.place(period));
        self.lines.push(Line { route: Route { period, origin, destination }, is_for_all_periods, row });
        self.numbers.extend(values);
        Ok(())
    }

    /// The values of each covariate, one for each place of a table of so many `places`, and lines about flows of which
    /// another line spoke before.
    pub(super) fn values(&self, (names, places): (&MirrorNames, usize), voice: &Voice) -> (Vec<Vec<f64>>, Vec<Told>) {
        let extent = names.extent();
        let mut values = vec![vec![f64::NAN; places]; self.names.len()];
        let mut is_said = vec![false; places];
        let mut findings = Vec::new();
        for (line, numbers) in self.lines.iter().zip(self.numbers.chunks(self.names.len().max(1))) {
            let mut is_twice = false;
            for period in line.periods(extent.periods) {
                let Some(place) = extent.place(Route { period, ..line.route }) else { continue };
                if std::mem::replace(&mut is_said[place], true) {
                    is_twice = true;
                } else {
                    values.iter_mut().zip(numbers).for_each(|(values, number)| values[place] = *number);
                }
            }
            if is_twice {
                findings.push(self.told(line, names, voice));
            }
        }
        (values, findings)
    }

    fn told(&self, line: &Line, names: &MirrorNames, voice: &Voice) -> Told {
        let ends = [line.route.origin, line.route.destination].map(|country| names.countries.name(country));
        let number = voice.digits(&line_of(line.row).to_string());
        let place = args().text("file", &self.file).text("line", &number);
        (TWICE.to_owned(), place.text("origin", ends[0]).text("destination", ends[1]))
    }
}

impl Line {
    /// The periods for which it holds, of so many.
    fn periods(&self, all: usize) -> Range<usize> {
        if self.is_for_all_periods { 0..all } else { self.route.period..self.route.period + 1 }
    }
}
