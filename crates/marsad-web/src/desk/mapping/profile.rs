//! The profile of an agreement: written on the desk, tried on a file of the institution, with the sheet beside it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{Voice, args};
use marsad_model::{Submission, TIME_PERIOD};
use marsad_workflow::{Action, ProfileDoubt, ProfileEdit, ProfileNow, ProfileProblem, Refusal, SheetView, WorkError};

use super::agreement::people;
use super::preview::{PreviewView, view};
use super::said;
use super::sheet::{self, SheetPage};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::refusal_text;

#[derive(Template)]
#[template(path = "desk/mapping_profile.html")]
struct ProfilePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    name: String,
    here: String,
    words_href: String,
    version: String,
    number: u32,
    text: String,
    note: String,
    may_edit: bool,
    /// Ways to fill the form: from the pack, from the proposer.
    fills: Vec<(String, String)>,
    problems: Vec<String>,
    previewed: Option<PreviewView>,
    doubts: Vec<String>,
    is_tried: bool,
    submissions: Vec<SubmissionChoice>,
    beside: Option<SheetPage>,
    sheet_note: String,
    versions: Vec<VersionLine>,
    problem: String,
}

/// A submission that the profile can be held against.
struct SubmissionChoice {
    id: String,
    name: String,
    is_chosen: bool,
}

struct VersionLine {
    number: String,
    day: String,
    person: String,
    note: String,
}

/// What a page shows besides the profile of today.
#[derive(Default)]
struct Told {
    status: StatusCode,
    problem: String,
    text: Option<String>,
    note: String,
    problems: Vec<ProfileProblem>,
    preview: Option<PreviewView>,
    doubts: Vec<ProfileDoubt>,
    is_tried: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let submission = visit.visit.parameter("submission").map(str::to_owned);
    let filled = match (visit.visit.parameter("fill"), &submission) {
        (Some("pack"), _) => Some(app.work.profile_page(&visit.actor, &id).await?.text_of_pack),
        (Some("draft"), Some(submission)) => app.work.drafted_profile(&visit.actor, submission).await?,
        _ => None,
    };
    shown(&app, &visit, (&id, submission), Told { text: filled, ..Told::default() }).await
}

pub(super) async fn write(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let text = form.exact("text").replace("\r\n", "\n");
    let note = form.text("note").to_owned();
    let submission = Some(form.text("submission").to_owned()).filter(|submission| !submission.is_empty());
    let kept = Told { text: Some(text.clone()), note: note.clone(), ..Told::default() };
    let done = match form.text("act") {
        "keep" => {
            let edit = ProfileEdit { text, note, from: form.text("from").parse().ok() };
            app.work.edit_profile(&visit.actor, &id, edit).await.map(|_| None)
        }
        _ => tried(&app, &visit, (&id, submission.as_deref()), &text).await.map(Some),
    };
    match done {
        Ok(None) => {
            let query = submission.iter().map(|id| ("submission", id.as_str())).chain([("done", "saved")]);
            Ok(see_other(&format!("{}{}", address(&visit, &id), links::query(query))))
        }
        Ok(Some(told)) => {
            shown(&app, &visit, (&id, submission), Told { text: kept.text, note: kept.note, ..told }).await
        }
        Err(error) => {
            let told = wrong(&app, &visit, (&id, kept), error).await?;
            shown(&app, &visit, (&id, submission), told).await
        }
    }
}

/// What a refused profile shows: everything that is wrong with it, where that is the reason.
async fn wrong(app: &App, visit: &DeskVisit, (id, kept): (&str, Told), error: WorkError) -> Result<Told, PageError> {
    let is_text = matches!(error, WorkError::Refused(Refusal::WrongProfile(_)));
    let (status, problem) = said(visit.visit.voice(), error)?;
    if !is_text {
        return Ok(Told { status, problem, ..kept });
    }
    let problems = app.work.profile_problems(&visit.actor, id, kept.text.as_deref().unwrap_or_default()).await?;
    Ok(Told { status, problems, ..kept })
}

