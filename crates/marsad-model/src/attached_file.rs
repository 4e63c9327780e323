//! Files that people attach to what was sent, or to what was said of it: a note of method, a letter, a scan.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Attachment;

/// A document that someone attached to a submission, or to a comment on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// The submission.
    pub submission: String,
    /// Counted from 1 within the submission.
    pub number: u32,
    /// The file.
    pub file: Attachment,
    /// The comment to which it is attached; none for the submission itself.
    pub comment: Option<u32>,
    /// Whether the sender may read it: not where it is attached to what the sender may not read.
    pub is_for_sender: bool,
    /// Who attached it.
    pub by: String,
    /// In whose place; none where the person acted for themselves.
    pub in_place_of: Option<String>,
    /// When.
    pub at: Timestamp,
}
