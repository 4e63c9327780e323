//! Submissions: what a provider sent under an agreement, and the moves it may make.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// Where a submission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SubmissionState {
    /// Its bytes are kept; nobody has looked inside.
    Received,
    /// It was read and checked without an error.
    Checked,
    /// It goes back to the provider with a reason.
    Returned,
    /// A person took it into the data.
    Accepted,
}

/// What can be done with a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// Reading and checking found no error.
    Pass,
    /// Reading and checking found errors.
    Fail,
    /// A person accepts it.
    Accept,
    /// A person returns it.
    Return,
}

/// A move that the state of a submission does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a submission that is {from} cannot be {to}")]
pub struct RefusedMove {
    /// The state it is in.
    pub from: SubmissionState,
    /// What was asked for.
    pub to: &'static str,
}

/// What a person decides about a checked submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Take it into the data.
    Accept,
    /// Send it back.
    Return,
}

/// What a provider sent under an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its identifier: the agreement, and a number counted within it.
    pub id: String,
    /// The agreement it was sent under.
    pub agreement: Id,
    /// The name of the file as the provider gave it.
    pub file_name: String,
    /// SHA-256 of the bytes as sent, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
    /// When it was received.
    pub received_at: Timestamp,
    /// Who sent it.
    pub received_by: String,
    /// Where it stands.
    pub state: SubmissionState,
}

/// Every move there is: from a state, by a move, to a state. What is not here is refused.
const MOVES: [(SubmissionState, Move, SubmissionState); 5] = [
    (SubmissionState::Received, Move::Pass, SubmissionState::Checked),
    (SubmissionState::Received, Move::Fail, SubmissionState::Returned),
    (SubmissionState::Checked, Move::Accept, SubmissionState::Accepted),
    (SubmissionState::Checked, Move::Return, SubmissionState::Returned),
    // A reviewer may take back an acceptance: the next version is built without the submission.
    (SubmissionState::Accepted, Move::Return, SubmissionState::Returned),
];

impl SubmissionState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Received, Self::Checked, Self::Returned, Self::Accepted];

    /// The state after a move, or why there is none.
    pub fn after(self, step: Move) -> Result<Self, RefusedMove> {
        let found = MOVES.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(_, _, to)| *to).ok_or(RefusedMove { from: self, to: step.participle() })
    }

    /// The word for it in the store, in JSON and in message keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Checked => "checked",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }
}

impl Move {
    const fn participle(self) -> &'static str {
        match self {
            Self::Pass | Self::Fail => "checked",
            Self::Accept => "accepted",
            Self::Return => "returned",
        }
    }
}

impl fmt::Display for SubmissionState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for SubmissionState {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|state| state.word() == text)
            .ok_or_else(|| format!("`{text}` is no state of a submission"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Move, SubmissionState};

    #[test]
    fn nothing_is_accepted_unchecked_and_nothing_returned_comes_back() {
        assert!(SubmissionState::Received.after(Move::Accept).is_err());
        assert!(SubmissionState::Returned.after(Move::Accept).is_err());
        assert_eq!(SubmissionState::Checked.after(Move::Accept), Ok(SubmissionState::Accepted));
        let error = SubmissionState::Accepted.after(Move::Accept).unwrap_err();
        assert_eq!(error.to_string(), "a submission that is accepted cannot be accepted");
    }
}
