//! Which numbers that were cut at the places of a profile matter: those whose end is read and whose beginning is not.
//!
//! Where both columns are read, they are two columns that stand close together, unless only few rows have digits on both
//! sides of the place. The cutting itself is in `formats::fixed_width`.

use marsad_model::{ColumnRole, Finding, FindingCode, TableLayout};

/// Whether a finding of a format is told: every one, but a cut number only where a table reads the rest of it.
pub(super) fn is_told(tables: &[TableLayout], finding: &Finding) -> bool {
    let (Some(row), Some(column)) = (finding.place.row, finding.place.column) else { return true };
    let is_rare = finding.arguments.get("what").is_some_and(|what| what == "rare");
    let is_about = |table: &TableLayout| {
        is_cut_by(table, row, column) || is_rare && has_row(table, row) && is_value_of_either(table, column)
    };
    finding.code != FindingCode::CutNumber || tables.iter().any(is_about)
}

fn has_row(table: &TableLayout, row: u32) -> bool {
    let [first, last] = table.rows.unwrap_or([table.header_last().saturating_add(1), u32::MAX]);
    (first..=last).contains(&row)
}

/// Whether values are read on one of the two sides of the place at which a column begins.
fn is_value_of_either(table: &TableLayout, column: u32) -> bool {
    is_value(table, column) || column > 1 && is_value(table, column - 1)
}

/// Whether a table reads values in a column of a row, and nothing in the column before.
fn is_cut_by(table: &TableLayout, row: u32, column: u32) -> bool {
    has_row(table, row) && is_value(table, column) && column > 1 && !is_read(table, column - 1)
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

    use super::is_told;

    /// Whether a number that column 3 cuts in row 5 is told of a table whose second column has this role.
    #[track_caller]
    fn check(before: ColumnRole, is_expected: bool) {
        let column = |at: u32, role: ColumnRole| Column { at: Some(at), ..Column::new("", role, None) };
        let columns = vec![column(1, ColumnRole::Code), column(2, before), column(3, ColumnRole::Value)];
        let table = TableLayout { header_rows: Some([1, 1]), column: columns, ..TableLayout::empty() };
        let place = Place { row: Some(5), column: Some(3), ..Place::default() };
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, place);
        assert_eq!(is_told(std::slice::from_ref(&table), &finding), is_expected, "{before:?}");
        let rare = finding.clone().with("what", "rare");
        assert!(is_told(std::slice::from_ref(&table), &rare), "a number of one column reaches into the other");
        let title = Finding { place: Place { row: Some(1), ..finding.place.clone() }, ..finding };
        assert!(!is_told(&[table], &title), "above the rows of the table");
    }

    #[test]
    fn a_number_is_cut_where_its_beginning_is_not_read() {
        check(ColumnRole::Ignore, true);
        check(ColumnRole::Value, false);
        check(ColumnRole::Time, false);
    }
}
