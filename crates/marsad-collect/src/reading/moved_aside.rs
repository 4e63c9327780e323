//! Tables that stand in other rows and in other columns at once, as where somebody gave a sheet a margin.
//!
//! All tables of a sheet move together, and only where the headers of none stand in the columns of the profile, be it in
//! other rows. Does not hold: tables of which only the rows or only the columns are others, which `moved`, `moved_columns`
//! and the headers themselves tell.

use marsad_model::{CellName, Finding, FindingCode, Place, Severity, TableLayout};

use super::moved::{first_row, named};
use super::sheet_texts::{CELLS_MAX, SheetTexts};

/// By how many columns a sheet may move to the right.
const COLUMNS_MAX: i64 = 26;

/// By how many columns all tables of a sheet moved, where they are in other rows too; none where that is not certain.
pub(super) fn columns_moved(sheet: &SheetTexts, tables: &[TableLayout], own: &[usize]) -> Option<i64> {
    let own: Vec<&TableLayout> = own.iter().map(|&at| &tables[at]).collect();
    let is_headed = |table: &&TableLayout| table.header_rows.is_some() && named(table).next().is_some();
    let headed: Vec<&TableLayout> = own.iter().copied().filter(is_headed).collect();
    if headed.is_empty() || headed.iter().any(|table| !sheet.places_of(table).is_empty()) {
        return None;
    }
    let first = own.iter().filter_map(|table| first_column(table)).min()?;
    let fits = |by: &i64| {
        let is_there = |table: &&TableLayout| !sheet.places_of(&moved(table, *by)).is_empty();
        headed.iter().all(is_there) && stand_alone(sheet, [first, last_column(&own)].map(|column| to(column, *by)))
    };
    let mut fitting = (1 - i64::from(first)..=COLUMNS_MAX).filter(|by| *by != 0).filter(fits);
    let only = fitting.next()?;
    let is_lower = |table: &&TableLayout| !sheet.places_of(&moved(table, only)).contains(&first_row(table));
    (fitting.next().is_none() && headed.iter().any(is_lower)).then_some(only)
}

/// A table some columns farther, with what stands above it.
pub(super) fn moved(table: &TableLayout, by: i64) -> TableLayout {
    let mut made = table.clone();
    made.columns = table.columns.map(|columns| columns.map(|column| to(column, by)));
    made.column.iter_mut().filter_map(|column| column.at.as_mut()).for_each(|at| *at = to(*at, by));
    made.said.iter_mut().filter_map(|said| said.at.as_mut()).for_each(|at| at.column = to(at.column, by));
    made
}

/// What is told of a table as it was agreed and where it stands now.
pub(super) fn told((agreed, now): (&TableLayout, &TableLayout), (file, sheet): (&str, &str)) -> Option<Finding> {
    let corner = |table: &TableLayout| {
        let [row, _] = table.header_rows?;
        Some(CellName { row, column: first_column(table)? })
    };
    let (expected, found) = (corner(agreed)?, corner(now)?);
    let (row, column) = (Some(found.row), Some(found.column));
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row, column };
    let finding = Finding::new(FindingCode::HeaderMoved, Severity::Note, place).with("what", "cell");
    Some(finding.with("found", found).with("expected", expected))
}

fn to(column: u32, by: i64) -> u32 {
    u32::try_from((i64::from(column) + by).max(1)).unwrap_or(column)
}

/// The first column of which the profile says that it is one of a table.
fn first_column(table: &TableLayout) -> Option<u32> {
    let named = table.column.iter().filter_map(|column| column.at);
    named.chain(table.columns.map(|[first, _]| first)).min()
}

/// The last column of some tables; that of the sheet where one of them has no end.
fn last_column(tables: &[&TableLayout]) -> u32 {
    let ends = tables.iter().map(|table| table.columns.map_or(CELLS_MAX as u32, |[_, last]| last));
    ends.max().unwrap_or(CELLS_MAX as u32)
}

/// Whether nothing stands on the same rows outside of some columns: else those under them may be other tables than those of
/// the profile, whose headers have changed.
fn stand_alone(sheet: &SheetTexts, [first, last]: [u32; 2]) -> bool {
    sheet.rows.iter().all(|(_, cells)| {
        let mut filled = (1..).zip(cells).filter(|(_, text)| !text.is_empty()).map(|(column, _)| column);
        let Some(start) = filled.next() else { return true };
        let is_own = |column: u32| (first..=last).contains(&column);
        filled.all(|column| is_own(column) == is_own(start))
    })
}

#[cfg(test)]
mod tests {
    use marsad_model::{Column, ColumnRole, HeaderRow, Id, TableLayout};

    use super::super::sheet_texts::SheetTexts;
    use super::columns_moved;
    use crate::formats::SheetHead;

    /// By how many columns a table of isles and sexes moved that the profile has from A1 on.
    fn check(rows: &[&[&str]]) -> Option<i64> {
        let isle = Column { at: Some(1), ..Column::new("Isle", ColumnRole::Code, Id::new("ISLE").ok()) };
        let table = TableLayout {
            header_rows: Some([1, 1]),
            column: vec![isle],
            across: vec![HeaderRow { row: 1, components: vec![Id::literal("SEX")] }],
            ..TableLayout::empty()
        };
        let rows = (1..).zip(rows).map(|(number, texts)| (number, texts.iter().map(|&text| text.to_owned()).collect()));
        let sheet = SheetTexts { head: SheetHead::default(), rows: rows.collect() };
        columns_moved(&sheet, &[table], &[0])
    }

    #[test]
    fn a_table_below_and_beside_its_place_is_found_by_its_headers() {
        let (head, row): (&[&str], &[&str]) = (&["", "Isle", "Women", "Men"], &["", "Lulu Isle", "1", "2"]);
        assert_eq!(check(&[&["", "Arrivals"], head, row]), Some(1));
        assert_eq!(check(&[&["Arrivals"], head, row, &["Source: ports"]]), Some(1), "lines of the sheet stay");
        assert_eq!(check(&[head, row]), None, "beside its place alone it is found by its headers");
        assert_eq!(check(&[&["Arrivals"], &head[1..], &row[1..]]), None, "nor is it one only below its place");
    }

    #[test]
    fn another_table_with_these_headers_is_not_taken_for_it() {
        let beside: &[&str] = &["Isles", "Women", "Men", "", "Isle", "Women", "Men"];
        let row: &[&str] = &["Lulu Isle", "1", "2", "", "Lulu Isle", "3", "4"];
        assert_eq!(check(&[&["Arrivals"], beside, row]), None, "the header of its labels has changed");
        let [here, there]: [&[&str]; 2] = [&["", "Isle", "Women"], &["", "", "", "", "", "Isle", "Women"]];
        assert_eq!(check(&[&["Arrivals"], here, &["", "Lulu Isle", "1"], &[], there]), None, "it could be either");
    }
}
