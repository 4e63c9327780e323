//! Versions of an agreement: what two institutions have settled since the pack was written.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{DueRule, Frequency, Id, LocalText};

/// A document that was signed or attached, kept in the lake by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name as it was given.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
}

/// One version of an agreement. Only a signed one says anything: the last one that is valid on a day says what holds; profile
/// and dataflow stay the pack's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementVersion {
    /// The agreement of the pack.
    pub agreement: Id,
    /// Counted from 1 within the agreement.
    pub number: u32,
    /// Who has agreed.
    pub parties: Vec<Id>,
    /// What is counted, in the words that were agreed.
    pub definitions: LocalText,
    /// How often data are sent.
    pub frequency: Frequency,
    /// When they are due.
    pub due: DueRule,
    /// The law, decree or convention that covers it.
    pub legal_basis: LocalText,
    /// The function that answers questions.
    pub contact: LocalText,
    /// The account of that function.
    pub contact_account: Option<String>,
    /// From when it holds.
    pub valid_from: Date,
    /// The last day on which it holds; none where it goes on.
    pub valid_until: Option<Date>,
    /// Periods that end on this day or later are asked for. Where the first signed version says none, the day on which the
    /// observatory began stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_from: Option<Date>,
    /// The signed text.
    pub text: Option<Attachment>,
    /// What changed and why.
    pub note: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// Who wrote it.
    pub made_by: String,
    /// Who signed for the institution.
    pub signed_by: Option<String>,
}

impl AgreementVersion {
    /// Whether it holds on a day.
    pub fn is_valid(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|until| day <= until)
    }
}
