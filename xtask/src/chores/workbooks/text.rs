//! Text: cells with a mark between them, or in columns of fixed width.

use super::grid::{Cell, Sheet};
use super::layout::Layout;

/// Delimited text.
pub fn delimited(layout: &Layout, sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    let delimiter = u8::try_from(layout.delimiter).map_err(|error| error.to_string())?;
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        let cells: Vec<String> =
            if row.is_empty() { vec![String::new()] } else { row.iter().map(Cell::text).collect() };
        writer.write_record(cells).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    encoded(&String::from_utf8(bytes).map_err(|error| error.to_string())?, &layout.encoding)
}

/// Text in columns; a line of one cell runs over all of them.
pub fn fixed_width(layout: &Layout, sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    let mut text = String::new();
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let cell = cell.text();
            let width = layout.widths.get(at).copied().unwrap_or_default();
            if at + 1 < row.len() && cell.chars().count() >= width {
                return Err(format!("`{cell}` does not fit into {width} characters"));
            }
            line.push_str(&format!("{cell:width$}"));
        }
        text.push_str(line.trim_end());
        text.push_str("\r\n");
    }
    encoded(&text, &layout.encoding)
}

fn encoded(text: &str, encoding: &str) -> Result<Vec<u8>, String> {
    let found = encoding_rs::Encoding::for_label(encoding.as_bytes());
    let (bytes, _, has_lost) = found.ok_or_else(|| format!("no encoding `{encoding}`"))?.encode(text);
    if has_lost {
        return Err(format!("{encoding} has no letter for a part of the text"));
    }
    Ok(bytes.into_owned())
}
