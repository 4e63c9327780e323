//! Pages for what cannot be shown: they apologise by helping.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use marsad_i18n::args;
use marsad_model::Lang;
use marsad_sdmx::{Parameters, accept_language};

use super::rendered;
use crate::app::App;
use crate::error::{PageError, status};
use crate::layout::{Layout, Section};
use crate::refused::refusal_text;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "nowhere.html")]
struct Nowhere<'a> {
    page: Layout<'a>,
    sign: String,
    text: String,
    /// What the reader may have meant: names and pages.
    near: &'a [(String, String)],
}

/// An address that no route knows.
pub(crate) async fn nowhere() -> PageError {
    PageError::NotFound
}

impl IntoResponse for PageError {
    /// The bare status with the reason attached; `spoken_errors` makes a page of it, because only it knows the reader.
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound | Self::Unknown(_) => StatusCode::NOT_FOUND,
            Self::Bad { .. } => StatusCode::BAD_REQUEST,
            Self::Refused(refusal) => status(refusal),
            Self::Failed(detail) => {
                tracing::error!(detail, "a page could not be made");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

/// Says in the reader's language why there is no page.
pub(crate) async fn spoken_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let accepted = request
        .headers()
        .get(axum::http::header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let response = next.run(request).await;
    let Some(error) = response.extensions().get::<std::sync::Arc<PageError>>().cloned() else { return response };
    let in_path = uri.path().split('/').nth(1).and_then(|tag| tag.parse::<Lang>().ok());
    let lang = in_path.or_else(|| accept_language(accepted.as_deref())).unwrap_or(Lang::Ar);
    let numerals = app.work.pack().head.numerals;
    let visit = Visit {
        lang,
        numerals,
        path: String::new(),
        query: String::new(),
        parameters: Parameters::default(),
        base: String::new(),
        head: None,
        app,
    };
    match spoken(&visit, &error) {
        Ok(page) => (response.status(), page).into_response(),
        Err(_) => response,
    }
}

fn spoken(visit: &Visit, error: &PageError) -> super::PageResult {
    let voice = visit.voice();
    let refused = match error {
        PageError::Refused(refusal) => status(refusal),
        _ => StatusCode::NOT_FOUND,
    };
    let number = refused.as_str();
    let (sign, title, text) = match error {
        PageError::NotFound => ("404", "nowhere-title", voice.say("nowhere-text")),
        PageError::Unknown(unknown) => {
            ("404", "nowhere-title", voice.say_with(unknown.key, &args().text("subject", &unknown.subject)))
        }
        PageError::Bad { parameter, value, expected } => {
            let arguments = args().text("parameter", parameter).text("value", value);
            let text = voice.say_with("bad-text", &arguments);
            let known = if expected.is_empty() {
                String::new()
            } else {
                voice.say_with("bad-known", &args().text("known", &voice.list(expected)))
            };
            ("400", "bad-title", format!("{text} {known}"))
        }
        PageError::Refused(refusal) => (
            number,
            if status(refusal) == StatusCode::NOT_FOUND { "nowhere-title" } else { "refused-title" },
            refusal_text(voice, refusal),
        ),
        PageError::Failed(_) => ("500", "failed-title", voice.say("failed-text")),
    };
    let near: &[(String, String)] = if let PageError::Unknown(unknown) = error { &unknown.near } else { &[] };
    rendered(&Nowhere {
        sign: voice.digits(sign),
        page: Layout { visit, section: Section::Nowhere, title: voice.say(title), description: text.clone() },
        text,
        near,
    })
}
