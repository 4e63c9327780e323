//! Delegations: who stands in for whom, and how long.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One person lets another of the same institution act in their place for a while. Both count as one where a second person
/// must judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// What names it.
    pub id: String,
    /// The account of who is away.
    pub from: String,
    /// The account of who stands in.
    pub to: String,
    /// The first day.
    pub valid_from: Date,
    /// The last day.
    pub valid_until: Date,
    /// Why.
    pub reason: String,
    /// When it was given.
    pub made_at: Timestamp,
    /// Who gave it.
    pub made_by: String,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl Delegation {
    /// Whether it holds on a day.
    pub fn is_valid(&self, day: Date) -> bool {
        self.revoked_at.is_none() && self.valid_from <= day && day <= self.valid_until
    }
}
