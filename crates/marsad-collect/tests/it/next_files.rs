//! The next file of a provider: sheets of a new year, periods with a quality, words of the profile for periods.
//!
//! Tables that moved are in `moved_tables`, texts in other encodings in `other_texts`.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{Finding, FindingCode, Id, Profile, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

pub(crate) fn profile(tables: &[Value], kind: &str) -> Profile {
    let format = if kind == "csv" { json!({ "kind": "csv", "delimiter": ";" }) } else { json!({ "kind": kind }) };
    serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": format,
        "constants": { "FREQ": "A" },
        "table": tables,
        "codes": { "SEX": { "Men": "M", "Women": "F" } },
    }))
    .unwrap()
}

pub(crate) fn read_in(profile: &Profile, bytes: &[u8]) -> Reading {
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", profile).unwrap();
    let mut content = std::io::Cursor::new(bytes.to_vec());
    read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content })
}

pub(crate) fn read(table: &Value, text: &str) -> Reading {
    read_in(&profile(std::slice::from_ref(table), "csv"), text.as_bytes())
}

/// A workbook of sheets with their rows; what reads as a number is one.
pub(crate) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, *text).unwrap(),
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Isle, sex, period and value of every observation.
pub(crate) fn all(reading: &Reading) -> Vec<String> {
    let observations = reading.columns.observations();
    observations.iter().map(|o| format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap())).collect()
}

/// Period and status of every observation.
fn statuses(reading: &Reading) -> Vec<String> {
    let observations = reading.columns.observations();
    observations.iter().map(|o| format!("{} {}", o.period, o.attributes[0].as_deref().unwrap_or("none"))).collect()
}

pub(crate) fn found(reading: &Reading, code: FindingCode) -> &Finding {
    let finding = reading.findings.iter().find(|finding| finding.code == code);
    finding.unwrap_or_else(|| panic!("no {code}: {:#?}", reading.findings))
}

/// Isles in rows, women and men in columns; the name of the sheet says the year.
pub(crate) fn of_sheet() -> Value {
    json!({
        "sheet": "2022",
        "sheet_component": "TIME_PERIOD",
        "header_rows": [2, 2],
        "column": [{ "header": "Isle", "at": 1, "role": "code", "component": "ISLE" }],
        "across": [{ "row": 2, "components": ["SEX"] }],
    })
}

/// Isles in rows and years in columns.
pub(crate) fn of_years() -> Value {
    json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    })
}

/// A list of years.
fn of_rows() -> Value {
    json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T", "ISLE": "_T" },
        "column": [
            { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Number", "role": "value", "component": "OBS_VALUE" },
        ],
    })
}

pub(crate) const HEAD: &[&str] = &["Isle", "Women", "Men"];
pub(crate) const LULU: &[&str] = &["Lulu Isle", "1", "2"];
pub(crate) const SADAF: &[&str] = &["Sadaf Isle", "3", "4"];

#[test]
fn a_sheet_that_is_only_called_like_another_is_not_read_like_it() {
    let profile = profile(&[of_sheet()], "workbook");
    let own: &[&[&str]] = &[&["Arrivals"], HEAD, LULU, SADAF];
    let other: &[&[&str]] = &[&["Arrivals"], &["Isle", "Ships", "Boats"], LULU, SADAF];
    let reading = read_in(&profile, &workbook(&[("2022", own), ("2023", other)]));
    assert_eq!(reading.columns.len(), 4);
    let unread = found(&reading, FindingCode::UnreadSheet);
    let told = ["what", "said", "header"].map(|name| unread.arguments[name].as_str());
    assert_eq!((unread.value.as_str(), told), ("2023", ["head", "2022", "Ships"]), "the header in which they differ");
    assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::FollowedTitle));
}

#[test]
fn the_head_of_another_tables_labels_where_a_table_is_gone_is_no_unknown_word() {
    let table = |row: u32, head: &str, year: &str| {
        json!({
            "header_rows": [row, row],
            "rows": [row + 1, row + 2],
            "period": year,
            "column": [{ "header": head, "at": 1, "role": "code", "component": "ISLE" }],
            "across": [{ "row": row, "components": ["SEX"] }],
        })
    };
    let profile = profile(&[table(1, "Isle of landing", "2022"), table(5, "Berth", "2023")], "workbook");
    let rows: &[&[&str]] = &[&["Berth", "Women", "Men"], LULU, SADAF];
    let reading = read_in(&profile, &workbook(&[("A", rows)]));
    let codes: Vec<FindingCode> = reading.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&FindingCode::MissingColumn) && !codes.contains(&FindingCode::UnknownCode), "{codes:?}");
}

