//! Contradictions: two published numbers for one thing that cannot both be right.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{FREQ, Id, Pack, SeriesReference, TimePeriod};

worded! {
    /// Between whom a contradiction stands.
    ContradictionKind {
        /// Two institutions.
        BetweenSources = "between-sources",
        /// One institution, in two places.
        WithinSource = "within-source",
        /// Two releases of one dataflow: a revision.
        BetweenReleases = "between-releases",
    }
}

/// Two numbers for the same subject, facets, area and period that differ by more than both allow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// Between whom.
    pub kind: ContradictionKind,
    /// What is counted.
    pub subject: Id,
    /// When.
    pub period: TimePeriod,
    /// One side; the one whose dataflow and key come first.
    pub first: ContradictionSide,
    /// The other side.
    pub second: ContradictionSide,
    /// How far apart they are, never negative.
    pub difference: f64,
    /// How far apart they might be and still agree.
    pub tolerance: f64,
}

/// One of the two numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionSide {
    /// The dataflow that holds it.
    pub dataflow: Id,
    /// The number of its release.
    pub release: u32,
    /// Who answers for it.
    pub providers: Vec<Id>,
    /// The key of its series.
    pub key: Vec<Id>,
    /// The number.
    pub value: f64,
}

/// The two numbers of a contradiction, as something was said of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionNumbers {
    /// That of its first side.
    pub first: f64,
    /// That of its second side.
    pub second: f64,
}

impl Contradiction {
    /// Its two numbers.
    pub fn numbers(&self) -> ContradictionNumbers {
        ContradictionNumbers { first: self.first.value, second: self.second.value }
    }

    /// Who answers for either side, each once.
    pub fn owners(&self) -> Vec<&Id> {
        let mut owners: Vec<&Id> = Vec::new();
        for provider in self.first.providers.iter().chain(&self.second.providers) {
            if !owners.contains(&provider) {
                owners.push(provider);
            }
        }
        owners
    }

    /// Whether one of its numbers is a value of the series that `reference` names, in whichever period. A reference that
    /// names no frequency means any.
    pub fn is_about(&self, pack: &Pack, reference: &SeriesReference) -> bool {
        let dataflow = pack.dataflow(reference.dataflow.as_str());
        let Some(structure) = dataflow.and_then(|dataflow| pack.structure_of(dataflow)) else { return false };
        let key = reference.key(structure);
        let is_free = |place: usize| {
            let is_frequency = structure.dimensions.get(place).is_some_and(|dimension| dimension.id == *FREQ);
            is_frequency && !reference.selection.keys().any(|dimension| *dimension == *FREQ)
        };
        let is_it = |side: &ContradictionSide| {
            let mut codes = side.key.iter().zip(&key).enumerate();
            side.dataflow == reference.dataflow
                && side.key.len() == key.len()
                && codes.all(|(place, (own, asked))| own == asked || is_free(place))
        };
        is_it(&self.first) || is_it(&self.second)
    }

    /// What names it in a register: the same at each scan, whatever the values and, unless it is about releases, in
    /// whichever release they stand.
    pub fn key(&self) -> String {
        let mut text = format!("{}|{}|{}", self.kind.word(), self.subject, self.period);
        for side in [&self.first, &self.second] {
            let codes: Vec<&str> = side.key.iter().map(Id::as_str).collect();
            // Writing to a text cannot fail.
            let _ = write!(text, "|{}/{}", side.dataflow, codes.join("."));
            if self.kind == ContradictionKind::BetweenReleases {
                let _ = write!(text, "@{}", side.release);
            }
        }
        text
    }
}
