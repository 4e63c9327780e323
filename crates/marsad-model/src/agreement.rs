//! What a provider has agreed to send.

use serde::{Deserialize, Serialize};

use crate::{DueRule, Frequency, Id, LocalText};

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
    /// When the data are due, where working days count or a due day moves; else `due_days` of the calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueRule>,
    /// The law, decree or convention that covers it.
    pub legal_basis: LocalText,
}

impl ProvisionAgreement {
    /// When the data are due.
    pub fn due_rule(&self) -> DueRule {
        self.due.unwrap_or(DueRule::calendar(self.due_days))
    }
}
