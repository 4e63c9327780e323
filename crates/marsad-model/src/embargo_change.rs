//! What was changed of an approved release before its minute came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ReleaseReference;

/// An approval that was taken back, or a minute that was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbargoChange {
    /// The release.
    pub release: ReleaseReference,
    /// Counted from 1 within the release.
    pub number: u32,
    /// The minute that stood before.
    pub from: Timestamp,
    /// The minute that stands now; none where the approval was taken back.
    pub to: Option<Timestamp>,
    /// Why.
    pub reason: String,
    /// Who had approved the release.
    pub approved_by: String,
    /// Who changed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
