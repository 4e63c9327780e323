//! Office Open XML workbooks, with the same bytes each time.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use super::grid::{Cell, Merge, Sheet};

/// How wide a column may be, in characters.
const WIDTH_MAX: usize = 60;

/// The bytes of a workbook.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A workbook says when it was made; a generated one was made on a fixed day.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?.set_right_to_left(sheet.is_right_to_left);
    let plain = Format::new();
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    for (at, row) in sheet.rows.iter().enumerate() {
        let format = if sheet.headers.contains(&at) { &bold } else { &plain };
        for (column, cell) in row.iter().enumerate() {
            write_cell(worksheet, (at, column), cell, format)?;
        }
    }
    for merge in &sheet.merges {
        let text = sheet.rows[merge.rows[0]][merge.columns[0]].text();
        let format = if sheet.headers.contains(&merge.rows[0]) { &bold } else { &plain };
        merge_cells(worksheet, *merge, &text, format)?;
    }
    for (column, width) in widths(sheet).into_iter().enumerate() {
        worksheet.set_column_width(column as u16, width as f64)?;
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (usize, usize),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, column) = (row as u32, column as u16);
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            worksheet.write_with_format(row, column, text, format)?;
        }
        Cell::Number(number, _) => {
            worksheet.write_with_format(row, column, *number, format)?;
        }
        Cell::Percent(number, _) => {
            worksheet.write_with_format(row, column, *number, &Format::new().set_num_format("0.0%"))?;
        }
        Cell::Share { of, whole, result } => {
            let formula = format!("={}/{}", address(*of), address(*whole));
            let formula = Formula::new(formula).set_result(result.to_string());
            worksheet.write_with_format(row, column, formula, &Format::new().set_num_format("0.0%"))?;
        }
    }
    Ok(())
}

fn merge_cells(worksheet: &mut Worksheet, merge: Merge, text: &str, format: &Format) -> Result<(), XlsxError> {
    let [top, bottom] = merge.rows.map(|row| row as u32);
    let [left, right] = merge.columns.map(|column| column as u16);
    let format = format.clone().set_align(FormatAlign::VerticalCenter);
    worksheet.merge_range(top, left, bottom, right, text, &format)?;
    Ok(())
}

/// `C7` for row 6 and column 2.
fn address((row, column): (usize, usize)) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row as u32, column as u16)
}

/// How wide each column is: as its longest cell below the headers, within bounds.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let first = sheet.headers.first().copied().unwrap_or_default();
    let count = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = sheet.rows.iter().skip(first).filter(|row| row.len() > 1).filter_map(|row| row.get(column));
        cells.map(|cell| cell.text().chars().count() + 2).max().unwrap_or(10).clamp(10, WIDTH_MAX)
    };
    (0..count).map(width).collect()
}
