//! Observations as a workbook: one sheet, headers on its first row, values as numbers.

use std::path::Path;

use rust_xlsxwriter::{Image, Workbook, XlsxError};

use super::observations::{Observations, Row};
use crate::shell::Done;

/// Writes every row; a sheet holds 1,048,576 with the headers.
pub fn write(observations: &Observations, path: &Path) -> Done {
    write_sheet(observations, path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_sheet(observations: &Observations, path: &Path) -> Result<(), XlsxError> {
    filled(observations.headers(), observations.iter(), None)?.save(path)
}

/// The bytes of a workbook of these rows, with a picture beside them where there is one.
pub fn bytes<'a>(
    headers: Vec<&str>,
    rows: impl Iterator<Item = Row<'a>>,
    picture: Option<&Image>,
) -> Result<Vec<u8>, XlsxError> {
    filled(headers, rows, picture)?.save_to_buffer()
}

fn filled<'a>(
    headers: Vec<&str>,
    rows: impl Iterator<Item = Row<'a>>,
    picture: Option<&Image>,
) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    if let Some(picture) = picture {
        sheet.insert_image(0, headers.len() as u16 + 1, picture)?;
    }
    for (column, header) in (0_u16..).zip(headers) {
        sheet.write_string(0, column, header)?;
    }
    for (at, row) in (1_u32..).zip(rows) {
        for (column, code) in (0_u16..).zip(row.key) {
            sheet.write_string(at, column, code)?;
        }
        let after_key = row.key.len() as u16;
        sheet.write_number(at, after_key, row.value as f64)?;
        sheet.write_string(at, after_key + 1, row.status)?;
    }
    Ok(workbook)
}
