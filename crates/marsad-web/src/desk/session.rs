//! Who visits the desk: a person with a session, or a program with a token.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};
use marsad_model::{Lang, Session};
use marsad_workflow::{Actor, Begun, Visitor, csrf_token};

use super::api::ApiError;
use super::frame::see_other;
use super::guard::{is_from_here, visitor};
use crate::app::App;
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

/// The header in which a request that changes something shows the mark of the forms of its session.
pub(super) const FORM_HEADER: &str = "X-Marsad-Form";
/// The cookie that holds the secret of a session.
pub(super) const COOKIE: &str = "marsad-session";

/// A person at the desk.
pub(crate) struct DeskVisit {
    pub visit: Visit,
    pub actor: Actor,
    pub session: Session,
    pub secret: String,
}

/// Someone who has not signed in yet, or need not.
pub(crate) struct OpenVisit {
    pub visit: Visit,
    pub visitor: Visitor,
    /// The secret of a session, whole or half, if the device has one.
    pub secret: Option<String>,
}

/// A program, or a script of a page of ours.
pub(crate) struct ApiVisit {
    pub app: App,
    pub actor: Actor,
    pub lang: Lang,
}

impl DeskVisit {
    /// What every form of the session carries.
    pub(crate) fn csrf(&self) -> String {
        csrf_token(&self.secret)
    }

    /// Who acts: the account, and the one that it stands in for.
    pub(crate) fn sender(&self) -> String {
        let id = &self.actor.account().id;
        self.actor.stands_for().map_or_else(|| id.clone(), |away| format!("{id} ({})", away.id))
    }
}

impl FromRequestParts<App> for OpenVisit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let visit = Visit::from_request_parts(parts, app).await?;
        Ok(Self { visit, visitor: visitor(parts, app), secret: session_secret(&parts.headers) })
    }
}

impl FromRequestParts<App> for DeskVisit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let failed = |error: PageError| error.into_response();
        let open = OpenVisit::from_request_parts(parts, app).await.map_err(failed)?;
        let way_in = || {
            let back = if parts.method == Method::GET { open.visit.here() } else { String::new() };
            let query = if back.is_empty() { String::new() } else { links::query([("back", back.as_str())]) };
            see_other(&format!("{}{query}", links::page(open.visit.lang, "/desk/sign-in")))
        };
        let Some(secret) = open.secret.clone() else { return Err(way_in()) };
        let found = app.work.session_actor(&secret, &open.visitor.origin).await;
        let Some((actor, session)) = found.map_err(|error| failed(error.into()))? else { return Err(way_in()) };
        Ok(Self { visit: open.visit, actor, session, secret })
    }
}

impl FromRequestParts<App> for ApiVisit {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let lang = marsad_sdmx::accept_language(text(header::ACCEPT_LANGUAGE)).unwrap_or(Lang::En);
        let bearer = text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
        let actor = match (bearer, session_secret(&parts.headers)) {
            (Some(token), _) => app.work.token_actor(token.trim()).await?,
            (None, Some(secret)) if may_use_cookie(parts, app, &secret) => {
                let origin = visitor(parts, app).origin;
                app.work.session_actor(&secret, &origin).await?.map(|(actor, _)| actor)
            }
            _ => None,
        };
        let actor = actor.ok_or(ApiError::NotSignedIn)?;
        Ok(Self { app: app.clone(), actor, lang })
    }
}

/// A cookie is sent along whether a person wants it or not: it counts where nothing is changed, or where the request shows
/// what only a page of ours knows.
fn may_use_cookie(parts: &Parts, app: &App, secret: &str) -> bool {
    let shown = parts.headers.get(FORM_HEADER).and_then(|value| value.to_str().ok());
    let is_reading = matches!(parts.method, Method::GET | Method::HEAD);
    is_from_here(&parts.headers, app) && (is_reading || shown == Some(csrf_token(secret).as_str()))
}

/// The secret of the session of a device.
pub(super) fn session_secret(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';'));
    let value = pairs.find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))?;
    (!value.is_empty() && value.len() <= 100).then(|| value.to_owned())
}

/// An answer after which the device keeps a session, or none.
pub(super) fn with_session(mut response: Response, begun: Option<&Begun>, app: &App) -> Response {
    let secure = if app.is_secure() { "; Secure" } else { "" };
    let cookie = match begun {
        Some(begun) => format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax{secure}", begun.secret),
        None => format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}"),
    };
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
