//! Values lie between the bounds of a rule.

use marsad_model::{Check, DataStructure, Finding, FindingCode, Observation, Rule};

use super::place;

pub(super) fn run(structure: &DataStructure, rule: &Rule, file: &str, observations: &[Observation]) -> Vec<Finding> {
    let Check::Range { min, max, only } = &rule.check else { return Vec::new() };
    let is_outside = |value: f64| min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max);
    let outside = observations
        .iter()
        .filter(|observation| observation.value.is_some_and(is_outside) && structure.key_has(only, &observation.key));
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
