//! Tokens for programs: made, shown once, taken back.

use askama::Template;
use axum::extract::{Path, State};
use jiff::Timestamp;
use marsad_i18n::Voice;
use marsad_model::{ApiToken, Scope};
use marsad_workflow::{Action, NewToken, Refusal, WorkError};

use super::me;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, see_other};
use crate::desk::session::DeskVisit;
use crate::error::status;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

/// How long a token works unless something else is asked for.
const DAYS: u32 = 90;

/// A token on the page of its person.
pub(super) struct TokenLine {
    pub id: String,
    pub name: String,
    pub scopes: String,
    pub made: String,
    pub expires: String,
    pub state: String,
    pub is_valid: bool,
}

impl TokenLine {
    pub(super) fn of(token: &ApiToken, voice: &Voice, now: Timestamp) -> Self {
        let scopes: Vec<String> = token.scopes.iter().map(|s| voice.say(&format!("scope-{}", s.word()))).collect();
        let state = match (token.revoked_at, token.is_valid(now)) {
            (Some(_), _) => "token-revoked",
            (None, true) => "token-valid",
            (None, false) => "token-expired",
        };
        Self {
            id: token.id.clone(),
            name: token.name.clone(),
            scopes: voice.list(&scopes),
            made: voice.day_of(token.made_at),
            expires: voice.day_of(token.expires_at),
            state: voice.say(state),
            is_valid: token.is_valid(now),
        }
    }
}

#[derive(Template)]
#[template(path = "desk/account_token.html")]
struct Made<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    line: TokenLine,
    shown: String,
}

pub(super) async fn make(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    match made(&app, &visit, &form).await {
        Ok((token, shown)) => private(&Made {
            page: Desk::layout(&visit, "token-title"),
            desk: Desk::new(&visit, "me"),
            line: TokenLine::of(&token, visit.visit.voice(), app.work.now()),
            shown,
        }),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            me::shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}

async fn made(app: &App, visit: &DeskVisit, form: &DeskForm) -> Result<(ApiToken, String), WorkError> {
    visit.actor.may(Action::ManageTokens)?;
    let new = NewToken {
        name: form.text("name").to_owned(),
        scopes: form.all("scope").filter_map(Scope::named).collect(),
        days: days(form.text("days"))?,
    };
    app.work.make_token(&visit.actor, new).await
}

/// How many days are asked for; what is no number of days is refused, and not replaced by ours.
fn days(text: &str) -> Result<u32, Refusal> {
    match text {
        "" => Ok(DAYS),
        text => text.parse().map_err(|_| Refusal::WrongDays(text.to_owned())),
    }
}

pub(super) async fn revoke(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    _form: DeskForm,
) -> PageResult {
    app.work.revoke_token(&visit.actor, &id).await?;
    Ok(see_other(&format!("{}?done=token-revoked", links::page(visit.visit.lang, "/desk/me"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_of_days_is_refused_and_a_blank_field_is_three_months() {
        assert_eq!((days(""), days("30")), (Ok(90), Ok(30)));
        for wrong in ["-1", "1.5", "many", "99999999999"] {
            assert_eq!(days(wrong), Err(Refusal::WrongDays(wrong.to_owned())));
        }
    }
}
