//! The second factor of a person: offered, confirmed by a code, ended by the password.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::me;
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
#[template(path = "desk/account_second_factor.html")]
struct SecondFactor<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    secret: String,
    /// The secret in groups of four, as people type it.
    grouped: String,
    address: String,
    problem: String,
    /// The codes for paper, once the app has proved itself.
    codes: Vec<String>,
}

fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let offer = app.work.offer_second_factor(&visit.actor);
    private_with(
        StatusCode::OK,
        &SecondFactor {
            page: Desk::layout(&visit, "second-factor-title"),
            desk: Desk::new(&visit, "me"),
            grouped: grouped(&offer.secret),
            secret: offer.secret,
            address: offer.address,
            problem: String::new(),
            codes: Vec::new(),
        },
    )
}

pub(super) async fn confirm(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let secret = form.text("secret").to_owned();
    let (status, codes, problem) =
        match app.work.confirm_second_factor(&visit.actor, (&secret, form.text("code"))).await {
            Ok(codes) => (StatusCode::OK, codes, String::new()),
            Err(error) => {
                let (refusal, problem) = said(visit.visit.voice(), error)?;
                (status(&refusal), Vec::new(), problem)
            }
        };
    private_with(
        status,
        &SecondFactor {
            page: Desk::layout(&visit, "second-factor-title"),
            desk: Desk::new(&visit, "me"),
            grouped: grouped(&secret),
            secret,
            address: String::new(),
            problem,
            codes,
        },
    )
}

pub(super) async fn end(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    match app.work.end_second_factor(&visit.actor, form.exact("password")).await {
        Ok(()) => Ok(see_other(&format!("{}?done=second-factor-off", links::page(visit.visit.lang, "/desk/me")))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            me::shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}
