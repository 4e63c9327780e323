//! Step 2: read, map the provider's words, check. What is right becomes rows, what is wrong becomes findings.

use bytes::Bytes;
use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode_columns};
use marsad_model::{Move, Submission, SubmissionReport, SubmissionState};
use marsad_protect::sha256_hex;

use crate::authority::Action;
use crate::calendar::periods_of;
use crate::{Actor, Refusal, Work, WorkError, recompute};

impl Work {
    /// Reads and checks a submission; one that has been checked gives its report again.
    pub async fn validate_submission(&self, actor: &Actor, id: &str) -> Result<SubmissionReport, WorkError> {
        let submission = self.submission(id).await?;
        self.may_check(actor, &submission)?;
        if let Some(report) = self.catalog().report_find(id).await? {
            return Ok(report);
        }
        let pack = self.keep_pack().await?;
        let bytes = self.lake.get(&Address::received(&submission.sha256)).await?;
        let basis = self.reading_basis(submission.agreement.as_str()).await?;
        let basis = self.with_sender(basis, (&submission, &bytes)).await?;
        let read = recompute::reading(self, self.pack(), (&submission, bytes), &basis).await?;
        let file: Bytes = encode_columns(&read.columns, &read.order, Vec::new())?.into();
        let sha256 = sha256_hex(&file);
        let address = Address::table(Stage::Clean, id, &sha256);
        self.keep(&address, file).await?;
        let report = SubmissionReport {
            submission: id.to_owned(),
            observations: read.columns.len() as u64,
            findings: read.findings,
            pack,
            address: address.to_string(),
            sha256,
            checked_at: self.now(),
            periods: periods_of(&read.columns),
            basis,
        };
        let step = if read.is_acceptable { Move::Pass } else { Move::Fail };
        self.record_report(actor, &submission, step, &report).await?;
        Ok(report)
    }

    /// A submission that the person may do something with. What is not there and what is another institution's are refused
    /// alike, and on the same way, so that nobody learns which of the two it is.
    pub(crate) async fn submission_for(
        &self,
        actor: &Actor,
        (action, id): (Action, &str),
    ) -> Result<Submission, WorkError> {
        actor.may(action)?;
        let found = self.catalog().submission_find(id).await?;
        let provider = |row: &Submission| self.agreement(row.agreement.as_str()).map(|agreement| &agreement.provider);
        let is_within = |row: &Submission| provider(row).is_ok_and(|provider| actor.may_for(action, provider).is_ok());
        found.filter(is_within).ok_or_else(|| Refusal::UnknownSubmission(id.to_owned()).into())
    }

    /// Refuses those who neither sent for the institution nor decide.
    pub(crate) fn may_check(&self, actor: &Actor, submission: &Submission) -> Result<(), WorkError> {
        let provider = &self.agreement(submission.agreement.as_str())?.provider;
        if actor.may_for(Action::Receive, provider).is_err() {
            actor.may(Action::Decide)?;
        }
        Ok(())
    }

    async fn record_report(
        &self,
        actor: &Actor,
        submission: &Submission,
        step: Move,
        report: &SubmissionReport,
    ) -> Result<(), WorkError> {
        let mut change = self.begin().await?;
        let now = change.submission_find(&submission.id).await?.map_or(submission.state, |row| row.state);
        let state = now.after(step).map_err(|refused| Refusal::WrongState(refused.to_string()))?;
        change.put(Row::Report(report.clone())).await?;
        change.put(Row::Submission(Submission { state, ..submission.clone() })).await?;
        self.commit(change, actor, ("validate_submission", &submission.id)).await
    }

    pub(crate) async fn submission(&self, id: &str) -> Result<Submission, WorkError> {
        let found = self.catalog().submission_find(id).await?;
        found.ok_or_else(|| Refusal::UnknownSubmission(id.to_owned()).into())
    }

    /// The accepted submissions of some agreements, in the order in which they were accepted.
    pub(crate) async fn accepted(&self, agreements: &[marsad_model::Id]) -> Result<Vec<Submission>, WorkError> {
        let dated = self.accepted_with_dates(agreements).await?;
        Ok(dated.into_iter().map(|(_, submission)| submission).collect())
    }

    /// The same with when they were accepted.
    pub(crate) async fn accepted_with_dates(
        &self,
        agreements: &[marsad_model::Id],
    ) -> Result<Vec<(Option<Timestamp>, Submission)>, WorkError> {
        let mut found = Vec::new();
        for submission in self.catalog().submission_list().await? {
            if submission.state == SubmissionState::Accepted && agreements.contains(&submission.agreement) {
                let decided = self.catalog().decision_list(&submission.id).await?;
                found.push((decided.last().map(|decision| decision.decided_at), submission));
            }
        }
        found.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        Ok(found)
    }

    /// The accepted submissions that one stands beside, in the order in which they were accepted: all that are accepted now,
    /// whenever they came, until someone has decided about it; those that were accepted before it, once it is accepted; and
    /// those that were accepted when it went back.
    pub(crate) async fn accepted_beside(
        &self,
        submission: &Submission,
        agreements: &[marsad_model::Id],
    ) -> Result<Vec<Submission>, WorkError> {
        let mut returned_at: Option<Timestamp> = None;
        if submission.state == SubmissionState::Returned {
            let decisions = self.catalog().decision_list(&submission.id).await?;
            returned_at = Some(decisions.last().map_or(submission.received_at, |last| last.decided_at));
        }
        let mut found = Vec::new();
        for (decided_at, other) in self.accepted_with_dates(agreements).await? {
            if other.id == submission.id {
                break;
            }
            let is_then = returned_at.is_none_or(|until| decided_at.is_some_and(|decided_at| decided_at < until));
            if is_then {
                found.push(other);
            }
        }
        Ok(found)
    }
}
