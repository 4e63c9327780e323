//! The audit trail as those who may read it see it: searched, one record with its rows, exported, verified; and the head of its
//! chain, which everyone may know.

use std::collections::BTreeSet;

use marsad_catalog::{AuditAsked, AuditProblem, AuditRecord, ChainHead, Row};
use marsad_model::IssuedScoreCard;
use serde::Serialize;

use super::row_change::{Eyes, RowChange};
use crate::authority::Action;
use crate::{Actor, Reach, Work, WorkError};

/// Records on a page.
const PAGE: u32 = 50;
/// Records that an export reads at a time.
const EXPORT_PAGE: u32 = 500;

/// A record with the rows it wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuditEntry {
    /// The record; without its detail for a reader who may not see all of it.
    pub record: AuditRecord,
    /// The rows. What was before them is looked up where one record, or a whole page, is asked for.
    pub changes: Vec<RowChange>,
    /// Whether something was left out because the reader may not see what institutions send.
    pub is_reduced: bool,
}

/// Some records, newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuditPage {
    /// The records.
    pub records: Vec<AuditEntry>,
    /// Ask for records before this number to go on; none at the end.
    pub next: Option<u64>,
}

impl Work {
    /// Records that were asked for, newest first; those before a number, where one is given. What was before their rows is
    /// left out: [`Work::audit_search_whole`] looks it up.
    pub async fn audit_search(
        &self,
        actor: &Actor,
        asked: &AuditAsked,
        before: Option<u64>,
    ) -> Result<AuditPage, WorkError> {
        actor.may(Action::ReadAudit)?;
        let eyes = self.eyes(actor);
        let (found, next) = self.audit_found(&self.asked_with(asked, eyes).await?, before).await?;
        let entry = |record: AuditRecord| reduced(RowChange::of(&record, eyes), record);
        Ok(AuditPage { records: found.into_iter().map(entry).collect(), next })
    }

    /// The same with every row before and after, as [`Work::audit_entry`] shows it.
    pub async fn audit_search_whole(
        &self,
        actor: &Actor,
        asked: &AuditAsked,
        before: Option<u64>,
    ) -> Result<AuditPage, WorkError> {
        actor.may(Action::ReadAudit)?;
        let eyes = self.eyes(actor);
        let (found, next) = self.audit_found(&self.asked_with(asked, eyes).await?, before).await?;
        let changes = RowChange::all_with_before(self, &found, eyes).await?;
        let records = changes.into_iter().zip(found).map(|(changes, record)| reduced(changes, record)).collect();
        Ok(AuditPage { records, next })
    }

    /// A page of records, and the number before which the next one begins.
    async fn audit_found(
        &self,
        asked: &AuditAsked,
        before: Option<u64>,
    ) -> Result<(Vec<AuditRecord>, Option<u64>), WorkError> {
        let before = before.unwrap_or(u64::MAX);
        let mut found = self.catalog().audit_page(asked, (before, PAGE + 1)).await?;
        let has_more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let next = found.last().map(|record| record.number).filter(|_| has_more);
        Ok((found, next))
    }

    /// One record with its rows before and after; none where there is no such number.
    pub async fn audit_entry(&self, actor: &Actor, number: u64) -> Result<Option<AuditEntry>, WorkError> {
        actor.may(Action::ReadAudit)?;
        let Some(record) = self.catalog().audit_find(number).await? else { return Ok(None) };
        let found = RowChange::all_with_before(self, std::slice::from_ref(&record), self.eyes(actor)).await?;
        let changes = found.into_iter().next().unwrap_or_default();
        Ok(Some(reduced(changes, record)))
    }

    /// Every record that was asked for, oldest first, as far as the person may see it.
    pub async fn audit_export(&self, actor: &Actor, asked: &AuditAsked) -> Result<Vec<AuditRecord>, WorkError> {
        actor.may(Action::ReadAudit)?;
        let eyes = self.eyes(actor);
        let asked = self.asked_with(asked, eyes).await?;
        let (mut before, mut all) = (u64::MAX, Vec::new());
        loop {
            let found = self.catalog().audit_page(&asked, (before, EXPORT_PAGE)).await?;
            let Some(last) = found.last() else { break };
            before = last.number;
            let seen = |record: AuditRecord| reduced(RowChange::of(&record, eyes), record).record;
            all.extend(found.into_iter().map(seen));
        }
        all.reverse();
        Ok(all)
    }

