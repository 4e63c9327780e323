//! Signing in and out: password, then code where there is a second factor; a password that was made by the system is
//! replaced first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use marsad_model::Lang;
use marsad_workflow::{Credentials, Refusal, WorkError};

use crate::app::App;
use crate::desk::form::{DeskForm, OpenForm};
use crate::desk::frame::{private_with, see_other};
use crate::desk::session::{DeskVisit, OpenVisit, with_session};
use crate::error::status;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "desk/account_sign_in.html")]
struct SignIn<'a> {
    page: Layout<'a>,
    account: &'a str,
    back: &'a str,
    problem: String,
    done: String,
    /// The way to the single sign-on, where there is one.
    sign_on: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/account_code.html")]
struct Code<'a> {
    page: Layout<'a>,
    back: &'a str,
    problem: String,
}

#[derive(Template)]
#[template(path = "desk/account_password.html")]
struct Password<'a> {
    page: Layout<'a>,
    account: &'a str,
    problem: String,
}

/// The frame of a page before anyone has signed in.
pub(super) fn layout<'a>(visit: &'a Visit, title: &str) -> Layout<'a> {
    let title = visit.voice().say(title);
    Layout { visit, section: Section::Desk, description: title.clone(), title }
}

/// Where a person goes after signing in: a page of the desk in some language, and nowhere else.
pub(super) fn way_back(visit: &Visit, back: &str) -> String {
    let is_plain = !back.contains(|c: char| c.is_control() || c == '\\');
    let of_desk = |lang: Lang| {
        let rest = back.strip_prefix(links::page(lang, "/desk").as_str())?;
        (rest.is_empty() || rest.starts_with(['/', '?'])).then_some(())
    };
    let is_of_desk = Lang::ALL.into_iter().any(|lang| of_desk(lang).is_some());
    if is_plain && is_of_desk { back.to_owned() } else { links::page(visit.lang, "/desk") }
}

/// The way to the single sign-on, where there is one.
fn sign_on(app: &App, visit: &Visit, back: &str) -> Option<String> {
    app.single_sign_on()?;
    let query = links::query([("back", back)]);
    Some(format!("{}{query}", links::page(visit.lang, "/desk/single-sign-on")))
}

pub(super) async fn page(State(app): State<App>, open: OpenVisit) -> PageResult {
    let visit = &open.visit;
    let done = match visit.parameter("done") {
        Some("password") => visit.voice().say("done-password"),
        Some("signed-out") => visit.voice().say("done-signed-out"),
        _ => String::new(),
    };
    let back = visit.parameter("back").unwrap_or_default();
    let page = layout(visit, "sign-in-title");
    private_with(
        StatusCode::OK,
        &SignIn { page, account: "", back, problem: String::new(), done, sign_on: sign_on(&app, visit, back) },
    )
}

pub(super) async fn sign_in(State(app): State<App>, open: OpenVisit, form: OpenForm) -> PageResult {
    let visit = &open.visit;
    let (account, back) = (form.text("account"), form.text("back"));
    let credentials = Credentials { account: account.to_owned(), password: form.exact("password").to_owned() };
    match app.work.begin_session(credentials, &open.visitor).await {
        Ok(begun) if begun.is_whole => Ok(with_session(see_other(&way_back(visit, back)), Some(&begun), &app)),
        Ok(begun) => {
            let target = format!("{}{}", links::page(visit.lang, "/desk/code"), links::query([("back", back)]));
            Ok(with_session(see_other(&target), Some(&begun), &app))
        }
        Err(WorkError::Refused(Refusal::OneTimePassword(_))) => {
            let query = links::query([("account", account)]);
            Ok(see_other(&format!("{}{query}", links::page(visit.lang, "/desk/password"))))
        }
        Err(error) => {
            let (refusal, problem) = said(visit.voice(), error)?;
            let page = layout(visit, "sign-in-title");
            private_with(
                status(&refusal),
                &SignIn { page, account, back, problem, done: String::new(), sign_on: sign_on(&app, visit, back) },
            )
        }
    }
}

pub(super) async fn sign_out(State(app): State<App>, desk: DeskVisit, _form: DeskForm) -> PageResult {
    app.work.end_session(&desk.actor, &desk.secret).await?;
    let target = format!("{}?done=signed-out", links::page(desk.visit.lang, "/desk/sign-in"));
    Ok(with_session(see_other(&target), None, &app))
}

pub(super) async fn code_page(open: OpenVisit) -> PageResult {
    let back = open.visit.parameter("back").unwrap_or_default();
    private_with(StatusCode::OK, &Code { page: layout(&open.visit, "code-title"), back, problem: String::new() })
}

pub(super) async fn give_code(State(app): State<App>, open: OpenVisit, form: OpenForm) -> PageResult {
    let visit = &open.visit;
    let back = form.text("back");
    let half = open.secret.as_deref().unwrap_or_default();
    match app.work.finish_session(half, form.text("code"), &open.visitor).await {
        Ok(begun) => Ok(with_session(see_other(&way_back(visit, back)), Some(&begun), &app)),
        // The password was given too long ago: once more from the beginning.
        Err(WorkError::Refused(Refusal::LinkSpent(_))) => Ok(see_other(&links::page(visit.lang, "/desk/sign-in"))),
        Err(error) => {
            let (refusal, problem) = said(visit.voice(), error)?;
            private_with(status(&refusal), &Code { page: layout(visit, "code-title"), back, problem })
        }
    }
}

pub(super) async fn password_page(open: OpenVisit) -> PageResult {
    let account = open.visit.parameter("account").unwrap_or_default();
    let page = layout(&open.visit, "password-title");
    private_with(StatusCode::OK, &Password { page, account, problem: String::new() })
}

pub(super) async fn set_password(State(app): State<App>, open: OpenVisit, form: OpenForm) -> PageResult {
    let visit = &open.visit;
    let account = form.text("account");
    let credentials = Credentials { account: account.to_owned(), password: form.exact("old").to_owned() };
    let new = form.exact("new");
    let set = if new == form.exact("again") {
        app.work.replace_one_time_password(&credentials, new, &open.visitor).await
    } else {
        Err(Refusal::PasswordsDiffer(account.to_owned()).into())
    };
    match set {
        Ok(()) => Ok(see_other(&format!("{}?done=password", links::page(visit.lang, "/desk/sign-in")))),
        Err(error) => {
            let (refusal, problem) = said(visit.voice(), error)?;
            private_with(status(&refusal), &Password { page: layout(visit, "password-title"), account, problem })
        }
    }
}
