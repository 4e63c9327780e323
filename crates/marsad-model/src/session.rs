//! What stands between a person and the desk for a while: sessions, links, counted attempts. None of it is a decision of
//! anyone, and all of it expires.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::worded::worded;

worded! {
    /// How far a person has come in signing in.
    SessionStage {
        /// The password was right; the second factor is still to come.
        Password = "password",
        /// Signed in.
        Whole = "whole",
    }
}

worded! {
    /// What a link in a letter is for.
    LinkPurpose {
        /// To choose the first password of a new account.
        Invitation = "invitation",
        /// To choose another password.
        Reset = "reset",
    }
}

/// A person signed in on one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// SHA-256 of the secret that the device keeps.
    pub mark: String,
    /// Who.
    pub account: String,
    /// How far.
    pub stage: SessionStage,
    /// The mark of the password with which it began: with another password the session ends.
    pub password_mark: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub until: Timestamp,
    /// From where it began.
    pub origin: String,
    /// What the device says it is.
    pub agent: String,
    /// The account for which the person stands in.
    pub stands_for: Option<String>,
}

/// A link that a letter carries, good once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLink {
    /// SHA-256 of the secret in the link.
    pub mark: String,
    /// Whose password it sets.
    pub account: String,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it is good.
    pub until: Timestamp,
}

/// A mobile number that a person gave and has not confirmed yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MobileCode {
    /// Whose it is.
    pub account: String,
    /// The number (E.164).
    pub number: String,
    /// SHA-256 of the code that was sent there.
    pub mark: String,
    /// How often a code was typed.
    pub tries: u32,
    /// Until when the code is good, and the number known.
    pub until: Timestamp,
}

/// Failed attempts to sign in, counted for an account or for a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempts {
    /// What is counted: `account NAME` or `network PREFIX`.
    pub subject: String,
    /// How many in a row.
    pub failures: u32,
    /// When the last one was.
    pub last_at: Timestamp,
    /// Until when nobody is let in, right or wrong.
    pub blocked_until: Option<Timestamp>,
    /// When the count is forgotten.
    pub until: Timestamp,
}

/// Something that must not be used a second time, such as a code of a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedOnce {
    /// What it was.
    pub mark: String,
    /// When it could not be used any more anyway.
    pub until: Timestamp,
}

/// What a single sign-on has to be remembered by, from leaving for the issuer until coming back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInState {
    /// SHA-256 of the state that the issuer gives back.
    pub mark: String,
    /// The verifier of the proof key (PKCE).
    pub verifier: String,
    /// What the issuer must repeat in its token.
    pub nonce: String,
    /// Where the person wanted to go.
    pub back: String,
    /// When it is forgotten.
    pub until: Timestamp,
}
