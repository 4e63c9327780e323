//! A visit: who reads, in which language and digits, and what was asked for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use marsad_i18n::Voice;
use marsad_model::{Id, Lang, Numerals, Pack};
use marsad_sdmx::Parameters;
use marsad_workflow::ChainHead;

use crate::app::App;
use crate::error::PageError;
use crate::links;

/// The cookie that holds the choice of digits; it says nothing about the reader.
pub(crate) const NUMERALS_COOKIE: &str = "numerals";

/// A visit to a page of the portal.
pub(crate) struct Visit {
    pub app: App,
    pub lang: Lang,
    pub numerals: Numerals,
    /// The path after the language, with its slash.
    pub path: String,
    /// The query string as it came.
    pub query: String,
    /// Its pairs; a plus is a blank, as forms write it.
    pub parameters: Parameters,
    /// How the world reaches the portal.
    pub base: String,
    /// The head of the audit chain, on the pages of releases: who keeps one can show later that nothing was changed.
    pub head: Option<ChainHead>,
}

/// Whether others add a parameter of this name to links.
fn is_foreign(name: &str) -> bool {
    name.starts_with("utm_") || matches!(name, "fbclid" | "gclid" | "mc_cid" | "mc_eid")
}

impl Visit {
    pub(crate) fn voice(&self) -> &Voice {
        self.app.voice(self.lang, self.numerals)
    }

    pub(crate) fn pack(&self) -> &Pack {
        self.app.work.pack()
    }

    /// This page with its selection.
    pub(crate) fn here(&self) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        format!("{}{query}", links::page(self.lang, &self.path))
    }

    /// The value of a parameter, if it is there and not blank.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).filter(|value| !value.is_empty())
    }

    /// Refuses parameters that the page does not know: whoever misspells one would read figures of another definition.
    /// What networks and newsletters add to links that are shared says nothing to the page, and passes.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), PageError> {
        let mut names = self.parameters.iter().map(|(name, _)| name);
        let unknown = names.find(|name| !known.contains(name) && !is_foreign(name));
        unknown.map_or(Ok(()), |name| Err(PageError::bad("?", name, known)))
    }

    /// A parameter that is an identifier.
    pub(crate) fn id_parameter(&self, name: &str) -> Result<Option<Id>, PageError> {
        self.parameter(name).map(|value| Id::new(value).map_err(|_| PageError::bad(name, value, &[]))).transpose()
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let path = parts.uri.path();
        let (tag, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
        let lang: Lang = tag.parse().map_err(|_| PageError::NotFound)?;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let head = if rest.starts_with("data/") { app.work.chain_head().await? } else { None };
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        Ok(Self {
            lang,
            numerals: numerals(&parts.headers).unwrap_or(app.work.pack().head.numerals),
            path: if rest.is_empty() { String::new() } else { format!("/{rest}") },
            parameters: Parameters::read(&query.replace('+', "%20")),
            query,
            base: app.public_url(host),
            head,
            app: app.clone(),
        })
    }
}

fn numerals(headers: &HeaderMap) -> Option<Numerals> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let value = cookies.split(';').find_map(|pair| pair.trim().strip_prefix(NUMERALS_COOKIE)?.strip_prefix('='))?;
    numerals_named(value)
}

/// The kind of digits with this name.
pub(crate) fn numerals_named(name: &str) -> Option<Numerals> {
    match name {
        "western" => Some(Numerals::Western),
        "arabic-indic" => Some(Numerals::ArabicIndic),
        _ => None,
    }
}
