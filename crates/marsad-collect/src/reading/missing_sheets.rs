//! The sheets that the profile names and that did not come: an error, unless a sheet of another period came in the place of
//! one, or those that did not come are parts of a year of which others came.

use marsad_model::{Finding, FindingCode, Place, Severity, TableLayout};

use super::siblings::{ReadSheets, is_sibling};

/// What is told of the sheets of tables that were not read.
pub(super) fn tell(file: &str, tables: &[TableLayout], (has_read, came): (&[bool], &ReadSheets)) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    let mut parts: Vec<Vec<&str>> = Vec::new();
    for (at, layout) in tables.iter().enumerate().filter(|(at, _)| has_read.get(*at) == Some(&false)) {
        let sheet = layout.sheet.as_deref().unwrap_or_default();
        let is_first = tables[..at].iter().all(|other| other.sheet != layout.sheet);
        if came.has_successor(tables, sheet) {
            told.extend(is_first.then(|| succeeded(file, sheet)));
        } else if came.has_other_parts(tables, sheet) {
            match parts.iter_mut().find(|group| group.iter().all(|other| is_sibling(other, sheet) || *other == sheet)) {
                Some(group) if is_first => group.push(sheet),
                Some(_) => {}
                None => parts.push(vec![sheet]),
            }
        } else {
            told.push(missing(file, (Severity::Error, "no"), sheet));
        }
    }
    told.extend(parts.iter().map(|group| missing(file, (Severity::Warning, "part"), &group.join(", "))));
    told
}

/// What is told of a sheet in whose place that of another period came: nobody is asked for it, and yet nobody should believe
/// that it was read.
pub(super) fn succeeded(file: &str, sheet: &str) -> Finding {
    missing(file, (Severity::Note, "yes"), sheet)
}

fn missing(file: &str, (severity, succeeded): (Severity, &str), sheets: &str) -> Finding {
    let place = Place { file: file.to_owned(), ..Place::default() };
    let finding = Finding::new(FindingCode::MissingSheet, severity, place);
    finding.with("expected", sheets).with("succeeded", succeeded)
}
