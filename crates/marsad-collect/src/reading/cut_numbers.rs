//! Which numbers that were cut at the places of a profile matter: those whose end is read and whose beginning is not.
//!
//! Where both columns are read, they are two columns that stand close together, unless only few rows have digits on both
//! sides of the place, or what stands beside the place is no number: then the columns of the file stand elsewhere. A number that
//! is certainly broken matters where one of its parts is read as a value. The cutting itself is in `formats::fixed_width`.

use std::collections::HashSet;

use marsad_model::{ColumnRole, Finding, FindingCode, TableLayout};

/// What of the findings of a format is told: every one, but a cut number only where a table reads the rest of it, or where
/// numbers are cut so that what is left is `not_numbers`.
pub(super) fn told<'f>(
    tables: &[TableLayout],
    findings: Vec<Finding>,
    not_numbers: impl Iterator<Item = &'f Finding>,
) -> Vec<Finding> {
    let is_cut = |finding: &Finding| finding.code == FindingCode::CutNumber;
    let wrong: HashSet<[u32; 2]> = not_numbers.filter_map(cell_of).collect();
    let leaves_none = |finding: &Finding| {
        let Some([row, column]) = cell_of(finding).filter(|_| is_cut(finding)) else { return false };
        wrong.contains(&[row, column]) || wrong.contains(&[row, column.saturating_sub(1)])
    };
    let are_misplaced = findings.iter().any(leaves_none);
    let is_open =
        |finding: &Finding| is_cut(finding) && !is_what(finding, &["rare", "two", "broken", "heads", "elsewhere"]);
    let marked = findings.into_iter().map(|finding| match are_misplaced && is_open(&finding) {
        true => finding.with("what", "misplaced"),
        false => finding,
    });
    let told = marked.filter(|finding| is_told(tables, finding));
    // Of what is told, a number that may be two is one, of which a part is read.
    told.map(|finding| if is_what(&finding, &["partial"]) { finding.with("what", "broken") } else { finding }).collect()
}

/// Takes from the findings of a format the one that the columns of a text stand elsewhere.
pub(super) fn take_moved(findings: &mut Vec<Finding>) -> Option<Finding> {
    let is_moved =
        |finding: &Finding| finding.code == FindingCode::CutNumber && is_what(finding, &["moved-left", "moved-right"]);
    findings.iter().position(is_moved).map(|at| findings.remove(at))
}

/// Whether it is why a text cannot be read: nothing was, every second of its lines has an error, or it is sure. Columns that
/// touch look like columns that moved, and are read.
pub(super) fn is_lost(moved: &Finding, (read, errors): (usize, u64)) -> bool {
    let lines: Option<u64> = moved.arguments.get("lines").and_then(|lines| lines.parse().ok());
    let is_sure = moved.arguments.get("sure").is_some_and(|sure| sure == "true");
    read == 0 || is_sure || lines.is_some_and(|lines| errors * 2 >= lines)
}

fn cell_of(finding: &Finding) -> Option<[u32; 2]> {
    Some([finding.place.row?, finding.place.column?])
}

fn is_what(finding: &Finding, expected: &[&str]) -> bool {
    finding.arguments.get("what").is_some_and(|what| expected.contains(&what.as_str()))
}

fn is_told(tables: &[TableLayout], finding: &Finding) -> bool {
    let Some([row, column]) = cell_of(finding) else { return true };
    let is_wrong = is_what(finding, &["rare", "misplaced", "broken"]);
    let is_two = is_what(finding, &["two"]);
    let is_partial = is_what(finding, &["partial"]);
    let is_about = |table: &TableLayout| {
        let is_read = || {
            is_wrong && is_value_of_either(table, column)
                || is_two && is_value(table, column)
                || is_partial && is_beginning_of_unread(table, column)
        };
        !is_two && is_cut_by(table, row, column) || has_row(table, row) && is_read()
    };
    if is_what(finding, &["heads"]) {
        return tables.iter().any(|table| has_header(table, row) && is_value(table, column));
    }
    finding.code != FindingCode::CutNumber || tables.iter().any(is_about)
}

fn has_row(table: &TableLayout, row: u32) -> bool {
    let [first, last] = table.rows.unwrap_or([table.header_last().saturating_add(1), u32::MAX]);
    (first..=last).contains(&row)
}

fn has_header(table: &TableLayout, row: u32) -> bool {
    table.header_rows.is_some_and(|[first, last]| (first..=last).contains(&row))
}

/// Whether values are read on one of the two sides of the place at which a column begins.
fn is_value_of_either(table: &TableLayout, column: u32) -> bool {
    is_value(table, column) || column > 1 && is_value(table, column - 1)
}

/// Whether a table reads values in a column of a row, and nothing in the column before.
fn is_cut_by(table: &TableLayout, row: u32, column: u32) -> bool {
    has_row(table, row) && is_value(table, column) && column > 1 && !is_read(table, column - 1)
}

/// Whether a table reads values left of the place at which a column begins, and nothing in the column.
fn is_beginning_of_unread(table: &TableLayout, column: u32) -> bool {
    column > 1 && is_value(table, column - 1) && !is_read(table, column)
}

fn role_of(table: &TableLayout, column: u32) -> Option<ColumnRole> {
    table.column.iter().find(|made| made.at == Some(column)).map(|made| made.role)
}

