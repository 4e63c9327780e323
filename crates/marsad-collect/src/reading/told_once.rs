//! What is told of the texts around tables, once for one text and one cause: tables beside each other have the same lines above
//! them, and what a text says otherwise is told already where it is told that it says something else.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Finding, FindingCode, Place, Severity};

/// What is told of a text where it is known only that it is another one.
const OPEN: [&str; 4] = ["subject", "words", "other-title", "new-title"];

/// The findings without those that another one of the same text tells as well.
pub(super) fn told_once(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut gravest: BTreeMap<(Place, String), Severity> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_of_text(finding) && !is_open(finding)) {
        let severity = gravest.entry(text_of(finding)).or_insert(finding.severity);
        *severity = (*severity).min(finding.severity);
    }
    let mut told = BTreeSet::new();
    let is_new = |finding: &Finding| {
        if !is_of_text(finding) {
            return true;
        }
        let is_told = gravest.get(&text_of(finding)).is_some_and(|severity| *severity <= finding.severity);
        !(is_open(finding) && is_told) && told.insert((text_of(finding), finding.severity, cause_of(finding)))
    };
    findings.retain(is_new);
    findings
}

/// Whether a finding tells of a text that stands around tables.
fn is_of_text(finding: &Finding) -> bool {
    matches!(finding.code, FindingCode::TitleDisagrees | FindingCode::FollowedTitle) && !finding.value.is_empty()
}

fn is_open(finding: &Finding) -> bool {
    finding.code == FindingCode::TitleDisagrees
        && finding.arguments.get("what").is_some_and(|what| OPEN.contains(&what.as_str()))
}

fn text_of(finding: &Finding) -> (Place, String) {
    (finding.place.clone(), finding.value.clone())
}

/// Why something is told of a text, whatever stood in its place.
fn cause_of(finding: &Finding) -> (FindingCode, BTreeMap<String, String>) {
    let mut arguments = finding.arguments.clone();
    arguments.remove("said");
    (finding.code, arguments)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Finding, FindingCode, Place, Severity};

    use super::told_once;

    fn at(row: u32, severity: Severity, what: &str) -> Finding {
        let place = Place { row: Some(row), column: Some(1), ..Place::default() };
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place);
        finding.with_value("Thousands").with("what", what).with("said", "Number")
    }

    /// What is left of findings: the row and what is told.
    fn left(findings: &[Finding]) -> Vec<(u32, String)> {
        let left = told_once(findings.to_vec()).into_iter();
        left.map(|finding| (finding.place.row.unwrap(), finding.arguments["what"].clone())).collect()
    }

    #[test]
    fn that_a_text_is_another_one_is_not_told_beside_what_it_says_otherwise() {
        let (subject, unit) = (at(2, Severity::Warning, "subject"), at(2, Severity::Warning, "unit"));
        assert_eq!(left(&[subject.clone(), unit.clone()]), [(2, "unit".to_owned())]);
        assert_eq!(left(&[unit.clone(), subject]), [(2, "unit".to_owned())], "in any order");
        let graver = at(2, Severity::Error, "subject");
        assert_eq!(left(&[graver, unit.clone()]).len(), 2, "what is graver is not lost");
        assert_eq!(left(&[at(3, Severity::Warning, "subject"), unit]).len(), 2, "of another cell");
    }

    #[test]
    fn what_two_tables_tell_of_one_text_is_told_once() {
        let gone = at(2, Severity::Error, "gone-unit").with("factor", 1000);
        assert_eq!(left(&[gone.clone(), gone.clone()]).len(), 1);
        assert_eq!(left(&[gone.clone(), gone.clone().with("factor", 1)]).len(), 2, "what follows is another thing");
        let title = at(1, Severity::Warning, "other-title");
        assert_eq!(left(&[title.clone(), title.with("said", "Ports")]).len(), 1, "whatever stood there");
        let of_rows = Finding::new(FindingCode::UnknownCode, Severity::Error, Place::default()).with_value("Lulu");
        assert_eq!(told_once(vec![of_rows.clone(), of_rows]).len(), 2, "rows are told as before");
    }
}
