//! Answers of the SDMX API: messages with their headers, and errors as the standard writes them.

use axum::extract::{FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use marsad_model::{Id, Lang, Release};
use marsad_protect::sha256_hex;
use marsad_sdmx::{Header, MediaType, NotAcceptable, Parameters, RequestError, accept_language, choose, error_json};
use marsad_workflow::{Refusal, WorkError};

use crate::app::App;

/// A request that has no answer: the HTTP status, and what to tell the client.
#[derive(Debug)]
pub(crate) struct SdmxError {
    pub status: StatusCode,
    pub message: String,
}

/// A request to one of the routes: the path after the name of the resource, and what is wished of the answer.
pub(crate) struct Asked {
    pub app: App,
    pub path: String,
    pub wish: Wish,
}

impl FromRequestParts<App> for Asked {
    type Rejection = SdmxError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, SdmxError> {
        let wish = Wish::read(&parts.headers, parts.uri.query());
        let path = Path::<String>::from_request_parts(parts, app).await;
        let unreadable = |_| SdmxError { status: StatusCode::BAD_REQUEST, message: "the path is not UTF-8".to_owned() };
        Ok(Self { app: app.clone(), path: path.map_err(unreadable)?.0, wish })
    }
}

impl Asked {
    /// The parts of the path: blank ones at its end are left out.
    pub(crate) fn parts(&self) -> Vec<&str> {
        self.path.trim_end_matches('/').split('/').collect()
    }
}

/// What the headers and parameters of a request say about its answer.
pub(crate) struct Wish {
    pub lang: Lang,
    pub parameters: Parameters,
    accept: Option<String>,
    if_none_match: Option<String>,
    query: String,
}

impl Wish {
    pub(crate) fn read(headers: &HeaderMap, query: Option<&str>) -> Self {
        let text =
            |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let query = query.unwrap_or_default();
        Self {
            lang: accept_language(text(header::ACCEPT_LANGUAGE).as_deref()).unwrap_or(Lang::En),
            parameters: Parameters::read(query),
            accept: text(header::ACCEPT),
            if_none_match: text(header::IF_NONE_MATCH),
            query: query.to_owned(),
        }
    }

    /// The type of the answer: by `?format=`, or by `Accept`.
    pub(crate) fn media_type(&self, offers: &[MediaType]) -> Result<MediaType, SdmxError> {
        let named = self.parameters.get("format").and_then(|name| offers.iter().find(|offer| offer.format() == name));
        match named {
            Some(offer) => Ok(*offer),
            None => Ok(choose(self.accept.as_deref(), offers)?),
        }
    }

    /// Whether coded cells of CSV come with names: `labels=both` as a parameter of the type or of the address.
    pub(crate) fn wants_labels(&self) -> bool {
        let accept = self.accept.as_deref().unwrap_or_default().replace(' ', "");
        accept.contains("labels=both") || self.parameters.get("labels") == Some("both")
    }

    pub(crate) fn header(&self, prepared: Timestamp) -> Header {
        Header { lang: self.lang, prepared }
    }

    /// The answer with its mark, or 304 where the client has it already. The mark is made of all that the answer
    /// depends on.
    pub(crate) fn answer(&self, kind: MediaType, depends_on: &str, body: impl FnOnce() -> Vec<u8>) -> Response {
        let marked = format!("{depends_on}|{}|{}|{}|{}", kind.name(), self.lang, self.query, self.wants_labels());
        let etag = format!("\"{}\"", &sha256_hex(marked.as_bytes())[..32]);
        let is_known = self
            .if_none_match
            .as_deref()
            .is_some_and(|known| known.split(',').any(|k| k.trim().trim_start_matches("W/") == etag));
        let headers = [
            (header::ETAG, etag),
            (header::CACHE_CONTROL, "no-cache".to_owned()),
            (header::CONTENT_TYPE, kind.name().to_owned()),
        ];
        if is_known {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, [(header::CONTENT_LANGUAGE, self.lang.tag())], body()).into_response()
    }
}

/// What an answer about a release depends on.
pub(crate) fn depends_on(release: &Release) -> String {
    format!("{} {} {} {}", release.dataflow, release.number, release.sha256, release.pack)
}

pub(crate) async fn not_served(request: Request) -> SdmxError {
    SdmxError {
        status: StatusCode::NOT_IMPLEMENTED,
        message: format!("`{}` is not served: use structure, schema, availability or data", request.uri().path()),
    }
}

impl SdmxError {
    pub(crate) fn not_found(what: &str) -> Self {
        Self { status: StatusCode::NOT_FOUND, message: format!("there is no {what}") }
    }
}

impl IntoResponse for SdmxError {
    fn into_response(self) -> Response {
        let title = self.status.canonical_reason().unwrap_or_default();
        let body = error_json(self.status.as_u16(), title, &self.message);
        (self.status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
    }
}

impl From<NotAcceptable> for SdmxError {
    fn from(error: NotAcceptable) -> Self {
        Self { status: StatusCode::NOT_ACCEPTABLE, message: error.to_string() }
    }
}

impl From<RequestError> for SdmxError {
    fn from(error: RequestError) -> Self {
        let status = match error {
            RequestError::Syntax(_) => StatusCode::BAD_REQUEST,
            RequestError::NotFound(_) => StatusCode::NOT_FOUND,
            RequestError::NotImplemented(_) => StatusCode::NOT_IMPLEMENTED,
        };
        Self { status, message: error.to_string() }
    }
}

impl From<WorkError> for SdmxError {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(Refusal::WrongQuestion(message)) => Self { status: StatusCode::BAD_REQUEST, message },
            WorkError::Refused(refusal) => Self::not_found(&format!("public release of `{}`", refusal.subject())),
            other => {
                tracing::error!(error = %other, "an SDMX request failed");
                Self {
                    status: StatusCode::INTERNAL_SERVER_ERROR,
                    message: "the request failed; the operator's log says why".to_owned(),
                }
            }
        }
    }
}

/// Whether a part of a path names `id`: itself or a wildcard.
pub(crate) fn names(part: Option<&&str>, id: &Id) -> bool {
    part.is_none_or(|part| matches!(*part, "*" | "all" | "") || id == part)
}
