//! Tokens with which programs act for a person.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::worded::worded;

worded! {
    /// What a token may be used for. A token never approves, decides or manages: persons do.
    Scope {
        /// Read the submissions that its person may read, with findings and receipts.
        ReadSubmissions = "read-submissions",
        /// Send submissions.
        SendSubmissions = "send-submissions",
        /// Read what is due and when.
        ReadCalendar = "read-calendar",
        /// Read reviews and tasks.
        ReadReviews = "read-reviews",
        /// Read the board and the scores.
        ReadBoard = "read-board",
        /// Read the audit trail.
        ReadAudit = "read-audit",
    }
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiToken {
    /// Its identifier, the first part of what is handed out.
    pub id: String,
    /// Whose it is: the token acts with the rights of this account, and never more.
    pub account: String,
    /// What its person calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// SHA-256 of its secret, which has 160 bits of chance.
    pub mark: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl ApiToken {
    /// Whether it works at `now`.
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}
