//! What a person may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a person may do in the work of production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sends submissions for an institution.
    Provider,
    /// Accepts or returns submissions, builds and proposes releases.
    Reviewer,
    /// Approves and withdraws releases.
    Approver,
    /// Manages accounts and packs; neither reviews nor approves.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Provider, Self::Reviewer, Self::Approver, Self::Administrator];

    /// The word for it in the store and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Reviewer => "reviewer",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::word).join("`, `");
        Self::ALL
            .into_iter()
            .find(|role| role.word() == text)
            .ok_or_else(|| format!("`{text}` is no role: use `{}`", known()))
    }
}
