//! Between approval and its minute: the approval is taken back, or the minute is moved, for a reason that stays and that the
//! public calendar tells: the minute was announced to everyone.
//!
//! Taking back needs no second person: it only stops, and a later approval needs one as ever. Moving the minute does, since
//! it decides when the public reads: who moves it must have had no part in what was made.
//!
//! An approval is taken back by itself where a figure that was opened again comes back otherwise, where the acceptance of a
//! submission that the release was made of is taken back, and where a dataflow that it was made of is withdrawn by its minute:
//! the release would make numbers public that are known to be wrong. That is done when it happens, for at the minute it would
//! be too late (`publish`).

use jiff::Timestamp;
use marsad_catalog::{Change, Row};
use marsad_model::{ChecklistWeight, EmbargoChange, LocalText, NoticeKind, PrereleaseGrant, Release, ReleaseReference};

use super::publish::named;
use crate::authority::Action;
use crate::steps::{Made, refuse_past};
use crate::work::has_moved;
use crate::{Actor, Refusal, Work, WorkError};

/// Another minute for an approved release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMinute {
    /// From when the public may read it.
    pub public_from: Timestamp,
    /// Why it is moved, as readers are told.
    pub told: LocalText,
    /// The minute that the person saw; where another person has moved it meanwhile, nothing is done. Any minute, where it is
    /// not said.
    pub expected: Option<Timestamp>,
}

/// Why an embargo is changed.
#[derive(Clone, Debug)]
pub(crate) enum EmbargoReason {
    /// What a person of the desk gave as the reason of something else, which readers are not told.
    OfDesk(String),
    /// What readers are told.
    Told(LocalText),
}

/// A change of an embargo before it is written.
struct Wanted {
    /// The other minute; none where the approval is taken back.
    to: Option<Timestamp>,
    why: EmbargoReason,
}

impl Work {
    /// Takes the approval of a release back before its minute: it is a proposal again, which a second person may approve.
    pub async fn revoke_approval(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
        told: LocalText,
    ) -> Result<Release, WorkError> {
        actor.may(Action::ChangeEmbargo)?;
        let subject = format!("{dataflow} {number}");
        let mut change = self.begin().await?;
        let release = self.release_in_embargo(&mut change, (dataflow, number)).await?;
        let wanted = Wanted { to: None, why: EmbargoReason::Told(told) };
        self.note_change(&mut change, actor, (&release, wanted)).await?;
        let revoked = revoked(release.clone());
        change.put(Row::Release(revoked.clone())).await?;
        self.commit(change, actor, ("revoke_approval", &subject)).await?;
        self.tell_of(self.expecting(&release).await?, NoticeKind::ApprovalRevoked, &subject).await?;
        Ok(revoked)
    }

    /// Moves the minute of an approved release before it comes. Four eyes are kept: the person has had no part in it. A
    /// minute that is over is refused, as in an approval. Of a withdrawal that is moved forward the approvals of what it would
    /// come before are taken back, as by its own.
    pub async fn move_minute(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
        new: NewMinute,
    ) -> Result<Release, WorkError> {
        actor.may(Action::ChangeEmbargo)?;
        refuse_past(Some(new.public_from), self.now())?;
        let subject = format!("{dataflow} {number}");
        let known = self.last_record().await?;
        let mut is_blocked = self.is_blocked(dataflow, number).await?;
        let mut change = self.begin().await?;
        if has_moved(&mut change, known).await? {
            is_blocked = self.is_blocked(dataflow, number).await?;
        }
        let release = self.release_in_embargo(&mut change, (dataflow, number)).await?;
        if let Some(from) = release.public_from.filter(|from| new.expected.is_some_and(|seen| seen != *from)) {
            return Err(Refusal::MinuteChanged(from.to_string()).into());
        }
        let now = self.now();
        let to = new.public_from.max(now);
        let parts = Made { release: &release, minute: to }.parts(&mut change).await?;
        actor.is_second_to(parts.iter().map(String::as_str))?;
        // A later minute gives time to settle what blocks.
        if is_blocked && release.public_from.is_some_and(|from| to < from) {
            return Err(Refusal::ChecklistBlocks(subject).into());
        }
        let wanted = Wanted { to: Some(to), why: EmbargoReason::Told(new.told) };
        self.note_change(&mut change, actor, (&release, wanted)).await?;
        let moved = Release { public_from: Some(to), ..release };
        change.put(Row::Release(moved.clone())).await?;
        let held = self.hold_back_derived(&mut change, actor, &moved).await?;
        self.commit(change, actor, ("move_minute", &subject)).await?;
        self.tell_expecting(NoticeKind::ApprovalRevoked, &held).await?;
        self.tell_of(self.expecting(&moved).await?, NoticeKind::MinuteMoved, &subject).await?;
        if moved.is_due(self.now()) {
            return Ok(self.publish(actor, &moved).await?.unwrap_or(moved));
        }
        Ok(moved)
    }

