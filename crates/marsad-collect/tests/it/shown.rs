//! Which number counts where a workbook shows another one than it holds.

use std::io::{Cursor, Write as _};

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{FindingCode, Id, Pack, Profile, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::json;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The styles of the workbook, by their number.
const FORMATS: [&str; 9] = [
    "General",
    "#,##0.0,",
    ";;;",
    "#,##0.0,&quot;k&quot;",
    "#,##0,&quot; mille&quot;",
    "#,##0.0 [$€-40C]",
    "yyyy",
    "&quot;&lt;&quot;0",
    "0&quot; k&quot;",
];

/// A workbook in which `number` stands in this style under women on Lulu Isle.
fn workbook(number: u32, style: usize) -> Vec<u8> {
    let text = |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let value = format!(r#"<c r="B2" s="{style}"><v>{number}</v></c>"#);
    let head = text("A1", "Isle") + &text("B1", "Women");
    let rows = format!(r#"<row r="1">{head}</row><row r="2">{}{value}</row>"#, text("A2", "Lulu Isle"));
    let relation = |kind: &str, target: &str| {
        format!(r#"<Relationships><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#)
    };
    let (mut formats, mut cells) = (String::new(), String::new());
    for (code, id) in FORMATS.iter().zip(164..) {
        formats += &format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#);
        cells += &format!(r#"<xf numFmtId="{id}" applyNumberFormat="1"/>"#);
    }
    // The last style shows the currency of whoever opens the file.
    cells += r#"<xf numFmtId="44" applyNumberFormat="1"/>"#;
    let parts = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/styles.xml", format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(bytes: Vec<u8>, scale: Option<f64>) -> Reading {
    read_of(marjan(), bytes, scale)
}

fn read_of(pack: &Pack, bytes: Vec<u8>, scale: Option<f64>) -> Reading {
    read_below(1, (pack, bytes, scale))
}

/// What is read of a table whose headers stand on this row.
fn read_below(header: u32, (pack, bytes, scale): (&Pack, Vec<u8>, Option<f64>)) -> Reading {
    let mut profile = json!({
        "id": "SHOWN",
        "format": { "kind": "workbook" },
        "constants": { "FREQ": "A" },
        "table": [{
            "sheet": "S",
            "header_rows": [header, header],
            "period": "2023",
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": header, "components": ["SEX"] }],
        }],
        "codes": { "SEX": { "Women": "F" } },
    });
    if let Some(scale) = scale {
        profile["table"][0]["scale"] = json!(scale);
    }
    let profile: Profile = serde_json::from_value(profile).unwrap();
    let context = Context::with_profile(pack, "DF_ARRIVALS", &profile).unwrap();
    let mut content = Cursor::new(bytes);
    read_submission(&context, SubmittedFile { name: "a.xlsx", submission: "S", content: &mut content })
}

/// The number in a style is read as `value`, and this is told of it.
#[track_caller]
fn check((number, style, scale): (u32, usize, Option<f64>), value: f64, told: &[(Severity, &str)]) {
    let reading = read(workbook(number, style), scale);
    let values: Vec<Option<f64>> = reading.columns.observations().iter().map(|o| o.value).collect();
    assert_eq!(values, [Some(value)], "{:#?}", reading.findings);
    let found = reading.findings.iter().filter(|finding| finding.code == FindingCode::ShownDiffers);
    let found: Vec<(Severity, &str)> = found.map(|f| (f.severity, f.arguments["what"].as_str())).collect();
    assert_eq!(found, told);
}

/// 12,345 is shown as 12.3: in thousands that is 12,345 persons and not 12,345,000.
#[test]
fn a_named_unit_is_the_unit_of_what_is_shown() {
    check((12_345, 1, Some(1000.0)), 12_345.0, &[(Severity::Note, "seen")]);
    check((12, 0, Some(1000.0)), 12_000.0, &[]);
}

#[test]
fn where_no_unit_is_named_the_number_that_is_held_counts_and_a_person_should_look() {
    check((12_345, 1, None), 12_345.0, &[(Severity::Warning, "held")]);
}

/// 12,345 is shown as 12.3k: the letter says how it was divided, and nothing of a unit.
#[test]
fn a_letter_behind_a_divided_number_hides_nothing() {
    check((12_345, 3, None), 12_345.0, &[(Severity::Warning, "held")]);
    check((12_345, 3, Some(1000.0)), 12_345.0, &[(Severity::Warning, "seen")]);
}

/// 12,000 is shown as 12 mille: these are 12,000, whichever of the two the profile counts in.
#[test]
fn words_behind_a_divided_number_say_what_it_is_of() {
    for (scale, told) in [(None, &[][..]), (Some(1000.0), &[(Severity::Note, "seen")][..])] {
        check((12_000, 4, scale), 12_000.0, told);
        let findings = read(workbook(12_000, 4), scale).findings;
        assert!(!findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees), "{findings:#?}");
    }
}

/// 310 days after the beginning of 1900 the year 1900 is seen: no count.
#[test]
fn a_number_of_which_a_format_shows_the_year_is_no_value() {
    let reading = read(workbook(310, 6), None);
    let values: Vec<Option<f64>> = reading.columns.observations().iter().map(|o| o.value).collect();
    assert!(values.iter().all(Option::is_none), "{values:?}");
    let found = reading.findings.iter().filter(|finding| finding.code == FindingCode::NotANumber);
    let told: Vec<(Severity, &str)> = found.map(|finding| (finding.severity, &*finding.value)).collect();
    assert_eq!(told, [(Severity::Error, "1900")]);
}

#[test]
fn a_sign_that_makes_another_number_of_what_is_seen_is_told() {
    check((5, 7, None), 5.0, &[(Severity::Warning, "another")]);
}

/// 300 is shown as 300 k: these are 300,000 persons unless the profile counts in thousands.
#[test]
fn a_letter_behind_a_number_that_is_not_divided_names_its_unit() {
    for (scale, is_told) in [(None, true), (Some(1000.0), false)] {
        let findings = read(workbook(300, 8), scale).findings;
        let found = findings.iter().find(|finding| finding.code == FindingCode::TitleDisagrees);
        let told = found.map(|finding| (finding.severity, finding.value.as_str()));
        assert_eq!(told, is_told.then_some((Severity::Error, "300 k")), "{findings:#?}");
    }
}

#[test]
fn a_currency_in_a_number_format_is_another_unit_than_persons() {
    let reading = read(workbook(12, 5), None);
    let found = reading.findings.iter().find(|finding| finding.code == FindingCode::TitleDisagrees).unwrap();
    assert_eq!((found.severity, found.value.as_str()), (Severity::Error, "12 €"));
    assert_eq!(found.arguments["what"], "unit");
    let of_whoever_opens_it = read(workbook(12, FORMATS.len()), None);
    assert!(!of_whoever_opens_it.findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees));
}

/// In millions of euros, `12 €` says neither that they are millions nor that they are not: the title or the profile does.
#[test]
fn the_currency_of_the_data_in_a_number_format_goes_with_a_unit_that_is_named() {
    let mut pack = marjan().clone();
    let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
    dataflow.attributes.insert(Id::literal("UNIT_MEASURE"), Id::literal("MEUR"));
    for (scale, is_told) in [(None, true), (Some(1.0), false), (Some(0.001), false)] {
        let findings = read_of(&pack, workbook(12, 5), scale).findings;
        let found = findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees);
        assert_eq!(found, is_told, "{scale:?}: {findings:#?}");
    }
}

/// What is read of a workbook in whose cell for women on Lulu Isle this is written, and what is told of its look.
fn struck(write: impl FnOnce(&mut Worksheet)) -> (Vec<Option<f64>>, Vec<(String, String)>) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("S").unwrap();
    for (row, column, text) in [(0, 0, "Isle"), (0, 1, "Women"), (1, 0, "Lulu Isle")] {
        sheet.write(row, column, text).unwrap();
    }
    write(sheet);
    let reading = read(workbook.save_to_buffer().unwrap(), None);
    let values = reading.columns.observations().iter().map(|o| o.value).collect();
    let found = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::ShownDiffers);
    let found = found.inspect(|finding| assert_eq!(finding.severity, Severity::Warning));
    (values, found.map(|finding| (finding.value, finding.arguments["what"].clone())).collect())
}

