//! The next file is read with the same eyes as the file of its draft: what makes a table something else is told.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{Finding, FindingCode, Profile, Severity};
use marsad_testkit::{marjan, tunisia};
use serde_json::{Value, json};

fn read(table: &Value, text: &str) -> Reading {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "table": [table],
        "codes": { "SEX": { "Men": "M", "Women": "F" } },
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    read_submission(&context, SubmittedFile { name: "a.csv", submission: "S", content: &mut content })
}

/// Isle, sex, period, value and status of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let one = |o: &marsad_model::Observation| {
        let status = o.attributes[0].clone().unwrap_or_default();
        format!("{} {} {} {} {status}", o.key[1], o.key[2], o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(one).collect()
}

/// How grave the finding of a kind is that has an argument with this value.
#[track_caller]
fn check(reading: &Reading, code: FindingCode, (name, value): (&str, &str), severity: Severity) {
    let is_it =
        |finding: &&Finding| finding.code == code && finding.arguments.get(name).is_some_and(|found| found == value);
    let Some(finding) = reading.findings.iter().find(is_it) else { panic!("{:#?}", reading.findings) };
    assert_eq!(finding.severity, severity);
}

/// Isles in rows, years in columns, below one line.
fn of_years() -> Value {
    json!({
        "header_rows": [2, 2],
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 2, "components": ["TIME_PERIOD"] }],
    })
}

fn under(title: &str) -> String {
    format!("{title};;\nIsle;2022;2023\nLulu Isle;12;31\nSadaf Isle;7;8\n")
}

#[test]
fn a_title_that_the_profile_does_not_know_is_told() {
    let told = |title: &str| read(&of_years(), &under(title));
    let disagrees = FindingCode::TitleDisagrees;
    check(&told("Arrivals, women"), disagrees, ("what", "other-code"), Severity::Error);
    check(&told("Arrivals (base 100 in 2015)"), disagrees, ("what", "index"), Severity::Error);
    for shares in ["Arrivals (in %)", "Arrivals (percent)", "Arrivées, en ‰", "Part des arrivées", "Arrivées pour 100"]
    {
        check(&told(shares), disagrees, ("what", "percent"), Severity::Error);
    }
    let of_hundreds = |title: &str| read(&of_years(), &under(title).replace("12;31", "112;131"));
    for shares in ["Arrivées, en ‰", "Arrivées (pour mille)"] {
        check(&of_hundreds(shares), disagrees, ("what", "per-mille"), Severity::Error);
    }
    for many in ["Thousands of arrivals", "Centaines d’arrivées", "Arrivals ×100", "Arrivals (x 10)"] {
        check(&told(many), disagrees, ("what", "unit"), Severity::Warning);
    }
    check(&told("Arrivals (1er semestre)"), disagrees, ("what", "part"), Severity::Warning);
    check(&told("Arrivals refused"), disagrees, ("what", "narrower"), Severity::Warning);
    check(&told("Arrivals (monthly average)"), disagrees, ("what", "average"), Severity::Warning);
    check(&told("Forecast of arrivals"), disagrees, ("what", "forecast"), Severity::Warning);
    check(&told("Arrivals, sample of one in ten"), disagrees, ("what", "sample"), Severity::Warning);
    check(&told("Applications received"), disagrees, ("what", "application"), Severity::Warning);
    let plain = told("Arrivals by isle");
    assert!(plain.findings.iter().all(|finding| finding.code != disagrees), "{:#?}", plain.findings);
}

