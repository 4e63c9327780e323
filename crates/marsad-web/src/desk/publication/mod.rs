//! Checklists, the minute of publication, and who sees a release before it.

mod acts;
mod balance;
mod entries;
mod list;
mod prerelease;
mod programs;
mod release;
mod ways;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/releases", get(list::page))
        .route("/{lang}/desk/releases/{flow}/{what}", get(release::page).post(acts::of_flow))
        .route("/{lang}/desk/releases/{flow}/{what}/{act}", post(acts::of_release))
        .route("/{lang}/desk/prerelease/{flow}/{number}", get(prerelease::page))
        .route("/{lang}/desk/prerelease/{flow}/{number}/balance", get(balance::page))
        .route("/api/v1/releases/{flow}/{number}/checklist", get(programs::checklist))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}
