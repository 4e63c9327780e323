//! Where around a table a line may stand that is about it.

use marsad_model::{CellName, Place, TableLayout};

/// Whether a row is one of the headers of a table.
pub(in crate::reading) fn is_header(layout: &TableLayout, row: u32) -> bool {
    layout.header_rows.is_some_and(|[first, last]| (first..=last).contains(&row))
}

/// The first row of a table, be it of headers or of data.
pub(in crate::reading) fn start_of(layout: &TableLayout) -> u32 {
    layout.header_rows.or(layout.rows).map_or(1, |[first, _]| first)
}

pub(in crate::reading) fn end_of(layout: &TableLayout) -> u32 {
    layout.rows.map_or(u32::MAX, |[_, last]| last)
}

/// Whether a cell lies within the columns of a table.
pub(super) fn is_within(layout: &TableLayout, at: CellName) -> bool {
    layout.columns.is_none_or(|[first, last]| (first..=last).contains(&at.column))
}

/// Whether two tables have no column in common.
pub(in crate::reading) fn are_apart(one: &TableLayout, other: &TableLayout) -> bool {
    let columns = one.columns.zip(other.columns);
    columns.is_some_and(|([first, last], [other_first, other_last])| last < other_first || other_last < first)
}

/// The rows in which a line that stood on `row` belongs to the same table: below the tables before it, above those after.
pub(in crate::reading) fn rows_around(row: u32, layout: &TableLayout, tables: &[&TableLayout]) -> [u32; 2] {
    if is_header(layout, row) {
        return [start_of(layout), layout.header_last()];
    }
    let ends = tables.iter().map(|table| end_of(table)).filter(|end| *end < row);
    let starts = tables.iter().map(|table| start_of(table)).filter(|start| *start > row);
    [ends.max().map_or(1, |end| end + 1), starts.min().map_or(row, |start| start - 1)]
}

/// A cell of a sheet, or all of it.
pub(in crate::reading) fn place_of(file: &str, sheet: &str, at: Option<CellName>) -> Place {
    Place { file: file.to_owned(), sheet: sheet.to_owned(), row: at.map(|at| at.row), column: at.map(|at| at.column) }
}

#[cfg(test)]
mod tests {
    use marsad_model::TableLayout;

    use super::rows_around;

    #[test]
    fn a_line_belongs_to_the_table_between_whose_neighbours_it_stands() {
        let table = |first: u32, last: Option<u32>| TableLayout {
            header_rows: Some([first, first]),
            rows: last.map(|last| [first + 1, last]),
            ..TableLayout::empty()
        };
        let (one, two) = (table(3, Some(8)), table(12, None));
        let tables = [&one, &two];
        assert_eq!(rows_around(1, &one, &tables), [1, 2]);
        assert_eq!(rows_around(10, &two, &tables), [9, 11]);
        assert_eq!(rows_around(2, &two, &tables), [1, 2], "the title of the sheet is about both");
        assert_eq!(rows_around(12, &two, &tables), [12, 12]);
    }
}
