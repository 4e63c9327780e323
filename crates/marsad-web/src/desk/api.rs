//! Answers for programs: JSON, with the same words for what is refused as everywhere.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use marsad_model::Lang;
use marsad_workflow::{Refusal, WorkError};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Map, Value, json};

use super::session::{COOKIE, FORM_HEADER};
use crate::app::App;
use crate::error::{PageError, status};

/// Why a program gets no answer.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// No token, or one that works no more.
    NotSignedIn,
    /// The request is refused.
    Refused(Refusal),
    /// Something failed that is not the program's doing.
    Failed(String),
}

/// An answer, or why there is none.
pub(crate) type ApiResult = Result<Response, ApiError>;

impl From<WorkError> for ApiError {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(refusal) => Self::Refused(refusal),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<PageError> for ApiError {
    fn from(error: PageError) -> Self {
        match error {
            PageError::Refused(refusal) => Self::Refused(refusal),
            PageError::NotFound => Self::Refused(Refusal::UnknownItem(String::new())),
            PageError::Unknown(unknown) => Self::Refused(Refusal::UnknownItem(unknown.subject)),
            PageError::Bad { parameter, .. } => Self::Refused(Refusal::WrongQuestion(parameter)),
            PageError::Failed(detail) => Self::Failed(detail),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::NotSignedIn => {
                let mut response = answer(StatusCode::UNAUTHORIZED, &json!({ "error": "not-signed-in" }));
                let scheme = header::HeaderValue::from_static("Bearer");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
                response
            }
            Self::Refused(refusal) => {
                answer(status(&refusal), &json!({ "error": refusal.word(), "subject": refusal.subject() }))
            }
            Self::Failed(detail) => {
                tracing::error!(detail, "an answer could not be made");
                answer(StatusCode::INTERNAL_SERVER_ERROR, &json!({ "error": "failed" }))
            }
        }
    }
}

/// An answer in JSON that no device keeps.
pub(crate) fn answer(status: StatusCode, value: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, value.to_string()).into_response()
}

/// What a body in JSON says. A text in it with U+0000 is refused, as it is in addresses and forms.
pub(crate) fn said<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    let said = serde_json::from_slice(body)?;
    let is_writable = all_writable(&serde_json::from_slice(body)?);
    if is_writable { Ok(said) } else { Err(serde_json::Error::custom("a text has the sign U+0000")) }
}

fn all_writable(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.contains('\0'),
        Value::Array(values) => values.iter().all(all_writable),
        Value::Object(fields) => fields.iter().all(|(name, value)| !name.contains('\0') && all_writable(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// What an address does, in the words of OpenAPI: it answers in JSON, or that there is no token that works, or what `others`
/// say, each by its status.
pub(super) fn operation(what: &str, others: &[(&str, &str)]) -> Value {
    let mut responses = json!({
        "200": { "description": what, "content": { "application/json": {} } },
        "400": { "description": "a parameter, a header or the body cannot be understood; the subject says which" },
        "401": { "description": "no token, or one that works no more" },
    });
    for (status, why) in others {
        responses[*status] = json!({ "description": why });
    }
    json!({ "summary": what, "responses": responses })
}

/// The same for what no token can do: the page of a person who is signed in asks for it.
pub(super) fn of_session(mut operation: Value) -> Value {
    operation["security"] = json!([{ "session": [] }]);
    operation
}

/// The same for what changes something: it shows the mark of their forms too.
pub(super) fn of_form(mut operation: Value) -> Value {
    operation["security"] = json!([{ "session": [], "form": [] }]);
    operation
}

/// The addresses for programs, in the words of OpenAPI 3.1.
pub(crate) async fn openapi(State(app): State<App>) -> Response {
    let mut paths = Map::new();
    for part in super::openapi_paths() {
        if let Value::Object(part) = part {
            paths.extend(part);
        }
    }
    let head = &app.work.pack().head;
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": head.name.get(Lang::En), "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "security": [{ "token": [] }],
        "components": { "securitySchemes": {
            "token": { "type": "http", "scheme": "bearer" },
            "session": { "type": "apiKey", "in": "cookie", "name": COOKIE,
                "description": "a person who is signed in; no token reaches this" },
            "form": { "type": "apiKey", "in": "header", "name": FORM_HEADER,
                "description": "the mark of the forms of the session: the hidden field `csrf` of each of its pages. What \
                                changes something asks for it beside the cookie; without it the answer is 401" },
        } },
    });
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, document.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_with_the_sign_that_no_text_has_says_nothing() {
        let read = |body: &str| said::<Value>(body.as_bytes()).map_err(|error| error.to_string());
        for wrong in [r#"["a", {"b": "x\u0000"}]"#, r#"{"a\u0000": 1}"#] {
            assert_eq!(read(wrong).unwrap_err(), "a text has the sign U+0000", "{wrong}");
        }
        for right in [r#"["a\\u0000", {"b": [1, null, true]}]"#, r#""x\n""#] {
            assert!(read(right).is_ok(), "{right}");
        }
    }
}
