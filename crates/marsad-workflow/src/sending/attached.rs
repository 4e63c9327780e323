//! Documents beside what was sent: a note of method, a letter, a scan. They belong to a submission or to a comment on it, from
//! either side, as it is sent or later; whoever may read what they belong to may read them. They are kept for good, as what
//! was sent is.

use bytes::Bytes;
use marsad_catalog::Row;
use marsad_model::{AttachedFile, Submission};

use crate::authority::{Action, Reach};
use crate::{Actor, KeptDocument, Refusal, Work, WorkError};

/// A document to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttached {
    /// The comment to which it belongs; none where it belongs to the submission itself.
    pub comment: Option<u32>,
    /// The name of the file.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Work {
    /// Refuses what could not be attached to a submission under an agreement, before anything is sent with it.
    pub async fn check_attached(
        &self,
        actor: &Actor,
        agreement: &str,
        (file_name, bytes): (&str, &Bytes),
    ) -> Result<(), WorkError> {
        actor.may_for(Action::Receive, &self.agreement(agreement)?.provider)?;
        self.check_document(actor, (agreement, file_name, bytes)).await.map(|_| ())
    }

    /// The submission to which a person may attach something: whoever may speak of it or sends for the institution.
    pub async fn attachable(&self, actor: &Actor, submission: &str) -> Result<Submission, WorkError> {
        let action = if actor.reach(Action::Comment).is_some() { Action::Comment } else { Action::Receive };
        self.submission_for(actor, (action, submission)).await
    }

    /// Attaches a document. The same one again, by the same person and to the same thing, is the one that is there.
    pub async fn attach(&self, actor: &Actor, submission: &str, new: NewAttached) -> Result<AttachedFile, WorkError> {
        let agreement = self.attachable(actor, submission).await?.agreement;
        let is_for_sender = self.is_for_sender(actor, (submission, new.comment)).await?;
        let file = self.keep_document(actor, (agreement.as_str(), &new.file_name), new.bytes).await?;
        let mut change = self.begin().await?;
        let earlier = change.kept_list::<AttachedFile>(submission).await?;
        let is_same =
            |one: &&AttachedFile| one.by == actor.id() && one.comment == new.comment && one.file.sha256 == file.sha256;
        if let Some(known) = earlier.iter().find(is_same) {
            return Ok(known.clone());
        }
        let attached = AttachedFile {
            submission: submission.to_owned(),
            number: earlier.len() as u32 + 1,
            file,
            comment: new.comment,
            is_for_sender,
            by: actor.id().to_owned(),
            in_place_of: actor.stands_for().map(|away| away.id.clone()),
            at: self.now(),
        };
        change.put(Row::AttachedFile(attached.clone())).await?;
        self.commit(change, actor, ("attach_file", submission)).await?;
        Ok(attached)
    }

    /// Whether the sender may read what is attached to a comment, or to the submission itself.
    async fn is_for_sender(
        &self,
        actor: &Actor,
        (submission, comment): (&str, Option<u32>),
    ) -> Result<bool, WorkError> {
        let Some(number) = comment else { return Ok(true) };
        let readable = self.comments_of(actor, submission).await?;
        let found = readable.iter().find(|one| one.number == number);
        let unknown = || Refusal::UnknownComment(format!("{submission} {number}"));
        Ok(found.ok_or_else(unknown)?.is_for_sender)
    }

    /// What is attached to a submission and to what was said of it, as far as the person may read it, oldest first.
    pub async fn attached_to(&self, actor: &Actor, submission: &str) -> Result<Vec<AttachedFile>, WorkError> {
        self.submission_for(actor, (Action::ReadSubmission, submission)).await?;
        let is_own = actor.reach(Action::ReadSubmission) == Some(Reach::Own);
        let mut all = self.catalog().kept_list::<AttachedFile>(submission).await?;
        all.retain(|one| one.is_for_sender || !is_own);
        Ok(all)
    }

    /// A document that is attached to a submission, by its number.
    pub async fn attached_file(
        &self,
        actor: &Actor,
        (submission, number): (&str, u32),
    ) -> Result<KeptDocument, WorkError> {
        let all = self.attached_to(actor, submission).await?;
        let found = all.into_iter().find(|one| one.number == number);
        let unknown = || Refusal::UnknownAttachment(format!("{submission} {number}"));
        self.kept_document(found.ok_or_else(unknown)?.file).await
    }
}
