//! Documents beside what was sent: attached on the page of a submission or of its review, or by a program, listed, and given
//! back as files.

use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use marsad_model::AttachedFile;
use marsad_sdmx::Parameters;
use marsad_workflow::{DOCUMENT_BYTES_MAX, NewAttached, Refusal};
use serde_json::{Value, json};

use super::programs::file_of;
use super::submissions;
use crate::app::App;
use crate::desk::api::{ApiResult, answer, operation};
use crate::desk::frame::{document, see_other};
use crate::desk::parts::DeskParts;
use crate::desk::review::{self, People};
use crate::desk::session::{ApiVisit, DeskVisit};
use crate::error::status;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

/// A document in a list.
pub(in crate::desk) struct AttachedLine {
    pub href: String,
    pub name: String,
    pub by: String,
    pub at: String,
    pub at_iso: String,
}

impl AttachedLine {
    pub(in crate::desk) fn of(attached: &AttachedFile, visit: &DeskVisit, people: &People) -> Self {
        let voice = visit.visit.voice();
        let place = links::encoded(&attached.submission);
        let path = format!("/desk/submissions/{place}/attachments/{}", attached.number);
        Self {
            href: links::page(visit.visit.lang, &path),
            name: attached.file.file_name.clone(),
            by: people.acting(voice, &attached.by, attached.in_place_of.as_deref()),
            at: voice.moment(attached.at),
            at_iso: attached.at.to_string(),
        }
    }
}

fn comment_named(text: &str) -> Result<Option<u32>, Refusal> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| Refusal::UnknownComment(text.to_owned()));
    Some(text).filter(|text| !text.is_empty()).map(number).transpose()
}

pub(super) async fn attach(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    mut parts: DeskParts,
) -> PageResult {
    let is_of_review = parts.text("from") == "review";
    let comment = comment_named(parts.text("comment"))?;
    let told = match parts.take_file("file") {
        None => (StatusCode::UNPROCESSABLE_ENTITY, visit.visit.voice().say("send-no-file")),
        Some(file) => {
            let new = NewAttached { comment, file_name: file.name, bytes: file.bytes };
            match app.work.attach(&visit.actor, &id, new).await {
                Ok(kept) => {
                    let done = if kept.file.file_name == file.given { "attached" } else { "attached-renamed" };
                    return Ok(back(&visit, (&id, is_of_review), done));
                }
                Err(error) => {
                    let (refusal, problem) = said(visit.visit.voice(), error)?;
                    (status(&refusal), problem)
                }
            }
        }
    };
    if is_of_review {
        return review::shown(&app, &visit, &id, told).await;
    }
    submissions::shown(&app, &visit, &id, told).await
}

/// The way to the page from which something was attached.
fn back(visit: &DeskVisit, (id, is_of_review): (&str, bool), done: &str) -> axum::response::Response {
    let part = if is_of_review { "review" } else { "submissions" };
    let path = format!("/desk/{part}/{}", links::encoded(id));
    see_other(&format!("{}?done={done}", links::page(visit.visit.lang, &path)))
}

pub(super) async fn file(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id, number)): Path<(String, String, u32)>,
) -> PageResult {
    Ok(document(app.work.attached_file(&visit.actor, (&id, number)).await?))
}

pub(super) async fn list(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let all = visit.app.work.attached_to(&visit.actor, &id).await?;
    Ok(answer(StatusCode::OK, &json!(all)))
}

pub(super) async fn add(visit: ApiVisit, Path(id): Path<String>, request: Request) -> ApiResult {
    // Who may not attach is told so before the file is read.
    visit.app.work.attachable(&visit.actor, &id).await?;
    let parameters = Parameters::read(&request.uri().query().unwrap_or_default().replace('+', "%20"));
    let comment = comment_named(parameters.get("comment").unwrap_or_default())?;
    let file_name = file_of(request.headers(), &parameters).unwrap_or_else(|| id.clone());
    let bytes = to_bytes(request.into_body(), DOCUMENT_BYTES_MAX)
        .await
        .map_err(|_| Refusal::TooLarge(format!("{} MiB", DOCUMENT_BYTES_MAX >> 20)))?;
    let attached = visit.app.work.attach(&visit.actor, &id, NewAttached { comment, file_name, bytes }).await?;
    Ok(answer(StatusCode::CREATED, &json!(attached)))
}

pub(super) async fn one(visit: ApiVisit, Path((id, number)): Path<(String, u32)>) -> ApiResult {
    Ok(document(visit.app.work.attached_file(&visit.actor, (&id, number)).await?))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [
        ("403", "the role or the token does not allow it"),
        ("404", "no such submission, comment or file, or not for this person"),
    ];
    let parameter = |name: &str, place: &str, kind: &str| json!({ "name": name, "in": place, "required": place == "path", "schema": { "type": kind } });
    let id = parameter("id", "path", "string");
    let mut list =
        operation("the documents that are attached to a submission and to its comments, oldest first", &others);
    list["parameters"] = json!([id]);
    let mut add = operation("attaches a document to a submission, or to a comment on it", &others);
    add["parameters"] = json!([id, parameter("file", "query", "string"), parameter("comment", "query", "integer")]);
    add["requestBody"] = json!({ "required": true, "content": { "application/octet-stream": {} } });
    add["responses"]["201"] = json!({ "description": "attached", "content": { "application/json": {} } });
    add["responses"]["413"] = json!({ "description": "the file is too large" });
    add["responses"]["415"] = json!({ "description": "no PDF, DOCX, ODT, PNG or JPEG, whatever its name says, or one that acts when it is opened or cannot be looked into" });
    add["responses"]["422"] = json!({ "description": "the virus scanner found something in the file" });
    add["responses"]["503"] = json!({ "description": "the virus scanner does not answer: try again" });
    if let Some(responses) = add["responses"].as_object_mut() {
        responses.remove("200");
    }
    let mut one = operation("a document, as it was attached", &others);
    one["parameters"] = json!([id, parameter("number", "path", "integer")]);
    one["responses"]["200"] = json!({ "description": "the document, by the type that its bytes show", "content": {
        "application/octet-stream": {},
    } });
    json!({
        "/api/v1/submissions/{id}/attachments": { "get": list, "post": add },
        "/api/v1/submissions/{id}/attachments/{number}": { "get": one },
    })
}
