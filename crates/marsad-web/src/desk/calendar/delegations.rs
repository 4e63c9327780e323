//! Who stands in for whom: given, ended, and taken up.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use marsad_i18n::args;
use marsad_model::{Account, Delegation};
use marsad_workflow::{Action, NewDelegation, Refusal, WorkError};

use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::status;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/calendar_delegations.html")]
struct Delegations<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lines: Vec<DelegationLine>,
    colleagues: Vec<(String, String)>,
    /// Whether the person acts for another now.
    is_standing_in: bool,
    today: String,
    problem: String,
}

struct DelegationLine {
    id: String,
    text: String,
    days: String,
    reason: String,
    state: String,
    colour: &'static str,
    is_open: bool,
    /// The account to stand in for, where the person may do so today.
    away: Option<String>,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, (StatusCode::OK, String::new())).await
}

async fn shown(app: &App, visit: &DeskVisit, (status, problem): (StatusCode, String)) -> PageResult {
    visit.actor.may(Action::Delegate)?;
    let (work, lang) = (&app.work, visit.visit.lang);
    let accounts = work.catalog().account_list().await.map_err(WorkError::from)?;
    let given = work.delegations_of(&visit.actor).await?;
    let today = work.today();
    let colleagues = work.colleagues(&visit.actor).await?;
    private_with(
        status,
        &Delegations {
            page: Desk::layout(visit, "delegations-title"),
            desk: Desk::new(visit, "notices"),
            lines: given.iter().map(|row| line(visit, row, (&accounts, today))).collect(),
            colleagues: colleagues.into_iter().map(|one| (one.id, one.name.get(lang).to_owned())).collect(),
            is_standing_in: visit.actor.stands_for().is_some(),
            today: today.to_string(),
            problem,
        },
    )
}

fn line(visit: &DeskVisit, row: &Delegation, (accounts, today): (&[Account], Date)) -> DelegationLine {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let name = |id: &str| {
        accounts.iter().find(|account| account.id == id).map_or_else(|| id.to_owned(), |a| a.name.get(lang).to_owned())
    };
    let own = visit.actor.account().id.as_str();
    let is_given = row.from == own;
    let (key, other) = if is_given { ("delegation-given", &row.to) } else { ("delegation-received", &row.from) };
    let (state, colour) = match (row.revoked_at, row.is_valid(today)) {
        (Some(_), _) => ("delegation-ended", "quiet"),
        (None, true) => ("delegation-holds", "olive"),
        (None, false) if today < row.valid_from => ("delegation-to-come", "saffron"),
        (None, false) => ("delegation-over", "quiet"),
    };
    let days = args().text("from", &voice.day(row.valid_from)).text("until", &voice.day(row.valid_until));
    DelegationLine {
        id: row.id.clone(),
        text: voice.say_with(key, &args().text("person", &name(other))),
        days: voice.say_with("agreement-from-until", &days),
        reason: row.reason.clone(),
        state: voice.say(state),
        colour,
        is_open: row.revoked_at.is_none() && today <= row.valid_until,
        away: (!is_given && row.is_valid(today)).then(|| row.from.clone()),
    }
}

pub(super) async fn give(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    visit.actor.may(Action::Delegate)?;
    let given = match new(&form) {
        Ok(new) => app.work.delegate(&visit.actor, new).await,
        Err(refusal) => Err(refusal.into()),
    };
    answered(&app, &visit, ("delegated", given.map(|_| ()))).await
}

fn new(form: &DeskForm) -> Result<NewDelegation, Refusal> {
    let day = |name: &str| {
        let text = form.text(name);
        text.parse::<Date>().map_err(|_| Refusal::WrongDates(text.to_owned()))
    };
    Ok(NewDelegation {
        to: form.text("to").to_owned(),
        valid_from: day("from")?,
        valid_until: day("until")?,
        reason: form.text("reason").to_owned(),
    })
}

pub(super) async fn end(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    _form: DeskForm,
) -> PageResult {
    let ended = app.work.end_delegation(&visit.actor, &id).await;
    answered(&app, &visit, ("saved", ended.map(|_| ()))).await
}

/// Takes up the work of another, or one's own again.
pub(super) async fn stand_for(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let away = Some(form.text("away")).filter(|away| !away.is_empty());
    let stood = app.work.stand_for(&visit.actor, (&visit.secret, away)).await;
    answered(&app, &visit, ("saved", stood)).await
}

/// The list again: with a word of what was done, or with what went wrong.
async fn answered(app: &App, visit: &DeskVisit, (done, result): (&str, Result<(), WorkError>)) -> PageResult {
    match result {
        Ok(()) => Ok(see_other(&format!("{}?done={done}", links::page(visit.visit.lang, "/desk/delegations")))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(app, visit, (status(&refusal), problem)).await
        }
    }
}
