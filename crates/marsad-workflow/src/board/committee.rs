//! The log of the steering committee: its meetings, what it decided, and who has to do what until when.
//!
//! What was settled stays as it was written: of a decision or an action only the state, the note and the day can change. What
//! a meeting was about, who was there and its minutes can be mended; the audit trail keeps what stood there before.

use jiff::civil::Date;
use marsad_catalog::{Change, Row};
use marsad_model::{
    CommitteeItem, CommitteeItemKind, CommitteeItemState, CommitteeMeeting, Id, LocalText, MeetingMending,
};
use serde::Serialize;

use super::action_notices::assigned;
use crate::authority::Action;
use crate::calendar::is_near;
use crate::{Actor, Reach, Refusal, Work, WorkError};

/// What is looked for in the log; everything, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitteeAsked {
    /// Decisions or actions that stand so.
    pub state: Option<CommitteeItemState>,
    /// Decisions or actions of this institution.
    pub owner: Option<Id>,
}

/// The log as one person may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Committee {
    /// The day, in the country.
    pub day: Date,
    /// The meetings, the last first.
    pub meetings: Vec<MeetingLog>,
    /// Open actions of all these meetings, the first due first.
    pub open: Vec<CommitteeItem>,
}

/// A meeting with what it settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingLog {
    /// The meeting.
    pub meeting: CommitteeMeeting,
    /// What it settled, in the order in which it was written down.
    pub items: Vec<CommitteeItem>,
}

/// A meeting to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDraft {
    /// When it was, or will be.
    pub held_on: Date,
    /// What it was about.
    pub title: LocalText,
    /// The institutions that were there.
    pub attending: Vec<Id>,
}

/// A meeting as it is mended; its day and what it settled stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingChange {
    /// What it was about.
    pub title: LocalText,
    /// The institutions that were there.
    pub attending: Vec<Id>,
    /// Its minutes; blank for none.
    pub minutes: String,
}

/// A decision or an action to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// The meeting.
    pub meeting: String,
    /// Decision or action.
    pub kind: CommitteeItemKind,
    /// What.
    pub text: LocalText,
    /// The institution that has to do it; an action has one.
    pub owner: Option<Id>,
    /// Until when; an action has a day.
    pub due: Option<Date>,
}

/// What became of a decision or an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Where it stands.
    pub state: CommitteeItemState,
    /// What became of it; must not be blank where it is given up.
    pub note: String,
    /// Until when, where that has changed.
    pub due: Option<Date>,
}

impl Work {
    /// The log. A person of an institution sees the meetings at which it was, and what it has to do from any other.
    pub async fn committee(&self, actor: &Actor, asked: &CommitteeAsked) -> Result<Committee, WorkError> {
        actor.may(Action::ReadCommittee)?;
        let own = (actor.reach(Action::ReadCommittee) != Some(Reach::Every)).then(|| actor.acting().provider.clone());
        let all = self.catalog().kept_all::<CommitteeItem>().await?;
        let mut meetings = Vec::new();
        for meeting in self.catalog().kept_all::<CommitteeMeeting>().await? {
            let was_there = own.as_ref().is_none_or(|own| meeting.attending.contains(own));
            let is_visible = |item: &&CommitteeItem| was_there || item.owner == own;
            let items: Vec<CommitteeItem> = all
                .iter()
                .filter(|item| item.meeting == meeting.id)
                .filter(is_visible)
                .filter(|item| is_asked(item, asked))
                .cloned()
                .collect();
            if !items.is_empty() || (was_there && *asked == CommitteeAsked::default()) {
                meetings.push(MeetingLog { meeting, items });
            }
        }
        meetings.sort_by(|a, b| (b.meeting.held_on, &b.meeting.id).cmp(&(a.meeting.held_on, &a.meeting.id)));
        let open = open_actions(&meetings);
        Ok(Committee { day: self.today(), meetings, open })
    }

    /// Writes a meeting down.
    pub async fn put_meeting(&self, actor: &Actor, draft: MeetingDraft) -> Result<CommitteeMeeting, WorkError> {
        actor.may(Action::EditCommittee)?;
        refuse_far(self, Some(draft.held_on))?;
        for provider in &draft.attending {
            known_provider(self, provider)?;
        }
        let mut change = self.begin().await?;
        let number = change.kept_all::<CommitteeMeeting>().await?.len() + 1;
        let meeting = CommitteeMeeting {
            id: format!("M-{number:04}"),
            held_on: draft.held_on,
            title: draft.title,
            attending: draft.attending,
            made_at: self.now(),
            made_by: actor.id().to_owned(),
            minutes: String::new(),
            mended: None,
        };
        change.put(Row::CommitteeMeeting(meeting.clone())).await?;
        self.commit(change, actor, ("put_meeting", &meeting.id)).await?;
        Ok(meeting)
    }

