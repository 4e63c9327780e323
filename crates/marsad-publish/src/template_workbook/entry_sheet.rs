//! The sheet to fill in: a title, what to do, headers that stay, and rows with the series that are expected.

use marsad_model::{ColumnRole, DataTable, Observation, TEMPLATE_HEADER_ROW, TIME_PERIOD, TemplateColumn};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, Worksheet, XlsxError,
};

use super::{CODES_SHEET, ROWS_MAX, TemplateBook};

/// The status of a value about which there is nothing to say.
const USUAL: &str = "A";
/// Widths of columns, in characters.
const LABEL_WIDTH: f64 = 28.0;
const NUMBER_WIDTH: f64 = 16.0;
/// The last column that a sheet can have.
const COLUMN_LAST: u16 = 16_383;
/// No count is larger.
const VALUE_MAX: f64 = 1e15;

pub(super) fn write(sheet: &mut Worksheet, book: &TemplateBook<'_>) -> Result<(), XlsxError> {
    let voice = book.names.voice;
    sheet.set_name(voice.say("template-sheet"))?;
    sheet.set_right_to_left(voice.lang().is_right_to_left());
    let bold = Format::new().set_bold().set_font_size(14);
    sheet.write_with_format(0, 0, book.agreement, &bold)?;
    sheet.write_with_format(1, 0, voice.say("template-hint"), &closed())?;
    write_heads(sheet, book)?;
    for (place, column) in book.layout.columns.iter().enumerate() {
        write_column(sheet, book, (place as u16, column))?;
    }
    open_rows(sheet, book.layout.columns.len() as u16)?;
    if let Some(last) = book.last {
        write_series(sheet, book, last)?;
    }
    // Everything below the headers may be typed, deleted and sorted; the headers may not.
    let options = ProtectionOptions {
        delete_rows: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&options);
    sheet.set_freeze_panes(TEMPLATE_HEADER_ROW, 0)?;
    sheet.set_selection(TEMPLATE_HEADER_ROW, 0, TEMPLATE_HEADER_ROW, 0)?;
    Ok(())
}

/// Opens what lies beside the columns as well, to the edge of the sheet, and closes the rows of the headers as far: of a
/// protected sheet a row may be deleted only where each of its cells is open.
fn open_rows(sheet: &mut Worksheet, beside: u16) -> Result<(), XlsxError> {
    sheet.set_column_range_format(beside, COLUMN_LAST, &Format::new().set_unlocked())?;
    for row in 0..TEMPLATE_HEADER_ROW {
        sheet.set_row_format(row, &closed())?;
    }
    Ok(())
}

/// A cell that stays as it is. Cells are closed as they come, but one with nothing of its own would take after its column.
fn closed() -> Format {
    Format::new().set_align(FormatAlign::VerticalCenter)
}

fn write_heads(sheet: &mut Worksheet, book: &TemplateBook<'_>) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_background_color(super::QUIET_PAPER)
        .set_border_bottom(FormatBorder::Medium)
        .set_align(FormatAlign::VerticalCenter);
    for (place, name) in book.heads().iter().enumerate() {
        sheet.write_with_format(TEMPLATE_HEADER_ROW - 1, place as u16, name, &head)?;
    }
    Ok(())
}

/// How the cells of a column look, and what may be chosen in them.
fn write_column(
    sheet: &mut Worksheet,
    book: &TemplateBook<'_>,
    (place, column): (u16, &TemplateColumn),
) -> Result<(), XlsxError> {
    sheet.set_column_format(place, &open(column))?;
    sheet.set_column_width(place, if column.role == ColumnRole::Value { NUMBER_WIDTH } else { LABEL_WIDTH })?;
    let Some(rule) = rule(book, (place, column))? else { return Ok(()) };
    let first = TEMPLATE_HEADER_ROW;
    sheet.add_data_validation(first, place, first + ROWS_MAX - 1, place, &rule)?;
    Ok(())
}

/// A cell that may be filled in. What is typed stays as it was typed: a quarter is no date.
fn open(column: &TemplateColumn) -> Format {
    match column.role {
        ColumnRole::Value => Format::new().set_unlocked(),
        _ => Format::new().set_unlocked().set_num_format("@"),
    }
}

fn rule(book: &TemplateBook<'_>, (place, column): (u16, &TemplateColumn)) -> Result<Option<DataValidation>, XlsxError> {
    let voice = book.names.voice;
    let rule = match column.role {
        ColumnRole::Code if !column.codes.is_empty() => {
            let letters = column_letters(place);
            let last = column.codes.len() + 1;
            let list = Formula::new(format!("={CODES_SHEET}!${letters}$2:${letters}${last}"));
            DataValidation::new().allow_list_formula(list).set_error_message(voice.say("template-choose"))?
        }
        // A number that is not known is left blank and given a status, so that other texts are asked about, not refused.
        ColumnRole::Value => DataValidation::new()
            .allow_decimal_number(DataValidationRule::Between(-VALUE_MAX, VALUE_MAX))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(voice.say("template-number"))?,
        _ => return Ok(None),
    };
    Ok(Some(rule.set_error_title(voice.say("template-wrong"))?))
}

/// A row for each series that is expected, for the period that is asked for, its value blank.
fn write_series(sheet: &mut Worksheet, book: &TemplateBook<'_>, last: &DataTable) -> Result<(), XlsxError> {
    let period = book.period.map(ToString::to_string).unwrap_or_default();
    let rows = last.observations().iter().take(ROWS_MAX as usize).enumerate();
    for (at, observation) in rows {
        for (place, column) in book.layout.columns.iter().enumerate() {
            let text = match column.role {
                ColumnRole::Value | ColumnRole::Text => continue,
                ColumnRole::Time => period.clone(),
                _ if column.component == *"OBS_STATUS" => usual(book, column),
                _ => label(book, (last, observation), column),
            };
            sheet.write_with_format(TEMPLATE_HEADER_ROW + at as u32, place as u16, text, &open(column))?;
        }
    }
    Ok(())
}

/// What is chosen where there is nothing to say of a value; blank where the list has no such code.
fn usual(book: &TemplateBook<'_>, column: &TemplateColumn) -> String {
    let lang = book.names.voice.lang();
    let known = column.codes.iter().find(|known| known.code == *USUAL);
    known.map_or_else(String::new, |known| known.label.get(lang).to_owned())
}

/// What an observation says in a column, as it is chosen there.
pub(super) fn label(
    book: &TemplateBook<'_>,
    (table, observation): (&DataTable, &Observation),
    column: &TemplateColumn,
) -> String {
    let lang = book.names.voice.lang();
    let component = column.component.as_str();
    if component == TIME_PERIOD {
        return observation.period.to_string();
    }
    let code = match table.structure.dimension_place(component) {
        Some(place) => observation.key.get(place).map(|code| code.as_str().to_owned()),
        None => table.structure.attribute_place(component).and_then(|place| observation.attributes.get(place)?.clone()),
    };
    code.map_or_else(String::new, |code| column.label(&code, lang).to_owned())
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn column_letters(place: u16) -> String {
    let (mut letters, mut rest) = (Vec::new(), u32::from(place) + 1);
    while rest > 0 {
        let letter = (rest - 1) % 26;
        letters.push(char::from(b'A' + letter as u8));
        rest = (rest - 1 - letter) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_letters_of_workbooks() {
        for (place, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(place), letters);
        }
    }
}
