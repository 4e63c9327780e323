//! The register of contradictions: what was found, where it stands, and what was said of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Contradiction, ContradictionNumbers, LocalText};

worded! {
    /// Where a contradiction stands.
    ContradictionState {
        /// Nobody has said why the numbers differ.
        Open = "open",
        /// Its owners have said why they differ; both numbers stand.
        Explained = "explained",
        /// One of the numbers was corrected or taken back.
        Resolved = "resolved",
        /// The difference is known and nothing will be done.
        Accepted = "accepted",
    }
}

/// A contradiction in the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionEntry {
    /// What names it, the same at each scan.
    pub id: String,
    /// What was found at the last scan that found it.
    pub contradiction: Contradiction,
    /// Where it stands.
    pub state: ContradictionState,
    /// Whether the public may read it.
    pub is_public: bool,
    /// When it was found first.
    pub found_at: Timestamp,
    /// When a scan last found it as it is here.
    pub last_seen_at: Timestamp,
}

/// What a person said of a contradiction, or what a scan noticed. An answer is given for two numbers and for no others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionNote {
    /// The contradiction.
    pub contradiction: String,
    /// Its number among the notes of the contradiction, from 1.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// The account of who said it, or who let the scan run.
    pub by: String,
    /// Where the contradiction stands since, where the note changed that.
    pub state: Option<ContradictionState>,
    /// What was said in one language: a comment between those who work with the register, or a note for readers of the time
    /// when those were made in one language. Blank in every other note.
    pub text: String,
    /// What readers are told, in every language; none where only the state changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<LocalText>,
    /// The numbers that it speaks of; none in notes that were made before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<ContradictionNumbers>,
    /// The numbers that stood there before, where a scan found that they had changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers_before: Option<ContradictionNumbers>,
}

impl ContradictionNote {
    /// Whether it is a word between those who work with the register, which nobody decided to tell readers.
    pub fn is_comment(&self) -> bool {
        self.told.is_none() && self.state.is_none() && !self.text.is_empty()
    }

    /// Whether the comparison of what is public made it, and nobody said anything.
    pub fn is_of_comparison(&self) -> bool {
        self.told.is_none() && self.text.is_empty()
    }
}

impl std::str::FromStr for ContradictionState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().copied().find(|state| state.word() == text);
        let words = || Self::ALL.iter().map(|state| state.word()).collect::<Vec<&str>>().join(", ");
        known.ok_or_else(|| format!("`{text}` is no state of a contradiction: write one of {}", words()))
    }
}

#[cfg(test)]
mod tests {
    use super::ContradictionState;

    #[test]
    fn a_word_that_is_no_state_is_answered_with_those_that_are() {
        let told = "closed".parse::<ContradictionState>().unwrap_err();
        for state in ContradictionState::ALL {
            assert!(told.contains(state.word()), "{told}");
            assert_eq!(state.word().parse::<ContradictionState>(), Ok(*state));
        }
    }
}
