//! The choice of digits on Arabic pages: a cookie, and back to where the reader was.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;

use super::PageResult;
use crate::error::PageError;
use crate::links;
use crate::visit::{NUMERALS_COOKIE, Visit, numerals_named};

/// How long the choice is kept.
const COOKIE_SECONDS: u32 = 365 * 24 * 60 * 60;

pub(crate) async fn numerals(visit: Visit, Path((_, kind)): Path<(String, String)>) -> PageResult {
    numerals_named(&kind).ok_or(PageError::NotFound)?;
    // Back to a page of this portal only: never to where an address from elsewhere points.
    let own = links::page(visit.lang, "");
    let is_own = |back: &&str| {
        back.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
            && !back.contains(|c: char| c.is_control() || c == '\\')
    };
    let back = visit.parameter("back").filter(is_own).unwrap_or(&own).to_owned();
    let cookie = format!("{NUMERALS_COOKIE}={kind}; Path=/; Max-Age={COOKIE_SECONDS}; SameSite=Lax; HttpOnly");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, back), (header::SET_COOKIE, cookie)]).into_response())
}
