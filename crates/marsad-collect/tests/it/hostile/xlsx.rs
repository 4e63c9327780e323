//! Workbooks of today: a package of parts, each of which can lie about itself or about another.

use std::io::{Cursor, Write as _};

use super::Expected::{Found, Read};
use super::package::{packed, replaced};
use super::{Case, case};
use marsad_model::FindingCode;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const SHARED: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const LAUGHS: &str = r#"<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
const FOREIGN: &str = r#"<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>"#;

fn text(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A sound row of the arrivals of Marjan.
pub(super) fn row(number: u32) -> String {
    let [isle, sex, state, source] = [("B", "Lulu"), ("C", "Women"), ("E", "final"), ("F", "r")]
        .map(|(column, word)| text(&format!("{column}{number}"), word));
    let year = format!(r#"<c r="A{number}"><v>2024</v></c>"#);
    let value = format!(r#"<c r="D{number}"><v>12</v></c>"#);
    format!(r#"<row r="{number}">{year}{isle}{sex}{value}{state}{source}</row>"#)
}

/// A sheet with its header, `rows`, and `after` what stands behind them.
fn sheet(rows: &str, after: &str) -> String {
    let places = ["A1", "B1", "C1", "D1", "E1", "F1"];
    let headers: String =
        places.iter().zip(super::HEADERS.trim().split(';')).map(|(at, word)| text(at, word)).collect();
    format!(r#"<worksheet><sheetData><row r="1">{headers}</row>{rows}</sheetData>{after}</worksheet>"#)
}

fn relation(kind: &str, target: &str, more: &str) -> String {
    let one = format!(r#"<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"{more}/>"#);
    format!("<Relationships>{one}</Relationships>")
}

fn parts(rows: &str, after: &str) -> Vec<(&'static str, String)> {
    vec![
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml", "")),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#.to_owned()),
        (RELATIONS, relation("worksheet", "worksheets/sheet1.xml", "")),
        (SHARED, "<sst><si><t>Lulu</t></si></sst>".to_owned()),
        (SHEET, sheet(rows, after)),
    ]
}

/// A workbook of one sheet.
pub(super) fn xlsx(rows: &str, after: &str) -> Vec<u8> {
    packed(&borrowed(&parts(rows, after)))
}

fn borrowed<'p>(parts: &'p [(&'static str, String)]) -> Vec<(&'p str, &'p str)> {
    parts.iter().map(|(name, text)| (*name, text.as_str())).collect()
}

/// A sound workbook but for one part.
fn with_part(name: &str, text: &str) -> Vec<u8> {
    let parts = parts(&row(2), "");
    let parts: Vec<(&str, &str)> =
        borrowed(&parts).into_iter().map(|(part, own)| (part, if part == name { text } else { own })).collect();
    packed(&parts)
}

/// A sound workbook but for a part that is not there.
fn without_part(name: &str) -> Vec<u8> {
    let parts = parts(&row(2), "");
    packed(&borrowed(&parts).into_iter().filter(|(part, _)| *part != name).collect::<Vec<_>>())
}

/// A sound workbook with a further part.
fn with_more(name: &str, text: &str) -> Vec<u8> {
    let sound = parts(&row(2), "");
    let mut parts = borrowed(&sound);
    parts.push((name, text));
    packed(&parts)
}

/// The same with every part deflated, as a bomb must be.
fn deflated(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (part, text) in parts(&row(2), "") {
        writer.start_file(part, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.start_file(name, options).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("xlsx-sound", "a sound workbook of one row, as all others are made", xlsx(&row(2), ""), Read),
        case("xlsx-empty", "nothing at all", "", Found(FindingCode::UnreadableFile)),
        case(
            "xlsx-html",
            "a page of the web under the name of a workbook",
            "<html><body><table><tr><td>Year</td></tr></table></body></html>",
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-image",
            "a picture under the name of a workbook",
            *b"\x89PNG\r\n\x1a\n",
            Found(FindingCode::UnreadableFile),
        ),
        case("xlsx-cut", "cut in the middle", xlsx(&row(2), "")[..900].to_vec(), Found(FindingCode::UnreadableFile)),
        case(
            "xlsx-checksum",
            "a value that was changed, against its checksum",
            replaced(xlsx(&row(2), ""), b"<v>12</v>", b"<v>92</v>"),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-part-cut",
            "a sheet that ends early in a sound package",
            with_part(SHEET, &sheet(&row(2), "").replace("</sheetData></worksheet>", "")),
            Found(FindingCode::CutOff),
        ),
        case(
            "xlsx-uncomputed",
            "a formula whose result was never written",
            xlsx(&row(2).replace("<v>12</v>", "<f>6+6</f><v></v>"), ""),
            Found(FindingCode::UncomputedFormula),
        ),
        case(
            "xlsx-value-in-pieces",
            "a number of which a comment stands in the middle",
            xlsx(&row(2).replace("<v>12</v>", "<v>1<!-- c -->2</v>"), ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-dtd",
            "entities that stand for each other",
            with_part(SHARED, LAUGHS),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-foreign-entity",
            "an entity that stands for a file of the reader",
            with_part(SHEET, FOREIGN),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-shared-count",
            "three thousand million shared texts, it says",
            with_part(SHARED, r#"<sst uniqueCount="3000000000"><si><t>a</t></si></sst>"#),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-shared-negative",
            "the shared text number -1",
            xlsx(r#"<row r="2"><c r="B2" t="s"><v>-1</v></c></row>"#, ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-shared-beyond",
            "a shared text that is not there",
            xlsx(r#"<row r="2"><c r="B2" t="s"><v>99</v></c></row>"#, ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-row-wraps",
            "a cell in row 4,294,967,301, which is 5 in 32 bits",
            xlsx(&format!("{}{}", row(2), r#"<row><c r="B4294967301"><v>1</v></c></row>"#), ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-beyond-columns",
            "a cell to the right of column XFD",
            xlsx(&row(2).replace("</row>", r#"<c r="XFE2"><v>1</v></c></row>"#), ""),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-beyond-rows",
            "a cell below the last row",
            xlsx(&format!("{}{}", row(2), row(1_048_577)), ""),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-merge-reversed",
            "merged cells from right to left",
            xlsx(&row(2), r#"<mergeCells><mergeCell ref="F3:B2"/></mergeCells>"#),
            Read,
        ),
        case(
            "xlsx-merge-far",
            "merged cells that leave the sheet",
            xlsx(&row(2), r#"<mergeCells><mergeCell ref="A1:B4294967301"/></mergeCells>"#),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-merge-count",
            "a million merged blocks, it says, and one is there",
            xlsx(&row(2), r#"<mergeCells count="1000000"><mergeCell ref="B3:C3"/></mergeCells>"#),
            Read,
        ),
        case(
            "xlsx-merges",
            "70,000 merged blocks",
            xlsx(&row(2), &format!("<mergeCells>{}</mergeCells>", r#"<mergeCell ref="A3:B3"/>"#.repeat(70_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-row-twice",
            "row 2 twice, with other values",
            xlsx(&format!("{}{}", row(2), row(2).replace("12", "92")), ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-cell-twice",
            "cell D2 twice, with other values",
            xlsx(&row(2).replace("</row>", r#"<c r="D2"><v>92</v></c></row>"#), ""),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-value-text",
            "a number that is none",
            xlsx(&row(2).replace("<v>12</v>", "<v>twelve</v>"), ""),
            Found(FindingCode::NotANumber),
        ),
        case(
            "xlsx-value-huge",
            "the number 1e999",
            xlsx(&row(2).replace("<v>12</v>", "<v>1e999</v>"), ""),
            Found(FindingCode::NotANumber),
        ),
        case(
            "xlsx-bomb",
            "70 MB of zeros in some kilobytes",
            deflated("xl/media/image1.png", &vec![0; 70 << 20]),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-bomb-of-rows",
            "21 MB of one blank row in some kilobytes",
            deflated("xl/worksheets/sheet2.xml", "<row/>".repeat(3_500_000).as_bytes()),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-sheet-bomb",
            "two million blanks in one cell of a sheet",
            deflated("xl/worksheets/sheet2.xml", format!("<a>{}</a>", " ".repeat(2 << 20)).as_bytes()),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xlsx-traversal",
            "a part whose name climbs out of the package",
            with_more("../../../../tmp/marsad-hostile", "x"),
            Read,
        ),
        case(
            "xlsx-same-name",
            "two parts of one name",
            with_more(SHEET, "<worksheet><sheetData/></worksheet>"),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-case-name",
            "two parts whose names differ in case",
            with_more("XL/WORKSHEETS/SHEET1.XML", "<worksheet><sheetData/></worksheet>"),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-two-kinds",
            "a workbook that is an open document too",
            with_more("content.xml", "<a/>"),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-no-workbook",
            "no list of sheets",
            without_part("xl/workbook.xml"),
            Found(FindingCode::UnreadableFile),
        ),
        case("xlsx-no-sheet", "a sheet whose part is missing", without_part(SHEET), Found(FindingCode::UnreadableFile)),
        case(
            "xlsx-no-relations",
            "nothing says where the sheets are",
            without_part(RELATIONS),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-outside",
            "a sheet that is to be fetched from elsewhere",
            with_part(RELATIONS, &relation("worksheet", "http://example.org/a.xml", r#" TargetMode="External""#)),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-outside-file",
            "a sheet that is to be read from a file of the reader",
            with_part(RELATIONS, &relation("worksheet", "file:///etc/passwd", "")),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xlsx-deep",
            "10,000 elements in each other",
            with_part(SHEET, &format!("<worksheet>{}", "<a>".repeat(10_000))),
            Found(FindingCode::CutOff),
        ),
        case(
            "xlsx-long-text",
            "a text longer than a cell holds",
            xlsx(&row(2).replace("<t>r</t>", &format!("<t>{}</t>", "r".repeat(40_000))), ""),
            Found(FindingCode::TooLarge),
        ),
    ]
}
