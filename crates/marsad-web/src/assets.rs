//! Styles, script, emblem and fonts, as they were when the program was built, and icons made of the emblem.

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

/// The colour `--paper` of the styles.
pub(crate) const PAPER: &str = "#fdfcf9";
const EMBLEM: &str = include_str!("../assets/emblem.svg");
/// Pictures of the emblem for devices that show no drawings as icons, and how many points each has on a side.
const ICONS: [(&str, u16); 3] = [("apple-touch-icon.png", 180), ("icon-192.png", 192), ("icon-512.png", 512)];

static ICON_FILES: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let painted =
        |(name, side): (&'static str, u16)| Some((name, marsad_picture::png_without_words(&icon(side)).ok()?));
    ICONS.into_iter().filter_map(painted).collect()
});

/// The emblem on paper. What devices cut off at the edges of an icon, a tenth on each side, is paper alone.
fn icon(side: u16) -> String {
    let inner = EMBLEM.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>")).map_or("", |(inner, _)| inner);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" width=\"{side}\" height=\"{side}\">\
         <rect fill=\"{PAPER}\" width=\"64\" height=\"64\"/><g transform=\"translate(8 5)\">{inner}</g></svg>"
    )
}

const FILES: &[(&str, &[u8])] = &[
    ("marsad.css", include_bytes!("../assets/marsad.css")),
    ("marsad.js", include_bytes!("../assets/marsad.js")),
    ("desk.css", DESK_CSS.as_bytes()),
    ("desk.js", DESK_JS.as_bytes()),
    ("emblem.svg", EMBLEM.as_bytes()),
];

/// A mark that changes with any of the files, so that a browser may keep them for ever.
pub(crate) static EDITION: LazyLock<String> = LazyLock::new(|| {
    let all: Vec<u8> = FILES.iter().chain(FONTS).flat_map(|(_, bytes)| bytes.iter().copied()).collect();
    marsad_protect::sha256_hex(&all)[..12].to_owned()
});

/// One file by its name.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let Some(bytes) = found(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "font/woff2",
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], bytes)
        .into_response()
}

fn found(name: &str) -> Option<&'static [u8]> {
    let file = FILES.iter().chain(FONTS).find(|(file, _)| *file == name).map(|(_, bytes)| *bytes);
    file.or_else(|| ICON_FILES.iter().find(|(file, _)| *file == name).map(|(_, bytes)| bytes.as_slice()))
}
