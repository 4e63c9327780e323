//! A new workbook for rows that came in another format (CSV, XLS, ODS), marked as a sender's own would be.

use std::collections::BTreeMap;

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

use super::cell_ref::{COLUMNS_MAX, ROWS_MAX};
use super::package::refuse_beyond;
use super::sheet_name::free_sheet_name;
use super::words_in_xml::fitting;
use super::{Mark, MarkError, MarkedWords, SummaryLine, mark_workbook};

/// A workbook of sheets by name, each cell the text it was, coloured and commented, and the summary on a sheet more.
///
/// Names that no sheet can have are changed; marks and links still say the names as they were given.
///
/// # Errors
/// When there are more rows or columns than a sheet holds, or the workbook cannot be written.
pub fn sheet_of_rows(
    sheets: &[(String, Vec<Vec<String>>)],
    marks: &[Mark],
    summary: &[SummaryLine],
    words: &MarkedWords,
) -> Result<Vec<u8>, MarkError> {
    let names = sheet_names(sheets);
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        refuse_beyond("rows", rows.len() as u64, ROWS_MAX.into())?;
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        refuse_beyond("columns", width as u64, COLUMNS_MAX.into())?;
        let name = names.get(name.as_str()).map(String::as_str).unwrap_or_default();
        write_rows(sheet, name, rows).map_err(MarkError::unwritable)?;
    }
    let plain = workbook.save_to_buffer().map_err(MarkError::unwritable)?;
    let renamed = |name: &str| names.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let marks: Vec<Mark> = marks.iter().map(|mark| Mark { sheet: renamed(&mark.sheet), ..mark.clone() }).collect();
    let relinked = |line: &SummaryLine| SummaryLine {
        target: line.target.as_ref().map(|(sheet, row, column)| (renamed(sheet), *row, *column)),
        ..line.clone()
    };
    let summary: Vec<SummaryLine> = summary.iter().map(relinked).collect();
    mark_workbook(&plain, &marks, &summary, words)
}

fn sheet_names(sheets: &[(String, Vec<Vec<String>>)]) -> BTreeMap<&str, String> {
    let mut taken = Vec::new();
    let mut names = BTreeMap::new();
    for (name, _) in sheets {
        let fit = free_sheet_name(name, &taken);
        taken.push(fit.clone());
        names.insert(name.as_str(), fit);
    }
    names
}

/// Whether most letters of a sheet are read from right to left: it runs as its sender wrote it, whoever reads the answer.
fn is_right_to_left(rows: &[Vec<String>]) -> bool {
    let of_right =
        |letter: &char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let letters = || rows.iter().flatten().flat_map(|text| text.chars()).filter(|letter| letter.is_alphabetic());
    2 * letters().filter(of_right).count() > letters().count()
}

fn write_rows(sheet: &mut Worksheet, name: &str, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_right_to_left(is_right_to_left(rows));
    for (row, texts) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, fitting(text))?;
        }
    }
    // The texts stay what was sent; Excel need not offer to make numbers of them.
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width > 0 {
        let last = (rows.len().saturating_sub(1) as u32, width.saturating_sub(1) as u16);
        sheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}
