//! The sheets around the one to fill in: what was sent last, the guide, the codes and the mark.

use marsad_model::{ColumnRole, DataTable, TEMPLATE_SHEET};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::entry_sheet::label;
use super::{CODES_SHEET, QUIET_INK, QUIET_PAPER, TemplateBook};

/// The last values, to be read and not changed.
pub(super) fn write_last(sheet: &mut Worksheet, book: &TemplateBook<'_>, last: &DataTable) -> Result<(), XlsxError> {
    let voice = book.names.voice;
    sheet.set_name(voice.say("template-sheet-last"))?;
    sheet.set_right_to_left(voice.lang().is_right_to_left());
    let quiet = Format::new().set_background_color(QUIET_PAPER).set_font_color(QUIET_INK);
    let bold = quiet.clone().set_bold();
    for (place, name) in book.heads().iter().enumerate() {
        sheet.write_with_format(0, place as u16, name, &bold)?;
        sheet.set_column_width(place as u16, 24)?;
    }
    for (at, observation) in last.observations().iter().enumerate() {
        for (place, column) in book.layout.columns.iter().enumerate() {
            let (row, place) = (at as u32 + 1, place as u16);
            match (column.role, observation.value) {
                (ColumnRole::Value, Some(value)) => sheet.write_with_format(row, place, value, &quiet)?,
                (ColumnRole::Value, None) => sheet.write_blank(row, place, &quiet)?,
                _ => sheet.write_with_format(row, place, label(book, (last, observation), column), &quiet)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect();
    Ok(())
}

/// What each column holds, and how the file is sent.
pub(super) fn write_guide(sheet: &mut Worksheet, book: &TemplateBook<'_>) -> Result<(), XlsxError> {
    let (voice, lang) = (book.names.voice, book.names.voice.lang());
    sheet.set_name(voice.say("template-sheet-guide"))?;
    sheet.set_right_to_left(lang.is_right_to_left());
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = wrapped.clone().set_bold();
    let dataflow = book.names.dataflow;
    let rows = if book.has_rows() { "template-guide-rows-text" } else { "template-guide-rows-none" };
    let mut lines: Vec<(String, String)> = vec![
        (voice.say("definition-title"), dataflow.name.get(lang).to_owned()),
        (voice.say("definition-universe"), dataflow.universe.get(lang).to_owned()),
        (voice.say("template-guide-rows"), voice.say(rows)),
        (voice.say("template-guide-missing"), voice.say("template-guide-missing-text")),
        (voice.say("template-guide-send"), voice.say("template-guide-send-text")),
    ];
    for (column, head) in book.layout.columns.iter().zip(book.heads()) {
        let concept = book.names.pack.concept(column.component.as_str());
        let about = match (column.role, concept) {
            (ColumnRole::Time, _) => voice.say(&format!("template-period-{:?}", book.layout.frequency).to_lowercase()),
            (_, Some(concept)) => concept.description.get(lang).to_owned(),
            (_, None) => String::new(),
        };
        lines.push((head, about));
    }
    for (row, (name, text)) in lines.iter().enumerate() {
        sheet.write_with_format(row as u32, 0, name, &bold)?;
        sheet.write_with_format(row as u32, 1, text, &wrapped)?;
    }
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
    sheet.protect();
    Ok(())
}

/// The lists behind the cells: each below the place of its column.
pub(super) fn write_codes(sheet: &mut Worksheet, book: &TemplateBook<'_>) -> Result<(), XlsxError> {
    let lang = book.names.voice.lang();
    sheet.set_name(CODES_SHEET)?;
    for (place, column) in book.layout.columns.iter().enumerate() {
        sheet.write(0, place as u16, column.component.as_str())?;
        for (at, known) in column.codes.iter().enumerate() {
            sheet.write(at as u32 + 1, place as u16, known.label.get(lang))?;
        }
    }
    sheet.set_hidden(true);
    sheet.protect();
    Ok(())
}

/// What the file is, for which agreement, and what its columns are.
pub(super) fn write_mark(sheet: &mut Worksheet, book: &TemplateBook<'_>) -> Result<(), XlsxError> {
    sheet.set_name(TEMPLATE_SHEET)?;
    for (place, word) in book.layout.mark().iter().enumerate() {
        sheet.write(0, place as u16, word)?;
    }
    sheet.set_very_hidden(true);
    sheet.protect();
    Ok(())
}
