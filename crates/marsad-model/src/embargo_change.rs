//! What was changed of an approved release before its minute came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{LocalText, ReleaseReference};

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
    /// Why, in the words of the desk, where readers are not told why.
    pub reason: String,
    /// Why, as the public calendar tells it in every language; none where a figure that was corrected or is no longer
    /// accepted took the approval back by itself, and where it was noted before readers were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<LocalText>,
    /// Who had approved the release.
    pub approved_by: String,
    /// Who changed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
