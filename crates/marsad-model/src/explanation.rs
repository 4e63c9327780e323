//! Explanations: why a sender stands by what a rule finds wrong.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A reason for what a rule finds wrong, where the rule allows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The submission.
    pub submission: String,
    /// The rule.
    pub rule: String,
    /// Why it is right nevertheless.
    pub reason: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
