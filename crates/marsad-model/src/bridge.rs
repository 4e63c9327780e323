//! Bridges: the steps that lead from one statement to another.
//!
//! What the steps do not explain is never written here: it is computed, and shown.

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Facet, Id, LocalText, Quantity};

/// The way from one statement to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bridge {
    /// The statement it starts from.
    pub from: Id,
    /// The statement it leads to.
    pub to: Id,
    /// What must be known of it as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
    /// The steps, in their order; without one, the whole difference is unexplained.
    #[serde(default, rename = "step", skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// One step of a bridge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its identifier within the bridge.
    pub id: Id,
    /// What it takes away or adds, for people.
    pub label: LocalText,
    /// The facet whose difference it bridges, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<Facet>,
    /// Whether it takes away or adds.
    pub effect: Effect,
    /// Whether its size is an amount or a share of what is left before it.
    #[serde(default)]
    pub takes: Takes,
    /// What its size rests on.
    pub basis: Basis,
    /// What must be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
}

worded! {
    /// Whether a step takes away or adds.
    Effect {
        /// It takes away.
        Minus = "minus",
        /// It adds.
        Plus = "plus",
    }
}

worded! {
    /// What the size of a step is.
    #[derive(Default)]
    Takes {
        /// An amount in the unit of the question.
        #[default]
        Amount = "amount",
        /// A share, between 0 and 1, of what is left before the step.
        ShareOfRest = "share-of-rest",
    }
}

/// What the size of a step rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case")]
pub enum Basis {
    /// Published figures and nothing else.
    Series {
        /// How the size is made of them.
        quantity: Quantity,
    },
    /// An estimate with its uncertainty.
    Estimate {
        /// The size.
        value: f64,
        /// Its standard error, in the same unit.
        standard_error: f64,
        /// How it was estimated.
        method: LocalText,
        /// Where it was published.
        source: String,
    },
    /// A published figure of one population, place or time that is applied to another: an assumption, however exact the
    /// figure is where it belongs. Whoever applies it may say between which sizes it is thought to lie there; where nobody
    /// does, its bounds are not known.
    Transferred {
        /// How the size is made of published figures.
        quantity: Quantity,
        /// The smallest and the largest size that are thought possible where it is applied.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        range: Option<SizeRange>,
        /// Who applies it.
        author: LocalText,
        /// From whom or when it is taken, and why it may be applied.
        basis: LocalText,
    },
    /// An assumption that somebody answers for: a size of its own, or which part of published figures is the size, so that
    /// it moves with them.
    Assumption {
        /// The smallest size or part that is thought possible.
        low: f64,
        /// The size or part that is reckoned with.
        central: f64,
        /// The largest size or part that is thought possible.
        high: f64,
        /// The published figures of which `low`, `central` and `high` are parts; without them they are sizes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parts_of: Option<Quantity>,
        /// Who assumes it.
        author: LocalText,
        /// Why.
        basis: LocalText,
    },
}

/// Between which sizes something is thought to lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizeRange {
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
}

impl SizeRange {
    /// Whether a size lies in it, its ends included.
    pub fn contains(&self, size: f64) -> bool {
        self.low <= size && size <= self.high
    }
}

impl Basis {
    /// The word for every kind.
    pub const WORDS: [&str; 4] = ["series", "estimate", "transferred", "assumption"];

    /// The word for its kind, in packs and in the keys of messages.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Series { .. } => "series",
            Self::Estimate { .. } => "estimate",
            Self::Transferred { .. } => "transferred",
            Self::Assumption { .. } => "assumption",
        }
    }

    /// The published figures that its size is made of, or a part of which it is; none where it is made of none.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Series { quantity } | Self::Transferred { quantity, .. } => Some(quantity),
            Self::Assumption { parts_of, .. } => parts_of.as_ref(),
            Self::Estimate { .. } => None,
        }
    }

    /// How its size is made of published figures, the part that is assumed as a factor; none where it is made of none.
    pub fn made_of(&self) -> Option<Quantity> {
        let quantity = self.quantity()?.clone();
        match self {
            Self::Assumption { central, .. } => {
                Some(Quantity { times: Some(quantity.times.unwrap_or(1.0) * central), ..quantity })
            }
            Self::Series { .. } | Self::Transferred { .. } | Self::Estimate { .. } => Some(quantity),
        }
    }

    /// Who answers for it, where somebody assumes something.
    pub const fn author(&self) -> Option<&LocalText> {
        match self {
            Self::Transferred { author, .. } | Self::Assumption { author, .. } => Some(author),
            Self::Series { .. } | Self::Estimate { .. } => None,
        }
    }
}
