//! What is said outside a table, read again in the next file: followed where it is certain, told where it is not.
//!
//! Here are titles, names of sheets and marks; periods are in `said_periods`, units in `said_units`.

use marsad_collect::{Context, Reading, SubmittedFile, propose, read_submission};
use marsad_model::{CellName, Finding, FindingCode, Pack, Profile, SaidOf, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

pub(crate) fn file(content: &mut std::io::Cursor<Vec<u8>>) -> SubmittedFile<'_> {
    SubmittedFile { name: "a.csv", submission: "S", content }
}

pub(crate) fn profile_of(table: &Value, kind: &str) -> Profile {
    let format = if kind == "csv" { json!({ "kind": "csv", "delimiter": ";" }) } else { json!({ "kind": kind }) };
    serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": format,
        "constants": { "FREQ": "A" },
        "table": [table],
        "codes": { "SEX": { "Men": "M", "Women": "F" } },
    }))
    .unwrap()
}

pub(crate) fn read_in(pack: &Pack, profile: &Profile, bytes: &[u8]) -> Reading {
    let context = Context::with_profile(pack, "DF_ARRIVALS", profile).unwrap();
    read_submission(&context, file(&mut std::io::Cursor::new(bytes.to_vec())))
}

pub(crate) fn read(table: &Value, text: &str) -> Reading {
    read_in(marjan(), &profile_of(table, "csv"), text.as_bytes())
}

/// Sex, period and value of the first observation.
pub(crate) fn first(reading: &Reading) -> (String, String, f64) {
    let observation = reading.columns.observation(0).unwrap();
    (observation.key[2].to_string(), observation.period.to_string(), observation.value.unwrap())
}

pub(crate) fn found(reading: &Reading, code: FindingCode) -> &Finding {
    let finding = reading.findings.iter().find(|finding| finding.code == code);
    finding.unwrap_or_else(|| panic!("no {code}: {:#?}", reading.findings))
}

/// Isles in rows, women and men in columns below two lines; the second says the year.
pub(crate) fn of_year(period: &str) -> Value {
    json!({
        "header_rows": [3, 3],
        "period": period,
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["SEX"] }],
        "said": [{ "of": "period", "at": "A2", "text": "Arrivals, year 2022" }],
    })
}

/// Isles in rows, years in columns below a line that says the sex.
fn of_sex() -> Value {
    json!({
        "header_rows": [3, 3],
        "constants": { "SEX": "F" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "SEX", "at": "A2", "text": "Arrivals, Women" }],
    })
}

/// Isles in rows, years in columns below a line that says the unit.
pub(crate) fn of_unit(scale: f64, text: &str) -> Value {
    json!({
        "header_rows": [3, 3],
        "scale": scale,
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "scale", "at": "A2", "text": text }],
    })
}

pub(crate) fn under(titles: [&str; 2], rows: &str) -> String {
    format!("{}\n{}\n{rows}", titles[0], titles[1])
}

pub(crate) const BY_SEX: &str = "Isle;Women;Men\nLulu Isle;12;31\nSadaf Isle;7;8\n";
pub(crate) const BY_YEAR: &str = "Isle;2022;2023\nLulu Isle;12;31\nSadaf Isle;7;8\n";

