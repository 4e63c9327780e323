//! The steering committee: its meetings, what it settled, and the forms of who writes that down.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use marsad_i18n::args;
use marsad_model::{
    CommitteeItem, CommitteeItemKind, CommitteeItemState, CommitteeMeeting, DataProvider, Id, Lang, LocalText,
};
use marsad_workflow::{
    Action, Committee, CommitteeAsked, ItemChange, MeetingChange, MeetingDraft, MeetingLog, NewItem, Refusal, WorkError,
};

use super::words::{StateView, Words};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/board_committee.html")]
struct CommitteePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    count: String,
    open: Vec<ItemLine>,
    meetings: Vec<MeetingView>,
    /// States and institutions to choose from: word, name, whether it is chosen.
    states: Vec<(&'static str, String, bool)>,
    owners: Vec<(String, String, bool)>,
    kinds: Vec<(&'static str, String)>,
    is_filtered: bool,
    may_edit: bool,
    /// Whether the person works for an institution, which has a score card of its own.
    has_card: bool,
    today: String,
    problem: String,
}

struct MeetingView {
    id: String,
    title: String,
    day: String,
    attending: String,
    minutes: String,
    /// When it was mended last; blank where it stands as it was written down.
    mended: String,
    /// What stood there before, for those who read the audit trail.
    history: Option<String>,
    form: MeetingForm,
    items: Vec<ItemLine>,
}

/// What is mended of a meeting, as it stands.
struct MeetingForm {
    title_ar: String,
    title_fr: String,
    title_en: String,
    /// Every institution: its identifier, its name, and whether it was there.
    institutions: Vec<(String, String, bool)>,
}

struct ItemLine {
    id: String,
    kind: String,
    text: String,
    owner: String,
    due: String,
    due_iso: String,
    state: StateView,
    note: String,
    is_action: bool,
    /// Whether the person answers it for the institution that has to do it.
    may_answer: bool,
}

/// Where people are after they wrote something down.
const PAGE: &str = "/desk/committee";

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, (StatusCode::OK, String::new())).await
}

async fn shown(app: &App, visit: &DeskVisit, (status, problem): (StatusCode, String)) -> PageResult {
    let asked = asked(visit)?;
    let log = app.work.committee(&visit.actor, &asked).await?;
    let answers = visit.actor.may(Action::AnswerCommittee).is_ok();
    let own = answers.then(|| visit.actor.acting().provider.clone());
    let reads_trail = visit.actor.may(Action::ReadAudit).is_ok();
    let maker = Maker { words: Words { visit: &visit.visit }, today: log.day, own, reads_trail };
    let voice = visit.visit.voice();
    let states = CommitteeItemState::ALL.iter();
    private_with(
        status,
        &CommitteePage {
            page: Desk::layout(visit, "committee-title"),
            desk: Desk::new(visit, "committee"),
            count: voice.say_with("committee-open-count", &args().count("n", log.open.len() as u64)),
            open: log.open.iter().map(|item| maker.item(item)).collect(),
            meetings: log.meetings.iter().map(|one| maker.meeting(one)).collect(),
            states: states.map(|state| (state.word(), maker.state_name(*state), asked.state == Some(*state))).collect(),
            owners: owners(visit, &log, asked.owner.as_ref()),
            kinds: CommitteeItemKind::ALL.iter().map(|kind| (kind.word(), maker.kind_name(*kind))).collect(),
            is_filtered: asked != CommitteeAsked::default(),
            may_edit: visit.actor.may(Action::EditCommittee).is_ok(),
            has_card: visit.actor.acting().role.is_of_institution(),
            today: log.day.to_string(),
            problem,
        },
    )
}

/// What the address asks for.
fn asked(visit: &DeskVisit) -> Result<CommitteeAsked, PageError> {
    let state = match visit.visit.parameter("state") {
        Some(word) => {
            let known = || CommitteeItemState::ALL.iter().map(|state| state.word()).collect::<Vec<_>>();
            Some(CommitteeItemState::named(word).ok_or_else(|| PageError::bad("state", word, &known()))?)
        }
        None => None,
    };
    Ok(CommitteeAsked { state, owner: visit.visit.id_parameter("owner")? })
}

