//! Files that come in parts: a line that breaks loses the part that was under way, and nothing before it.
//!
//! The catalog says how far each file is; whoever changes that reads it again within the change. When a file is whole it
//! becomes a submission, and its parts (`upload_parts.rs`) are forgotten.

use bytes::Bytes;
use marsad_lake::Address;
use marsad_model::{Id, Upload};

use crate::authority::Action;
use crate::steps::Arrived;
use crate::work::later;
use crate::{Actor, Receipt, Refusal, Work, WorkError, one_time_password};

/// A file that comes in parts is no larger.
pub const UPLOAD_BYTES_MAX: u64 = 256 << 20;
/// So many files of one person may be on their way; a further one is refused.
pub const UPLOADS_MAX: usize = 20;
/// What is not complete after so long is forgotten.
const UPLOAD_SECONDS: i64 = 3 * 24 * 60 * 60;

/// A file that is about to come.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// Under which agreement.
    pub agreement: Id,
    /// The name of the file.
    pub file_name: String,
    /// How many bytes it has.
    pub size_bytes: u64,
}

/// What a sender says as a file that has come in parts is sent in: all that may be said of one that comes at once.
#[derive(Clone, Debug, Default)]
pub struct Finishing {
    /// Under which agreement; where it is said, it must be the one with which the file began.
    pub agreement: Option<String>,
    /// The name of the file; where none is said, the one with which it began.
    pub file_name: Option<String>,
    /// What names the request: a second one with the same key does nothing more.
    pub key: Option<String>,
    /// Rules that find something wrong, and why it is right nevertheless.
    pub explanations: Vec<(String, String)>,
}

impl Work {
    /// Begins a file that comes in parts.
    pub async fn begin_upload(&self, actor: &Actor, new: NewUpload) -> Result<Upload, WorkError> {
        actor.may(Action::Receive)?;
        let provider = &self.agreement(new.agreement.as_str())?.provider;
        let is_theirs = actor.may_for(Action::Receive, provider);
        is_theirs.map_err(|_| Refusal::NotYourInstitution(new.agreement.to_string()))?;
        if new.size_bytes == 0 {
            return Err(Refusal::EmptyFile(new.file_name).into());
        }
        if new.size_bytes > UPLOAD_BYTES_MAX {
            return Err(Refusal::TooLarge(format!("{} MiB", UPLOAD_BYTES_MAX >> 20)).into());
        }
        let now = self.now();
        let upload = Upload {
            id: one_time_password(),
            account: actor.id().to_owned(),
            agreement: new.agreement,
            file_name: new.file_name,
            size_bytes: new.size_bytes,
            received_bytes: 0,
            parts: Vec::new(),
            made_at: now,
            until: later(now, UPLOAD_SECONDS),
            submission: None,
        };
        let mut brief = self.catalog.writer().brief().await?;
        let others = brief.list::<Upload>(actor.id()).await?;
        // Nothing that someone may still be sending is forgotten for a further one: the sender says what may go.
        if others.iter().filter(|other| other.is_awaited(now)).count() >= UPLOADS_MAX {
            return Err(Refusal::TooManyUploads(UPLOADS_MAX.to_string()).into());
        }
        brief.put(&upload).await?;
        brief.commit().await?;
        Ok(upload)
    }

    /// A file on its way. Those of others, and those that were forgotten, are not known.
    pub async fn upload(&self, actor: &Actor, id: &str) -> Result<Upload, WorkError> {
        actor.may(Action::Receive)?;
        let found = self.catalog.fleeting_find::<Upload>(id).await?;
        let is_theirs = |upload: &Upload| upload.account == actor.id() && self.now() < upload.until;
        found.filter(is_theirs).ok_or_else(|| unknown(id).into())
    }

    /// The files of a person that are on their way, oldest first.
    pub async fn uploads(&self, actor: &Actor) -> Result<Vec<Upload>, WorkError> {
        actor.may(Action::Receive)?;
        let now = self.now();
        let mut found = self.catalog.fleeting_list::<Upload>(actor.id()).await?;
        found.retain(|upload| upload.is_awaited(now));
        found.sort_by(|a, b| (a.made_at, &a.id).cmp(&(b.made_at, &b.id)));
        Ok(found)
    }

