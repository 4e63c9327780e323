//! The register of contradictions at the desk: both numbers, who answers for them, what was said, and where it stands.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::args;
use marsad_model::{ContradictionNote, ContradictionSide, ContradictionState};
use marsad_publish::{Names, series_text};
use marsad_workflow::{Action, Refusal, RegisteredContradiction, Settlement, WorkError};

use super::{People, said};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::{PageResult, numbers_text};
use crate::refused::refusal_about;

/// How many are shown on one page.
const SHOWN_MAX: usize = 40;

/// The languages in which readers are told, the direction of each, and what its field is called.
const NOTE_FIELDS: [(&str, &str, &str); 3] =
    [("ar", "rtl", "release-note-ar"), ("fr", "ltr", "release-note-fr"), ("en", "ltr", "release-note-en")];

#[derive(Template)]
#[template(path = "desk/review_contradictions.html")]
struct Contradictions<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    problem: String,
    count: String,
    more: String,
    may_settle: bool,
    states: Vec<(&'static str, String)>,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    anchor: String,
    kind: String,
    period: String,
    state_text: String,
    mark: &'static str,
    is_public: bool,
    sides: Vec<SideLine>,
    difference: String,
    notes: Vec<NoteLine>,
    /// Why what was typed here was refused; blank where nothing was.
    problem: String,
    comment: String,
    /// The states that a person may write down, by word and name, and whether each is chosen.
    states: Vec<(&'static str, String, bool)>,
    /// Whether the public may read it, as it was typed: `yes`, `no`, or blank for as before.
    shown: &'static str,
    readers: Vec<NoteField>,
}

/// What readers are told, in one language.
struct NoteField {
    lang: &'static str,
    dir: &'static str,
    label: &'static str,
    text: String,
}

/// A form that was refused: what was typed stays in it, and the reason stands beside it.
struct Refused<'f> {
    form: &'f DeskForm,
    refusal: Refusal,
    problem: String,
}

impl Refused<'_> {
    /// Whether it was typed for this contradiction.
    fn is_of(&self, one: &RegisteredContradiction) -> bool {
        self.form.exact("id") == one.id
    }
}

struct SideLine {
    number: String,
    series: String,
    owners: String,
    href: String,
}

struct NoteLine {
    by: String,
    at: String,
    state: String,
    text: String,
    /// Of which numbers it speaks, or how they changed; blank where that was not kept.
    numbers: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, None).await
}

/// The register; the form that was refused stands first, open, with what was typed in it.
async fn shown(app: &App, visit: &DeskVisit, refused: Option<Refused<'_>>) -> PageResult {
    let voice = visit.visit.voice();
    let found = app.work.contradictions_for(&visit.actor).await?;
    let people = People::of(&app.work, visit.visit.lang).await?;
    let wanted = visit.visit.parameter("state");
    let is_wanted = |one: &&RegisteredContradiction| wanted.is_none_or(|word| one.state.word() == word);
    let mut all: Vec<&RegisteredContradiction> = found.iter().filter(is_wanted).collect();
    let of = |one: &RegisteredContradiction| refused.as_ref().filter(|refused| refused.is_of(one));
    all.sort_by_key(|&one| of(one).is_none());
    let is_told_there = all.iter().any(|&one| of(one).is_some());
    let more = all.len().saturating_sub(SHOWN_MAX) as u64;
    let state = |one: &ContradictionState| (one.word(), voice.say(&format!("contradiction-state-{}", one.word())));
    private_with(
        refused.as_ref().map_or(StatusCode::OK, |refused| status(&refused.refusal)),
        &Contradictions {
            page: Desk::layout(visit, "contradictions-title"),
            desk: Desk::new(visit, "contradictions"),
            problem: refused
                .as_ref()
                .filter(|_| !is_told_there)
                .map_or_else(String::new, |refused| refused.problem.clone()),
            count: voice.say_with("contradictions-count", &args().count("n", all.len() as u64)),
            more: if more > 0 { voice.say_with("review-more", &args().count("n", more)) } else { String::new() },
            may_settle: visit.actor.may(Action::Settle).is_ok(),
            states: ContradictionState::ALL.iter().map(state).collect(),
            entries: all.into_iter().take(SHOWN_MAX).map(|one| entry(visit, &people, (one, of(one)))).collect(),
        },
    )
}

