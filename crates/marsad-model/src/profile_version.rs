//! Versions of a profile: how a provider writes, as edited on the desk since the pack was written.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Id, Profile};

/// One version of a profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileVersion {
    /// The profile.
    pub profile: Id,
    /// Counted from 1 within the profile; 0 is the one of the pack.
    pub number: u32,
    /// The whole of it.
    pub text: Profile,
    /// The TOML as it was written, with its comments; blank in versions from before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
    /// What changed and why.
    pub note: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// Who wrote it.
    pub made_by: String,
}
