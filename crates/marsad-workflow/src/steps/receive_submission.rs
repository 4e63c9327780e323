//! Step 1: the bytes are kept as sent, and the sender has a receipt.

use bytes::Bytes;
use marsad_catalog::Row;
use marsad_lake::Address;
use marsad_model::{Id, Submission, SubmissionState};
use marsad_protect::sha256_hex;
use serde::Serialize;

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// What a sender gets: proof of what was received and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The submission.
    pub submission: Submission,
    /// Whether it had been received before: sending again does no harm.
    pub is_known: bool,
}

impl Work {
    /// Receives what `actor` sends under an agreement.
    pub async fn receive_submission(
        &self,
        actor: &Actor,
        agreement: &Id,
        file: (&str, Bytes),
    ) -> Result<Receipt, WorkError> {
        let (file_name, bytes) = file;
        actor.may(Action::Receive)?;
        if self.agreement(agreement.as_str())?.provider != actor.account().provider {
            return Err(Refusal::NotYourInstitution(agreement.to_string()).into());
        }
        let sha256 = sha256_hex(&bytes);
        let size_bytes = bytes.len() as u64;
        self.keep(&Address::received(&sha256), bytes).await?;
        let mut change = self.begin().await?;
        let earlier = change.submission_list(agreement.as_str()).await?;
        // What was returned may be sent again: the profile may have been mended meanwhile.
        let known = earlier.iter().find(|known| known.sha256 == sha256 && known.state != SubmissionState::Returned);
        if let Some(known) = known {
            return Ok(Receipt { submission: known.clone(), is_known: true });
        }
        // A number tells nothing of the content; a hash would let anyone test guesses about values that are hidden.
        let id = format!("{agreement}-{:04}", earlier.len() + 1);
        let submission = Submission {
            id,
            agreement: agreement.clone(),
            file_name: file_name.to_owned(),
            sha256,
            size_bytes,
            received_at: self.now(),
            received_by: actor.id().to_owned(),
            state: SubmissionState::Received,
        };
        change.put(Row::Submission(submission.clone())).await?;
        self.commit(change, actor, ("receive_submission", &submission.id)).await?;
        Ok(Receipt { submission, is_known: false })
    }
}
