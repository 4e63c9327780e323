//! What a form brings: pairs of texts, from a page of ours.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use marsad_model::LocalText;
use marsad_sdmx::Parameters;
use marsad_workflow::{Refusal, csrf_token};

use super::guard::{all_writable, is_from_here};
use super::session::session_secret;
use crate::app::App;
use crate::error::PageError;

/// A form has no more bytes.
const BYTES_MAX: usize = 64 << 10;
/// The field that shows that the form was on a page of this session.
const CSRF: &str = "csrf";

/// The form of a person who is signed in.
pub(crate) struct DeskForm(pub Parameters);

/// The same, whatever session its page was of: what was typed is not thrown away with the session. By one that is not of this
/// session nothing may be done but to show it again.
pub(crate) struct TypedForm {
    pub form: DeskForm,
    /// Whether it was on a page of this session.
    pub is_own: bool,
}

/// The form of a person who is not.
pub(crate) struct OpenForm(pub Parameters);

impl DeskForm {
    /// A field, without blanks around it; blank where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_default().trim()
    }

    /// A field as it was typed, such as a password.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_default()
    }

    /// Every value of a field that may stand more than once.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(key, _)| *key == name).map(|(_, value)| value)
    }

    /// What readers are told, in every language, or nothing at all; two languages of three are refused for `subject`.
    pub(crate) fn note(&self, subject: &str) -> Result<Option<LocalText>, Refusal> {
        let [ar, fr, en] = ["note_ar", "note_fr", "note_en"].map(|name| self.text(name));
        if [ar, fr, en].iter().all(|text| text.is_empty()) {
            return Ok(None);
        }
        LocalText::new(ar, fr, en).map(Some).map_err(|_| Refusal::ReasonMissing(subject.to_owned()))
    }
}

impl OpenForm {
    /// A field, without blanks around it; blank where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_default().trim()
    }

    /// A field as it was typed, such as a password.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_default()
    }
}

impl FromRequest<App> for OpenForm {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        if !is_from_here(request.headers(), app) {
            return Err(Refusal::ForeignForm(String::new()).into());
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Refusal::ForeignForm(String::new()).into());
        }
        let bytes = to_bytes(request.into_body(), BYTES_MAX).await;
        let bytes = bytes.map_err(|_| Refusal::TooLarge((BYTES_MAX >> 10).to_string()))?;
        let fields = Parameters::read(&String::from_utf8_lossy(&bytes).replace('+', "%20"));
        all_writable(fields.iter())?;
        Ok(Self(fields))
    }
}

impl FromRequest<App> for TypedForm {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let secret = session_secret(request.headers());
        let OpenForm(fields) = OpenForm::from_request(request, app).await?;
        let expected = secret.map(|secret| csrf_token(&secret));
        let is_own = expected.is_some() && fields.get(CSRF) == expected.as_deref();
        Ok(Self { form: DeskForm(fields), is_own })
    }
}

impl FromRequest<App> for DeskForm {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let TypedForm { form, is_own } = TypedForm::from_request(request, app).await?;
        if is_own { Ok(form) } else { Err(Refusal::ForeignForm(String::new()).into()) }
    }
}