#[test]
fn the_sheet_of_a_new_month_is_read_like_its_siblings_and_told() {
    let of_month = |name: &str| {
        let mut table = of_sheet();
        table["sheet"] = json!(name);
        table
    };
    let mut profile = profile(&[of_month("Jan 2024"), of_month("Feb 2024")], "workbook");
    profile.constants.clear();
    let rows: &[&[&str]] = &[&["Arrivals"], HEAD, LULU];
    let three = workbook(&[("Jan 2024", rows), ("Feb 2024", rows), ("مارس 2024", rows)]);
    let reading = read_in(&profile, &three);
    let expected = ["2024-01", "2024-02", "2024-03"].map(|month| [("F", 1), ("M", 2)].map(|s| (month, s)));
    let expected: Vec<String> =
        expected.iter().flatten().map(|(month, (sex, value))| format!("XM-L {sex} {month} {value}")).collect();
    assert_eq!(all(&reading), expected, "{:#?}", reading.findings);
    let told = found(&reading, FindingCode::FollowedTitle);
    assert_eq!((told.severity, &*told.value, &*told.arguments["said"]), (Severity::Note, "مارس 2024", "Feb 2024"));
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
}

#[test]
fn the_sheet_of_a_provisional_year_is_read_like_its_sibling_with_its_quality() {
    let profile = profile(&[of_sheet()], "workbook");
    let rows: &[&[&str]] = &[&["Arrivals"], HEAD, LULU];
    for name in ["2023 (p)", "2023 prov."] {
        let reading = read_in(&profile, &workbook(&[(name, rows)]));
        let observations = reading.columns.observations();
        // The status is the first attribute of the structure.
        let read: Vec<(String, Option<&str>)> =
            observations.iter().map(|one| (one.period.to_string(), one.attributes[0].as_deref())).collect();
        let provisional = ("2023".to_owned(), Some("P"));
        assert_eq!(read, [provisional.clone(), provisional], "{name}: {:#?}", reading.findings);
        assert!(reading.is_acceptable(), "{name}: {:#?}", reading.findings);
    }
}

#[test]
fn a_total_that_sheets_print_alike_beside_their_own_breakdowns_is_not_told() {
    let of = |sheet: &str, component: &str, whole: &str| {
        json!({
            "sheet": sheet,
            "header_rows": [1, 1],
            "column": [{ "header": "Of", "role": "code", "component": component }],
            "constants": { whole: "_T" },
            "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
        })
    };
    let tables = [of("Isles", "ISLE", "SEX"), of("Sexes", "SEX", "ISLE"), of("Again", "ISLE", "SEX")];
    let isles: &[&[&str]] =
        &[&["Of", "2022", "2023"], &["Lulu Isle", "10", "11"], &["Sadaf Isle", "20", "21"], &["Total", "30", "32"]];
    let told = |total: &str, again: bool| {
        let sexes: &[&[&str]] =
            &[&["Of", "2022", "2023"], &["Women", "12", "13"], &["Men", "18", "19"], &["Total", "30", total]];
        let mut sheets = vec![("Isles", isles), ("Sexes", sexes)];
        sheets.extend(again.then_some(("Again", isles)));
        let reading = read_in(&profile(&tables[..sheets.len()], "workbook"), &workbook(&sheets));
        assert_eq!(reading.columns.len(), 10, "{:#?}", reading.findings);
        let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::DuplicateKey);
        told.map(|finding| (finding.severity, finding.place.sheet.clone(), finding.place.row)).collect::<Vec<_>>()
    };
    let at = |severity, sheet: &str, row| (severity, sheet.to_owned(), Some(row));
    assert_eq!(told("32", false), []);
    assert_eq!(told("33", false), [at(Severity::Error, "Isles", 4), at(Severity::Error, "Sexes", 4)]);
    // What stands beside the totals is told where it stands twice.
    let twice = [2, 2, 3, 3].map(|row| at(Severity::Warning, "Again", row));
    assert_eq!(told("32", true), twice);
}

