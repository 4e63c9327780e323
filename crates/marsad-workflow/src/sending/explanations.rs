//! Reasons: a sender stands by what a rule finds wrong, where the rule allows it.
//!
//! A reason belongs to one submission. What was returned stays returned: to stand by it, its file is sent again with the
//! reasons, and is a submission of its own, which a reviewer sees with them.

use marsad_lake::Address;
use marsad_model::{Finding, Rule, Severity, SubmissionState, nearest};
use marsad_protect::sha256_hex;

use super::{Sending, Sent};
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// Sends the file of a returned submission again, with reasons for what rules found wrong.
    pub async fn explain(
        &self,
        actor: &Actor,
        id: &str,
        explanations: Vec<(String, String)>,
    ) -> Result<Sent, WorkError> {
        let submission = self.submission_for(actor, (Action::Receive, id)).await?;
        if submission.state != SubmissionState::Returned {
            return Err(Refusal::WrongState(submission.state.to_string()).into());
        }
        let bytes = self.lake.get(&Address::received(&submission.sha256)).await?;
        // The same reasons again make nothing new; other reasons are another request.
        let said = sha256_hex(format!("{explanations:?}").as_bytes());
        let sending = Sending {
            agreement: submission.agreement,
            file_name: submission.file_name,
            bytes,
            key: Some(format!("explain {id} {said}")),
            explanations,
        };
        self.submit(actor, sending).await
    }

    /// The rules that may be explained among those by which something was found, each once and in order.
    pub fn explainable<'f>(&self, agreement: &str, findings: &'f [Finding]) -> Vec<&'f Finding> {
        let rules = self.rules_of_agreement(agreement);
        let mut found: Vec<&Finding> = Vec::new();
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let is_told = found.iter().any(|told| told.arguments.get("rule") == finding.arguments.get("rule"));
            if !is_told && may_explain(rules, finding) {
                found.push(finding);
            }
        }
        found
    }

    /// Reasons as they are kept: each for a rule that may be explained, none blank, the last one for each rule.
    pub(super) fn explained(
        &self,
        agreement: &str,
        given: Vec<(String, String)>,
    ) -> Result<Vec<(String, String)>, WorkError> {
        let rules = self.rules_of_agreement(agreement);
        let mut kept: Vec<(String, String)> = Vec::new();
        for (rule, reason) in given {
            if !rules.iter().any(|known| known.explainable && known.id == *rule) {
                let known = rules.iter().filter(|known| known.explainable).map(|known| known.id.as_str());
                let near = nearest(&rule, known).into_iter().next().map(str::to_owned);
                return Err(Refusal::UnknownCode(near.unwrap_or(rule)).into());
            }
            if reason.trim().is_empty() {
                return Err(Refusal::ReasonMissing(rule).into());
            }
            kept.retain(|(known, _)| *known != rule);
            kept.push((rule, reason.trim().to_owned()));
        }
        kept.sort();
        Ok(kept)
    }

    fn rules_of_agreement(&self, agreement: &str) -> &[Rule] {
        let dataflow = self.pack().agreement(agreement).map(|agreement| agreement.dataflow.as_str());
        dataflow.map_or(&[], |dataflow| self.pack().rules_of(dataflow))
    }
}

/// Whether the rule that found something may be explained.
pub(super) fn may_explain(rules: &[Rule], finding: &Finding) -> bool {
    let Some(named) = finding.arguments.get("rule") else { return false };
    rules.iter().any(|rule| rule.explainable && rule.id == **named)
}
