//! JSON tables: an array of objects, an array of arrays, an object that holds one of them, or objects within an object
//! whose keys are the labels of rows: `{"2022": {"France": 5}, "2023": {"France": 7}}`.

use std::cell::Cell as Counter;
use std::collections::{HashMap, HashSet};
use std::io::{Read as _, SeekFrom};

use marsad_model::{Finding, FindingCode, Place, Severity};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess};

use super::kinds::{Kind, START_BYTES};
use super::{
    BLANKS_MAX, CELL_CHARACTERS_MAX, COLUMNS_MAX, Content, SheetHead, Unreadable, Visitor, cell_text, tell_too_large,
};
use crate::cell::Cell;

/// A JSON value with the keys of objects in their order.
pub(super) enum Value {
    Nothing,
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// A list of rows and the key under which it stands.
struct Table {
    name: String,
    rows: Vec<Value>,
}

/// How long a JSON file may be: it is read as a whole.
const BYTES_MAX: u64 = 32 << 20;
/// How many values a file may have: each takes far more room than its text.
const VALUES_MAX: usize = 3 << 20;
/// How many cells the rows and their keys may span, and how many for each value: objects that have keys of their own
/// are no rows of one table, and would fill the memory with blanks.
const SPANNED_SMALL: usize = 1 << 20;
const SPANNED_PER_VALUE: usize = 64;
/// How many repeated keys are told.
const REPEATED_MAX: usize = 100;

/// The text of a file, and what is doubtful about its letters.
pub(super) fn text_of(content: &mut dyn Content, expected: &'static str) -> Result<(String, Vec<Finding>), Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other(expected, error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut bytes = Vec::new();
    content.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(Unreadable::TooLarge { what: "bytes", limit: BYTES_MAX });
    }
    if let Some(found) =
        Kind::of_start(&bytes[..bytes.len().min(START_BYTES as usize)]).filter(|kind| *kind != Kind::Empty)
    {
        return Err(Unreadable::Kind { expected, found });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Vec::new())),
        Err(error) => {
            let finding = Finding::new(FindingCode::UnreadableCharacters, Severity::Error, Place::default());
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Ok((text, vec![finding.with("encoding", "UTF-8")]))
        }
    }
}

/// Shows the table; keys are the headers on row 0, and elements are counted from 1.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::other("JSON", error);
    let (text, mut findings) = text_of(content, "JSON")?;
    let value = parse(&text).map_err(|error| wrong(&error))?;
    drop(text);
    let mut tables = Vec::new();
    find_tables(String::new(), value, &mut tables);
    let longest = (0..tables.len()).rev().max_by_key(|&at| tables[at].rows.len());
    let Some(longest) = longest else { return Err(wrong(&"no array of rows in it")) };
    let table = tables.swap_remove(longest);
    findings.extend(tables.iter().filter(|other| !other.rows.is_empty()).map(unread));
    let mut told = Vec::new();
    let headers = headers(&table.rows, &mut told);
    if spans_too_much(&table.rows, headers.len()) {
        return Err(Unreadable::TooLarge { what: "keys", limit: headers.len() as u64 });
    }
    if visitor.sheet(&SheetHead::new(table.name, false, Vec::new())) {
        findings.append(&mut told);
        show((&table.rows, &headers), visitor, &mut findings);
    }
    Ok(findings)
}

/// Whether the rows have so many different keys that nearly every cell of their table would be blank.
fn spans_too_much(rows: &[Value], keys: usize) -> bool {
    let values = |row: &Value| match row {
        Value::Object(members) => members.len(),
        _ => 0,
    };
    let values: usize = rows.iter().map(values).sum();
    rows.len().saturating_mul(keys) > SPANNED_SMALL.max(values.saturating_mul(SPANNED_PER_VALUE))
}

pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let left = Counter::new(VALUES_MAX);
    let mut deserializer = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let value = Reader { left: &left }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Every list of rows in a value.
