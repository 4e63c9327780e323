//! Where everything stands: the board, score cards, and the steering committee.

mod card;
mod committee;
mod contradictions;
mod overview;
mod programs;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/board", get(overview::page))
        .route("/{lang}/desk/scores", get(card::own))
        .route("/{lang}/desk/scores/{provider}", get(card::page).post(card::answer))
        .route("/{lang}/desk/committee", get(committee::page).post(committee::put_meeting))
        .route("/{lang}/desk/committee/meetings/{id}", post(committee::change_meeting))
        .route("/{lang}/desk/committee/items", post(committee::put_item))
        .route("/{lang}/desk/committee/items/{id}", post(committee::change_item))
        .route("/api/v1/board", get(programs::board))
        .route("/api/v1/scores/{provider}", get(programs::score_card))
        .route("/api/v1/scores/{provider}/answer", post(programs::answer_score_card))
        .route("/api/v1/committee", get(programs::committee))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}