#[test]
fn a_line_above_two_tables_that_is_gone_is_told_once() {
    let table = |first: u32| {
        let mut table = of_unit(1000.0, "Unit: thousands");
        (table["rows"], table["columns"]) = (json!([4, 5]), json!([first, first + 2]));
        table["column"][0]["at"] = json!(first);
        table
    };
    let mut profile = profile_of(&table(1), "csv");
    profile.tables.push(serde_json::from_value(table(5)).unwrap());
    let rows = "Isle;2020;2021;;Isle;2022;2023\nLulu Isle;12;31;;Lulu Isle;13;32\nSadaf Isle;7;8;;Sadaf Isle;9;6\n";
    let reading = |line: &str| read_in(marjan(), &profile, format!("Ports;;;;;;\n{line};;;;;;\n{rows}").as_bytes());
    let told = |line: &str| {
        let mut findings = reading(line).findings;
        findings.retain(|finding| finding.code == FindingCode::TitleDisagrees);
        findings.into_iter().map(|finding| finding.arguments["what"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(reading("").columns.len(), 8);
    assert_eq!((told("Unit: thousands"), told("")), (Vec::new(), vec!["gone-unit".to_owned()]));
}

#[test]
fn a_word_that_a_title_did_not_say_before_and_that_nothing_explains_is_a_warning() {
    let next = read(&of_year("2022"), &under(["Ports", "Arrivals by marriage, year 2023"], BY_SEX));
    assert_eq!(first(&next).1, "2023");
    let finding = found(&next, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "words"));
    assert_eq!(finding.arguments["said"], "Arrivals, year 2022");
    let plain = read(&of_year("2022"), &under(["Ports", "Number of arrivals, year 2023"], BY_SEX));
    assert!(plain.findings.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{:#?}", plain.findings);
}

#[test]
fn a_title_that_moved_by_a_row_is_the_same_title() {
    let moved = read(&of_year("2022"), &under(["Arrivals, year 2022", "Ports"], BY_SEX));
    assert_eq!((first(&moved).1.as_str(), &moved.findings[..]), ("2022", &[][..]));
    let next = read(&of_year("2022"), &under(["Arrivals, year 2023", "Ports"], BY_SEX));
    assert_eq!((first(&next).1.as_str(), found(&next, FindingCode::FollowedTitle).place.row), ("2023", Some(1)));
}

#[test]
fn the_sex_of_a_title_is_read_from_the_title_of_each_file() {
    let women = read(&of_sex(), &under(["Ports", "Arrivals, Women"], BY_YEAR));
    assert_eq!((first(&women).0.as_str(), &women.findings[..]), ("F", &[][..]));
    let men = read(&of_sex(), &under(["Ports", "Arrivals, Men"], BY_YEAR));
    assert_eq!(first(&men).0, "M");
    assert_eq!(found(&men, FindingCode::FollowedTitle).arguments["taken"], "M");
    let nobody = read(&of_sex(), &under(["Ports", "Arrivals, others"], BY_YEAR));
    assert_eq!(found(&nobody, FindingCode::TitleDisagrees).severity, Severity::Error);
    let gone = read(&of_sex(), &under(["Ports", ""], BY_YEAR));
    assert_eq!(found(&gone, FindingCode::TitleDisagrees).arguments["what"], "gone-code");
}

#[test]
fn exchanged_titles_exchange_the_tables() {
    let table = |(columns, sex, at, text): (&[u32; 2], &str, &str, &str)| {
        json!({
            "header_rows": [2, 2], "rows": [3, 4], "columns": columns, "constants": { "SEX": sex },
            "column": [{ "header": "Isle", "at": columns[0], "role": "code", "component": "ISLE" }],
            "across": [{ "row": 2, "components": ["TIME_PERIOD"] }],
            "said": [{ "of": "SEX", "at": at, "text": text }],
        })
    };
    let (left, right) = (table((&[1, 2], "M", "A1", "Men")), table((&[4, 5], "F", "D1", "Women")));
    let mut profile = profile_of(&left, "csv");
    profile.tables.push(serde_json::from_value(right).unwrap());
    let rows = "Isle;2022;;Isle;2022\nLulu Isle;1;;Lulu Isle;2\nSadaf Isle;3;;Sadaf Isle;4\n";
    let of = |titles: &str| {
        let reading = read_in(marjan(), &profile, format!("{titles}\n{rows}").as_bytes());
        let observations = reading.columns.observations();
        let mut sexes: Vec<String> =
            observations.iter().map(|one| format!("{} {}", one.key[2], one.value.unwrap())).collect();
        sexes.sort();
        sexes
    };
    assert_eq!(of("Men;;;Women"), ["F 2", "F 4", "M 1", "M 3"]);
    assert_eq!(of("Women;;;Men"), ["F 1", "F 3", "M 2", "M 4"]);
}

#[test]
fn a_column_of_years_is_the_same_under_another_word_for_years() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Année", "at": 1, "role": "time", "component": "TIME_PERIOD" },
            { "header": "Isle", "at": 2, "role": "code", "component": "ISLE" },
            { "header": "Persons", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    for head in ["Année", "Exercice", "السنة"] {
        let reading = read(&table, &format!("{head};Isle;Persons\n2022;Lulu Isle;12\n"));
        assert_eq!(reading.findings, [], "{head}");
        assert_eq!(first(&reading).1, "2022", "{head}");
    }
    found(&read(&table, "Rang;Isle;Persons\n2022;Lulu Isle;12\n"), FindingCode::MissingColumn);
}

#[test]
fn a_line_of_totals_since_january_that_is_gone_is_not_compared_with_itself() {
    let line = "Cumul depuis le 1er janvier";
    let mut table = of_unit(1.0, line);
    table["cumulative"] = json!(true);
    table["constants"] = json!({ "SEX": "_T", "FREQ": "M" });
    table["said"][0]["of"] = json!("cumulative");
    let months = "Isle;01/2024;02/2024\nLulu Isle;12;31\n";
    let told = |title: &str| {
        let reading = read(&table, &under(["Ports", title], months));
        let disagrees = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        disagrees.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(line), []);
    assert_eq!(told(""), [(Severity::Error, "gone-cumulative".to_owned())]);
}

#[test]
fn what_a_draft_takes_from_a_title_it_says_where() {
    let text = under(["Ports;;", "Arrivals, year 2022;;"], "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let draft = propose(marjan(), "DF_ARRIVALS", file(&mut std::io::Cursor::new(text.clone().into_bytes())));
    let profile = draft.unwrap().unwrap().profile;
    let said = profile.tables[0].said.iter().find(|said| said.of == SaidOf::Period).unwrap();
    assert_eq!((said.at, said.text.as_str()), (Some(CellName { row: 2, column: 1 }), "Arrivals, year 2022"));
    assert_eq!(first(&read_in(marjan(), &profile, text.as_bytes())).1, "2022");
    let next = text.replace("2022", "2023");
    assert_eq!(first(&read_in(marjan(), &profile, next.as_bytes())).1, "2023");
}

/// A workbook with a sheet for each year.
fn years(names: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for name in names {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, texts) in [["Isle", "Women", "Men"], ["Lulu Isle", "", ""], ["Sadaf Isle", "", ""]].iter().enumerate()
        {
            for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
        for (row, column) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            sheet.write(row, column, 5).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_of_a_new_year_is_read_like_the_others_unless_the_profile_leaves_it_out() {
    let table = json!({
        "sheet": "2022",
        "sheet_component": "TIME_PERIOD",
        "header_rows": [1, 1],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["SEX"] }],
    });
    let mut profile = profile_of(&table, "workbook");
    let reading = read_in(marjan(), &profile, &years(&["2022", "2023"]));
    let finding = found(&reading, FindingCode::FollowedTitle);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Note, "sheet"));
    assert_eq!((finding.value.as_str(), finding.arguments["said"].as_str()), ("2023", "2022"));
    let mut periods: Vec<String> = reading.columns.observations().iter().map(|one| one.period.to_string()).collect();
    periods.dedup();
    assert_eq!((reading.columns.len(), periods), (8, vec!["2022".to_owned(), "2023".to_owned()]));
    let reading = read_in(marjan(), &profile, &years(&["2023"]));
    let missing = found(&reading, FindingCode::MissingSheet);
    assert_eq!((missing.severity, missing.arguments["succeeded"].as_str()), (Severity::Note, "yes"));
    profile.not_read = vec!["20*".to_owned()];
    let reading = read_in(marjan(), &profile, &years(&["2022", "2023"]));
    assert_eq!(found(&reading, FindingCode::SkippedByProfile).severity, Severity::Note);
    assert_eq!(reading.columns.len(), 4);
}

#[test]
fn a_file_with_some_quarters_of_a_year_is_told_of_the_others_once_and_with_a_warning() {
    let quarter = |sheet: &str| {
        json!({
            "sheet": sheet,
            "sheet_component": "TIME_PERIOD",
            "header_rows": [1, 1],
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": 1, "components": ["SEX"] }],
        })
    };
    let mut profile = profile_of(&quarter("T1 2024"), "workbook");
    profile.constants.clear();
    for sheet in ["T2 2024", "T3 2024", "T4 2024"] {
        profile.tables.push(serde_json::from_value(quarter(sheet)).unwrap());
    }
    let told = |sheets: &[&str]| {
        let findings = read_in(marjan(), &profile, &years(sheets)).findings.into_iter();
        let missing = findings.filter(|finding| finding.code == FindingCode::MissingSheet);
        missing.map(|finding| (finding.severity, finding.arguments["expected"].clone())).collect::<Vec<_>>()
    };
    let of = |severity: Severity, sheets: &str| (severity, sheets.to_owned());
    let later = of(Severity::Warning, "T2 2024, T3 2024, T4 2024");
    assert_eq!(told(&["T1 2025"]), [of(Severity::Note, "T1 2024"), later]);
    assert_eq!(told(&["T2 2024"]), [of(Severity::Warning, "T1 2024, T3 2024, T4 2024")]);
    assert_eq!(told(&["T1 2024", "T2 2024", "T3 2024", "T4 2024"]), []);
}

#[test]
fn the_column_of_a_new_year_is_a_warning_and_that_of_the_year_before_is_not_asked_for() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals 2022", "role": "value", "component": "OBS_VALUE", "period": "2022" },
        ],
    });
    let both = read(&table, "Isle;Arrivals 2022;Arrivals 2023\nLulu Isle;1;2\n");
    let finding = found(&both, FindingCode::UnexpectedColumn);
    assert_eq!((finding.severity, finding.arguments["like"].as_str()), (Severity::Warning, "yes"));
    let next = read(&table, "Isle;Arrivals 2023\nLulu Isle;2\n");
    let finding = found(&next, FindingCode::MissingColumn);
    assert_eq!((finding.arguments["what"].as_str(), finding.arguments["found"].as_str()), ("number", "Arrivals 2023"));
}