#[test]
fn so_many_of_something_in_per_cent_are_percentages() {
    let told = |title: &str| read(&of_years(), &under(title));
    let disagrees = FindingCode::TitleDisagrees;
    for shares in [
        "Number of arrivals (%)",
        "Number of arrivals, in per cent",
        "Nombre d’arrivées, répartition en %",
        "Nombre d’arrivées en pourcentage",
        "عدد الوافدين بالنسبة المئوية",
        "عدد الوافدين (بـ %)",
    ] {
        check(&told(shares), disagrees, ("what", "percent"), Severity::Error);
    }
    check(&told("Nombre d’arrivées (‰)"), disagrees, ("what", "percent"), Severity::Error);
    for beside in
        ["Number and share (%) of arrivals", "Nombre d’arrivées et évolution en %", "عدد الوافدين ونسبتهم (%)"]
    {
        let findings = told(beside).findings;
        let is_it = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "percent");
        assert!(!findings.iter().any(is_it), "{beside}: {findings:#?}");
    }
}

#[test]
fn events_with_decimals_may_be_percentages_where_none_is_above_a_hundred() {
    let told = |unit: &str, values: [&str; 4]| {
        let profile: Profile = serde_json::from_value(json!({
            "id": "MADE_BY_HAND",
            "format": { "kind": "csv", "delimiter": ";" },
            "constants": {
                "AGE": "_T", "BORDER_EVENT": "INTERCEPT", "CITIZENSHIP": "_T", "ROUTE": "SEA", "SEX": "_T",
                "UNIT_MEASURE": unit,
            },
            "table": [{
                "header_rows": [1, 1],
                "column": [{ "header": "Gouvernorat", "role": "code", "component": "GEO" }],
                "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
            }],
        }))
        .unwrap();
        let context = Context::with_profile(tunisia(), "DF_INTERCEPTIONS", &profile).unwrap();
        let [one, two, three, four] = values;
        let text = format!("Gouvernorat;2022;2023\nSfax;{one};{two}\nNabeul;{three};{four}\n");
        let mut content = std::io::Cursor::new(text.into_bytes());
        let reading =
            read_submission(&context, SubmittedFile { name: "a.csv", submission: "S", content: &mut content });
        assert_eq!(reading.columns.len(), 4, "{:#?}", reading.findings);
        let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "decimals");
        reading.findings.iter().find(is_it).map(|finding| finding.severity)
    };
    assert_eq!(told("EVENT", ["74.6", "80.5", "31.2", "13"]), Some(Severity::Warning));
    assert_eq!(told("EVENT", ["74.6", "80.5", "31", "13"]), None, "most are whole");
    assert_eq!(told("EVENT", ["174.6", "80.5", "31.2", "13"]), None, "one is no share");
    assert_eq!(told("PT", ["74.6", "80.5", "31.2", "13"]), None);
}

#[test]
fn a_title_that_says_a_part_of_one_of_the_years_or_a_status_is_told() {
    let told = |title: &str| read(&of_years(), &under(title));
    let disagrees = FindingCode::TitleDisagrees;
    check(&told("Arrivals (9 premiers mois 2023)"), disagrees, ("what", "part"), Severity::Warning);
    check(&told("Arrivals, cumul à fin septembre"), disagrees, ("what", "part"), Severity::Warning);
    check(&told("Arrivals, provisional figures"), disagrees, ("what", "provisional"), Severity::Warning);
    check(&told("Arrivals 2023 (p)"), disagrees, ("what", "provisional"), Severity::Warning);
    for title in ["Arrivals", "Arrivals 2022-2023", "Arrivals, bulletin of March 2024"] {
        let what = ["part", "provisional"];
        let findings = told(title).findings;
        let is_it =
            |finding: &Finding| finding.arguments.get("what").is_some_and(|found| what.contains(&found.as_str()));
        assert!(!findings.iter().any(is_it), "{title}: {findings:#?}");
    }
}

