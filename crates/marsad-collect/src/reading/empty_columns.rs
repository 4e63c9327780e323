//! Columns of values in which nothing stands yet, as the months to come of a calendar year: told once for the sheet, with how
//! many cells are blank.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Finding, FindingCode, ObservationColumns, Severity};

/// In a table of fewer rows a blank column is told cell by cell.
const ROWS_MIN: u64 = 2;

/// A column of a sheet.
type Place = (String, u32);

/// Gathers the notes of blank cells in columns from which no value was read into one for each sheet.
pub(super) fn gather(findings: &mut Vec<Finding>, columns: &ObservationColumns) {
    let is_blank = |finding: &Finding| finding.code == FindingCode::MissingValue && finding.severity == Severity::Note;
    let mut blank: BTreeMap<Place, u64> = BTreeMap::new();
    for (place, finding) in
        findings.iter().filter(|finding| is_blank(finding)).filter_map(|one| Some((place(one)?, one)))
    {
        *blank.entry(place).or_default() += 1 + finding.more;
    }
    blank.retain(|_, count| *count >= ROWS_MIN);
    if blank.is_empty() {
        return;
    }
    // What is wrong in a column is told beside its blank cells, and it is not empty.
    let others = findings.iter().filter(|finding| !is_blank(finding) && finding.place.row.is_some());
    let filled: BTreeSet<Place> = others.filter_map(place).chain(read_columns(columns)).collect();
    blank.retain(|place, _| !filled.contains(place));
    let mut sheets: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for ((sheet, _), count) in &blank {
        let told = sheets.entry(sheet.clone()).or_default();
        *told = [told[0] + 1, told[1] + count];
    }
    // The first of each sheet keeps the place; the others are counted with it.
    findings.retain_mut(|finding| {
        let is_one = is_blank(finding) && place(finding).is_some_and(|place| blank.contains_key(&place));
        if !is_one {
            return true;
        }
        let Some([empty, cells]) = sheets.remove(&finding.place.sheet) else { return false };
        let what = if empty > 1 { "columns" } else { "column" };
        *finding = finding.clone().with("what", what).with("count", empty);
        finding.more = cells - 1;
        true
    });
}

fn place(finding: &Finding) -> Option<Place> {
    Some((finding.place.sheet.clone(), finding.place.column?))
}

/// The columns from which something was read.
fn read_columns(columns: &ObservationColumns) -> BTreeSet<Place> {
    let mut seen: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut found = BTreeSet::new();
    for at in 0..columns.len() {
        let own = (columns.sheets.places.get(at), columns.columns.get(at));
        if seen.insert(own) {
            found.insert((columns.sheets.word(at).cloned().unwrap_or_default(), own.1));
        }
    }
    found
}
