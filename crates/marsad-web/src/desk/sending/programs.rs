//! Sending and reading submissions for programs.

use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use marsad_i18n::Voice;
use marsad_model::{DataStructure, Difference, Finding, Id, Observation, Severity, Submission, SubmissionReport};
use marsad_publish::{Answer, Examined};
use marsad_sdmx::Parameters;
use marsad_workflow::{
    Action, FILE_BYTES_MAX, Finishing, Refusal, Sending, Sent, ToldReport, WorkError, clean_file_name,
};
use serde_json::{Value, json};

use super::files::receipt_text;
use crate::desk::api::{ApiError, ApiResult, answer, operation};
use crate::desk::session::ApiVisit;

/// A key of a program is no longer.
const KEY_BYTES_MAX: usize = 200;
/// So many findings are told one by one.
const FINDINGS_MAX: usize = 10_000;

/// The voice of the language that the program asks for.
fn voice_of(visit: &ApiVisit) -> &Voice {
    visit.app.voice(visit.lang, visit.app.work.pack().head.numerals)
}

pub(super) async fn list(visit: ApiVisit, request: Request) -> ApiResult {
    let parameters = Parameters::read(request.uri().query().unwrap_or_default());
    let all = visit.app.work.submissions_of(&visit.actor, parameters.get("agreement")).await?;
    Ok(answer(StatusCode::OK, &json!(all)))
}

/// Receives a file, read and checked before the answer: the bytes of the request, or of an upload that is complete.
pub(super) async fn send(visit: ApiVisit, request: Request) -> ApiResult {
    let parameters = Parameters::read(&request.uri().query().unwrap_or_default().replace('+', "%20"));
    let work = visit.app.work.clone();
    let sent = match parameters.get("upload") {
        Some(upload) => {
            visit.actor.may(Action::Receive)?;
            let said = finishing(request.headers(), &parameters)?;
            let receipt = work.finish_upload(&visit.actor, upload, said).await?;
            work.answer_sent(&visit.actor, receipt).await?
        }
        None => {
            let sending = sending(&visit, request, &parameters).await?;
            work.submit(&visit.actor, sending).await?
        }
    };
    let status = if sent.receipt.is_known { StatusCode::OK } else { StatusCode::CREATED };
    let told = work.report_told(&visit.actor, (Action::Receive, &sent.receipt.submission.id)).await?;
    Ok(answer(status, &sent_json(&visit, &sent, told.as_ref())))
}

async fn sending(visit: &ApiVisit, request: Request, parameters: &Parameters) -> Result<Sending, ApiError> {
    // Who may not send is told so before the file is read.
    visit.actor.may(Action::Receive)?;
    let named = parameters.get("agreement").unwrap_or_default();
    let agreement = Id::new(named).map_err(|_| Refusal::UnknownAgreement(named.to_owned()))?;
    let key = key(request.headers())?;
    let file_name = file_of(request.headers(), parameters).unwrap_or_else(|| agreement.to_string());
    let explanations = explanations_of(parameters);
    let most = usize::try_from(FILE_BYTES_MAX).unwrap_or(usize::MAX);
    let bytes: Bytes = to_bytes(request.into_body(), most)
        .await
        .map_err(|_| Refusal::TooLarge(format!("{} MiB", FILE_BYTES_MAX >> 20)))?;
    Ok(Sending { agreement, file_name, bytes, key, explanations })
}

/// What a program says as it sends a file that has come in parts: all that it may say of one that comes at once.
fn finishing(headers: &HeaderMap, parameters: &Parameters) -> Result<Finishing, Refusal> {
    Ok(Finishing {
        agreement: parameters.get("agreement").map(str::to_owned),
        file_name: file_of(headers, parameters),
        key: key(headers)?,
        explanations: explanations_of(parameters),
    })
}

/// The name of the file, where the program says one.
pub(super) fn file_of(headers: &HeaderMap, parameters: &Parameters) -> Option<String> {
    let disposition = header_text(headers, header::CONTENT_DISPOSITION.as_str()).and_then(named_file);
    let said = parameters.get("file").map(str::to_owned).or(disposition);
    said.map(|name| clean_file_name(&name)).filter(|name| !name.is_empty())
}

