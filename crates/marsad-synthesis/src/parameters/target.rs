//! Published margins.

use serde::Deserialize;

use super::Conditions;

/// A published margin: which part of whom, and how many.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its identifier.
    pub id: String,
    /// The code of the population.
    pub population: String,
    /// The domain: whose share it is. All of the population if nothing is said.
    #[serde(default)]
    pub within: Conditions,
    /// The part of the domain that is counted.
    pub of: Conditions,
    /// Its share of the domain in per cent; either this or `persons`.
    pub percent: Option<f64>,
    /// How many persons it is.
    pub persons: Option<f64>,
    /// The last digit in which the value was printed, in its unit: the value is met within half of it.
    pub step: f64,
    /// How sure it is, and so who must meet it.
    pub quality: Quality,
    /// Whether other targets imply it to the last digit, so that it need not be asked for.
    #[serde(default)]
    pub is_implied: bool,
    /// The targets with the same word here divide a domain: what their printed values lack of the whole is spread
    /// evenly.
    pub whole: Option<String>,
    /// The same figure in the pack: its dataflow and key.
    pub figure: Option<String>,
    /// Where it was published.
    pub source: String,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// Printed as a number: the population meets it, and so do the weighted estimates.
    Exact,
    /// Said in words: the population meets it, estimates lie within their sampling error.
    Verbal,
    /// Chosen: the same as for words.
    Assumed,
}
