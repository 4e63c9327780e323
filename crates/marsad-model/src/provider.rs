//! Data providers: the institutions.

use serde::{Deserialize, Serialize};

use crate::{Id, LocalText};

/// An institution that holds a piece of the truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataProvider {
    /// Its identifier.
    pub id: Id,
    /// Its full name.
    pub name: LocalText,
    /// What kind of institution it is.
    pub kind: ProviderKind,
    /// What it holds that matters here, in one sentence.
    pub holds: LocalText,
}

/// Kinds of institutions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderKind {
    /// The observatory itself.
    Observatory,
    /// A ministry.
    Ministry,
    /// The national statistics institute.
    Statistics,
    /// The central bank.
    Bank,
    /// A public agency or office.
    Agency,
    /// An association or research centre.
    Research,
    /// An institution of a country where migrants live.
    Host,
    /// An international organisation.
    International,
}