fn find_tables(name: String, value: Value, tables: &mut Vec<Table>) {
    match value {
        Value::List(rows) if rows.iter().all(|row| matches!(row, Value::Object(_) | Value::List(_))) => {
            tables.push(Table { name, rows });
        }
        Value::Object(members) if is_table_of_objects(&members) => {
            let mut rows = Vec::new();
            flatten(&mut Vec::new(), members, &mut rows);
            tables.push(Table { name, rows });
        }
        // A list deep inside goes by the name of the member that holds it all.
        Value::Object(members) => members.into_iter().for_each(|(key, value)| {
            find_tables(if name.is_empty() { key } else { name.clone() }, value, tables);
        }),
        _ => {}
    }
}

/// How many keys above one another are labels of a row at most.
const LABELS_MAX: usize = 3;
/// The headers of those labels: different keys that a person does not see.
const LABEL_KEYS: [&str; LABELS_MAX] = ["", " ", "  "];

/// Whether objects within an object are the rows of a table. One object that wraps such a table is none itself.
fn is_table_of_objects(members: &[(String, Value)]) -> bool {
    let levels = levels_of(members);
    levels.is_some_and(|levels| levels == 1 || (2..=LABELS_MAX).contains(&levels) && members.len() > 1)
}

/// How many levels of objects stand above the objects that hold numbers; none where not all of them are as deep, or where
/// an innermost one has no number.
fn levels_of(members: &[(String, Value)]) -> Option<usize> {
    let is_plain = |value: &Value| !matches!(value, Value::List(_) | Value::Object(_));
    if members.iter().all(|(_, value)| is_plain(value)) {
        return members.iter().any(|(_, value)| matches!(value, Value::Number(_))).then_some(0);
    }
    let mut levels = members.iter().map(|(_, value)| match value {
        Value::Object(inner) => levels_of(inner),
        _ => None,
    });
    let first = levels.next().flatten()?;
    levels.all(|other| other == Some(first)).then_some(first + 1)
}

/// Makes a row of every innermost object, with the keys above it as its labels.
fn flatten(labels: &mut Vec<String>, members: Vec<(String, Value)>, rows: &mut Vec<Value>) {
    let is_innermost = !members.iter().any(|(_, value)| matches!(value, Value::Object(_)));
    if is_innermost {
        let keys = LABEL_KEYS.iter().map(|key| (*key).to_owned());
        let own = keys.zip(labels.iter().map(|label| Value::Text(label.clone())));
        rows.push(Value::Object(own.chain(members).collect()));
        return;
    }
    for (key, value) in members {
        if let Value::Object(inner) = value {
            labels.push(key);
            flatten(labels, inner, rows);
            labels.pop();
        }
    }
}

/// A list of rows beside the longest one is not read, as a sheet that nobody named.
fn unread(table: &Table) -> Finding {
    let place = Place { sheet: table.name.clone(), ..Place::default() };
    Finding::new(FindingCode::UnreadSheet, Severity::Note, place).with_value(&table.name)
}

fn show((rows, headers): (&[Value], &[&str]), visitor: &mut dyn Visitor, findings: &mut Vec<Finding>) {
    if !headers.is_empty() {
        let cells: Vec<Cell<'_>> = headers.iter().map(|header| Cell::text(cell_text(header).0)).collect();
        if visitor.row(0, &cells).is_break() {
            return;
        }
    }
    let places: HashMap<&str, usize> = headers.iter().enumerate().map(|(at, header)| (*header, at)).collect();
    let mut blanks = 0;
    for (number, row) in (1..).zip(rows) {
        let cells = match row {
            Value::Object(members) => named_cells(members, &places, (number, &mut *findings)),
            Value::List(list) => listed_cells(list, (number, &mut *findings)),
            _ => Vec::new(),
        };
        blanks += cells.iter().filter(|cell| cell.is_blank()).count() as u64;
        if blanks > BLANKS_MAX {
            let place = Place { row: Some(number), ..Place::default() };
            return tell_too_large(findings, ("cells", BLANKS_MAX), place);
        }
        if !cells.iter().all(Cell::is_blank) && visitor.row(number, &cells).is_break() {
            return;
        }
    }
}

