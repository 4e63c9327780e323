//! The checklist of a release for programs.

use axum::extract::Path;
use axum::http::StatusCode;
use marsad_model::ChecklistItem;
use serde_json::{Value, json};

use crate::desk::api::{ApiResult, answer, of_session, operation};
use crate::desk::session::ApiVisit;

pub(super) async fn checklist(visit: ApiVisit, Path((flow, number)): Path<(String, String)>) -> ApiResult {
    let named = number.parse::<u32>();
    // What is no number names no release.
    let items = visit.app.work.checklist(&visit.actor, &flow, named.unwrap_or_default()).await?;
    let one = |item: &ChecklistItem| json!({ "item": item, "is_open": item.is_open() });
    Ok(answer(StatusCode::OK, &items.iter().map(one).collect()))
}

/// What it is, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let parameter =
        |name: &str, kind: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": kind } });
    let others = [("403", "the role or the token does not allow it"), ("404", "no such release")];
    let mut checklist = operation("what a release waits for", &others);
    checklist["parameters"] = json!([parameter("flow", "string"), parameter("number", "integer")]);
    json!({ "/api/v1/releases/{flow}/{number}/checklist": { "get": of_session(checklist) } })
}
