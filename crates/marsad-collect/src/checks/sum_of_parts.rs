//! In one dimension the parts add up to the whole, all else being equal.

use std::collections::BTreeMap;

use marsad_model::{Check, DataStructure, Finding, FindingCode, Id, Observation, Rule, TimePeriod};

use super::{place, series};

/// What is equal between a whole and its parts: the rest of the key, and the period.
type Rest<'a> = (Vec<&'a Id>, &'a TimePeriod);

pub(super) fn run(structure: &DataStructure, rule: &Rule, file: &str, observations: &[Observation]) -> Vec<Finding> {
    let Check::SumOfParts { dimension, total, parts, tolerance } = &rule.check else { return Vec::new() };
    let Some(at) = structure.dimension_place(dimension.as_str()) else { return Vec::new() };
    let mut groups: BTreeMap<Rest<'_>, Vec<&Observation>> = BTreeMap::new();
    for observation in observations {
        let rest = observation.key.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, code)| code).collect();
        groups.entry((rest, &observation.period)).or_default().push(observation);
    }
    let finding = |group: &Vec<&Observation>| {
        let of = |code: &Id| group.iter().find(|observation| observation.key[at] == *code).copied();
        let whole = of(total)?;
        let sum: f64 = parts.iter().map(|part| of(part)?.value).sum::<Option<f64>>()?;
        let difference = sum - whole.value?;
        (difference.abs() > tolerance + f64::EPSILON * sum.abs()).then(|| {
            Finding::new(FindingCode::SumOfParts, rule.severity, place(file, whole))
                .with_value(whole.value.unwrap_or_default().to_string())
                .with("rule", &rule.id)
                .with("sum", sum)
                .with("total", whole.value.unwrap_or_default())
                .with("difference", difference.abs())
                .with("series", series(whole))
                .with("period", &whole.period)
        })
    };
    groups.values().filter_map(finding).collect()
}