/// The cells of an object, as far as the last one that holds something; of a key that comes twice the first counts.
fn named_cells<'v>(
    members: &'v [(String, Value)],
    places: &HashMap<&str, usize>,
    (number, findings): (u32, &mut Vec<Finding>),
) -> Vec<Cell<'v>> {
    let mut found: Vec<Option<&'v Value>> = Vec::new();
    for (key, value) in members {
        let Some(&at) = places.get(key.as_str()) else { continue };
        if found.len() <= at {
            found.resize(at + 1, None);
        }
        match &mut found[at] {
            slot @ None => *slot = Some(value),
            Some(_) => repeated(key, number, findings),
        }
    }
    let cell_at = |(column, value): (u32, Option<&'v Value>)| match value {
        Some(value) => cell(value, (number, column), findings),
        None => Cell::default(),
    };
    (1..).zip(found).map(cell_at).collect()
}

fn listed_cells<'v>(list: &'v [Value], (number, findings): (u32, &mut Vec<Finding>)) -> Vec<Cell<'v>> {
    if list.len() > COLUMNS_MAX {
        let place = Place { row: Some(number), ..Place::default() };
        tell_too_large(findings, ("columns", COLUMNS_MAX as u64), place);
    }
    (1..).zip(list.iter().take(COLUMNS_MAX)).map(|(column, value)| cell(value, (number, column), findings)).collect()
}

fn repeated(key: &str, number: u32, findings: &mut Vec<Finding>) {
    if findings.iter().filter(|finding| finding.code == FindingCode::DuplicateColumn).count() < REPEATED_MAX {
        let place = Place { row: Some(number), ..Place::default() };
        findings.push(Finding::new(FindingCode::DuplicateColumn, Severity::Error, place).with_value(key));
    }
}

/// Every key of the objects, in the order in which they first come.
fn headers<'v>(rows: &'v [Value], findings: &mut Vec<Finding>) -> Vec<&'v str> {
    let mut headers: Vec<&str> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for (number, row) in (1..).zip(rows) {
        let Value::Object(members) = row else { continue };
        for (key, _) in members {
            if known.contains(key.as_str()) {
                continue;
            }
            if headers.len() >= COLUMNS_MAX {
                let place = Place { row: Some(number), ..Place::default() };
                tell_too_large(findings, ("columns", COLUMNS_MAX as u64), place);
                return headers;
            }
            known.insert(key);
            headers.push(key);
        }
    }
    headers
}

/// A value as a cell; what is itself a list or an object says nothing here.
fn cell<'v>(value: &'v Value, (row, column): (u32, u32), findings: &mut Vec<Finding>) -> Cell<'v> {
    match value {
        Value::Number(number) => Cell { number: Some(*number), ..Cell::default() },
        Value::Text(text) => {
            let (text, is_cut) = cell_text(text);
            if is_cut {
                let place = Place { row: Some(row), column: Some(column), ..Place::default() };
                tell_too_large(findings, ("cell", CELL_CHARACTERS_MAX as u64), place);
            }
            Cell::text(text)
        }
        Value::List(_) | Value::Object(_) => Cell::text("[…]"),
        Value::Nothing => Cell::default(),
    }
}

