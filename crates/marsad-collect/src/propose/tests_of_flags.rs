//! Laws of letters in columns of their own: on which side of them the numbers stand whose status they say.

use marsad_model::{ColumnRole, FindingCode, FlagSide, Profile, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

use super::tests::{draft, draft_of, read};
use super::tests_of_headers::{all, read_workbook, workbook};
use super::{DoubtKind, Draft};
use crate::{Context, Reading, SubmittedFile, read_submission};

/// Three isles with letters before the numbers of each year, which share one merged header.
fn before_numbers(years: u16) -> Vec<u8> {
    let rows: [&[&str]; 4] = [
        &["Isle", "2022", "", "2023", "", "2024", "", "2025", ""],
        &["Lulu Isle", "", "110", "b", "120", "", "130", "p", "140"],
        &["Sadaf Isle", "", "210", "", "220", "e", "230", "", "240"],
        &["Nawaris Isle", "", "310", "", "320", "", "330", "", "340"],
    ];
    let end = usize::from(years) * 2 + 1;
    let merged: Vec<([u32; 2], [u16; 2])> = (0..years).map(|year| ([0, 0], [year * 2 + 1, year * 2 + 2])).collect();
    workbook(&rows.map(|row| &row[..end]), &merged)
}

fn flags(draft: &Draft) -> Vec<(Option<u32>, Option<FlagSide>)> {
    let columns = draft.profile.tables[0].column.iter().filter(|column| column.role == ColumnRole::Flag);
    columns.map(|column| (column.at, column.side)).collect()
}

/// What is read of a workbook of arrivals whose columns, beside those of isles, a person has named.
fn read_by_hand(bytes: &[u8], header_rows: [u32; 2], columns: &[Value]) -> Reading {
    let isle = json!({ "header": "Isle", "role": "code", "component": "ISLE" });
    let columns: Vec<Value> = std::iter::once(isle).chain(columns.iter().cloned()).collect();
    let across = json!([{ "row": header_rows[1], "components": ["TIME_PERIOD"] }]);
    let has_values = columns.iter().any(|column| column["role"] == "value");
    let table = json!({
        "sheet": "S",
        "header_rows": header_rows,
        "constants": { "SEX": "_T" },
        "column": columns,
        "across": if has_values { json!([]) } else { across },
    });
    let profile = json!({ "id": "BY_HAND", "format": { "kind": "workbook" }, "table": [table] });
    let profile: Profile = serde_json::from_value(profile).unwrap();
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
    read_submission(&Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap(), file)
}

#[track_caller]
fn check(reading: &Reading, told: &[&str]) {
    let found = all(reading);
    assert!(reading.findings.iter().all(|finding| finding.severity != Severity::Error), "{:#?}", reading.findings);
    for told in told {
        assert!(found.contains(&(*told).to_owned()), "{told}: {found:?}");
    }
}

#[test]
fn letters_before_numbers_below_one_header_are_of_these_and_the_last_year_is_read() {
    let bytes = before_numbers(3);
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let right = Some(FlagSide::Right);
    assert_eq!(flags(&draft), [(Some(2), right), (Some(4), right), (Some(6), right)], "{:?}", draft.doubts);
    let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::FlagColumn);
    assert!(asked.map(|doubt| doubt.taken.as_str()).all(|side| side == "right"));
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::IgnoredColumn), "{:?}", draft.doubts);
    let reading = read_workbook(&draft, &bytes);
    check(&reading, &["XM-L _T 2022 110 A", "XM-L _T 2023 120 B", "XM-S _T 2024 230 E", "XM-N _T 2024 330 A"]);
    assert_eq!(all(&reading).len(), 9);
    let next = read_workbook(&draft, &before_numbers(4));
    check(&next, &["XM-L _T 2023 120 B", "XM-L _T 2025 140 P", "XM-S _T 2025 240 A"]);
    assert_eq!(all(&next).len(), 12);
}

#[test]
fn letters_before_the_first_numbers_and_none_behind_the_last_are_of_those_to_their_right() {
    let text = "Isle;;2022;;2023\nLulu Isle;b;110;;120\nSadaf Isle;;210;e;220\nNawaris Isle;;310;;320\n";
    let made = draft(text);
    let right = Some(FlagSide::Right);
    assert_eq!(flags(&made), [(Some(2), right), (Some(4), right)], "{:?}", made.doubts);
    let reading = read(marjan(), &made, text);
    check(&reading, &["XM-L _T 2022 110 B", "XM-L _T 2023 120 A", "XM-S _T 2022 210 A", "XM-S _T 2023 220 E"]);
}

