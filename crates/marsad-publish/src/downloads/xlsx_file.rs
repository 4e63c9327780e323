//! Workbooks: the table on one sheet, what it means on another; right to left in Arabic.

use marsad_model::Lang;
use marsad_protect::ReleasedTable;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{coded, fixed, header, number_said};
use crate::{Edition, citation};

/// A released table as an Office Open XML workbook; empty where it is too large for one (1,048,576 rows).
pub fn xlsx(table: &ReleasedTable, edition: &Edition<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let is_written = data_sheet(workbook.add_worksheet(), table, edition)
        .and_then(|()| about_sheet(workbook.add_worksheet(), edition));
    is_written.and_then(|()| workbook.save_to_buffer()).unwrap_or_default()
}

fn data_sheet(sheet: &mut Worksheet, table: &ReleasedTable, edition: &Edition<'_>) -> Result<(), XlsxError> {
    let voice = edition.names.voice;
    sheet.set_name(voice.say("download-sheet-data"))?.set_right_to_left(voice.lang() == Lang::Ar);
    let bold = Format::new().set_bold();
    for (column, text) in header(edition).iter().enumerate() {
        sheet.write_with_format(0, column as u16, text, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let (fixed, note) = (fixed(edition), edition.note());
    for (place, observation) in table.data().observations().iter().enumerate() {
        let row = place as u32 + 1;
        let codes = coded(edition, observation).into_iter().flat_map(|(code, name)| [code, name]);
        let mut texts: Vec<String> = codes.chain([observation.period.to_string()]).collect();
        let value_column = texts.len() as u16;
        texts.push(String::new());
        let attributes = edition.names.structure.observation_attributes().zip(&observation.attributes);
        for (attribute, text) in attributes {
            let text = text.as_deref().unwrap_or_default();
            match number_said(attribute, text) {
                Some(number) => {
                    sheet.write(row, texts.len() as u16, number)?;
                    texts.push(String::new());
                }
                None => texts.push(text.to_owned()),
            }
        }
        texts.extend(fixed.iter().map(|(_, code)| code.clone()));
        texts.push(edition.release.number.to_string());
        texts.extend(note.clone());
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column as u16, text)?;
        }
        if let Some(value) = observation.value {
            sheet.write(row, value_column, value)?;
        }
    }
    sheet.autofit();
    Ok(())
}

fn about_sheet(sheet: &mut Worksheet, edition: &Edition<'_>) -> Result<(), XlsxError> {
    let names = &edition.names;
    let (voice, lang) = (names.voice, names.voice.lang());
    sheet.set_name(voice.say("download-sheet-about"))?.set_right_to_left(lang == Lang::Ar);
    let wrapped = Format::new().set_text_wrap();
    let bold = Format::new().set_bold();
    let lines = [
        ("definition-title", names.dataflow.name.get(lang).to_owned()),
        ("definition-description", names.dataflow.description.get(lang).to_owned()),
        ("definition-universe", names.dataflow.universe.get(lang).to_owned()),
        ("definition-unit", names.unit(None)),
        ("definition-caveat", names.dataflow.caveat.get(lang).to_owned()),
        ("definition-producers", edition.producers()),
        ("definition-released", edition.day()),
        ("definition-citation", citation(edition)),
        ("definition-licence", names.pack.head.licence.get(lang).to_owned()),
        ("definition-link", edition.link.to_owned()),
    ];
    for (row, (key, text)) in lines.iter().enumerate() {
        sheet.write_with_format(row as u32, 0, voice.say(key), &bold)?;
        sheet.write_with_format(row as u32, 1, text, &wrapped)?;
    }
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
    Ok(())
}
