//! Differences between two definitions, facet by facet.

use serde::{Deserialize, Serialize};

use crate::Facet;
use crate::worded::worded;

worded! {
    /// How what one definition says of a facet stands to what another says.
    Relation {
        /// The two have nothing to do with each other.
        Unlike = "unlike",
        /// The first lies within the second.
        Narrower = "narrower",
        /// The second lies within the first.
        Wider = "wider",
        /// They share something, and neither lies within the other.
        Overlapping = "overlapping",
        /// Only one of the two is said, or none where one is needed.
        Unknown = "unknown",
        /// The same thing, measured in another way.
        Otherwise = "otherwise",
    }
}

/// A facet in which two definitions differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FacetDifference {
    /// The facet.
    pub facet: Facet,
    /// How the first stands to the second.
    pub relation: Relation,
}

impl Relation {
    /// How the second stands to the first.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Narrower => Self::Wider,
            Self::Wider => Self::Narrower,
            same => same,
        }
    }
}