#[test]
fn a_total_that_tables_of_one_sheet_print_alike_is_not_told_and_a_row_that_stands_twice_is() {
    let of = |[first, last]: [u32; 2], component: &str, whole: &str| {
        json!({
            "header_rows": [first, first],
            "rows": [first + 1, last],
            "column": [{ "header": "Of", "role": "code", "component": component }],
            "constants": { whole: "_T" },
            "across": [{ "row": first, "components": ["TIME_PERIOD"] }],
        })
    };
    let tables = [of([1, 4], "ISLE", "SEX"), of([6, 9], "SEX", "ISLE")];
    let told = |rows: [&str; 2]| {
        let [isle, total] = rows;
        let isles = format!("Of;2022;2023\nLulu Isle;10;11\n{isle};20;21\nTotal;30;32\n");
        let sexes = format!("Of;2022;2023\nWomen;12;13\nMen;18;19\nTotal;30;{total}\n");
        let reading = read_in(&profile(&tables, "csv"), format!("{isles};;\n{sexes}").as_bytes());
        let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::DuplicateKey);
        told.map(|finding| (finding.severity, finding.place.row)).collect::<Vec<_>>()
    };
    assert_eq!(told(["Sadaf Isle", "32"]), []);
    assert_eq!(told(["Sadaf Isle", "33"]), [(Severity::Error, Some(4)), (Severity::Error, Some(9))]);
    let twice = told(["Lulu Isle", "32"]);
    assert!(!twice.is_empty() && twice.iter().all(|(_, row)| [Some(2), Some(3)].contains(row)), "{twice:?}");
}

#[test]
fn a_total_that_a_table_prints_twice_is_told() {
    let table = json!({
        "header_rows": [1, 2],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["SEX"] }, { "row": 2, "components": ["TIME_PERIOD"] }],
    });
    let text = "Isle;Women;Total\n;2023;2023\nTotal;5;9\nLulu Isle;5;9\nTotal;5;9\n";
    let reading = read(&table, text);
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::DuplicateKey);
    assert_eq!(told.map(|finding| finding.place.row).collect::<Vec<_>>(), [Some(5), Some(5)]);
}

#[test]
fn a_title_that_names_another_year_than_its_sheet_is_told_in_every_file() {
    let profile = profile(&[of_sheet()], "workbook");
    let sheet = |title: &str| workbook(&[("2022", &[&[title], HEAD, LULU])]);
    assert_eq!(read_in(&profile, &sheet("Arrivals of 2022")).findings, []);
    let reading = read_in(&profile, &sheet("Arrivals of 2023"));
    assert_eq!(all(&reading), ["XM-L F 2022 1", "XM-L M 2022 2"]);
    let finding = found(&reading, FindingCode::TitleDisagrees);
    let of = |name: &str| finding.arguments[name].as_str();
    assert_eq!((finding.severity, of("what")), (Severity::Warning, "sheet"));
    assert_eq!((of("taken"), of("found"), of("said")), ("2022", "2023", "2022"));
}

#[test]
fn a_period_says_of_which_quality_its_numbers_are() {
    let rows = "Year;Number\n2021;5\n2022 (r);6\n2023 (p);7\n2024 (prov.);8\n2025e;9\n";
    assert_eq!(statuses(&read(&of_rows(), rows)), ["2021 A", "2022 A", "2023 P", "2024 P", "2025 E"]);
    let across = "Isle;2022 (r);2023 (p);2024 prov.;2025e\nLulu Isle;1;2;3;4\n";
    assert_eq!(statuses(&read(&of_years(), across)), ["2022 A", "2023 P", "2024 P", "2025 E"]);
}

#[test]
fn a_mark_means_what_the_profile_says_it_means() {
    let mut profile = profile(&[of_years()], "csv");
    let text = "Isle;2023;2024*\nLulu Isle;1*;2\n";
    assert_eq!(statuses(&read_in(&profile, text.as_bytes())), ["2023 A", "2024 A"]);
    profile.statuses.insert("*".to_owned(), Id::literal("E"));
    assert_eq!(statuses(&read_in(&profile, text.as_bytes())), ["2023 E", "2024 E"]);
    let bracketed = "Isle;2023;2024 (*)\nLulu Isle;1 (*);2\n";
    assert_eq!(statuses(&read_in(&profile, bracketed.as_bytes())), ["2023 E", "2024 E"]);
}

