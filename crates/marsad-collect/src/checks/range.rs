//! Values lie between the bounds of a rule.

use std::collections::BTreeMap;

use marsad_model::{Check, DataStructure, Finding, FindingCode, Id, Observation, Rule};

use super::place;

pub(super) fn run(structure: &DataStructure, rule: &Rule, file: &str, observations: &[Observation]) -> Vec<Finding> {
    let Check::Range { min, max, only } = &rule.check else { return Vec::new() };
    let is_outside = |value: f64| min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max);
    let outside = observations
        .iter()
        .filter(|observation| observation.value.is_some_and(is_outside) && concerns(structure, only, observation));
    let bounds = match (min, max) {
        (Some(min), Some(max)) => format!("{min} … {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    };
    let finding = |observation: &Observation| {
        Finding::new(FindingCode::OutOfRange, rule.severity, place(file, observation))
            .with_value(observation.value.unwrap_or_default().to_string())
            .with("rule", &rule.id)
            .with("bounds", &bounds)
    };
    outside.map(finding).collect()
}

/// Whether the rule looks at this observation: the key has every code that the rule names.
fn concerns(structure: &DataStructure, only: &BTreeMap<Id, Id>, observation: &Observation) -> bool {
    only.iter().all(|(dimension, code)| {
        structure.dimension_place(dimension.as_str()).and_then(|place| observation.key.get(place)) == Some(code)
    })
}
