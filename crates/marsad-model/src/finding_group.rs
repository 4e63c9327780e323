//! Findings by their cause: what a person reads instead of the same trouble two hundred times.

use std::collections::HashMap;

use crate::{Finding, FindingCode, Place, Severity};

/// How many places of a group are named.
const PLACES_MAX: usize = 5;

/// What makes findings one trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Cause<'f> {
    code: FindingCode,
    severity: Severity,
    value: &'f str,
    component: &'f str,
}

/// Findings of one cause.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingGroup<'f> {
    /// The first of them, whose words stand for all.
    pub first: &'f Finding,
    /// How many places have the trouble, listed or only counted.
    pub count: u64,
    /// The first places.
    pub places: Vec<&'f Place>,
}

impl Finding {
    /// What it is about besides its value: the component or the rule that it names.
    pub fn subject(&self) -> &str {
        let named = self.arguments.get("component").or_else(|| self.arguments.get("rule"));
        named.map(String::as_str).unwrap_or_default()
    }
}

/// `findings` by their cause, the weightiest first: errors before warnings before notes, then what touches more places.
///
/// The value makes a cause where it is a word that a person corrects once, such as an unknown code; where it is a number
/// that merely stands in the row, as in [`FindingCode::is_about_numbers`], code and rule make it.
pub fn group_findings(findings: &[Finding]) -> Vec<FindingGroup<'_>> {
    let mut groups: Vec<FindingGroup<'_>> = Vec::new();
    let mut known: HashMap<Cause<'_>, usize> = HashMap::new();
    for finding in findings {
        let at = *known.entry(cause(finding)).or_insert_with(|| {
            groups.push(FindingGroup { first: finding, count: 0, places: Vec::new() });
            groups.len() - 1
        });
        groups[at].count += 1 + finding.more;
        if groups[at].places.len() < PLACES_MAX {
            groups[at].places.push(&finding.place);
        }
    }
    groups.sort_by_key(|group| (group.first.severity, std::cmp::Reverse(group.count)));
    groups
}

fn cause(finding: &Finding) -> Cause<'_> {
    let value = if finding.code.is_about_numbers() { "" } else { finding.value.as_str() };
    Cause { code: finding.code, severity: finding.severity, value, component: finding.subject() }
}

#[cfg(test)]
mod tests {
    use super::group_findings;
    use crate::{Finding, FindingCode, Place, Severity};

    fn finding(code: FindingCode, severity: Severity, value: &str, row: u32) -> Finding {
        Finding::new(code, severity, Place { row: Some(row), ..Place::default() }).with_value(value)
    }

    fn unknown(value: &str, row: u32) -> Finding {
        finding(FindingCode::UnknownCode, Severity::Error, value, row).with("component", "ISLE")
    }

    #[test]
    fn one_cause_is_one_group_that_counts_every_place() {
        let mut last = unknown("Lullu", 9);
        last.more = 40;
        let findings = [unknown("Lullu", 2), unknown("Sadaf", 3), last];
        let groups = group_findings(&findings);
        let counts: Vec<(&str, u64)> = groups.iter().map(|group| (group.first.value.as_str(), group.count)).collect();
        assert_eq!(counts, [("Lullu", 42), ("Sadaf", 1)]);
        assert_eq!(groups[0].places.iter().map(|place| place.row).collect::<Vec<_>>(), [Some(2), Some(9)]);
    }

    #[test]
    fn an_error_outweighs_any_number_of_warnings() {
        let mut warning = finding(FindingCode::Outlier, Severity::Warning, "7", 1);
        warning.more = 1000;
        let findings = [warning, unknown("Lullu", 2), finding(FindingCode::RowNotRead, Severity::Note, "Note", 3)];
        let order: Vec<Severity> = group_findings(&findings).iter().map(|group| group.first.severity).collect();
        assert_eq!(order, [Severity::Error, Severity::Warning, Severity::Note]);
    }

    #[test]
    fn of_equal_severity_what_touches_more_places_comes_first() {
        let findings = [unknown("A", 1), unknown("B", 2), unknown("B", 3)];
        assert_eq!(group_findings(&findings)[0].first.value, "B");
    }

    #[test]
    fn numbers_that_break_one_rule_are_one_cause_and_two_rules_are_two() {
        let of =
            |rule: &str, value: &str| finding(FindingCode::SumOfParts, Severity::Error, value, 1).with("rule", rule);
        let findings = [of("SEX", "8"), of("SEX", "9"), of("AGE", "8")];
        assert_eq!(group_findings(&findings).iter().map(|group| group.count).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn the_same_words_in_two_components_are_two_causes() {
        let findings = [unknown("x", 1), unknown("x", 2).with("component", "SEX")];
        assert_eq!(group_findings(&findings).len(), 2);
    }

    #[test]
    fn of_many_places_the_first_are_named() {
        let findings: Vec<Finding> = (1..=20).map(|row| unknown("x", row)).collect();
        let groups = group_findings(&findings);
        assert_eq!((groups[0].count, groups[0].places.len()), (20, 5));
    }

    #[test]
    fn nothing_wrong_is_no_group() {
        assert_eq!(group_findings(&[]), []);
    }
}