    /// Mends what is written of a meeting. Nothing happens where nothing is different.
    pub async fn change_meeting(
        &self,
        actor: &Actor,
        id: &str,
        to: MeetingChange,
    ) -> Result<CommitteeMeeting, WorkError> {
        actor.may(Action::EditCommittee)?;
        for provider in &to.attending {
            known_provider(self, provider)?;
        }
        let mut change = self.begin().await?;
        let known = change.kept_find::<CommitteeMeeting>(id).await?;
        let known = known.ok_or_else(|| Refusal::UnknownMeeting(id.to_owned()))?;
        let minutes = to.minutes.trim().to_owned();
        let mended = CommitteeMeeting { title: to.title, attending: to.attending, minutes, ..known.clone() };
        if mended == known {
            return Ok(known);
        }
        let mending = MeetingMending { at: self.now(), by: actor.id().to_owned() };
        let meeting = CommitteeMeeting { mended: Some(mending), ..mended };
        change.put(Row::CommitteeMeeting(meeting.clone())).await?;
        self.commit(change, actor, ("change_meeting", id)).await?;
        Ok(meeting)
    }

    /// Writes a decision or an action down. Who has something to do is told at once.
    pub async fn put_item(&self, actor: &Actor, new: NewItem) -> Result<CommitteeItem, WorkError> {
        actor.may(Action::EditCommittee)?;
        refuse_far(self, new.due)?;
        if let Some(owner) = &new.owner {
            known_provider(self, owner)?;
        }
        let mut change = self.begin().await?;
        let meeting = change.kept_find::<CommitteeMeeting>(&new.meeting).await?;
        let meeting = meeting.ok_or_else(|| Refusal::UnknownMeeting(new.meeting.clone()))?;
        checked(&new, &meeting)?;
        let number = change.kept_all::<CommitteeItem>().await?.len() + 1;
        let item = CommitteeItem {
            id: format!("A-{number:05}"),
            meeting: meeting.id,
            kind: new.kind,
            text: new.text,
            owner: new.owner,
            due: new.due,
            // A decision holds from the moment it is taken: nothing is left to be done.
            state: match new.kind {
                CommitteeItemKind::Decision => CommitteeItemState::Done,
                CommitteeItemKind::Action => CommitteeItemState::Open,
            },
            note: String::new(),
            changed_at: self.now(),
            changed_by: actor.id().to_owned(),
        };
        change.put(Row::CommitteeItem(item.clone())).await?;
        assigned(&mut change, &item, self.now()).await?;
        self.commit(change, actor, ("put_item", &item.id)).await?;
        Ok(item)
    }

    /// Writes what became of a decision or an action. Whoever has to do an action says that it is done, or why it is not
    /// yet; its day and its end without being done are for who keeps the log.
    pub async fn change_item(&self, actor: &Actor, id: &str, to: ItemChange) -> Result<CommitteeItem, WorkError> {
        let is_of_log = actor.may(Action::EditCommittee).is_ok();
        if !is_of_log {
            actor.may(Action::AnswerCommittee)?;
        }
        let mut change = self.begin().await?;
        let known = change.kept_find::<CommitteeItem>(id).await?;
        let known = known.ok_or_else(|| Refusal::UnknownItem(id.to_owned()))?;
        if !is_of_log {
            may_answer(actor, &known, &to)?;
        }
        let note = to.note.trim();
        if to.state == CommitteeItemState::Dropped && note.is_empty() {
            return Err(Refusal::ReasonMissing(id.to_owned()).into());
        }
        refuse_far(self, to.due)?;
        let due = to.due.or(known.due);
        refuse_before(&mut change, &known.meeting, due).await?;
        let item = CommitteeItem {
            state: to.state,
            note: if note.is_empty() { known.note.clone() } else { note.to_owned() },
            due,
            changed_at: self.now(),
            changed_by: actor.id().to_owned(),
            ..known
        };
        change.put(Row::CommitteeItem(item.clone())).await?;
        self.commit(change, actor, ("change_item", id)).await?;
        Ok(item)
    }
}

fn known_provider(work: &Work, id: &Id) -> Result<(), Refusal> {
    let is_known = work.pack().provider(id.as_str()).is_some();
    if is_known { Ok(()) } else { Err(Refusal::NotYourInstitution(id.to_string())) }
}

