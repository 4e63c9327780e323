//! Office Open XML workbooks.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::raw_table::{Cell, RawRow, RawTable, Unreadable, tidy};

/// How many filled cells a sheet may have.
const CELLS_MAX: usize = 20_000_000;

/// The table on the sheet named `sheet` (the first where none is named), headed by row `header_row`.
pub(crate) fn read(bytes: &[u8], sheet: Option<&str>, header_row: u32) -> Result<RawTable, Unreadable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let names = workbook.sheet_names();
    let name = match sheet {
        Some(wanted) => {
            names.iter().find(|name| tidy(name) == tidy(wanted)).cloned().ok_or_else(|| no_sheet(wanted, &names))?
        }
        None => names.first().cloned().ok_or_else(|| no_sheet("", &names))?,
    };
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| unreadable(error.to_string()))?;
    let mut rows: BTreeMap<u32, Vec<(u32, Cell)>> = BTreeMap::new();
    let mut count = 0_usize;
    // Cell by cell: a sheet may have one cell in its farthest corner, and must not be taken to be full up to there.
    while let Some(found) = cells.next_cell().map_err(|error| unreadable(error.to_string()))? {
        let (row, column) = found.get_position();
        let cell = cell(&Data::from(found.get_value().clone()));
        if cell.is_empty() {
            continue;
        }
        count += 1;
        if count > CELLS_MAX {
            return Err(unreadable(format!("more than {CELLS_MAX} cells")));
        }
        rows.entry(row).or_default().push((column, cell));
    }
    Ok(table(name, rows, header_row))
}

fn table(sheet: String, rows: BTreeMap<u32, Vec<(u32, Cell)>>, header_row: u32) -> RawTable {
    let mut table = RawTable { sheet, header_row, headers: Vec::new(), rows: Vec::new() };
    for (row, found) in rows {
        let number = row + 1;
        match number.cmp(&header_row) {
            Ordering::Less => {}
            Ordering::Equal => table.headers = filled(found).into_iter().map(|cell| cell.text).collect(),
            Ordering::Greater => table.rows.push(RawRow { number, cells: filled(found) }),
        }
    }
    table
}

/// The cells of a row from the edge of the sheet on.
fn filled(found: Vec<(u32, Cell)>) -> Vec<Cell> {
    let width = found.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or(0);
    let mut cells = vec![Cell::default(); width];
    for (column, cell) in found {
        cells[column as usize] = cell;
    }
    cells
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::default(),
        Data::Float(number) => Cell { text: number.to_string(), number: Some(*number) },
        Data::Int(number) => Cell { text: number.to_string(), number: Some(*number as f64) },
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(date) => Cell::text(&date.date().to_string()),
            None => Cell { text: moment.as_f64().to_string(), number: Some(moment.as_f64()) },
        },
        other => Cell::text(&other.to_string()),
    }
}

fn no_sheet(wanted: &str, names: &[String]) -> Unreadable {
    unreadable(format!("no sheet `{wanted}`, only `{}`", names.join("`, `")))
}

fn unreadable(detail: String) -> Unreadable {
    Unreadable { expected: "XLSX".to_owned(), detail }
}