#[test]
fn a_mark_behind_a_label_is_of_all_values_of_its_row() {
    let mut profile = profile(&[of_years()], "csv");
    profile.statuses.insert("*".to_owned(), Id::literal("P"));
    for label in ["Lulu Isle (*)", "Lulu Isle*"] {
        let text = format!("Isle;2023;2024 (e)\n{label};3;4\nSadaf Isle;1;2\n");
        let reading = read_in(&profile, text.as_bytes());
        assert_eq!(statuses(&reading), ["2023 P", "2024 E", "2023 A", "2024 E"], "{label}");
    }
}

#[test]
fn the_total_of_a_year_beside_its_parts_is_the_year() {
    let across = "Isle;S1 2022;S2 2022;Total 2022\nLulu Isle;1;2;3\n";
    let mut table = of_years();
    table["constants"] = json!({ "SEX": "_T", "FREQ": "A" });
    let reading = read(&table, across);
    assert!(all(&reading).contains(&"XM-L _T 2022 3".to_owned()), "{:#?}", reading.findings);
    assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::NotAPeriod));

    let months = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T", "ISLE": "_T" },
        "column": [
            { "header": "Year", "role": "time", "component": "TIME_PERIOD", "fill": true },
            { "header": "Month", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Number", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    let reading = read(&months, "Year;Month;Number\n2022;January;10\n;February;11\n;Total 2022;21\n");
    assert_eq!(all(&reading), ["_T _T 2022-01 10", "_T _T 2022-02 11", "_T _T 2022 21"], "{:#?}", reading.findings);
}

#[test]
fn the_profile_may_say_which_period_a_header_is() {
    let mut profile = profile(&[of_years()], "csv");
    let text = "Isle;2023;budget 24\nLulu Isle;1;2\n";
    found(&read_in(&profile, text.as_bytes()), FindingCode::NotAPeriod);
    let words = [("budget 24".to_owned(), Id::literal("2024"))];
    profile.codes.insert(Id::literal("TIME_PERIOD"), words.into_iter().collect());
    let reading = read_in(&profile, text.as_bytes());
    assert_eq!(
        (all(&reading), &reading.findings[..]),
        (vec!["XM-L _T 2023 1".into(), "XM-L _T 2024 2".into()], &[][..])
    );
    let none = [("budget 24".to_owned(), Id::literal("soon"))];
    profile.codes.insert(Id::literal("TIME_PERIOD"), none.into_iter().collect());
    let told = read_in(&profile, text.as_bytes()).findings;
    assert!(told.iter().any(|f| f.code == FindingCode::NotAPeriod && f.value == "soon"), "{told:#?}");
}

#[test]
fn a_header_that_looks_like_a_running_number_is_the_year_that_the_profile_says() {
    let mut profile = profile(&[of_years()], "csv");
    let words = [("N-1", "2022"), ("N", "2023")].map(|(word, year)| (word.to_owned(), Id::literal(year)));
    profile.codes.insert(Id::literal("TIME_PERIOD"), words.into_iter().collect());
    let reading = read_in(&profile, "Isle;N-1;N\nLulu Isle;1;2\n".as_bytes());
    assert_eq!(all(&reading), ["XM-L _T 2022 1", "XM-L _T 2023 2"], "{:#?}", reading.findings);
}

#[test]
fn a_file_about_something_else_is_told_although_no_component_says_what_it_is_about() {
    let mut table = of_years();
    table["header_rows"] = json!([2, 2]);
    table["across"] = json!([{ "row": 2, "components": ["TIME_PERIOD"] }]);
    table["said"] = json!([{ "of": "subject", "at": "B1", "text": "Marjan" }]);
    let rows = "Isle;2022;2023\nLulu Isle;1;2\n";
    assert_eq!(read(&table, &format!("Country;Marjan;\n{rows}")).findings, []);
    let other = read(&table, &format!("Country;Kenya;\n{rows}"));
    let finding = found(&other, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Error, "subject"));
}

#[test]
fn a_page_of_text_in_a_cell_is_an_unknown_word_like_any_other() {
    let page = "mot ".repeat(8_000);
    let reading = read(&of_years(), &format!("Isle;2023\n{page};1\nLulu Isle;{page}\n"));
    assert!(found(&reading, FindingCode::UnknownCode).value.starts_with("mot mot"));
    assert!(found(&reading, FindingCode::NotANumber).value.starts_with("mot mot"));
}

