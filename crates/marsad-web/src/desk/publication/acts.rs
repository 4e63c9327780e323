//! What is done with releases: propose, withdraw, approve, stop, move, answer, rehearse, give and take back leave.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use marsad_model::{ChecklistKind, ReleaseKind};
use marsad_workflow::{Action, Approval, ChecklistReply, NewGrant, NewMinute, Proposal, Refusal, WorkError};

use super::{list, release};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::see_other;
use crate::desk::review::said;
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::links;
use crate::pages::PageResult;

/// Proposes what was accepted, or to take back what is public.
pub(super) async fn of_flow(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, flow, act)): Path<(String, String, String)>,
    form: DeskForm,
) -> PageResult {
    let known = app.work.catalog().release_list(&flow).await.map_err(WorkError::from)?;
    let done = match act.as_str() {
        "propose" => propose(&app, &visit, &flow, &form).await,
        "withdraw" => withdraw(&app, &visit, &flow, &form).await,
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(number) => {
            let is_known = act == "propose" && known.iter().any(|release| release.number == number);
            let done = if is_known { "nothing-new" } else { "saved" };
            Ok(see_other(&format!("{}?done={done}", release_page(&visit, &flow, number))))
        }
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            list::shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}

fn release_page(visit: &DeskVisit, flow: &str, number: u32) -> String {
    links::page(visit.visit.lang, &format!("/desk/releases/{}/{number}", links::encoded(flow)))
}

async fn propose(app: &App, visit: &DeskVisit, flow: &str, form: &DeskForm) -> Result<u32, WorkError> {
    // Those who may not do something are told so, whatever they wrote; so it is with every form here.
    visit.actor.may(Action::Propose)?;
    let (kind, seen) = (kind(form)?, seen(form)?);
    let note = form.note(flow)?;
    if kind == ReleaseKind::Correction && note.is_none() {
        return Err(Refusal::ReasonMissing(flow.to_owned()).into());
    }
    let version = app.work.build_version(&visit.actor, flow).await?;
    let proposal = Proposal { version: version.number, kind, note };
    Ok(app.work.propose_after(&visit.actor, flow, (proposal, seen)).await?.number)
}

async fn withdraw(app: &App, visit: &DeskVisit, flow: &str, form: &DeskForm) -> Result<u32, WorkError> {
    visit.actor.may(Action::Propose)?;
    let reason = form.note(flow)?.ok_or_else(|| Refusal::ReasonMissing(flow.to_owned()))?;
    Ok(app.work.withdraw_after(&visit.actor, flow, (reason, seen(form)?)).await?.number)
}

/// Why a release is proposed: to take back what is public has a form of its own.
fn kind(form: &DeskForm) -> Result<ReleaseKind, Refusal> {
    let wrong = |detail: String| Refusal::WrongQuestion(format!("kind: {detail}"));
    match form.text("kind").parse::<ReleaseKind>().map_err(wrong)? {
        ReleaseKind::Withdrawal => Err(wrong("`withdrawal` is not proposed".to_owned())),
        kind => Ok(kind),
    }
}

/// The number of the last release that stood on the page of the form; none where the form says nothing of it.
fn seen(form: &DeskForm) -> Result<Option<u32>, Refusal> {
    let said = form.text("seen");
    let wrong = |_| Refusal::WrongQuestion(format!("seen: `{said}` is no number of a release"));
    if said.is_empty() { Ok(None) } else { said.parse::<u32>().map(Some).map_err(wrong) }
}

/// Does something with one release.
pub(super) async fn of_release(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, flow, number, act)): Path<(String, String, String, String)>,
    form: DeskForm,
) -> PageResult {
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    let named = (flow.as_str(), number);
    let done = match act.as_str() {
        "approve" => approve(&app, &visit, named, &form).await.map(|()| "done=approved"),
        "stop" => stop(&app, &visit, named, &form).await.map(|()| "done=saved#embargo"),
        "move" => move_minute(&app, &visit, named, &form).await.map(|()| "done=saved#embargo"),
        "answer" => answer(&app, &visit, named, &form).await.map(|()| "done=answered#checklist"),
        "rehearse" => rehearses(&visit).map(|()| "rehearse=1#rehearsal"),
        "grant" => grant(&app, &visit, named, &form).await.map(|()| "done=saved#prerelease"),
        "revoke" => app.work.revoke_prerelease(&visit.actor, form.text("id")).await.map(|_| "done=saved#prerelease"),
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(query) => Ok(see_other(&format!("{}?{query}", release_page(&visit, &flow, number)))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            let told: (StatusCode, String) = (status(&refusal), problem);
            release::shown(&app, &visit, named, told).await
        }
    }
}

/// Refuses those who have no part in preparing releases: the page that they are led to would.
fn rehearses(visit: &DeskVisit) -> Result<(), WorkError> {
    let does = |action| visit.actor.may(action).is_ok();
    if does(Action::AnswerChecklist) || does(Action::Propose) {
        return Ok(());
    }
    Ok(visit.actor.may(Action::Approve)?)
}

/// A field with a moment; none where it is blank.
fn moment_of(app: &App, form: &DeskForm, name: &str) -> Result<Option<Timestamp>, Refusal> {
    match form.text(name) {
        "" => Ok(None),
        text => app.work.minute(text).map(Some).ok_or_else(|| Refusal::WrongDates(text.to_owned())),
    }
}

async fn approve(app: &App, visit: &DeskVisit, (flow, number): (&str, u32), form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::Approve)?;
    let public_from = moment_of(app, form, "public_from")?;
    app.work.approve_release(&visit.actor, flow, Approval { number, public_from }).await.map(|_| ())
}

async fn stop(app: &App, visit: &DeskVisit, (flow, number): (&str, u32), form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::ChangeEmbargo)?;
    let told = form.note(flow)?.ok_or_else(|| Refusal::ReasonMissing(format!("{flow} {number}")))?;
    app.work.revoke_approval(&visit.actor, (flow, number), told).await.map(|_| ())
}

async fn move_minute(app: &App, visit: &DeskVisit, named: (&str, u32), form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::ChangeEmbargo)?;
    let public_from = moment_of(app, form, "public_from")?.ok_or_else(|| Refusal::WrongDates(String::new()))?;
    let expected = match form.text("expected") {
        "" => None,
        text => Some(text.parse().map_err(|_| Refusal::UnknownChoice(text.to_owned()))?),
    };
    let told = form.note(named.0)?.ok_or_else(|| Refusal::ReasonMissing(format!("{} {}", named.0, named.1)))?;
    let new = NewMinute { public_from, told, expected };
    app.work.move_minute(&visit.actor, named, new).await.map(|_| ())
}

async fn answer(app: &App, visit: &DeskVisit, named: (&str, u32), form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::AnswerChecklist)?;
    let subject = form.text("subject").to_owned();
    let kind = ChecklistKind::named(form.text("kind")).ok_or_else(|| Refusal::WrongState(subject.clone()))?;
    let reply = ChecklistReply { kind, subject, reason: form.text("reason").to_owned() };
    app.work.answer_checklist(&visit.actor, named, reply).await.map(|_| ())
}

async fn grant(app: &App, visit: &DeskVisit, named: (&str, u32), form: &DeskForm) -> Result<(), WorkError> {
    visit.actor.may(Action::GrantPrerelease)?;
    let from = moment_of(app, form, "from")?;
    let new = NewGrant { account: form.text("account").to_owned(), reason: form.text("reason").to_owned(), from };
    app.work.grant_prerelease(&visit.actor, named, new).await.map(|_| ())
}
