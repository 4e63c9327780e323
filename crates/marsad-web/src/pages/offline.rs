//! The portal as something to be installed, and without a network: the manifest of each language, the script that keeps
//! public pages which were seen, and the page for those that were not.
//!
//! Does not hold: anything of the desk. Its pages are marked `no-store`, and the script leaves them alone, but for the grids
//! that `desk/sending/on_device.rs` lets a device keep.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use marsad_model::{Lang, Numerals};
use serde_json::{Map, json};

use super::{PageResult, rendered};
use crate::app::App;
use crate::assets::{EDITION, PAPER};
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

/// What the script does with what it is told before it.
const WORKER: &str = include_str!("../../assets/service_worker.js");
/// The colour `--sea` of the styles.
const SEA: &str = "#0f5c7a";

#[derive(Template)]
#[template(path = "offline.html")]
struct Offline<'a> {
    page: Layout<'a>,
}

#[derive(Template)]
#[template(path = "_offline_old.html")]
struct Old {
    text: String,
}

/// The page for what was not seen while there was a network.
pub(crate) async fn offline(visit: Visit) -> PageResult {
    let voice = visit.voice();
    rendered(&Offline {
        page: Layout {
            section: Section::Nowhere,
            title: voice.say("offline-title"),
            description: voice.say("offline-lede"),
            visit: &visit,
        },
    })
}

/// What a device asks for to install the portal in a language.
pub(crate) async fn manifest(visit: Visit) -> Response {
    let (lang, voice, head) = (visit.lang, visit.voice(), &visit.pack().head);
    let name = head.name.get(lang);
    let shortcut = |key: &str, path: &str| json!({ "name": voice.say(key), "url": links::page(lang, path) });
    let manifest = json!({
        "id": "/",
        "name": name,
        "short_name": name,
        "description": voice.say("about-lede"),
        "lang": lang.tag(),
        "dir": if lang.is_right_to_left() { "rtl" } else { "ltr" },
        "start_url": links::page(lang, ""),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": SEA,
        "icons": [
            { "src": "/assets/emblem.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "/assets/icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "/assets/icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "/assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
        "shortcuts": [shortcut("menu-data", "/data"), shortcut("menu-desk", "/desk")],
    });
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, manifest.to_string()).into_response()
}

/// The script that keeps public pages; it speaks to readers in their language.
pub(crate) async fn worker(State(app): State<App>) -> PageResult {
    let address = |name: &str| format!("/assets/{name}?v={}", *EDITION);
    let shared = ["marsad.css", "marsad.js", "emblem.svg"].map(address);
    let shell: Vec<String> = shared.into_iter().chain(Lang::ALL.map(|lang| links::page(lang, "/offline"))).collect();
    let typing = ["desk.css", "desk.js"].map(address);
    let said = |lang: Lang, key: &str| app.voice(lang, Numerals::Western).say(key);
    let (mut old, mut typed, mut tables) = (Map::new(), Map::new(), Map::new());
    for lang in Lang::ALL {
        let notice = |key: &str| Old { text: said(lang, key) }.render();
        old.insert(lang.tag().to_owned(), json!(notice("offline-old")?));
        typed.insert(lang.tag().to_owned(), json!(notice("offline-typed")?));
        tables.insert(lang.tag().to_owned(), json!(said(lang, "offline-tables")));
    }
    let told = [
        ("EDITION", json!(*EDITION)),
        ("SHELL", json!(shell)),
        ("TYPING", json!(typing)),
        ("OLD", json!(old)),
        ("TYPED", json!(typed)),
        ("TABLES", json!(tables)),
    ];
    let told: String = told.iter().map(|(name, value)| format!("const {name} = {value};\n")).collect();
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, format!("{told}{WORKER}")).into_response())
}
