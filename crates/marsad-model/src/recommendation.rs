//! Recommendations: the one figure that the observatory gives, why this one, and how sure it is.

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Facet, Id, LocalText, Quantity, SeriesReference};

/// The figure that answers a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Which figure.
    pub choice: Choice,
    /// The rule that chose it.
    pub rule: RecommendationRule,
    /// What it counts, in one sentence.
    pub counts: LocalText,
    /// What its interval rests on.
    pub interval: IntervalBasis,
}

/// A figure that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case")]
pub enum Choice {
    /// That of a statement of the question.
    Statement {
        /// The statement.
        statement: Id,
    },
    /// One that a plan reconciled, released like any other.
    Reconciled {
        /// The plan.
        plan: Id,
        /// The value of the dataflow that it makes.
        series: SeriesReference,
    },
    /// One made of published series.
    Quantity {
        /// How.
        quantity: Quantity,
    },
}

impl Choice {
    /// The published values that it is made of; none for a statement, which has its own.
    pub fn series(&self) -> Vec<&SeriesReference> {
        match self {
            Self::Statement { .. } => Vec::new(),
            Self::Reconciled { series, .. } => vec![series],
            Self::Quantity { quantity } => quantity.series().collect(),
        }
    }
}

worded! {
    /// Why a figure is recommended.
    RecommendationRule {
        /// Its definition is the closest to the international standard.
        ClosestToStandard = "closest-to-standard",
        /// It covers the whole country and everyone whom the question is about.
        WidestCoverage = "widest-coverage",
        /// It is the latest of those that answer the question.
        MostRecent = "most-recent",
        /// It counts what the question asks; the others count something near it.
        DirectCount = "direct-count",
        /// It holds all of what the question asks for; the others hold a part.
        MostComplete = "most-complete",
        /// It comes from the institution that the law charges with it.
        OfficialSource = "official-source",
        /// It balances all statements by their grades.
        Reconciled = "reconciled",
    }
}

/// What the interval of a recommended figure rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case")]
pub enum IntervalBasis {
    /// The standard error or the rounding of the figure itself.
    Source,
    /// From the smallest to the largest of these statements, the figure included.
    Statements {
        /// The statements.
        statements: Vec<Id>,
    },
    /// Two bounds that somebody answers for.
    Declared {
        /// The lower bound.
        low: f64,
        /// The upper bound.
        high: f64,
        /// Who declares them.
        author: LocalText,
        /// Why.
        basis: LocalText,
    },
    /// There is none.
    None {
        /// Why not.
        reason: LocalText,
    },
}

/// Another definition that a reader may switch to, and the figure that answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Its identifier within the question.
    pub id: Id,
    /// What is switched, such as "aged 15 and over only".
    pub label: LocalText,
    /// The facet that changes.
    pub facet: Facet,
    /// The figure under it.
    pub choice: Choice,
    /// What must be known of it.
    pub note: LocalText,
}
