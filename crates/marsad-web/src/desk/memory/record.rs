//! One audit record: who, what, from where, its place in the chain, and every row before and after.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use marsad_i18n::Voice;
use marsad_workflow::{AuditEntry, RowChange, door_of, in_place_of};
use serde_json::{Map, Value};

use super::audit::number;
use super::words::{door_text, row_text, step_text};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/memory_record.html")]
struct Record<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    number: String,
    facts: Vec<(String, String)>,
    previous: String,
    hash: String,
    rows: Vec<RowView>,
    is_reduced: bool,
    /// The records beside it.
    earlier: Option<String>,
    later: Option<String>,
}

/// A row with its fields before and after.
struct RowView {
    /// What it is, and its name.
    key: String,
    /// Whether it was there before.
    is_new: bool,
    is_hidden: bool,
    fields: Vec<FieldChange>,
}

/// A field of a row.
struct FieldChange {
    name: String,
    before: String,
    after: String,
    is_changed: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, asked)): Path<(String, String)>,
) -> PageResult {
    let asked: u64 = asked.parse().map_err(|_| PageError::NotFound)?;
    let entry = app.work.audit_entry(&visit.actor, asked).await?.ok_or(PageError::NotFound)?;
    let last = app.work.chain_head().await?.map_or(0, |head| head.number);
    let href = |number: u64| links::page(visit.visit.lang, &format!("/desk/audit/{number}"));
    private(&Record {
        number: number(&visit, entry.record.number),
        facts: facts(&visit, &entry),
        previous: entry.record.previous.clone(),
        hash: entry.record.hash.clone(),
        rows: entry.changes.iter().map(|change| named(row(change), visit.visit.voice())).collect(),
        is_reduced: entry.is_reduced,
        earlier: (asked > 1).then(|| href(asked - 1)),
        later: (asked < last).then(|| href(asked + 1)),
        page: Desk::layout(&visit, "memory-record-title"),
        desk: Desk::new(&visit, "audit"),
    })
}

fn facts(visit: &DeskVisit, entry: &AuditEntry) -> Vec<(String, String)> {
    let (voice, record) = (visit.visit.voice(), &entry.record);
    let origin = door_text(voice, door_of(&record.origin));
    [
        ("at", voice.moment(record.at)),
        ("actor", record.actor.clone()),
        ("action", step_text(voice, &record.action)),
        ("subject", record.subject.clone()),
        ("origin", origin),
    ]
    .map(|(name, value)| (voice.say(&format!("memory-field-{name}")), value))
    .into_iter()
    .chain(in_place_of(&record.origin).map(|away| (voice.say("memory-field-in-place-of"), away.to_owned())))
    .chain([(voice.say("audit-step-code"), record.action.clone())])
    .collect()
}

/// The row with what people call it in the place of its key.
fn named(view: RowView, voice: &Voice) -> RowView {
    RowView { key: row_text(voice, &view.key), ..view }
}

fn row(change: &RowChange) -> RowView {
    let blank = Map::new();
    let fields = |value: Option<&Value>| value.and_then(Value::as_object).unwrap_or(&blank).clone();
    let (before, after) = (fields(change.before.as_ref()), fields(Some(&change.after)));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let field = |name: &String| FieldChange {
        name: name.clone(),
        before: written(before.get(name)),
        after: written(after.get(name)),
        is_changed: change.before.is_some() && before.get(name) != after.get(name),
    };
    RowView {
        key: change.key.clone(),
        is_new: change.before.is_none(),
        is_hidden: change.after.is_null(),
        fields: names.into_iter().map(field).collect(),
    }
}

/// A longer value is cut: the export has it whole.
const CHARACTERS_MAX: usize = 400;

/// A value as a person reads it: a text without quotes, everything else as JSON.
fn written(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_shows_every_field_it_has_or_had_and_which_changed() {
        let change = RowChange {
            key: "submission S-1".to_owned(),
            before: Some(json!({ "id": "S-1", "state": "checked", "note": "x" })),
            after: json!({ "id": "S-1", "state": "accepted", "size": 3 }),
        };
        let view = row(&change);
        let told: Vec<(&str, &str, &str, bool)> = view
            .fields
            .iter()
            .map(|field| (field.name.as_str(), field.before.as_str(), field.after.as_str(), field.is_changed))
            .collect();
        let expected = [
            ("id", "S-1", "S-1", false),
            ("note", "x", "", true),
            ("size", "", "3", true),
            ("state", "checked", "accepted", true),
        ];
        assert_eq!(told, expected);
        assert!(!view.is_new && !view.is_hidden);
        let hidden = row(&RowChange { key: String::new(), before: None, after: Value::Null });
        assert!(hidden.is_hidden && hidden.fields.is_empty());
    }

    #[test]
    fn a_long_value_is_cut_between_letters() {
        let long = Value::String("ع".repeat(CHARACTERS_MAX + 1));
        assert_eq!(written(Some(&long)).chars().count(), CHARACTERS_MAX + 1);
        assert_eq!(written(Some(&json!(["a"]))), "[\"a\"]");
    }
}
