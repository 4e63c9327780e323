//! A file without a single observation is a mistake of its sender.

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::Reading;

pub(super) fn run(file: &str, reading: &mut Reading) {
    if reading.observations.is_empty() && reading.is_acceptable() {
        let place = Place { file: file.to_owned(), ..Place::default() };
        reading.findings.push(Finding::new(FindingCode::NoData, Severity::Error, place));
    }
}
