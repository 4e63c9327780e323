//! Concepts: what a dimension, measure or attribute means.

use serde::{Deserialize, Serialize};

use crate::{Id, LocalText};

/// A unit of meaning, defined once and used by many structures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Its identifier.
    pub id: Id,
    /// Its name for people.
    pub name: LocalText,
    /// What it means.
    pub description: LocalText,
}
