//! In how many places of a file something is wrong.

use std::collections::BTreeSet;

use marsad_model::{Finding, Severity};

/// The number of places with an error or a warning; a place with several counts once, and notes count nothing. Where a
/// finding says that there are more places than it lists, they count too.
pub fn places_found(findings: &[Finding]) -> u64 {
    let grave: Vec<&Finding> = findings.iter().filter(|finding| finding.severity != Severity::Note).collect();
    let places: BTreeSet<_> = grave.iter().map(|finding| &finding.place).collect();
    let more: u64 = grave.iter().map(|finding| finding.more).sum();
    places.len() as u64 + more
}

#[cfg(test)]
mod tests {
    use marsad_model::{FindingCode, Place};

    use super::*;

    fn finding(severity: Severity, row: u32, more: u64) -> Finding {
        let place = Place { row: Some(row), ..Place::default() };
        Finding { more, ..Finding::new(FindingCode::NotANumber, severity, place) }
    }

    #[test]
    fn a_place_counts_once_and_notes_count_nothing() {
        let findings = [
            finding(Severity::Error, 2, 0),
            finding(Severity::Warning, 2, 0),
            finding(Severity::Warning, 3, 5),
            finding(Severity::Note, 4, 9),
        ];
        assert_eq!(places_found(&findings), 7);
        assert_eq!(places_found(&[]), 0);
    }
}
