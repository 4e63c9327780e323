//! The sheets that the profile names and that did not come: an error, unless a sheet of another period came in the place of
//! one, those that did not come are parts of a year of which others came, or the file is of a later year alone.

use marsad_model::{Finding, FindingCode, Place, Severity, TableLayout};

use super::siblings::{ReadSheets, is_sibling};

/// What is told of the sheets of tables that were not read.
pub(super) fn tell(file: &str, tables: &[TableLayout], (has_read, came): (&[bool], &ReadSheets)) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (at, layout) in tables.iter().enumerate().filter(|(at, _)| has_read.get(*at) == Some(&false)) {
        let sheet = layout.sheet.as_deref().unwrap_or_default();
        let is_first = tables[..at].iter().all(|other| other.sheet != layout.sheet);
        if came.has_successor(tables, sheet) {
            told.extend(is_first.then(|| succeeded(file, sheet)));
        } else if let Some(rest) = rest_of(tables, (came, sheet)) {
            let is_of_kind = |other: &&str| is_sibling(other, sheet) || **other == *sheet;
            match groups.iter_mut().find(|(kind, group)| *kind == rest && group.iter().all(is_of_kind)) {
                Some((_, group)) if is_first => group.push(sheet),
                Some(_) => {}
                None => groups.push((rest, vec![sheet])),
            }
        } else {
            told.push(missing(file, (Severity::Error, "no"), sheet));
        }
    }
    told.extend(groups.iter().map(|(kind, group)| missing(file, (Severity::Warning, *kind), &group.join(", "))));
    told
}

/// Why a sheet need not be in the file: others of the parts of its year came, or a later year alone.
fn rest_of(tables: &[TableLayout], (came, sheet): (&ReadSheets, &str)) -> Option<&'static str> {
    if came.has_other_parts(tables, sheet) {
        return Some("part");
    }
    came.is_of_later_years(tables, sheet).then_some("later")
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
