//! The page of one's own: letters, telephone, password, second factor, devices, programs.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use marsad_model::{Lang, Scope};
use marsad_workflow::{Action, Contact, Refusal};

use super::device::device_text;
use super::mobile::MobilePart;
use super::tokens::TokenLine;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::memory::origin_text;
use crate::desk::session::{DeskVisit, with_session};
use crate::error::status;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/account_me.html")]
struct Me<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    facts: Vec<(String, String)>,
    email: String,
    langs: Vec<(&'static str, &'static str, bool)>,
    mobile: MobilePart,
    has_second_factor: bool,
    sessions: Vec<SessionLine>,
    may_have_tokens: bool,
    tokens: Vec<TokenLine>,
    scopes: Vec<(&'static str, String)>,
    problem: String,
}

struct SessionLine {
    began: String,
    origin: String,
    device: String,
    /// What the browser says of itself.
    agent: String,
    is_this: bool,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, (StatusCode::OK, String::new())).await
}

/// The page with what went wrong.
pub(super) async fn shown(app: &App, visit: &DeskVisit, (status, problem): (StatusCode, String)) -> PageResult {
    let (work, actor, voice, lang) = (&app.work, &visit.actor, visit.visit.voice(), visit.visit.lang);
    let contact = work.contact(actor).await?;
    let account = actor.account();
    let institution = visit.visit.pack().provider(account.provider.as_str());
    let facts = vec![
        (voice.say("me-account"), account.id.clone()),
        (voice.say("me-function"), account.name.get(lang).to_owned()),
        (voice.say("me-institution"), institution.map_or_else(String::new, |i| i.name.get(lang).to_owned())),
        (voice.say("me-role"), voice.say(&format!("role-name-{}", account.role.word()))),
    ];
    let sessions = work.sessions_of(actor).await?.into_iter().map(|session| SessionLine {
        began: voice.moment(session.made_at),
        is_this: session.mark == visit.session.mark,
        origin: origin_text(voice, &session.origin),
        device: device_text(voice, &session.agent),
        agent: session.agent,
    });
    let may_have_tokens = actor.may(Action::ManageTokens).is_ok();
    let tokens = work.tokens_of(actor).await?;
    private_with(
        status,
        &Me {
            page: Desk::layout(visit, "me-title"),
            desk: Desk::new(visit, "me"),
            facts,
            langs: langs(contact.lang),
            email: contact.email,
            mobile: MobilePart::of(work.mobile(actor).await?, voice, app.texts().is_some()),
            has_second_factor: account.has_second_factor(),
            sessions: sessions.collect(),
            may_have_tokens,
            tokens: tokens.iter().map(|token| TokenLine::of(token, voice, work.now())).collect(),
            scopes: Scope::ALL.iter().map(|s| (s.word(), voice.say(&format!("scope-{}", s.word())))).collect(),
            problem,
        },
    )
}

/// The languages of letters, with their own names.
pub(super) fn langs(chosen: Lang) -> Vec<(&'static str, &'static str, bool)> {
    let name = |lang| match lang {
        Lang::Ar => "العربية",
        Lang::Fr => "français",
        Lang::En => "English",
    };
    Lang::ALL.into_iter().map(|lang| (lang.tag(), name(lang), lang == chosen)).collect()
}

pub(super) async fn set_contact(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let lang: Lang = form.text("lang").parse().unwrap_or(visit.actor.account().lang);
    let contact = Contact { email: form.text("email").to_owned(), lang };
    match app.work.set_contact(&visit.actor, contact, form.exact("password")).await {
        Ok(()) => Ok(see_other(&format!("{}?done=contact", links::page(visit.visit.lang, "/desk/me")))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}

pub(super) async fn change_password(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let new = form.exact("new");
    let changed = if new == form.exact("again") {
        app.work.change_password(&visit.actor, form.exact("old"), new).await
    } else {
        Err(Refusal::PasswordsDiffer(visit.actor.account().id.clone()).into())
    };
    match changed {
        // Every session has ended with the old password.
        Ok(()) => {
            let target = format!("{}?done=password", links::page(visit.visit.lang, "/desk/sign-in"));
            Ok(with_session(see_other(&target), None, &app))
        }
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}

pub(super) async fn end_sessions(State(app): State<App>, visit: DeskVisit, _form: DeskForm) -> PageResult {
    app.work.end_sessions_of(&visit.actor).await?;
    let target = format!("{}?done=signed-out", links::page(visit.visit.lang, "/desk/sign-in"));
    Ok(with_session(see_other(&target), None, &app))
}
