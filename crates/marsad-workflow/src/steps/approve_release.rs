//! Step 6: a second person makes a release public, at once or when its embargo ends.

use jiff::{SignedDuration, Timestamp};
use marsad_catalog::{Change, Row};
use marsad_model::{ChecklistAnswer, NoticeKind, Release, ReleaseKind, ReleaseReference, SubmissionState};

use super::withdraw_release::refuse_withdrawn;
use crate::authority::Action;
use crate::work::has_moved;
use crate::{Actor, Refusal, Work, WorkError};

/// A moment that passed so short a time ago, while a form was open or a command was typed, is now.
const PAST_MAX: SignedDuration = SignedDuration::from_mins(5);

/// Which release is approved, and from when the public may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The number of the release.
    pub number: u32,
    /// The end of its embargo; at once where none is given.
    pub public_from: Option<Timestamp>,
}

impl Work {
    /// Approves a proposed release. The person must have had no part in it: neither sent nor accepted what it was made
    /// of, nor built or proposed it, nor answered its checklist. Releases that it was made of were approved by themselves,
    /// by whomever. Nothing on the checklist may be open; what is approved for now is published at once, and a moment that is
    /// over is refused at every door. With a withdrawal the approvals of what was made of the dataflow and would go out at its
    /// minute or later are taken back.
    pub async fn approve_release(
        &self,
        actor: &Actor,
        dataflow: &str,
        approval: Approval,
    ) -> Result<Release, WorkError> {
        actor.may(Action::Approve)?;
        refuse_past(approval.public_from, self.now())?;
        let known = self.last_record().await?;
        let mut open = self.checklist_open(dataflow, approval.number).await?;
        let mut change = self.begin().await?;
        if has_moved(&mut change, known).await? {
            // Something was done meanwhile; nothing more is until this change is over.
            open = self.checklist_open(dataflow, approval.number).await?;
        }
        let releases = change.release_list(dataflow).await?;
        let subject = format!("{dataflow} {}", approval.number);
        let release = releases.iter().find(|release| release.number == approval.number);
        let release = release.ok_or_else(|| Refusal::UnknownRelease(subject.clone()))?;
        if release.approved_at.is_some() {
            return Err(Refusal::AlreadyApproved(subject).into());
        }
        if release.is_outdated(&releases) {
            return Err(Refusal::Outdated(subject).into());
        }
        let now = self.now();
        if release.kind == ReleaseKind::Withdrawal {
            refuse_withdrawn((dataflow, &releases), now)?;
        }
        let minute = approval.public_from.map_or(now, |from| from.max(now));
        let parts = Made { release, minute }.parts(&mut change).await?;
        actor.is_second_to(parts.iter().map(String::as_str))?;
        if open > 0 {
            return Err(Refusal::ChecklistBlocks(subject).into());
        }
        let approved = Release {
            approved_at: Some(now),
            approved_by: Some(actor.id().to_owned()),
            public_from: Some(minute),
            ..release.clone()
        };
        change.put(Row::Release(approved.clone())).await?;
        let held = self.hold_back_derived(&mut change, actor, &approved).await?;
        self.commit(change, actor, ("approve_release", &subject)).await?;
        self.tell_expecting(NoticeKind::ApprovalRevoked, &held).await?;
        self.tell_of(vec![approved.proposed_by.clone()], NoticeKind::ReleaseApproved, &subject).await?;
        if approved.is_due(self.now()) {
            return Ok(self.publish(actor, &approved).await?.unwrap_or(approved));
        }
        Ok(approved)
    }
}

/// Refuses a moment that is over: a mistyped year would publish at once, and what was public cannot be taken back.
pub(crate) fn refuse_past(public_from: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    let earliest = now.saturating_sub(PAST_MAX).unwrap_or(Timestamp::MIN);
    match public_from.filter(|from| *from < earliest) {
        Some(from) => Err(Refusal::PastMoment(from.to_string())),
        None => Ok(()),
    }
}

/// A release that is to become public.
pub(crate) struct Made<'a> {
    pub(crate) release: &'a Release,
    /// From when.
    pub(crate) minute: Timestamp,
}

impl Made<'_> {
    /// Everyone who has had a part in it. What was taken back after its version was built must not become public by it.
    pub(crate) async fn parts(&self, change: &mut Change) -> Result<Vec<String>, WorkError> {
        let release = self.release;
        let mut parts = vec![release.proposed_by.clone()];
        let about = format!("{} {}", release.dataflow, release.number);
        parts.extend(change.kept_list::<ChecklistAnswer>(&about).await?.into_iter().map(|answer| answer.by));
        let versions = change.version_list(release.dataflow.as_str()).await?;
        for version in versions.into_iter().filter(|version| version.number == release.version) {
            if release.kind != ReleaseKind::Withdrawal {
                self.refuse_withdrawn(change, &version.releases).await?;
            }
            parts.push(version.built_by);
            for reference in &version.study_files {
                let files = change.study_file_list(reference.study.as_str()).await?.into_iter();
                parts.extend(files.filter(|file| file.reference() == *reference).map(|file| file.made_by));
            }
            for submission in &version.submissions {
                let row = change.submission_find(submission).await?;
                let is_accepted = row.as_ref().is_some_and(|row| row.state == SubmissionState::Accepted);
                if !is_accepted && release.kind != ReleaseKind::Withdrawal {
                    return Err(Refusal::NoLongerAccepted(submission.clone()).into());
                }
                parts.extend(row.map(|row| row.received_by));
                parts.extend(change.decision_list(submission).await?.into_iter().map(|row| row.decided_by));
            }
        }
        Ok(parts)
    }

    /// Refuses where a dataflow that it was made of is withdrawn by then.
    async fn refuse_withdrawn(&self, change: &mut Change, releases: &[ReleaseReference]) -> Result<(), WorkError> {
        for input in releases {
            let all = change.release_list(input.dataflow.as_str()).await?;
            let last = all.iter().rfind(|release| release.is_public(self.minute));
            if last.is_some_and(|last| last.kind == ReleaseKind::Withdrawal) {
                return Err(Refusal::InputWithdrawn(input.dataflow.to_string()).into());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passed_while_a_form_was_open_is_now_and_what_passed_before_is_refused() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-03-01T10:05:00Z");
        let check = |from: Option<Timestamp>, is_fine: bool| {
            assert_eq!(refuse_past(from, now).is_ok(), is_fine, "{from:?}");
        };
        check(None, true);
        check(Some(at("2027-03-01T10:05:00Z")), true);
        check(Some(at("2026-03-01T10:00:00Z")), true);
        check(Some(at("2026-03-01T09:59:59Z")), false);
        check(Some(at("2025-03-01T10:05:00Z")), false);
    }
}
