//! The checklist of a release: what blocks it, what must be answered first, and the answers.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_model::{
    ChecklistAnswer, ChecklistItem, ChecklistKind, ChecklistWeight, DatasetVersion, Release, ReleaseKind,
};

use super::checklist_data::DataBeside;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// An answer to a line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistReply {
    /// What the line is about.
    pub kind: ChecklistKind,
    /// What exactly.
    pub subject: String,
    /// Why the release may go out all the same.
    pub reason: String,
}

/// A line without an answer.
pub(super) fn line<const N: usize>(
    (kind, weight): (ChecklistKind, ChecklistWeight),
    subject: &str,
    values: [(&str, String); N],
) -> ChecklistItem {
    let values: BTreeMap<String, String> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    ChecklistItem { kind, weight, subject: subject.to_owned(), values, answer: None }
}

impl Work {
    /// The checklist of a release: what blocks first, then what asks, then what is worth knowing.
    pub async fn checklist(&self, actor: &Actor, dataflow: &str, number: u32) -> Result<Vec<ChecklistItem>, WorkError> {
        actor.may(Action::ReadReleases)?;
        self.checklist_of(&self.release_numbered(dataflow, number).await?).await
    }

    /// How many lines of it the release waits for.
    pub(crate) async fn checklist_open(&self, dataflow: &str, number: u32) -> Result<usize, WorkError> {
        let release = self.release_numbered(dataflow, number).await?;
        // What was approved waits for nothing, whatever has happened since.
        if release.approved_at.is_some() {
            return Ok(0);
        }
        Ok(self.checklist_of(&release).await?.iter().filter(|item| item.is_open()).count())
    }

    /// Answers a line that asks; the first answer stands.
    pub async fn answer_checklist(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
        reply: ChecklistReply,
    ) -> Result<ChecklistAnswer, WorkError> {
        actor.may(Action::AnswerChecklist)?;
        let subject = format!("{dataflow} {number}");
        let release = self.release_numbered(dataflow, number).await?;
        if release.approved_at.is_some() {
            return Err(Refusal::AlreadyApproved(subject).into());
        }
        if reply.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing(reply.subject).into());
        }
        let items = self.checklist_of(&release).await?;
        let is_it = |item: &ChecklistItem| {
            (item.kind, &item.subject) == (reply.kind, &reply.subject) && item.weight == ChecklistWeight::Asks
        };
        if !items.iter().any(is_it) {
            return Err(Refusal::WrongState(format!("{} {}", reply.kind.word(), reply.subject)).into());
        }
        let mut change = self.begin().await?;
        let answers: Vec<ChecklistAnswer> = change.kept_list(&subject).await?;
        if let Some(known) = answers.into_iter().find(|known| is_answer(known, (reply.kind, &reply.subject))) {
            return Ok(known);
        }
        let answer = ChecklistAnswer {
            release: release.reference(),
            kind: reply.kind,
            subject: reply.subject,
            reason: reply.reason.trim().to_owned(),
            by: actor.id().to_owned(),
            at: self.now(),
        };
        change.put(Row::ChecklistAnswer(answer.clone())).await?;
        self.commit(change, actor, ("answer_checklist", &subject)).await?;
        Ok(answer)
    }

    /// A release by its number, whatever its state.
    pub(crate) async fn release_numbered(&self, dataflow: &str, number: u32) -> Result<Release, WorkError> {
        let all = self.catalog().release_list(dataflow).await?;
        let found = all.into_iter().find(|release| release.number == number);
        found.ok_or_else(|| Refusal::UnknownRelease(format!("{dataflow} {number}")).into())
    }

    /// The checklist of a release, with its answers.
    pub(crate) async fn checklist_of(&self, release: &Release) -> Result<Vec<ChecklistItem>, WorkError> {
        let flow = release.dataflow.as_str();
        let version = self.version(flow, release.version).await?;
        let mut items = self.lines_of_release(release, &version).await?;
        // What is taken back need not be whole.
        if release.kind != ReleaseKind::Withdrawal {
            items.extend(self.lines_of_sources(release, &version).await?);
            items.extend(self.lines_of_balance(release, &version).await?);
            items.extend(self.lines_of_replaced(release).await?);
            let beside = DataBeside::of(self, release).await?;
            items.extend(beside.lines());
            items.extend(self.lines_of_contradictions(release, &beside).await?);
        }
        let answers: Vec<ChecklistAnswer> = self.catalog().kept_list(&format!("{flow} {}", release.number)).await?;
        for item in &mut items {
            item.answer = answers.iter().find(|answer| is_answer(answer, (item.kind, &item.subject))).cloned();
        }
        items.sort_by(|a, b| (a.weight, a.kind, &a.subject).cmp(&(b.weight, b.kind, &b.subject)));
        Ok(items)
    }

    /// What is to be said of the release itself: its note, its second person, its time.
    async fn lines_of_release(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        let flow = release.dataflow.as_str();
        let mut items = Vec::new();
        if release.kind != ReleaseKind::Regular && release.note.is_none() {
            items.push(line((ChecklistKind::NoNote, ChecklistWeight::Blocks), flow, []));
        }
        if release.approved_at.is_none() && self.approvers_left(release, version).await?.is_empty() {
            items.push(line((ChecklistKind::SecondPersonMissing, ChecklistWeight::Blocks), flow, []));
        }
        let now = self.now();
        let all = self.catalog().release_list(flow).await?;
        if release.is_outdated(&all) {
            items.push(line((ChecklistKind::Outdated, ChecklistWeight::Blocks), flow, []));
        }
        let mut earlier = all.iter().filter(|one| one.number < release.number && !one.is_public(now));
        let announced = earlier.find_map(|one| one.approved_at.and(one.public_from));
        items.extend(announced.map(|from| {
            line((ChecklistKind::BeforeCalendar, ChecklistWeight::Asks), flow, [("moment", from.to_string())])
        }));
        items.extend(withdrawn_before(release, &all, now));
        Ok(items)
    }
}

/// Whether the figures of the same version were published and taken back; the last time, where it was more than once.
fn withdrawn_before(release: &Release, all: &[Release], now: Timestamp) -> Option<ChecklistItem> {
    if release.kind == ReleaseKind::Withdrawal {
        return None;
    }
    let is_it = |one: &&Release| {
        one.kind == ReleaseKind::Withdrawal && one.version == release.version && one.number < release.number
    };
    let withdrawal = all.iter().filter(is_it).rfind(|one| one.is_public(now))?;
    let moment = withdrawal.public_from.map(|from| from.to_string()).unwrap_or_default();
    let values = [("number", withdrawal.number.to_string()), ("moment", moment)];
    Some(line((ChecklistKind::WithdrawnBefore, ChecklistWeight::Asks), release.dataflow.as_str(), values))
}

/// Refuses those who have no part in preparing releases.
pub(super) fn prepares(actor: &Actor) -> Result<(), Refusal> {
    let does = |action| actor.may(action).is_ok();
    if does(Action::AnswerChecklist) || does(Action::Propose) {
        return Ok(());
    }
    actor.may(Action::Approve)
}

fn is_answer(answer: &ChecklistAnswer, (kind, subject): (ChecklistKind, &str)) -> bool {
    answer.kind == kind && answer.subject == subject
}
