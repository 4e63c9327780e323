//! Waterfalls: a bridge with its numbers.

use serde::{Deserialize, Serialize};

use crate::{Id, Measured};

/// A bridge computed: each bar begins where the one before it ends, and the unexplained one ends at the other
/// statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waterfall {
    /// The statement it starts from.
    pub from: Id,
    /// The statement it leads to.
    pub to: Id,
    /// The figure it starts from.
    pub start: Measured,
    /// The figure it leads to.
    pub end: Measured,
    /// The steps, in the order of the bridge.
    pub bars: Vec<Bar>,
    /// What the steps leave unexplained; always there, even where it is zero.
    pub unexplained: Bar,
}

/// One step of a waterfall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// The step of the bridge; none for what stays unexplained.
    pub step: Option<Id>,
    /// What stood before it.
    pub before: f64,
    /// What stands after it.
    pub after: f64,
    /// The lowest that its amount may be, negative where it takes away: 1.96 standard errors beyond what its basis
    /// allows.
    pub low: f64,
    /// The highest that its amount may be.
    pub high: f64,
    /// The standard error of its amount, from random error alone.
    pub standard_error: f64,
}

impl Bar {
    /// What it adds, negative where it takes away.
    pub fn amount(&self) -> f64 {
        self.after - self.before
    }

    /// Whether zero lies within its bounds, so that the statements agree as far as anyone can tell.
    pub fn may_be_nothing(&self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }
}
