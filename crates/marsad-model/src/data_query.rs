//! Questions to a dataflow.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, TimeRange};

/// A question to a dataflow: which series, when, how many of each, and what is added up.
///
/// A dimension that `codes` does not name is a wildcard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataQuery {
    /// The codes wanted, by dimension.
    pub codes: BTreeMap<Id, Vec<Id>>,
    /// The periods wanted.
    pub time: TimeRange,
    /// How many observations of each series, from which end.
    pub limit: Limit,
    /// Dimensions that are added up: each becomes `_T`, made of the codes selected other than `_T` itself.
    pub totals: Vec<Id>,
}

/// How many observations of each series, counted in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// All of them.
    #[default]
    All,
    /// The first so many.
    First(usize),
    /// The last so many.
    Last(usize),
    /// The first so many and the last so many, each observation once.
    Both(usize, usize),
}

impl DataQuery {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// The same question with one code chosen in a dimension.
    #[must_use]
    pub fn with_code(mut self, dimension: &Id, code: &Id) -> Self {
        self.codes.insert(dimension.clone(), vec![code.clone()]);
        self
    }

    /// Whether `code` is wanted in `dimension`.
    pub fn wants(&self, dimension: &Id, code: &Id) -> bool {
        self.codes.get(dimension).is_none_or(|codes| codes.contains(code))
    }
}

impl Limit {
    /// Whether the observation at `place` of a series of `length` is kept.
    pub fn keeps(self, place: usize, length: usize) -> bool {
        match self {
            Self::All => true,
            Self::First(n) => place < n,
            Self::Last(n) => place.saturating_add(n) >= length,
            Self::Both(first, last) => place < first || place.saturating_add(last) >= length,
        }
    }
}