    /// Adds the part that begins at an offset, which must be where the file is.
    pub async fn continue_upload(
        &self,
        actor: &Actor,
        id: &str,
        (offset, bytes): (u64, Bytes),
    ) -> Result<Upload, WorkError> {
        let upload = self.upload(actor, id).await?;
        may_go_on(&upload, offset)?;
        if bytes.is_empty() {
            return Ok(upload);
        }
        if offset.saturating_add(bytes.len() as u64) > upload.size_bytes {
            return Err(Refusal::TooLarge(format!("{} B", upload.size_bytes)).into());
        }
        let size = self.put_part(&Address::arriving(id, offset), bytes).await?;
        let mut brief = self.catalog.writer().brief().await?;
        let mut upload = brief.find::<Upload>(id).await?.ok_or_else(|| unknown(id))?;
        may_go_on(&upload, offset)?;
        upload.parts.push(size);
        upload.received_bytes += size;
        brief.put(&upload).await?;
        brief.commit().await?;
        Ok(upload)
    }

    /// Receives a file that is complete, with what its sender says of it; asked again, it gives the same submission.
    pub async fn finish_upload(&self, actor: &Actor, id: &str, said: Finishing) -> Result<Receipt, WorkError> {
        let upload = self.upload(actor, id).await?;
        if let Some(named) = said.agreement.filter(|named| upload.agreement.as_str() != named) {
            return Err(Refusal::UnknownAgreement(named).into());
        }
        let explanations = self.explained(upload.agreement.as_str(), said.explanations)?;
        // The upload names the request as well as the key of its sender, who may have lost the first answer.
        let own = format!("upload {id}");
        let keys: Vec<&str> = said.key.as_deref().into_iter().chain([own.as_str()]).collect();
        if let Some(known) = &upload.submission {
            return self.sent_before(actor, known, (&keys, &explanations)).await;
        }
        if upload.received_bytes != upload.size_bytes {
            return Err(wrong_offset(&upload));
        }
        let Some(bytes) = self.assembled(&upload).await? else {
            // Another request was faster, and the parts are gone since; or they are lost.
            let known = self.upload(actor, id).await?.submission.ok_or_else(|| unknown(id))?;
            return self.sent_before(actor, &known, (&keys, &explanations)).await;
        };
        let file_name = said.file_name.as_deref().unwrap_or(&upload.file_name);
        let arrived =
            Arrived { agreement: &upload.agreement, file_name, bytes, explanations: &explanations, keys: &keys };
        let receipt = match self.receive(actor, arrived).await {
            Err(WorkError::Refused(Refusal::Infected(name))) => {
                // What must not be kept is not kept in parts either.
                self.end_upload(actor, id).await?;
                return Err(Refusal::Infected(name).into());
            }
            received => received?,
        };
        self.note_submission(id, &receipt.submission.id).await?;
        self.forget_parts(&upload).await?;
        Ok(receipt)
    }

    /// The answer for a file that became a submission before.
    async fn sent_before(
        &self,
        actor: &Actor,
        known: &str,
        said: (&[&str], &[(String, String)]),
    ) -> Result<Receipt, WorkError> {
        let submission = self.submission_for(actor, (Action::Receive, known)).await?;
        self.answer_again(actor, submission, said).await
    }

    /// Writes down what became of a file. One that was forgotten meanwhile does not come back.
    async fn note_submission(&self, id: &str, submission: &str) -> Result<(), WorkError> {
        let mut brief = self.catalog.writer().brief().await?;
        if let Some(upload) = brief.find::<Upload>(id).await? {
            brief.put(&Upload { submission: Some(submission.to_owned()), ..upload }).await?;
        }
        Ok(brief.commit().await?)
    }

    /// Forgets a file on its way.
    pub async fn end_upload(&self, actor: &Actor, id: &str) -> Result<(), WorkError> {
        self.upload(actor, id).await?;
        let mut brief = self.catalog.writer().brief().await?;
        let upload = brief.find::<Upload>(id).await?.ok_or_else(|| unknown(id))?;
        brief.delete::<Upload>(id).await?;
        brief.commit().await?;
        self.forget_parts(&upload).await
    }
}

/// Refuses a part that does not begin where the file is, and one of a file that is a submission already.
fn may_go_on(upload: &Upload, offset: u64) -> Result<(), WorkError> {
    let may = upload.received_bytes == offset && upload.submission.is_none();
    if may { Ok(()) } else { Err(wrong_offset(upload)) }
}

fn wrong_offset(upload: &Upload) -> WorkError {
    Refusal::WrongOffset(upload.received_bytes.to_string()).into()
}

fn unknown(id: &str) -> Refusal {
    Refusal::UnknownUpload(id.to_owned())
}
