//! A submission's observations beside what is accepted, whenever that came, and which later files its acceptance would undo.

use std::sync::Arc;

use marsad_model::{DataStructure, DataTable, Difference, Pack, Submission, SubmissionReport, SubmissionState};

use crate::known::{self, Sight};
use crate::{Refusal, Work, WorkError, recompute};

/// Larger submissions are judged by their findings alone: nobody looks through so many series.
const ROWS_MAX: u64 = 500_000;

/// What a submission holds, and what stood there before.
pub(super) struct Compared {
    /// The pack under which it was read.
    pub(super) pack: Arc<Pack>,
    /// The structure of its dataflow.
    pub(super) structure: Arc<DataStructure>,
    /// What was read.
    pub(super) table: DataTable,
    /// What is accepted beside it, as far as the reader may look; empty where nothing is.
    pub(super) history: DataTable,
}

impl Compared {
    /// Reads both; none where the submission is too large to be looked through.
    pub(super) async fn of(
        work: &Work,
        (submission, report): (&Submission, &SubmissionReport),
        sight: Sight,
    ) -> Result<Option<Self>, WorkError> {
        if report.observations > ROWS_MAX {
            return Ok(None);
        }
        let pack = work.pack_as_it_was(&report.pack).await?;
        let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
        let agreement = pack.agreement(submission.agreement.as_str()).ok_or_else(unknown)?;
        let (_, structure) = recompute::dataflow(&pack, agreement.dataflow.as_str())?;
        let table = recompute::table(work, &report.address, &structure).await?;
        let history = known::beside(work, &pack, (submission, sight)).await?;
        let history = history.unwrap_or_else(|| DataTable::new(structure.clone(), Vec::new()));
        Ok(Some(Self { pack, structure, table, history }))
    }
}

impl Work {
    /// The files of the same agreement that came later than one that waits for a decision, wait too and hold a period of it:
    /// perhaps the sender has corrected it already.
    pub(crate) async fn waiting_later(
        &self,
        submission: &Submission,
        report: &SubmissionReport,
    ) -> Result<Vec<String>, WorkError> {
        if submission.state != SubmissionState::Checked {
            return Ok(Vec::new());
        }
        let came = (submission.received_at, submission.id.as_str());
        let is_later = |other: &Submission| {
            other.agreement == submission.agreement
                && other.state == SubmissionState::Checked
                && (other.received_at, other.id.as_str()) > came
        };
        let mut waiting = Vec::new();
        for other in self.catalog().submission_list().await?.into_iter().filter(is_later) {
            let Some(found) = self.catalog().report_find(&other.id).await? else { continue };
            if found.periods.iter().any(|period| report.periods.contains(period)) {
                waiting.push(other.id);
            }
        }
        Ok(waiting)
    }

    /// The accepted submissions that came later than one that waits for a decision, and of which it says something else: its
    /// acceptance would bring the older figures back. With too much to compare, every later one.
    pub(crate) async fn undone_by(&self, submission: &Submission, sight: Sight) -> Result<Vec<String>, WorkError> {
        if submission.state != SubmissionState::Checked {
            return Ok(Vec::new());
        }
        let later = self.accepted_later(submission, sight).await?;
        if later.is_empty() {
            return Ok(Vec::new());
        }
        let Some(report) = self.catalog().report_find(&submission.id).await? else { return Ok(Vec::new()) };
        let Some(compared) = Compared::of(self, (submission, &report), sight).await? else {
            return Ok(later.into_iter().map(|other| other.id).collect());
        };
        let mut undone = Vec::new();
        for other in later {
            let Some(report) = self.catalog().report_find(&other.id).await? else { continue };
            // A file whose bytes have changed, or one of an older structure, is told where it is verified.
            let Ok(table) = recompute::table(self, &report.address, &compared.structure).await else { continue };
            if !changed(&table, &compared.table).is_empty() {
                undone.push(other.id);
            }
        }
        Ok(undone)
    }

    /// Whether files that were accepted after an accepted one say something else of its cells, so that the data no longer hold
    /// what it brought. With too much to compare, any file that was accepted after it is taken to.
    pub(crate) async fn is_superseded(
        &self,
        submission: &Submission,
        report: &SubmissionReport,
    ) -> Result<bool, WorkError> {
        let Some(agreement) = self.pack().agreement(submission.agreement.as_str()) else { return Ok(false) };
        let Some(plan) = self.pack().plan_of(agreement.dataflow.as_str()) else { return Ok(false) };
        let accepted = self.accepted(&plan.inputs).await?.into_iter();
        let after: Vec<Submission> = accepted.skip_while(|other| other.id != submission.id).skip(1).collect();
        if after.is_empty() {
            return Ok(false);
        }
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        let (mut tables, mut rows) = (Vec::new(), report.observations);
        for other in after {
            let Some(found) = self.catalog().report_find(&other.id).await? else { continue };
            rows += found.observations;
            if rows > ROWS_MAX {
                return Ok(true);
            }
            tables.extend(recompute::table(self, &found.address, &structure).await.ok());
        }
        let Ok(own) = recompute::table(self, &report.address, &structure).await else { return Ok(true) };
        Ok(!changed(&own, &DataTable::overlaid(structure, tables)).is_empty())
    }

    /// The accepted submissions to the same dataflow that came later and may be looked at, in the order in which they were
    /// accepted.
    async fn accepted_later(&self, submission: &Submission, sight: Sight) -> Result<Vec<Submission>, WorkError> {
        let Some(agreement) = self.pack().agreement(submission.agreement.as_str()) else { return Ok(Vec::new()) };
        let Some(plan) = self.pack().plan_of(agreement.dataflow.as_str()) else { return Ok(Vec::new()) };
        let came = (submission.received_at, submission.id.as_str());
        let accepted = self.accepted_with_dates(&plan.inputs).await?.into_iter().map(|(_, other)| other);
        let is_seen = |other: &Submission| {
            let of_other = self.pack().agreement(other.agreement.as_str());
            sight == Sight::Every || of_other.is_some_and(|one| one.provider == agreement.provider)
        };
        let later = accepted.filter(|other| (other.received_at, other.id.as_str()) > came);
        Ok(later.filter(is_seen).collect())
    }
}

/// The cells of a submission that say something else than what was accepted; new cells are not among them. A file need not
/// bring everything again, so that what it does not bring is no difference.
pub(super) fn changed(history: &DataTable, table: &DataTable) -> Vec<Difference> {
    let all = history.differences(table).into_iter();
    all.filter(|difference| difference.before.is_some() && difference.after.is_some()).collect()
}
