//! What programs may ask of the one they act for.

use axum::extract::Path;
use axum::http::StatusCode;
use marsad_workflow::Action;
use serde_json::{Value, json};

use crate::desk::api::{ApiResult, answer, of_form, of_session, operation};
use crate::desk::session::ApiVisit;

pub(super) async fn me(visit: ApiVisit) -> ApiResult {
    let account = visit.actor.account();
    let rights: Vec<Value> = Action::ALL
        .iter()
        .filter_map(|action| {
            visit.actor.reach(*action).map(|reach| json!({ "action": action.word(), "reach": reach.word() }))
        })
        .collect();
    let value = json!({
        "account": account.id, "name": account.name, "provider": account.provider, "role": account.role,
        "rights": rights, "lang": visit.lang,
    });
    Ok(answer(StatusCode::OK, &value))
}

pub(super) async fn tokens(visit: ApiVisit) -> ApiResult {
    visit.actor.may(Action::ManageTokens)?;
    let tokens = visit.app.work.tokens_of(&visit.actor).await?;
    let told: Vec<Value> = tokens
        .iter()
        .map(|token| {
            json!({
                "id": token.id, "name": token.name, "scopes": token.scopes, "made_at": token.made_at,
                "expires_at": token.expires_at, "revoked_at": token.revoked_at,
            })
        })
        .collect();
    Ok(answer(StatusCode::OK, &json!(told)))
}

pub(super) async fn revoke(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    visit.app.work.revoke_token(&visit.actor, &id).await?;
    Ok(answer(StatusCode::OK, &json!({ "id": id })))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [("403", "the role or the token does not allow it"), ("404", "no such thing, or not of this person")];
    let told = |what: &str| operation(what, &others);
    let id = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    let mut revoke = told("takes a token back");
    revoke["parameters"] = id;
    json!({
        "/api/v1/me": { "get": told("the person and their rights") },
        "/api/v1/tokens": { "get": of_session(told("the tokens of the person")) },
        "/api/v1/tokens/{id}": { "delete": of_form(revoke) },
    })
}
