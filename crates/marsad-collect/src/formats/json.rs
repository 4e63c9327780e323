//! JSON tables: an array of objects, an array of arrays, or an object that holds one of them.

use std::io::{Read as _, SeekFrom};

use marsad_model::Finding;
use serde_json::{Map, Value};

use super::{COLUMNS_MAX, Content, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;

/// How long a JSON file may be: it is read as a whole.
const BYTES_MAX: u64 = 32 << 20;

/// Shows the table; keys are the headers on row 1, the first element is row 2.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::other("JSON", error);
    content.seek(SeekFrom::Start(0)).map_err(|error| wrong(&error))?;
    let mut bytes = Vec::new();
    content.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| wrong(&error))?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(Unreadable::TooLarge { what: "bytes", limit: BYTES_MAX });
    }
    let text = String::from_utf8_lossy(&bytes);
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| wrong(&error))?;
    let (name, rows) = table(value).ok_or_else(|| wrong(&"no array of rows in it"))?;
    if visitor.sheet(&SheetHead { name, ..SheetHead::default() }) {
        show(&rows, visitor);
    }
    Ok(Vec::new())
}

/// The array of rows in a value, and the key under which it stands.
fn table(value: Value) -> Option<(String, Vec<Value>)> {
    match value {
        Value::Array(rows) if rows.iter().all(|row| row.is_object() || row.is_array()) => Some((String::new(), rows)),
        Value::Object(map) => {
            let longest = map.into_iter().filter_map(|(key, value)| match table(value) {
                Some((_, rows)) => Some((key, rows)),
                None => None,
            });
            longest.max_by_key(|(_, rows)| rows.len())
        }
        _ => None,
    }
}

fn show(rows: &[Value], visitor: &mut dyn Visitor) {
    let headers = headers(rows);
    if !headers.is_empty() {
        let cells: Vec<Cell<'_>> = headers.iter().map(|header| Cell::text(header)).collect();
        if visitor.row(1, &cells).is_break() {
            return;
        }
    }
    let first = u32::from(!headers.is_empty()) + 1;
    for (at, row) in rows.iter().enumerate() {
        let values: Vec<&Value> = match row {
            Value::Object(map) => headers.iter().map(|header| map.get(header).unwrap_or(&Value::Null)).collect(),
            Value::Array(list) => list.iter().take(COLUMNS_MAX).collect(),
            _ => Vec::new(),
        };
        let texts: Vec<(String, Option<f64>)> = values.into_iter().map(written).collect();
        let cells: Vec<Cell<'_>> =
            texts.iter().map(|(text, number)| Cell { text, number: *number, is_percent: false }).collect();
        if !cells.iter().all(Cell::is_blank) && visitor.row(first + at as u32, &cells).is_break() {
            return;
        }
    }
}

/// Every key of the objects, in the order in which they first come.
fn headers(rows: &[Value]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    let mut known: std::collections::HashSet<&str> = std::collections::HashSet::new();
    for key in rows.iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if headers.len() < COLUMNS_MAX && known.insert(key) {
            headers.push(key.clone());
        }
    }
    headers
}

fn written(value: &Value) -> (String, Option<f64>) {
    match value {
        Value::Null => (String::new(), None),
        Value::Number(number) => (String::new(), number.as_f64().filter(|number| number.is_finite())),
        Value::String(text) => (text.clone(), None),
        other => (other.to_string(), None),
    }
}
