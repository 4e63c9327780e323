//! Access before the time of a release: for named people, for a reason, and never without a record.
//!
//! INVARIANT: this stands beside `open_public` and is no part of it; no page of the portal comes this way.

use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_model::{AccountState, NoticeKind, PrereleaseGrant, Release, ReleaseKind, ReleaseReference};

use super::checklist::prepares;
use crate::authority::Action;
use crate::{Actor, OpenRelease, Refusal, Work, WorkError};

/// The action of the record that each look leaves.
const LOOK: &str = "read_prerelease";

/// Leave to see a release before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    /// Who may see it.
    pub account: String,
    /// Why.
    pub reason: String,
    /// From when; at once where it is not said.
    pub from: Option<Timestamp>,
}

/// Someone saw a release before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrereleaseLook {
    /// Who.
    pub account: String,
    /// When.
    pub at: Timestamp,
    /// From where.
    pub origin: String,
}

impl Work {
    /// Gives someone leave; there must be such a release, and it must not be public. Who has leave already gets no second
    /// one: the reason and the time of theirs become the new ones. The person finds a notice and gets a letter.
    pub async fn grant_prerelease(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
        new: NewGrant,
    ) -> Result<PrereleaseGrant, WorkError> {
        actor.may(Action::GrantPrerelease)?;
        let release = self.release_numbered(dataflow, number).await?;
        let subject = format!("{dataflow} {number}");
        if release.is_public(self.now()) {
            return Err(Refusal::WrongState(subject).into());
        }
        if new.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing(subject).into());
        }
        let account = self.catalog().account_find(&new.account).await?;
        if account.is_none_or(|account| account.state == AccountState::Closed) {
            return Err(Refusal::UnknownAccount(new.account).into());
        }
        let mut change = self.begin().await?;
        let now = self.now();
        let known = change.kept_list::<PrereleaseGrant>(&subject).await?.into_iter();
        let known = known.filter(|known| known.account == new.account).find(|known| known.revoked_at.is_none());
        let id = match &known {
            Some(known) => known.id.clone(),
            None => format!("G-{:06}", change.kept_all::<PrereleaseGrant>().await?.len() + 1),
        };
        let from = new.from.or(known.as_ref().map(|known| known.from)).unwrap_or(now);
        if let Some(known) = known.filter(|known| known.reason == new.reason.trim() && known.from == from) {
            return Ok(known);
        }
        let grant = PrereleaseGrant {
            id,
            release: release.reference(),
            account: new.account,
            reason: new.reason.trim().to_owned(),
            from,
            granted_at: now,
            granted_by: actor.id().to_owned(),
            revoked_at: None,
        };
        change.put(Row::PrereleaseGrant(grant.clone())).await?;
        self.commit(change, actor, ("grant_prerelease", &subject)).await?;
        self.tell_of(vec![grant.account.clone()], NoticeKind::PrereleaseGranted, &subject).await?;
        Ok(grant)
    }

    /// Takes leave back, with every other that the same account has to the same release; what was taken back stays so.
    pub async fn revoke_prerelease(&self, actor: &Actor, id: &str) -> Result<PrereleaseGrant, WorkError> {
        actor.may(Action::GrantPrerelease)?;
        let mut change = self.begin().await?;
        let found = change.kept_find::<PrereleaseGrant>(id).await?;
        let grant = found.ok_or_else(|| Refusal::UnknownGrant(id.to_owned()))?;
        if grant.revoked_at.is_some() {
            return Ok(grant);
        }
        let revoked_at = Some(self.now());
        let subject = format!("{} {}", grant.release.dataflow, grant.release.number);
        for other in change.kept_list::<PrereleaseGrant>(&subject).await? {
            if other.id != grant.id && other.account == grant.account && other.revoked_at.is_none() {
                change.put(Row::PrereleaseGrant(PrereleaseGrant { revoked_at, ..other })).await?;
            }
        }
        let revoked = PrereleaseGrant { revoked_at, ..grant };
        change.put(Row::PrereleaseGrant(revoked.clone())).await?;
        self.commit(change, actor, ("revoke_prerelease", &subject)).await?;
        self.tell_of(vec![revoked.account.clone()], NoticeKind::PrereleaseRevoked, &subject).await?;
        Ok(revoked)
    }

    /// Who has leave to see a release before its time, oldest first, and who has looked.
    pub async fn prerelease_grants(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
    ) -> Result<(Vec<PrereleaseGrant>, Vec<PrereleaseLook>), WorkError> {
        if actor.may(Action::ReadAudit).is_err() {
            actor.may(Action::GrantPrerelease)?;
        }
        let subject = format!("{dataflow} {number}");
        let grants = self.catalog().kept_list(&subject).await?;
        let trail = self.catalog().audit_list().await?.into_iter();
        let looks = trail.filter(|record| record.action == LOOK && record.subject == subject);
        let look = |record: marsad_catalog::AuditRecord| PrereleaseLook {
            account: record.actor,
            at: record.at,
            origin: record.origin,
        };
        Ok((grants, looks.map(look).collect()))
    }

    /// Opens a release for someone with leave, or for those who prepare it. The record of the look is written before
    /// anything is given. To all others it is not there.
    pub async fn open_prerelease(&self, actor: &Actor, dataflow: &str, number: u32) -> Result<OpenRelease, WorkError> {
        let subject = format!("{dataflow} {number}");
        let unknown = || Refusal::UnknownRelease(subject.clone());
        let release = self.release_numbered(dataflow, number).await?;
        if release.kind == ReleaseKind::Withdrawal {
            return Err(unknown().into());
        }
        if release.is_public(self.now()) {
            return self.open_public(&release).await;
        }
        if prepares(actor).is_err() && !self.has_prerelease_leave(actor, &release).await? {
            return Err(unknown().into());
        }
        let change = self.begin().await?;
        self.commit(change, actor, (LOOK, &subject)).await?;
        self.opened(&release).await
    }

    /// Whether the person has leave now: for a release that is approved, and by a grant of their own.
    async fn has_prerelease_leave(&self, actor: &Actor, release: &Release) -> Result<bool, WorkError> {
        let now = self.now();
        let grants: Vec<PrereleaseGrant> =
            self.catalog().kept_list(&format!("{} {}", release.dataflow, release.number)).await?;
        let is_good =
            |grant: &PrereleaseGrant| grant.account == actor.id() && grant.revoked_at.is_none() && grant.from <= now;
        Ok(release.approved_at.is_some() && grants.iter().any(is_good))
    }

    /// A release that is approved and waits for its time; none in any other state.
    pub(crate) async fn embargoed(&self, reference: &ReleaseReference) -> Result<Option<Release>, WorkError> {
        let (now, all) = (self.now(), self.catalog().release_list(reference.dataflow.as_str()).await?);
        let waits = |one: &Release| one.approved_at.is_some() && !one.is_public(now);
        Ok(all.into_iter().find(|one| one.number == reference.number && waits(one)))
    }
}
