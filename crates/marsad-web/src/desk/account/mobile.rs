//! The mobile number of a person: given with their consent, confirmed by a code, what is sent there, taken back.

use axum::extract::State;
use marsad_i18n::Voice;
use marsad_model::LetterKind;
use marsad_workflow::{GivenMobile, MobileStanding, WorkError};

use super::me;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::see_other;
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

/// What the page of one's own shows of it.
pub(super) struct MobilePart {
    /// The number that was confirmed; blank without one.
    pub number: String,
    /// The number that waits for its code; blank without one.
    pub waiting: String,
    /// What may be sent there: word, name, whether it is.
    pub kinds: Vec<(&'static str, String, bool)>,
    /// Whether a number may be given: there is a way to send.
    pub may_add: bool,
}

impl MobilePart {
    pub(super) fn of(standing: MobileStanding, voice: &Voice, may_add: bool) -> Self {
        let kind = |kind: LetterKind| {
            (kind.word(), voice.say(&format!("me-mobile-{}", kind.word())), standing.kinds.contains(&kind))
        };
        Self {
            kinds: Vec::from(LetterKind::URGENT.map(kind)),
            number: standing.number,
            waiting: standing.waiting,
            may_add,
        }
    }

    /// Whether there is anything to show.
    pub(super) fn is_shown(&self) -> bool {
        self.may_add || !self.number.is_empty() || !self.waiting.is_empty()
    }
}

pub(super) async fn add(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    if app.texts().is_none() {
        return Err(PageError::NotFound);
    }
    let given = GivenMobile { number: form.text("number").to_owned(), has_consent: form.text("consent") == "yes" };
    done(&app, &visit, ("mobile-code", app.work.add_mobile(&visit.actor, &given).await)).await
}

pub(super) async fn confirm(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    done(&app, &visit, ("saved", app.work.confirm_mobile(&visit.actor, form.text("code")).await)).await
}

pub(super) async fn choose(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let kinds: Vec<LetterKind> = form.all("kind").filter_map(LetterKind::named).collect();
    done(&app, &visit, ("saved", app.work.choose_sms(&visit.actor, &kinds).await)).await
}

pub(super) async fn remove(State(app): State<App>, visit: DeskVisit, _form: DeskForm) -> PageResult {
    done(&app, &visit, ("removed", app.work.remove_mobile(&visit.actor).await)).await
}

/// The page of one's own after a step, with what went wrong.
async fn done(app: &App, visit: &DeskVisit, (word, step): (&str, Result<(), WorkError>)) -> PageResult {
    match step {
        Ok(()) => Ok(see_other(&format!("{}?done={word}", links::page(visit.visit.lang, "/desk/me")))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            me::shown(app, visit, (status(&refusal), problem)).await
        }
    }
}