#[test]
fn a_header_that_is_left_out_is_left_out_in_the_next_year_too_and_told() {
    let mut table = of_years();
    table["skip"] = json!(["Total 2023"]);
    let skipped = |heads: &str| {
        let reading = read(&table, &format!("Isle;{heads}\nLulu Isle;1;2;3\n"));
        let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::SkippedByProfile);
        told.map(|finding| finding.value.clone()).collect::<Vec<String>>()
    };
    assert_eq!(skipped("T1 2023;T2 2023;Total 2023"), ["Total 2023"]);
    assert_eq!(skipped("T1 2024;T2 2024;Total 2024"), ["Total 2024"]);
    assert_eq!(skipped("T1 2024;T2 2024;Total 9 mois"), ["Total 9 mois"]);
    assert_eq!(skipped("T1 2024;Total 2023;Total 2024"), ["Total 2023"], "one year of two");
    assert_eq!(skipped("T1 2025;Total 2024;Total 2025"), Vec::<String>::new(), "nobody knows which of the two");
}

#[test]
fn a_total_of_the_year_is_left_out_in_the_next_one_beside_totals_of_its_quarters() {
    let mut table = of_years();
    table["header_rows"] = json!([1, 2]);
    table["across"] = json!([
        { "row": 1, "components": ["TIME_PERIOD"] },
        { "row": 2, "components": ["SEX"] },
    ]);
    table["constants"] = json!({ "FREQ": "Q" });
    for (named, other) in [("Total 2023", "Total 2024"), ("Année 2023", "Année 2024")] {
        table["skip"] = json!([named]);
        let quarters = "T1 2024;T1 2024;T2 2024;T2 2024";
        let heads = format!("Isle;{quarters};{other}\n;F;Total;F;Total;\n");
        let reading = read(&table, &format!("{heads}Lulu Isle;1;3;2;4;7\n"));
        assert_eq!(found(&reading, FindingCode::SkippedByProfile).value, other, "{:#?}", reading.findings);
        assert_eq!(reading.columns.len(), 4);
    }
}

#[test]
fn the_day_up_to_which_figures_came_in_is_told_only_where_it_lies_within_them() {
    let is_told = |(frequency, heads): (&str, &str), note: &str| {
        let mut table = of_years();
        table["constants"]["FREQ"] = json!(frequency);
        let reading = read(&table, &format!("Isle;{heads}\nLulu Isle;1;2\nSadaf Isle;3;4\n{note}\n"));
        reading.findings.iter().any(|finding| finding.place.row == Some(4) && finding.severity != Severity::Note)
    };
    for heads in [("A", "2023;2024"), ("M", "11/2024;12/2024")] {
        assert!(!is_told(heads, "Chiffres arrêtés au 15 janvier 2025."), "{heads:?}");
        assert!(is_told(heads, "Chiffres arrêtés au 15 novembre 2024."), "{heads:?}");
        assert!(is_told(heads, "Hors postes du nord, chiffres arrêtés au 15 janvier 2025."), "{heads:?}");
    }
}

#[test]
fn one_more_column_of_percentages_beside_those_that_are_left_out_is_left_out() {
    let mut table = of_years();
    let left_out = |at: u32| json!({ "header": "%", "at": at, "role": "ignore" });
    table["column"] = json!([table["column"][0], left_out(3), left_out(5)]);
    let reading = read(&table, "Isle;2021;%;2022;%;2023;%\nLulu Isle;1;50;2;50;3;50\n");
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    assert_eq!(all(&reading), ["XM-L _T 2021 1", "XM-L _T 2022 2", "XM-L _T 2023 3"]);
    assert_eq!(found(&reading, FindingCode::SkippedByProfile).value, "%");
}

/// Women and men side by side, and years below each of them.
fn of_years_by_sex() -> Value {
    json!({
        "header_rows": [1, 2],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["SEX"] }, { "row": 2, "components": ["TIME_PERIOD"] }],
    })
}

