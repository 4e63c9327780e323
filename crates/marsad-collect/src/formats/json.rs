//! JSON tables: an array of objects, an array of arrays, or an object that holds one of them.

use std::collections::{HashMap, HashSet};
use std::io::{Read as _, SeekFrom};

use marsad_model::Finding;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess};

use super::{COLUMNS_MAX, Content, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;

/// A JSON value with the keys of objects in their order.
enum Value {
    Nothing,
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// How long a JSON file may be: it is read as a whole.
const BYTES_MAX: u64 = 32 << 20;
/// How many values a list may have.
const VALUES_MAX: usize = 1 << 20;

/// Shows the table; keys are the headers on row 0, and elements are counted from 1.
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
        Value::List(rows) if rows.iter().all(|row| matches!(row, Value::Object(_) | Value::List(_))) => {
            Some((String::new(), rows))
        }
        Value::Object(members) => {
            let tables = members.into_iter().filter_map(|(key, value)| table(value).map(|(_, rows)| (key, rows)));
            tables.max_by_key(|(_, rows)| rows.len())
        }
        _ => None,
    }
}

fn show(rows: &[Value], visitor: &mut dyn Visitor) {
    let headers = headers(rows);
    if !headers.is_empty() {
        let cells: Vec<Cell<'_>> = headers.iter().map(|header| Cell::text(header)).collect();
        if visitor.row(0, &cells).is_break() {
            return;
        }
    }
    let places: HashMap<&str, usize> = headers.iter().enumerate().map(|(at, header)| (header.as_str(), at)).collect();
    for (at, row) in rows.iter().enumerate() {
        let mut cells = vec![Cell::default(); headers.len()];
        match row {
            Value::Object(members) => {
                for (key, value) in members {
                    if let Some(&place) = places.get(key.as_str()) {
                        cells[place] = cell(value);
                    }
                }
            }
            Value::List(list) => cells = list.iter().take(COLUMNS_MAX).map(cell).collect(),
            _ => {}
        }
        if !cells.iter().all(Cell::is_blank) && visitor.row(at as u32 + 1, &cells).is_break() {
            return;
        }
    }
}

/// Every key of the objects, in the order in which they first come.
fn headers(rows: &[Value]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for row in rows {
        let Value::Object(members) = row else { continue };
        for (key, _) in members {
            if headers.len() < COLUMNS_MAX && known.insert(key) {
                headers.push(key.clone());
            }
        }
    }
    headers
}

/// A value as a cell; what is itself a list or an object says nothing here.
fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::Number(number) => Cell { text: "", number: Some(*number), is_percent: false },
        Value::Text(text) => Cell::text(text),
        Value::List(_) | Value::Object(_) => Cell::text("[…]"),
        Value::Nothing => Cell::default(),
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> serde::de::Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        if value.is_finite() { Ok(Value::Number(value)) } else { Err(E::custom("a number without end")) }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
            if values.len() > VALUES_MAX {
                return Err(A::Error::custom("more values than a table has"));
            }
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Value::Object(members))
    }
}
