//! The audit trail and the register as files.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use marsad_workflow::{AuditRecord, audit_line};
use serde_json::json;

use super::question::Question;
use crate::app::App;
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::pages::PageResult;

/// Rows for a spreadsheet, with what was written as JSON, as far as the person may see it; what stood before is in the row's
/// record before.
pub(super) async fn csv(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let head = "number,at,actor,action,subject,origin,previous,hash,written\n";
    let lines: String = exported(&app, &visit).await?.iter().map(csv_line).collect();
    Ok(file(("text/csv; charset=utf-8", "audit.csv"), format!("\u{feff}{head}{lines}")))
}

/// One record on each line, whole: the chain can be verified from it.
pub(super) async fn json(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let lines: String = exported(&app, &visit).await?.iter().map(audit_line).collect();
    Ok(file(("application/x-ndjson", "audit.jsonl"), lines))
}

pub(super) async fn register(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let register = app.work.register(&visit.actor).await?;
    let retention = app.work.retention(&visit.actor).await?;
    let lasting = app.work.lasting(&visit.actor)?;
    let body = json!({ "processing": register, "retention": retention, "lasting": lasting }).to_string();
    Ok(file(("application/json", "register.json"), body))
}

async fn exported(app: &App, visit: &DeskVisit) -> Result<Vec<AuditRecord>, PageError> {
    let question = Question::read(&visit.visit.parameters, visit.visit.pack())?;
    Ok(app.work.audit_export(&visit.actor, &question.asked).await?)
}

fn csv_line(record: &AuditRecord) -> String {
    let AuditRecord { actor, action, subject, origin, previous, hash, detail, .. } = record;
    let cells = [actor, action, subject, origin, previous, hash, detail];
    let quoted: Vec<String> = cells.into_iter().map(|text| cell(text)).collect();
    format!("{},{},{}\n", record.number, record.at, quoted.join(","))
}

/// A cell in quotes. What a spreadsheet would take for a formula is kept a text by a quote before it.
fn cell(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

fn file((kind, name): (&'static str, &str), body: String) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
    (headers, [(header::CONTENT_DISPOSITION, named)], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_a_text_for_every_spreadsheet() {
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("DF_ARRIVALS 1"), "\"DF_ARRIVALS 1\"");
    }
}
