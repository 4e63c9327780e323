//! Versions of a dataset: what a plan made of accepted submissions, of releases, or of a survey.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Id, Plan, ReleaseReference, StudyFileReference};

/// An immutable set of data that a plan made, with all that is needed to make it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatasetVersion {
    /// The dataflow.
    pub dataflow: Id,
    /// Counted from 1 within the dataflow.
    pub number: u32,
    /// The plan as it was when the version was built.
    pub plan: Plan,
    /// The submissions it was built from, in the order in which they were accepted.
    pub submissions: Vec<String>,
    /// The releases it was built from, by dataflow. Where there are none it is not written, so that records made before
    /// there were any keep their hashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<ReleaseReference>,
    /// The tables of studies it was built from. Where there are none it is not written, so that records made before there
    /// were any keep their hashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub study_files: Vec<StudyFileReference>,
    /// SHA-256 of the pack under which it was made: the lake keeps that pack.
    pub pack: String,
    /// Where its file is in the lake.
    pub address: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// How many observations it has.
    pub observations: u64,
    /// When it was built.
    pub built_at: Timestamp,
    /// Who had it built.
    pub built_by: String,
}
