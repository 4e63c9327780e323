//! Reopenings: cells of what was accepted that an institution is asked to send again.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// Which cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSelection {
    /// Codes by dimension; a dimension that is not named may have any.
    pub codes: BTreeMap<Id, Vec<Id>>,
    /// Periods by name; any where none is named.
    pub periods: Vec<String>,
}

/// Some cells are open again, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// What names it.
    pub id: String,
    /// The agreement.
    pub agreement: Id,
    /// The submission that was accepted.
    pub submission: String,
    /// Which cells.
    pub only: CellSelection,
    /// Why.
    pub reason: String,
    /// Who opened them.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The submission that answered.
    pub closed_by: Option<String>,
}
