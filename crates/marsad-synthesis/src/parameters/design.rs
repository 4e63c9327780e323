//! How the sample is drawn and who answers.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Enumeration areas with probability proportional to size in each stratum, all their households listed; then, in each
/// stratum and for each status, a simple random sample of listed households.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// Enumeration areas in the sample.
    pub eas: usize,
    /// The least number of them in a stratum.
    pub eas_min: usize,
    /// 0: in proportion to households; the larger, the more even between strata (Kish allocation).
    pub allocation_evenness: f64,
    /// Where this is described.
    pub source: String,
    /// The second phase.
    pub phase2: Phase2,
}

/// The second phase.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase2 {
    /// The share of listed households that is visited, by the code of the population.
    pub rates: BTreeMap<String, f64>,
    /// The least number of households visited in a stratum of the second phase, where it has as many.
    pub stratum_min: usize,
}

/// Who answers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The share of visited households that answers, by the code of the population.
    pub rates: BTreeMap<String, f64>,
    /// A factor for each area.
    pub areas: Vec<f64>,
    /// A factor for households of one person.
    pub single_person: f64,
    /// Cells of the adjustment with fewer answers are merged.
    pub cell_min: usize,
}
