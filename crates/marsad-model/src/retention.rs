//! How long things about persons are kept, and what is processed for which purpose.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Id, LocalText};

worded! {
    /// What is kept for a while only.
    RetentionClass {
        /// Who was signed in from where.
        Sessions = "sessions",
        /// Links of invitations and resets.
        Links = "links",
        /// Files that came in parts, whole or not, and keys that name a request.
        Uploads = "uploads",
        /// Letters, sent or not.
        Letters = "letters",
        /// Notices.
        Notices = "notices",
        /// Counted attempts to sign in.
        Attempts = "attempts",
        /// Addresses, mobile numbers, passwords and second factors of accounts that were closed.
        ClosedAccounts = "closed-accounts",
    }
}

worded! {
    /// Where the name of an account, or the network of a person, stays for good: nothing there can be erased.
    LastingPlace {
        /// Records of the audit trail: who, from which network, and every row as it was written.
        AuditTrail = "audit-trail",
        /// Rows of what was sent, decided, said, agreed and published, which name who did it.
        Acts = "acts",
        /// Accounts, closed ones too.
        Accounts = "accounts",
        /// Signed receipts, which name who sent; copies are with the senders.
        Receipts = "receipts",
    }
}

/// By which rule something about persons stays for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastingRule {
    /// Where.
    pub place: LastingPlace,
    /// By which rule.
    pub basis: LocalText,
}

/// How long one class is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// What.
    pub class: RetentionClass,
    /// How many days.
    pub days: u32,
    /// By which rule.
    pub basis: LocalText,
}

/// One processing of data about persons, as the data protection authority asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processing {
    /// What names it.
    pub id: Id,
    /// What for.
    pub purpose: LocalText,
    /// On which basis.
    pub legal_basis: LocalText,
    /// Of whom, and what.
    pub categories: LocalText,
    /// Who gets it.
    pub recipients: LocalText,
    /// How long it is kept.
    pub retention: LocalText,
    /// The agreements that bring it.
    #[serde(default)]
    pub agreements: Vec<Id>,
    /// The studies that hold it.
    #[serde(default)]
    pub studies: Vec<Id>,
}

/// What was erased because its time was over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// What names it.
    pub id: String,
    /// What.
    pub class: RetentionClass,
    /// Everything from before this moment.
    pub until: Timestamp,
    /// How many rows.
    pub rows: u64,
    /// When.
    pub at: Timestamp,
}
