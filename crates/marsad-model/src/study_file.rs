//! Tables of studies in the lake: records of persons, which only plans read.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;

/// A table of a study, as it was received or made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyFile {
    /// The study.
    pub study: Id,
    /// The table.
    pub table: Id,
    /// Counted from 1 within the table.
    pub number: u32,
    /// Where it comes from.
    pub origin: StudyOrigin,
    /// Where its file is in the lake.
    pub address: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// How many rows it has.
    pub rows: u64,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// SHA-256 of the pack under which it was read or made: the lake keeps that pack.
    pub pack: String,
    /// When.
    pub made_at: Timestamp,
    /// Who received it or had it made.
    pub made_by: String,
}

/// Where a table of a study comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StudyOrigin {
    /// A file that somebody brought.
    Received {
        /// Its name.
        file_name: String,
        /// SHA-256 of its bytes, which are kept beside the table.
        sha256: String,
        /// SHA-256 of the codebook that came with it, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        codebook_sha256: Option<String>,
    },
    /// The generator, by its parameters in the pack.
    Synthesised {
        /// The seed of the population.
        population_seed: u64,
        /// The seed of the design.
        design_seed: u64,
        /// How many times the size of the design.
        scale: u32,
    },
}

/// Which table of a study a version was made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StudyFileReference {
    /// The study.
    pub study: Id,
    /// The table.
    pub table: Id,
    /// Its number.
    pub number: u32,
}

impl StudyFile {
    /// What names it.
    pub fn reference(&self) -> StudyFileReference {
        StudyFileReference { study: self.study.clone(), table: self.table.clone(), number: self.number }
    }
}

impl std::fmt::Display for StudyFileReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.study, self.table, self.number)
    }
}
