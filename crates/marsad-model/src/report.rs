//! Reports: what reading and checking a submission gave.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Decision, Finding, ReadingBasis};

/// What reading and checking a submission gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionReport {
    /// The submission.
    pub submission: String,
    /// How many observations could be read.
    pub observations: u64,
    /// What is wrong, in the order of the file.
    pub findings: Vec<Finding>,
    /// Where the observations are in the lake.
    pub address: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the pack under which it was made: the lake keeps that pack.
    pub pack: String,
    /// When it was checked.
    pub checked_at: Timestamp,
    /// The periods of its observations, by name, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<String>,
    /// How it was read besides the pack.
    #[serde(default, skip_serializing_if = "ReadingBasis::is_plain")]
    pub basis: ReadingBasis,
}

/// What a person decided about a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionDecision {
    /// The submission.
    pub submission: String,
    /// Counted from 1 within the submission.
    pub number: u32,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub decided_at: Timestamp,
}
