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

    /// Whether who has this role may stand in for somebody with another one who is away: people of an institution for each
    /// other, and those who prepare, approve and direct for each other. Who manages accounts or audits keeps apart from both.
    pub const fn may_stand_in_for(self, away: Self) -> bool {
        const fn prepares(role: Role) -> bool {
            matches!(role, Role::Reviewer | Role::Approver | Role::Methodologist | Role::Director)
        }
        match self {
            Self::Provider | Self::Head => away.is_of_institution(),
            Self::Auditor => matches!(away, Self::Auditor),
            Self::Administrator => matches!(away, Self::Administrator),
            _ => prepares(away),
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
