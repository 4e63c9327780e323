//! Tables that stand elsewhere in the next file, or have a year more.

use marsad_collect::Reading;
use marsad_model::{Finding, FindingCode, Id, Severity};
use serde_json::{Value, json};

use crate::next_files::{HEAD, LULU, SADAF, all, found, of_sheet, of_years, profile, read_in, workbook};

/// A table of isles and years, some columns and rows into the sheet, of one sex, which its title says.
fn of_one_sex([row, column]: [u32; 2], (title, code, word): (&str, &str, &str)) -> Value {
    json!({
        "sheet": "S",
        "header_rows": [row, row],
        "rows": [row + 1, row + 2],
        "columns": [column, column + 2],
        "constants": { "SEX": code },
        "column": [{ "header": "Isle", "at": column, "role": "code", "component": "ISLE" }],
        "across": [{ "row": row, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "SEX", "at": title, "text": word }],
    })
}

#[track_caller]
fn check_followed(reading: &Reading, what: &str, expected: &[&str]) {
    let errors: Vec<&Finding> = reading.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert_eq!(errors, Vec::<&Finding>::new());
    let mut read = all(reading);
    read.sort();
    assert_eq!(read, expected);
    let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|told| told == what);
    assert!(reading.findings.iter().any(|finding| is_it(&finding)), "{:#?}", reading.findings);
}

#[test]
fn a_table_below_one_that_grew_is_found_again_by_its_headers() {
    let table = |header: u32, last: u32, period: &str, title: &str| {
        json!({
            "sheet": "S", "header_rows": [header, header], "rows": [header + 1, last], "columns": [1, 3], "period": period,
            "column": [{ "header": "Isle", "at": 1, "role": "code", "component": "ISLE" }],
            "across": [{ "row": header, "components": ["SEX"] }],
            "said": [{ "of": "period", "at": title, "text": format!("Arrivals of {period}") }],
        })
    };
    let profile = profile(&[table(2, 3, "2022", "A1"), table(6, 7, "2023", "A5")], "workbook");
    let first: [&[&str]; 7] = [&["Arrivals of 2022"], HEAD, LULU, &[], &["Arrivals of 2023"], HEAD, SADAF];
    let reading = read_in(&profile, &workbook(&[("S", &first)]));
    assert_eq!(all(&reading), ["XM-L F 2022 1", "XM-L M 2022 2", "XM-S F 2023 3", "XM-S M 2023 4"]);
    assert_eq!(reading.findings, []);

    let next: [&[&str]; 8] = [&["Arrivals of 2022"], HEAD, LULU, SADAF, &[], &["Arrivals of 2023"], HEAD, SADAF];
    let reading = read_in(&profile, &workbook(&[("S", &next)]));
    let expected =
        ["XM-L F 2022 1", "XM-L M 2022 2", "XM-S F 2022 3", "XM-S M 2022 4", "XM-S F 2023 3", "XM-S M 2023 4"];
    assert_eq!(all(&reading), expected, "{:#?}", reading.findings);
    let moved = found(&reading, FindingCode::HeaderMoved);
    assert_eq!((moved.severity, moved.place.row), (Severity::Note, Some(7)));
    assert_eq!((&*moved.arguments["found"], &*moved.arguments["expected"]), ("7", "6"));
    assert!(reading.is_acceptable());
}

#[test]
fn headers_in_two_languages_move_together_below_a_line_more() {
    let mut table = of_sheet();
    table["header_rows"] = json!([2, 3]);
    table["across"] = json!([{ "row": 2, "components": ["SEX"] }, { "row": 3, "components": ["SEX"] }]);
    let mut profile = profile(&[table], "workbook");
    let french = [("Femmes", "F"), ("Hommes", "M")].map(|(word, code)| (word.to_owned(), Id::literal(code)));
    profile.codes.entry(Id::literal("SEX")).or_default().extend(french);
    let rows = |more: usize| -> Vec<u8> {
        let (title, blank, french): (&[&str], &[&str], &[&str]) = (&["Arrivals"], &[], &["", "Femmes", "Hommes"]);
        let mut rows: Vec<&[&str]> = vec![title];
        rows.extend(std::iter::repeat_n(blank, more));
        rows.extend([HEAD, french, LULU, SADAF]);
        workbook(&[("2022", rows.as_slice())])
    };
    for more in [0, 1, 2, 3] {
        let reading = read_in(&profile, &rows(more));
        let expected = ["XM-L F 2022 1", "XM-L M 2022 2", "XM-S F 2022 3", "XM-S M 2022 4"];
        assert_eq!(all(&reading), expected, "{more}: {:#?}", reading.findings);
        let told: Vec<FindingCode> = reading.findings.iter().map(|finding| finding.code).collect();
        let expected: &[FindingCode] = if more == 0 { &[] } else { &[FindingCode::HeaderMoved] };
        assert_eq!(told, expected, "{more}");
    }
}

#[test]
fn tables_side_by_side_that_have_a_year_more_are_read_whole() {
    let tables = [of_one_sex([2, 1], ("A1", "F", "Women")), of_one_sex([2, 5], ("E1", "M", "Men"))];
    let profile = profile(&tables, "workbook");
    let sheet: &[&[&str]] = &[
        &["Women", "", "", "", "", "Men"],
        &["Isle", "2022", "2023", "2024", "", "Isle", "2022", "2023", "2024"],
        &["Lulu Isle", "1", "2", "3", "", "Lulu Isle", "4", "5", "6"],
    ];
    let expected =
        ["XM-L F 2022 1", "XM-L F 2023 2", "XM-L F 2024 3", "XM-L M 2022 4", "XM-L M 2023 5", "XM-L M 2024 6"];
    check_followed(&read_in(&profile, &workbook(&[("S", sheet)])), "columns", &expected);
}

