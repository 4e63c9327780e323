//! Office Open XML workbooks.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use crate::raw_table::{Cell, RawRow, RawTable, Unreadable, tidy};

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
    let range = workbook.worksheet_range(&name).map_err(|error| unreadable(error.to_string()))?;
    Ok(table(name, &range, header_row))
}

fn table(sheet: String, range: &Range<Data>, header_row: u32) -> RawTable {
    let mut table = RawTable { sheet, header_row, headers: Vec::new(), rows: Vec::new() };
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (place, cells) in range.rows().enumerate() {
        let number = first_row + place as u32 + 1;
        // Columns are numbered from the edge of the sheet, not from the first cell that is filled.
        let padding = std::iter::repeat_n(Cell::default(), first_column as usize);
        let cells: Vec<Cell> = padding.chain(cells.iter().map(cell)).collect();
        match number.cmp(&header_row) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => table.headers = cells.into_iter().map(|cell| cell.text).collect(),
            std::cmp::Ordering::Greater => table.rows.push(RawRow { number, cells }),
        }
    }
    table
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
