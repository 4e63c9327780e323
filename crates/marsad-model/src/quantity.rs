//! Quantities: numbers made of published series by the four operations, so that every digit has its source.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{DataStructure, Id, TimePeriod};

/// One value of a dataflow: a series and a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesReference {
    /// The dataflow.
    pub dataflow: Id,
    /// The codes of the series; a dimension that is not named has its total.
    #[serde(default)]
    pub selection: BTreeMap<Id, Id>,
    /// The period; the latest that there is, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<TimePeriod>,
}

/// `times` × (Σ `of` − Σ `less`) × Σ `by` / Σ `over` / `divided_by`, where what is not said is one. With `by_rest_of`, what
/// Σ `by` leaves of that number stands in its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What is added up; the first gives the period.
    pub of: Vec<SeriesReference>,
    /// What is taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub less: Vec<SeriesReference>,
    /// What it is multiplied by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<SeriesReference>,
    /// A plain number from which Σ `by` is taken first: with 100, a percentage becomes what it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_rest_of: Option<f64>,
    /// What it is divided by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<SeriesReference>,
    /// A plain factor, such as 100 for a percentage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<f64>,
    /// A plain divisor, such as 5 for the average of five years; never zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divided_by: Option<f64>,
    /// The unit to which the divisor was rounded by who published it: 0.001 for the 1.046 of "4.6 % more".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divisor_rounded_to: Option<f64>,
}

impl SeriesReference {
    /// The key of the series in its structure.
    pub fn key(&self, structure: &DataStructure) -> Vec<Id> {
        structure.key_of(&self.selection)
    }
}

impl Quantity {
    /// Every value that it is made of.
    pub fn series(&self) -> impl Iterator<Item = &SeriesReference> {
        self.of.iter().chain(&self.less).chain(&self.by).chain(&self.over)
    }

    /// Whether it is one published value as it stands.
    pub fn is_published(&self) -> bool {
        self.of.len() == 1 && self.series().count() == 1 && self.times.is_none() && self.divided_by.is_none()
    }
}
