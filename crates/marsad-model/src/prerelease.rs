//! Who may see a release before it is public.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ReleaseReference;

/// Leave for one person to see one release before its time; each look is an audit record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrereleaseGrant {
    /// What names it.
    pub id: String,
    /// The release.
    pub release: ReleaseReference,
    /// Who may see it.
    pub account: String,
    /// Why.
    pub reason: String,
    /// From when.
    pub from: Timestamp,
    /// When it was given.
    pub granted_at: Timestamp,
    /// Who gave it.
    pub granted_by: String,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}