    /// What a person may see of the trail now.
    fn eyes(&self, actor: &Actor) -> Eyes {
        Eyes { sees_data: sees_data(actor), now: self.now() }
    }

    /// What a person asks, as far as they may: words are looked for in no row that is not shown to them.
    async fn asked_with(&self, asked: &AuditAsked, eyes: Eyes) -> Result<AuditAsked, WorkError> {
        let asked = may_ask(asked, eyes.sees_data);
        let closed = if asked.text.is_empty() { Vec::new() } else { self.closed_records(eyes).await? };
        Ok(AuditAsked { closed, ..asked })
    }

    /// The records that hold a score card which is its institution's alone yet. Of what those who see data are shown, nothing
    /// else is left out.
    async fn closed_records(&self, eyes: Eyes) -> Result<Vec<u64>, WorkError> {
        let cards = self.catalog().kept_all::<IssuedScoreCard>().await?.into_iter();
        let young = cards.filter(|card| eyes.now < card.open_from);
        let keys: Vec<String> = young.map(|card| Row::IssuedScoreCard(card).key()).collect();
        let places = self.catalog().audit_places((&keys, u64::MAX)).await?;
        let numbers: BTreeSet<u64> = places.into_iter().map(|(_, number)| number).collect();
        let records = self.catalog().audit_records(&numbers).await?;
        let is_closed = |record: &&AuditRecord| RowChange::of(record, eyes).iter().any(|one| one.after.is_null());
        Ok(records.iter().filter(is_closed).map(|record| record.number).collect())
    }

    /// What does not agree in the chain, or between it and the rows.
    pub async fn audit_verify(&self) -> Result<Vec<AuditProblem>, WorkError> {
        Ok(self.catalog().audit_problems().await?)
    }

    /// The head of the chain; none before the first record.
    pub async fn chain_head(&self) -> Result<Option<ChainHead>, WorkError> {
        Ok(self.catalog().chain_head().await?)
    }
}

/// A record as a line of an export: JSON without a line break.
pub fn audit_line(record: &AuditRecord) -> String {
    serde_json::to_string(record).unwrap_or_default() + "\n"
}

/// Whether a person may see what institutions send: the trail must not show it to anyone else.
fn sees_data(actor: &Actor) -> bool {
    actor.reach(Action::ReadSubmission) == Some(Reach::Every)
}

/// Who may not see rows may not ask for words in them either: it would tell them one by one.
fn may_ask(asked: &AuditAsked, sees_all: bool) -> AuditAsked {
    let asked = asked.clone();
    if sees_all || asked.text.is_empty() {
        return asked;
    }
    let subject = if asked.subject.is_empty() { asked.text } else { asked.subject };
    AuditAsked { subject, text: String::new(), ..asked }
}

/// The record with its rows; without its detail where a row was left out.
fn reduced(changes: Vec<RowChange>, record: AuditRecord) -> AuditEntry {
    let is_reduced = changes.iter().any(|change| change.after.is_null());
    let detail = if is_reduced { String::new() } else { record.detail };
    AuditEntry { record: AuditRecord { detail, ..record }, changes, is_reduced }
}

#[cfg(test)]
mod tests {
    use super::{AuditAsked, may_ask};

    #[test]
    fn words_in_rows_are_found_by_those_alone_who_may_see_rows() {
        let asked = AuditAsked { text: "905".to_owned(), actor: "ports".to_owned(), ..AuditAsked::default() };
        assert_eq!(may_ask(&asked, true), asked);
        let reduced = may_ask(&asked, false);
        assert_eq!((reduced.text.as_str(), reduced.subject.as_str(), reduced.actor.as_str()), ("", "905", "ports"));
    }
}