#[test]
fn a_digit_that_is_struck_through_is_no_digit_of_a_number() {
    let look = Format::new().set_font_strikethrough();
    let told = |value: &str, what: &str| vec![(value.to_owned(), what.to_owned())];
    let part = struck(|sheet| {
        sheet.write_rich_string(1, 1, &[(&look, "1"), (&Format::new(), "250")]).unwrap();
    });
    assert_eq!(part, (vec![Some(250.0)], told("1\u{336}250", "struck-part")));
    // What is struck through as a whole is read, and a person looks.
    let whole = struck(|sheet| {
        sheet.write_with_format(1, 1, 1250, &look).unwrap();
    });
    assert_eq!(whole, (vec![Some(1250.0)], told("1250", "struck")));
}

#[test]
fn a_label_or_a_header_that_is_struck_through_is_read_and_told() {
    let look = Format::new().set_font_strikethrough();
    for (row, column, text) in [(1, 0, "Lulu Isle"), (0, 1, "Women")] {
        let found = struck(|sheet| {
            sheet.write(1, 1, 12).unwrap();
            sheet.write_with_format(row, column, text, &look).unwrap();
        });
        assert_eq!(found, (vec![Some(12.0)], vec![(text.to_owned(), "struck".to_owned())]));
    }
}

#[test]
fn a_title_that_is_struck_through_is_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("S").unwrap();
    sheet.write_with_format(0, 0, "Arrivals 2023", &Format::new().set_font_strikethrough()).unwrap();
    for (row, column, text) in [(1, 0, "Isle"), (1, 1, "Women"), (2, 0, "Lulu Isle")] {
        sheet.write(row, column, text).unwrap();
    }
    sheet.write(2, 1, 12).unwrap();
    let reading = read_below(2, (marjan(), workbook.save_to_buffer().unwrap(), None));
    let found = reading.findings.iter().filter(|finding| finding.code == FindingCode::ShownDiffers);
    let found: Vec<(&str, &str)> = found.map(|f| (f.value.as_str(), f.arguments["what"].as_str())).collect();
    assert_eq!((reading.columns.len(), found), (1, vec![("Arrivals 2023", "struck")]));
}

#[test]
fn of_a_label_or_a_header_that_is_struck_through_in_part_the_rest_counts() {
    let (look, plain) = (Format::new().set_font_strikethrough(), Format::new());
    for (row, column, [gone, left]) in [(1, 0, ["Coral Isle ", "Lulu Isle"]), (0, 1, ["Men ", "Women"])] {
        let found = struck(|sheet| {
            sheet.write(1, 1, 12).unwrap();
            sheet.write_rich_string(row, column, &[(&look, gone), (&plain, left)]).unwrap();
        });
        let marked: String = gone.chars().flat_map(|c| [c, '\u{336}']).collect();
        assert_eq!(found, (vec![Some(12.0)], vec![(marked + left, "struck-part".to_owned())]));
    }
}

#[test]
fn a_number_that_nobody_sees_is_told() {
    check((7, 2, None), 7.0, &[(Severity::Warning, "hidden")]);
    check((7, 0, None), 7.0, &[]);
}