#[test]
fn a_note_that_figures_of_a_part_of_a_year_are_provisional_is_told_as_that() {
    let provisional = (FindingCode::TitleDisagrees, ("what", "provisional"), Severity::Warning);
    let part = (FindingCode::RowNotRead, ("what", "part"), Severity::Warning);
    let mut of_quarters = of_years();
    (of_quarters["header_rows"], of_quarters["across"]) = (
        json!([1, 2]),
        json!([{ "row": 1, "components": ["TIME_PERIOD"] }, { "row": 2, "components": ["TIME_PERIOD"] }]),
    );
    let note = "Les données du T2 2024 sont provisoires.";
    let quarters = format!("Isle;2024;2024\n;T1;T2\nLulu Isle;12;31\nSadaf Isle;7;8\n{note};;\n");
    let told = read(&of_quarters, &quarters);
    assert_eq!(told.columns.len(), 4, "{:#?}", told.findings);
    check(&told, provisional.0, provisional.1, provisional.2);
    let is_of_part = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "part");
    assert!(!told.findings.iter().any(is_of_part), "no year is read: {:#?}", told.findings);
    let of_half = "Les données du second semestre 2023 sont provisoires.";
    let told = read(&of_years(), &format!("{}{of_half};;\n", under("Arrivals")));
    for (code, what, severity) in [provisional, part] {
        check(&told, code, what, severity);
    }
}

#[test]
fn a_letter_of_the_profile_behind_a_year_of_a_title_is_said_of_that_year_alone() {
    let read = |statuses: Value, heading: &str| {
        let profile: Profile = serde_json::from_value(json!({
            "id": "MADE_BY_HAND",
            "format": { "kind": "csv", "delimiter": ";" },
            "table": [of_years()],
            "statuses": statuses,
        }))
        .unwrap();
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
        let text = format!("{heading};;\nIsle;2022;2023\nLulu Isle;12;31\n");
        let mut content = std::io::Cursor::new(text.into_bytes());
        read_submission(&context, SubmittedFile { name: "a.csv", submission: "S", content: &mut content })
    };
    for mark in ["p", "(p)"] {
        let reading = read(json!({ mark: "P" }), "Arrivals 2023 (p)");
        assert_eq!(all(&reading), ["XM-L _T 2022 12 A", "XM-L _T 2023 31 P"], "{mark}");
        let is_open = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "provisional");
        assert!(!reading.findings.iter().any(is_open), "{mark}: {:#?}", reading.findings);
        let bare = read(json!({ mark: "P" }), "Arrivals 2023");
        assert_eq!(all(&bare), ["XM-L _T 2022 12 A", "XM-L _T 2023 31 A"], "{mark}");
    }
    let open = read(json!({ "e": "E" }), "Arrivals 2023 (p)");
    check(&open, FindingCode::TitleDisagrees, ("what", "provisional"), Severity::Warning);
}

#[test]
fn a_caption_above_headers_that_stand_once_more_is_told_where_nothing_explains_it() {
    let block = "Isle;2022;2023\nSadaf Isle;3;4\n";
    let told = |caption: &str| read(&of_years(), &format!("{}\n{caption};;\n{block}", under("Arrivals")));
    check(&told("Scholarships granted"), FindingCode::TitleDisagrees, ("what", "caption"), Severity::Warning);
    for caption in ["Arrivals", "Number of arrivals by isle"] {
        let findings = told(caption).findings;
        assert!(findings.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{findings:#?}");
    }
}

/// Isles in rows, one column of values.
fn of_one_column() -> Value {
    json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "period": "2023",
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
        ],
    })
}

#[test]
fn a_note_below_one_column_of_values_is_no_observation_without_its_value() {
    let with = |rows: &str| read(&of_one_column(), &format!("Isle;Arrivals\nLulu Isle;12\nSadaf Isle;7\n{rows}"));
    for notes in ["Source: the ports\n", "\nThe ports count them\nNB: all of them\n", "* revised;\n"] {
        let reading = with(notes);
        assert!(reading.findings.iter().all(|finding| finding.code == FindingCode::RowNotRead), "{notes}");
        assert_eq!((all(&reading).len(), reading.findings.is_empty()), (2, false), "{notes}");
    }
    check(&with("Nowhere;\n"), FindingCode::UnknownCode, ("component", "ISLE"), Severity::Error);
    let forgotten = with("\nNawaris Isle;\n");
    assert!(forgotten.findings.iter().any(|finding| finding.code == FindingCode::MissingValue), "{forgotten:#?}");
}

