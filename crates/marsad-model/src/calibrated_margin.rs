//! What the weights of a table were calibrated to before anybody estimates with them: margins without their totals, which
//! the weights themselves give.
//!
//! Does not hold: totals to which weights are brought on demand ([`Calibration`](crate::Calibration)), nor what follows for
//! errors (`marsad-survey`, folder `weighting/reached_margins`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;

/// One margin that weights reach in every sample: the numbers of persons in some cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CalibratedMargin {
    /// Whose numbers are known: those who have one of the codes of each variable; everybody where there is none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub within: BTreeMap<String, Vec<String>>,
    /// The variables whose crossing makes the cells; none for one cell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// Parts every cell in two: those who have one of the codes of each variable, and all others.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub of: BTreeMap<String, Vec<String>>,
}

/// The margins of the weights of one table of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyCalibration {
    /// The table.
    pub table: Id,
    /// To what its weights were calibrated.
    pub margins: Vec<CalibratedMargin>,
}

impl CalibratedMargin {
    /// The variables that it names, each with the codes that it names of it.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &[String])> {
        let crossed = self.by.iter().map(|name| (name.as_str(), &[][..]));
        let coded = self.within.iter().chain(&self.of).map(|(name, codes)| (name.as_str(), codes.as_slice()));
        coded.chain(crossed)
    }
}

#[cfg(test)]
mod tests {
    use super::CalibratedMargin;

    #[test]
    fn a_margin_names_the_variables_of_its_cells_and_parts() {
        let mut margin = CalibratedMargin { by: vec!["sex".into()], ..CalibratedMargin::default() };
        margin.within.insert("population".into(), vec!["STAYER".into()]);
        margin.of.insert("works".into(), vec!["1".into()]);
        let named: Vec<(&str, usize)> = margin.variables().map(|(name, codes)| (name, codes.len())).collect();
        assert_eq!(named, [("population", 1), ("works", 1), ("sex", 0)]);
    }
}
