//! Mappings: which of our codes a provider means by a word, as a person has said.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// What a word of a provider stands for. The last one of a word holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordMapping {
    /// The agreement whose files have the word.
    pub agreement: Id,
    /// Counted from 1 within the agreement.
    pub number: u32,
    /// The component whose code it is.
    pub component: Id,
    /// The word, as it stands in the file.
    pub word: String,
    /// Our code; none where the mapping is taken back.
    pub code: Option<Id>,
    /// When it was said.
    pub mapped_at: Timestamp,
    /// Who said it.
    pub mapped_by: String,
    /// Why, where it is not plain.
    pub note: String,
}
