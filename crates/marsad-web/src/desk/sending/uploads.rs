//! Files in parts, by tus 1.0 (core, creation, termination): a cut line goes on where it stopped.
//!
//! A request that breaks leaves what had come of it: each part of it is kept as soon as it is large enough, and the last
//! one when the line breaks.

use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use marsad_model::{Id, Upload};
use marsad_workflow::{NewUpload, Refusal, UPLOAD_BYTES_MAX, clean_file_name};
use serde_json::{Value, json};

use crate::desk::api::{ApiError, ApiResult, answer, operation};
use crate::desk::session::ApiVisit;

const VERSION: &str = "1.0.0";
/// A part that has grown to this size is kept before more is read.
const PART_BYTES: usize = 4 << 20;

/// What comes of a body until a part is full.
struct Arrived {
    bytes: Bytes,
    has_more: bool,
}

fn tus(status: StatusCode, headers: &[(&'static str, String)]) -> Response {
    let mut response = status.into_response();
    let all = [("tus-resumable", VERSION.to_owned()), ("cache-control", "no-store".to_owned())];
    for (name, value) in all.iter().chain(headers) {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

pub(super) async fn about() -> Response {
    let headers = [
        ("tus-version", VERSION.to_owned()),
        ("tus-extension", "creation,termination".to_owned()),
        ("tus-max-size", UPLOAD_BYTES_MAX.to_string()),
    ];
    tus(StatusCode::NO_CONTENT, &headers)
}

pub(super) async fn begin(visit: ApiVisit, headers: HeaderMap) -> ApiResult {
    let Some(size_bytes) = number(&headers, "upload-length") else {
        return Ok(tus(StatusCode::LENGTH_REQUIRED, &[]));
    };
    let metadata = text(&headers, "upload-metadata").unwrap_or_default();
    let named = metadata_value(metadata, "agreement").unwrap_or_default();
    let agreement = Id::new(&named).map_err(|_| Refusal::UnknownAgreement(named))?;
    let name = metadata_value(metadata, "filename").unwrap_or_else(|| agreement.to_string());
    let new = NewUpload { agreement, file_name: clean_file_name(&name), size_bytes };
    let upload = visit.app.work.begin_upload(&visit.actor, new).await?;
    let place = format!("/api/v1/uploads/{}", upload.id);
    Ok(tus(StatusCode::CREATED, &[("location", place), ("upload-offset", "0".to_owned())]))
}

/// The files on their way of the one who asks, so that whoever has too many can end one.
pub(super) async fn list(visit: ApiVisit) -> ApiResult {
    let all = visit.app.work.uploads(&visit.actor).await?;
    let one = |upload: &Upload| {
        json!({
            "id": upload.id, "agreement": upload.agreement, "file_name": upload.file_name,
            "size_bytes": upload.size_bytes, "received_bytes": upload.received_bytes, "made_at": upload.made_at,
            "until": upload.until,
        })
    };
    Ok(answer(StatusCode::OK, &all.iter().map(one).collect::<Value>()))
}

pub(super) async fn stand(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let upload = visit.app.work.upload(&visit.actor, &id).await?;
    Ok(tus(StatusCode::OK, &standing(&upload)))
}

fn standing(upload: &Upload) -> [(&'static str, String); 2] {
    [("upload-offset", upload.received_bytes.to_string()), ("upload-length", upload.size_bytes.to_string())]
}

pub(super) async fn go_on(visit: ApiVisit, Path(id): Path<String>, request: Request) -> ApiResult {
    if text(request.headers(), header::CONTENT_TYPE.as_str()) != Some("application/offset+octet-stream") {
        return Ok(tus(StatusCode::UNSUPPORTED_MEDIA_TYPE, &[]));
    }
    let Some(mut offset) = number(request.headers(), "upload-offset") else {
        return Ok(tus(StatusCode::BAD_REQUEST, &[]));
    };
    let mut body = request.into_body();
    loop {
        let arrived = part(&mut body).await;
        let end = offset.saturating_add(arrived.bytes.len() as u64);
        let upload = keep(&visit, &id, (offset, arrived.bytes)).await?;
        if upload.received_bytes != end {
            return Err(Refusal::WrongOffset(upload.received_bytes.to_string()).into());
        }
        offset = end;
        if !arrived.has_more {
            return Ok(tus(StatusCode::NO_CONTENT, &standing(&upload)));
        }
    }
}

/// Keeps a part, even where the one who asked for it is gone by then.
async fn keep(visit: &ApiVisit, id: &str, part: (u64, Bytes)) -> Result<Upload, ApiError> {
    let (work, actor, id) = (visit.app.work.clone(), visit.actor.clone(), id.to_owned());
    let kept = tokio::spawn(async move { work.continue_upload(&actor, &id, part).await });
    Ok(kept.await.map_err(|error| ApiError::Failed(error.to_string()))??)
}

/// Reads until a part is full, the body ends or the line breaks.
async fn part(body: &mut Body) -> Arrived {
    let mut bytes: Vec<u8> = Vec::new();
    while bytes.len() < PART_BYTES {
        match std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    bytes.extend_from_slice(&data);
                }
            }
            Some(Err(_)) | None => return Arrived { bytes: bytes.into(), has_more: false },
        }
    }
    Arrived { bytes: bytes.into(), has_more: true }
}

pub(super) async fn end(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    visit.app.work.end_upload(&visit.actor, &id).await?;
    Ok(tus(StatusCode::NO_CONTENT, &[]))
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    text(headers, name)?.trim().parse().ok()
}

/// A value of `Upload-Metadata`: pairs of a key and a text in Base64, between commas.
fn metadata_value(metadata: &str, key: &str) -> Option<String> {
    let pairs = metadata.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let (_, value) = pairs.into_iter().find(|(known, _)| *known == key)?;
    String::from_utf8(decoded(value.trim())?).ok()
}

/// The bytes that a text in Base64 (RFC 4648) stands for.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.trim_end_matches('=').bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        held = ((held << 6) | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let told = |what: &str, status: &str| {
        json!({
            "summary": what,
            "responses": {
                status: { "description": what },
                "401": { "description": "no token, or one that works no more" },
                "403": { "description": "the role or the token does not allow it" },
                "404": { "description": "no such upload, or not of this person" },
                "409": { "description": "the part does not begin where the file is: ask where it is" },
                "413": { "description": "more than was announced, or than is taken" },
            },
        })
    };
    let id = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    let header =
        |name: &str, kind: &str| json!({ "name": name, "in": "header", "required": true, "schema": { "type": kind } });
    let mut begin = told("begins a file that comes in parts (tus 1.0)", "201");
    begin["parameters"] = json!([header("Upload-Length", "integer"), header("Upload-Metadata", "string")]);
    begin["responses"]["409"] = json!({ "description": "as many files are on their way as one person may have" });
    begin["responses"]["411"] = json!({ "description": "the length of the file is not said" });
    let list = operation("the files on their way, oldest first", &[("403", "the role or the token does not allow it")]);
    let mut part = told("adds a part", "204");
    part["parameters"] = json!([header("Upload-Offset", "integer")]);
    part["requestBody"] = json!({ "content": { "application/offset+octet-stream": {} } });
    part["responses"]["400"] = json!({ "description": "where the part begins is not said" });
    part["responses"]["415"] = json!({ "description": "the body is not application/offset+octet-stream" });
    json!({
        "/api/v1/uploads": { "get": list, "post": begin },
        "/api/v1/uploads/{id}": {
            "parameters": id,
            "head": told("where the file is", "200"),
            "patch": part,
            "delete": told("forgets the file", "204"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{decoded, metadata_value};

    /// RFC 4648, 10.
    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, plain) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(decoded(text).unwrap(), plain.as_bytes());
        }
        assert_eq!(decoded("Zm9v!"), None);
    }

    #[test]
    fn names_come_in_any_script() {
        // printf 'ملف.csv' | base64
        let metadata = "filename 2YXZhNmBLmNzdg==,agreement UE9SVFM=,empty";
        assert_eq!(metadata_value(metadata, "filename").as_deref(), Some("ملف.csv"));
        assert_eq!(metadata_value(metadata, "agreement").as_deref(), Some("PORTS"));
        assert_eq!(metadata_value(metadata, "other"), None);
    }
}
