//! The same for programs: the words of an agreement, and correspondences.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use marsad_model::{Correspondence, Id, WordMapping};
use marsad_workflow::{Action, MappedWord, Refusal};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::desk::api::{ApiResult, answer, operation, said};
use crate::desk::session::ApiVisit;
use crate::error::PageError;

/// A word as a program says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SaidWord {
    component: Id,
    word: String,
    #[serde(default)]
    code: Option<Id>,
    #[serde(default)]
    note: String,
}

pub(super) async fn words(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let mappings = visit.app.work.mappings(&visit.actor, &id).await?;
    Ok(answer(StatusCode::OK, &told(&mappings)))
}

pub(super) async fn map_words(visit: ApiVisit, Path(id): Path<String>, body: Bytes) -> ApiResult {
    // Whose words these are is settled before anyone is told what is wrong with them.
    visit.app.work.mappings(&visit.actor, &id).await?;
    let wrong = |error: serde_json::Error| Refusal::WrongProfile(error.to_string());
    let words: Vec<SaidWord> = said(&body).map_err(wrong)?;
    let word = |said: SaidWord| {
        let SaidWord { component, word, code, note } = said;
        MappedWord { component, word, code, note }
    };
    let mappings = visit.app.work.map_words(&visit.actor, &id, words.into_iter().map(word).collect()).await?;
    Ok(answer(StatusCode::OK, &told(&mappings)))
}

fn told(mappings: &[WordMapping]) -> Value {
    mappings.iter().map(|one| json!(one)).collect()
}

pub(super) async fn correspondences(visit: ApiVisit) -> ApiResult {
    visit.actor.may(Action::ReadSubmission)?;
    let tables: Vec<Correspondence> = visit.app.work.correspondences().await?;
    Ok(answer(StatusCode::OK, &json!(tables)))
}

pub(super) async fn correspondence(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    visit.actor.may(Action::ReadSubmission)?;
    let versions = visit.app.work.correspondence(&id).await?;
    if versions.is_empty() {
        return Err(PageError::NotFound.into());
    }
    Ok(answer(StatusCode::OK, &json!(versions)))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [("403", "the role, the institution or the token does not allow it"), ("404", "no such thing")];
    let told = |what: &str| operation(what, &others);
    let id = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    let of_one = |what: &str| {
        let mut one = told(what);
        one["parameters"] = id.clone();
        one
    };
    let mut map = of_one("says what words stand for; without a code a mapping is taken back");
    map["responses"]["422"] = json!({ "description": "no such code, or no word" });
    let properties = json!({
        "component": { "type": "string" }, "word": { "type": "string" },
        "code": { "type": ["string", "null"] }, "note": { "type": "string" },
    });
    let item = json!({ "type": "object", "required": ["component", "word"], "properties": properties });
    let schema = json!({ "type": "array", "items": item });
    map["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    json!({
        "/api/v1/agreements/{id}/words": { "get": of_one("the words that were mapped under an agreement"), "post": map },
        "/api/v1/correspondences": { "get": told("the last version of every correspondence") },
        "/api/v1/correspondences/{id}": { "get": of_one("every version of a correspondence") },
    })
}
