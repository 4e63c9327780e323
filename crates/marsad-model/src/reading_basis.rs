//! How a submission was read besides the pack, so that it can be read again in the same way.

use serde::{Deserialize, Serialize};

use crate::Explanation;

/// What a reading rests on besides the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingBasis {
    /// The version of the profile; 0 for the one of the pack.
    #[serde(default)]
    pub profile: u32,
    /// The last mapping that counted; 0 for none.
    #[serde(default)]
    pub mappings: u32,
    /// Whether the file is a template of ours, filled in.
    #[serde(default)]
    pub is_template: bool,
    /// What the sender explained.
    #[serde(default)]
    pub explanations: Vec<Explanation>,
}

impl ReadingBasis {
    /// Whether it is the pack alone.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}
