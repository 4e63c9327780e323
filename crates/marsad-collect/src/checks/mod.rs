//! Checks of what was read, one file each.

mod duplicate_key;
mod no_data;
mod plausible;
mod range;
mod sum_of_parts;

use marsad_model::{Check, DataStructure, Observation, Place, Rule};

use crate::Reading;

/// Runs every check; findings are added, and of two rows with the same key the first stays.
pub(crate) fn run(structure: &DataStructure, rules: &[Rule], file: &str, reading: &mut Reading) {
    no_data::run(file, reading);
    duplicate_key::run(file, reading);
    let implausible = plausible::run(structure, file, &reading.observations);
    reading.findings.extend(implausible);
    for rule in rules {
        let findings = match &rule.check {
            Check::Range { .. } => range::run(structure, rule, file, &reading.observations),
            Check::SumOfParts { .. } => sum_of_parts::run(structure, rule, file, &reading.observations),
        };
        reading.findings.extend(findings);
    }
}

/// Where an observation stands in the file.
fn place(file: &str, observation: &Observation) -> Place {
    let origin = observation.origin.as_ref();
    Place {
        file: file.to_owned(),
        sheet: origin.map(|origin| origin.sheet.clone()).unwrap_or_default(),
        row: origin.map(|origin| origin.row),
        column: origin.map(|origin| origin.column),
    }
}

/// The key of a series as people read it: codes with stops between them.
fn series(observation: &Observation) -> String {
    observation.key.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(".")
}
