//! Packages written by hand, as other producers may write them, and packages broken at random.

use std::io::{Cursor, Write};

use super::desk::*;
use marsad_publish::{MarkError, MarkWeight, mark_workbook};

const TYPES: &str = r#"<?xml version="1.0"?><x:Types xmlns:x="http://schemas.openxmlformats.org/package/2006/content-types"><x:Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><x:Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><x:Override PartName="/xl/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><x:Override PartName="/xl/data/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></x:Types>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relationships(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"/>"#)
    };
    let all: String = list.iter().map(one).collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
}

/// A workbook with the prefix `x:`, without styles, views or folder names one expects, around one sheet.
fn prefixed(sheet: &str) -> Vec<u8> {
    let book = format!(
        r#"<x:workbook xmlns:x="{MAIN}" xmlns:rel="{KINDS}"><x:sheets><x:sheet name="A &amp; B" sheetId="7" rel:id="a"/></x:sheets></x:workbook>"#
    );
    let sheet = format!("\u{feff}<?xml version=\"1.0\"?>\n<x:worksheet xmlns:x=\"{MAIN}\">{sheet}</x:worksheet>");
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", &relationships(&[("z", "officeDocument", "/xl/book.xml")])),
        ("xl/book.xml", &book),
        ("xl/_rels/book.xml.rels", &relationships(&[("a", "worksheet", "data/s.xml")])),
        ("xl/data/s.xml", &sheet),
    ])
}

fn sheet_of(marked: &[u8]) -> String {
    let parts = parts(marked);
    let name = parts.keys().find(|name| name.ends_with("s.xml") && name.to_lowercase().contains("data")).unwrap();
    String::from_utf8(parts[name].clone()).unwrap()
}

#[test]
fn cells_without_address_get_their_mark_and_absent_ones_stand_in_order() {
    let sheet = r#"<x:dimension ref="A1:B2"/><x:sheetData><x:row spans="1:2"><x:c><x:v>1</x:v></x:c><x:c t='str'><x:v>a "b"</x:v></x:c></x:row><!-- c --><x:row r="4"/><x:row r="9" ><x:c r="C9" s="0"/></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><x:extLst/>"#;
    let error = MarkWeight::Error;
    let cells = [(1, 2), (1, 5), (3, 1), (4, 2), (9, 1), (9, 3), (9, 4), (11, 1), (10, 1)];
    let marks: Vec<_> = cells.iter().map(|&(row, column)| mark("A & B", row, column, error, "x")).collect();
    let marked = mark_workbook(&prefixed(sheet), &marks, &[line("A & B", "B1", error, None)], &words()).unwrap();
    let expected = r#"<x:dimension ref="A1:E11"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="str" s="1"><x:v>a "b"</x:v></x:c><x:c r="E1" s="1"/></x:row><!-- c --><x:row r="3"><x:c r="A3" s="1"/></x:row><x:row r="4"><x:c r="B4" s="1"/></x:row><x:row r="9" ><x:c r="A9" s="1"/><x:c r="C9" s="1"/><x:c r="D9" s="1"/></x:row><x:row r="10"><x:c r="A10" s="1"/></x:row><x:row r="11"><x:c r="A11" s="1"/></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><x:legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/><x:extLst/>"#;
    let text = sheet_of(&marked);
    assert!(text.contains(expected), "{text}");
    load(&marked);
}

