//! Reviews and tasks: what waits for a person, a submission beside its past, and the register of contradictions.

mod acts;
mod charts;
mod contradictions;
mod page;
mod parts;
mod programs;
mod talks;
mod tasks;

pub(super) use page::shown;
pub(super) use parts::{cells, opened_cells};

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::{get, post};
use jiff::Timestamp;
use marsad_i18n::{Voice, args};
use marsad_model::{Lang, TimePeriod};
use marsad_workflow::{Refusal, Work, WorkError};

use crate::app::App;
use crate::error::PageError;
use crate::refused::refusal_about;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk", get(tasks::page))
        .route("/{lang}/desk/review/{submission}", get(page::page))
        .route("/{lang}/desk/review/{submission}/{act}", post(acts::act))
        .route("/{lang}/desk/contradictions", get(contradictions::page))
        .route("/{lang}/desk/contradictions/{act}", post(contradictions::act))
        .route("/api/v1/tasks", get(programs::tasks))
        .route("/api/v1/reviews/{submission}", get(programs::review))
        .route("/api/v1/reviews/{submission}/decision", post(programs::decide))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}

/// A refusal as a form says it beside its fields; what is no refusal is no page.
pub(super) fn said(voice: &Voice, error: WorkError) -> Result<(Refusal, String), PageError> {
    match error {
        WorkError::Refused(refusal) => {
            // What stands there now is a word; people read the text behind it.
            let state = format!("review-state-{}", refusal.subject());
            let subject = match &refusal {
                Refusal::ChangedMeanwhile(_) | Refusal::AlreadyDecided(_) => voice.say(&state),
                Refusal::MinuteChanged(now) => {
                    now.parse::<Timestamp>().map_or_else(|_| now.clone(), |now| voice.moment(now))
                }
                other => other.subject().to_owned(),
            };
            let text = refusal_about(voice, &refusal, &subject);
            Ok((refusal, text))
        }
        other => Err(other.into()),
    }
}

/// The functions of people by their accounts; an account without one is told by its name.
pub(super) struct People {
    functions: BTreeMap<String, String>,
}

impl People {
    pub(super) async fn of(work: &Work, lang: Lang) -> Result<Self, PageError> {
        let all = work.catalog().account_list().await.map_err(WorkError::from)?;
        let functions = all.into_iter().map(|account| (account.id.clone(), account.name.get(lang).to_owned()));
        Ok(Self { functions: functions.collect() })
    }

    pub(super) fn function(&self, id: &str) -> String {
        self.functions.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Who did something, and in whose place.
    pub(super) fn acting(&self, voice: &Voice, by: &str, away: Option<&str>) -> String {
        let Some(away) = away else { return self.function(by) };
        let both = args().text("person", &self.function(by)).text("away", &self.function(away));
        voice.say_with("review-in-place-of", &both)
    }
}

/// A period by its name, as people say it.
pub(super) fn period_text(voice: &Voice, name: &str) -> String {
    name.parse::<TimePeriod>().map_or_else(|_| voice.digits(name), |period| voice.period(&period))
}
