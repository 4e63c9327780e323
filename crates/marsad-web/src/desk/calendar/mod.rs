//! Agreements, what is due under them, notices, delegations, and the public calendar of releases.

mod agreement_form;
mod agreements;
mod board;
mod delegations;
mod feeds;
mod late;
mod notices;
mod programs;
mod releases;
mod rules;
mod words;

pub(in crate::desk) use words::{colour, lateness, names};

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/calendar", get(releases::page))
        .route("/{lang}/calendar.ics", get(releases::ics))
        .route("/{lang}/calendar.json", get(releases::json))
        .route("/{lang}/calendar.atom", get(releases::atom_feed))
        .route("/{lang}/desk/calendar", get(board::page))
        .route("/{lang}/desk/calendar.ics", get(feeds::ics))
        .route("/{lang}/desk/calendar.json", get(feeds::json))
        .route("/{lang}/desk/agreements", get(agreements::list))
        .route("/{lang}/desk/agreements/{id}", get(agreements::page))
        .route("/{lang}/desk/agreements/{id}/versions", post(agreements::amend))
        .route("/{lang}/desk/agreements/{id}/sign", post(agreements::sign))
        .route("/{lang}/desk/agreements/{id}/text/{number}", get(agreements::text))
        .route("/{lang}/desk/notices", get(notices::page))
        .route("/{lang}/desk/notices/read", post(notices::read))
        .route("/{lang}/desk/delegations", get(delegations::page).post(delegations::give))
        .route("/{lang}/desk/delegations/{id}/end", post(delegations::end))
        .route("/{lang}/desk/stand-for", post(delegations::stand_for))
        .route("/api/v1/calendar", get(programs::calendar))
        .route("/api/v1/agreements", get(programs::agreements))
        .route("/api/v1/agreements/{id}", get(programs::agreement))
        .route("/api/v1/notices", get(programs::notices))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}
