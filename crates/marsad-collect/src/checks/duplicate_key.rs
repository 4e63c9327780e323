//! The same series and period must not stand twice.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Id, Severity, TimePeriod};

use super::place;
use crate::Reading;

pub(super) fn run(file: &str, reading: &mut Reading) {
    let mut first_rows: HashMap<(Vec<Id>, TimePeriod), u32> = HashMap::new();
    let mut findings = Vec::new();
    reading.observations.retain(|observation| {
        let row = observation.origin.as_ref().map_or(0, |origin| origin.row);
        let key = (observation.key.clone(), observation.period.clone());
        match first_rows.get(&key) {
            None => first_rows.insert(key, row).is_none(),
            Some(first) => {
                let finding = Finding::new(FindingCode::DuplicateKey, Severity::Error, place(file, observation));
                findings.push(finding.with("first", first));
                false
            }
        }
    });
    reading.findings.extend(findings);
}