/// Refuses an answer that is not for the institution to give: to what others do, or one that changes what was settled.
fn may_answer(actor: &Actor, known: &CommitteeItem, to: &ItemChange) -> Result<(), Refusal> {
    // What others do is not told from what is not there.
    let is_own = |owner: &Id| actor.may_for(Action::AnswerCommittee, owner).is_ok();
    if !known.owner.as_ref().is_some_and(is_own) {
        return Err(Refusal::UnknownItem(known.id.clone()));
    }
    let is_open = known.kind == CommitteeItemKind::Action && known.state == CommitteeItemState::Open;
    let moves = to.due.is_some_and(|due| known.due != Some(due));
    if !is_open {
        return Err(Refusal::WrongState(known.id.clone()));
    }
    if moves || to.state == CommitteeItemState::Dropped {
        return Err(Refusal::NotYourRole(actor.id().to_owned()));
    }
    if to.note.trim().is_empty() {
        return Err(Refusal::ReasonMissing(known.id.clone()));
    }
    Ok(())
}

/// Refuses a day of another century.
fn refuse_far(work: &Work, day: Option<Date>) -> Result<(), Refusal> {
    match day.filter(|day| !is_near(*day, work.today())) {
        Some(day) => Err(Refusal::FarDay(day.to_string())),
        None => Ok(()),
    }
}

fn is_asked(item: &CommitteeItem, asked: &CommitteeAsked) -> bool {
    asked.state.is_none_or(|state| item.state == state)
        && asked.owner.as_ref().is_none_or(|owner| item.owner.as_ref() == Some(owner))
}

fn open_actions(meetings: &[MeetingLog]) -> Vec<CommitteeItem> {
    let is_open =
        |item: &&CommitteeItem| item.kind == CommitteeItemKind::Action && item.state == CommitteeItemState::Open;
    let mut open: Vec<CommitteeItem> = meetings.iter().flat_map(|log| &log.items).filter(is_open).cloned().collect();
    open.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    open
}

/// Refuses an action that nobody has to do, or that need never be done.
fn checked(new: &NewItem, meeting: &CommitteeMeeting) -> Result<(), Refusal> {
    let is_action = new.kind == CommitteeItemKind::Action;
    if is_action && new.owner.is_none() {
        return Err(Refusal::OwnerMissing(meeting.id.clone()));
    }
    match new.due {
        Some(due) if due < meeting.held_on => Err(Refusal::DueBeforeMeeting(due.to_string())),
        None if is_action => Err(Refusal::DueDayMissing(meeting.id.clone())),
        _ => Ok(()),
    }
}

/// Refuses a due day before the meeting.
async fn refuse_before(change: &mut Change, meeting: &str, due: Option<Date>) -> Result<(), WorkError> {
    let held_on = change.kept_find::<CommitteeMeeting>(meeting).await?.map(|meeting| meeting.held_on);
    match (due, held_on) {
        (Some(due), Some(held_on)) if due < held_on => Err(Refusal::DueBeforeMeeting(due.to_string()).into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    fn meeting() -> CommitteeMeeting {
        CommitteeMeeting {
            id: "M-0001".to_owned(),
            held_on: date(2026, 3, 10),
            title: LocalText::new("اجتماع", "Réunion", "Meeting").unwrap(),
            attending: Vec::new(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: "director".to_owned(),
            minutes: String::new(),
            mended: None,
        }
    }

    fn check(kind: CommitteeItemKind, (owner, due): (Option<&str>, Option<Date>), expected: Option<&str>) {
        let owner = owner.map(|owner| owner.parse().unwrap());
        let text = LocalText::new("نص", "Texte", "Text").unwrap();
        let new = NewItem { meeting: "M-0001".to_owned(), kind, text, owner, due };
        assert_eq!(checked(&new, &meeting()).err().map(|refusal| refusal.word()), expected, "{new:?}");
    }

    #[test]
    fn an_action_has_an_owner_and_a_day_and_nothing_is_due_before_it_was_settled() {
        let (before, after) = (Some(date(2026, 3, 9)), Some(date(2026, 3, 10)));
        check(CommitteeItemKind::Action, (Some("PORTS"), after), None);
        check(CommitteeItemKind::Action, (None, after), Some("owner-missing"));
        check(CommitteeItemKind::Action, (Some("PORTS"), None), Some("due-day-missing"));
        check(CommitteeItemKind::Action, (Some("PORTS"), before), Some("due-before-meeting"));
        check(CommitteeItemKind::Decision, (None, None), None);
        check(CommitteeItemKind::Decision, (None, before), Some("due-before-meeting"));
    }
}
