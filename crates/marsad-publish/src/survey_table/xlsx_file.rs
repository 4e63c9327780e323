//! A table of estimates as a workbook: the numbers on one sheet, what they mean on another; right to left in Arabic.

use marsad_model::Lang;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::csv_file::{around, header, key};
use super::{SurveyCell, SurveyTable};
use crate::sheet_row::{Written, write_row};

/// How wide a column becomes at most.
const COLUMN_PIXELS_MAX: u32 = 320;

/// The table as an Office Open XML workbook; empty where it could not be written.
pub fn survey_xlsx(table: &SurveyTable<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let is_written =
        data_sheet(workbook.add_worksheet(), table).and_then(|()| about_sheet(workbook.add_worksheet(), table));
    is_written.and_then(|()| workbook.save_to_buffer()).unwrap_or_default()
}

fn data_sheet(sheet: &mut Worksheet, table: &SurveyTable<'_>) -> Result<(), XlsxError> {
    let voice = table.names.voice;
    sheet.set_name(voice.say("download-sheet-data"))?.set_right_to_left(voice.lang() == Lang::Ar);
    let bold = Format::new().set_bold();
    for (column, text) in header(table).iter().enumerate() {
        sheet.write_with_format(0, column as u16, text, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let around = around(table);
    for (place, cell) in table.cells.iter().enumerate() {
        let texts = key(table, cell).into_iter().map(Written::Text);
        let all = texts.chain(measures(table, cell)).chain(around.iter().cloned().map(Written::Text));
        write_row(sheet, place + 1, all.collect())?;
    }
    sheet.set_autofit_max_width(COLUMN_PIXELS_MAX);
    sheet.autofit();
    Ok(())
}

fn measures(table: &SurveyTable<'_>, cell: &SurveyCell) -> Vec<Written> {
    let numbers = [cell.value, cell.standard_error, cell.low, cell.high, cell.cv, cell.rows.map(|rows| rows as f64)];
    let mut all: Vec<Written> = numbers.into_iter().map(Written::Number).collect();
    all.push(Written::Text(cell.state.word().to_owned()));
    if !table.is_protected {
        all.extend([cell.design_effect, cell.degrees_of_freedom, cell.weight].map(Written::Number));
    }
    all
}

fn about_sheet(sheet: &mut Worksheet, table: &SurveyTable<'_>) -> Result<(), XlsxError> {
    let (names, voice) = (&table.names, table.names.voice);
    sheet.set_name(voice.say("download-sheet-about"))?.set_right_to_left(voice.lang() == Lang::Ar);
    let disclaimer = names.study.disclaimer.as_ref().map(|text| names.text(text)).unwrap_or_default();
    let empty = if table.cells.is_empty() { voice.say("builder-empty") } else { String::new() };
    let lines = [
        ("definition-title", table.title()),
        ("definition-caveat", names.sentence().unwrap_or_default()),
        ("builder-head-disclaimer", disclaimer),
        ("builder-head-remarks", table.remarks().join(" ")),
        ("definition-description", table.subtitle()),
        ("definition-unit", table.unit()),
        ("definition-universe", names.text(&names.study.universe)),
        ("definition-producers", table.source()),
        ("definition-citation", table.citation()),
        ("definition-licence", names.pack.head.licence.get(voice.lang()).to_owned()),
        ("definition-link", table.link.to_owned()),
        ("download-sheet-data", empty),
    ];
    let marks = table.marks().into_iter().map(|(_, state)| (state.word().to_owned(), table.state_text(state)));
    let said = lines.into_iter().map(|(key, text)| (voice.say(key), text));
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (row, (head, text)) in said.chain(marks).filter(|(_, text)| !text.is_empty()).enumerate() {
        sheet.write_with_format(row as u32, 0, head, &bold)?;
        sheet.write_with_format(row as u32, 1, text, &wrapped)?;
    }
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
    Ok(())
}