    /// Whether a line of its checklist blocks a release, whatever was approved before.
    async fn is_blocked(&self, dataflow: &str, number: u32) -> Result<bool, WorkError> {
        let release = self.release_numbered(dataflow, number).await?;
        Ok(self.checklist_of(&release).await?.iter().any(|item| item.weight == ChecklistWeight::Blocks))
    }

    /// Takes back, within a change, the approvals of releases whose figures are corrected, no longer accepted or made of what is
    /// withdrawn, and gives these releases as they were. One that became public meanwhile stays so.
    pub(crate) async fn hold_back(
        &self,
        change: &mut Change,
        actor: &Actor,
        causes: &[(ReleaseReference, EmbargoReason)],
    ) -> Result<Vec<Release>, WorkError> {
        let mut held = Vec::new();
        for (reference, why) in causes {
            let all = change.release_list(reference.dataflow.as_str()).await?;
            let is_held = |one: &Release| one.number == reference.number && one.approved_at.is_some();
            let found = all.into_iter().find(|one| is_held(one) && !one.is_public(self.now()));
            let Some(release) = found else { continue };
            self.note_change(change, actor, (&release, Wanted { to: None, why: why.clone() })).await?;
            change.put(Row::Release(revoked(release.clone()))).await?;
            held.push(release);
        }
        Ok(held)
    }

    /// The same for what was made of the dataflow that an approved release withdraws and would go out at its minute or later;
    /// nothing where it withdraws none.
    pub(crate) async fn hold_back_derived(
        &self,
        change: &mut Change,
        actor: &Actor,
        approved: &Release,
    ) -> Result<Vec<Release>, WorkError> {
        let derived = self.releases_derived_from(approved).await?;
        self.hold_back(change, actor, &derived).await
    }

    /// Tells those who expect releases what happened to them before their minute.
    pub(crate) async fn tell_expecting(&self, kind: NoticeKind, releases: &[Release]) -> Result<(), WorkError> {
        for release in releases {
            self.tell_of(self.expecting(release).await?, kind, &named(release)).await?;
        }
        Ok(())
    }

    /// Tells those who decided about releases what happened to what they were made of, but not who did it. Nobody else may know
    /// what is said of it.
    pub(crate) async fn tell_deciding(
        &self,
        kind: NoticeKind,
        (releases, by): (&[Release], &str),
    ) -> Result<(), WorkError> {
        for release in releases {
            let accounts = [Some(&release.proposed_by), release.approved_by.as_ref()].into_iter().flatten();
            let others = accounts.filter(|account| *account != by).cloned().collect();
            self.tell_of(others, kind, &named(release)).await?;
        }
        Ok(())
    }

    /// What was changed of a release between approval and minute, oldest first.
    pub async fn embargo_changes(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
    ) -> Result<Vec<EmbargoChange>, WorkError> {
        actor.may(Action::ReadReleases)?;
        Ok(self.catalog().kept_list(&format!("{dataflow} {number}")).await?)
    }

    /// A release that is approved and waits for its minute. The state is read within the change, so that it cannot become
    /// public between.
    async fn release_in_embargo(
        &self,
        change: &mut Change,
        (dataflow, number): (&str, u32),
    ) -> Result<Release, WorkError> {
        let subject = format!("{dataflow} {number}");
        let all = change.release_list(dataflow).await?;
        let found = all.into_iter().find(|release| release.number == number);
        let release = found.ok_or_else(|| Refusal::UnknownRelease(subject.clone()))?;
        if release.approved_at.is_none() || release.is_public(self.now()) {
            return Err(Refusal::NotEmbargoed(subject).into());
        }
        Ok(release)
    }

    /// Writes what is changed and why beside the release.
    async fn note_change(
        &self,
        change: &mut Change,
        actor: &Actor,
        (release, wanted): (&Release, Wanted),
    ) -> Result<(), WorkError> {
        let earlier = change.kept_list::<EmbargoChange>(&named(release)).await?.len();
        let (told, reason) = match wanted.why {
            EmbargoReason::OfDesk(reason) => (None, reason),
            EmbargoReason::Told(text) => (Some(text), String::new()),
        };
        let noted = EmbargoChange {
            release: release.reference(),
            number: earlier as u32 + 1,
            from: release.public_from.unwrap_or_else(|| self.now()),
            to: wanted.to,
            reason,
            told,
            approved_by: release.approved_by.clone().unwrap_or_default(),
            by: actor.id().to_owned(),
            at: self.now(),
        };
        change.put(Row::EmbargoChange(noted)).await?;
        Ok(())
    }

    /// Those who expect a release at its minute: who proposed and approved it, and who may see it before.
    async fn expecting(&self, release: &Release) -> Result<Vec<String>, WorkError> {
        let grants: Vec<PrereleaseGrant> = self.catalog().kept_list(&named(release)).await?;
        let mut accounts = vec![release.proposed_by.clone()];
        accounts.extend(release.approved_by.clone());
        accounts.extend(grants.into_iter().filter(|grant| grant.revoked_at.is_none()).map(|grant| grant.account));
        Ok(accounts)
    }
}

/// A release without its approval: a proposal again.
fn revoked(release: Release) -> Release {
    Release { approved_at: None, approved_by: None, public_from: None, ..release }
}