#[test]
fn a_new_column_of_changes_among_years_is_noted_and_not_read_whatever_stands_above_it() {
    for change in ["Évolution", "Variation 2024/2023", "Écart", "Change", "Taux de croissance", "التطور", "نسبة التغير"]
    {
        let heads = format!("Isle;Women;Women;Women;Men;Men;Men\n;2023;2024;{change};2023;2024;{change}\n");
        let reading = read(&of_years_by_sex(), &format!("{heads}Lulu Isle;5;8;3;4;2;-2\n"));
        assert_eq!(all(&reading), ["XM-L F 2023 5", "XM-L F 2024 8", "XM-L M 2023 4", "XM-L M 2024 2"], "{change}");
        assert_eq!(found(&reading, FindingCode::UnexpectedColumn).severity, Severity::Note, "{change}");
        assert!(reading.is_acceptable(), "{change}: {:#?}", reading.findings);
    }
    let other = read(&of_years_by_sex(), "Isle;Women;Women\n;2023;Registered\nLulu Isle;5;8\n");
    assert_eq!(found(&other, FindingCode::NotAPeriod).value, "Registered", "it may be what was counted");
}

#[test]
fn a_total_of_periods_in_the_place_of_one_since_january_that_is_left_out_is_left_out_too() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Cumul", "at": 4, "role": "ignore" },
        ],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    for total in ["Total", "Total cumulé", "المجموع", "المجموع التراكمي"] {
        let reading = read(&table, &format!("Isle;2022;2023;{total}\nLulu Isle;1;2;3\n"));
        assert_eq!(all(&reading), ["XM-L _T 2022 1", "XM-L _T 2023 2"], "{total}");
        assert_eq!(found(&reading, FindingCode::UnexpectedColumn).value, total);
        assert!(reading.is_acceptable(), "{total}: {:#?}", reading.findings);
    }
    let beside = read(&table, "Isle;2022;2023;Cumul;Total\nLulu Isle;1;2;3;3\n");
    assert_eq!(found(&beside, FindingCode::NotAPeriod).value, "Total");
    let other = read(&table, "Isle;2022;2023;Registered\nLulu Isle;1;2;3\n");
    assert_eq!(found(&other, FindingCode::NotAPeriod).value, "Registered", "it may be what was counted");
}

#[test]
fn a_column_of_totals_since_january_that_is_left_out_is_left_out_in_other_words() {
    let table = json!({
        "header_rows": [1, 1],
        "period": "2023",
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Cumul depuis janvier", "role": "ignore" },
        ],
        "across": [{ "row": 1, "components": ["SEX"] }],
    });
    let heads = "Isle;Women;Men;Total depuis le début de l'année";
    let reading = read(&table, &format!("{heads}\nLulu Isle;1;2;3\n"));
    assert_eq!(found(&reading, FindingCode::UnexpectedColumn).severity, Severity::Note, "{:#?}", reading.findings);
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    let beside = read(&table, &format!("{heads};Cumul depuis janvier\nLulu Isle;1;2;3;3\n"));
    assert_eq!(found(&beside, FindingCode::UnknownCode).value, "Total depuis le début de l'année");
}

#[test]
fn columns_that_are_not_read_where_values_of_a_part_stood_are_a_warning_that_names_it() {
    let told = |heads: [&str; 3]| {
        let [first, second, third] = heads;
        let text = format!("Isle;{first};{first};{second};{third}\n;2023;2024;2024;2024\nLulu Isle;50;40;8;20\n");
        let reading = read(&of_years_by_sex(), &text);
        let unread = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnexpectedColumn);
        let of_block = |finding: &Finding| finding.arguments.get("taken").cloned().unwrap_or_default();
        unread.map(|finding| (finding.severity, finding.value.clone(), of_block(finding))).collect::<Vec<_>>()
    };
    let warning = |header: &str| (Severity::Warning, header.to_owned(), "Women".to_owned());
    let note = |header: &str| (Severity::Note, header.to_owned(), String::new());
    let lost = ["Women (% of all) / 2023", "Women (% of all) / 2024"];
    assert_eq!(
        told(["Women (% of all)", "Men", "Other (%)"]),
        [lost.map(warning).to_vec(), vec![note("Other (%) / 2024")]].concat()
    );
    assert_eq!(told(["Men", "Women", "Share of women (%)"]), [note("Share of women (%) / 2024")]);
}

