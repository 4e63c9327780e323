//! Open documents: a small package of our own, stored and not compressed, so that its bytes never change.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::grid::{Cell, Sheet};

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#
);

/// The bytes of a spreadsheet.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    let manifest = format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?>"#,
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" "#,
            r#"manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/>"#,
            r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>"#,
            r#"</manifest:manifest>"#
        ),
        TYPE
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT);
    // The type comes first, so that it can be read without unpacking anything.
    for (name, text) in
        [("mimetype", TYPE.to_owned()), ("META-INF/manifest.xml", manifest), ("content.xml", content(sheets))]
    {
        package.start_file(name, options).map_err(|error| error.to_string())?;
        package.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    }
    package.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn content(sheets: &[Sheet]) -> String {
    let tables: String = sheets.iter().map(table).collect();
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {} office:version="1.3">"#,
            r#"<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"#
        ),
        NAMESPACES, tables
    )
}

fn table(sheet: &Sheet) -> String {
    let mut text = format!(r#"<table:table table:name="{}">"#, escaped(&sheet.name));
    for row in &sheet.rows {
        text.push_str("<table:table-row>");
        row.iter().for_each(|cell| push_cell(&mut text, cell));
        if row.is_empty() {
            push_cell(&mut text, &Cell::Blank);
        }
        text.push_str("</table:table-row>");
    }
    text.push_str("</table:table>");
    text
}

fn push_cell(text: &mut String, cell: &Cell) {
    let shown = escaped(&cell.text());
    // Writing to a text cannot fail.
    let _ = match cell {
        Cell::Blank => write!(text, "<table:table-cell/>"),
        Cell::Number(number, _) | Cell::Percent(number, _) => write!(
            text,
            r#"<table:table-cell office:value-type="float" office:value="{number}"><text:p>{shown}</text:p></table:table-cell>"#
        ),
        Cell::Text(_) | Cell::Share { .. } => {
            write!(text, r#"<table:table-cell office:value-type="string"><text:p>{shown}</text:p></table:table-cell>"#)
        }
    };
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
