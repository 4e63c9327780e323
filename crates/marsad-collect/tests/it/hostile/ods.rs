//! Open documents: repeats, ends within an element, blanks that are counted.

use super::Expected::{Found, Read};
use super::package::packed;
use super::{Case, case};
use marsad_model::FindingCode;

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NESTED: &str = "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>\
                      </table:table-row></table:table>";

fn word(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

fn number(value: &str, attributes: &str) -> String {
    format!(r#"<table:table-cell office:value-type="float" office:value="{value}" {attributes}></table:table-cell>"#)
}

fn table_row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

/// A sound row of the arrivals of Marjan.
fn record(attributes: &str) -> String {
    let [isle, sex, state, source] = ["Lulu", "Women", "final", "r"].map(word);
    let cells = format!("{}{isle}{sex}{}{state}{source}", number("2024", ""), number("12", ""));
    table_row(attributes, &cells)
}

fn document(rows: &str) -> String {
    let headers = table_row("", &super::HEADERS.trim().split(';').map(word).collect::<String>());
    let table = format!(r#"<table:table table:name="S">{headers}{rows}</table:table>"#);
    let body = format!("<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>");
    format!("<office:document-content>{body}</office:document-content>")
}

fn packed_document(content: &str) -> Vec<u8> {
    packed(&[("mimetype", MIMETYPE), ("content.xml", content)])
}

/// A document of one sheet.
fn ods(rows: &str) -> Vec<u8> {
    packed_document(&document(rows))
}

/// A document of one row that ends where `end` would stand for the last time.
fn document_cut_at(end: &str) -> Vec<u8> {
    let whole = document(&record(""));
    packed_document(&whole[..whole.rfind(end).unwrap()])
}

/// A document that ends within a note on a cell.
fn ods_cut_in_note() -> Vec<u8> {
    let whole = document("<table:table-row><table:table-cell><office:annotation><text:p>a</text:p>");
    packed_document(&whole[..whole.rfind("</text:p></table:table>").unwrap()])
}

fn locked() -> Vec<u8> {
    let manifest = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    packed(&[("mimetype", MIMETYPE), ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")])
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("ods-sound", "a sound document of one row, as all others are made", ods(&record("")), Read),
        case("ods-cut", "cut in the middle", ods(&record(""))[..700].to_vec(), Found(FindingCode::UnreadableFile)),
        case(
            "ods-rows-repeated",
            "one row 2^31 times",
            ods(&record(r#"table:number-rows-repeated="2147483648""#)),
            Found(FindingCode::TooLarge),
        ),
        case(
            "ods-blank-repeated",
            "a blank row 2^31 times before a row",
            ods(&format!("{}{}", table_row(r#"table:number-rows-repeated="2147483648""#, ""), record(""))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "ods-cells-repeated",
            "one cell 2^31 times",
            ods(&table_row("", &number("2024", r#"table:number-columns-repeated="2147483648""#))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "ods-both-repeated",
            "a row of 16,000 cells 16,000 times",
            ods(&table_row(
                r#"table:number-rows-repeated="16000""#,
                &number("1", r#"table:number-columns-repeated="16000""#),
            )),
            Found(FindingCode::TooLarge),
        ),
        case(
            "ods-ends-in-table",
            "a document that ends within its table",
            document_cut_at("</table:table>"),
            Found(FindingCode::CutOff),
        ),
        case(
            "ods-ends-in-cell",
            "a document that ends within a cell",
            document_cut_at("omen"),
            Found(FindingCode::CutOff),
        ),
        case(
            "ods-ends-in-note",
            "a document that ends within a note on a cell",
            ods_cut_in_note(),
            Found(FindingCode::CutOff),
        ),
        case(
            "ods-blanks",
            "2^31 blanks in a text",
            ods(&record("").replace("Lulu", r#"Lu<text:s text:c="2147483648"/>lu"#)),
            Found(FindingCode::TooLarge),
        ),
        case(
            "ods-blanks-negative",
            "-5 blanks in a text",
            ods(&record("").replace("Lulu", r#"Lu<text:s text:c="-5"/>lu"#)),
            Found(FindingCode::UnreadableFile),
        ),
        case("ods-nested", "a table within a cell", ods(&record("").replace("<text:p>r</text:p>", NESTED)), Read),
        case(
            "ods-deep",
            "10,000 elements in each other",
            packed_document(&"<a>".repeat(10_000)),
            Found(FindingCode::CutOff),
        ),
        case(
            "ods-dtd",
            "entities that stand for each other",
            packed_document(&format!("<!DOCTYPE a [<!ENTITY a 'b'>]>{}", document(&record("")))),
            Found(FindingCode::UnreadableFile),
        ),
        case("ods-password", "a document behind a password", locked(), Found(FindingCode::UnreadableFile)),
        case(
            "ods-no-content",
            "a document without its content",
            packed(&[("mimetype", MIMETYPE)]),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "ods-other-kind",
            "a text document under the name of a workbook",
            packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &document(&record("")))]),
            Found(FindingCode::UnreadableFile),
        ),
    ]
}
