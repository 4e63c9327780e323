//! The protection of a table.

use marsad_model::{DataTable, ObsStatus, ProtectionPolicy};

use crate::rules::{Marks, complementary, not_for_publication, threshold};
use crate::{HiddenCell, Seal};

/// A table in which everything that must be hidden is hidden. It becomes public only through its [`Seal`].
#[derive(Debug)]
pub struct Protected {
    table: DataTable,
    hidden: Vec<HiddenCell>,
    policy: ProtectionPolicy,
}

/// Hides what `policy` and the provider say must be hidden.
pub fn protect(table: DataTable, policy: &ProtectionPolicy) -> Protected {
    let mut marks: Marks = vec![None; table.len()];
    not_for_publication::mark(&table, &mut marks);
    if let ProtectionPolicy::Threshold { minimum, only } = policy {
        threshold::mark(&table, *minimum, only, &mut marks);
    }
    complementary::mark(&table, &mut marks);
    let hidden = table.observations().iter().zip(&marks).filter_map(|(observation, mark)| {
        let (key, period) = (observation.key.clone(), observation.period.clone());
        mark.map(|reason| HiddenCell { key, period, reason })
    });
    Protected { hidden: hidden.collect(), policy: policy.clone(), table: emptied(table, &marks) }
}

/// `table` with the value of every marked cell gone and its statuses set.
fn emptied(table: DataTable, marks: &Marks) -> DataTable {
    let structure = table.structure.clone();
    let status = structure.attribute_place("OBS_STATUS");
    let confidentiality = structure.attribute_place("CONF_STATUS");
    let mut observations = table.into_observations();
    for (observation, reason) in observations.iter_mut().zip(marks).filter_map(|(o, mark)| mark.map(|mark| (o, mark))) {
        observation.value = None;
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
