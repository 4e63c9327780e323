//! What is read of tables that people make for people, and what is told of the rest of their sheets.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{FindingCode, Profile, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

/// Arrivals in Marjan, read by this table from a text with semicolons.
fn read(table: &Value, text: &str) -> Reading {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "numbers": { "decimal": "," },
        "constants": { "FREQ": "A" },
        "table": [table],
        "codes": { "SEX": { "Men": "M", "Women": "F" } },
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes());
    read_submission(&context, SubmittedFile { name: "a.csv", submission: "S", content: &mut content })
}

/// Men and women stand below the name of each isle.
fn sections() -> Value {
    json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE", "further": ["SEX"] }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    })
}

/// The name of an isle stands once, beside its first row.
fn filled() -> Value {
    json!({
        "header_rows": [1, 1],
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE", "fill": true },
            { "header": "Sex", "role": "code", "component": "SEX" },
        ],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    })
}

/// Isles in rows, women and men in columns, in rows 2 to 3.
fn crossed() -> Value {
    json!({
        "header_rows": [1, 1],
        "rows": [2, 3],
        "columns": [1, 3],
        "period": "2023",
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["SEX"] }],
    })
}

/// What was read of a row: isle, sex, period and value.
fn of_row(reading: &Reading, row: u32) -> Vec<String> {
    let observations = reading.columns.observations();
    let there = observations.iter().filter(|o| o.origin.as_ref().is_some_and(|origin| origin.row == row));
    there.map(|o| format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap())).collect()
}

/// The last row of a text is read as this, and nothing is wrong.
#[track_caller]
fn check(table: &Value, text: &str, expected: &[&str]) {
    let reading = read(table, text);
    assert_eq!(of_row(&reading, text.lines().count() as u32), expected);
    assert_eq!(reading.findings, []);
}

/// The last row of a text is not read, and this is why.
#[track_caller]
fn check_unread(table: &Value, text: &str, code: FindingCode) {
    let reading = read(table, text);
    let last = text.lines().count() as u32;
    assert_eq!(of_row(&reading, last), Vec::<String>::new());
    let told: Vec<FindingCode> =
        reading.findings.iter().filter(|f| f.place.row == Some(last)).map(|f| f.code).collect();
    assert_eq!(told, [code], "{:#?}", reading.findings);
}

#[test]
fn a_text_whose_columns_have_moved_has_one_error_with_the_widths_that_it_seems_to_have() {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "fixed-width", "widths": [13, 7, 8] },
        "constants": { "FREQ": "A" },
        "table": [{
            "header_rows": [1, 1],
            "period": "2023",
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": 1, "components": ["SEX"] }],
        }],
    }))
    .unwrap();
    let isles = ["Lulu Isle ", "Sadaf Isle ", "Nawaris Isle ", "Fanar Isle "];
    let rows = isles.iter().zip(31..).map(|(isle, number)| format!("{isle:.<17}{number:>7}{:>8}\n", number + 20));
    let text = format!("{:<17}{:>7}{:>8}\n{}", "Isle", "Women", "Men", rows.collect::<String>());
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.into_bytes());
    let reading = read_submission(&context, SubmittedFile { name: "a.txt", submission: "S", content: &mut content });
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::CutNumber, Severity::Error));
    assert_eq!(
        (finding.arguments["what"].as_str(), finding.arguments["found"].as_str()),
        ("moved-right", "[17, 7, 8]")
    );
    assert!(reading.columns.is_empty());
}

