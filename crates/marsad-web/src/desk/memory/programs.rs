//! The audit trail and the register for programs.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use marsad_sdmx::Parameters;
use serde_json::{Value, json};

use super::question::{Question, TEXTS};
use crate::app::App;
use crate::desk::api::{ApiResult, answer, operation};
use crate::desk::session::ApiVisit;

pub(super) async fn audit(visit: ApiVisit, RawQuery(query): RawQuery) -> ApiResult {
    let parameters = Parameters::read(&query.unwrap_or_default());
    let Question { asked, before } = Question::read(&parameters, visit.app.work.pack())?;
    let page = visit.app.work.audit_search_whole(&visit.actor, &asked, before).await?;
    Ok(answer(StatusCode::OK, &json!(page)))
}

/// The head of the chain, for everyone: who writes it down can hold the observatory to it.
pub(super) async fn head(State(app): State<App>) -> ApiResult {
    let head = app.work.chain_head().await?;
    Ok(answer(StatusCode::OK, &json!(head)))
}

pub(super) async fn register(visit: ApiVisit) -> ApiResult {
    let register = visit.app.work.register(&visit.actor).await?;
    let retention = visit.app.work.retention(&visit.actor).await?;
    let lasting = visit.app.work.lasting(&visit.actor)?;
    Ok(answer(StatusCode::OK, &json!({ "processing": register, "retention": retention, "lasting": lasting })))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [("403", "the role or the token does not allow it")];
    let told = |what: &str, parameters: &[Value]| {
        let mut one = operation(what, &others);
        one["parameters"] = json!(parameters);
        one
    };
    let query = |name: &str, schema: Value| json!({ "name": name, "in": "query", "schema": schema });
    let days = ["from", "to"].map(|name| query(name, json!({ "type": "string", "format": "date" })));
    let before = query("before", json!({ "type": "integer", "minimum": 1 }));
    let texts = TEXTS.map(|name| query(name, json!({ "type": "string" })));
    let all: Vec<Value> = texts.into_iter().chain(days).chain([before]).collect();
    let mut head = told("the head of the audit chain: number, hash, time", &[]);
    head["security"] = json!([]);
    json!({
        "/api/v1/audit": { "get": told("audit records, newest first", &all) },
        "/api/v1/audit/head": { "get": head },
        "/api/v1/register": { "get": told("the register of processing", &[]) },
    })
}
