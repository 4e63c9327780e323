//! Findings while they are gathered: the first of each kind is told, the others are counted.

use std::collections::BTreeMap;

use marsad_model::{Finding, FindingCode, Place, Severity};

/// How many different findings a file may have; further ones are counted with the last.
const FINDINGS_MAX: usize = 1000;

/// What was told about a file so far.
#[derive(Debug, Default)]
pub(crate) struct Told {
    findings: Vec<Finding>,
    first: BTreeMap<(FindingCode, String), usize>,
}

/// Why a part was not read; the word stands in the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The file ends within it.
    CutOff,
    /// It is not built as it should be.
    Damaged,
    /// It names a variable that is not there.
    NoSuchVariable,
    /// It is of a kind that nobody described.
    UnknownKind,
}

impl Told {
    /// Tells a finding about `subject`: the second one of its kind about the same subject is only counted.
    pub(crate) fn tell(&mut self, subject: &str, finding: Finding) {
        let key = (finding.code, subject.to_owned());
        if let Some(&at) = self.first.get(&key) {
            self.findings[at].more += 1;
        } else if self.findings.len() < FINDINGS_MAX {
            self.first.insert(key, self.findings.len());
            self.findings.push(finding);
        } else if let Some(last) = self.findings.last_mut() {
            last.more += 1;
        }
    }

    /// Tells that a part of the file could not be read.
    pub(crate) fn part(&mut self, part: &'static str, offset: usize, trouble: Trouble) {
        self.tell(&format!("{part} {}", trouble.word()), part_unread(part, offset, trouble));
    }

    /// Tells that a part of the file is of no use here and was not read.
    pub(crate) fn ignored(&mut self, part: &'static str, offset: usize) {
        let finding = Finding::new(FindingCode::SurveyPartIgnored, Severity::Note, Place::default());
        self.tell(part, finding.with("part", part).with("offset", offset));
    }

    /// Tells that a limit was reached, and what lies beyond was not read.
    pub(crate) fn too_large(&mut self, what: &'static str, limit: u64) {
        let finding = Finding::new(FindingCode::TooLarge, Severity::Error, Place::default());
        self.tell(what, finding.with("what", what).with("limit", limit));
    }

    /// Tells that nothing of the file could be read.
    pub(crate) fn unreadable(&mut self, expected: &'static str, detail: &str) {
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, Place::default());
        self.tell("", finding.with("expected", expected).with("detail", detail));
    }

    /// Tells that the file has no bytes, or blanks alone: of which form it should have been nobody knows.
    pub(crate) fn empty(&mut self, expected: &'static str) {
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, Place::default());
        self.tell("", finding.with("found", "empty").with("expected", expected).with("detail", "it is empty"));
    }

    /// Everything that was told, in its order.
    pub(crate) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}

fn part_unread(part: &'static str, offset: usize, trouble: Trouble) -> Finding {
    let finding = Finding::new(FindingCode::SurveyPartUnread, Severity::Warning, Place::default());
    finding.with("part", part).with("offset", offset).with("detail", trouble.word())
}

impl Trouble {
    /// The word for it in messages.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::CutOff => "cut-off",
            Self::Damaged => "damaged",
            Self::NoSuchVariable => "no-such-variable",
            Self::UnknownKind => "unknown-kind",
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::FindingCode;

    use super::{FINDINGS_MAX, Told, Trouble};

    #[test]
    fn the_same_trouble_is_told_once_and_counted() {
        let mut told = Told::default();
        told.part("labels", 10, Trouble::Damaged);
        told.part("labels", 20, Trouble::Damaged);
        told.part("labels", 30, Trouble::CutOff);
        let findings = told.finish();
        let seen: Vec<(&str, u64)> =
            findings.iter().map(|finding| (finding.arguments["offset"].as_str(), finding.more)).collect();
        assert_eq!(seen, [("10", 1), ("30", 0)]);
        assert_eq!(findings[0].code, FindingCode::SurveyPartUnread);
    }

    #[test]
    fn findings_without_end_are_counted_and_not_kept() {
        let mut told = Told::default();
        let finding = |told: &mut Told, at: usize| {
            let finding = super::part_unread("labels", at, Trouble::Damaged);
            told.tell(&at.to_string(), finding);
        };
        (0..FINDINGS_MAX + 5).for_each(|at| finding(&mut told, at));
        let findings = told.finish();
        assert_eq!((findings.len(), findings[FINDINGS_MAX - 1].more), (FINDINGS_MAX, 5));
    }
}