/// The institutions: all for who writes, else those that have something to do in what is shown.
fn owners(visit: &DeskVisit, log: &Committee, chosen: Option<&Id>) -> Vec<(String, String, bool)> {
    let may_edit = visit.actor.may(Action::EditCommittee).is_ok();
    let is_there = |id: &Id| {
        let mut items = log.meetings.iter().flat_map(|log| &log.items);
        may_edit || chosen == Some(id) || items.any(|item| item.owner.as_ref() == Some(id))
    };
    let providers = visit.visit.pack().providers.iter().filter(|provider| is_there(&provider.id));
    providers
        .map(|provider| {
            let name = provider.name.get(visit.visit.lang).to_owned();
            (provider.id.to_string(), name, chosen == Some(&provider.id))
        })
        .collect()
}

/// Puts meetings and what they settled into words.
struct Maker<'a> {
    words: Words<'a>,
    today: Date,
    /// The institution for which the person answers what was asked of it.
    own: Option<Id>,
    /// Whether the person reads the audit trail.
    reads_trail: bool,
}

impl Maker<'_> {
    fn meeting(&self, log: &MeetingLog) -> MeetingView {
        let visit = self.words.visit;
        let attending: Vec<String> = log.meeting.attending.iter().map(|id| self.words.institution(id)).collect();
        MeetingView {
            id: log.meeting.id.clone(),
            title: log.meeting.title.get(visit.lang).to_owned(),
            day: self.words.day(log.meeting.held_on),
            attending: visit.voice().list(&attending),
            minutes: log.meeting.minutes.clone(),
            mended: log.meeting.mended.as_ref().map_or_else(String::new, |mending| {
                let day = visit.voice().day_of(mending.at);
                visit.voice().say_with("committee-mended", &args().text("day", &day))
            }),
            history: (self.reads_trail && log.meeting.mended.is_some()).then(|| {
                let query = links::query([("subject", log.meeting.id.as_str())]);
                links::page(visit.lang, &format!("/desk/audit{query}"))
            }),
            form: self.form(&log.meeting),
            items: log.items.iter().map(|item| self.item(item)).collect(),
        }
    }

    fn form(&self, meeting: &CommitteeMeeting) -> MeetingForm {
        let visit = self.words.visit;
        let title = |lang: Lang| meeting.title.get(lang).to_owned();
        let institution = |provider: &DataProvider| {
            let name = provider.name.get(visit.lang).to_owned();
            (provider.id.to_string(), name, meeting.attending.contains(&provider.id))
        };
        MeetingForm {
            title_ar: title(Lang::Ar),
            title_fr: title(Lang::Fr),
            title_en: title(Lang::En),
            institutions: visit.pack().providers.iter().map(institution).collect(),
        }
    }

    fn item(&self, item: &CommitteeItem) -> ItemLine {
        let owner = item.owner.as_ref();
        let is_open = item.kind == CommitteeItemKind::Action && item.state == CommitteeItemState::Open;
        ItemLine {
            id: item.id.clone(),
            kind: self.kind_name(item.kind),
            text: item.text.get(self.words.visit.lang).to_owned(),
            owner: owner.map_or_else(String::new, |id| self.words.institution(id)),
            due: item.due.map_or_else(String::new, |due| self.words.day(due)),
            due_iso: item.due.map_or_else(String::new, |due| due.to_string()),
            state: self.state(item),
            note: item.note.clone(),
            is_action: item.kind == CommitteeItemKind::Action,
            may_answer: is_open && owner.is_some() && owner == self.own.as_ref(),
        }
    }

    /// The state, and for an open action whether its day is over.
    fn state(&self, item: &CommitteeItem) -> StateView {
        let voice = self.words.visit.voice();
        let is_late = item.due.is_some_and(|due| due < self.today);
        match (item.kind, item.state) {
            (CommitteeItemKind::Decision, CommitteeItemState::Done) => {
                StateView { word: voice.say("committee-holds"), class: "olive" }
            }
            (_, CommitteeItemState::Open) if is_late => {
                StateView { word: voice.say("committee-state-late"), class: "rose" }
            }
            (_, CommitteeItemState::Open) => StateView { word: self.state_name(item.state), class: "saffron" },
            (_, CommitteeItemState::Done) => StateView { word: self.state_name(item.state), class: "olive" },
            (_, CommitteeItemState::Dropped) => StateView { word: self.state_name(item.state), class: "quiet" },
        }
    }

    fn state_name(&self, state: CommitteeItemState) -> String {
        self.words.visit.voice().say(&format!("committee-state-{}", state.word()))
    }

    fn kind_name(&self, kind: CommitteeItemKind) -> String {
        self.words.visit.voice().say(&format!("committee-kind-{}", kind.word()))
    }
}

