//! Themes: the shelves of the data list.

use serde::{Deserialize, Serialize};

use crate::{Id, LocalText};

/// A shelf on which people look for dataflows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its identifier.
    pub id: Id,
    /// Its name for people.
    pub name: LocalText,
    /// The colour of its series: a role of the palette, such as `sea`.
    pub colour: String,
}
