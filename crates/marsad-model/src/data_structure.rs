//! The structure of data: dimensions, a measure, attributes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, LocalText, Version};

/// The identifier of the time dimension, fixed by SDMX.
pub const TIME_PERIOD: &str = "TIME_PERIOD";

/// The code that SDMX codelists use for a total.
pub const TOTAL: &str = "_T";

/// A coded dimension: one part of the key of an observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its identifier, which is also its concept.
    pub id: Id,
    /// The codes it may take.
    pub codelist: Id,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its identifier, which is also its concept.
    pub id: Id,
    /// Digits after the decimal mark that mean something.
    pub decimals: u8,
}

/// What an attribute is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttachmentLevel {
    /// The whole dataflow has one value.
    Dataflow,
    /// Each observation has its own.
    Observation,
}

/// Something said about data that is not part of their key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Its identifier, which is also its concept.
    pub id: Id,
    /// The codes it may take; free text where there is none.
    #[serde(default)]
    pub codelist: Option<Id>,
    /// What it is attached to.
    pub attach: AttachmentLevel,
    /// Whether data without it are incomplete.
    #[serde(default)]
    pub mandatory: bool,
}

/// A data structure definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataStructure {
    /// Its identifier.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// Its name for people.
    pub name: LocalText,
    /// The coded dimensions, in the order of the key; time comes after them.
    pub dimensions: Vec<Dimension>,
    /// What is measured.
    pub measure: Measure,
    /// What is said about it.
    pub attributes: Vec<Attribute>,
}

impl DataStructure {
    /// The place of a coded dimension in the key.
    pub fn dimension_place(&self, id: &str) -> Option<usize> {
        self.dimensions.iter().position(|dimension| dimension.id == *id)
    }

    /// The key with these codes, by dimension; a dimension that is not named has its total.
    pub fn key_of(&self, selection: &BTreeMap<Id, Id>) -> Vec<Id> {
        let code = |dimension: &Id| selection.get(dimension).cloned().unwrap_or_else(|| Id::literal(TOTAL));
        self.dimensions.iter().map(|dimension| code(&dimension.id)).collect()
    }

    /// The attributes of an observation, in the order in which observations carry them.
    pub fn observation_attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.attach == AttachmentLevel::Observation)
    }

    /// The place of an observation's attribute among its attributes.
    pub fn attribute_place(&self, id: &str) -> Option<usize> {
        self.observation_attributes().position(|attribute| attribute.id == *id)
    }

    /// Whether a key has every code of `only`, by dimension.
    pub fn key_has(&self, only: &BTreeMap<Id, Id>, key: &[Id]) -> bool {
        only.iter().all(|(dimension, code)| {
            self.dimension_place(dimension.as_str()).and_then(|place| key.get(place)) == Some(code)
        })
    }

    /// The codelist of a dimension or attribute.
    pub fn codelist_of(&self, component: &str) -> Option<&Id> {
        let dimension = self.dimensions.iter().find(|d| d.id == *component).map(|d| &d.codelist);
        dimension.or_else(|| self.attributes.iter().find(|a| a.id == *component).and_then(|a| a.codelist.as_ref()))
    }
}
