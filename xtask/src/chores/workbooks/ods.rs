//! Open documents: the least that a spreadsheet needs.

use std::fmt::Write as _;

use super::grid::{Cell, Sheet};
use super::package;

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
    // The type comes first, so that it can be read without unpacking anything.
    let parts = [("mimetype", TYPE.to_owned()), ("META-INF/manifest.xml", manifest), ("content.xml", content(sheets))];
    package::stored(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
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
