//! Reports of migration flows in a file: a line for each, or one for both sides of a flow.
//!
//! Holds: both layouts, which may stand in one file, with the classes of reports, and names that may mean one thing. Does not hold: what a method makes of them; what no method can use
//! (moves within a country, numbers below zero) is told by the methods.

use std::collections::BTreeMap;
use std::path::Path;

use marsad_i18n::args;
use marsad_model::TimePeriod;
use marsad_reconcile::mirror::{DurationRule, Extent, Report, Route, Side};

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
/// How two names of countries are told that may be one, and periods that share days.
const NAMES_ALIKE: &str = "reconcile-names-alike";
const PERIODS_OVERLAP: &str = "reconcile-periods-overlap";

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
    /// Sides that gave a figure of a flow which cannot be read: they are not silent.
    pub(super) unread: Vec<(Route, Side)>,
    /// Lines and cells that were left out, and names that are doubtful.
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
    /// All reports of a file, in one of the two layouts or in both.
    pub(super) fn read(path: &Path, console: &Console) -> Result<Self, Failure> {
        let table = Table::read(path, &FLOW, console)?;
        let cells = Cells { table: &table, console };
        let is_both = BOTH.iter().any(|name| table.has(name));
        let is_one = !is_both || table.has(ONE[0]);
        let further = if is_one { ONE } else { BOTH };
        table.need(&[&FLOW[..], &further[..]].concat())?;
        let mut reports = Self { findings: table.unread(), ..Self::default() };
        for row in table.rows() {
            // Where both layouts are there, a line is read by what it fills.
            let fills = |columns: [&str; 2]| columns.iter().any(|name| !table.text(row, name).is_empty());
            let reads_both = is_both && (!is_one || fills(BOTH));
            let reads_one = is_one && (!reads_both || fills(ONE));
            if let Err(told) = reports.read_line(cells, row, [reads_one, reads_both]) {
                reports.findings.push(told);
            }
        }
        reports.tell_names(cells);
        reports.tell_periods(cells);
        Ok(reports)
    }

    fn read_line(&mut self, cells: Cells<'_>, row: Row, [one, both]: [bool; 2]) -> Result<(), Told> {
        let route = self.route(cells, row)?;
        if one {
            self.read_one(cells, row, route);
        }
        if both {
            self.read_both(cells, row, route);
        }
        Ok(())
    }

    /// How many countries and periods there are.
    pub(super) fn extent(&self) -> Extent {
        self.names.extent()
    }

    /// The reports alone.
    pub(super) fn reports(&self) -> Vec<Report> {
        self.lines.iter().map(|line| line.report).collect()
    }

    /// The report of a line of its own, which is left out where one of its cells cannot be read.
    fn read_one(&mut self, cells: Cells<'_>, row: Row, route: Route) {
        let side = match cells.word(row, ONE[0], &SIDES) {
            Ok(0) => Side::Receiver,
            Ok(_) => Side::Sender,
            Err(told) => {
                // Whoever it was is not silent.
                self.unread.extend([(route, Side::Receiver), (route, Side::Sender)]);
                self.findings.push(told);
                return;
            }
        };
        let columns = Columns::alone(side);
        // What is not known is told by the methods.
        let persons = cells.amount(row, columns.persons).map(|persons| persons.unwrap_or(f64::NAN));
        let flow = persons.and_then(|persons| Ok(Flow { route, persons, rule: cells.rule(row, columns.rule)? }));
        match flow {
            Ok(flow) => self.push(cells, (row, &columns), flow),
            Err(told) => {
                self.unread.push((route, side));
                self.findings.push(told);
            }
        }
    }

    /// The reports of a line for both sides: what cannot be read of one says nothing against the other.
    fn read_both(&mut self, cells: Cells<'_>, row: Row, route: Route) {
        for side in [Side::Receiver, Side::Sender] {
            let columns = Columns::beside(side);
            let persons = match cells.amount(row, columns.persons) {
                Ok(Some(persons)) => persons,
                // A blank is a side that says nothing.
                Ok(None) => continue,
                Err(told) => {
                    self.unread.push((route, side));
                    self.findings.push(Cells::as_missing(told));
                    continue;
                }
            };
            let rule = cells.rule(row, columns.rule).unwrap_or_else(|told| {
                self.findings.push(Cells::as_missing(told));
                None
            });
            self.push(cells, (row, &columns), Flow { route, persons, rule });
        }
    }

    /// Tells of names that differ in nothing but capitals and small letters: they count as several countries.
    fn tell_names(&mut self, cells: Cells<'_>) {
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for place in 0..self.names.countries.len() {
            let name = self.names.countries.name(place);
            alike.entry(name.to_lowercase()).or_default().push(name);
        }
        let several = alike.into_values().filter(|names| names.len() > 1);
        let told = several.map(|names| {
            let names = cells.console.voice().list(&names);
            (NAMES_ALIKE.to_owned(), args().text("file", &cells.table.file()).text("names", &names))
        });
        let told: Vec<Told> = told.collect();
        self.findings.extend(told);
    }

    /// Tells of the first two periods that share days, such as a year and one of its quarters.
    fn tell_periods(&mut self, cells: Cells<'_>) {
        let names = (0..self.names.periods.len()).map(|place| self.names.periods.name(place));
        let mut periods: Vec<TimePeriod> = names.filter_map(|name| name.parse().ok()).collect();
        periods.sort_by_key(|period| (period.start(), period.end()));
        let overlap = periods.windows(2).find(|pair| pair[1].start() < pair[0].end());
        if let Some([first, second]) = overlap {
            let arguments = args().text("file", &cells.table.file());
            let arguments = arguments.text("first", first.as_str()).text("second", second.as_str());
            self.findings.push((PERIODS_OVERLAP.to_owned(), arguments));
        }
    }

    fn route(&mut self, cells: Cells<'_>, row: Row) -> Result<Route, Told> {
        let [period, origin, destination] = FLOW;
        let period = cells.period(row, period)?;
        let (origin, destination) = (cells.name(row, origin)?, cells.name(row, destination)?);
        Ok(self.names.route(period, [origin, destination]))
    }

    /// Keeps a report with its classes.
    fn push(&mut self, cells: Cells<'_>, (row, columns): (Row, &Columns), flow: Flow) {
        let class = |column: &str| match cells.table.text(row, column) {
            "" => side_word(columns.side),
            class => class,
        };
        let Flow { route, persons, rule: duration_rule } = flow;
        self.lines.push(Line {
            report: Report { route, side: columns.side, persons, duration_rule },
            coverage: self.coverages.place(class(columns.coverage)),
            accuracy: self.accuracies.place(class(columns.accuracy)),
            row,
        });
    }
}

/// Who moved where, how many, and by which rule they are counted.
#[derive(Clone, Copy)]
struct Flow {
    route: Route,
    persons: f64,
    rule: Option<DurationRule>,
}

pub(super) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Receiver => SIDES[0],
        Side::Sender => SIDES[1],
    }
}
