//! Plans: how the data of a dataflow are made from what was received, from what was released, or from a survey.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Balance, EstimatePlan, Id};

/// A declared way to make the versions of a dataflow, so that any of them can be made again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its identifier.
    pub id: Id,
    /// The dataflow it makes.
    pub dataflow: Id,
    /// The agreements whose accepted submissions it reads; none where it reads releases or a survey.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Id>,
    /// How it makes one from the other.
    pub method: Method,
}

/// A method that a plan declares, with what it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every accepted observation; where two have the same key, the one accepted last.
    LatestAccepted,
    /// Figures of released dataflows, made to agree.
    Balance(Balance),
    /// Estimates from a survey, each with its standard error.
    Estimate(Box<EstimatePlan>),
}

impl Plan {
    /// Its balance, if it makes one.
    pub fn balance(&self) -> Option<&Balance> {
        match &self.method {
            Method::Balance(balance) => Some(balance),
            Method::Estimate(_) | Method::LatestAccepted => None,
        }
    }

    /// What it estimates, if it reads a survey.
    pub fn estimate(&self) -> Option<&EstimatePlan> {
        match &self.method {
            Method::Estimate(plan) => Some(plan),
            Method::Balance(_) | Method::LatestAccepted => None,
        }
    }

    /// The dataflows whose releases it reads, each once.
    pub fn reads(&self) -> BTreeSet<&Id> {
        self.balance().map(Balance::dataflows).unwrap_or_default()
    }
}

impl Method {
    /// The word for it in the keys of messages.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::LatestAccepted => "latest-accepted",
            Self::Balance(_) => "balance",
            Self::Estimate(_) => "estimate",
        }
    }
}