/// The reasons, each as `RULE=REASON`; what has no reason is refused as such, and not left out.
fn explanations_of(parameters: &Parameters) -> Vec<(String, String)> {
    let said = parameters.iter().filter(|(name, _)| *name == "explain").map(|(_, said)| said);
    let pairs = said.map(|said| said.split_once('=').unwrap_or((said, "")));
    pairs.map(|(rule, reason)| (rule.to_owned(), reason.to_owned())).collect()
}

/// The key of the request, if it has one; whoever sends one that cannot be kept would otherwise send twice.
fn key(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let Some(value) = headers.get("idempotency-key").filter(|value| !value.is_empty()) else { return Ok(None) };
    let wrong = |why: String| Refusal::WrongQuestion(format!("Idempotency-Key: {why}"));
    if value.len() > KEY_BYTES_MAX {
        return Err(wrong(format!("{} bytes, and {KEY_BYTES_MAX} at most", value.len())));
    }
    let text = value.to_str().map_err(|_| wrong("other signs than visible ASCII".to_owned()))?;
    Ok(Some(text.to_owned()))
}

fn header_text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok()).filter(|value| !value.is_empty())
}

/// The name in `attachment; filename="x.csv"`.
fn named_file(disposition: &str) -> Option<String> {
    let (_, rest) = disposition.split_once("filename=")?;
    Some(rest.trim_matches('"').split('"').next().unwrap_or_default().to_owned())
}

fn sent_json(visit: &ApiVisit, sent: &Sent, told: Option<&ToldReport>) -> Value {
    let submission = &sent.receipt.submission;
    let report = told.map_or(&sent.report, |told| &told.report);
    let answers = told.map_or_else(Vec::new, |told| told.answers.iter().map(|one| one.reopening.id.clone()).collect());
    let told = Answer::of_submission((submission, report), visit.app.work.pack(), voice_of(visit));
    json!({
        "answers": answers,
        "submission": submission,
        "is_known": sent.receipt.is_known,
        "report": report_json(report),
        "answer": told.json(),
        "page": format!("/{}/desk/submissions/{}", visit.lang, crate::links::encoded(&submission.id)),
    })
}

/// A report without its findings, which have an address of their own, and without the hash of what was read.
fn report_json(report: &SubmissionReport) -> Value {
    let count = |severity: Severity| -> u64 {
        let found = report.findings.iter().filter(|finding| finding.severity == severity);
        found.map(|finding| 1 + finding.more).sum()
    };
    json!({
        "observations": report.observations, "periods": report.periods, "checked_at": report.checked_at,
        "errors": count(Severity::Error), "warnings": count(Severity::Warning), "notes": count(Severity::Note),
        "is_template": report.basis.is_template,
    })
}

pub(super) async fn one(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let page = visit.app.work.submission_page(&visit.actor, &id).await?;
    let value = json!({
        "submission": page.submission,
        "report": page.report.as_ref().map(report_json),
        "decisions": page.decisions,
        "explanations": page.explanations,
        "receipts": page.receipts.len(),
    });
    Ok(answer(StatusCode::OK, &value))
}

/// The report of a submission that the person may read.
async fn report(visit: &ApiVisit, id: &str) -> Result<(Submission, SubmissionReport), ApiError> {
    let page = visit.app.work.submission_page(&visit.actor, id).await?;
    let state = page.submission.state.to_string();
    let report = page.report.ok_or(Refusal::WrongState(state))?;
    Ok((page.submission, report))
}

pub(super) async fn findings(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let (submission, report) = report(&visit, &id).await?;
    let pack = visit.app.work.pack();
    let dataflow = pack.agreement(submission.agreement.as_str()).map_or("", |agreement| agreement.dataflow.as_str());
    let examined = Examined::of(pack, dataflow);
    let told = |finding: &Finding| {
        let text = examined.told(finding, voice_of(&visit));
        json!({ "finding": finding, "place": text.place, "reason": text.reason, "remedy": text.remedy })
    };
    let told: Vec<Value> = report.findings.iter().take(FINDINGS_MAX).map(told).collect();
    Ok(answer(StatusCode::OK, &json!({ "count": report.findings.len(), "findings": told })))
}

