//! What every SDMX-JSON message begins with, and messages that only say what went wrong.

use jiff::Timestamp;
use marsad_model::{Lang, LocalText, Pack};
use serde_json::{Map, Value, json};

const SCHEMAS: &str = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master";

/// What a message says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// The language of the best match; texts come in every language besides.
    pub lang: Lang,
    /// When the content was last changed: the same content gives the same message.
    pub prepared: Timestamp,
}

/// `text` as SDMX-JSON writes it: the best match, and every language.
pub(crate) fn named(object: &mut Map<String, Value>, key: &str, text: &LocalText, lang: Lang) {
    object.insert(key.to_owned(), json!(text.get(lang)));
    let all: Map<String, Value> = text.iter().map(|(lang, text)| (lang.tag().to_owned(), json!(text))).collect();
    object.insert(format!("{key}s"), Value::Object(all));
}

/// The `meta` of a message; clients look for the schema within its first characters, so it comes first.
pub(crate) fn meta(pack: &Pack, header: Header, kind: &str) -> String {
    let schema = format!("{SCHEMAS}/{kind}-message/tools/schemas/2.0.0/sdmx-json-{kind}-schema.json");
    let languages = Lang::ALL.map(Lang::tag);
    let rest = json!({
        "id": format!("{}-{}", pack.head.id, header.prepared.as_second()),
        "prepared": header.prepared.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "test": pack.head.is_fictional,
        "contentLanguages": languages,
        "sender": { "id": pack.head.agency.as_str(), "name": pack.head.name.get(header.lang) },
    });
    let rest = rest.to_string();
    format!("{{\"schema\":{},{}", json!(schema), &rest[1..])
}

/// A message that says what went wrong.
pub fn error_json(code: u16, title: &str, detail: &str) -> String {
    json!({ "errors": [{ "code": code, "title": title, "detail": detail }] }).to_string()
}
