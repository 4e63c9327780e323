//! A file without a single observation is a mistake of its sender.

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::Reading;
use crate::reading::log::Log;

pub(super) fn run(file: &str, reading: &Reading, log: &mut Log) {
    if reading.columns.is_empty() && reading.is_acceptable() {
        let place = Place { file: file.to_owned(), ..Place::default() };
        log.add(Finding::new(FindingCode::NoData, Severity::Error, place));
    }
}
