//! Whom a person may stand in for now, and in whose place decisions were taken.

use jiff::Timestamp;
use marsad_catalog::{AuditAsked, AuditRecord};
use marsad_model::{Account, AccountState, Comment, Delegation, Release, SubmissionDecision};

use crate::authority::in_place_of;
use crate::{Actor, Work, WorkError};

/// Nobody decides about one submission, or speaks of it, more often.
const RECORDS_MAX: u32 = 500;

/// An act that stands in a row: who did it, and when.
struct Act<'a> {
    by: &'a str,
    at: Timestamp,
}

/// In whose place a release was proposed and approved; none where the person acted for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleaseHands {
    /// In whose place it was proposed.
    pub proposed: Option<String>,
    /// In whose place it was approved.
    pub approved: Option<String>,
}

impl Work {
    /// The account that the person may stand in for, if it is so today: both work for one institution, their roles go
    /// together, and nobody lends what was lent to them.
    pub(crate) async fn stood_for(&self, actor: &Actor, away: &str) -> Result<Option<Account>, WorkError> {
        let today = self.today();
        let given = self.catalog().kept_list::<Delegation>(away).await?;
        let is_given = given.iter().any(|row| row.to == actor.id() && row.is_valid(today));
        if !is_given {
            return Ok(None);
        }
        let account = self.catalog().account_find(away).await?;
        let fits = |away: &Account| {
            away.state == AccountState::Active
                && away.provider == actor.account().provider
                && away.id != actor.id()
                && actor.account().role.may_stand_in_for(away.role)
        };
        Ok(account.filter(fits))
    }

    /// In whose place each decision about a submission was taken, as the audit trail says: none where it was taken by a
    /// person for themselves. Each decision has one record, and both are in their order.
    pub(crate) async fn decided_in_place_of(
        &self,
        submission: &str,
        decisions: &[SubmissionDecision],
    ) -> Result<Vec<Option<String>>, WorkError> {
        let acts: Vec<Act<'_>> = decisions.iter().map(|one| Act { by: &one.decided_by, at: one.decided_at }).collect();
        self.each_in_place_of(("decide_submission", submission), &acts).await
    }

    /// The same for what was said of a submission: `comments` are some of its comments.
    pub(crate) async fn said_in_place_of(
        &self,
        submission: &str,
        comments: &[Comment],
    ) -> Result<Vec<Option<String>>, WorkError> {
        // Each comment has one record; a reader may not see every comment.
        let all = self.catalog().kept_list::<Comment>(submission).await?;
        let acts: Vec<Act<'_>> = all.iter().map(|comment| Act { by: &comment.by, at: comment.at }).collect();
        let found = self.each_in_place_of(("comment", submission), &acts).await?;
        let place = |comment: &Comment| all.iter().position(|one| one.number == comment.number);
        Ok(comments.iter().map(|comment| found.get(place(comment)?)?.clone()).collect())
    }

    /// In whose place a release was proposed and approved, as the audit trail says.
    pub async fn release_hands(&self, release: &Release) -> Result<ReleaseHands, WorkError> {
        let subject = format!("{} {}", release.dataflow, release.number);
        let proposed = Act { by: &release.proposed_by, at: release.proposed_at };
        let mut hands = ReleaseHands::default();
        for action in ["protect_tables", "withdraw_release"] {
            if hands.proposed.is_none() {
                hands.proposed = self.last_in_place_of((action, &subject), &proposed).await?;
            }
        }
        if let (Some(by), Some(at)) = (&release.approved_by, release.approved_at) {
            hands.approved = self.last_in_place_of(("approve_release", &subject), &Act { by, at }).await?;
        }
        Ok(hands)
    }

    /// In whose place each of all the acts of one kind on a subject was done; each has one record, and both are in order.
    async fn each_in_place_of(&self, of: (&str, &str), acts: &[Act<'_>]) -> Result<Vec<Option<String>>, WorkError> {
        if !self.could_be_lent(acts).await? {
            return Ok(vec![None; acts.len()]);
        }
        let mut records = self.records_of(of).await?;
        records.reverse();
        let away = |(place, act): (usize, &Act<'_>)| {
            let record = records.get(place).filter(|record| record.actor == act.by)?;
            in_place_of(&record.origin).map(str::to_owned)
        };
        Ok(acts.iter().enumerate().map(away).collect())
    }

    /// In whose place the last act of a kind on a subject was done by a person.
    async fn last_in_place_of(&self, of: (&str, &str), act: &Act<'_>) -> Result<Option<String>, WorkError> {
        if !self.could_be_lent(std::slice::from_ref(act)).await? {
            return Ok(None);
        }
        let records = self.records_of(of).await?;
        let record = records.iter().find(|record| record.actor == act.by);
        Ok(record.and_then(|record| in_place_of(&record.origin)).map(str::to_owned))
    }

    /// Whether someone could have stood in on the day of an act: only then the trail, which is long, is asked.
    async fn could_be_lent(&self, acts: &[Act<'_>]) -> Result<bool, WorkError> {
        let given = self.catalog().kept_all::<Delegation>().await?;
        let is_lent = |act: &Act<'_>| {
            let day = self.local(act.at).date();
            given.iter().any(|row| row.to == act.by && row.valid_from <= day && day <= row.valid_until)
        };
        Ok(acts.iter().any(is_lent))
    }

    /// The records of a kind on a subject, newest first.
    async fn records_of(&self, (action, subject): (&str, &str)) -> Result<Vec<AuditRecord>, WorkError> {
        let asked = AuditAsked { action: action.to_owned(), subject: subject.to_owned(), ..AuditAsked::default() };
        let mut records = self.catalog().audit_page(&asked, (u64::MAX, RECORDS_MAX)).await?;
        // What is asked for is how a subject begins.
        records.retain(|record| record.subject == subject);
        Ok(records)
    }
}
