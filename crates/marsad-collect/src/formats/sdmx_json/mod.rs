//! Messages of data in SDMX-JSON 2.0 and 1.0: series with their observations, or observations alone.
//!
//! A message becomes the table that SDMX-CSV would be, as one of SDMX-ML does (`sdmx_ml`): headers on row 1, observations
//! below. Its parts say where things stand: the keys of series and of observations are places in the lists of values that
//! the structure has for each dimension, and so are the attributes of every level. What a component has no list for stands
//! there itself. Names and annotations say nothing of the data. Source: SDMX-JSON 2.0.0 and 1.0.0, field guides for data.
//!
//! `components` the structure of a message, `rows` its observations. The file is read as a whole, with the limits of `json`.

mod components;
mod rows;
#[cfg(test)]
mod tests;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::json::{Value, parse, text_of};
use super::kinds::Kind;
use super::sdmx_ml::{HEADER_ROW, doubt, start_of};
use super::{COLUMNS_MAX, Content, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;
use components::{Columns, Structure, list, member, members, pairs, text};
use rows::{Rows, has_rows, is_deletion};

/// The name of the format.
const SDMX_JSON: &str = "SDMX-JSON";
/// How many errors that a service says are told.
const ERRORS_MAX: usize = 20;
/// What a message of structures has in place of data sets.
const STRUCTURES: [&str; 6] =
    ["dataStructures", "codelists", "dataflows", "conceptSchemes", "dataConstraints", "contentConstraints"];

/// Whether a file is an object of JSON.
pub(super) fn is_json(content: &mut dyn Content) -> bool {
    let Ok(start) = start_of(content) else { return false };
    let start = start.strip_prefix(b"\xef\xbb\xbf".as_slice()).unwrap_or(&start);
    start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Whether the beginning of an object of JSON says that it is a message of SDMX.
pub(super) fn is_named(start: &str) -> bool {
    start.contains("sdmx-json") || start.contains("\"dataSets\"")
}

/// Shows the observations of a message.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let (written, odd) = text_of(content, SDMX_JSON)?;
    let mut findings: Vec<Finding> = odd.into_iter().map(|finding| finding.with("what", "message")).collect();
    let message = match parse(&written) {
        Ok(message) => message,
        Err(error) => return Ok(vec![damaged(&error)]),
    };
    drop(written);
    // In 1.0 the structure may stand beside the header, and there is but one.
    let data = member(&message, "data").unwrap_or(&message);
    let sets: Vec<&Value> = members(data, "dataSets").flat_map(list).collect();
    if !sets.iter().any(|set| has_observations(set) || is_deletion(set)) {
        return Err(Unreadable::Kind { expected: SDMX_JSON, found: kind_without_data(&message, data) });
    }
    let mut columns = Columns::default();
    let all = members(data, "structures").flat_map(list).chain(members(data, "structure"));
    let structures: Vec<Structure<'_>> = all.map(|structure| Structure::of(structure, &mut columns)).collect();
    if columns.ids().len() > COLUMNS_MAX {
        return Err(Unreadable::TooLarge { what: "columns", limit: COLUMNS_MAX as u64 });
    }
    findings.extend(said_of_itself(&message));
    if structures.is_empty() {
        return Err(Unreadable::Kind { expected: SDMX_JSON, found: Kind::Json });
    }
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(findings);
    }
    let headers: Vec<Cell<'_>> = columns.ids().iter().map(|id| Cell::text(id)).collect();
    if visitor.row(HEADER_ROW, &headers).is_break() {
        return Ok(findings);
    }
    let mut rows = Rows::new(visitor, columns.ids());
    rows.has_several_sets = sets.len() > 1;
    let says_something = |set: &&Value| is_deletion(set) || members(set, "series").any(|all| !pairs(all).is_empty());
    for set in sets.into_iter().filter(|set| has_rows(set) || says_something(set)) {
        let at = components::place(member(set, "structure")).unwrap_or(0);
        if structures.get(at).is_none() {
            rows.findings.push(doubt("structure", Severity::Note, Place::default()).with_value(at.to_string()));
        }
        let Some(structure) = structures.get(at).or(structures.first()) else { continue };
        if rows.data_set(set, structure).is_break() {
            break;
        }
    }
    findings.append(&mut rows.findings());
    Ok(findings)
}

fn has_observations(set: &Value) -> bool {
    has_rows(set) || members(set, "series").flat_map(pairs).any(|(_, series)| has_rows(series))
}

/// What a message without an observation is.
fn kind_without_data(message: &Value, data: &Value) -> Kind {
    let has = |key: &str| member(data, key).is_some();
    if has("dataSets") {
        Kind::SdmxEmpty
    } else if members(message, "errors").flat_map(list).next().is_some() {
        Kind::SdmxError
    } else if STRUCTURES.into_iter().any(has) {
        Kind::SdmxStructure
    } else {
        Kind::Json
    }
}

/// What a message says of itself: errors of the service that made it, and that it is one to try with.
fn said_of_itself(message: &Value) -> Vec<Finding> {
    let errors = members(message, "errors").flat_map(list).take(ERRORS_MAX).map(|error| {
        let words = ["title", "detail", "message"].map(|key| text(member(error, key)));
        let said: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        doubt("footer", Severity::Error, Place::default()).with_value(said.join(" / "))
    });
    let mut heads = ["meta", "header"].into_iter().filter_map(|key| member(message, key));
    let is_test = heads.any(|head| text(member(head, "test")) == "true");
    errors.chain(is_test.then(|| doubt("test", Severity::Warning, Place::default()))).collect()
}

/// The file is no JSON.
fn damaged(error: &serde_json::Error) -> Finding {
    let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, Place::default());
    let finding = finding.with("expected", SDMX_JSON).with("detail", error).with("found", "json-damaged");
    finding.with("line", error.line())
}
