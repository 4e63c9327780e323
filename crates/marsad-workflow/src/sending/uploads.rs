//! Files that come in parts: a line that breaks loses the part that was under way, and nothing before it.
//!
//! A part is a file of the lake under the place where it begins, which is written once: whatever comes a second time for
//! that place, the first stays, and the sender is told how far the file is. When the file is whole it becomes a submission,
//! and its parts are forgotten.

use std::collections::BTreeSet;

use bytes::Bytes;
use marsad_lake::{Address, LakeError, Stage};
use marsad_model::{Id, Upload};

use crate::authority::Action;
use crate::steps::Arrived;
use crate::work::later;
use crate::{Actor, Receipt, Refusal, Work, WorkError, one_time_password};

/// A file that comes in parts is no larger.
pub const UPLOAD_BYTES_MAX: u64 = 256 << 20;
/// What is not complete after so long is forgotten.
const UPLOAD_SECONDS: i64 = 3 * 24 * 60 * 60;
/// With more files on their way from one person, the oldest is forgotten.
const UPLOADS_MAX: usize = 20;

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

impl Work {
    /// Begins a file that comes in parts.
    pub async fn begin_upload(&self, actor: &Actor, new: NewUpload) -> Result<Upload, WorkError> {
        actor.may(Action::Receive)?;
        let provider = &self.agreement(new.agreement.as_str())?.provider;
        let is_theirs = actor.may_for(Action::Receive, provider);
        is_theirs.map_err(|_| Refusal::NotYourInstitution(new.agreement.to_string()))?;
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
        let mut others = brief.list::<Upload>(actor.id()).await?;
        others.sort_by_key(|other| other.made_at);
        let surplus = (others.len() + 1).saturating_sub(UPLOADS_MAX);
        for other in others.iter().take(surplus) {
            brief.delete::<Upload>(&other.id).await?;
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
        found.filter(is_theirs).ok_or_else(|| Refusal::UnknownUpload(id.to_owned()).into())
    }

    /// Adds the part that begins at an offset, which must be where the file is.
    pub async fn continue_upload(
        &self,
        actor: &Actor,
        id: &str,
        (offset, bytes): (u64, Bytes),
    ) -> Result<Upload, WorkError> {
        let upload = self.upload(actor, id).await?;
        if upload.received_bytes != offset || upload.submission.is_some() {
            return Err(wrong_offset(&upload));
        }
        if bytes.is_empty() {
            return Ok(upload);
        }
        if offset.saturating_add(bytes.len() as u64) > upload.size_bytes {
            return Err(Refusal::TooLarge(format!("{} B", upload.size_bytes)).into());
        }
        let size = self.put_part(&Address::arriving(id, offset), bytes).await?;
        let mut brief = self.catalog.writer().brief().await?;
        let unknown = || Refusal::UnknownUpload(id.to_owned());
        let upload = brief.find::<Upload>(id).await?.ok_or_else(unknown)?;
        if upload.received_bytes != offset {
            return Err(wrong_offset(&upload));
        }
        let parts = upload.parts.iter().copied().chain([size]).collect();
        let upload = Upload { received_bytes: offset + size, parts, ..upload };
        brief.put(&upload).await?;
        brief.commit().await?;
        Ok(upload)
    }

    /// Keeps a part; gives the size of the one that is there, which another request may have brought.
    async fn put_part(&self, address: &Address, bytes: Bytes) -> Result<u64, WorkError> {
        let size = bytes.len() as u64;
        match self.lake.put(address, bytes).await {
            Ok(()) => Ok(size),
            Err(LakeError::Occupied(_)) => Ok(self.lake.get(address).await?.len() as u64),
            Err(error) => Err(error.into()),
        }
    }

    /// Receives a file that is complete; asked again, it gives the same submission.
    pub async fn finish_upload(&self, actor: &Actor, id: &str) -> Result<Receipt, WorkError> {
        let upload = self.upload(actor, id).await?;
        if let Some(known) = &upload.submission {
            let submission = self.submission_for(actor, (Action::Receive, known)).await?;
            return Ok(Receipt { submission, is_known: true });
        }
        if upload.received_bytes != upload.size_bytes {
            return Err(wrong_offset(&upload));
        }
        let bytes = self.assembled(&upload).await?;
        let key = format!("upload {id}");
        let arrived = Arrived {
            agreement: &upload.agreement,
            file_name: &upload.file_name,
            bytes,
            explanations: &[],
            key: Some(&key),
        };
        let receipt = self.receive(actor, arrived).await?;
        let mut brief = self.catalog.writer().brief().await?;
        brief.put(&Upload { submission: Some(receipt.submission.id.clone()), ..upload.clone() }).await?;
        brief.commit().await?;
        self.forget_parts(&upload).await?;
        Ok(receipt)
    }

    /// Forgets a file on its way.
    pub async fn end_upload(&self, actor: &Actor, id: &str) -> Result<(), WorkError> {
        let upload = self.upload(actor, id).await?;
        let mut brief = self.catalog.writer().brief().await?;
        brief.delete::<Upload>(id).await?;
        brief.commit().await?;
        self.forget_parts(&upload).await
    }

    /// Forgets the parts of files that nobody waits for any more; gives how many parts there were.
    pub async fn forget_uploads(&self) -> Result<u64, WorkError> {
        let (now, mut forgotten) = (self.now(), 0);
        let mut alive: BTreeSet<String> = BTreeSet::new();
        for upload in self.catalog.fleeting_all::<Upload>().await? {
            if now < upload.until && upload.submission.is_none() {
                alive.insert(upload.id);
            }
        }
        for address in self.lake.list(Stage::Arriving).await? {
            if address.upload().is_none_or(|upload| !alive.contains(upload)) {
                self.lake.forget(&address).await?;
                forgotten += 1;
            }
        }
        Ok(forgotten)
    }

    /// The bytes of all parts, in order.
    async fn assembled(&self, upload: &Upload) -> Result<Bytes, WorkError> {
        let mut bytes: Vec<u8> = Vec::with_capacity(usize::try_from(upload.size_bytes).unwrap_or_default());
        for size in &upload.parts {
            let part = self.lake.get(&Address::arriving(&upload.id, bytes.len() as u64)).await?;
            if part.len() as u64 != *size {
                return Err(wrong_offset(&Upload { received_bytes: bytes.len() as u64, ..upload.clone() }));
            }
            bytes.extend_from_slice(&part);
        }
        Ok(bytes.into())
    }

    async fn forget_parts(&self, upload: &Upload) -> Result<(), WorkError> {
        let mut offset = 0;
        for size in &upload.parts {
            self.lake.forget(&Address::arriving(&upload.id, offset)).await?;
            offset += size;
        }
        Ok(())
    }
}

fn wrong_offset(upload: &Upload) -> WorkError {
    Refusal::WrongOffset(upload.received_bytes.to_string()).into()
}
