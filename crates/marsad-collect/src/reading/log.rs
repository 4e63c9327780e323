//! Findings as they are made, with a limit to how many places of one trouble are listed.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Severity};

/// How many places of one trouble are listed; the rest is counted.
const PLACES_MAX: u64 = 200;
/// How many findings are kept in all; further places are counted with the last finding of their kind.
const FINDINGS_MAX: usize = 20_000;

/// What makes findings one trouble: the same kind, value and words.
type Cause = (FindingCode, String, String);

/// Findings as they are made.
#[derive(Debug, Default)]
pub(crate) struct Log {
    findings: Vec<Finding>,
    /// For each trouble how often it was met, and its last listed finding.
    causes: HashMap<Cause, (u64, usize)>,
    /// For each kind its last listed finding.
    kinds: HashMap<FindingCode, usize>,
    errors: u64,
    count: u64,
}

impl Log {
    /// Adds a finding, or counts it where its trouble is listed often enough.
    pub(crate) fn add(&mut self, finding: Finding) {
        self.count += 1;
        self.errors += u64::from(finding.severity == Severity::Error) * (1 + finding.more);
        let component = finding.arguments.get("component").or_else(|| finding.arguments.get("rule"));
        let cause = (finding.code, finding.value.chars().take(80).collect(), component.cloned().unwrap_or_default());
        if self.findings.len() >= FINDINGS_MAX {
            return self.count_with_kind(finding);
        }
        let (count, last) = self.causes.entry(cause).or_insert((0, 0));
        *count += 1;
        if *count > PLACES_MAX {
            let last = *last;
            self.findings[last].more += 1 + finding.more;
            return;
        }
        *last = self.findings.len();
        self.kinds.insert(finding.code, self.findings.len());
        self.findings.push(finding);
    }

    /// Counts a finding with the last of its kind; the first of a kind is always listed.
    fn count_with_kind(&mut self, finding: Finding) {
        match self.kinds.get(&finding.code) {
            Some(&last) => self.findings[last].more += 1 + finding.more,
            None => {
                self.kinds.insert(finding.code, self.findings.len());
                self.findings.push(finding);
            }
        }
    }

    /// Adds every finding of `other`.
    pub(crate) fn extend(&mut self, other: impl IntoIterator<Item = Finding>) {
        other.into_iter().for_each(|finding| self.add(finding));
    }

    /// The listed findings of a kind.
    pub(crate) fn of_code(&self, code: FindingCode) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.code == code)
    }

    /// How many findings of any kind were made so far.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// How many errors were found so far.
    pub(crate) fn errors(&self) -> u64 {
        self.errors
    }

    /// The findings, in the order of the file.
    pub(crate) fn into_findings(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| {
            (&a.place.sheet, a.place.row, a.place.column).cmp(&(&b.place.sheet, b.place.row, b.place.column))
        });
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Finding, FindingCode, Place, Severity};

    use super::{Log, PLACES_MAX};

    #[test]
    fn one_trouble_in_many_places_is_listed_a_while_and_then_counted() {
        let mut log = Log::default();
        for row in 1..=1000 {
            let place = Place { row: Some(row), ..Place::default() };
            log.add(Finding::new(FindingCode::UnknownCode, Severity::Error, place).with_value("ZZZ"));
        }
        assert_eq!(log.errors(), 1000);
        let findings = log.into_findings();
        assert_eq!(findings.len() as u64, PLACES_MAX);
        assert_eq!(findings.iter().map(|finding| 1 + finding.more).sum::<u64>(), 1000);
    }
}