#[test]
fn months_without_a_year_are_told_once() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let reading = read(&table, "Isle;January;February\nLulu Isle;1;2\nSadaf Isle;3;4\n");
    let told: Vec<&Finding> = reading.findings.iter().filter(|f| f.code == FindingCode::MissingPeriod).collect();
    assert_eq!((told.len(), told[0].arguments["what"].as_str()), (1, "year"));
    assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::MissingDimension));
}

/// A list of years and isles whose headers stand on a row.
fn list(header_row: u32) -> Value {
    json!({
        "header_rows": [header_row, header_row],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
            { "header": "Remark", "role": "ignore" },
        ],
    })
}

/// What is told of marks, and of words beside numbers.
fn disagreements(reading: &Reading) -> Vec<&str> {
    let own = reading.findings.iter().filter_map(|finding| finding.arguments.get("what"));
    own.map(String::as_str).filter(|what| ["mark-of-legend", "unknown-mark", "other-word"].contains(what)).collect()
}

#[test]
fn a_line_above_a_list_says_what_a_mark_in_its_rows_means() {
    let rows = "Year;Isle;Arrivals;Remark\n2022;Lulu Isle*;5;\n2023;Lulu Isle*;6;\n";
    assert_eq!(disagreements(&read(&list(2), &format!("* : provisional data;;;\n{rows}"))), ["mark-of-legend"]);
    assert_eq!(disagreements(&read(&list(2), &format!("Ports;;;\n{rows}"))), ["unknown-mark"]);
}

#[test]
fn another_word_beside_the_numbers_of_a_long_list_is_told_once() {
    let mut table = list(1);
    table["words_beside"] = json!(["bén."]);
    // Long enough that several readers would take parts of it.
    let row = format!("2022;Lulu Isle;12 ménages;{}\n", "a".repeat(1000));
    let reading = read(&table, &format!("Year;Isle;Arrivals;Remark\n{}", row.repeat(5000)));
    assert_eq!(disagreements(&reading), ["other-word"]);
}
