//! Signed receipts: what was received and when, with the head of the audit chain, provable to anyone with the public key.

use marsad_catalog::Row;
use marsad_model::{Finding, Severity, SignedReceipt, Submission, SubmissionReport};

use super::signer;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// The receipt of a submission, as far as it has come; one that is missing is made for those who send.
    pub async fn signed_receipt(&self, actor: &Actor, id: &str) -> Result<SignedReceipt, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let known = self.catalog().kept_list::<SignedReceipt>(id).await?.pop();
        let report = self.catalog().report_find(id).await?;
        let is_current = |known: &SignedReceipt| known.observations == observations(report.as_ref());
        let provider = &self.agreement(submission.agreement.as_str())?.provider;
        let may_have_one = actor.may_for(Action::Receive, provider).is_ok() && self.signer.is_some();
        if known.as_ref().is_none_or(|known| !is_current(known)) && may_have_one {
            return self.sign_receipt(actor, (&submission, report.as_ref())).await;
        }
        known.ok_or_else(|| Refusal::UnknownReceipt(id.to_owned()).into())
    }

    /// Signs a receipt, unless there is one that says the same.
    pub(super) async fn sign_receipt(
        &self,
        actor: &Actor,
        (submission, report): (&Submission, Option<&SubmissionReport>),
    ) -> Result<SignedReceipt, WorkError> {
        let id = submission.id.as_str();
        let signer = self.signer.as_ref().ok_or_else(|| Refusal::UnknownReceipt(id.to_owned()))?;
        let provider = self.agreement(submission.agreement.as_str())?.provider.clone();
        let mut change = self.begin().await?;
        let earlier = change.kept_list::<SignedReceipt>(id).await?;
        if let Some(known) = earlier.last().filter(|known| known.observations == observations(report)) {
            return Ok(known.clone());
        }
        let head = change.audit_last().await?;
        let receipt = signer.signed(SignedReceipt {
            number: earlier.len() as u32 + 1,
            submission: id.to_owned(),
            agreement: submission.agreement.clone(),
            provider,
            file_name: submission.file_name.clone(),
            sha256: submission.sha256.clone(),
            size_bytes: submission.size_bytes,
            received_at: submission.received_at,
            received_by: submission.received_by.clone(),
            observations: observations(report),
            errors: count(report, Severity::Error),
            warnings: count(report, Severity::Warning),
            audit_number: head.as_ref().map_or(0, |head| head.number),
            audit_hash: head.map(|head| head.hash).unwrap_or_default(),
            key: String::new(),
            signature: String::new(),
        });
        change.put(Row::SignedReceipt(receipt.clone())).await?;
        self.commit(change, actor, ("sign_receipt", id)).await?;
        Ok(receipt)
    }

    /// The public key of receipts, in hexadecimal; none where none are signed.
    pub fn receipt_key(&self) -> Option<String> {
        self.signer.as_ref().map(|signer| signer.public_key())
    }

    /// The public key that a text says, in hexadecimal, as it stands there or as the portal serves it; none where it says none.
    pub fn receipt_key_named(text: &str) -> Option<String> {
        signer::key_named(text)
    }

    /// Whether a receipt says what was signed with a key.
    pub fn receipt_is_whole(receipt: &SignedReceipt, key: &str) -> bool {
        signer::is_whole(receipt, key)
    }
}

fn observations(report: Option<&SubmissionReport>) -> Option<u64> {
    report.map(|report| report.observations)
}

fn count(report: Option<&SubmissionReport>, severity: Severity) -> u64 {
    let found: &[Finding] = report.map_or(&[], |report| &report.findings);
    found.iter().filter(|finding| finding.severity == severity).map(|finding| 1 + finding.more).sum()
}
