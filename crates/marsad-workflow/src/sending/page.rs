//! Everything about one submission that its sender and its reviewers may see, and the list of submissions.

use std::cmp::Reverse;

use marsad_model::{Explanation, SignedReceipt, Submission, SubmissionDecision, SubmissionReport};

use super::SubmissionDifference;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// A submission with all that was found, said and decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmissionPage {
    /// The submission.
    pub submission: Submission,
    /// What reading and checking gave; none where nobody has looked inside.
    pub report: Option<SubmissionReport>,
    /// What was decided, oldest first.
    pub decisions: Vec<SubmissionDecision>,
    /// In whose place each was taken; none where the person decided for themselves.
    pub in_place_of: Vec<Option<String>>,
    /// What its sender stands by, and why.
    pub explanations: Vec<Explanation>,
    /// Its receipts, oldest first.
    pub receipts: Vec<SignedReceipt>,
    /// What it changes; none before it was read, and where there is too much to compare.
    pub difference: Option<SubmissionDifference>,
}

impl Work {
    /// The page of a submission.
    pub async fn submission_page(&self, actor: &Actor, id: &str) -> Result<SubmissionPage, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let catalog = self.catalog();
        let decisions = catalog.decision_list(id).await?;
        Ok(SubmissionPage {
            report: catalog.report_find(id).await?,
            in_place_of: self.decided_in_place_of(id, &decisions).await?,
            decisions,
            explanations: catalog.kept_list(id).await?,
            receipts: catalog.kept_list(id).await?,
            difference: self.difference_find(actor, id).await?,
            submission,
        })
    }

    /// What a submission changes, where it can be told.
    async fn difference_find(&self, actor: &Actor, id: &str) -> Result<Option<SubmissionDifference>, WorkError> {
        match self.submission_difference(actor, id).await {
            Ok(difference) => Ok(Some(difference)),
            Err(WorkError::Refused(Refusal::WrongState(_) | Refusal::TooLarge(_)) | WorkError::Lake(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The submissions that the person may read, under one agreement or all, newest first.
    pub async fn submissions_of(&self, actor: &Actor, agreement: Option<&str>) -> Result<Vec<Submission>, WorkError> {
        actor.may(Action::ReadSubmission)?;
        let is_readable = |submission: &Submission| {
            let agreed = self.pack().agreement(submission.agreement.as_str());
            let is_theirs =
                agreed.is_some_and(|agreed| actor.may_for(Action::ReadSubmission, &agreed.provider).is_ok());
            is_theirs && agreement.is_none_or(|agreement| submission.agreement == *agreement)
        };
        let mut found = self.catalog().submission_list().await?;
        found.retain(is_readable);
        found.sort_by_key(|submission| (Reverse(submission.received_at), submission.id.clone()));
        Ok(found)
    }
}