/// Tries a profile on a submission; without one only its text is looked at.
async fn tried(
    app: &App,
    visit: &DeskVisit,
    (id, submission): (&str, Option<&str>),
    text: &str,
) -> Result<Told, WorkError> {
    let Some(submission) = submission else {
        let problems = app.work.profile_problems(&visit.actor, id, text).await?;
        return Ok(Told { problems, is_tried: true, ..Told::default() });
    };
    let trial = app.work.try_profile(&visit.actor, submission, text).await?;
    let agreement = app.work.pack().agreement(id);
    let preview = agreement.zip(trial.preview).map(|(agreement, preview)| view(visit, &agreement.dataflow, &preview));
    Ok(Told { problems: trial.problems, preview, doubts: trial.doubts, is_tried: true, ..Told::default() })
}

fn address(visit: &DeskVisit, id: &str) -> String {
    links::page(visit.visit.lang, &format!("/desk/agreements/{}/profile", links::encoded(id)))
}

async fn shown(app: &App, visit: &DeskVisit, (id, asked): (&str, Option<String>), told: Told) -> PageResult {
    let now = app.work.profile_page(&visit.actor, id).await?;
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let unknown = || PageError::from(Refusal::UnknownAgreement(id.to_owned()));
    let agreement = visit.visit.pack().agreement(id).ok_or_else(unknown)?;
    let here = address(visit, id);
    let chosen = chosen(&now, asked.as_deref());
    let (beside, sheet_note) = match chosen {
        Some(chosen) => sheet_of(app, visit, (&chosen.id, &here)).await?,
        None => (None, voice.say("mapping-sheet-none")),
    };
    let people = people(app, visit).await?;
    let versions = now.versions.iter().rev().map(|version| VersionLine {
        number: voice.digits(&version.number.to_string()),
        day: voice.day_of(version.made_at),
        person: people.get(&version.made_by).unwrap_or(&version.made_by).clone(),
        note: version.note.clone(),
    });
    let may_edit = visit.actor.may_for(Action::EditProfile, &agreement.provider).is_ok();
    private_with(
        told.status,
        &ProfilePage {
            page: Desk::layout(visit, "mapping-profile-title"),
            desk: Desk::new(visit, "agreements"),
            name: agreement.name.get(lang).to_owned(),
            words_href: links::page(lang, &format!("/desk/agreements/{}/words", agreement.id)),
            version: version(voice, now.number),
            number: now.number,
            fills: if may_edit { fills(voice, &here, chosen) } else { Vec::new() },
            text: told.text.unwrap_or_else(|| now.text.clone()),
            note: told.note,
            may_edit,
            problems: told.problems.iter().map(|problem| problem_text(voice, problem)).collect(),
            previewed: told.preview,
            doubts: told.doubts.iter().map(|doubt| doubt_text(voice, doubt)).collect(),
            is_tried: told.is_tried,
            submissions: now.submissions.iter().map(|one| choice(voice, one, chosen)).collect(),
            beside,
            sheet_note,
            versions: versions.collect(),
            problem: told.problem,
            here,
        },
    )
}

/// The submission that the address asks for, or the last one.
fn chosen<'n>(now: &'n ProfileNow, asked: Option<&str>) -> Option<&'n Submission> {
    let named = now.submissions.iter().find(|submission| Some(submission.id.as_str()) == asked);
    named.or_else(|| now.submissions.first())
}

/// The sheet of a submission, or why it cannot be shown.
async fn sheet_of(
    app: &App,
    visit: &DeskVisit,
    (submission, here): (&str, &str),
) -> Result<(Option<SheetPage>, String), PageError> {
    let shown: Result<SheetView, WorkError> = app.work.sheet(&visit.actor, submission, sheet::asked(visit)).await;
    match shown {
        Ok(shown) => Ok((Some(sheet::page(visit, (submission, here), &shown)), String::new())),
        Err(WorkError::Refused(refusal)) => Ok((None, refusal_text(visit.visit.voice(), &refusal))),
        Err(other) => Err(other.into()),
    }
}

