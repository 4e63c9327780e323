//! Observations as a workbook: one sheet, headers on its first row, values as numbers.

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::observations::Observations;
use crate::shell::Done;

/// Writes every row; a sheet holds 1,048,576 with the headers.
pub fn write(observations: &Observations, path: &Path) -> Done {
    write_sheet(observations, path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_sheet(observations: &Observations, path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0_u16..).zip(observations.headers()) {
        sheet.write_string(0, column, header)?;
    }
    for (at, row) in (1_u32..).zip(observations.iter()) {
        for (column, code) in (0_u16..).zip(row.key) {
            sheet.write_string(at, column, code)?;
        }
        let after_key = row.key.len() as u16;
        sheet.write_number(at, after_key, row.value as f64)?;
        sheet.write_string(at, after_key + 1, row.status)?;
    }
    workbook.save(path)
}
