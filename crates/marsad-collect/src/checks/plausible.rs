//! What the structure itself says of a value: whole numbers are whole, and a period is of the frequency of its row.

use marsad_model::{DataStructure, Finding, FindingCode, Observation, Severity};

use super::place;

pub(super) fn run(structure: &DataStructure, file: &str, observations: &[Observation]) -> Vec<Finding> {
    let whole = observations.iter().filter_map(|observation| not_whole(structure, file, observation));
    whole.chain(observations.iter().filter_map(|observation| wrong_frequency(structure, file, observation))).collect()
}

fn not_whole(structure: &DataStructure, file: &str, observation: &Observation) -> Option<Finding> {
    let value = observation.value.filter(|value| structure.measure.decimals == 0 && value.fract() != 0.0)?;
    let finding = Finding::new(FindingCode::NotWhole, Severity::Error, place(file, observation));
    Some(finding.with_value(value.to_string()))
}

/// Only forms that tell their frequency are judged; a range may be of any.
fn wrong_frequency(structure: &DataStructure, file: &str, observation: &Observation) -> Option<Finding> {
    let said = observation.key.get(structure.dimension_place("FREQ")?)?;
    let told = format!("{:?}", observation.period.frequency()?);
    let is_known = ["A", "S", "T", "Q", "M", "W", "D", "I"].contains(&said.as_str());
    (is_known && *said != told.as_str()).then(|| {
        let finding = Finding::new(FindingCode::WrongFrequency, Severity::Error, place(file, observation));
        finding.with_value(observation.period.to_string()).with("expected", said)
    })
}