#[test]
fn a_column_below_a_changed_or_unknown_header_is_a_note_where_no_values_stood_in_its_place() {
    let mut table = of_years_by_sex();
    let change = json!({ "header": "Women / Change", "at": 4, "role": "ignore" });
    table["column"].as_array_mut().unwrap().push(change);
    let told = |table: &Value, heads: [&str; 2], last: &str| {
        let [first, second] = heads;
        let text = format!(
            "Isle;{first};{first};{first};{second};{second}\n;2023;2024;{last};2024;{last}\nLulu Isle;5;4;1;8;2\n"
        );
        let reading = read(table, &text);
        let unread = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnexpectedColumn);
        unread.map(|finding| (finding.severity, finding.place.column.unwrap())).collect::<Vec<_>>()
    };
    let warnings = [2, 3, 4].map(|column| (Severity::Warning, column));
    let own = |last: &str| told(&table, ["Women (% of all)", "Men"], last);
    assert_eq!(own("Change"), [warnings[..2].to_vec(), vec![(Severity::Note, 4), (Severity::Note, 6)]].concat());
    assert_eq!(own("Taux de croissance")[2], (Severity::Note, 4), "a column that was left out stood there");
    let elsewhere = told(&of_years_by_sex(), ["Women (% of all)", "Men"], "Change");
    assert_eq!(elsewhere[..3], warnings, "the profile leaves nothing out");
    let unknown = told(&of_years_by_sex(), ["Women of the north", "Men"], "Change");
    assert!(
        unknown.iter().all(|(severity, _)| *severity == Severity::Note),
        "an error tells of the header: {unknown:?}"
    );
}

#[test]
fn values_that_are_read_as_a_part_of_what_stood_there_are_a_warning_and_those_of_another_thing_are_none() {
    let told = |code: &str, header: &str| {
        let profile: Profile = serde_json::from_value(json!({
            "id": "MADE_BY_HAND",
            "format": { "kind": "csv", "delimiter": ";" },
            "constants": { "FREQ": "A", "AGE": "_T" },
            "table": [{
                "header_rows": [1, 2],
                "column": [{ "header": "Sex", "role": "code", "component": "SEX" }],
                "across": [{ "row": 1, "components": ["CITIZENSHIP"] }, { "row": 2, "components": ["TIME_PERIOD"] }],
            }],
            "codes": { "SEX": { "Men": "M", "Women": "F" }, "CITIZENSHIP": { "Arabes": code } },
        }))
        .unwrap();
        let context = Context::with_profile(marjan(), "DF_RESIDENTS", &profile).unwrap();
        let text = format!("Sex;{header};Inde\n;2024;2024\nMen;5;4\nWomen;1;8\n");
        let mut content = std::io::Cursor::new(text.into_bytes());
        let reading = read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content });
        assert_eq!(reading.columns.len(), 4, "{header}: {:#?}", reading.findings);
        let followed = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::FollowedTitle);
        followed.map(|finding| (finding.severity, finding.value, finding.place.column.unwrap())).collect::<Vec<_>>()
    };
    let emirates = "Émirats arabes unis";
    assert_eq!(told("LAS", emirates), [(Severity::Warning, emirates.to_owned(), 2)]);
    assert_eq!(told("LAS", "Arabes"), []);
    assert_eq!(told("150", emirates), [], "they are no part of Europe");
}

#[test]
fn a_word_over_words_of_its_own_parts_is_no_part_of_itself() {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "constants": { "FREQ": "A", "AGE": "_T" },
        "table": [{
            "header_rows": [1, 2],
            "period": "2024",
            "column": [{ "header": "Sex", "role": "code", "component": "SEX" }],
            "across": [{ "row": 1, "components": ["CITIZENSHIP"] }, { "row": 2, "components": ["CITIZENSHIP"] }],
        }],
        "codes": { "SEX": { "Men": "M" }, "CITIZENSHIP": { "Arabes": "LAS", "Émirats arabes unis": "AE" } },
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_RESIDENTS", &profile).unwrap();
    let text = "Sex;Arabes;Inde\n;Émirats arabes unis;Inde\nMen;5;4\n";
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    let reading = read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content });
    assert_eq!(reading.columns.len(), 2, "{:#?}", reading.findings);
    let followed = reading.findings.iter().filter(|finding| finding.code == FindingCode::FollowedTitle);
    assert_eq!(followed.count(), 0, "{:#?}", reading.findings);
}
