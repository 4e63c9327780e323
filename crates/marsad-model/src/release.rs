//! Releases: versions that the public may read, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Id, LocalText};

/// Why a release was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReleaseKind {
    /// New or further data.
    Regular,
    /// An error of an earlier release is mended.
    Correction,
    /// What was published is taken back; the earlier releases stay readable at their links, marked.
    Withdrawal,
}

/// Where a release stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReleaseState {
    /// Protected and waiting for a second person.
    Proposed,
    /// Approved and waiting for its time.
    Embargoed,
    /// Public.
    Public,
}

/// A version that was protected, and, once a second person approved it and its time has come, is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The dataflow.
    pub dataflow: Id,
    /// Counted from 1 within the dataflow; a permalink names it.
    pub number: u32,
    /// The version it makes public.
    pub version: u32,
    /// Why it was made.
    pub kind: ReleaseKind,
    /// SHA-256 of the pack under which it was made: the lake keeps that pack.
    pub pack: String,
    /// Where its protected file is in the lake.
    pub address: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// The seal of the protection, in hexadecimal.
    pub seal: String,
    /// How many cells were hidden.
    pub hidden: u64,
    /// How many observations it has, hidden ones included.
    pub observations: u64,
    /// What changed and why, for readers; there is one in every correction and withdrawal.
    pub note: Option<LocalText>,
    /// When it was protected and proposed.
    pub proposed_at: Timestamp,
    /// Who proposed it.
    pub proposed_by: String,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// From when the public may read it.
    pub public_from: Option<Timestamp>,
    /// When it was published: written once, at the first beat of a clock after `public_from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
}

/// One release of a dataflow, by its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseReference {
    /// The dataflow.
    pub dataflow: Id,
    /// The number of the release.
    pub number: u32,
}

/// A release that something was made of and that does not stand any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedRelease {
    /// The release that it was made of.
    pub input: ReleaseReference,
    /// The number of the release that stands now; none where the data were taken back.
    pub current: Option<u32>,
    /// Since when.
    pub since: Timestamp,
}

impl ReleaseKind {
    /// The word for it in the store and in message keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Correction => "correction",
            Self::Withdrawal => "withdrawal",
        }
    }
}

impl std::str::FromStr for ReleaseKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let all = [Self::Regular, Self::Correction, Self::Withdrawal];
        all.into_iter().find(|kind| kind.word() == text).ok_or_else(|| format!("`{text}` is no kind of release"))
    }
}

impl ReleaseState {
    /// The word for it in JSON and in message keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Embargoed => "embargoed",
            Self::Public => "public",
        }
    }
}

impl Release {
    /// Where the release stands at `now`: an embargo ends by itself, without anyone doing anything. What was published once
    /// stays public, even where a clock was set back.
    pub fn state(&self, now: Timestamp) -> ReleaseState {
        match (self.approved_at, self.public_from) {
            (Some(_), _) if self.published_at.is_some() => ReleaseState::Public,
            (Some(_), Some(from)) if from <= now => ReleaseState::Public,
            (Some(_), _) => ReleaseState::Embargoed,
            (None, _) => ReleaseState::Proposed,
        }
    }

    /// Whether the public may read it at `now`.
    pub fn is_public(&self, now: Timestamp) -> bool {
        self.state(now) == ReleaseState::Public
    }

    /// Whether its time has come and nobody has written yet that it was published.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.published_at.is_none() && self.is_public(now)
    }

    /// Whether it can no longer be approved, beside all releases of its dataflow: a later one was approved, or proposes the same
    /// of the same version in its place.
    pub fn is_outdated(&self, all: &[Self]) -> bool {
        let withdraws = |one: &Self| one.kind == ReleaseKind::Withdrawal;
        let replaces = |later: &Self| later.version == self.version && withdraws(later) == withdraws(self);
        let is_later = |other: &&Self| other.dataflow == self.dataflow && other.number > self.number;
        self.approved_at.is_none()
            && all.iter().filter(is_later).any(|later| later.approved_at.is_some() || replaces(later))
    }

    /// What names it.
    pub fn reference(&self) -> ReleaseReference {
        ReleaseReference { dataflow: self.dataflow.clone(), number: self.number }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::Timestamp;

    use super::{Release, ReleaseKind, ReleaseState};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    pub(crate) fn release(public_from: Option<i64>, published_at: Option<i64>) -> Release {
        Release {
            dataflow: "DF".parse().unwrap(),
            number: 1,
            version: 1,
            kind: ReleaseKind::Regular,
            pack: String::new(),
            address: String::new(),
            sha256: String::new(),
            seal: String::new(),
            hidden: 0,
            observations: 0,
            note: None,
            proposed_at: at(1),
            proposed_by: "reviewer".to_owned(),
            approved_at: public_from.map(|_| at(2)),
            approved_by: public_from.map(|_| "approver".to_owned()),
            public_from: public_from.map(at),
            published_at: published_at.map(at),
        }
    }

    #[test]
    fn an_embargo_ends_at_its_second_and_a_clock_set_back_hides_nothing() {
        let waiting = release(Some(100), None);
        assert_eq!([99, 100].map(|now| waiting.state(at(now))), [ReleaseState::Embargoed, ReleaseState::Public]);
        assert_eq!([99, 100].map(|now| waiting.is_due(at(now))), [false, true]);
        let published = release(Some(100), Some(100));
        assert_eq!([50, 100].map(|now| published.state(at(now))), [ReleaseState::Public; 2]);
        assert!(!published.is_due(at(200)));
        assert_eq!(release(None, None).state(at(200)), ReleaseState::Proposed);
    }

    #[test]
    fn a_proposal_is_outdated_by_a_later_approval_or_by_another_of_the_same() {
        let first = release(None, None);
        let approved = Release { number: 2, version: 2, ..release(Some(100), None) };
        let same = Release { number: 2, ..release(None, None) };
        let next = Release { number: 2, version: 2, ..release(None, None) };
        let withdrawal = Release { number: 2, kind: ReleaseKind::Withdrawal, ..release(None, None) };
        let with = |other: &Release| first.is_outdated(&[first.clone(), other.clone()]);
        assert_eq!([&approved, &same, &next, &withdrawal].map(with), [true, true, false, false]);
        assert!(!approved.is_outdated(&[first, approved.clone()]));
    }
}
