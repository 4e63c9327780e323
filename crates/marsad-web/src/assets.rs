//! Styles, script, emblem and fonts, as they were when the program was built.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// The styles of the desk: what its parts share, and a file for each.
const DESK_CSS: &str = concat!(
    include_str!("../assets/desk.css"),
    include_str!("../assets/desk_board.css"),
    include_str!("../assets/desk_calendar.css"),
    include_str!("../assets/desk_mapping.css"),
    include_str!("../assets/desk_memory.css"),
    include_str!("../assets/desk_review.css"),
    include_str!("../assets/desk_sending.css"),
);

/// The script of the desk. Everything works without it.
const DESK_JS: &str = concat!(
    include_str!("../assets/desk.js"),
    include_str!("../assets/desk_mapping.js"),
    include_str!("../assets/desk_review.js"),
    include_str!("../assets/desk_sending.js"),
    include_str!("../assets/desk_drafts.js"),
);

const FILES: &[(&str, &[u8])] = &[
    ("marsad.css", include_bytes!("../assets/marsad.css")),
    ("marsad.js", include_bytes!("../assets/marsad.js")),
    ("desk.css", DESK_CSS.as_bytes()),
    ("desk.js", DESK_JS.as_bytes()),
    ("emblem.svg", include_bytes!("../assets/emblem.svg")),
];

/// A mark that changes with any of the files, so that a browser may keep them for ever.
pub(crate) static EDITION: LazyLock<String> = LazyLock::new(|| {
    let all: Vec<u8> = FILES.iter().chain(FONTS).flat_map(|(_, bytes)| bytes.iter().copied()).collect();
    marsad_protect::sha256_hex(&all)[..12].to_owned()
});

/// One file by its name.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let Some((_, bytes)) = FILES.iter().chain(FONTS).find(|(file, _)| *file == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "font/woff2",
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], *bytes)
        .into_response()
}
