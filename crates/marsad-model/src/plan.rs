//! Plans: how the data of a dataflow are made from what was received.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A declared way to make the versions of a dataflow, so that any of them can be made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its identifier.
    pub id: Id,
    /// The dataflow it makes.
    pub dataflow: Id,
    /// The agreements whose accepted submissions it reads.
    pub inputs: Vec<Id>,
    /// How it makes one from the other.
    pub method: Method,
}

/// A method that a plan declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every accepted observation; where two have the same key, the one accepted last.
    LatestAccepted,
}
