//! Variables whose values are codes.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Conditions;

/// A variable of codes, or a flag with the codes `yes` and `no`.
///
/// For whom the probabilities are: the shares of the first case that applies, else `shares`; each code multiplied by the
/// odds of every effect that applies; then, by iterative proportional fitting, moved as little as possible until all
/// targets hold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Its name, which is the name of its column.
    pub name: String,
    /// Its codes in the order of `shares`; none for a flag.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The share of each code; they add up to one.
    #[serde(default)]
    pub shares: Vec<f64>,
    /// The share of `yes`: the variable is a flag.
    pub share: Option<f64>,
    /// Who is asked; the value of everyone else is missing.
    #[serde(default)]
    pub universe: Conditions,
    /// Shares for some people; the first case that applies counts.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// What makes codes likelier; all that apply count.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// How alike neighbours are.
    #[serde(default)]
    pub cluster: Cluster,
}

/// Shares for some people.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Whom it is about.
    pub when: Conditions,
    /// The share of each code; they add up to one.
    pub shares: Vec<f64>,
}

/// What makes codes likelier for some people.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Whom it is about.
    pub when: Conditions,
    /// A factor for each code that is named.
    pub odds: BTreeMap<String, f64>,
}

/// The correlation of two persons with the same probabilities, by what they share.
///
/// `place` ≤ `ea` ≤ `household`: who shares a household also shares its area and place. What is not given is as large as
/// what stands before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    /// In one place.
    pub place: Option<f64>,
    /// In one enumeration area.
    pub ea: Option<f64>,
    /// In one household.
    pub household: Option<f64>,
}
