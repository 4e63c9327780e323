//! Files that are broken or made to do harm: what is read of them, and what is said.
//!
//! Each case is made in code and sent as arrivals of Marjan. The list stands in docs/reference/hostile-files.md too; a
//! new case is a line in the file of its format and a line there.

#![allow(clippy::too_many_lines, reason = "a list of cases is as long as it is")]

mod csv;
mod fixed_width;
mod json;
mod ods;
mod package;
mod sdmx_ml;
mod xls;
mod xlsx;

use std::io::Cursor;

use marsad_collect::{SubmittedFile, propose};
use marsad_model::{FileFormat, FindingCode};
use marsad_testkit::marjan;

use super::{HEADERS, read_under};

/// A sound row of the arrivals of Marjan.
const ROW: &str = "2024;Lulu;Women;12;final;r\n";
/// More findings than that nobody reads; a file that makes more costs memory without end.
const FINDINGS_MAX: usize = 25_000;

/// What must be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// It is not acceptable, and this is among the findings.
    Found(FindingCode),
    /// It can be accepted.
    Read,
}

/// A hostile file.
struct Case {
    name: &'static str,
    /// What it shows, in one line.
    shows: &'static str,
    bytes: Vec<u8>,
    expected: Expected,
}

fn case(name: &'static str, shows: &'static str, bytes: impl Into<Vec<u8>>, expected: Expected) -> Case {
    Case { name, shows, bytes: bytes.into(), expected }
}

/// The header of the arrivals and `rows` behind it.
fn head(rows: &str) -> Vec<u8> {
    format!("{HEADERS}{rows}").into_bytes()
}

/// Reads every case and drafts a profile from it; `header_row` is where the headers of a sound file stand.
fn check(format: &FileFormat, header_row: u32, cases: Vec<Case>) {
    let mut pack = marjan().clone();
    pack.profiles[0].format = format.clone();
    pack.profiles[0].tables[0].header_rows = Some([header_row, header_row]);
    for case in cases {
        let reading = read_under(&pack, "PORTS_ARRIVALS", &case.bytes);
        let codes: Vec<FindingCode> = reading.findings.iter().map(|finding| finding.code).collect();
        let first = &reading.findings[..reading.findings.len().min(5)];
        let (name, shows) = (case.name, case.shows);
        match case.expected {
            Expected::Read => assert!(reading.is_acceptable(), "{name}, {shows}: {first:#?}"),
            Expected::Found(code) => {
                assert!(codes.contains(&code), "{name}, {shows}: no {code}, but {first:#?}");
                assert!(!reading.is_acceptable(), "{name}, {shows}: accepted");
            }
        }
        assert!(codes.len() <= FINDINGS_MAX, "{name}: {} findings", codes.len());
        let mut content = Cursor::new(&case.bytes[..]);
        let file = SubmittedFile { name: "hostile.csv", submission: "S", content: &mut content };
        // A draft, or a finding that says why there is none.
        if let Ok(draft) = propose(&pack, "DF_ARRIVALS", file).unwrap() {
            assert!(draft.doubts.len() <= FINDINGS_MAX, "{name}: {} doubts", draft.doubts.len());
        }
    }
}

#[test]
fn delimited_texts_do_no_harm() {
    check(&FileFormat::Csv { delimiter: Some(';'), encoding: None }, 1, csv::cases());
}

#[test]
fn texts_of_fixed_width_do_no_harm() {
    check(&FileFormat::FixedWidth { widths: fixed_width::WIDTHS.to_vec(), encoding: None }, 1, fixed_width::cases());
}

#[test]
fn json_does_no_harm() {
    check(&FileFormat::Json, 0, json::cases());
}

#[test]
fn messages_of_sdmx_do_no_harm() {
    check(&FileFormat::SdmxMl, 1, sdmx_ml::cases());
}

#[test]
fn workbooks_do_no_harm() {
    check(&FileFormat::Workbook, 1, xlsx::cases());
}

#[test]
fn open_documents_do_no_harm() {
    check(&FileFormat::Workbook, 1, ods::cases());
}

#[test]
fn old_workbooks_do_no_harm() {
    check(&FileFormat::Workbook, 1, xls::cases());
}

#[test]
fn the_list_of_hostile_files_is_the_list_in_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/hostile-files.md");
    let text = std::fs::read_to_string(path).unwrap();
    let listed: Vec<[&str; 3]> = text.lines().filter_map(listed).collect();
    let lists = [
        csv::cases(),
        fixed_width::cases(),
        json::cases(),
        sdmx_ml::cases(),
        xlsx::cases(),
        ods::cases(),
        xls::cases(),
    ];
    let said = |case: &Case| match case.expected {
        Expected::Found(code) => format!("`{code}`"),
        Expected::Read => "read".to_owned(),
    };
    let made: Vec<[String; 3]> =
        lists.iter().flatten().map(|case| [format!("`{}`", case.name), case.shows.to_owned(), said(case)]).collect();
    assert!(made.len() >= 48);
    assert_eq!(listed, made);
}

/// The cells of a line of the table; none for other lines.
fn listed(line: &str) -> Option<[&str; 3]> {
    let cells: Vec<&str> = line.strip_prefix("| `").map(|_| line.split('|').map(str::trim).collect())?;
    let [_, name, shows, says, _] = cells[..] else { return None };
    Some([name, shows, says])
}
