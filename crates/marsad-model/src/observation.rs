//! Observations.

use serde::{Deserialize, Serialize};

use crate::{Id, TimePeriod};

/// Where in a provider's file a value stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// The submission that brought it.
    pub submission: String,
    /// The sheet, for workbooks.
    pub sheet: String,
    /// The row, counted from 1 as people see it.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u32,
}

/// One observed value with its key, its attributes and its origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// One code for each coded dimension, in the order of the structure.
    pub key: Vec<Id>,
    /// When.
    pub period: TimePeriod,
    /// How much; none where the value is missing or hidden.
    pub value: Option<f64>,
    /// The observation's attributes, in the order of the structure.
    pub attributes: Vec<Option<String>>,
    /// Where it stood in the provider's file; none for a derived value.
    pub origin: Option<Origin>,
}
