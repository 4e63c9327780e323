//! The protection of a table.

use marsad_model::{DataTable, N_UNWEIGHTED, ObsStatus, ProtectionPolicy, QualityRules, UNCERTAINTY};

use crate::rules::{Marks, complementary, not_for_publication, quality, respondents, threshold};
use crate::{HiddenCell, HiddenReason, Seal};

/// A table in which everything that must be hidden is hidden. It becomes public only through its [`Seal`].
#[derive(Debug)]
pub struct Protected {
    table: DataTable,
    hidden: Vec<HiddenCell>,
    policy: ProtectionPolicy,
}

/// Hides what `policy` and the provider say must be hidden.
pub fn protect(table: DataTable, policy: &ProtectionPolicy) -> Protected {
    let marks: Marks = vec![None; table.len()];
    protect_beside(table, policy, marks)
}

/// The same where some cells are known to be secrets before any rule looks; there is a mark for each observation.
pub(crate) fn protect_beside(table: DataTable, policy: &ProtectionPolicy, mut marks: Marks) -> Protected {
    not_for_publication::mark(&table, &mut marks);
    let mut warned = None;
    match policy {
        ProtectionPolicy::Open { .. } => complementary::mark(&table, |_| true, &mut marks),
        ProtectionPolicy::Threshold { minimum, only } => {
            threshold::mark(&table, *minimum, only, &mut marks);
            complementary::mark(&table, |_| true, &mut marks);
        }
        ProtectionPolicy::Survey { minimum, quality, additive, only } => {
            respondents::mark(&table, *minimum, &mut marks);
            let structure = &table.structure;
            complementary::mark(&table, |cell| *additive && structure.key_has(only, &cell.key), &mut marks);
            quality::mark(&table, quality, &mut marks);
            warned = Some(quality);
        }
    }
    let hidden = table.observations().iter().zip(&marks).filter_map(|(observation, mark)| {
        let (key, period) = (observation.key.clone(), observation.period.clone());
        mark.map(|reason| HiddenCell { key, period, reason })
    });
    let hidden: Vec<HiddenCell> = hidden.collect();
    let table = match warned {
        Some(rules) => marked(table, rules),
        None => table,
    };
    Protected { hidden, policy: policy.clone(), table: emptied(table, &marks) }
}

/// `table` with a warning in the status of every estimate that is hardly reliable.
fn marked(table: DataTable, rules: &QualityRules) -> DataTable {
    let structure = table.structure.clone();
    let Some(place) = structure.attribute_place("OBS_STATUS") else { return table };
    let warned = quality::warned(&table, rules);
    let mut observations = table.into_observations();
    for (observation, _) in observations.iter_mut().zip(warned).filter(|(_, is_warned)| *is_warned) {
        observation.attributes[place] = Some(ObsStatus::LowReliability.to_string());
    }
    DataTable::new(structure, observations)
}

/// `table` with the value of every marked cell gone, all that it says of its size, and its statuses set.
fn emptied(table: DataTable, marks: &Marks) -> DataTable {
    let structure = table.structure.clone();
    let status = structure.attribute_place("OBS_STATUS");
    let confidentiality = structure.attribute_place("CONF_STATUS");
    let uncertainty = UNCERTAINTY.map(|attribute| structure.attribute_place(attribute));
    let respondents = structure.attribute_place(N_UNWEIGHTED);
    let mut observations = table.into_observations();
    for (observation, reason) in observations.iter_mut().zip(marks).filter_map(|(o, mark)| mark.map(|mark| (o, mark))) {
        observation.value = None;
        for place in uncertainty.iter().flatten() {
            // That too few were asked is why an unreliable estimate is hidden; of a confidential one it is part of the secret.
            if reason != HiddenReason::LowQuality || Some(*place) != respondents {
                observation.attributes[*place] = None;
            }
        }
        if let Some(place) = status {
            observation.attributes[place] = Some(ObsStatus::Suppressed.to_string());
        }
        if let Some(place) = confidentiality {
            observation.attributes[place] = Some(reason.conf_status().to_string());
        }
    }
    DataTable::new(structure, observations)
}

impl Protected {
    /// The protected data, to be written to the lake.
    pub fn table(&self) -> &DataTable {
        &self.table
    }

    /// What was hidden and why.
    pub fn hidden(&self) -> &[HiddenCell] {
        &self.hidden
    }

    /// The seal for the file to which this table was written.
    pub fn seal(&self, dataflow: &str, file_sha256: &str) -> Seal {
        Seal::new(dataflow, &self.policy, file_sha256)
    }
}
