//! Addresses of the lake: the first folder tells the stage.

use std::fmt;
use std::str::FromStr;

use crate::LakeError;

/// How far data have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Packs as they were when something was made under them.
    Packs,
    /// Bytes as a provider sent them.
    Received,
    /// Records of persons, which only plans read: nothing of it is ever shown.
    Restricted,
    /// Observations of one submission.
    Clean,
    /// A version of a dataflow, before protection.
    Derived,
    /// A version after protection.
    Released,
    /// Parts of files that are on their way: nothing was received yet, and they are the only ones that are forgotten.
    Arriving,
}

/// Where an object is in the lake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    stage: Stage,
    name: String,
}

impl Stage {
    /// Every stage whose files are kept, in order.
    pub const ALL: [Self; 6] =
        [Self::Packs, Self::Received, Self::Restricted, Self::Clean, Self::Derived, Self::Released];

    /// The folder of the stage.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Packs => "packs",
            Self::Received => "received",
            Self::Restricted => "restricted",
            Self::Clean => "clean",
            Self::Derived => "derived",
            Self::Released => "released",
            Self::Arriving => "arriving",
        }
    }
}

impl Address {
    /// The address of the bytes with this hash, as they were received.
    pub fn received(sha256: &str) -> Self {
        Self { stage: Stage::Received, name: sha256.to_owned() }
    }

    /// The address of the pack with this hash.
    pub fn pack(sha256: &str) -> Self {
        Self { stage: Stage::Packs, name: sha256.to_owned() }
    }

    /// The address of the bytes with this hash that came for a study and hold records of persons.
    pub fn restricted(study: &str, sha256: &str) -> Self {
        Self { stage: Stage::Restricted, name: format!("{study}/{sha256}") }
    }

    /// The address of a table: what it belongs to (a submission, a study or a dataflow) and its own hash.
    pub fn table(stage: Stage, owner: &str, sha256: &str) -> Self {
        Self { stage, name: format!("{owner}/{sha256}.parquet") }
    }

    /// The address of the part of a file on its way that begins at `offset`.
    pub fn arriving(upload: &str, offset: u64) -> Self {
        Self { stage: Stage::Arriving, name: format!("{upload}/{offset:012}") }
    }

    /// The upload of which this is a part; none for files that are kept.
    pub fn upload(&self) -> Option<&str> {
        self.name.split('/').next().filter(|_| self.stage == Stage::Arriving)
    }

    /// Whether this is the address of bytes with this hash.
    pub fn is_of(&self, sha256: &str) -> bool {
        let file = self.name.rsplit('/').next().unwrap_or_default();
        file.strip_suffix(".parquet").unwrap_or(file) == sha256
    }

    /// The stage.
    pub fn stage(&self) -> Stage {
        self.stage
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.stage.folder(), self.name)
    }
}

impl FromStr for Address {
    type Err = LakeError;
    fn from_str(text: &str) -> Result<Self, LakeError> {
        let wrong = || LakeError::NotAnAddress(text.to_owned());
        let (folder, name) = text.split_once('/').ok_or_else(wrong)?;
        let mut stages = Stage::ALL.into_iter().chain([Stage::Arriving]);
        let stage = stages.find(|stage| stage.folder() == folder).ok_or_else(wrong)?;
        let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
        if !name.split('/').all(is_plain) {
            return Err(wrong());
        }
        Ok(Self { stage, name: name.to_owned() })
    }
}
