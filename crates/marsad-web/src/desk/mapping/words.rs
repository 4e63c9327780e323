//! The words of a submission that nobody knows: what each may mean, what that would change, and that a person says it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{args, cell_text};
use marsad_model::{Id, SubmissionState};
use marsad_workflow::{Action, MappedWord, Refusal, Suggestion, UnknownWord, WorkError};

use super::options::{Options, code_name, component_name, options, typed_code};
use super::preview::{PreviewView, view};
use super::said;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/mapping_words.html")]
struct WordsPage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    submission: String,
    file: String,
    agreement: String,
    agreement_href: String,
    submission_href: String,
    here: String,
    cards: Vec<WordCard>,
    /// That there are more words than are shown; blank where there are not.
    more: String,
    /// That words were mapped since the file was read; blank where none was.
    since: String,
    lists: Vec<Options>,
    previewed: Option<PreviewView>,
    note: String,
    may_send: bool,
    problem: String,
}

/// A word with what it may mean.
struct WordCard {
    at: usize,
    component: String,
    component_name: String,
    word: String,
    places: String,
    choices: Vec<ChoiceLine>,
    other: String,
    is_other: bool,
    is_left: bool,
}

/// A code that a word may mean.
struct ChoiceLine {
    code: String,
    name: String,
    why: String,
    is_chosen: bool,
}

/// What a person chose so far, by component and word.
#[derive(Default)]
struct Picks {
    chosen: BTreeMap<(String, String), (String, String)>,
    note: String,
}

/// No form has more words.
const WORDS_MAX: usize = 200;
/// The choice of a code that was not suggested.
const OTHER: &str = "other";

impl Picks {
    fn read(form: &DeskForm) -> Self {
        let mut picks = Self { note: form.text("note").to_owned(), ..Self::default() };
        for at in 0..WORDS_MAX {
            let component = form.text(&format!("component-{at}")).to_owned();
            if component.is_empty() {
                break;
            }
            // Browsers send the end of a line as two characters; a file has one.
            let word = form.exact(&format!("word-{at}")).replace("\r\n", "\n");
            let chosen = (form.text(&format!("pick-{at}")).to_owned(), form.text(&format!("other-{at}")).to_owned());
            picks.chosen.insert((component, word), chosen);
        }
        picks
    }

    /// The words that a person decided, each with its code.
    fn words(&self, visit: &DeskVisit, agreement: &str) -> Result<Vec<MappedWord>, Refusal> {
        let mut words = Vec::new();
        for ((component, word), (pick, other)) in &self.chosen {
            let id = || component.parse::<Id>().map_err(|_| Refusal::UnknownCode(component.clone()));
            let code = match pick.as_str() {
                "" => continue,
                OTHER => typed_code(visit, agreement, (&id()?, other))?,
                code => code.parse().map_err(|_| Refusal::UnknownCode(code.to_owned()))?,
            };
            words.push(MappedWord { component: id()?, word: word.clone(), code: Some(code), note: self.note.clone() });
        }
        Ok(words)
    }
}

/// What a page shows besides the words.
#[derive(Default)]
struct Told {
    status: StatusCode,
    problem: String,
    preview: Option<PreviewView>,
    picks: Picks,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, &id, Told::default()).await
}

pub(super) async fn preview(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let picks = Picks::read(&form);
    let told = match previewed(&app, &visit, &id, &picks).await {
        Ok(preview) => Told { preview: Some(preview), picks, ..Told::default() },
        Err(error) => {
            let (status, problem) = said(visit.visit.voice(), error)?;
            Told { status, problem, picks, ..Told::default() }
        }
    };
    shown(&app, &visit, &id, told).await
}

async fn previewed(app: &App, visit: &DeskVisit, id: &str, picks: &Picks) -> Result<PreviewView, WorkError> {
    let submission = app.work.words_to_map(&visit.actor, id).await?.submission;
    let words = picks.words(visit, submission.agreement.as_str())?;
    let preview = app.work.mapping_preview(&visit.actor, id, &words).await?;
    let agreement = visit.visit.pack().agreement(submission.agreement.as_str());
    let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
    Ok(view(visit, &agreement.ok_or_else(unknown)?.dataflow, &preview))
}

pub(super) async fn map(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let picks = Picks::read(&form);
    match mapped(&app, &visit, &id, (&picks, form.text("again") == "yes")).await {
        Ok(target) => Ok(see_other(&target)),
        Err(error) => {
            let (status, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, &id, Told { status, problem, picks, ..Told::default() }).await
        }
    }
}

