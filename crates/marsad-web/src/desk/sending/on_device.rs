//! Which page of the desk a device may keep for where there is no network: a grid, so that it can be filled in there. No other.

use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

use crate::links;

/// Says that a page may be kept, and what it is called among others that are. The script that keeps pages reads it.
const KEEP: &str = "x-marsad-keep";

/// A page that the device of its reader may keep under a name.
pub(super) fn kept_on_device(mut page: Response, name: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&links::encoded(name)) {
        page.headers_mut().insert(HeaderName::from_static(KEEP), value);
    }
    page
}
