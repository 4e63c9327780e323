//! Findings as they are made, with a limit to how many places of one trouble are listed.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Severity};

/// How many places of one trouble are listed; the rest is counted.
pub(super) const PLACES_MAX: u64 = 200;
/// How many findings are kept in all; further places are counted with the last finding of their kind.
const FINDINGS_MAX: usize = 20_000;

/// A kind of finding that is equally grave: what is only counted with another must not seem lighter than it is.
type Kind = (FindingCode, Severity);
/// What makes findings one trouble: the same kind, value and words.
type Cause = (Kind, String, String);

/// Findings as they are made.
#[derive(Debug, Default)]
pub(crate) struct Log {
    findings: Vec<Finding>,
    /// For each trouble how often it was met, and its last listed finding.
    causes: HashMap<Cause, (u64, usize)>,
    /// For each kind its last listed finding.
    kinds: HashMap<Kind, usize>,
    errors: u64,
    count: u64,
}

impl Log {
    /// Adds a finding, or counts it where its trouble is listed often enough.
    pub(crate) fn add(&mut self, finding: Finding) {
        let kind = (finding.code, finding.severity);
        if !self.lists(kind.0, kind.1) {
            return self.count_unlisted(kind.0, kind.1, 1 + finding.more);
        }
        self.count += 1;
        self.errors += u64::from(finding.severity == Severity::Error) * (1 + finding.more);
        if self.findings.len() < FINDINGS_MAX {
            let component = finding.arguments.get("component").or_else(|| finding.arguments.get("rule"));
            let cause = (kind, finding.value.chars().take(80).collect(), component.cloned().unwrap_or_default());
            let (count, last) = self.causes.entry(cause).or_insert((0, 0));
            *count += 1;
            if *count > PLACES_MAX {
                let last = *last;
                self.findings[last].more += 1 + finding.more;
                return;
            }
            *last = self.findings.len();
        }
        self.kinds.insert(kind, self.findings.len());
        self.findings.push(finding);
    }

    /// Whether one more finding of a kind is listed: while there is room, and always the first of its kind.
    pub(crate) fn lists(&self, code: FindingCode, severity: Severity) -> bool {
        self.findings.len() < FINDINGS_MAX || !self.kinds.contains_key(&(code, severity))
    }

    /// Counts places that are not listed with the last finding of their kind; nothing where it has none.
    pub(crate) fn count_unlisted(&mut self, code: FindingCode, severity: Severity, places: u64) {
        let Some(&last) = self.kinds.get(&(code, severity)) else { return };
        self.count += 1;
        self.errors += u64::from(severity == Severity::Error) * places;
        self.findings[last].more += places;
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

    use super::{FINDINGS_MAX, Log, PLACES_MAX};

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

    #[test]
    fn what_is_only_counted_stays_as_grave_as_it_is() {
        let mut log = Log::default();
        let finding = |row: u32, severity: Severity| {
            let place = Place { row: Some(row), ..Place::default() };
            Finding::new(FindingCode::DuplicateKey, severity, place).with_value(row.to_string())
        };
        (0..FINDINGS_MAX as u32 + 500).for_each(|row| log.add(finding(row, Severity::Warning)));
        (0..700).for_each(|row| log.add(finding(row, Severity::Error)));
        log.count_unlisted(FindingCode::DuplicateKey, Severity::Error, 300);
        let of = |log: &Log, severity: Severity| {
            let found = log.of_code(FindingCode::DuplicateKey).filter(|finding| finding.severity == severity);
            found.map(|finding| 1 + finding.more).sum::<u64>()
        };
        assert_eq!((of(&log, Severity::Warning), of(&log, Severity::Error)), (FINDINGS_MAX as u64 + 500, 1000));
        assert_eq!(log.errors(), 1000);
    }
}
