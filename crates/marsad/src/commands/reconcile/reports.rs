//! Reports of migration flows in a file: a line for each, or one for both sides of a flow.
//!
//! Holds: both layouts, with the classes of reports. Does not hold: what a method makes of them; what no method can use
//! (moves within a country, numbers below zero) is told by the methods.

use std::path::Path;

use marsad_reconcile::mirror::{Extent, Report, Route, Side};

use super::answer::Told;
use super::cells::Cells;
use super::mirror_names::MirrorNames;
use super::table::{Names, Row, Table};
use crate::console::Console;
use crate::failure::Failure;

/// The words for the sides.
pub(super) const SIDES: [&str; 2] = ["receiver", "sender"];
/// What a flow is known by.
const FLOW: [&str; 3] = ["PERIOD", "ORIGIN", "DESTINATION"];
/// The further columns of a line for one report.
const ONE: [&str; 2] = ["SIDE", "PERSONS"];
/// The further columns of a line for both.
const BOTH: [&str; 2] = ["RECEIVER", "SENDER"];

/// A report with the classes it belongs to, by their places, and the row it stands in.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) report: Report,
    pub(super) coverage: usize,
    pub(super) accuracy: usize,
    pub(super) row: Row,
}

/// What a file says.
#[derive(Default)]
pub(super) struct Reports {
    pub(super) names: MirrorNames,
    pub(super) coverages: Names,
    pub(super) accuracies: Names,
    pub(super) lines: Vec<Line>,
    /// Lines that were left out.
    pub(super) findings: Vec<Told>,
}

/// Where one report stands in a line.
struct Columns {
    side: Side,
    persons: &'static str,
    rule: &'static str,
    coverage: &'static str,
    accuracy: &'static str,
}

impl Columns {
    /// In a line of its own.
    fn alone(side: Side) -> Self {
        Self { side, persons: ONE[1], rule: "DURATION_RULE", coverage: "COVERAGE", accuracy: "ACCURACY" }
    }

    /// Beside that of the other side.
    fn beside(side: Side) -> Self {
        let [persons, rule, coverage, accuracy] = match side {
            Side::Receiver => [BOTH[0], "RECEIVER_RULE", "RECEIVER_COVERAGE", "RECEIVER_ACCURACY"],
            Side::Sender => [BOTH[1], "SENDER_RULE", "SENDER_COVERAGE", "SENDER_ACCURACY"],
        };
        Self { side, persons, rule, coverage, accuracy }
    }
}

impl Reports {
    /// All reports of a file, which has one of the two layouts.
    pub(super) fn read(path: &Path, console: &Console) -> Result<Self, Failure> {
        let table = Table::read(path, &FLOW, console)?;
        let cells = Cells { table: &table, console };
        let is_both = !table.has(ONE[0]) && BOTH.iter().any(|name| table.has(name));
        let further = if is_both { BOTH } else { ONE };
        table.need(&[&FLOW[..], &further[..]].concat())?;
        let mut reports = Self { findings: table.unread(), ..Self::default() };
        for row in table.rows() {
            let read = if is_both { reports.read_both(cells, row) } else { reports.read_one(cells, row) };
            if let Err(told) = read {
                reports.findings.push(told);
            }
        }
        Ok(reports)
    }

    /// How many countries and periods there are.
    pub(super) fn extent(&self) -> Extent {
        self.names.extent()
    }

    /// The reports alone.
    pub(super) fn reports(&self) -> Vec<Report> {
        self.lines.iter().map(|line| line.report).collect()
    }

    fn read_one(&mut self, cells: Cells<'_>, row: Row) -> Result<(), Told> {
        let route = self.route(cells, row)?;
        let side = if cells.word(row, ONE[0], &SIDES)? == 0 { Side::Receiver } else { Side::Sender };
        let columns = Columns::alone(side);
        // What is not known is told by the methods.
        let persons = cells.number(row, columns.persons)?.unwrap_or(f64::NAN);
        let line = self.line(cells, (row, &columns), Flow { route, persons })?;
        self.lines.push(line);
        Ok(())
    }

    fn read_both(&mut self, cells: Cells<'_>, row: Row) -> Result<(), Told> {
        let route = self.route(cells, row)?;
        let mut beside = |side: Side| -> Result<Option<Line>, Told> {
            let columns = Columns::beside(side);
            // A blank is a side that says nothing.
            let Some(persons) = cells.number(row, columns.persons)? else { return Ok(None) };
            self.line(cells, (row, &columns), Flow { route, persons }).map(Some)
        };
        let both = [beside(Side::Receiver)?, beside(Side::Sender)?];
        self.lines.extend(both.into_iter().flatten());
        Ok(())
    }

    fn route(&mut self, cells: Cells<'_>, row: Row) -> Result<Route, Told> {
        let [period, origin, destination] = FLOW;
        let period = cells.period(row, period)?;
        let (origin, destination) = (cells.name(row, origin)?, cells.name(row, destination)?);
        Ok(self.names.route(period, [origin, destination]))
    }

    fn line(&mut self, cells: Cells<'_>, (row, columns): (Row, &Columns), flow: Flow) -> Result<Line, Told> {
        let duration_rule = cells.rule(row, columns.rule)?;
        let class = |column: &str| match cells.table.text(row, column) {
            "" => side_word(columns.side),
            class => class,
        };
        Ok(Line {
            report: Report { route: flow.route, side: columns.side, persons: flow.persons, duration_rule },
            coverage: self.coverages.place(class(columns.coverage)),
            accuracy: self.accuracies.place(class(columns.accuracy)),
            row,
        })
    }
}

/// Who moved where, and how many.
#[derive(Clone, Copy)]
struct Flow {
    route: Route,
    persons: f64,
}

pub(super) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Receiver => SIDES[0],
        Side::Sender => SIDES[1],
    }
}
