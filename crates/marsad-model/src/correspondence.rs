//! Correspondence tables: how codes of one list become codes of another.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Id, LocalText};

/// A part of a code that becomes another code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrespondenceLine {
    /// A code of the first list.
    pub from: Id,
    /// A code of the second list.
    pub to: Id,
    /// Which share of the first becomes the second; those of one code add up to 1.
    pub weight: f64,
}

/// One version of a correspondence table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correspondence {
    /// The table.
    pub id: Id,
    /// Counted from 1 within the table.
    pub number: u32,
    /// The first list of codes.
    pub from: Id,
    /// The second list of codes.
    pub to: Id,
    /// What it is for.
    pub name: LocalText,
    /// What becomes what.
    pub lines: Vec<CorrespondenceLine>,
    /// From when it holds.
    pub valid_from: Date,
    /// Where it comes from.
    pub source: LocalText,
    /// When it was written.
    pub made_at: Timestamp,
    /// Who wrote it.
    pub made_by: String,
}
