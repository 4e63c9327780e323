//! What a person may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a person may do in the work of production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Data officer: sends submissions for an institution.
    Provider,
    /// Heads an institution: signs its agreements and sees all that it sends.
    Head,
    /// Accepts or returns submissions, builds and proposes releases.
    Reviewer,
    /// Approves and withdraws releases.
    Approver,
    /// Answers for definitions, profiles and methods.
    Methodologist,
    /// Directs the observatory: keeps agreements and the steering committee, sees where everything stands.
    Director,
    /// Reads everything and changes nothing.
    Auditor,
    /// Manages accounts and packs; neither reviews nor approves, and sees no figures.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Provider,
        Self::Head,
        Self::Reviewer,
        Self::Approver,
        Self::Methodologist,
        Self::Director,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word for it in the store and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Head => "head",
            Self::Reviewer => "reviewer",
            Self::Approver => "approver",
            Self::Methodologist => "methodologist",
            Self::Director => "director",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }
}

impl Role {
    /// Whether the person works for an institution that sends, and not for the observatory.
    pub const fn is_of_institution(self) -> bool {
        matches!(self, Self::Provider | Self::Head)
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