pub(super) async fn put_meeting(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let done = meeting(&app, &visit, &form).await;
    answered(&app, &visit, done).await
}

async fn meeting(app: &App, visit: &DeskVisit, form: &DeskForm) -> Result<(), WorkError> {
    // Those who may not do it are told so, whatever they wrote.
    visit.actor.may(Action::EditCommittee)?;
    let held_on = form.text("held_on");
    let draft = MeetingDraft {
        held_on: held_on.parse().map_err(|_| Refusal::WrongDay(held_on.to_owned()))?,
        title: text(form, "title")?,
        attending: form.all("attending").filter_map(|id| Id::new(id).ok()).collect(),
    };
    app.work.put_meeting(&visit.actor, draft).await.map(|_| ())
}

pub(super) async fn change_meeting(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let done = mended(&app, &visit, (&id, &form)).await;
    answered(&app, &visit, done).await
}

async fn mended(app: &App, visit: &DeskVisit, (id, form): (&str, &DeskForm)) -> Result<(), WorkError> {
    visit.actor.may(Action::EditCommittee)?;
    let to = MeetingChange {
        title: text(form, "title")?,
        attending: form.all("attending").filter_map(|id| Id::new(id).ok()).collect(),
        // Forms end their lines as letters of old did.
        minutes: form.text("minutes").replace("\r\n", "\n"),
    };
    app.work.change_meeting(&visit.actor, id, to).await.map(|_| ())
}

pub(super) async fn put_item(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let done = new_item(&app, &visit, &form).await;
    answered(&app, &visit, done).await
}

async fn new_item(app: &App, visit: &DeskVisit, form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::EditCommittee)?;
    let new = NewItem {
        meeting: form.text("meeting").to_owned(),
        kind: CommitteeItemKind::named(form.text("kind")).unwrap_or(CommitteeItemKind::Action),
        text: text(form, "text")?,
        owner: Id::new(form.text("owner")).ok(),
        due: day(form, "due")?,
    };
    app.work.put_item(&visit.actor, new).await.map(|_| ())
}

pub(super) async fn change_item(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let done = changed_item(&app, &visit, (&id, &form)).await;
    answered(&app, &visit, done).await
}

async fn changed_item(app: &App, visit: &DeskVisit, (id, form): (&str, &DeskForm)) -> Result<(), WorkError> {
    visit.actor.may(Action::EditCommittee).or_else(|_| visit.actor.may(Action::AnswerCommittee))?;
    let unknown = || Refusal::WrongState(form.text("state").to_owned());
    let to = ItemChange {
        state: CommitteeItemState::named(form.text("state")).ok_or_else(unknown)?,
        note: form.text("note").to_owned(),
        due: day(form, "due")?,
    };
    app.work.change_item(&visit.actor, id, to).await.map(|_| ())
}

/// The page again: with what was done, or with what is wrong with the form.
async fn answered(app: &App, visit: &DeskVisit, done: Result<(), WorkError>) -> PageResult {
    match done {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", links::page(visit.visit.lang, PAGE)))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(app, visit, (status(&refusal), problem)).await
        }
    }
}

/// A text in three languages.
fn text(form: &DeskForm, name: &str) -> Result<LocalText, Refusal> {
    let field = |lang: &str| form.text(&format!("{name}_{lang}"));
    LocalText::new(field("ar"), field("fr"), field("en")).map_err(|_| Refusal::ReasonMissing(name.to_owned()))
}

/// A day, where one was given.
fn day(form: &DeskForm, name: &str) -> Result<Option<Date>, Refusal> {
    let written = form.text(name);
    if written.is_empty() {
        return Ok(None);
    }
    written.parse().map(Some).map_err(|_| Refusal::WrongDay(written.to_owned()))
}