/// Reads values as long as some may come.
#[derive(Clone, Copy)]
struct Reader<'l> {
    left: &'l Counter<usize>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom("more values than a table has"))?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> serde::de::Visitor<'de> for Reader<'_> {
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
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key()? {
            members.push((key, map.next_value_seed(self)?));
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use marsad_model::FindingCode;

    use super::super::{SheetHead, Visitor};
    use super::{COLUMNS_MAX, visit};
    use crate::cell::Cell;

    #[derive(Default)]
    struct Rows(Vec<Vec<String>>);

    impl Visitor for Rows {
        fn sheet(&mut self, _: &SheetHead) -> bool {
            true
        }

        fn row(&mut self, _: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
            self.0.push(cells.iter().map(|cell| cell.label().into_owned()).collect());
            ControlFlow::Continue(())
        }
    }

    fn read(bytes: &[u8]) -> (Vec<Vec<String>>, Vec<FindingCode>) {
        let mut rows = Rows::default();
        let findings = visit(&mut Cursor::new(bytes.to_vec()), &mut rows).unwrap();
        (rows.0, findings.into_iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn keys_are_the_headers_in_the_order_in_which_they_come() {
        let (rows, findings) = read(br#"{"data": [{"a": 1, "b": "x"}, {"c": null, "b": true}]}"#);
        assert_eq!(rows, [vec!["a", "b", "c"], vec!["1", "x"], vec!["", "true", ""]]);
        assert!(findings.is_empty());
    }

    #[test]
    fn of_a_key_that_comes_twice_the_first_counts_and_it_is_told() {
        let (rows, findings) = read(br#"[{"a": 1, "a": 2}]"#);
        assert_eq!(rows[1], ["1"]);
        assert_eq!(findings, [FindingCode::DuplicateColumn]);
    }

    #[test]
    fn a_second_table_is_told() {
        let (rows, findings) = read(br#"{"old": [[1]], "new": [[2], [3]], "none": []}"#);
        assert_eq!(rows, [["2"], ["3"]]);
        assert_eq!(findings, [FindingCode::UnreadSheet]);
    }

    #[test]
    fn objects_within_an_object_are_rows_with_their_keys_as_labels() {
        let (rows, findings) =
            read(br#"{"data": {"2022": {"France": 5, "Italie": 6}, "2023": {"France": 7, "Italie": 8}}}"#);
        assert_eq!(rows, [vec!["", "France", "Italie"], vec!["2022", "5", "6"], vec!["2023", "7", "8"]]);
        assert!(findings.is_empty());
        let (rows, _) = read(br#"{"2022": {"France": {"M": 1, "F": 2}}, "2023": {"France": {"M": 3, "F": 4}}}"#);
        assert_eq!(rows, [vec!["", "", "M", "F"], vec!["2022", "France", "1", "2"], vec!["2023", "France", "3", "4"]]);
        let is_read = |bytes: &[u8]| visit(&mut Cursor::new(bytes.to_vec()), &mut Rows::default()).is_ok();
        assert!(!is_read(br#"{"a": {"b": "x"}, "c": 1}"#) && !is_read(br#"{"a": {"b": "x"}, "c": {"d": "y"}}"#));
    }

    #[test]
    fn bytes_that_are_no_characters_are_told() {
        let (rows, findings) = read(b"[[\"a\xff\"]]");
        assert_eq!(rows, [["a\u{fffd}"]]);
        assert_eq!(findings, [FindingCode::UnreadableCharacters]);
    }

    #[test]
    fn objects_with_keys_of_their_own_are_no_table() {
        let object = |at: usize| format!("{{\"year\": 2024, \"a{at}\": 1, \"b{at}\": 2}}");
        let rows = |count: usize| (0..count).map(object).collect::<Vec<_>>().join(",");
        let is_table = |count: usize| {
            let bytes = format!("[{}]", rows(count)).into_bytes();
            visit(&mut Cursor::new(bytes), &mut Rows::default()).is_ok()
        };
        assert!(is_table(500) && !is_table(3_000));
    }

    #[test]
    fn objects_that_leave_out_what_is_blank_are_a_table() {
        let object = |at: usize| format!("{{\"year\": 2024, \"k{}\": 1}}", at % 100);
        let bytes = format!("[{}]", (0..20_000).map(object).collect::<Vec<_>>().join(",")).into_bytes();
        assert!(visit(&mut Cursor::new(bytes), &mut Rows::default()).is_ok());
    }

    #[test]
    fn a_table_is_no_wider_than_a_sheet() {
        let keys: Vec<String> = (0..COLUMNS_MAX + 5).map(|at| format!("\"k{at}\": 1")).collect();
        let (rows, findings) = read(format!("[{{{}}}]", keys.join(", ")).as_bytes());
        assert_eq!((rows[0].len(), rows[1].len()), (COLUMNS_MAX, COLUMNS_MAX));
        assert_eq!(findings, [FindingCode::TooLarge]);
    }
}
