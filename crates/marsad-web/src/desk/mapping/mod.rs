//! Words, profiles and correspondences: `words` of a submission, `agreement` all that was mapped, `profile` with the `sheet`
//! beside it, `correspondences`; `preview` what a change would do; `programs` the same for programs.

mod agreement;
mod correspondences;
mod options;
mod preview;
mod profile;
mod programs;
mod sheet;
mod words;

pub(super) use agreement::people;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use marsad_i18n::Voice;
use marsad_workflow::WorkError;

use crate::app::App;
use crate::error::{PageError, status};

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/submissions/{id}/words", get(words::page).post(words::map))
        .route("/{lang}/desk/submissions/{id}/words/preview", post(words::preview))
        .route("/{lang}/desk/agreements/{id}/words", get(agreement::page).post(agreement::map))
        .route("/{lang}/desk/agreements/{id}/profile", get(profile::page).post(profile::write))
        .route("/{lang}/desk/correspondences", get(correspondences::list).post(correspondences::put))
        .route("/{lang}/desk/correspondences/{id}", get(correspondences::page).post(correspondences::put))
        .route("/api/v1/agreements/{id}/words", get(programs::words).post(programs::map_words))
        .route("/api/v1/correspondences", get(programs::correspondences))
        .route("/api/v1/correspondences/{id}", get(programs::correspondence))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}

/// A refusal as a form says it beside its fields; what is no refusal is no page.
fn said(voice: &Voice, error: WorkError) -> Result<(StatusCode, String), PageError> {
    let (refusal, text) = crate::refused::said(voice, error)?;
    Ok((status(&refusal), text))
}
