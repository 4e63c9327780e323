//! Detection: published numbers for one thing that cannot all be right. [METHOD.md](METHOD.md) gives the tolerance.
//!
//! `concept.rs` says when two definitions are of one thing, `pair.rs` when two numbers for it are too far apart. Where
//! definitions differ there is no contradiction: those numbers need a bridge.

mod concept;
mod pair;

use std::collections::HashMap;

use jiff::civil::DateTime;
use marsad_model::{Contradiction, Definition, Grade, Id, TimePeriod};

use concept::Concept;
use pair::{Side, contradiction};

/// A published series of one dataflow.
#[derive(Clone, Copy, Debug)]
pub struct SourceSeries<'a> {
    /// The dataflow.
    pub dataflow: &'a Id,
    /// The number of its release.
    pub release: u32,
    /// Who answers for it.
    pub providers: &'a [Id],
    /// The key of the series.
    pub key: &'a [Id],
    /// What it counts.
    pub definition: &'a Definition,
    /// How reliable it is, where its cells have no standard error.
    pub grade: Option<Grade>,
    /// Digits after the decimal mark that mean something.
    pub decimals: u8,
    /// Its values.
    pub cells: &'a [SourceCell],
}

/// One published value.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceCell {
    /// When.
    pub period: TimePeriod,
    /// How much.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub standard_error: Option<f64>,
    /// Whether its source says that it is rounded or approximate.
    pub is_approximate: bool,
}

/// Where a value stands, with what it is sorted by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    concept: u32,
    start: DateTime,
    end: DateTime,
    series: u32,
    cell: u32,
}

/// Up to so many numbers for one thing, every two of them are compared; beyond, each with the middle one.
const ALL_PAIRS_MAX: usize = 12;

/// Every contradiction among `series`, by subject, period and the names of their sides.
///
/// One sort over the values: nothing is compared that is not of one concept and one period.
pub fn detect(series: &[SourceSeries<'_>]) -> Vec<Contradiction> {
    let mut entries = entries(series);
    entries.sort_unstable();
    let is_same_cell = |a: &Entry, b: &Entry| (a.concept, a.start, a.end) == (b.concept, b.start, b.end);
    let mut found: Vec<Contradiction> =
        entries.chunk_by(is_same_cell).filter(|cell| cell.len() > 1).flat_map(|cell| within(series, cell)).collect();
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    found
}

type Order<'a> = (&'a Id, &'a TimePeriod, (&'a Id, &'a [Id], u32), (&'a Id, &'a [Id], u32));

fn order(found: &Contradiction) -> Order<'_> {
    let (first, second) = (&found.first, &found.second);
    let first = (&first.dataflow, &first.key[..], first.release);
    (&found.subject, &found.period, first, (&second.dataflow, &second.key[..], second.release))
}

/// The values that can be compared with others: those of a concept that have a number.
fn entries(series: &[SourceSeries<'_>]) -> Vec<Entry> {
    let mut concepts: HashMap<Concept<'_>, u32> = HashMap::new();
    let mut entries = Vec::with_capacity(series.iter().map(|series| series.cells.len()).sum());
    for (place, one) in series.iter().enumerate() {
        let Some(concept) = Concept::of(one.definition) else { continue };
        let next = concepts.len() as u32;
        let concept = *concepts.entry(concept).or_insert(next);
        let valued = one.cells.iter().enumerate().filter(|(_, cell)| cell.value.is_finite());
        entries.extend(valued.map(|(at, cell)| Entry {
            concept,
            start: cell.period.start(),
            end: cell.period.end(),
            series: place as u32,
            cell: at as u32,
        }));
    }
    entries
}

/// The contradictions among the numbers for one thing.
fn within(series: &[SourceSeries<'_>], entries: &[Entry]) -> Vec<Contradiction> {
    let side = |entry: &Entry| {
        let one = &series[entry.series as usize];
        Side { series: one, cell: &one.cells[entry.cell as usize] }
    };
    let sides: Vec<Side<'_>> = entries.iter().map(side).collect();
    if sides.len() <= ALL_PAIRS_MAX {
        let pairs = (0..sides.len()).flat_map(|at| (0..at).map(move |before| (before, at)));
        return pairs.filter_map(|(before, at)| contradiction(sides[before], sides[at])).collect();
    }
    let middle = middle(&sides);
    sides.iter().filter_map(|side| contradiction(middle, *side)).collect()
}

/// The side with the middle value.
fn middle<'a>(sides: &[Side<'a>]) -> Side<'a> {
    let mut sorted = sides.to_vec();
    sorted.sort_by(|a, b| a.cell.value.total_cmp(&b.cell.value));
    sorted[sorted.len() / 2]
}
