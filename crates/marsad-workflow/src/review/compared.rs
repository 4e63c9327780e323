//! A submission's observations beside what was accepted before it came.

use std::sync::Arc;

use marsad_model::{DataStructure, DataTable, Difference, Pack, Submission, SubmissionReport};

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
    /// What was accepted before; empty where nothing was.
    pub(super) history: DataTable,
}

impl Compared {
    /// Reads both; none where the submission is too large to be looked through.
    pub(super) async fn of(
        work: &Work,
        submission: &Submission,
        report: &SubmissionReport,
    ) -> Result<Option<Self>, WorkError> {
        if report.observations > ROWS_MAX {
            return Ok(None);
        }
        let pack = work.pack_as_it_was(&report.pack).await?;
        let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
        let agreement = pack.agreement(submission.agreement.as_str()).ok_or_else(unknown)?;
        let (_, structure) = recompute::dataflow(&pack, agreement.dataflow.as_str())?;
        let table = recompute::table(work, &report.address, &structure).await?;
        let history = recompute::history(work, &pack, submission).await?;
        let history = history.unwrap_or_else(|| DataTable::new(structure.clone(), Vec::new()));
        Ok(Some(Self { pack, structure, table, history }))
    }
}

/// The cells of a submission that say something else than what was accepted; new cells are not among them. A file need not
/// bring everything again, so that what it does not bring is no difference.
pub(super) fn changed(history: &DataTable, table: &DataTable) -> Vec<Difference> {
    let all = history.differences(table).into_iter();
    all.filter(|difference| difference.before.is_some() && difference.after.is_some()).collect()
}
