//! The page behind a link in a letter: choose a password.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_workflow::Refusal;

use super::sign_in::layout;
use crate::app::App;
use crate::desk::form::OpenForm;
use crate::desk::frame::{private_with, see_other};
use crate::desk::session::OpenVisit;
use crate::error::status;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/account_link.html")]
struct Link<'a> {
    page: Layout<'a>,
    account: String,
    function: String,
    /// The key of the sentence that says what the link is for.
    purpose: String,
    problem: String,
}

pub(super) async fn page(
    State(app): State<App>,
    open: OpenVisit,
    Path((_, secret)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &open, (&secret, StatusCode::OK, String::new())).await
}

pub(super) async fn accept(
    State(app): State<App>,
    open: OpenVisit,
    Path((_, secret)): Path<(String, String)>,
    form: OpenForm,
) -> PageResult {
    let new = form.exact("new");
    let accepted = if new == form.exact("again") {
        app.work.accept_link(&secret, new, &open.visitor.origin).await.map(|_| ())
    } else {
        Err(Refusal::PasswordsDiffer(String::new()).into())
    };
    match accepted {
        Ok(()) => Ok(see_other(&format!("{}?done=password", links::page(open.visit.lang, "/desk/sign-in")))),
        Err(error) => {
            let (refusal, problem) = said(open.visit.voice(), error)?;
            shown(&app, &open, (&secret, status(&refusal), problem)).await
        }
    }
}

async fn shown(app: &App, open: &OpenVisit, (secret, status, problem): (&str, StatusCode, String)) -> PageResult {
    let linked = app.work.linked_account(secret).await?;
    let (page, function) = (layout(&open.visit, "link-title"), linked.account.name.get(open.visit.lang).to_owned());
    let purpose = open.visit.voice().say(&format!("link-{}", linked.purpose.word()));
    private_with(status, &Link { page, account: linked.account.id, function, purpose, problem })
}
