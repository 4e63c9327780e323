//! Board, score cards and committee for programs.

use axum::body::Bytes;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use marsad_model::{CommitteeItemState, Id};
use marsad_sdmx::Parameters;
use marsad_workflow::{Action, CommitteeAsked, Refusal};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::desk::api::{ApiResult, answer, of_form, operation, said};
use crate::desk::session::ApiVisit;

/// A body has no more bytes.
const BYTES_MAX: usize = 64 << 10;

/// What an institution says of its last card; nothing where the card is right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    #[serde(default)]
    comment: String,
}

pub(super) async fn board(visit: ApiVisit) -> ApiResult {
    let board = visit.app.work.board(&visit.actor).await?;
    Ok(answer(StatusCode::OK, &json!(board)))
}

pub(super) async fn score_card(visit: ApiVisit, Path(provider): Path<String>) -> ApiResult {
    let card = visit.app.work.score_card(&visit.actor, &provider).await?;
    Ok(answer(StatusCode::OK, &json!(card)))
}

/// The institution takes notice of its last card, or says what is wrong with it.
pub(super) async fn answer_score_card(visit: ApiVisit, Path(provider): Path<String>, body: Bytes) -> ApiResult {
    visit.actor.may(Action::AnswerScore)?;
    if body.len() > BYTES_MAX {
        return Err(Refusal::TooLarge((BYTES_MAX >> 10).to_string()).into());
    }
    let answered: Answered = said(&body).map_err(|error| Refusal::WrongQuestion(error.to_string()))?;
    let card = visit.app.work.answer_score_card(&visit.actor, &provider, &answered.comment).await?;
    Ok(answer(StatusCode::OK, &json!(card)))
}

pub(super) async fn committee(visit: ApiVisit, RawQuery(query): RawQuery) -> ApiResult {
    let parameters = Parameters::read(&query.unwrap_or_default());
    let given = |name: &str| parameters.get(name).filter(|value| !value.is_empty());
    let wrong = |value: &str| Refusal::WrongQuestion(value.to_owned());
    let state = given("state").map(|word| CommitteeItemState::named(word).ok_or_else(|| wrong(word))).transpose()?;
    let owner = given("owner").map(|id| Id::new(id).map_err(|_| wrong(id))).transpose()?;
    let log = visit.app.work.committee(&visit.actor, &CommitteeAsked { state, owner }).await?;
    Ok(answer(StatusCode::OK, &json!(log)))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [
        ("403", "the role or the token does not allow it, or it is another institution’s"),
        ("404", "the question names what is not there"),
    ];
    let told = |what: &str, parameters: Value| {
        let mut one = operation(what, &others);
        one["parameters"] = json!(parameters);
        one
    };
    let text = |name: &str, place: &str| json!({ "name": name, "in": place, "required": place == "path", "schema": { "type": "string" } });
    let mut answered =
        told("takes notice of the last score card, or says what is wrong", json!([text("provider", "path")]));
    answered["responses"]["409"] = json!({ "description": "no card waits for an answer" });
    answered["responses"]["413"] = json!({ "description": "the body is too large" });
    answered["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": {
        "type": "object", "additionalProperties": false, "properties": { "comment": { "type": "string" } },
    } } } });
    json!({
        "/api/v1/board": { "get": told("where every agreement stands, with its score", json!([])) },
        "/api/v1/scores/{provider}": {
            "get": told("the score card of an institution", json!([text("provider", "path")])),
        },
        "/api/v1/scores/{provider}/answer": { "post": of_form(answered) },
        "/api/v1/committee": {
            "get": told("the log of the steering committee", json!([text("state", "query"), text("owner", "query")])),
        },
    })
}
