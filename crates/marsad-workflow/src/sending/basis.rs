//! How a template is known when it comes back, and what a sender's reasons make of findings.
//!
//! Everything here is a function of the pack, the bytes and the [`ReadingBasis`], so that reading again finds the same.

use std::io::{Cursor, Read as _, SeekFrom};

use bytes::Bytes;
use marsad_collect::{Content, is_workbook, template_mark};
use marsad_model::{
    Explanation, Finding, FindingCode, Pack, Profile, ProvisionAgreement, ReadingBasis, Rule, Severity, Submission,
    TemplateLayout, template_profile, typed_profile,
};

use super::explanations::may_explain;
use super::grid_text::typed_marks;
use crate::recompute::Read;
use crate::{Work, WorkError};

/// The first lines of a template that was typed, which say how its numbers stand, are not longer.
const START_BYTES: u64 = 1 << 14;

impl Work {
    /// A basis with what a submission brings to its reading: whether it is a template of ours, and the reasons of its sender.
    pub(crate) async fn with_sender(
        &self,
        basis: ReadingBasis,
        (submission, bytes): (&Submission, &Bytes),
    ) -> Result<ReadingBasis, WorkError> {
        let agreement = self.agreement(submission.agreement.as_str())?.id.clone();
        let (pack, bytes) = (self.pack().clone(), bytes.clone());
        // A workbook is unpacked for it: a thread of its own does that, so that others are answered meanwhile.
        let looked_at = tokio::task::spawn_blocking(move || is_template(&pack, agreement.as_str(), &bytes));
        Ok(ReadingBasis {
            is_template: looked_at.await.map_err(|_| WorkError::Interrupted)?,
            explanations: self.catalog().kept_list::<Explanation>(&submission.id).await?,
            ..basis
        })
    }
}

/// Whether a file is a template of an agreement, as its layout is now.
fn is_template(pack: &Pack, agreement: &str, bytes: &[u8]) -> bool {
    named_by_template(pack, &mut Cursor::new(bytes)).is_some_and(|named| named.id == *agreement)
}

/// The agreement whose template a file is, as its layout is now; none where it is none.
fn named_by_template<'p>(pack: &'p Pack, content: &mut dyn Content) -> Option<&'p ProvisionAgreement> {
    let mark = template_mark(content);
    let agreement = pack.agreement(mark.get(1)?.trim())?;
    TemplateLayout::new(pack, agreement)?.has_mark(&mark).then_some(agreement)
}

/// A file that is a template of ours for an agreement that `is_asked`, as nobody has sent it yet: the agreement, and the
/// profile that reads it. None where the file is none.
pub(crate) fn examined_template<'p>(
    pack: &'p Pack,
    content: &mut dyn Content,
    is_asked: &dyn Fn(&ProvisionAgreement) -> bool,
) -> Option<(&'p ProvisionAgreement, Profile)> {
    let agreement = named_by_template(pack, content).filter(|agreement| is_asked(agreement))?;
    let mut start = Vec::new();
    content.seek(SeekFrom::Start(0)).ok()?;
    (&mut *content).take(START_BYTES).read_to_end(&mut start).ok()?;
    Some((agreement, layout_profile(pack, agreement, &start)?))
}

/// The profile that reads a template of ours, by the layout that it has under a pack; none where the file is none.
pub(crate) fn template_profile_of(
    pack: &Pack,
    (agreement, bytes): (&str, &[u8]),
    basis: &ReadingBasis,
) -> Option<Profile> {
    layout_profile(pack, pack.agreement(agreement).filter(|_| basis.is_template)?, bytes)
}

/// The profile that reads the template of an agreement, whose file begins so.
fn layout_profile(pack: &Pack, agreement: &ProvisionAgreement, start: &[u8]) -> Option<Profile> {
    let layout = TemplateLayout::new(pack, agreement)?;
    if is_workbook(start) {
        return Some(template_profile(&layout));
    }
    let structure = pack.structure_of(pack.dataflow(agreement.dataflow.as_str())?)?;
    Some(Profile { numbers: typed_marks(start, structure.measure.decimals), ..typed_profile(&layout) })
}

/// What was read, with what the sender says of what was found.
pub(crate) fn settle(read: Read, (pack, agreement): (&Pack, &str), basis: &ReadingBasis) -> Read {
    let dataflow = pack.agreement(agreement).map_or("", |agreement| agreement.dataflow.as_str());
    let findings = settled(read.findings, pack.rules_of(dataflow), basis);
    let is_acceptable = !findings.iter().any(|finding| finding.severity == Severity::Error);
    Read { findings, is_acceptable, ..read }
}

/// What is told of a template: that the sheets around its own are not read is nothing to tell.
pub(crate) fn told_of_template(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.code != FindingCode::SkippedByProfile);
    findings
}

/// What is told with what the sender says of it: what is explained is a warning, with the reason.
fn settled(findings: Vec<Finding>, rules: &[Rule], basis: &ReadingBasis) -> Vec<Finding> {
    let settle = |finding: Finding| match reason(&finding, rules, basis) {
        Some(reason) => Finding { severity: Severity::Warning, ..finding }.with("explained", reason),
        None => finding,
    };
    let told = if basis.is_template { told_of_template(findings) } else { findings };
    told.into_iter().map(settle).collect()
}

/// The reason for what a rule found wrong, where the rule allows one.
fn reason<'b>(finding: &Finding, rules: &[Rule], basis: &'b ReadingBasis) -> Option<&'b str> {
    if finding.severity != Severity::Error || !may_explain(rules, finding) {
        return None;
    }
    let rule = finding.arguments.get("rule")?;
    basis.explanations.iter().find(|known| known.rule == *rule).map(|known| known.reason.as_str())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use marsad_model::{Check, Place};

    use super::*;

    fn rule(id: &str, explainable: bool) -> Rule {
        let check = Check::Range { min: Some(0.0), max: None, only: std::collections::BTreeMap::new() };
        Rule { id: id.parse().unwrap(), severity: Severity::Error, check, explainable }
    }

    fn found(code: FindingCode, severity: Severity, rule: &str) -> Finding {
        Finding::new(code, severity, Place::default()).with("rule", rule)
    }

    fn basis(rules: &[&str]) -> ReadingBasis {
        let explanation = |rule: &&str| Explanation {
            submission: "S".to_owned(),
            rule: (*rule).to_owned(),
            reason: "a strike".to_owned(),
            by: "officer".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        ReadingBasis { explanations: rules.iter().map(explanation).collect(), ..ReadingBasis::default() }
    }

    #[test]
    fn a_reason_counts_only_where_the_rule_allows_one() {
        use Severity::{Error, Note, Warning};
        let rules = [rule("OPEN", true), rule("STRICT", false)];
        let all = || {
            vec![
                found(FindingCode::OutOfRange, Error, "OPEN"),
                found(FindingCode::OutOfRange, Error, "STRICT"),
                found(FindingCode::NotANumber, Error, "NONE"),
                found(FindingCode::Outlier, Note, "OPEN"),
            ]
        };
        let severities = |basis: &ReadingBasis| -> Vec<Severity> {
            settled(all(), &rules, basis).into_iter().map(|finding| finding.severity).collect()
        };
        assert_eq!(severities(&basis(&[])), [Error, Error, Error, Note]);
        assert_eq!(severities(&basis(&["OPEN", "STRICT", "NONE"])), [Warning, Error, Error, Note]);
        let told = settled(all(), &rules, &basis(&["OPEN"]));
        assert_eq!(told[0].arguments["explained"], "a strike");
    }
}