#[test]
fn a_column_of_letters_that_is_named_by_its_place_is_of_the_numbers_below_its_header() {
    let flag = |at: u32| json!({ "at": at, "role": "flag" });
    let reading = read_by_hand(&before_numbers(3), [1, 1], &[flag(2), flag(4), flag(6)]);
    check(&reading, &["XM-L _T 2022 110 A", "XM-L _T 2023 120 B", "XM-S _T 2024 230 E"]);
    let sided = |at: u32, side: &str| json!({ "at": at, "role": "flag", "side": side });
    let text = workbook(&[&["Isle", "", "2022", "", "2023"], &["Lulu Isle", "b", "110", "e", "120"]], &[]);
    let right = read_by_hand(&text, [1, 1], &[sided(2, "right"), sided(4, "right")]);
    check(&right, &["XM-L _T 2022 110 B", "XM-L _T 2023 120 E"]);
    let left = read_by_hand(&text, [1, 1], &[json!({ "at": 2, "role": "ignore" }), sided(4, "left")]);
    check(&left, &["XM-L _T 2022 110 E", "XM-L _T 2023 120 A"]);
}

#[test]
fn a_column_of_values_is_found_by_its_place_where_no_header_stands_above_it() {
    let bytes = workbook(&[&["Isle"], &["Lulu Isle", "110"], &["Sadaf Isle", "210"]], &[]);
    let value = json!({ "at": 2, "role": "value", "component": "OBS_VALUE", "period": "2022" });
    let reading = read_by_hand(&bytes, [1, 1], &[value]);
    check(&reading, &["XM-L _T 2022 110 A", "XM-S _T 2022 210 A"]);
}

#[test]
fn a_column_that_is_left_out_by_its_place_leaves_the_others_below_its_header() {
    let rows: [&[&str]; 3] = [&["", "Arrivals"], &["Isle", "2022", "", "2023"], &["Lulu Isle", "", "110", "b", "120"]];
    let bytes = workbook(&rows, &[([0, 0], [1, 4]), ([1, 1], [1, 2]), ([1, 1], [3, 4])]);
    let left_out = json!({ "header": "Arrivals / 2022", "at": 2, "role": "ignore" });
    let reading = read_by_hand(&bytes, [1, 2], &[left_out, json!({ "at": 4, "role": "flag" })]);
    check(&reading, &["XM-L _T 2022 110 A", "XM-L _T 2023 120 B"]);
}

#[test]
fn numbers_where_letters_were_are_one_trouble_of_the_columns_and_none_is_read() {
    let flag = |at: u32| json!({ "at": at, "role": "flag", "side": "left" });
    let columns = [flag(3), flag(5)];
    let told = |rows: &[&[&str]]| {
        let reading = read_by_hand(&workbook(rows, &[]), [1, 1], &columns);
        let errors = reading.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<(FindingCode, String)> = errors.map(|one| (one.code, one.value.clone())).collect();
        (all(&reading), errors)
    };
    let moved = (FindingCode::UnexpectedColumn, String::new());
    let before: [&[&str]; 2] = [&["Isle", "2022", "", "2023", ""], &["Lulu Isle", "110", "b", "120", ""]];
    assert_eq!(told(&before), (vec!["XM-L _T 2022 110 B".to_owned(), "XM-L _T 2023 120 A".to_owned()], Vec::new()));
    let swapped: [&[&str]; 3] = [
        &["Isle", "2022", "", "2023", ""],
        &["Lulu Isle", "b", "110", "", "120"],
        &["Sadaf Isle", "210", "", "220", ""],
    ];
    let read = ["XM-S _T 2022 210 A", "XM-S _T 2023 220 A"].map(str::to_owned).to_vec();
    assert_eq!(told(&swapped), (read, vec![moved.clone(), moved]));
    let note: [&[&str]; 2] = [&["Isle", "2022", "", "2023", ""], &["Lulu Isle", "110", "2", "120", ""]];
    assert_eq!(told(&note).1, [(FindingCode::UnknownCode, "2".to_owned())], "the number of a note");
}

#[test]
fn letters_with_their_words_are_the_statuses_of_the_numbers_beside_them() {
    let rows = [",", ",p: provisional", ",e: estimated", ",b: break in time series"];
    let of = |header: &str| {
        let [a, p, e, b] = rows;
        format!(
            "DATAFLOW,Isle,TIME_PERIOD: Time,OBS_VALUE: Observation value,{header}\n\
             X:MOVES(1.0),Lulu Isle,2022,1110{a}\nX:MOVES(1.0),Lulu Isle,2023,1120{p}\n\
             X:MOVES(1.0),Sadaf Isle,2022,1210{e}\nX:MOVES(1.0),Sadaf Isle,2023,1220{b}\n"
        )
    };
    for header in ["OBS_FLAG: Observation status (Flag)", "OBS_FLAG"] {
        let text = of(header);
        let made = draft(&text);
        let reading = read(marjan(), &made, &text);
        let told = ["XM-L _T 2022 1110 A", "XM-L _T 2023 1120 P", "XM-S _T 2022 1210 E", "XM-S _T 2023 1220 B"];
        assert_eq!(all(&reading), told, "{header}: {:?} {:?}", made.doubts, reading.findings);
    }
}
