//! What ordinary files do that no profile says word for word: numbered months, years above their months, columns of
//! percentages that come and go.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{Finding, FindingCode, Profile, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

fn read(table: &Value, text: &str) -> Reading {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "table": [table],
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content })
}

/// Isle, sex, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let observations = reading.columns.observations();
    observations.iter().map(|o| format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap())).collect()
}

fn errors(reading: &Reading) -> Vec<FindingCode> {
    reading.findings.iter().filter(|found| found.severity == Severity::Error).map(|found| found.code).collect()
}

fn found(reading: &Reading, code: FindingCode) -> &Finding {
    let finding = reading.findings.iter().find(|finding| finding.code == code);
    finding.unwrap_or_else(|| panic!("no {code}: {:#?}", reading.findings))
}

/// A list whose columns of time have these headers.
fn of_times(headers: &[&str], fill: bool) -> Value {
    let time = |header: &&str| json!({ "header": header, "role": "time", "component": "TIME_PERIOD", "fill": fill });
    let mut columns: Vec<Value> = headers.iter().map(time).collect();
    columns.push(json!({ "header": "Number", "role": "value", "component": "OBS_VALUE" }));
    json!({ "header_rows": [1, 1], "constants": { "ISLE": "_T", "SEX": "_T" }, "column": columns })
}

/// Isles in rows and years in columns, beside further columns.
fn of_years(further: &[Value]) -> Value {
    let isle = json!({ "header": "Isle", "role": "code", "component": "ISLE" });
    let columns: Vec<Value> = std::iter::once(isle).chain(further.iter().cloned()).collect();
    json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": columns,
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    })
}

#[test]
fn a_number_below_the_word_for_months_is_a_month_of_the_year_beside_it() {
    let months = read(&of_times(&["Year", "Month"], false), "Year;Month;Number\n2023;1;5\n2023;12;7\n");
    assert_eq!(all(&months), ["_T _T 2023-01 5", "_T _T 2023-12 7"]);
    let quarters = read(&of_times(&["Trimestre", "Année"], false), "Trimestre;Année;Number\nII;2023;5\n");
    assert_eq!(all(&quarters), ["_T _T 2023-Q2 5"]);
    let wrong = read(&of_times(&["Year", "Month"], false), "Year;Month;Number\n2023;13;5\n");
    assert!(errors(&wrong).contains(&FindingCode::NotAPeriod), "{:?}", wrong.findings);
}

#[test]
fn months_are_of_the_year_above_them_where_the_profile_says_so() {
    let text = "Month;Number\n2022;\nJanuary;1\n2023;\nJanuary;3\nFebruary;4\n";
    let reading = read(&of_times(&["Month"], true), text);
    assert_eq!(all(&reading), ["_T _T 2022-01 1", "_T _T 2023-01 3", "_T _T 2023-02 4"]);
    assert!(errors(&reading).is_empty(), "{:?}", reading.findings);
    let unsaid = read(&of_times(&["Month"], false), text);
    assert!(errors(&unsaid).contains(&FindingCode::MissingPeriod), "{:?}", unsaid.findings);
    let total = read(&of_times(&["Month"], true), "Month;Number\n2022;\nJanuary;1\nTotal 2022;1\nJanuary;3\n");
    assert!(errors(&total).contains(&FindingCode::MissingPeriod), "behind its total nothing is of the year");
}

#[test]
fn the_total_of_a_year_needs_no_month_and_ends_its_year() {
    let mut table = of_times(&["Year", "Month"], true);
    table["column"][1]["fill"] = json!(false);
    let text = "Year;Month;Number\n2023;January;1\n;February;2\nTotal 2023;;3\n";
    let reading = read(&table, &format!("{text}2024;January;4\n"));
    assert_eq!(all(&reading), ["_T _T 2023-01 1", "_T _T 2023-02 2", "_T _T 2023 3", "_T _T 2024-01 4"]);
    assert!(errors(&reading).is_empty(), "{:?}", reading.findings);
    let behind = read(&table, &format!("{text};March;4\n"));
    assert_eq!((all(&behind).len(), found(&behind, FindingCode::MissingDimension).place.row), (3, Some(5)));
    let bare = read(&table, "Year;Month;Number\n2023;January;1\n2024;;3\n");
    assert_eq!(errors(&bare), [FindingCode::MissingDimension], "a year without the word may have lost its month");
}

#[test]
fn a_year_that_is_none_of_ours_is_no_period() {
    let reading = read(&of_years(&[]), "Isle;2022;2202\nLulu Isle;1;2\n");
    assert_eq!((all(&reading).len(), found(&reading, FindingCode::NotAPeriod).value.as_str()), (1, "2202"));
}

#[test]
fn a_column_that_is_left_out_is_known_again_by_its_words() {
    let table = of_years(&[json!({ "header": "Change 24/23 (%)", "role": "ignore" })]);
    let reading = read(&table, "Isle;2024;2025;Change 25/24 (%)\nLulu Isle;1;2;100\n");
    assert_eq!((all(&reading).len(), errors(&reading).len()), (2, 0), "{:?}", reading.findings);
    assert_eq!(found(&reading, FindingCode::SkippedByProfile).value, "Change 25/24 (%)");
    let year = of_years(&[json!({ "header": "2023", "role": "ignore" })]);
    assert_eq!(all(&read(&year, "Isle;2024;2025\nLulu Isle;1;2\n")).len(), 2, "a year alone is like every year");
}

