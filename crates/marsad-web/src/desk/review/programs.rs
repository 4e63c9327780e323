//! Tasks and reviews for programs. What a page shows in words stands here as it is.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use marsad_model::{Difference, Observation, SubmissionState};
use marsad_workflow::{Action, PlausibilitySeries, Refusal, ReplacedCells, Task, Verdict};
use serde::Deserialize;
use serde_json::{Value, json};

use super::acts::{decision_named, state_named};
use super::charts::key_text;
use crate::desk::api::{ApiResult, answer, of_form, operation, said};
use crate::desk::session::ApiVisit;

/// A body has no more bytes.
const BYTES_MAX: usize = 64 << 10;

/// What a program decides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    decision: String,
    #[serde(default)]
    reason: String,
    /// The state that was seen.
    expected: Option<String>,
}

pub(super) async fn tasks(visit: ApiVisit) -> ApiResult {
    let one = |task: &Task| {
        json!({
            "kind": task.kind.word(), "subject": task.subject, "since": task.since.to_string(), "due": task.due,
            "superseded_by": task.superseded_by, "text": task.text,
        })
    };
    let all = visit.app.work.tasks(&visit.actor).await?;
    Ok(answer(StatusCode::OK, &all.iter().map(one).collect()))
}

pub(super) async fn review(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let review = visit.app.work.review(&visit.actor, &id).await?;
    let periods: Vec<Value> = review
        .completeness
        .periods
        .iter()
        .map(|one| {
            json!({
                "period": one.period.as_str(), "expected": one.expected, "present": one.present,
                "accepted": one.accepted,
            })
        })
        .collect();
    let series = |one: &PlausibilitySeries| {
        let points = |all: &[(marsad_model::TimePeriod, Option<f64>)]| {
            all.iter().map(|(period, value)| json!([period.as_str(), value])).collect::<Value>()
        };
        json!({
            "key": key_text(&one.key), "history": points(&one.history), "new": points(&one.new),
            "findings": one.findings, "ratio": one.tests.ratio, "is_ratio_unusual": one.tests.is_ratio_unusual,
            "score": one.tests.score, "is_outlier": one.tests.is_outlier,
        })
    };
    let value = json!({
        "submission": review.page.submission, "decisions": review.page.decisions, "comments": review.comments,
        "attached": review.attached,
        "reopenings": review.reopenings, "outside": review.outside, "undone": review.undone,
        "waiting": review.waiting, "beside_others": review.beside_others,
        "replaced": review.replaced.iter().map(replaced_json).collect::<Value>(),
        "completeness": { "share": review.completeness.share, "periods": periods },
        "series": review.plausibility.iter().map(series).collect::<Value>(), "series_more": review.series_more,
    });
    Ok(answer(StatusCode::OK, &value))
}

/// Cells of another institution that get another value.
fn replaced_json(replaced: &ReplacedCells) -> Value {
    let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
    let cell = |cell: &Difference| {
        json!({
            "key": key_text(&cell.key), "period": cell.period.as_str(),
            "before": value(&cell.before), "after": value(&cell.after),
        })
    };
    let cells: Value = replaced.cells.iter().map(cell).collect();
    json!({ "submission": replaced.submission, "provider": replaced.provider, "cells": cells })
}

pub(super) async fn decide(visit: ApiVisit, Path(id): Path<String>, body: Bytes) -> ApiResult {
    visit.actor.may(Action::Decide)?;
    if body.len() > BYTES_MAX {
        return Err(Refusal::TooLarge((BYTES_MAX >> 10).to_string()).into());
    }
    let decided: Decided = said(&body).map_err(|error| Refusal::WrongQuestion(error.to_string()))?;
    let unknown =
        || Refusal::WrongQuestion(format!("decision: `{}` is neither `accept` nor `return`", decided.decision));
    let decision = decision_named(&decided.decision).ok_or_else(unknown)?;
    let verdict = Verdict { decision, reason: decided.reason, expected: state_named(decided.expected.as_deref())? };
    let done = visit.app.work.decide_submission(&visit.actor, &id, verdict).await?;
    Ok(answer(StatusCode::OK, &json!(done)))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [
        ("403", "the role or the token does not allow it"),
        ("404", "no such thing, or not of this person"),
        ("409", "someone else was faster; the subject is the state now"),
        ("413", "the body is too large"),
        ("422", "a reason is missing, or `expected` is no state"),
    ];
    let told = |what: &str| operation(what, &others);
    let id = json!([{ "name": "submission", "in": "path", "required": true, "schema": { "type": "string" } }]);
    let mut review = told("a submission beside what was accepted before");
    review["parameters"] = id.clone();
    let mut decide = told("accepts or returns a submission");
    decide["parameters"] = id;
    decide["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": {
        "type": "object", "required": ["decision"], "additionalProperties": false,
        "properties": {
            "decision": { "enum": ["accept", "return"] }, "reason": { "type": "string" },
            "expected": { "enum": SubmissionState::ALL.map(SubmissionState::word) },
        },
    } } } });
    json!({
        "/api/v1/tasks": { "get": told("what waits for the person; of tokens those with the scope `read-reviews`") },
        "/api/v1/reviews/{submission}": { "get": review },
        "/api/v1/reviews/{submission}/decision": { "post": of_form(decide) },
    })
}
