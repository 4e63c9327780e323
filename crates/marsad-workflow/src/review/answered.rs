//! A file that answers reopenings, as its sender is told of it, and which reopenings a file has come for.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Id, Reopening, Submission, SubmissionReport, SubmissionState};

use super::compared::Compared;
use super::lacking::brings;
use super::reopening::{ReopeningAnswer, answers, is_asked};
use crate::authority::Action;
use crate::known::Sight;
use crate::{Actor, Work, WorkError};

/// What a sender is told of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldReport {
    /// What reading and checking gave, in the light of what was asked.
    pub report: SubmissionReport,
    /// The reopenings whose cells the file brings, oldest first, with what it changes of them and what is still asked for.
    pub answers: Vec<ReopeningAnswer>,
}

impl Work {
    /// The report of a file as its sender is told it; none where nobody has looked inside. That a cell which was opened again
    /// is another now is what was asked for; of the cells beside them that change it is said that nobody opened them. It is
    /// told to whoever may do `action`: read the submission, or have sent it.
    pub async fn report_told(
        &self,
        actor: &Actor,
        (action, id): (Action, &str),
    ) -> Result<Option<ToldReport>, WorkError> {
        let submission = self.submission_for(actor, (action, id)).await?;
        let Some(report) = self.catalog().report_find(id).await? else { return Ok(None) };
        let answered = self.answered_by(actor, (&submission, &report)).await;
        match answered {
            Ok(Some((answers, outside))) => Ok(Some(ToldReport { report: told(report, &answers, outside), answers })),
            // A file whose bytes are gone or changed is told of where it is verified.
            Ok(None) | Err(WorkError::Lake(_)) => Ok(Some(ToldReport { report, answers: Vec::new() })),
            Err(error) => Err(error),
        }
    }

    /// The reopenings that a file answers, and the cells that it changes beside them; none where it brings no cell of any.
    async fn answered_by(
        &self,
        actor: &Actor,
        (submission, report): (&Submission, &SubmissionReport),
    ) -> Result<Option<(Vec<ReopeningAnswer>, Vec<Finding>)>, WorkError> {
        let mut asked: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        asked.retain(|one| is_asked(one, submission));
        if asked.is_empty() {
            return Ok(None);
        }
        let Some(compared) = Compared::of(self, (submission, report), Sight::of(actor)).await? else { return Ok(None) };
        asked.retain(|one| brings(&compared.table, one));
        if asked.is_empty() {
            return Ok(None);
        }
        let (mut answers, outside) = answers(asked, (&compared.history, &compared.table), &submission.file_name);
        // What is returned leaves everything asked for.
        if submission.state != SubmissionState::Returned {
            for answer in &mut answers {
                answer.lacking = self.lacking_after(&answer.reopening, (submission, &compared)).await?;
            }
        }
        Ok(Some((answers, outside)))
    }

    /// Those of some reopenings, by id, whose cells came in a file that waits for a decision.
    pub(super) async fn reopenings_come(&self, reopenings: &[Reopening]) -> Result<Vec<String>, WorkError> {
        let open: Vec<&Reopening> = reopenings.iter().filter(|one| one.closed_by.is_none()).collect();
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let mut come = Vec::new();
        for submission in self.catalog().submission_list().await? {
            let asks = |one: &&Reopening| one.agreement == submission.agreement && is_asked(one, &submission);
            if submission.state != SubmissionState::Checked || !open.iter().any(asks) {
                continue;
            }
            match self.reopenings_brought(&submission).await {
                Err(WorkError::Lake(_)) => {}
                brought => come.extend(brought?.into_iter().map(|(id, _)| id)),
            }
        }
        Ok(come)
    }
}

/// A report without what was asked for, and with what was not.
fn told(mut report: SubmissionReport, answers: &[ReopeningAnswer], outside: Vec<Finding>) -> SubmissionReport {
    let inside = answers.iter().flat_map(|answer| &answer.inside).map(|cell| {
        let codes: Vec<&str> = cell.key.iter().map(Id::as_str).collect();
        (codes.join("."), cell.period.to_string())
    });
    let said: BTreeSet<(String, String)> = inside.chain(outside.iter().map(cell_of)).collect();
    report.findings.retain(|one| one.code != FindingCode::PeriodConflict || !said.contains(&cell_of(one)));
    report.findings.extend(outside);
    report
}

/// The series and the period that a finding is about.
fn cell_of(finding: &Finding) -> (String, String) {
    let named = |name: &str| finding.arguments.get(name).cloned().unwrap_or_default();
    (named("series"), named("period"))
}