#[test]
fn a_column_that_is_left_out_and_that_a_year_more_pushed_to_the_right_is_left_out_there() {
    let mut table = of_years();
    let change = json!({ "header": "Change 23/22 (%)", "at": 4, "role": "ignore" });
    table["column"] = json!([{ "header": "Isle", "at": 1, "role": "code", "component": "ISLE" }, change]);
    (table["rows"], table["columns"]) = (json!([2, 3]), json!([1, 4]));
    let sheet: &[&[&str]] = &[
        &["Isle", "2022", "2023", "2024", "Change 24/23 (%)"],
        &["Lulu Isle", "1", "2", "3", "50"],
        &["Sadaf Isle", "4", "5", "6", "20"],
    ];
    let reading = read_in(&profile(&[table], "workbook"), &workbook(&[("S", sheet)]));
    assert_eq!(reading.columns.len(), 6, "{:#?}", reading.findings);
    assert_eq!(found(&reading, FindingCode::SkippedByProfile).value, "Change 24/23 (%)");
    assert_eq!(found(&reading, FindingCode::FollowedTitle).arguments["setting"], "columns = [1, 5]");
    assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::UnreadNumbers));
}

#[test]
fn tables_below_each_other_are_found_where_lines_were_added_above_them() {
    let tables = [of_one_sex([2, 1], ("A1", "F", "Women")), of_one_sex([7, 1], ("A6", "M", "Men"))];
    let profile = profile(&tables, "workbook");
    let head: &[&str] = &["Isle", "2022", "2023"];
    let sheet: &[&[&str]] = &[
        &["Note: revised"],
        &[],
        &["Women"],
        head,
        &["Lulu Isle", "1", "2"],
        &["Sadaf Isle", "3", "4"],
        &[],
        &["Men"],
        head,
        &["Lulu Isle", "5", "6"],
    ];
    let reading = read_in(&profile, &workbook(&[("S", sheet)]));
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    assert_eq!((all(&reading).len(), all(&reading)[5].as_str()), (6, "XM-L M 2023 6"));
    assert_eq!(found(&reading, FindingCode::HeaderMoved).severity, Severity::Note);
}

#[test]
fn the_sheet_of_a_new_year_is_read_where_its_table_moved() {
    let profile = profile(&[of_sheet()], "workbook");
    let sheet: &[&[&str]] = &[&["Arrivals"], &["of all"], &["isles"], HEAD, LULU];
    check_followed(&read_in(&profile, &workbook(&[("2023", sheet)])), "sheet", &["XM-L F 2023 1", "XM-L M 2023 2"]);
}

#[test]
fn the_block_of_a_new_year_below_the_others_is_read_like_them() {
    let block = |row: u32, year: &str| {
        json!({
            "sheet": "S",
            "header_rows": [row, row],
            "rows": [row + 1, row + 1],
            "columns": [1, 3],
            "period": year,
            "column": [{ "header": "Isle", "at": 1, "role": "code", "component": "ISLE" }],
            "across": [{ "row": row, "components": ["SEX"] }],
            "said": [{ "of": "period", "at": format!("A{}", row - 1), "text": format!("Arrivals of {year}") }],
        })
    };
    let profile = profile(&[block(2, "2022"), block(6, "2023")], "workbook");
    let of =
        |title: &'static str| -> [Vec<&'static str>; 4] { [vec![title], HEAD.to_vec(), LULU.to_vec(), Vec::new()] };
    let rows: Vec<Vec<&str>> =
        ["Arrivals of 2022", "Arrivals of 2023", "Arrivals of 2024"].into_iter().flat_map(of).collect();
    let sheet: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let expected =
        ["XM-L F 2022 1", "XM-L F 2023 1", "XM-L F 2024 1", "XM-L M 2022 2", "XM-L M 2023 2", "XM-L M 2024 2"];
    check_followed(&read_in(&profile, &workbook(&[("S", &sheet)])), "block", &expected);
}

#[test]
fn a_table_that_moved_both_down_and_to_the_right_is_read_there_and_told() {
    let sheet: &[&[&str]] = &[
        &[],
        &["", "Arrivals"],
        &["", "Isle", "Women", "Men"],
        &["", "Lulu Isle", "1", "2"],
        &["", "Sadaf Isle", "3", "4"],
    ];
    let reading = read_in(&profile(&[of_sheet()], "workbook"), &workbook(&[("2022", sheet)]));
    check_followed(&reading, "cell", &["XM-L F 2022 1", "XM-L M 2022 2", "XM-S F 2022 3", "XM-S M 2022 4"]);
    let moved = found(&reading, FindingCode::HeaderMoved);
    assert_eq!((moved.severity, moved.place.row, moved.place.column), (Severity::Note, Some(3), Some(2)));
    assert_eq!((&*moved.arguments["found"], &*moved.arguments["expected"]), ("B3", "A2"));
}

#[test]
fn a_table_that_moved_both_up_and_to_the_left_is_read_with_its_title() {
    let profile = profile(&[of_one_sex([3, 2], ("B2", "F", "Women"))], "workbook");
    let sheet: &[&[&str]] = &[&["Women"], &["Isle", "2022", "2023"], &["Lulu Isle", "1", "2"]];
    let reading = read_in(&profile, &workbook(&[("S", sheet)]));
    check_followed(&reading, "cell", &["XM-L F 2022 1", "XM-L F 2023 2"]);
}
