//! What is done on the page of a review: decide, comment, open cells again.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use marsad_model::{Decision, Id, SubmissionState};
use marsad_workflow::{Action, NewComment, NewReopening, Refusal, Verdict, WorkError};

use super::{page, said};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::see_other;
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::links;
use crate::pages::PageResult;

/// What stands before the names of dimensions in the form of a reopening.
const DIMENSION: &str = "dim-";

pub(super) async fn act(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, submission, act)): Path<(String, String, String)>,
    form: DeskForm,
) -> PageResult {
    let done = match act.as_str() {
        "decide" => decide(&app, &visit, &submission, &form).await.map(|()| "decided"),
        "comment" => comment(&app, &visit, &submission, &form).await.map(|()| "commented"),
        "reopen" => reopen(&app, &visit, &submission, &form).await.map(|()| "reopened"),
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(done) => {
            let path = format!("/desk/review/{}", links::encoded(&submission));
            Ok(see_other(&format!("{}?done={done}", links::page(visit.visit.lang, &path))))
        }
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            page::shown(&app, &visit, &submission, (status(&refusal), problem)).await
        }
    }
}

async fn decide(app: &App, visit: &DeskVisit, id: &str, form: &DeskForm) -> Result<(), WorkError> {
    // Those who may not decide are told so, whatever they wrote.
    visit.actor.may(Action::Decide)?;
    let decision = decision_named(form.text("decision")).ok_or_else(|| Refusal::ReasonMissing(id.to_owned()))?;
    let expected = state_named(Some(form.text("expected")).filter(|word| !word.is_empty()))?;
    let verdict = Verdict { decision, reason: form.text("reason").to_owned(), expected };
    if let Some(shown) = form.0.get("later").filter(|_| decision == Decision::Accept) {
        knows_of_later(app, visit, (id, shown)).await?;
    }
    app.work.decide_submission(&visit.actor, id, verdict).await.map(|_| ())
}

/// Refuses an acceptance that would undo files which the page did not name when its reason was written.
async fn knows_of_later(app: &App, visit: &DeskVisit, (id, shown): (&str, &str)) -> Result<(), WorkError> {
    let undone = app.work.review(&visit.actor, id).await?.undone;
    let is_shown = |later: &String| shown.split(' ').any(|one| one == later);
    if undone.iter().all(is_shown) { Ok(()) } else { Err(Refusal::LaterAccepted(undone.join(" ")).into()) }
}

/// The state with this word, where one was said; a word that is no state is refused.
pub(super) fn state_named(word: Option<&str>) -> Result<Option<SubmissionState>, Refusal> {
    let unknown = |word: &str| Refusal::UnknownChoice(word.to_owned());
    word.map(|word| word.parse().map_err(|_| unknown(word))).transpose()
}

/// The decision with this word.
pub(super) fn decision_named(word: &str) -> Option<Decision> {
    match word {
        "accept" => Some(Decision::Accept),
        "return" => Some(Decision::Return),
        _ => None,
    }
}

async fn comment(app: &App, visit: &DeskVisit, id: &str, form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::Comment)?;
    let cell = match (form.text("cell"), form.text("period")) {
        ("", _) => None,
        (cell, period) => Some((key(cell)?, period.to_owned())),
    };
    let new = NewComment {
        cell,
        answers: form.text("answers").parse().ok(),
        text: form.text("text").to_owned(),
        is_settled: form.text("settles") == "yes",
        is_for_sender: form.text("for") != "observatory",
    };
    app.work.comment(&visit.actor, id, new).await.map(|_| ())
}

/// A key as forms write it.
fn key(text: &str) -> Result<Vec<Id>, Refusal> {
    let codes: Option<Vec<Id>> = text.split('.').map(|code| code.parse().ok()).collect();
    codes.ok_or_else(|| Refusal::UnknownObservation(text.to_owned()))
}

async fn reopen(app: &App, visit: &DeskVisit, id: &str, form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::Reopen)?;
    let mut codes: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (name, value) in form.0.iter().filter(|(_, value)| !value.is_empty()) {
        let Some(dimension) = name.strip_prefix(DIMENSION) else { continue };
        let unknown = |_| Refusal::NotReopened(format!("{dimension} {value}"));
        codes.entry(dimension.parse().map_err(unknown)?).or_default().push(value.parse().map_err(unknown)?);
    }
    let new = NewReopening {
        submission: id.to_owned(),
        codes,
        periods: form.all("period").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        reason: form.text("reason").to_owned(),
    };
    app.work.reopen(&visit.actor, new).await.map(|_| ())
}
