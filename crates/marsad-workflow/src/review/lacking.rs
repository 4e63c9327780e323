//! Which cells of a reopening are still waited for: an institution may send them one after the other, and a part of them is no
//! answer to the whole.

use std::sync::Arc;

use marsad_model::{DataStructure, DataTable, Id, Reopening, Submission, SubmissionState, TimePeriod};

use super::compared::Compared;
use super::reopening::is_selected;
use crate::{Work, WorkError, recompute};

/// A cell by its key and period.
pub type OpenedCell = (Vec<Id>, TimePeriod);

impl Work {
    /// The cells of a reopening that are waited for once a submission is accepted that brings others of them, in order; none
    /// where it brings no cell of it.
    pub(super) async fn lacking_after(
        &self,
        reopening: &Reopening,
        (submission, compared): (&Submission, &Compared),
    ) -> Result<Vec<OpenedCell>, WorkError> {
        if !brings(&compared.table, reopening) {
            return Ok(Vec::new());
        }
        let lacking = self.lacking_without(reopening, (&compared.structure, submission)).await?.into_iter();
        Ok(lacking.filter(|(key, period)| compared.table.find(key, period).is_none()).collect())
    }

    /// The reopenings that another submission closed, and that wait again without this one, which had brought a part of them.
    pub(crate) async fn reopenings_lacking_without(&self, submission: &Submission) -> Result<Vec<String>, WorkError> {
        let mut closed: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        closed.retain(|one| {
            let is_of_other = one.closed_by.as_ref().is_some_and(|by| *by != submission.id);
            is_of_other && came_since(one, submission)
        });
        if closed.is_empty() {
            return Ok(Vec::new());
        }
        // A file whose bytes have changed can be returned all the same.
        let Ok(Some(compared)) = self.compared_submission(submission).await else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for reopening in closed {
            let lacking = self.lacking_without(&reopening, (&compared.structure, submission)).await?;
            if lacking.iter().any(|(key, period)| compared.table.find(key, period).is_some()) {
                found.push(reopening.id);
            }
        }
        Ok(found)
    }

    /// The cells of a reopening that no accepted submission brings which came since, other than this one, in order.
    async fn lacking_without(
        &self,
        reopening: &Reopening,
        (structure, submission): (&Arc<DataStructure>, &Submission),
    ) -> Result<Vec<OpenedCell>, WorkError> {
        let Some(opened) = self.table_sent(&reopening.submission, structure).await? else { return Ok(Vec::new()) };
        let mut lacking = opened.into_observations();
        lacking.retain(|cell| is_selected(&reopening.only, structure, cell));
        let all = self.catalog().submission_list().await?.into_iter();
        for other in all.filter(|other| other.id != submission.id && is_part(reopening, other)) {
            let Some(brought) = self.table_sent(&other.id, structure).await? else { continue };
            lacking.retain(|cell| brought.find(&cell.key, &cell.period).is_none());
        }
        Ok(lacking.into_iter().map(|cell| (cell.key, cell.period)).collect())
    }

    /// What a submission brings; none where nobody has read it, its bytes have changed or its structure is an older one.
    async fn table_sent(&self, id: &str, structure: &Arc<DataStructure>) -> Result<Option<DataTable>, WorkError> {
        let Some(report) = self.catalog().report_find(id).await? else { return Ok(None) };
        Ok(recompute::table(self, &report.address, structure).await.ok())
    }
}

/// The cells that were opened again and that a table has, in order.
pub(super) fn brought(table: &DataTable, reopening: &Reopening) -> Vec<OpenedCell> {
    let opened = table.observations().iter().filter(|cell| is_selected(&reopening.only, &table.structure, cell));
    opened.map(|cell| (cell.key.clone(), cell.period.clone())).collect()
}

/// Whether a table has a cell that was opened again.
pub(super) fn brings(table: &DataTable, reopening: &Reopening) -> bool {
    table.observations().iter().any(|cell| is_selected(&reopening.only, &table.structure, cell))
}

fn came_since(reopening: &Reopening, submission: &Submission) -> bool {
    reopening.submission != submission.id && reopening.at < submission.received_at
}

/// Whether a submission that holds may have brought a part of what was opened again.
fn is_part(reopening: &Reopening, submission: &Submission) -> bool {
    submission.agreement == reopening.agreement
        && submission.state == SubmissionState::Accepted
        && came_since(reopening, submission)
}
