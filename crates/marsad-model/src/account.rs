//! Accounts: who acts in the work of production.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Id, LocalText, Role};

/// A person's account, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The name to sign in with.
    pub id: String,
    /// The function of the person, for people.
    pub name: LocalText,
    /// The institution.
    pub provider: Id,
    /// What the person may do.
    pub role: Role,
    /// Whether the password was made by the system and must be replaced before anything else.
    pub has_one_time_password: bool,
    /// SHA-256 of the stored password hash, so that the audit trail shows a change without holding the secret.
    pub password_mark: String,
    /// When it was made.
    pub created_at: Timestamp,
}