fn entry(
    visit: &DeskVisit,
    people: &People,
    (one, refused): (&RegisteredContradiction, Option<&Refused<'_>>),
) -> Entry {
    let voice = visit.visit.voice();
    let found = &one.contradiction;
    let state_text = |state: ContradictionState| voice.say(&format!("contradiction-state-{}", state.word()));
    let note = |note: &ContradictionNote| NoteLine {
        by: made_by(visit, people, note),
        at: voice.moment(note.at),
        state: note.state.map(state_text).unwrap_or_default(),
        text: note.told.as_ref().map_or_else(|| note.text.clone(), |told| told.get(visit.visit.lang).to_owned()),
        numbers: numbers_text(voice, note, |value| number(visit, &found.first, value)),
    };
    let (kind, period) = (voice.say(&format!("contradiction-kind-{}", found.kind.word())), voice.period(&found.period));
    let named = [kind.as_str(), period.as_str()].join(&voice.say("list-separator"));
    let typed = |name: &str| refused.map_or_else(String::new, |refused| refused.form.text(name).to_owned());
    let chosen = ContradictionState::named(&typed("state")).unwrap_or(one.state);
    Entry {
        id: one.id.clone(),
        anchor: links::contradiction_anchor(&one.id),
        problem: refused.map_or_else(String::new, |refused| refusal_about(voice, &refused.refusal, &named)),
        comment: typed("text"),
        states: writable(one.state).map(|state| (state.word(), state_text(state), state == chosen)).collect(),
        shown: match typed("public").as_str() {
            "yes" => "yes",
            "no" => "no",
            _ => "",
        },
        readers: NOTE_FIELDS
            .map(|(lang, dir, label)| NoteField { lang, dir, label, text: typed(&format!("note_{lang}")) })
            .into(),
        kind,
        period,
        state_text: state_text(one.state),
        mark: mark(one.state),
        is_public: one.is_public,
        sides: [&found.first, &found.second].into_iter().map(|side| side_line(visit, one, side)).collect(),
        difference: number(visit, &found.first, found.difference),
        notes: one.notes.iter().map(note).collect(),
    }
}

/// The states that a person may write down where a contradiction stands in one: that it is resolved is found by comparison.
fn writable(known: ContradictionState) -> impl Iterator<Item = ContradictionState> {
    let is_writable = move |state: &ContradictionState| *state == known || *state != ContradictionState::Resolved;
    ContradictionState::ALL.iter().copied().filter(is_writable)
}

/// Who made a note: a person, or the comparison that a person started.
fn made_by(visit: &DeskVisit, people: &People, note: &ContradictionNote) -> String {
    let who = people.function(&note.by);
    if !note.is_of_comparison() {
        return who;
    }
    visit.visit.voice().say_with("contradiction-note-by-comparison", &args().text("who", &who))
}

/// What everything in the dataflow of a side is called; none where the pack has it no more.
fn names<'v>(visit: &'v DeskVisit, side: &ContradictionSide) -> Option<Names<'v>> {
    let pack = visit.visit.pack();
    let dataflow = pack.dataflow(side.dataflow.as_str())?;
    Some(Names { pack, dataflow, structure: pack.structure_of(dataflow)?, voice: visit.visit.voice() })
}

fn number(visit: &DeskVisit, side: &ContradictionSide, value: f64) -> String {
    names(visit, side).map_or_else(|| visit.visit.voice().number(value, 0), |names| names.number(value))
}

fn side_line(visit: &DeskVisit, one: &RegisteredContradiction, side: &ContradictionSide) -> SideLine {
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let owner = |id: &marsad_model::Id| {
        pack.provider(id.as_str()).map_or_else(|| id.to_string(), |p| p.name.get(lang).to_owned())
    };
    let owners: Vec<String> = side.providers.iter().map(owner).collect();
    let key = super::charts::key_text(&side.key);
    SideLine {
        number: number(visit, side, side.value),
        series: names(visit, side).map_or_else(|| key.clone(), |names| series_text(&names, &side.key, None)),
        owners: voice.list(&owners),
        href: links::number(lang, (side.dataflow.as_str(), side.release), &key, one.contradiction.period.as_str()),
    }
}

fn mark(state: ContradictionState) -> &'static str {
    match state {
        ContradictionState::Open => "rose",
        ContradictionState::Explained => "saffron",
        ContradictionState::Resolved => "olive",
        ContradictionState::Accepted => "quiet",
    }
}

pub(super) async fn act(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, act)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let id = form.exact("id");
    let done = match act.as_str() {
        "scan" => app.work.scan_contradictions(&visit.actor).await.map(|_| String::new()),
        "settle" => settle(&app, &visit, &form).await.map(|()| anchor(id)),
        "discuss" => app.work.discuss_contradiction(&visit.actor, id, form.text("text")).await.map(|_| anchor(id)),
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(anchor) => {
            let page = links::page(visit.visit.lang, "/desk/contradictions");
            Ok(see_other(&format!("{page}?done=saved{anchor}")))
        }
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, Some(Refused { form: &form, refusal, problem })).await
        }
    }
}

fn anchor(id: &str) -> String {
    format!("#{}", links::contradiction_anchor(id))
}

async fn settle(app: &App, visit: &DeskVisit, form: &DeskForm) -> Result<(), WorkError> {
    let settlement = Settlement {
        state: ContradictionState::named(form.text("state")),
        is_public: match form.text("public") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        text: form.note(form.exact("id"))?,
    };
    app.work.settle_contradiction(&visit.actor, form.exact("id"), settlement).await.map(|_| ())
}
