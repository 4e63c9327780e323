//! Comments on a submission, on the whole or on one cell.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// The cell that a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellAnchor {
    /// The key of the series, in the order of the structure.
    pub key: Vec<Id>,
    /// The period, by name.
    pub period: String,
    /// The sheet of the file.
    pub sheet: Option<String>,
    /// The cell of the sheet, such as `C14`.
    pub cell: Option<String>,
}

/// What someone said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The submission.
    pub submission: String,
    /// Counted from 1 within the submission.
    pub number: u32,
    /// The cell; none for the whole.
    pub anchor: Option<CellAnchor>,
    /// The comment that it answers.
    pub answers: Option<u32>,
    /// What was said.
    pub text: String,
    /// Whether it settles what it answers.
    pub is_settled: bool,
    /// Whether the sender may read it.
    pub is_for_sender: bool,
    /// Who said it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
