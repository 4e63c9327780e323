//! Numbers and amounts that refine codes, and recodes that coarsen them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Conditions, Factor};

/// A whole number that lies in the range of a code: the age within an age group, the year within a period.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Its name, which is the name of its column.
    pub name: String,
    /// The variable whose codes have ranges; where that is missing, so is the number.
    pub from: String,
    /// For each code: from, to (both included) and the weight of that stretch.
    pub ranges: BTreeMap<String, Vec<(i32, i32, f64)>>,
    /// Whether it is a year that cannot lie before the birth.
    #[serde(default)]
    pub not_before_birth: bool,
    /// It is a number of months that cannot exceed the life until the year that this number holds.
    pub within_life_until: Option<String>,
    /// Whether round numbers are preferred.
    pub heaping: Option<Heaping>,
}

/// The preference for round numbers in answers. An answer never leaves the range of its code.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heaping {
    /// The share of answers that are rounded if they can be.
    pub share: f64,
    /// To a multiple of this.
    pub multiple: i32,
    /// If it is at most this far away.
    pub distance_max: i32,
}

/// An amount drawn from quantiles.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Its name, which is the name of its column.
    pub name: String,
    /// Who is asked.
    #[serde(default)]
    pub universe: Conditions,
    /// Probabilities from 0 to 1 with their quantiles; in between, a straight line.
    pub quantiles: Vec<(f64, f64)>,
    /// Answers are multiples of this.
    pub rounding: f64,
    /// Factors for some people; all that apply count.
    #[serde(default)]
    pub factors: Vec<Factor>,
}

/// A coarser variable: groups of the codes of another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recode {
    /// Its name, which is the name of its column.
    pub name: String,
    /// The variable whose codes are grouped.
    pub from: String,
    /// Its codes with the codes that each stands for.
    pub groups: BTreeMap<String, Vec<String>>,
}