fn version(voice: &Voice, number: u32) -> String {
    match number {
        0 => voice.say("mapping-profile-of-pack"),
        number => voice.say_with("mapping-profile-version", &args().text("number", &voice.count(u64::from(number)))),
    }
}

fn fills(voice: &Voice, here: &str, chosen: Option<&Submission>) -> Vec<(String, String)> {
    let of_pack = (voice.say("mapping-fill-pack"), format!("{here}{}", links::query([("fill", "pack")])));
    let drafted = chosen.map(|submission| {
        let query = links::query([("fill", "draft"), ("submission", submission.id.as_str())]);
        (voice.say("mapping-fill-draft"), format!("{here}{query}"))
    });
    [of_pack].into_iter().chain(drafted).collect()
}

fn choice(voice: &Voice, one: &Submission, chosen: Option<&Submission>) -> SubmissionChoice {
    SubmissionChoice {
        name: format!("{} · {} · {}", one.id, one.file_name, voice.day_of(one.received_at)),
        is_chosen: chosen.is_some_and(|chosen| chosen.id == one.id),
        id: one.id.clone(),
    }
}

/// A problem in words: those of a problem of a pack.
fn problem_text(voice: &Voice, problem: &ProfileProblem) -> String {
    let near = problem.arguments.get("nearest").filter(|near| !near.is_empty());
    let nearest = near.map_or_else(String::new, |near| voice.say_with("pack-nearest", &args().text("nearest", near)));
    let blank = args().text("what", "").text("where", "").text("detail", "");
    let given = problem.arguments.iter().filter(|(name, _)| **name != "nearest");
    let arguments = given.fold(blank, |arguments, (name, value)| arguments.text(name, value)).text("nearest", &nearest);
    voice.say_with(&format!("pack-{}", problem.kind), &arguments)
}

/// A doubt of the proposer in words.
fn doubt_text(voice: &Voice, doubt: &ProfileDoubt) -> String {
    let words = args()
        .text("text", &doubt.text)
        .text("component", &doubt.component)
        .text("taken", &doubt.taken)
        .text("place", &doubt.place);
    let key = match doubt.kind {
        // A text has no sheet that could be named.
        "no-table" if doubt.text.is_empty() => "doubt-no-table-file".to_owned(),
        "unknown-word" if doubt.component == TIME_PERIOD => "doubt-unknown-period".to_owned(),
        kind => format!("doubt-{kind}"),
    };
    let told = voice.say_with(&key, &words);
    if doubt.codes.is_empty() {
        return told;
    }
    let key = if doubt.kind == "mentioned-in-title" { "doubt-names" } else { "doubt-likely" };
    format!("{told} {}", voice.say_with(key, &args().text("codes", &voice.list(&doubt.codes))))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};

    use super::*;

    #[test]
    fn a_code_that_a_title_names_is_not_called_likelier_than_the_one_that_was_taken() {
        let voice = Voice::new(Lang::En, Numerals::Western, &marsad_testkit::marjan().head);
        let told = |kind: &'static str| {
            let [component, text, taken, place] = ["SEX", "Female", "_T", "A1"].map(str::to_owned);
            doubt_text(&voice, &ProfileDoubt { kind, component, text, taken, place, codes: vec!["F".to_owned()] })
        };
        let [named, likely] = ["mentioned-in-title", "unsaid-dimension"].map(told);
        assert!(named.contains("That is the word for") && !named.contains("Most likely"), "{named}");
        assert!(likely.contains("Most likely"), "{likely}");
    }

    #[test]
    fn a_question_for_a_period_names_what_stands_for_the_whole_year_in_each_language() {
        for lang in [Lang::Ar, Lang::Fr, Lang::En] {
            let voice = Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head);
            let told = |component: &str| {
                let [component, text, taken, place] = [component, "S/T", "", "A8"].map(str::to_owned);
                let kind = "unknown-word";
                doubt_text(&voice, &ProfileDoubt { kind, component, text, taken, place, codes: Vec::new() })
            };
            assert!(told("TIME_PERIOD").contains("A1"), "{}", told("TIME_PERIOD"));
            assert!(!told("SEX").contains("A1"), "{}", told("SEX"));
        }
    }
}
