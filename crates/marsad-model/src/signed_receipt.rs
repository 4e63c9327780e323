//! Receipts that prove what was received and when, to anyone who has the public key.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// What the observatory confirms to a sender. The signature is over the JSON of this with a blank signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedReceipt {
    /// Counted from 1 within the submission.
    pub number: u32,
    /// The submission.
    pub submission: String,
    /// The agreement.
    pub agreement: Id,
    /// Who sent.
    pub provider: Id,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
    /// When it was received.
    pub received_at: Timestamp,
    /// The account that sent it.
    pub received_by: String,
    /// How many observations could be read; none where nobody has looked inside.
    pub observations: Option<u64>,
    /// How many errors were found.
    pub errors: u64,
    /// How many warnings were found.
    pub warnings: u64,
    /// The number of the last audit record when the receipt was made.
    pub audit_number: u64,
    /// Its hash: the head of the chain.
    pub audit_hash: String,
    /// The public key, in hexadecimal.
    pub key: String,
    /// The signature (Ed25519), in hexadecimal.
    pub signature: String,
}
