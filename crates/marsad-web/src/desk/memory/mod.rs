//! The memory of the house: the audit trail, and the register of processing.

mod audit;
mod files;
mod programs;
mod question;
mod record;
mod register;
mod words;

pub(in crate::desk) use words::origin_text;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/audit", get(audit::page))
        .route("/{lang}/desk/audit.csv", get(files::csv))
        .route("/{lang}/desk/audit.json", get(files::json))
        .route("/{lang}/desk/audit/{number}", get(record::page))
        .route("/{lang}/desk/register", get(register::page))
        .route("/{lang}/desk/register.json", get(files::register))
        .route("/api/v1/audit", get(programs::audit))
        .route("/api/v1/audit/head", get(programs::head))
        .route("/api/v1/register", get(programs::register))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}