/// A column that nothing names is one of values where headers say what stands below them.
fn is_value(table: &TableLayout, column: u32) -> bool {
    match role_of(table, column) {
        Some(role) => role == ColumnRole::Value,
        None => is_across(table, column),
    }
}

fn is_read(table: &TableLayout, column: u32) -> bool {
    match role_of(table, column) {
        Some(role) => role != ColumnRole::Ignore,
        None => is_across(table, column),
    }
}

fn is_across(table: &TableLayout, column: u32) -> bool {
    let [first, last] = table.columns.unwrap_or([1, u32::MAX]);
    !table.across.is_empty() && (first..=last).contains(&column)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Column, ColumnRole, Finding, FindingCode, Place, Severity, TableLayout};

    use super::{is_told, told};

    /// Whether a number that column 3 cuts in row 5 is told of a table whose second column has this role.
    #[track_caller]
    fn check(before: ColumnRole, is_expected: bool) {
        let column = |at: u32, role: ColumnRole| Column { at: Some(at), ..Column::new("", role, None) };
        let columns = vec![column(1, ColumnRole::Code), column(2, before), column(3, ColumnRole::Value)];
        let table = TableLayout { header_rows: Some([1, 1]), column: columns, ..TableLayout::empty() };
        let place = Place { row: Some(5), column: Some(3), ..Place::default() };
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, place);
        assert_eq!(is_told(std::slice::from_ref(&table), &finding), is_expected, "{before:?}");
        for what in ["rare", "two"] {
            let wrong = finding.clone().with("what", what);
            assert!(is_told(std::slice::from_ref(&table), &wrong), "{what}");
        }
        let title = Finding { place: Place { row: Some(1), ..finding.place.clone() }, ..finding };
        assert!(!is_told(&[table], &title), "above the rows of the table");
    }

    #[test]
    fn a_broken_number_is_told_where_its_beginning_is_a_value_and_its_end_is_not_read() {
        let column = |at: u32, role: ColumnRole| Column { at: Some(at), ..Column::new("", role, None) };
        let told_of = |roles: [ColumnRole; 2], what: &str| {
            let columns = (2..).zip(roles).map(|(at, role)| column(at, role)).collect();
            let table = TableLayout { header_rows: Some([1, 1]), column: columns, ..TableLayout::empty() };
            let place = Place { row: Some(5), column: Some(3), ..Place::default() };
            let finding = Finding::new(FindingCode::CutNumber, Severity::Error, place).with("what", what);
            told(&[table], vec![finding], std::iter::empty()).pop().map(|finding| finding.arguments["what"].clone())
        };
        let broken = Some("broken".to_owned());
        assert_eq!(told_of([ColumnRole::Value, ColumnRole::Ignore], "broken"), broken);
        assert_eq!(told_of([ColumnRole::Value, ColumnRole::Value], "broken"), broken);
        assert_eq!(told_of([ColumnRole::Ignore, ColumnRole::Ignore], "broken"), None, "no value is wrong");
        assert_eq!(told_of([ColumnRole::Value, ColumnRole::Ignore], "partial"), broken);
        assert_eq!(told_of([ColumnRole::Value, ColumnRole::Value], "partial"), None, "two columns that touch");
    }

    #[test]
    fn two_headers_are_told_above_values_alone() {
        let column = |at: u32, role: ColumnRole| Column { at: Some(at), ..Column::new("", role, None) };
        let columns = vec![column(1, ColumnRole::Code), column(2, ColumnRole::Value)];
        let table = TableLayout { header_rows: Some([3, 3]), column: columns, ..TableLayout::empty() };
        let is_told_at = |row: u32, column: u32| {
            let place = Place { row: Some(row), column: Some(column), ..Place::default() };
            let finding = Finding::new(FindingCode::CutNumber, Severity::Error, place).with("what", "heads");
            is_told(std::slice::from_ref(&table), &finding)
        };
        assert!(is_told_at(3, 2));
        assert!(!is_told_at(3, 1) && !is_told_at(2, 2) && !is_told_at(4, 2));
    }

    #[test]
    fn where_a_cut_leaves_no_number_every_one_is_told() {
        let column = |at: u32| Column { at: Some(at), ..Column::new("", ColumnRole::Value, None) };
        let columns = vec![column(2), column(3)];
        let table = TableLayout { header_rows: Some([1, 1]), column: columns, ..TableLayout::empty() };
        let at = |code: FindingCode, row: u32, column: u32| {
            let place = Place { row: Some(row), column: Some(column), ..Place::default() };
            Finding::new(code, Severity::Error, place).with("what", "within")
        };
        let cuts = || vec![at(FindingCode::CutNumber, 5, 3), at(FindingCode::CutNumber, 6, 3)];
        let count = |not_numbers: &[Finding]| told(std::slice::from_ref(&table), cuts(), not_numbers.iter()).len();
        assert_eq!(count(&[]), 0, "two columns that touch");
        assert_eq!(count(&[at(FindingCode::NotANumber, 7, 2)]), 0, "another row");
        assert_eq!(count(&[at(FindingCode::NotANumber, 5, 2)]), 2);
    }

    #[test]
    fn a_number_is_cut_where_its_beginning_is_not_read() {
        check(ColumnRole::Ignore, true);
        check(ColumnRole::Value, false);
        check(ColumnRole::Time, false);
    }
}
