//! How files come: the form, the grid, the template, the answer with its files, and the same for programs.
//!
//! - `send`, `grid`, `template`: what a sender sees before sending; `on_device`: what of it a device may keep.
//! - `submissions`, `answer`, `files`: what a sender sees after it.
//! - `attached`: documents beside what was sent.
//! - `programs`, `uploads`: the API, and files in parts (tus 1.0).

mod answer;
mod attached;
mod files;
mod grid;
mod on_device;
mod programs;
mod send;
mod submissions;
mod template;
mod uploads;

pub(super) use answer::place_text;
pub(super) use attached::AttachedLine;

use axum::Router;
use axum::routing::{get, head, post};
use marsad_i18n::Voice;

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/send", get(send::agreements))
        .route("/{lang}/desk/send/{agreement}", get(send::page).post(send::send))
        .route("/{lang}/desk/send/{agreement}/template.xlsx", get(template::workbook))
        .route("/{lang}/desk/send/{agreement}/grid", get(grid::page).post(grid::send))
        .route("/{lang}/desk/submissions", get(submissions::list))
        .route("/{lang}/desk/submissions/{id}", get(submissions::page))
        .route("/{lang}/desk/submissions/{id}/explain", post(submissions::explain))
        .route("/{lang}/desk/submissions/{id}/attachments", post(attached::attach))
        .route("/{lang}/desk/submissions/{id}/attachments/{number}", get(attached::file))
        .route("/{lang}/desk/submissions/{id}/marked.xlsx", get(files::marked))
        .route("/{lang}/desk/submissions/{id}/file", get(files::sent))
        .route("/{lang}/desk/submissions/{id}/difference.csv", get(files::difference))
        .route("/{lang}/desk/submissions/{id}/receipt", get(files::receipt_page))
        .route("/{lang}/desk/submissions/{id}/receipt.json", get(files::receipt_json))
        .route("/{lang}/desk/submissions/{id}/receipt.pdf", get(files::receipt_pdf))
        .route("/api/v1/submissions", get(programs::list).post(programs::send))
        .route("/api/v1/submissions/{id}", get(programs::one))
        .route("/api/v1/submissions/{id}/findings", get(programs::findings))
        .route("/api/v1/submissions/{id}/difference", get(programs::difference))
        .route("/api/v1/submissions/{id}/receipt", get(programs::receipt))
        .route("/api/v1/submissions/{id}/attachments", get(attached::list).post(attached::add))
        .route("/api/v1/submissions/{id}/attachments/{number}", get(attached::one))
        .route("/api/v1/uploads", get(uploads::list).post(uploads::begin).options(uploads::about))
        .route("/api/v1/uploads/{id}", head(uploads::stand).patch(uploads::go_on).delete(uploads::end))
        .route("/keys/receipts", get(files::key))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}

/// How often an institution sends, with a period as an example.
fn often(voice: &Voice, frequency: marsad_model::Frequency) -> String {
    voice.say(&format!("template-period-{frequency:?}").to_lowercase())
}

/// The hue of the mark of a state.
fn hue(state: marsad_model::SubmissionState) -> &'static str {
    use marsad_model::SubmissionState as S;
    match state {
        S::Received => "quiet",
        S::Checked => "saffron",
        S::Returned => "rose",
        S::Accepted => "olive",
    }
}
