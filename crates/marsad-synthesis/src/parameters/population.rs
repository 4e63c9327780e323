//! One of the four populations.

use serde::Deserialize;

use super::{Amount, Conditions, Number, Quality, Recode, Variable};

/// A population: how many there are, where they are from, and what is asked of them, in the order in which it is drawn.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Its code in data.
    pub code: String,
    /// How many persons there are.
    pub size: f64,
    /// The last digit in which the size was printed, as a number of persons.
    pub step: f64,
    /// The same figure in the pack: its dataflow and key.
    pub figure: Option<String>,
    /// Where the size comes from.
    pub source: String,
    /// How sure it is.
    pub quality: Quality,
    /// The number that is the age in completed years.
    pub age: String,
    /// Margins that weights are raked to besides published ones: each a list of variables to be crossed.
    #[serde(default)]
    pub rake: Vec<Vec<String>>,
    /// Where this population is denser than residents are.
    #[serde(default)]
    pub spread: Vec<Factor>,
    /// What its stays are made of.
    pub stay: Option<Stay>,
    /// What is told apart by codes.
    pub variables: Vec<Variable>,
    /// What is counted.
    #[serde(default)]
    pub numbers: Vec<Number>,
    /// What is measured.
    #[serde(default)]
    pub amounts: Vec<Amount>,
    /// What is told apart more coarsely.
    #[serde(default)]
    pub recodes: Vec<Recode>,
}

/// A factor for those who meet the conditions.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The conditions.
    pub when: Conditions,
    /// The factor.
    pub factor: f64,
}

/// What stays in another country are made of: names of numbers and variables of the population.
///
/// A stay that goes on needs `departure` alone, a number that holds its year. A stay that ended needs `until`, the year
/// of its end, and `months`, its length; then `departure` is the name of a column that is computed from them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stay {
    /// The year in which it began.
    pub departure: String,
    /// The year in which it ended.
    pub until: Option<String>,
    /// How many months it lasted.
    pub months: Option<String>,
    /// The variable that says how many stays there were before; its codes are whole numbers.
    pub earlier: Option<String>,
    /// The variable that says in which country.
    pub country: Option<String>,
}
