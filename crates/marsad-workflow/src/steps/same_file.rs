//! A file that is sent again: whether an earlier submission of the same bytes still says what this one would say.

use marsad_model::{ReadingBasis, Submission, SubmissionReport, SubmissionState};

use crate::{Work, WorkError};

impl Work {
    /// The submission that a file sent again is: one of the same bytes that waits and would be read in the same way now, or
    /// that is accepted and is what the data hold. None where the file says something new: it was returned, its words are
    /// read otherwise since, or a file that was accepted later took the place of its figures.
    pub(crate) async fn same_submission(
        &self,
        earlier: &[Submission],
        sha256: &str,
    ) -> Result<Option<Submission>, WorkError> {
        for known in earlier.iter().rev().filter(|known| known.sha256 == sha256) {
            if self.still_stands(known).await? {
                return Ok(Some(known.clone()));
            }
        }
        Ok(None)
    }

    async fn still_stands(&self, known: &Submission) -> Result<bool, WorkError> {
        if known.state == SubmissionState::Returned {
            return Ok(false);
        }
        // What nobody has read yet will be read as it would be now.
        let Some(report) = self.catalog().report_find(&known.id).await? else { return Ok(true) };
        if !self.is_read_alike(known, &report).await? {
            return Ok(false);
        }
        Ok(known.state != SubmissionState::Accepted || !self.is_superseded(known, &report).await?)
    }

    /// Whether a submission was read as it would be read now: by the same profile with the same words.
    async fn is_read_alike(&self, known: &Submission, report: &SubmissionReport) -> Result<bool, WorkError> {
        // A pack that cannot be read any more is told where it is verified; nothing can be said of its reading.
        let Ok(then) = self.pack_as_it_was(&report.pack).await else { return Ok(false) };
        let agreement = known.agreement.as_str();
        if report.basis.is_template {
            // The layout of a template comes from the pack, and no profile has a part in it.
            return Ok(*then == **self.pack());
        }
        let now: ReadingBasis = self.reading_basis(agreement).await?;
        let read = self.reading_profile(&then, agreement, &report.basis).await?;
        Ok(read == self.reading_profile(self.pack(), agreement, &now).await?)
    }
}
