//! Taking back what was published: a new release that says so; the earlier ones stay readable at their links, marked.

use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_model::{LocalText, NoticeKind, Release, ReleaseKind, Role};

use super::protect_tables::refuse_doubled;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// Proposes to withdraw the public release of a dataflow; a second person approves it like any release. What was
    /// withdrawn already is refused; a withdrawal that waits with the same reason is given again.
    pub async fn withdraw_release(
        &self,
        actor: &Actor,
        dataflow: &str,
        reason: LocalText,
    ) -> Result<Release, WorkError> {
        self.withdraw_after(actor, dataflow, (reason, None)).await
    }

    /// The same by a person who has seen the releases up to a number: a withdrawal that waits among them gives its place.
    pub async fn withdraw_after(
        &self,
        actor: &Actor,
        dataflow: &str,
        (reason, seen): (LocalText, Option<u32>),
    ) -> Result<Release, WorkError> {
        actor.may(Action::Propose)?;
        self.dataflow(dataflow)?;
        let mut change = self.begin().await?;
        let releases = change.release_list(dataflow).await?;
        let now = self.now();
        refuse_withdrawn((dataflow, &releases), now)?;
        // No withdrawal is public, so that one after what is public waits.
        let current = releases.iter().rposition(|release| release.is_public(now));
        let mut after = releases.iter().skip(current.map_or(0, |place| place + 1));
        let waiting = after.rfind(|release| release.kind == ReleaseKind::Withdrawal);
        if let Some(same) = waiting.filter(|waiting| waiting.note.as_ref() == Some(&reason)) {
            return Ok(same.clone());
        }
        refuse_doubled(waiting, seen)?;
        let current =
            current.and_then(|place| releases.get(place)).ok_or_else(|| Refusal::NothingPublic(dataflow.to_owned()))?;
        let withdrawal = Release {
            number: releases.len() as u32 + 1,
            kind: ReleaseKind::Withdrawal,
            note: Some(reason),
            proposed_at: now,
            proposed_by: actor.id().to_owned(),
            approved_at: None,
            approved_by: None,
            public_from: None,
            published_at: None,
            ..current.clone()
        };
        change.put(Row::Release(withdrawal.clone())).await?;
        let subject = format!("{dataflow} {}", withdrawal.number);
        self.commit(change, actor, ("withdraw_release", &subject)).await?;
        self.tell_of(self.accounts_with(Role::Approver).await?, NoticeKind::ReleaseProposed, &subject).await?;
        Ok(withdrawal)
    }
}

/// Refuses where the last public release of a dataflow is a withdrawal: its reason must not be written over.
pub(super) fn refuse_withdrawn((dataflow, releases): (&str, &[Release]), now: Timestamp) -> Result<(), Refusal> {
    let current = releases.iter().rfind(|release| release.is_public(now));
    match current.filter(|current| current.kind == ReleaseKind::Withdrawal) {
        Some(_) => Err(Refusal::AlreadyWithdrawn(dataflow.to_owned())),
        None => Ok(()),
    }
}
