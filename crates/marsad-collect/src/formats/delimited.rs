//! Delimited text.

use std::borrow::Cow;

use crate::raw_table::{Cell, RawRow, RawTable, Unreadable};

/// The table in `bytes`; rows are numbered by the line on which they begin.
pub(crate) fn read(bytes: &[u8], delimiter: char, header_row: u32) -> Result<RawTable, Unreadable> {
    let text = decode(bytes)?;
    let delimiter =
        u8::try_from(delimiter).map_err(|_| unreadable("the delimiter of the profile is no ASCII character"))?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut table = RawTable { sheet: String::new(), header_row, headers: Vec::new(), rows: Vec::new() };
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error.to_string()))?;
        let number = record.position().map_or(0, |position| position.line() as u32);
        let cells: Vec<Cell> = record.iter().map(Cell::text).collect();
        match number.cmp(&header_row) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => table.headers = cells.into_iter().map(|cell| cell.text).collect(),
            std::cmp::Ordering::Greater => table.rows.push(RawRow { number, cells }),
        }
    }
    Ok(table)
}

/// The text of a file in UTF-8, or in UTF-16 with its mark.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, _, has_errors) = encoding.decode(bytes);
    if has_errors { Err(unreadable("its characters are not UTF-8")) } else { Ok(text) }
}

fn unreadable(detail: &str) -> Unreadable {
    Unreadable { expected: "CSV".to_owned(), detail: detail.to_owned() }
}
