//! Columns that are not read and say one thing of all rows: a row in which one says another thing is of something else.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{FindingCode, Profile, Severity};
use marsad_testkit::marjan;
use serde_json::json;

/// What is read of lines of arrivals, a country below `Country` and a number for each isle, sex and month.
fn read(only: &str, lines: &str) -> Reading {
    read_under("Month;Country;Isle;Sex;Number", only, lines)
}

/// The same below other headers.
fn read_under(headers: &str, only: &str, lines: &str) -> Reading {
    let column =
        |header: &str, role: &str, component: &str| json!({ "header": header, "role": role, "component": component });
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "table": [{
            "header_rows": [1, 1],
            "column": [
                column("Month", "time", "TIME_PERIOD"),
                { "header": "Country", "role": "ignore", "only": only },
                column("Isle", "code", "ISLE"),
                column("Sex", "code", "SEX"),
                column("Number", "value", "OBS_VALUE"),
            ],
        }],
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(format!("{headers}\n{lines}").into_bytes());
    read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content })
}

/// Row, severity and value of what is told of the column.
fn told(reading: &Reading) -> Vec<(u32, Severity, &str)> {
    let is_it = |finding: &&marsad_model::Finding| {
        finding.code == FindingCode::UnexpectedColumn
            && finding.arguments.get("like").is_some_and(|like| like == "constant")
    };
    let told = reading.findings.iter().filter(is_it);
    told.map(|finding| (finding.place.row.unwrap(), finding.severity, finding.value.as_str())).collect()
}

/// Severity of what is told of the column as a whole, with what that is and the column that may stand for it.
fn lost(reading: &Reading) -> Vec<(Severity, &str, &str)> {
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::MissingColumn);
    let told = told.filter(|finding| finding.arguments.get("taken").is_some_and(|taken| taken == "Tunisia"));
    told.map(|finding| {
        let of = |name: &str| finding.arguments.get(name).map_or("", String::as_str);
        (finding.severity, of("what"), of("found"))
    })
    .collect()
}

#[test]
fn a_row_of_another_country_is_an_error_and_the_same_country_in_other_words_is_none() {
    let reading = read(
        "Tunisia",
        "2024-01;Tunisia;Lulu Isle;Female;5\n2024-02;TUNISIE;Lulu Isle;Female;6\n2024-03;;Lulu Isle;Female;7\n\
         2024-04;Libya;Lulu Isle;Female;8\n2024-05;Elsewhere;Lulu Isle;Female;9\n",
    );
    assert_eq!(told(&reading), [(5, Severity::Error, "Libya"), (6, Severity::Warning, "Elsewhere")]);
    assert_eq!((reading.columns.len(), reading.is_acceptable()), (5, false));
}

#[test]
fn a_word_of_a_list_that_the_structure_does_not_use_is_an_error_too() {
    let of = |only: &str, text: &str| {
        let reading = read(only, &format!("2024-01;{text};Lulu Isle;Female;5\n"));
        told(&reading).first().map(|(_, severity, _)| *severity)
    };
    assert_eq!(of("All ages", "Under 15 years"), Some(Severity::Error));
    assert_eq!(of("Both sexes", "Female"), Some(Severity::Error));
    assert_eq!(of("Male", "M"), None, "another word for the same code");
    assert_eq!(of("All ages", "Tous âges"), None, "the same in another language");
    assert_eq!(of("By sea", "By air"), Some(Severity::Warning));
    assert_eq!(of("Register of 2023", "Register of 2024"), None, "the next edition of the same");
    assert_eq!(of("Register of 2023", "Survey of 2024"), Some(Severity::Warning));
}

#[test]
fn one_row_of_another_country_in_the_middle_of_a_long_list_is_found() {
    let months = || (1960..2020).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")));
    let keys = ["Lulu Isle;Female", "Lulu Isle;Male", "Sadaf Isle;Female", "Sadaf Isle;Male", "Fanar Isle;Female"];
    let rows = months().flat_map(|month| keys.map(|key| (month.clone(), key)));
    let country = |at: usize| match at {
        2500 => "Libya",
        2600 => "Tunisie",
        2700 => "Elsewhere",
        _ => "Tunisia",
    };
    let line = |(at, (month, key)): (usize, (String, &str))| format!("{month};{};{key};12\n", country(at));
    let reading = read("Tunisia", &rows.enumerate().map(line).collect::<String>());
    assert_eq!(told(&reading), [(2502, Severity::Error, "Libya"), (2702, Severity::Warning, "Elsewhere")]);
    assert_eq!(reading.columns.len(), 3600);
}

#[test]
fn a_column_that_is_gone_is_told_and_the_one_that_may_stand_for_it_is_named_and_looked_at() {
    let line = |country: &str| format!("2024-01;{country}Lulu Isle;Female;5\n2024-02;{country}Lulu Isle;Female;6\n");
    let renamed = |country: &str| read_under("Month;Host;Isle;Sex;Number", "Tunisia", &line(country));
    let same = renamed("Tunisia;");
    assert_eq!(lost(&same), [(Severity::Warning, "constant-other", "Host")]);
    assert_eq!((told(&same).len(), same.columns.len(), same.is_acceptable()), (0, 2, true));
    let other = renamed("Libya;");
    assert_eq!(lost(&other), [(Severity::Warning, "constant-other", "Host")]);
    assert_eq!(told(&other), [(2, Severity::Error, "Libya"), (3, Severity::Error, "Libya")]);
    // What stands there may be anything.
    assert_eq!(told(&renamed("late;")), []);
    let gone = read_under("Month;Isle;Sex;Number", "Tunisia", &line(""));
    assert_eq!(lost(&gone), [(Severity::Warning, "constant", "")]);
    assert_eq!(gone.columns.len(), 2);
    let moved = read_under("Month;Isle;Country;Sex;Number", "Tunisia", "2024-01;Lulu Isle;Tunisia;Female;5\n");
    assert_eq!(lost(&moved), []);
}

#[test]
fn a_column_that_is_blank_in_every_row_is_told_and_a_blank_cell_is_not() {
    let blank = read("Tunisia", "2024-01;;Lulu Isle;Female;5\n2024-02;;Lulu Isle;Female;6\n");
    assert_eq!(lost(&blank), [(Severity::Warning, "constant-blank", "")]);
    assert_eq!(blank.columns.len(), 2);
    let one = read("Tunisia", "2024-01;;Lulu Isle;Female;5\n2024-02;Tunisia;Lulu Isle;Female;6\n");
    assert_eq!(lost(&one), []);
}