#[test]
fn a_column_that_is_left_out_is_told_where_numbers_stand_in_it() {
    let left_out = |header: &str| json!({ "header": header, "role": "ignore" });
    let table = of_years(&[left_out("Before"), left_out("Remark"), left_out("No")]);
    let reading = read(&table, "No;Isle;2024;Before;Remark\n1;Lulu Isle;5;31;late\n2;Sadaf Isle;7;12;\n");
    assert_eq!((all(&reading).len(), errors(&reading).len()), (2, 0), "{:?}", reading.findings);
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::SkippedByProfile);
    let told: Vec<(&str, Severity)> = told.map(|finding| (finding.value.as_str(), finding.severity)).collect();
    assert_eq!(told, [("Before", Severity::Note)], "neither remarks nor what counts the rows");
}

#[test]
fn a_new_column_of_percentages_beside_the_values_is_told_and_not_read() {
    for header in ["%", "2023 (%)", "Share"] {
        let reading = read(&of_years(&[]), &format!("Isle;2023;{header}\nLulu Isle;5;3\n"));
        assert_eq!(all(&reading), ["XM-L _T 2023 5"], "{:?}", reading.findings);
        assert_eq!(found(&reading, FindingCode::UnexpectedColumn).value, header);
        assert!(errors(&reading).is_empty(), "{:?}", reading.findings);
    }
}

#[test]
fn a_new_column_of_sums_beside_the_values_is_a_warning_for_it_may_stand_in_the_place_of_a_period() {
    let text = "Isle;2023;Cumul\nLulu Isle;5;3\n";
    let reading = read(&of_years(&[]), text);
    assert_eq!(all(&reading), ["XM-L _T 2023 5"], "{:?}", reading.findings);
    let finding = found(&reading, FindingCode::UnexpectedColumn);
    assert_eq!((finding.severity, finding.arguments["like"].as_str()), (Severity::Warning, "sum"));
    let left_out = read(&of_years(&[json!({ "header": "Cumul", "role": "ignore" })]), text);
    assert!(left_out.findings.iter().all(|finding| finding.code != FindingCode::UnexpectedColumn));
    let change = read(&of_years(&[]), "Isle;2023;Variation\nLulu Isle;5;3\n");
    assert_eq!(found(&change, FindingCode::UnexpectedColumn).severity, Severity::Note);
}

#[test]
fn a_heading_that_names_a_component_begins_a_section() {
    let table = json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Rubric", "role": "code", "component": "SEX", "further": ["ISLE"] }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let reading = read(&table, "Rubric;2023\nFemale;3\nMale;2\nBy isle;\nLulu Isle;4\nSadaf Isle;1\n");
    assert_eq!(all(&reading), ["_T F 2023 3", "_T M 2023 2", "XM-L _T 2023 4", "XM-S _T 2023 1"]);
    assert!(errors(&reading).is_empty(), "{:?}", reading.findings);
}

#[test]
fn a_letter_that_is_no_status_names_the_list_of_those_that_are() {
    let table = of_years(&[json!({ "at": 3, "role": "flag" })]);
    let reading = read(&table, "Isle;2023;\nLulu Isle;5;6\n");
    let finding = found(&reading, FindingCode::UnknownCode);
    assert_eq!(finding.arguments.get("list").map(String::as_str), Some("CL_OBS_STATUS"));
}

#[test]
fn a_quality_beside_a_missing_mark_leaves_the_reason_of_the_mark() {
    let flag = |at: u32| json!({ "at": at, "role": "flag" });
    let table = of_years(&[flag(3), flag(5)]);
    let text =
        "Isle;2023;;2024;\nLulu Isle;:;b;:;c\nSadaf Isle;n.d.;bc;s.o.;e\nNawaris Isle;12;b;;z\nFanar Isle;;p;7;e\n";
    let reading = read(&table, text);
    let observations = reading.columns.observations();
    let said = observations.iter().map(|o| {
        let status: String = o.attributes.iter().flatten().cloned().collect();
        let value = o.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        format!("{} {} {value} {status}", o.key[1], o.period)
    });
    let said: Vec<String> = said.collect();
    let expected =
        ["XM-L 2023 - O", "XM-L 2024 - Q", "XM-S 2023 - Q", "XM-S 2024 - M", "XM-N 2023 12 B", "XM-N 2024 - M"];
    assert_eq!(said[..6], expected, "{:?}", reading.findings);
    assert_eq!(said[6..], ["XM-F 2024 7 E"], "a quality alone says not why there is no number");
    let told = reading.findings.iter().filter(|found| found.code == FindingCode::ReadAsMissing);
    let mut told: Vec<String> = told.map(|found| found.arguments["status"].clone()).collect();
    told.sort();
    assert_eq!(told, ["M", "O", "Q", "Q"], "each note says the status that its value has");
}

#[test]
fn a_mark_for_no_number_beside_a_column_of_statuses_takes_the_reason_that_stands_there() {
    let column = |header: &str, role: &str, id: &str| json!({ "header": header, "role": role, "component": id });
    let columns = [
        column("Isle", "code", "ISLE"),
        column("Year", "time", "TIME_PERIOD"),
        column("Number", "value", "OBS_VALUE"),
        column("Status", "code", "OBS_STATUS"),
    ];
    let table = json!({ "header_rows": [1, 1], "constants": { "SEX": "_T" }, "column": columns });
    let text = "Isle;Year;Number;Status\nLulu Isle;2023;:;Q\nSadaf Isle;2023;:;B\nLulu Isle;2024;:c;B\n";
    let reading = read(&table, text);
    let observations = reading.columns.observations();
    let said = observations.iter().map(|o| o.attributes.iter().flatten().cloned().collect::<String>());
    assert_eq!(said.collect::<Vec<_>>(), ["Q", "O", "Q"], "{:?}", reading.findings);
}
