//! Studies for those who estimate: the `list` of them, and a `study` with its tables and the plans that people keep of it. The
//! page of estimates is in `pages/study_table`, for the portal has it too.

mod list;
mod study;

use axum::Router;
use axum::routing::{get, post};
use marsad_model::StudyDefinition;
use marsad_publish::StudyNames;

use super::session::DeskVisit;
use crate::app::App;
use crate::pages::{desk_estimate, keep_plan, kept_plan};

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/studies", get(list::page))
        .route("/{lang}/desk/studies/{id}", get(study::page))
        .route("/{lang}/desk/studies/{id}/estimate", get(desk_estimate).post(keep_plan))
        .route("/{lang}/desk/studies/{id}/estimate.csv", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/estimate.xlsx", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/estimate.json", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/estimate.R", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/estimate.do", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/estimate.toml", get(desk_estimate))
        .route("/{lang}/desk/studies/{id}/plans/{number}/plan.toml", get(kept_plan))
        .route("/{lang}/desk/studies/{id}/plans/{number}/remove", post(study::remove))
}

fn names<'v>(visit: &'v DeskVisit, study: &'v StudyDefinition) -> StudyNames<'v> {
    StudyNames { pack: visit.visit.pack(), study, voice: visit.visit.voice() }
}

/// Whose the records are: what must be said wherever the study appears, or that they are of real persons.
fn persons(names: &StudyNames<'_>) -> String {
    if names.study.is_synthetic { names.sentence().unwrap_or_default() } else { names.voice.say("desk-studies-real") }
}
