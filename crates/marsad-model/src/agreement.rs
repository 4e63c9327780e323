//! What a provider has agreed to send.

use serde::{Deserialize, Serialize};

use crate::{Frequency, Id, LocalText};

/// A provider's promise to send data of a dataflow: how, how often, until when, on which legal basis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisionAgreement {
    /// Its identifier.
    pub id: Id,
    /// Its name for people.
    pub name: LocalText,
    /// Who sends.
    pub provider: Id,
    /// Which dataflow it feeds.
    pub dataflow: Id,
    /// How the provider writes: the profile that reads its files.
    pub profile: Id,
    /// How often it sends.
    pub frequency: Frequency,
    /// Days after the end of a period in which the data are due.
    pub due_days: u16,
    /// The law, decree or convention that covers it.
    pub legal_basis: LocalText,
}
