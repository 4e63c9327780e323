//! The double-entry table: each flow as its receiver and as its sender count it. Formulas in METHOD.md.
//!
//! Holds: the table itself. Does not hold: any correction of a figure.
//! Where next: `choice` says which report stands for its side, `comparison` sets the two reports of a flow side by side,
//! `summary` adds them up for each country.

mod choice;
mod comparison;
mod summary;

pub use comparison::{Comparison, Comparisons, Rules, compare_pairs};
pub use summary::{CountrySummary, summarise_countries};

use std::collections::{BTreeMap, BTreeSet};

use choice::FlowReports;

use super::{DurationRule, Extent, MirrorError, MirrorFinding, Report, Route, Side};

/// What one side says of a flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Persons who moved: finite, zero or more.
    pub persons: f64,
    /// The rule of the count; none where it is not stated.
    pub duration_rule: Option<DurationRule>,
}

/// What both sides say of a flow; either may be silent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// *I*, immigration to the destination.
    pub receiver: Option<Entry>,
    /// *E*, emigration from the origin.
    pub sender: Option<Entry>,
}

impl Pair {
    /// What `side` says.
    pub fn entry(&self, side: Side) -> Option<Entry> {
        match side {
            Side::Receiver => self.receiver,
            Side::Sender => self.sender,
        }
    }

    fn entry_mut(&mut self, side: Side) -> &mut Option<Entry> {
        match side {
            Side::Receiver => &mut self.receiver,
            Side::Sender => &mut self.sender,
        }
    }
}

/// Origin × destination × period, with two entries in each place.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubleEntryTable {
    extent: Extent,
    pairs: Vec<Pair>,
    /// Sides that gave a figure which could not be used: they are not silent.
    left_out: BTreeSet<(Route, Side)>,
}

/// A table, and what could not stand in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabulated {
    /// All usable reports.
    pub table: DoubleEntryTable,
    /// One for each report that was left out.
    pub findings: Vec<MirrorFinding>,
    /// For each finding, the place of its report among those that were given.
    pub places: Vec<usize>,
}

/// The table of `reports`, in any order.
///
/// # Errors
/// If a table of `extent` has more places than [`super::PLACES_MAX`].
pub fn tabulate_reports(extent: Extent, reports: &[Report]) -> Result<Tabulated, MirrorError> {
    let pairs = vec![Pair::default(); extent.places()?];
    let mut table = DoubleEntryTable { extent, pairs, left_out: BTreeSet::new() };
    let mut flows: BTreeMap<Route, FlowReports> = BTreeMap::new();
    let mut told: Vec<(usize, MirrorFinding)> = Vec::new();
    for (place, report) in reports.iter().enumerate() {
        if let Some(refusal) = report.refusal(extent) {
            table.leave_out(report.route, report.side);
            told.push((place, refusal));
        } else {
            flows.entry(report.route).or_default().add(place, *report);
        }
    }
    for flow in flows.values() {
        for side in flow.chosen() {
            table.enter(side.kept);
            told.extend(side.left_out);
        }
    }
    told.sort_by_key(|(place, _)| *place);
    let (places, findings) = told.into_iter().unzip();
    Ok(Tabulated { table, findings, places })
}

impl DoubleEntryTable {
    /// How many countries and periods it has.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// Both entries of a flow; none outside of the table.
    pub fn pair(&self, route: Route) -> Option<&Pair> {
        self.pairs.get(self.extent.place(route)?)
    }

    /// Every flow between two countries with its entries: period by period, origin by origin.
    pub fn pairs(&self) -> impl Iterator<Item = (Route, &Pair)> {
        self.extent.routes().filter_map(move |route| Some((route, self.pair(route)?)))
    }

    /// Notes that a side gave a figure of a flow which could not be used, so that it is not silent.
    pub fn leave_out(&mut self, route: Route, side: Side) {
        self.left_out.insert((route, side));
    }

    /// Whether a figure of a side was left out.
    fn is_left_out(&self, route: Route, side: Side) -> bool {
        self.left_out.contains(&(route, side))
    }

    /// Enters the report that stands for its side.
    fn enter(&mut self, report: Report) {
        let Some(place) = self.extent.place(report.route) else { return };
        let Report { persons, duration_rule, .. } = report;
        *self.pairs[place].entry_mut(report.side) = Some(Entry { persons, duration_rule });
    }
}