pub(super) async fn difference(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let found = visit.app.work.submission_difference(&visit.actor, &id).await?;
    let submission = visit.app.work.catalog().submission_get(&id).await.map_err(WorkError::from)?;
    let pack = visit.app.work.pack();
    let agreement = pack.agreement(submission.agreement.as_str());
    let dataflow = agreement.and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
    let cells: Vec<Value> = found.all().map(|cell| cell_json(cell, structure)).collect();
    let value = json!({
        "against": found.against, "new": found.new, "changed": found.changed.len(), "retold": found.retold.len(),
        "vanished": found.vanished, "same": found.same, "cells": cells,
    });
    Ok(answer(StatusCode::OK, &value))
}

/// A cell that differs: its value on both sides, and the attributes of which both sides say something else.
fn cell_json(cell: &Difference, structure: Option<&DataStructure>) -> Value {
    let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
    let unlike = structure.map_or_else(Vec::new, |structure| cell.unlike_attributes(structure));
    json!({
        "key": cell.key, "period": cell.period, "before": value(&cell.before), "after": value(&cell.after),
        "attributes": unlike,
    })
}

pub(super) async fn receipt(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let receipt = visit.app.work.signed_receipt(&visit.actor, &id).await?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, receipt_text(&receipt)?).into_response())
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [
        ("403", "the role or the token does not allow it"),
        ("404", "no such thing, or not of this person"),
        ("409", "not in this state"),
    ];
    let told = |what: &str| operation(what, &others);
    let parameter = |name: &str, place: &str, is_required: bool| json!({ "name": name, "in": place, "required": is_required, "schema": { "type": "string" } });
    let of_one = |what: &str| {
        let mut told = told(what);
        told["parameters"] = json!([parameter("id", "path", true)]);
        told
    };
    let mut list = told("the submissions that the person may read, newest first");
    list["parameters"] = json!([parameter("agreement", "query", false)]);
    let mut send = told("receives a file, reads and checks it");
    send["parameters"] = json!([
        parameter("agreement", "query", false),
        parameter("file", "query", false),
        parameter("upload", "query", false),
        parameter("explain", "query", false),
        parameter("Idempotency-Key", "header", false),
    ]);
    send["requestBody"] = json!({ "content": { "application/octet-stream": {} } });
    send["responses"]["201"] = json!({ "description": "received just now", "content": { "application/json": {} } });
    send["responses"]["413"] = json!({ "description": "the file is too large" });
    let wrong =
        "the key was used for another request, a reason is missing, or the virus scanner found something in the file";
    send["responses"]["422"] = json!({ "description": wrong });
    send["responses"]["503"] = json!({ "description": "the virus scanner does not answer: try again" });
    let mut paths = json!({
        "/api/v1/submissions": { "get": list, "post": send },
        "/api/v1/submissions/{id}": { "get": of_one("a submission with its report and decisions") },
        "/api/v1/submissions/{id}/findings": { "get": of_one("what was found, with words") },
        "/api/v1/submissions/{id}/difference": { "get": of_one("what it changes against what was accepted before, cell by cell: `attributes` names what else is said otherwise") },
        "/api/v1/submissions/{id}/receipt": { "get": of_one("the signed receipt") },
    });
    for part in [super::uploads::openapi(), super::attached::openapi()] {
        if let (Value::Object(paths), Value::Object(part)) = (&mut paths, part) {
            paths.extend(part);
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_the_same_value_says_what_else_is_said_of_it() {
        let pack = marsad_testkit::marjan();
        let structure = pack.structure_of(pack.dataflow("DF_ARRIVALS").unwrap()).unwrap();
        let said: Vec<&Id> = structure.observation_attributes().map(|attribute| &attribute.id).collect();
        let side = |first: &str| Observation {
            key: ["A", "XM-L", "F"].map(|code| code.parse().unwrap()).to_vec(),
            period: "2024".parse().unwrap(),
            value: Some(281.0),
            attributes: std::iter::once(Some(first.to_owned())).chain(said.iter().skip(1).map(|_| None)).collect(),
            origin: None,
        };
        let (before, after) = (side("one"), side("other"));
        let cell = Difference {
            key: before.key.clone(),
            period: before.period.clone(),
            before: Some(before),
            after: Some(after),
        };
        let told = cell_json(&cell, Some(structure));
        assert_eq!((&told["before"], &told["after"]), (&json!(281.0), &json!(281.0)));
        assert_eq!(told["attributes"], json!([said[0]]));
    }
}