/// Keeps what was chosen; gives the way on.
async fn mapped(
    app: &App,
    visit: &DeskVisit,
    id: &str,
    (picks, is_sent_again): (&Picks, bool),
) -> Result<String, WorkError> {
    let submission = app.work.words_to_map(&visit.actor, id).await?.submission;
    let agreement = submission.agreement.as_str();
    let words = picks.words(visit, agreement)?;
    app.work.map_words(&visit.actor, agreement, words).await?;
    let (path, done) = match is_sent_again {
        true => {
            let receipt = app.work.send_again(&visit.actor, id).await?;
            (format!("/desk/submissions/{}", links::encoded(&receipt.submission.id)), "sent")
        }
        false => (format!("/desk/submissions/{}/words", links::encoded(id)), "mapped"),
    };
    Ok(format!("{}?done={done}", links::page(visit.visit.lang, &path)))
}

async fn shown(app: &App, visit: &DeskVisit, id: &str, told: Told) -> PageResult {
    let found = app.work.words_to_map(&visit.actor, id).await?;
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let submission = found.submission;
    let unknown = || PageError::from(Refusal::UnknownAgreement(submission.agreement.to_string()));
    let agreement = pack.agreement(submission.agreement.as_str()).ok_or_else(unknown)?;
    let words = found.words.iter().enumerate();
    let cards: Vec<WordCard> =
        words.map(|(at, word)| card(visit, agreement.id.as_str(), (at, word), &told.picks)).collect();
    let mut lists = options(visit, agreement.id.as_str())?;
    lists.retain(|list| cards.iter().any(|card| card.component == list.component));
    let counted = |key: &str, n: u64| match n {
        0 => String::new(),
        n => voice.say_with(key, &args().count("n", n)),
    };
    let may_send = submission.state == SubmissionState::Returned
        && visit.actor.may_for(Action::Receive, &agreement.provider).is_ok();
    let path = format!("/desk/submissions/{}", links::encoded(&submission.id));
    private_with(
        told.status,
        &WordsPage {
            page: Desk::layout(visit, "mapping-words-title"),
            desk: Desk::new(visit, "submissions"),
            agreement: agreement.name.get(lang).to_owned(),
            agreement_href: links::page(lang, &format!("/desk/agreements/{}/words", agreement.id)),
            here: links::page(lang, &format!("{path}/words")),
            submission_href: links::page(lang, &path),
            file: submission.file_name,
            submission: submission.id,
            cards,
            more: counted("mapping-words-more", found.more),
            since: counted("mapping-words-since", found.mapped_since),
            lists,
            previewed: told.preview,
            note: told.picks.note,
            may_send,
            problem: told.problem,
        },
    )
}

fn card(visit: &DeskVisit, agreement: &str, (at, word): (usize, &UnknownWord), picks: &Picks) -> WordCard {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let key = (word.component.to_string(), word.word.clone());
    let (pick, other) = picks.chosen.get(&key).cloned().unwrap_or_default();
    let places: Vec<String> = word.places.iter().map(|place| cell_text(voice, place)).collect();
    let places: Vec<&String> = places.iter().filter(|place| !place.is_empty()).collect();
    let counted = args().count("n", word.rows).text("places", &voice.list(&places));
    let line = |one: &Suggestion| ChoiceLine {
        name: code_name(visit, agreement, (&word.component, &one.code)),
        why: why(visit, one),
        is_chosen: one.code.as_str() == pick,
        code: one.code.to_string(),
    };
    WordCard {
        at,
        component_name: component_name(visit.visit.pack(), &word.component, lang),
        component: word.component.to_string(),
        word: word.word.clone(),
        places: voice.say_with("mapping-places", &counted),
        choices: word.suggestions.iter().map(line).collect(),
        is_other: pick == OTHER,
        is_left: pick.is_empty(),
        other,
    }
}

/// Why a code is suggested, and how sure that is.
fn why(visit: &DeskVisit, one: &Suggestion) -> String {
    let voice = visit.visit.voice();
    let percent = voice.percent(&voice.number(one.score * 100.0, 0));
    let reason = voice.say(&format!("suggestion-{}", one.why.word()));
    voice.say_with("mapping-why", &args().text("reason", &reason).text("percent", &percent))
}
