//! Step 1: the bytes are kept as sent, and the sender has a receipt.

use bytes::Bytes;
use marsad_catalog::{Change, Row};
use marsad_lake::Address;
use marsad_model::{Explanation, Id, IdempotencyKey, Submission, SubmissionState};
use marsad_protect::sha256_hex;
use serde::Serialize;

use crate::authority::Action;
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError, clean_file_name};

/// A key is remembered so long: who repeats a request does it sooner.
const KEY_SECONDS: i64 = 7 * 24 * 60 * 60;

/// What a sender gets: proof of what was received and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The submission.
    pub submission: Submission,
    /// Whether it had been received before: sending again does no harm.
    pub is_known: bool,
}

/// A file that came, with what its sender says of it.
pub(crate) struct Arrived<'a> {
    /// Under which agreement.
    pub agreement: &'a Id,
    /// The name of the file.
    pub file_name: &'a str,
    /// Its bytes.
    pub bytes: Bytes,
    /// Rules that the sender stands against, and why.
    pub explanations: &'a [(String, String)],
    /// What names the request, so that it is done once: each of the keys suffices.
    pub keys: &'a [&'a str],
}

/// What tells a request from others; the name of the file is not of it.
fn mark_of((agreement, sha256): (&Id, &str), explanations: &[(String, String)]) -> String {
    let explained: String =
        explanations.iter().map(|(rule, reason)| format!("\n{rule} {} {reason}", reason.len())).collect();
    sha256_hex(format!("{agreement} {sha256}{explained}").as_bytes())
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
        self.receive(actor, Arrived { agreement, file_name, bytes, explanations: &[], keys: &[] }).await
    }

    /// The same with reasons and with keys: of two requests with one key the second gets the answer of the first.
    pub(crate) async fn receive(&self, actor: &Actor, arrived: Arrived<'_>) -> Result<Receipt, WorkError> {
        actor.may(Action::Receive)?;
        let agreement = self.agreement(arrived.agreement.as_str())?;
        let is_theirs = actor.may_for(Action::Receive, &agreement.provider);
        is_theirs.map_err(|_| Refusal::NotYourInstitution(agreement.id.to_string()))?;
        self.refuse_infected(actor, (agreement.id.as_str(), &arrived.bytes)).await?;
        let sha256 = sha256_hex(&arrived.bytes);
        let size_bytes = arrived.bytes.len() as u64;
        let mark = mark_of((arrived.agreement, &sha256), arrived.explanations);
        let keys: Vec<IdempotencyKey> = arrived.keys.iter().map(|key| self.key(actor, key, mark.clone())).collect();
        self.keep(&Address::received(&sha256), arrived.bytes).await?;
        let mut change = self.begin().await?;
        if let Some(receipt) = self.repeated(&mut change, (&keys, arrived.keys)).await? {
            drop(change);
            self.remember_keys(keys, &receipt.submission.id).await?;
            return Ok(receipt);
        }
        let earlier = change.submission_list(arrived.agreement.as_str()).await?;
        // What no longer stands may be sent again: the profile may have been mended meanwhile.
        if let Some(known) = self.same_submission(&earlier, &sha256).await? {
            drop(change);
            self.remember_keys(keys, &known.id).await?;
            return Ok(Receipt { submission: known, is_known: true });
        }
        // A number tells nothing of the content; a hash would let anyone test guesses about values that are hidden.
        let id = format!("{}-{:04}", arrived.agreement, earlier.len() + 1);
        let submission = Submission {
            id,
            agreement: arrived.agreement.clone(),
            file_name: Some(clean_file_name(arrived.file_name))
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| arrived.agreement.to_string()),
            sha256,
            size_bytes,
            received_at: self.now(),
            received_by: actor.id().to_owned(),
            state: SubmissionState::Received,
        };
        change.put(Row::Submission(submission.clone())).await?;
        put_explanations(&mut change, &submission, arrived.explanations).await?;
        for key in keys {
            change.fleeting_put(&IdempotencyKey { submission: submission.id.clone(), ..key }).await?;
        }
        self.commit(change, actor, ("receive_submission", &submission.id)).await?;
        Ok(Receipt { submission, is_known: false })
    }

    /// The answer that a request with one of these keys had; none where it is the first.
    async fn repeated(
        &self,
        change: &mut Change,
        (keys, names): (&[IdempotencyKey], &[&str]),
    ) -> Result<Option<Receipt>, WorkError> {
        for (key, name) in keys.iter().zip(names) {
            let found = change.fleeting_find::<IdempotencyKey>(&key.id).await?;
            let Some(known) = found.filter(|known| self.now() < known.until) else { continue };
            if known.request_mark != key.request_mark {
                return Err(Refusal::KeyUsedOtherwise((*name).to_owned()).into());
            }
            let submission = change.submission_find(&known.submission).await?;
            let submission = submission.ok_or(Refusal::UnknownSubmission(known.submission))?;
            return Ok(Some(Receipt { submission, is_known: true }));
        }
        Ok(None)
    }

    /// Answers a request that was done already, by what it made then. A key of another request is refused, and so are other
    /// reasons than then; who says none only asks for the answer.
    pub(crate) async fn answer_again(
        &self,
        actor: &Actor,
        submission: Submission,
        (names, explanations): (&[&str], &[(String, String)]),
    ) -> Result<Receipt, WorkError> {
        let mark = mark_of((&submission.agreement, &submission.sha256), explanations);
        let keys: Vec<IdempotencyKey> = names.iter().map(|name| self.key(actor, name, mark.clone())).collect();
        for (key, name) in keys.iter().zip(names) {
            let found = self.catalog.fleeting_find::<IdempotencyKey>(&key.id).await?;
            let Some(known) = found.filter(|known| self.now() < known.until) else { continue };
            let is_same = explanations.is_empty() || known.request_mark == key.request_mark;
            if known.submission != submission.id || !is_same {
                return Err(Refusal::KeyUsedOtherwise((*name).to_owned()).into());
            }
        }
        self.remember_keys(keys, &submission.id).await?;
        Ok(Receipt { submission, is_known: true })
    }

    /// The key of a request that has no submission yet.
    fn key(&self, actor: &Actor, key: &str, request_mark: String) -> IdempotencyKey {
        let (account, now) = (actor.id(), self.now());
        IdempotencyKey {
            id: sha256_hex(format!("{} {account} {key}", account.len()).as_bytes()),
            account: account.to_owned(),
            request_mark,
            submission: String::new(),
            made_at: now,
            until: later(now, KEY_SECONDS),
        }
    }

    /// Remembers which submission answers keys, where nothing else is changed. A key that is known stays what it is.
    async fn remember_keys(&self, keys: Vec<IdempotencyKey>, submission: &str) -> Result<(), WorkError> {
        if keys.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let mut brief = self.catalog.writer().brief().await?;
        for key in keys {
            let known = brief.find::<IdempotencyKey>(&key.id).await?.filter(|known| now < known.until);
            if known.is_none() {
                brief.put(&IdempotencyKey { submission: submission.to_owned(), ..key }).await?;
            }
        }
        Ok(brief.commit().await?)
    }
}

/// Writes down why the sender stands by what rules find wrong.
async fn put_explanations(
    change: &mut Change,
    submission: &Submission,
    explanations: &[(String, String)],
) -> Result<(), WorkError> {
    for (rule, reason) in explanations {
        let explanation = Explanation {
            submission: submission.id.clone(),
            rule: rule.clone(),
            reason: reason.clone(),
            by: submission.received_by.clone(),
            at: submission.received_at,
        };
        change.put(Row::Explanation(explanation)).await?;
    }
    Ok(())
}