#[test]
fn no_value_is_read_of_a_text_in_which_a_column_grew_whatever_is_read_of_its_columns() {
    // The values of women are ten characters wide and were seven; the column behind them is not read.
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "fixed-width", "widths": [13, 7, 8] },
        "constants": { "FREQ": "A" },
        "table": [{
            "header_rows": [1, 1],
            "period": "2023",
            "constants": { "SEX": "F" },
            "column": [
                { "header": "Isle", "role": "code", "component": "ISLE" },
                { "header": "Women", "role": "value" },
                { "header": "All", "role": "ignore" },
            ],
        }],
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let read = |width: usize, first: u32| {
        let isles = ["Lulu Isle", "Sadaf Isle", "Nawaris Isle", "Fanar Isle"];
        let rows = isles.iter().zip(first..);
        let rows = rows.map(|(isle, number)| format!("{isle:<13}{number:>width$}{:>8}\n", number * 2));
        let text = format!("{:<13}{:>width$}{:>8}\n{}", "Isle", "Women", "All", rows.collect::<String>());
        let mut content = std::io::Cursor::new(text.into_bytes());
        read_submission(&context, SubmittedFile { name: "a.txt", submission: "S", content: &mut content })
    };
    let before = read(7, 12_345);
    assert_eq!(before.columns.len(), 4, "{:#?}", before.findings);
    // Five digits would be cut to two; two digits stand wholly in the column that is not read.
    for first in [12_345, 31] {
        let later = read(10, first);
        let [finding] = &later.findings[..] else { panic!("{:#?}", later.findings) };
        assert_eq!((finding.code, finding.arguments["found"].as_str()), (FindingCode::CutNumber, "[16, 7, 8]"));
        assert!(later.columns.is_empty());
    }
}

/// Women and men on isles, and all of them, which are not read, from a text of fixed width.
fn read_fixed(said: &Value, text: &str) -> Reading {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "fixed-width", "widths": [17, 7, 7, 8] },
        "numbers": { "thousands": "," },
        "constants": { "FREQ": "A" },
        "table": [{
            "header_rows": [1, 1],
            "rows": [2, 3],
            "period": "2023",
            "column": [
                { "header": "Isle", "role": "code", "component": "ISLE" },
                { "header": "All", "role": "ignore" },
            ],
            "across": [{ "row": 1, "components": ["SEX"] }],
            "said": said,
        }],
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes());
    read_submission(&context, SubmittedFile { name: "a.txt", submission: "S", content: &mut content })
}

/// The men of no isle are counted yet.
fn without_men(label_width: usize) -> String {
    let line = |[isle, women, men, all]: [&str; 4]| format!("{isle:<label_width$}{women:>7}{men:>7}{all:>8}\n");
    let rows = [["Isle", "Women", "Men", "All"], ["Lulu Isle", "176", "", "1,158"], ["Sadaf Isle", "30", "", "224"]];
    rows.map(line).concat()
}

#[test]
fn a_total_that_is_cut_is_no_value_of_the_blank_column_before_it() {
    let told = |text: &str| {
        let findings = read_fixed(&json!([]), text).findings.into_iter();
        let cut = findings.filter(|finding| finding.code == FindingCode::CutNumber);
        cut.map(|finding| (finding.severity, finding.value, finding.place.row, finding.place.column))
            .collect::<Vec<_>>()
    };
    assert!(told(&without_men(17)).is_empty());
    assert_eq!(told(&without_men(13)), [(Severity::Error, "1,158".to_owned(), Some(2), Some(4))]);
}

#[test]
fn a_note_below_a_table_of_fixed_width_is_found_again() {
    let note = "Arrivals of the isles excluding those who stay on board of their ships";
    let said = json!([{ "of": "subject", "at": "A4", "text": note }]);
    let told = |below: &str| {
        let reading = read_fixed(&said, &format!("{}{below}\n", without_men(17)));
        let is_gone = |what: &String| what == "gone-note";
        reading.findings.iter().filter(|finding| finding.arguments.get("what").is_some_and(is_gone)).count()
    };
    assert_eq!(told(note), 0);
    assert_eq!(told(""), 1);
}

#[test]
fn the_one_column_that_is_not_read_and_tells_repeated_rows_apart_is_named() {
    let table = |left_out: &[&str]| {
        let ignored = left_out.iter().map(|header| json!({ "header": header, "role": "ignore" }));
        let read = [
            json!({ "header": "Isle", "role": "code", "component": "ISLE" }),
            json!({ "header": "Arrivals", "role": "value" }),
        ];
        let columns: Vec<Value> = read.into_iter().chain(ignored).collect();
        json!({ "header_rows": [1, 1], "period": "2023", "column": columns, "constants": { "SEX": "_T" } })
    };
    let named = |table: &Value, text: &str| {
        let reading = read(table, text);
        let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::DuplicateKey);
        let told: Vec<Option<String>> = told.map(|finding| finding.arguments.get("apart").cloned()).collect();
        assert_eq!(told.len(), 2, "{:#?}", reading.findings);
        told.into_iter().flatten().collect::<Vec<_>>()
    };
    let posts = "N;Isle;Post;Remark;Arrivals\n\
                 1;Lulu Isle;North;late;10\n2;Lulu Isle;South;late;12\n3;Sadaf Isle;East;;5\n";
    assert_eq!(named(&table(&[]), posts), ["Post", "Post"]);
    assert_eq!(named(&table(&["N", "Post", "Remark"]), posts), ["Post", "Post"]);
    let clerks = posts.replace("South;late", "South;early");
    assert!(named(&table(&[]), &clerks).is_empty(), "two columns differ");
    let alike = posts.replace("South", "North");
    assert!(named(&table(&[]), &alike).is_empty(), "no column differs");
}

