//! A sender's own file, given back to those who may read it.

use bytes::Bytes;
use marsad_lake::Address;
use marsad_model::FileFormat;

use crate::{Action, Actor, Work, WorkError};

impl Work {
    /// The bytes of a submission as they were sent, and how they are written.
    pub async fn sent_file(&self, actor: &Actor, id: &str) -> Result<(FileFormat, Bytes), WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let agreement = submission.agreement.as_str();
        let (pack, basis) = match self.catalog().report_find(id).await? {
            Some(report) => (self.pack_as_it_was(&report.pack).await?, report.basis),
            None => (self.pack().clone(), self.reading_basis(agreement).await?),
        };
        let format = self.reading_profile(&pack, agreement, &basis).await?.format;
        Ok((format, self.lake.get(&Address::received(&submission.sha256)).await?))
    }
}
