//! Step 2: read, map the provider's words, check. What is right becomes rows, what is wrong becomes findings.

use bytes::Bytes;
use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode_columns};
use marsad_model::{Move, Submission, SubmissionReport, SubmissionState};
use marsad_protect::sha256_hex;

use crate::authority::Action;
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
        let history = recompute::history(self, self.pack(), &submission).await?;
        let read = recompute::reading(self.pack(), (&submission, &bytes), history.as_ref())?;
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
        };
        let step = if read.is_acceptable { Move::Pass } else { Move::Fail };
        self.record_report(actor, &submission, step, &report).await?;
        Ok(report)
    }

    /// Refuses those who neither sent for the institution nor decide.
    pub(crate) fn may_check(&self, actor: &Actor, submission: &Submission) -> Result<(), WorkError> {
        let provider = &self.agreement(submission.agreement.as_str())?.provider;
        let is_own = actor.may(Action::Receive).is_ok() && actor.account().provider == *provider;
        if !is_own {
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
}
