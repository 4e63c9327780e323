//! A sender's own file, given back to those who may check it.

use bytes::Bytes;
use marsad_lake::Address;
use marsad_model::FileFormat;

use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// The bytes of a submission as they were sent, and how they are written.
    pub async fn sent_file(&self, actor: &Actor, id: &str) -> Result<(FileFormat, Bytes), WorkError> {
        let submission = self.submission(id).await?;
        self.may_check(actor, &submission)?;
        let pack = match self.catalog().report_find(id).await? {
            Some(report) => self.pack_as_it_was(&report.pack).await?,
            None => self.pack().clone(),
        };
        let agreement = pack.agreement(submission.agreement.as_str());
        let profile = agreement.and_then(|agreement| pack.profile(agreement.profile.as_str()));
        let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
        let format = profile.ok_or_else(unknown)?.format.clone();
        Ok((format, self.lake.get(&Address::received(&submission.sha256)).await?))
    }
}
