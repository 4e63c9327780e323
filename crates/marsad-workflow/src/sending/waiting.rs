//! What an institution sent and what waits for a decision: whoever sends the same period again is told before.

use marsad_model::{Submission, SubmissionState, TimePeriod};

use crate::{Actor, Work, WorkError};

/// A submission that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingSubmission {
    /// Its identifier.
    pub id: String,
    /// The hash of its bytes: the same file sent again is no other one.
    pub sha256: String,
    /// What was read of it.
    pub periods: Vec<TimePeriod>,
}

impl WaitingSubmission {
    /// Whether it holds a period, in whole or in part.
    pub fn holds(&self, period: &TimePeriod) -> bool {
        self.periods.iter().any(|own| period.contains(own) || own.contains(period))
    }
}

impl Work {
    /// What waits for a decision under an agreement, oldest first.
    pub async fn waiting_of(&self, actor: &Actor, agreement: &str) -> Result<Vec<WaitingSubmission>, WorkError> {
        let year = self.reporting_year(self.agreement(agreement)?);
        let mut waiting: Vec<Submission> = self.submissions_of(actor, Some(agreement)).await?;
        waiting.retain(|one| one.state == SubmissionState::Checked);
        waiting.reverse();
        let mut found = Vec::new();
        for Submission { id, sha256, .. } in waiting {
            let Some(report) = self.catalog().report_find(&id).await? else { continue };
            let periods = report.periods.iter().filter_map(|name| year.period(name).ok()).collect();
            found.push(WaitingSubmission { id, sha256, periods });
        }
        Ok(found)
    }
}
