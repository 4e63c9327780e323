//! Accounts: who acts in the work of production.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Id, Lang, LocalText, Role};

worded! {
    /// Whether an account can be used.
    AccountState {
        /// It can.
        Active = "active",
        /// The person has not followed the link of the invitation yet.
        Invited = "invited",
        /// It was closed; what its person did stays under its name.
        Closed = "closed",
    }
}

/// A person's account, without its secrets and without the address of the person.
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
    /// Whether it can be used.
    #[serde(default = "active", skip_serializing_if = "is_active")]
    pub state: AccountState,
    /// The language of letters to the person.
    #[serde(default = "arabic")]
    pub lang: Lang,
    /// SHA-256 of the id and the address for letters; blank without one. The address itself stays out of the audit trail,
    /// where it could never be erased.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email_mark: String,
    /// SHA-256 of the secret of the second factor and its recovery codes; blank where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub second_factor_mark: String,
    /// SHA-256 of the mobile number with chance beside it, so that nobody finds the number by trying all; blank without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mobile_mark: String,
    /// Who the person is for the single sign-on: issuer, a blank, subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

impl Account {
    /// Whether signing in needs a second factor.
    pub fn has_second_factor(&self) -> bool {
        !self.second_factor_mark.is_empty()
    }

    /// Whether the person confirmed a mobile number.
    pub fn has_mobile(&self) -> bool {
        !self.mobile_mark.is_empty()
    }
}

const fn active() -> AccountState {
    AccountState::Active
}

fn is_active(state: &AccountState) -> bool {
    *state == AccountState::Active
}

/// Accounts that were made before letters were sent had no language.
const fn arabic() -> Lang {
    Lang::Ar
}
