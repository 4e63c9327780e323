//! A row of a workbook, cell after cell. Used by the workbooks of questions and of tables over a survey.
//!
//! Does not hold: which cells a row has, nor heads and sheets, which belong to each workbook.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// A cell: text, a number or nothing.
pub(crate) enum Written {
    Text(String),
    Number(Option<f64>),
}

/// Writes a row, counted from 0; a blank text and no number leave their cell alone.
pub(crate) fn write_row(sheet: &mut Worksheet, row: usize, cells: Vec<Written>) -> Result<(), XlsxError> {
    for (column, cell) in cells.into_iter().enumerate() {
        match cell {
            Written::Text(text) if !text.is_empty() => sheet.write(row as u32, column as u16, text).map(|_| ())?,
            Written::Number(Some(value)) => sheet.write(row as u32, column as u16, value).map(|_| ())?,
            Written::Text(_) | Written::Number(None) => {}
        }
    }
    Ok(())
}
