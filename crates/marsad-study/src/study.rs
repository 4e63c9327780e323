//! Studies: a survey or census from its design to its data, as a catalogue describes it (DDI: `stdyDscr`).

use serde::{Deserialize, Serialize};

use crate::Texts;

/// A survey or census.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Study {
    /// Its identifier in the catalogue (DDI: `IDNo`).
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// A shorter title, such as its initials (DDI: `altTitl`).
    pub short_title: Texts,
    /// Who answers for its content (DDI: `AuthEnty`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Who produced it (DDI: `producer`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub producers: Vec<String>,
    /// Who paid for it (DDI: `fundAg`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funders: Vec<String>,
    /// What it is about (DDI: `abstract`).
    pub summary: Texts,
    /// Words by which it may be found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Texts>,
    /// The countries it covers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<Texts>,
    /// Which parts of them (DDI: `geogCover`).
    pub coverage: Texts,
    /// What one row stands for (DDI: `anlyUnit`).
    pub unit: Texts,
    /// The population that its data describe.
    pub universe: Texts,
    /// What kind of data it is (DDI: `dataKind`).
    pub data_kind: Texts,
    /// The first and the last day of the collection, as far as known, as ISO 8601 writes them.
    pub collected: Span,
    /// The time that the answers are about.
    pub period: Span,
    /// How units were chosen (DDI: `sampProc`).
    pub sampling: Texts,
    /// How the weights were made (DDI: `weight`).
    pub weighting: Texts,
    /// Which version of the data this is.
    pub version: String,
    /// Whether its data are made up and of no real person. It is said wherever the study appears.
    pub is_synthetic: bool,
}

/// From when until when: dates of ISO 8601 (`2020`, `2020-10`, `2020-10-19`), empty where they are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    /// The beginning.
    pub from: String,
    /// The end.
    pub to: String,
}

impl Span {
    /// Whether neither end is known.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty() && self.to.is_empty()
    }
}
