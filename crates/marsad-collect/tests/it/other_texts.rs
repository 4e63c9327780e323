//! Texts in another encoding than the profile says, or with another mark between their cells.

use marsad_model::{FileFormat, FindingCode, Profile, Severity};
use serde_json::json;

use crate::next_files::{all, found, of_years, profile, read, read_in};

/// A profile of a table with accents, in an encoding.
fn agreed_in(encoding: &str) -> Profile {
    let table = json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Société", "role": "code", "component": "SEX" }],
        "constants": { "ISLE": "_T" },
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let mut agreed = profile(&[table], "csv");
    agreed.format = FileFormat::Csv { delimiter: Some(';'), encoding: Some(encoding.to_owned()) };
    agreed.codes = serde_json::from_value(json!({ "SEX": { "Société d’été": "F", "Privé": "M" } })).unwrap();
    agreed
}

#[test]
fn a_text_in_another_encoding_than_the_profile_says_is_read_and_told_once() {
    let agreed = agreed_in("windows-1252");
    let text = "Société;2022\nSociété d’été;3\nPrivé;4\n";
    let before = b"Soci\xe9t\xe9;2022\nSoci\xe9t\xe9 d\x92\xe9t\xe9;3\nPriv\xe9;4\n";
    let told = |bytes: &[u8]| {
        let reading = read_in(&agreed, bytes);
        assert_eq!(all(&reading), ["_T F 2022 3", "_T M 2022 4"], "{:?}", reading.findings);
        assert!(reading.is_acceptable(), "{:?}", reading.findings);
        let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnclearEncoding);
        told.map(|finding| (finding.severity, finding.arguments["encoding"].clone())).collect::<Vec<_>>()
    };
    let changed = [(Severity::Warning, "UTF-8".to_owned())];
    assert_eq!(told(before), []);
    assert_eq!(told(text.as_bytes()), changed);
    assert_eq!(told(format!("\u{feff}{text}").as_bytes()), changed);
    let utf_16 = [(Severity::Warning, "UTF-16LE".to_owned())];
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!((told(&little(text)), told(&little(&format!("\u{feff}{text}")))), (utf_16.to_vec(), utf_16.to_vec()));
}

#[test]
fn a_text_in_a_code_page_in_place_of_utf_8_is_read_by_it_and_told_once() {
    let agreed = agreed_in("UTF-8");
    let reading = read_in(&agreed, b"Soci\xe9t\xe9;2022\nSoci\xe9t\xe9 d\x92\xe9t\xe9;3\nPriv\xe9;4\n");
    assert_eq!(all(&reading), ["_T F 2022 3", "_T M 2022 4"], "{:?}", reading.findings);
    assert!(reading.is_acceptable(), "{:?}", reading.findings);
    let told = found(&reading, FindingCode::UnclearEncoding);
    assert_eq!(told.severity, Severity::Warning);
    assert_eq!((&*told.arguments["encoding"], &*told.arguments["agreed"]), ("windows-1252", "UTF-8"));
}

#[test]
fn a_text_with_another_mark_between_its_cells_than_the_profile_says_is_read_and_told_once() {
    let table = json!({
        "header_rows": [2, 2],
        "column": [{ "header": "Sex", "role": "code", "component": "SEX" }],
        "constants": { "ISLE": "_T" },
        "across": [{ "row": 2, "components": ["TIME_PERIOD"] }],
    });
    let agreed = profile(&[table], "csv");
    let text = "Arrivals, by sex;;\nSex;2022;2023\nMen;3;4\nWomen;5;6\n";
    let before = read_in(&agreed, text.as_bytes());
    assert!(before.is_acceptable(), "{:?}", before.findings);
    for (mark, name) in [(',', ","), ('\t', "TAB"), ('|', "|")] {
        let changed = text.replace("Arrivals, by", "Arrivals by").replace(';', &mark.to_string());
        let reading = read_in(&agreed, changed.as_bytes());
        assert_eq!(all(&reading), all(&before), "{name}: {:?}", reading.findings);
        assert_eq!(reading.findings.len(), before.findings.len() + 1, "{name}: {:?}", reading.findings);
        let told = found(&reading, FindingCode::UnclearDelimiter);
        assert_eq!(told.severity, Severity::Warning);
        assert_eq!((&*told.arguments["delimiter"], &*told.arguments["agreed"]), (name, ";"));
    }
}

#[test]
fn headers_that_no_mark_between_cells_finds_are_told_as_they_are() {
    let table = json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Sex", "role": "code", "component": "SEX" }],
        "constants": { "ISLE": "_T" },
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    for text in ["Gender,2022,2023\nMen,3,4\n", "Gender;2022;2023\nMen;3;4\n"] {
        let reading = read(&table, text);
        let is_told = reading.findings.iter().any(|finding| finding.code == FindingCode::UnclearDelimiter);
        assert!(!is_told && !reading.is_acceptable(), "{:?}", reading.findings);
    }
}

#[test]
fn the_values_of_a_row_with_a_cell_less_than_all_others_are_doubtful() {
    let told = |rows: &str| {
        let text = format!("Isle;2022;2023\nLulu Isle;1;2\nSadaf Isle;3;4\nFanar Isle;5;6\n{rows}");
        let reading = read(&of_years(), &text);
        let blank = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::MissingValue);
        blank.collect::<Vec<_>>()
    };
    let short = told("Nawaris Isle;7\n");
    assert_eq!((short.len(), short[0].severity, short[0].place.row), (1, Severity::Warning, Some(5)));
    assert_eq!((&*short[0].arguments["count"], &*short[0].arguments["expected"]), ("2", "3"));
    let blank = told("Nawaris Isle;7;\n");
    assert_eq!((blank.len(), blank[0].severity, blank[0].place.column), (1, Severity::Note, Some(3)));
}