#[test]
fn a_total_below_sections_that_have_none_is_the_total_of_all() {
    let text = "Isle;2023\nLulu Isle;\nMen;10\nWomen;11\nSadaf Isle;\nMen;14\nWomen;15\n";
    check(&sections(), &format!("{text}Total;50\n"), &["_T _T 2023 50"]);
    check(&sections(), &format!("{text}Total;99\n"), &["_T _T 2023 99"]);
    check(&sections(), &format!("{text}Total;29\n"), &["XM-S _T 2023 29"]);
}

#[test]
fn where_each_section_has_its_total_the_last_row_is_that_of_all() {
    let text = "Isle;2023\nLulu Isle;\nMen;10\nWomen;11\nTotal;21\nSadaf Isle;\nMen;14\nWomen;15\nTotal;29\n";
    check(&sections(), text, &["XM-S _T 2023 29"]);
    check(&sections(), &format!("{text}Total;50\n"), &["_T _T 2023 50"]);
}

#[test]
fn a_section_may_give_its_total_beside_its_name() {
    let text = "Isle;2023\nLulu Isle;21\nMen;10\nWomen;11\nSadaf Isle;29\nMen;14\nWomen;15\n";
    check(&sections(), &format!("{text}Total;50\n"), &["_T _T 2023 50"]);
    assert_eq!(of_row(&read(&sections(), text), 5), ["XM-S _T 2023 29"]);
}

#[test]
fn a_heading_for_the_whole_begins_the_whole() {
    let text = "Isle;2023\nLulu Isle;\nMen;10\nWomen;11\nSadaf Isle;\nMen;14\nWomen;15\nTotal;\nMen;24\nWomen;26\n";
    check(&sections(), text, &["_T F 2023 26"]);
}

#[test]
fn a_total_that_may_be_of_two_wholes_is_told_and_not_read() {
    let text = "Isle;2023\nLulu Isle;\nMen;10\nWomen;11\nTotal;21\nSadaf Isle;\nMen;14\nWomen;15\nFanar Isle;\nMen;1\nWomen;2\n";
    check_unread(&sections(), &format!("{text}Total;99\n"), FindingCode::UnclearTotal);
    check(&sections(), &format!("{text}Total;53\n"), &["_T _T 2023 53"]);
}

#[test]
fn a_total_below_a_column_that_is_filled_down_is_the_total_of_all_groups() {
    let text = "Isle;Sex;2023\nLulu Isle;Men;10\n;Women;11\nSadaf Isle;Men;14\n;Women;15\n";
    check(&filled(), &format!("{text};Total;50\n"), &["_T _T 2023 50"]);
    check(&filled(), &format!("{text};Total;29\n"), &["XM-S _T 2023 29"]);
    check(&filled(), &format!("{text}Sadaf Isle;Total;29\n"), &["XM-S _T 2023 29"]);
}

#[test]
fn a_row_whose_numbers_stand_in_other_columns_is_not_said_to_have_none() {
    let mut table = crossed();
    table["columns"] = json!([1, 4]);
    table["column"].as_array_mut().unwrap().push(json!({ "header": "Other", "role": "ignore" }));
    let reading = read(&table, "Isle;Women;Men;Other\nLulu Isle;;;7\nSadaf Isle;3;4;8\n");
    let told: Vec<&str> = reading
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::RowNotRead)
        .map(|finding| finding.arguments["what"].as_str())
        .collect();
    assert_eq!(told, ["numbers"], "{:#?}", reading.findings);
}