#[test]
fn an_absent_cell_looks_like_its_row_or_column_but_for_the_colour() {
    let sheet = r#"<x:cols><x:col min="2" max="4" style="2" width="9"/></x:cols><x:sheetData><x:row r="2" s="1" customFormat="1"/></x:sheetData>"#;
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="9"/><xf numFmtId="14"><alignment wrapText="1"/></xf></cellXfs><dxfs count="0"/></styleSheet>"#
    );
    let mut all: Vec<(String, String)> =
        parts(&prefixed(sheet)).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect();
    all.retain(|(name, _)| name != "xl/_rels/book.xml.rels");
    let links = relationships(&[("a", "worksheet", "data/s.xml"), ("b", "styles", "st.xml")]);
    all.extend([("xl/_rels/book.xml.rels".to_owned(), links), ("xl/st.xml".to_owned(), styles)]);
    let borrowed: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let marks = [mark("A & B", 2, 3, MarkWeight::Note, "x"), mark("A & B", 3, 3, MarkWeight::Note, "x")];
    let marked = mark_workbook(&packed(&borrowed), &marks, &[], &words()).unwrap();
    let text = sheet_of(&marked);
    assert!(text.contains(r#"<x:c r="C2" s="3"/>"#) && text.contains(r#"<x:c r="C3" s="4"/>"#), "{text}");
    let styles = String::from_utf8(parts(&marked)["xl/st.xml"].clone()).unwrap();
    let fills = r#"<fills count="3"><fill/><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/><bgColor indexed="64"/></patternFill></fill></fills>"#;
    let formats = r#"<xf numFmtId="9" fillId="2" applyFill="1"/><xf numFmtId="14" fillId="2" applyFill="1"><alignment wrapText="1"/></xf></cellXfs><dxfs count="0"/>"#;
    assert!(styles.contains(fills) && styles.contains(formats), "{styles}");
    assert!(styles.contains(r#"<cellXfs count="5">"#));
}

#[test]
fn a_sheet_with_no_rows_and_no_closing_tag_is_marked_too() {
    let mark = [mark("A & B", 2, 2, MarkWeight::Error, "x")];
    let marked = mark_workbook(&prefixed("<x:sheetData />"), &mark, &[], &words()).unwrap();
    assert!(sheet_of(&marked).contains(r#"<x:sheetData><x:row r="2"><x:c r="B2" s="1"/></x:row></x:sheetData>"#));
    load(&marked);
}

fn repacked(bytes: &[u8], name_of: fn(&str) -> String, text_of: fn(&str) -> String) -> Vec<u8> {
    let all: Vec<(String, String)> = parts(bytes)
        .into_iter()
        .map(|(name, bytes)| (name_of(&name), text_of(&String::from_utf8(bytes).unwrap())))
        .collect();
    let borrowed: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    packed(&borrowed)
}

#[test]
fn parts_named_in_another_case_or_with_the_slashes_of_windows_are_found() {
    let name = |name: &str| name.replace("data/", "Data\\").replace("book.xml", "BOOK.xml");
    let original = repacked(&prefixed("<x:sheetData/>"), name, str::to_owned);
    let marks = [mark("A & B", 2, 2, MarkWeight::Error, "x")];
    let marked = mark_workbook(&original, &marks, &[line("a", "b", MarkWeight::Note, None)], &words()).unwrap();
    let names: Vec<String> = parts(&marked).into_keys().collect();
    assert!(names.contains(&"xl/Data\\s.xml".to_owned()) && names.contains(&"xl/BOOK.xml".to_owned()), "{names:?}");
    assert!(sheet_of(&marked).contains(r#"<x:c r="B2" s="1"/>"#));
}

#[test]
fn a_strict_workbook_gets_strict_parts() {
    let text = |text: &str| {
        let kinds = text.replace(KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships");
        kinds.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    };
    let original = repacked(&prefixed("<x:sheetData/>"), str::to_owned, text);
    let marks = [mark("A & B", 2, 2, MarkWeight::Error, "x")];
    let marked = mark_workbook(&original, &marks, &[line("a", "b", MarkWeight::Note, None)], &words()).unwrap();
    for (name, bytes) in parts(&marked) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("2006/main") && !text.contains("officeDocument/2006"), "{name}: {text}");
    }
}

#[test]
fn a_part_that_cannot_be_read_is_named() {
    for sheet in ["<x:sheetData><x:row></x:sheetData>", "<x:sheetData>", "<a b=<>", "</x:worksheet><x:worksheet>"] {
        let mark = [mark("A & B", 2, 2, MarkWeight::Error, "x")];
        let error = mark_workbook(&prefixed(sheet), &mark, &[], &words()).unwrap_err();
        assert!(matches!(&error, MarkError::Damaged { part, .. } if part == "xl/data/s.xml"), "{error}");
    }
    let entity = r#"<!DOCTYPE a [<!ENTITY b "c">]><a/>"#;
    let bytes = packed(&[("_rels/.rels", entity)]);
    assert!(matches!(mark_workbook(&bytes, &[], &[], &words()), Err(MarkError::Damaged { .. })));
}

#[test]
fn parts_broken_at_random_never_panic() {
    let original = made_with_openpyxl();
    let marks: Vec<_> = (1..9).map(|row| mark("Data & more", row, row, MarkWeight::Error, "x")).collect();
    let summary = [line("a", "b", MarkWeight::Error, Some(("Table", 1, 1)))];
    let parts = parts(&original);
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let (mut marked, mut refused) = (0, 0);
    for _ in 0..600 {
        let mut broken: Vec<(&String, Vec<u8>)> = parts.iter().map(|(name, bytes)| (name, bytes.clone())).collect();
        for _ in 0..=next(4) {
            let chosen = next(broken.len());
            let bytes = &mut broken[chosen].1;
            let (at, length) = (next(bytes.len()), next(12));
            let end = (at + length).min(bytes.len());
            match next(4) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = b"<>\"/&9 \xff"[length % 8]),
                2 => bytes.truncate(end),
                _ => {
                    let copy = bytes[at..end].to_vec();
                    let place = length.min(bytes.len());
                    drop(bytes.splice(place..place, copy));
                }
            }
        }
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in broken {
            writer
                .start_file(name.as_str(), zip::write::SimpleFileOptions::default().compression_level(Some(1)))
                .unwrap();
            writer.write_all(&bytes).unwrap();
        }
        match mark_workbook(&writer.finish().unwrap().into_inner(), &marks, &summary, &words()) {
            Ok(_) => marked += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(marked > 20 && refused > 20, "{marked} {refused}");
}

#[test]
fn bytes_of_the_zip_broken_at_random_never_panic() {
    let original = prefixed("<x:sheetData/>");
    let marks = [mark("A & B", 2, 2, MarkWeight::Error, "x")];
    for at in 0..original.len() {
        for value in [0, 0xff, original[at] ^ 1] {
            let mut broken = original.clone();
            broken[at] = value;
            drop(mark_workbook(&broken, &marks, &[], &words()));
        }
        drop(mark_workbook(&original[..at], &marks, &[], &words()));
    }
}
