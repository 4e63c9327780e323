//! A calendar as JSON.

use serde_json::{Value, json};

use super::entry::{CalendarEntry, EntryTime};

/// A calendar as JSON: each entry in words, with its codes beside them under `data`.
pub fn calendar_json(name: &str, entries: &[CalendarEntry]) -> Value {
    let entry = |entry: &CalendarEntry| {
        let mut value = json!({
            "uid": entry.uid, "summary": entry.summary, "description": entry.description, "link": entry.link,
            "data": entry.data,
        });
        match entry.time {
            EntryTime::Day(day) => value["day"] = json!(day),
            EntryTime::Moment(moment) => value["moment"] = json!(moment),
        }
        value
    };
    json!({ "name": name, "entries": entries.iter().map(entry).collect::<Vec<Value>>() })
}
