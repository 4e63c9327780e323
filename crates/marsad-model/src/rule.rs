//! Validation rules as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, Severity};

/// A rule that data of a dataflow must satisfy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its identifier, which findings name.
    pub id: Id,
    /// How grave it is to break it.
    pub severity: Severity,
    /// What is checked.
    pub check: Check,
}

/// What a rule checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum Check {
    /// Values lie between two bounds, both allowed, where the key has the codes of `where`.
    Range {
        /// The smallest value allowed.
        #[serde(default)]
        min: Option<f64>,
        /// The largest value allowed.
        #[serde(default)]
        max: Option<f64>,
        /// The observations it looks at: one code for each dimension named.
        #[serde(default, rename = "where")]
        only: BTreeMap<Id, Id>,
    },
    /// In one dimension the parts add up to the total, all other codes being equal.
    SumOfParts {
        /// The dimension whose codes are added.
        dimension: Id,
        /// The code of the whole.
        total: Id,
        /// The codes of the parts; all must be there for the check to be made.
        parts: Vec<Id>,
        /// How far apart the two may be and still agree, in units of the measure.
        #[serde(default)]
        tolerance: f64,
    },
}
