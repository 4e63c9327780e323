//! Sending: a file is received, read and checked, and its sender has the answer and a receipt.

use bytes::Bytes;
use marsad_model::{Id, SubmissionReport};
use serde::Serialize;

use crate::authority::Action;
use crate::steps::Arrived;
use crate::{Actor, Receipt, Refusal, Work, WorkError};

/// A file that comes through the web in one piece is no larger.
pub const FILE_BYTES_MAX: u64 = 64 << 20;

/// What a sender sends.
#[derive(Clone, Debug)]
pub struct Sending {
    /// Under which agreement.
    pub agreement: Id,
    /// The name of the file.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// What names the request: a second one with the same key does nothing more.
    pub key: Option<String>,
    /// Rules that find something wrong, and why it is right nevertheless.
    pub explanations: Vec<(String, String)>,
}

/// What a sender gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// What was received, and where it stands now.
    pub receipt: Receipt,
    /// What reading and checking gave.
    pub report: SubmissionReport,
}

impl Work {
    /// Receives a file, reads and checks it.
    pub async fn submit(&self, actor: &Actor, sending: Sending) -> Result<Sent, WorkError> {
        let explanations = self.explained(sending.agreement.as_str(), sending.explanations)?;
        let keys: Vec<&str> = sending.key.as_deref().into_iter().collect();
        let arrived = Arrived {
            agreement: &sending.agreement,
            file_name: &sending.file_name,
            bytes: sending.bytes,
            explanations: &explanations,
            keys: &keys,
        };
        let receipt = self.receive(actor, arrived).await?;
        self.answer_sent(actor, receipt).await
    }

    /// Reads and checks what was received, and signs the receipt for it.
    pub async fn answer_sent(&self, actor: &Actor, receipt: Receipt) -> Result<Sent, WorkError> {
        let id = self.submission_for(actor, (Action::Receive, &receipt.submission.id)).await?.id;
        let report = self.checked(actor, &id).await?;
        let submission = self.catalog().submission_get(&id).await?;
        if self.signer.is_some() {
            self.sign_receipt(actor, (&submission, Some(&report))).await?;
        }
        Ok(Sent { receipt: Receipt { submission, ..receipt }, report })
    }

    /// The report of a submission. What was begun is ended, though its sender hangs up: who sends again finds it done.
    async fn checked(&self, actor: &Actor, id: &str) -> Result<SubmissionReport, WorkError> {
        let (work, actor, id) = (self.clone(), actor.clone(), id.to_owned());
        let read = tokio::spawn(async move { work.checked_once(&actor, &id).await });
        read.await.map_err(|_| WorkError::Interrupted)?
    }

    /// The same for whoever has the turn. Few are read at once: each needs a core, and the memory of its file.
    async fn checked_once(&self, actor: &Actor, id: &str) -> Result<SubmissionReport, WorkError> {
        let _turn = self.reading.wait(id).await;
        if let Some(known) = self.catalog().report_find(id).await? {
            return Ok(known);
        }
        let _one_of_few = self.readers.acquire().await.map_err(|_| WorkError::Interrupted)?;
        match self.validate_submission(actor, id).await {
            // Someone else was faster: there is one report, and it is the answer.
            Err(WorkError::Refused(Refusal::WrongState(state))) => {
                let known = self.catalog().report_find(id).await?;
                known.ok_or_else(|| Refusal::WrongState(state).into())
            }
            read => read,
        }
    }
}
