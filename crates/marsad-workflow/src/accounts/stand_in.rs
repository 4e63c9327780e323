//! Whom a person may stand in for now, and in whose place decisions were taken.

use marsad_catalog::AuditAsked;
use marsad_model::{Account, AccountState, Delegation, SubmissionDecision};

use crate::authority::in_place_of;
use crate::{Actor, Work, WorkError};

/// Nobody decides about one submission more often.
const RECORDS_MAX: u32 = 500;

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
        // The trail is long: it is asked only where someone could have stood in on the day.
        let given = self.catalog().kept_all::<Delegation>().await?;
        let is_lent = |decision: &SubmissionDecision| {
            let day = self.local(decision.decided_at).date();
            given.iter().any(|row| row.to == decision.decided_by && row.valid_from <= day && day <= row.valid_until)
        };
        if !decisions.iter().any(is_lent) {
            return Ok(vec![None; decisions.len()]);
        }
        let action = "decide_submission".to_owned();
        let asked = AuditAsked { action, subject: submission.to_owned(), ..AuditAsked::default() };
        let mut records = self.catalog().audit_page(&asked, (u64::MAX, RECORDS_MAX)).await?;
        // What is asked for is how a subject begins.
        records.retain(|record| record.subject == submission);
        records.reverse();
        let away = |(place, decision): (usize, &SubmissionDecision)| {
            let record = records.get(place).filter(|record| record.actor == decision.decided_by)?;
            in_place_of(&record.origin).map(str::to_owned)
        };
        Ok(decisions.iter().enumerate().map(away).collect())
    }
}
