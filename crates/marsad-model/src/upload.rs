//! Files on their way, and keys by which a request that is sent twice is done once.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// A file that comes in parts, because lines are slow and break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// What names it; it cannot be guessed.
    pub id: String,
    /// Who sends.
    pub account: String,
    /// Under which agreement.
    pub agreement: Id,
    /// The name of the file.
    pub file_name: String,
    /// How many bytes it has in all.
    pub size_bytes: u64,
    /// How many are here.
    pub received_bytes: u64,
    /// The sizes of the parts, in order.
    pub parts: Vec<u64>,
    /// When it began.
    pub made_at: Timestamp,
    /// When what is here is forgotten.
    pub until: Timestamp,
    /// The submission that it became.
    pub submission: Option<String>,
}

impl Upload {
    /// Whether more of it may come: it is no submission yet, and its time is not over.
    pub fn is_awaited(&self, now: Timestamp) -> bool {
        self.submission.is_none() && now < self.until
    }
}

/// A request that was done, by the key its sender gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdempotencyKey {
    /// SHA-256 of account and key.
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// SHA-256 of what was asked, so that a key is not used for something else.
    pub request_mark: String,
    /// The submission that it made.
    pub submission: String,
    /// When.
    pub made_at: Timestamp,
    /// When it is forgotten.
    pub until: Timestamp,
}
