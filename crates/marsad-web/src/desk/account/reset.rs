//! Asking for a link to another password. The answer is the same whether there is such a person or not.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::sign_in::layout;
use crate::app::App;
use crate::desk::form::OpenForm;
use crate::desk::frame::private_with;
use crate::desk::session::OpenVisit;
use crate::error::status;
use crate::layout::Layout;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/account_reset.html")]
struct Reset<'a> {
    page: Layout<'a>,
    is_sent: bool,
    problem: String,
}

pub(super) async fn page(open: OpenVisit) -> PageResult {
    let page = layout(&open.visit, "reset-title");
    private_with(StatusCode::OK, &Reset { page, is_sent: false, problem: String::new() })
}

pub(super) async fn ask(State(app): State<App>, open: OpenVisit, form: OpenForm) -> PageResult {
    let page = layout(&open.visit, "reset-title");
    match app.work.ask_reset(form.text("named"), &open.visitor).await {
        Ok(()) => private_with(StatusCode::OK, &Reset { page, is_sent: true, problem: String::new() }),
        Err(error) => {
            let (refusal, problem) = said(open.visit.voice(), error)?;
            private_with(status(&refusal), &Reset { page, is_sent: false, problem })
        }
    }
}