#[test]
fn a_number_beside_a_status_that_says_there_is_none_is_told() {
    let mut table = of_one_column();
    let status = json!({ "header": "State", "role": "code", "component": "OBS_STATUS" });
    table["column"].as_array_mut().unwrap().push(status);
    let told = read(&table, "Isle;Arrivals;State\nLulu Isle;12;O\nSadaf Isle;7;A\n");
    let told = told.findings.iter().map(|finding| (finding.code, finding.severity, finding.value.as_str()));
    assert_eq!(told.collect::<Vec<_>>(), [(FindingCode::StatusDisagrees, Severity::Warning, "O")]);
    let right = read(&table, "Isle;Arrivals;State\nLulu Isle;;O\nSadaf Isle;7;A\n");
    assert!(right.findings.is_empty(), "{:#?}", right.findings);
    // Words that were met before are recalled, and told all the same, each at its row.
    let rows = "Lulu Isle;12;O\nSadaf Isle;7;A\n".repeat(3);
    let again = read(&table, &format!("Isle;Arrivals;State\n{rows}"));
    let of_status = again.findings.iter().filter(|finding| finding.code == FindingCode::StatusDisagrees);
    let places: Vec<_> = of_status.map(|finding| (finding.place.row, finding.place.column)).collect();
    assert_eq!(places, [2, 4, 6].map(|row| (Some(row), Some(3))));
    assert!(again.findings.iter().all(|finding| finding.value != "A"), "{:#?}", again.findings);
    // What is listed often enough is counted: none of them is lost.
    let many = read(&table, &format!("Isle;Arrivals;State\n{}", "Lulu Isle;12;O\n".repeat(5_000)));
    let of_status = many.findings.iter().filter(|finding| finding.code == FindingCode::StatusDisagrees);
    let (listed, told) = of_status.fold((0, 0), |(listed, told), finding| (listed + 1, told + 1 + finding.more));
    assert_eq!((listed, told), (200, 5_000));
}

#[test]
fn columns_under_a_percent_sign_are_no_counts() {
    let alone = read(&of_years(), "x;;\nIsle;2022 (%);2023 (%)\nLulu Isle;60;70\nSadaf Isle;40;30\n");
    let told = alone.findings.iter().filter(|finding| finding.code == FindingCode::PercentUnexpected).count();
    assert_eq!((told, alone.columns.len()), (2, 0));
    let beside = read(&of_years(), "x;;\nIsle;2022;2022 (%)\nLulu Isle;12;60\nSadaf Isle;7;40\n");
    assert_eq!(all(&beside), ["XM-L _T 2022 12 A", "XM-S _T 2022 7 A"]);
}

#[test]
fn letters_beside_values_follow_them_where_a_table_grows_by_a_year() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "at": 5, "role": "flag" },
            { "at": 3, "role": "flag" },
        ],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let grown = read(&table, "Isle;2022;;2023;;2024;\nLulu Isle;5;;6;p;7;e\n");
    assert_eq!(all(&grown), ["XM-L _T 2022 5 A", "XM-L _T 2023 6 P", "XM-L _T 2024 7 E"]);
    let narrower = read(&table, "Isle;2023;2024;\nLulu Isle;5;6;p\n");
    assert_eq!(all(&narrower), ["XM-L _T 2023 5 A", "XM-L _T 2024 6 P"]);
}

#[test]
fn words_that_follow_those_of_another_list_are_of_the_whole_of_it() {
    let table = json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Group", "role": "code", "component": "SEX", "further": ["ISLE"] }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let own = read(&table, "Group;2023\nWomen;30\nMen;40\nLulu Isle;25\nSadaf Isle;45\n");
    let expected = ["_T F 2023 30 A", "_T M 2023 40 A", "XM-L _T 2023 25 A", "XM-S _T 2023 45 A"];
    assert_eq!(all(&own), expected, "{:#?}", own.findings);
    let parts =
        read(&table, "Group;2023\nWomen;30\nLulu Isle;10\nSadaf Isle;20\nMen;40\nLulu Isle;15\nSadaf Isle;25\n");
    assert_eq!(all(&parts)[1..3], ["XM-L F 2023 10 A".to_owned(), "XM-S F 2023 20 A".to_owned()]);
    let unclear = read(&table, "Group;2023\nWomen;30\nMen;40\nLulu Isle;25\nSadaf Isle;15\n");
    check(&unclear, FindingCode::AmbiguousCode, ("component", "SEX"), Severity::Error);
}