#[test]
fn the_total_of_several_years_is_the_value_of_none() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Year", "role": "time", "component": "TIME_PERIOD", "fill": true },
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    let text = "Year;Isle;Arrivals\n2022;Lulu Isle;10\n;Sadaf Isle;20\n2023;Lulu Isle;11\n;Sadaf Isle;21\n";
    check_unread(&table, &format!("{text};Total;62\n"), FindingCode::TotalUnread);
    check_unread(&table, &format!("{text};Total;62\n;Fanar Isle;3\n"), FindingCode::MissingDimension);
    check(&table, &format!("{text};Total;32\n"), &["_T _T 2023 32"]);
}

#[test]
fn a_table_that_grew_by_known_words_is_read_with_the_rows_it_has_now() {
    let text = "Isle;Women;Men\nLulu Isle;1;2\nSadaf Isle;3;4\nFanar Isle;5;6\nTotal;9;12\n";
    let reading = read(&crossed(), text);
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::FollowedTitle, Severity::Note));
    assert_eq!((finding.place.row, finding.place.column), (Some(4), Some(1)));
    assert_eq!((&*finding.arguments["rows"], &*finding.arguments["setting"]), ("2", "rows = [2, 5]"));
    assert_eq!(of_row(&reading, 4), ["XM-F F 2023 5", "XM-F M 2023 6"]);
    assert_eq!(reading.columns.len(), 8);
}

#[test]
fn a_table_that_grew_by_an_unknown_word_is_told_with_the_rows_it_has_now() {
    let text = "Isle;Women;Men\nLulu Isle;1;2\nSadaf Isle;3;4\nNowhere;5;6\n";
    let reading = read(&crossed(), text);
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::UnreadNumbers, Severity::Warning));
    assert_eq!((finding.place.row, finding.place.column), (Some(4), Some(2)));
    assert_eq!((&*finding.arguments["numbers"], &*finding.arguments["setting"]), ("2", "rows = [2, 4]"));
    assert_eq!(reading.columns.len(), 4);
}

/// Isles and years in one column, years as headings above isles.
#[test]
fn years_may_head_the_rows_below_them() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE", "further": ["TIME_PERIOD"] },
            { "header": "Number", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    let text = "Isle;Number\nYear 2022;\nLulu Isle;10\nSadaf Isle;11\nYear 2023;\nLulu Isle;20\nSadaf Isle;21\n";
    check(&table, text, &["XM-S _T 2023 21"]);
    assert_eq!(of_row(&read(&table, text), 3), ["XM-L _T 2022 10"]);
}

#[test]
fn a_second_table_is_told_and_a_page_number_is_not() {
    let first = "Isle;Women;Men\nLulu Isle;1;2\nSadaf Isle;3;4\n";
    let reading = read(&crossed(), &format!("{first}\nIn 2022\nLulu Isle;7;8\nSadaf Isle;9;10\n\n\nPage;1\n"));
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::UnreadNumbers, Severity::Note));
    assert_eq!((finding.place.row, &*finding.arguments["numbers"]), (Some(6), "4"));
}

#[test]
fn an_unknown_header_is_told_with_the_list_that_its_word_should_come_from() {
    let reading = read(&crossed(), "Isle;Wmen;Men\nLulu Isle;1;2\nSadaf Isle;3;4\n");
    let finding = reading.findings.iter().find(|f| f.code == FindingCode::UnknownCode).unwrap();
    assert_eq!((&*finding.arguments["list"], finding.nearest[0].as_str()), ("CL_SEX", "F"));
    let reading = read(&sections(), "Isle;last year\nLulu Isle;\nMen;10\n");
    assert!(reading.findings.iter().any(|f| f.code == FindingCode::NotAPeriod && f.value == "last year"));
}

#[test]
fn a_text_that_no_table_is_for_is_spoken_of_as_a_file() {
    let table = json!({ "sheet": "Arrivals", "header_rows": [1, 1], "rows": [2, 9] });
    let reading = read(&table, "Isle;2023\nLulu Isle;1\n");
    let finding = reading.findings.iter().find(|f| f.code == FindingCode::UnreadSheet).unwrap();
    assert_eq!(finding.arguments["what"], "file");
}

#[test]
fn values_in_another_unit_stay_decimal() {
    let mut table = crossed();
    table["scale"] = json!(0.001);
    let reading = read(&table, "Isle;Women;Men\nLulu Isle;1200,5;38891\n");
    let values: Vec<Option<f64>> = (0..2).map(|row| reading.columns.value(row)).collect();
    assert_eq!(values, [Some(1.2005), Some(38.891)]);
}
