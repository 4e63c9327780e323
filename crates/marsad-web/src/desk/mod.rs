//! The signed-in side: a folder for each part of the work, and what all of them stand on.
//!
//! Holds: who visits (`session.rs`), from where (`guard.rs`), what a form brings (`form.rs`, with files `parts.rs`), what is
//! around a page (`frame.rs`), shares as points (`points.rs`), and answers for programs (`api.rs`). Does not hold: any rule of
//! the work; a handler reads the request, calls one step or one read of [`Work`](marsad_workflow::Work), and renders.

mod account;
mod api;
mod board;
mod calendar;
mod form;
mod frame;
mod guard;
mod mapping;
mod memory;
mod parts;
mod points;
mod publication;
mod review;
mod sending;
mod session;
mod studies;

pub use account::SingleSignOn;
pub(crate) use form::DeskForm;
pub(crate) use frame::{Desk, see_other};
pub(crate) use guard::{Throttle, throttled, writable};
pub(crate) use session::DeskVisit;

use axum::Router;

use crate::app::App;

/// Every route of the desk, and of the API for programs.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(board::routes())
        .merge(calendar::routes())
        .merge(mapping::routes())
        .merge(memory::routes())
        .merge(publication::routes())
        .merge(review::routes())
        .merge(sending::routes())
        .merge(studies::routes())
        .route("/openapi.json", axum::routing::get(api::openapi))
}

/// What each part says of its addresses for programs.
fn openapi_paths() -> Vec<serde_json::Value> {
    vec![
        account::openapi(),
        board::openapi(),
        calendar::openapi(),
        mapping::openapi(),
        memory::openapi(),
        publication::openapi(),
        review::openapi(),
        sending::openapi(),
    ]
}