#[test]
fn a_column_that_says_what_the_profile_fixes_is_an_error() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    let unexpected = FindingCode::UnexpectedColumn;
    let sexes = read(&table, "Isle;Year;Sex;Arrivals\nLulu Isle;2023;Women;5\nSadaf Isle;2023;Men;6\n");
    check(&sexes, unexpected, ("like", "code"), Severity::Error);
    let quarters = read(&table, "Isle;Year;Part;Arrivals\nLulu Isle;2023;T1;5\nSadaf Isle;2023;T1;6\n");
    check(&quarters, unexpected, ("like", "period"), Severity::Error);
    let remarks = read(&table, "Isle;Year;Remarks;Arrivals\nLulu Isle;2023;none;5\nSadaf Isle;2023;;6\n");
    check(&remarks, unexpected, ("like", "no"), Severity::Note);
}

#[test]
fn a_heading_between_rows_or_below_them_that_says_what_the_profile_fixes_is_an_error() {
    let text = "x;;\nIsle;2022;2023\nLulu Isle;12;31\nSex: Women;;\nSadaf Isle;7;8\n";
    check(&read(&of_years(), text), FindingCode::TitleDisagrees, ("what", "other-code"), Severity::Error);
    let below = read(&of_years(), "x;;\nIsle;2022;2023\nLulu Isle;12;31\nSadaf Isle;7;8\nSex: Women;;\n");
    check(&below, FindingCode::TitleDisagrees, ("what", "other-code"), Severity::Error);
}

#[test]
fn a_known_word_without_values_that_heads_nothing_is_told() {
    let text = "x;;\nIsle;2022;2023\nLulu Isle;12;31\nFanar Isle;;\nSadaf Isle;7;8\n";
    let reading = read(&of_years(), text);
    check(&reading, FindingCode::RowNotRead, ("what", "texts"), Severity::Note);
    let told = reading.findings.iter().find(|finding| finding.code == FindingCode::RowNotRead).unwrap();
    assert_eq!((told.place.row, told.value.as_str(), all(&reading).len()), (Some(4), "Fanar Isle", 4));
}

#[test]
fn months_that_run_over_the_end_of_a_year_are_told() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "period": "2024",
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let reading = read(&table, "Isle;October;November;December;January\nLulu Isle;1;2;3;4\n");
    check(&reading, FindingCode::TitleDisagrees, ("what", "year-end"), Severity::Warning);
}

#[test]
fn a_column_that_is_left_out_and_contradicts_the_one_that_is_read_is_told() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "period": "2023",
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
            { "header": "Code", "role": "ignore" },
        ],
    });
    let unexpected = FindingCode::UnexpectedColumn;
    let same = read(&table, "Isle;Arrivals;Code\nLulu Isle;1;XM-L\nSadaf Isle;2;XM-S\n");
    assert!(same.findings.iter().all(|finding| finding.code != unexpected), "{:#?}", same.findings);
    let other = read(&table, "Isle;Arrivals;Code\nNawaris Isle;3;XM-N\nLulu Isle;1;XM-S\nSadaf Isle;2;XM-L\n");
    check(&other, unexpected, ("like", "twin"), Severity::Warning);
    let elsewhere = read(&table, "Isle;Arrivals;Code\nLulu Isle;1;XM-S\nSadaf Isle;2;XM-L\n");
    assert!(elsewhere.findings.iter().all(|finding| finding.code != unexpected), "{:#?}", elsewhere.findings);
}
