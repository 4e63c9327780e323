//! The double-entry table: each flow as its receiver and as its sender count it. Formulas in METHOD.md.
//!
//! Holds: the table itself. Does not hold: any correction of a figure.
//! Where next: `comparison` sets the two reports of a flow side by side, `summary` adds them up for each country.

mod comparison;
mod summary;

pub use comparison::{Comparison, Comparisons, Rules, compare_pairs};
pub use summary::{CountrySummary, summarise_countries};

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
}

/// A table, and what could not stand in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabulated {
    /// All usable reports.
    pub table: DoubleEntryTable,
    /// One for each report that was left out.
    pub findings: Vec<MirrorFinding>,
}

/// The table of `reports`, in any order.
///
/// # Errors
/// If a table of `extent` has more places than [`super::PLACES_MAX`].
pub fn tabulate_reports(extent: Extent, reports: &[Report]) -> Result<Tabulated, MirrorError> {
    let mut table = DoubleEntryTable { extent, pairs: vec![Pair::default(); extent.places()?] };
    let findings: Vec<MirrorFinding> = reports.iter().filter_map(|report| table.enter(*report)).collect();
    Ok(Tabulated { table, findings })
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

    /// Enters a report, or says why not.
    fn enter(&mut self, report: Report) -> Option<MirrorFinding> {
        let refusal = report.refusal(self.extent);
        if refusal.is_some() {
            return refusal;
        }
        let place = self.extent.place(report.route)?;
        let entry = self.pairs[place].entry_mut(report.side);
        if let Some(Entry { persons, duration_rule }) = *entry {
            let kept = Report { persons, duration_rule, ..report };
            return Some(MirrorFinding::ReportRepeated { kept, left_out: report });
        }
        *entry = Some(Entry { persons: report.persons, duration_rule: report.duration_rule });
        None
    }
}
