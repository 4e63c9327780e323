//! What is read for a dataflow that keeps totals from January to a day under that day.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{Finding, FindingCode, Pack, Profile, Severity};
use marsad_testkit::{marjan, marjan_since_january};
use serde_json::{Value, json};

/// Isles in rows and periods in columns, with these constants and further words of the table.
fn read(pack: &Pack, (constants, further): (&Value, &Value), text: &str) -> Reading {
    let mut table = json!({
        "header_rows": [1, 1],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    for (name, value) in further.as_object().unwrap() {
        table[name] = value.clone();
    }
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "constants": constants,
        "table": [table],
    }))
    .unwrap();
    let context = Context::with_profile(pack, "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content })
}

/// Frequency, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let observations = reading.columns.observations();
    observations.iter().map(|o| format!("{} {} {}", o.key[0], o.period, o.value.unwrap())).collect()
}

fn told(reading: &Reading) -> Vec<(&Finding, &str)> {
    let found = reading.findings.iter().filter(|finding| finding.code == FindingCode::RunningTotal);
    found.map(|finding| (finding, finding.arguments.get("what").map_or("", String::as_str))).collect()
}

const MONTHS: &str = "Isle;Fin janvier 2024;Fin février 2024\nLulu Isle;10;21\n";

#[test]
fn a_total_since_january_is_of_its_last_day_and_never_of_the_month() {
    let pack = marjan_since_january();
    let decided = read(&pack, (&json!({ "SEX": "_T", "FREQ": "_O" }), &json!({})), MONTHS);
    assert_eq!(all(&decided), ["_O 2024-01-31 10", "_O 2024-02-29 21"]);
    let found = told(&decided);
    let [(finding, "day")] = found[..] else { panic!("{:#?}", decided.findings) };
    assert_eq!((finding.severity, finding.value.as_str()), (Severity::Note, "2024-01"));
    assert_eq!(finding.arguments["period"], "2024-01-31");

    let unsaid = read(&pack, (&json!({ "SEX": "_T" }), &json!({})), MONTHS);
    assert_eq!(all(&unsaid), all(&decided));
    assert_eq!(told(&unsaid)[0].0.severity, Severity::Warning, "nobody decided what the months are");
}

#[test]
fn a_month_that_the_profile_keeps_is_told() {
    let reading = read(&marjan_since_january(), (&json!({ "SEX": "_T", "FREQ": "M" }), &json!({})), MONTHS);
    assert_eq!(all(&reading), ["M 2024-01 10", "M 2024-02 21"]);
    let found = told(&reading);
    let [(finding, "month")] = found[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.severity, finding.more), (Severity::Warning, 1));
}

#[test]
fn totals_that_a_dataflow_keeps_are_not_taken_apart() {
    let constants = json!({ "SEX": "_T", "FREQ": "_O" });
    let reading = read(&marjan_since_january(), (&constants, &json!({ "cumulative": true })), MONTHS);
    assert_eq!(all(&reading), ["_O 2024-01-31 10", "_O 2024-02-29 21"]);
    assert!(told(&reading).iter().any(|(_, what)| *what == "apart"), "{:#?}", reading.findings);
    let monthly = read(marjan(), (&json!({ "SEX": "_T" }), &json!({ "cumulative": true })), MONTHS);
    assert_eq!(all(&monthly), ["M 2024-01 10", "M 2024-02 11"]);
}

#[test]
fn that_nothing_could_be_taken_apart_is_told() {
    let text = "Isle;3 mois 2024;6 mois 2024;9 mois 2024\nLulu Isle;10;21;30\n";
    let reading = read(marjan(), (&json!({ "SEX": "_T" }), &json!({ "cumulative": true })), text);
    let found = told(&reading);
    let [(finding, "nothing")] = found[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.severity, reading.columns.len()), (Severity::Warning, 3));
    let monthly = read(marjan(), (&json!({ "SEX": "_T" }), &json!({ "cumulative": true })), MONTHS);
    assert!(told(&monthly).is_empty(), "{:#?}", monthly.findings);
}

#[test]
fn days_are_read_as_they_stand_and_nothing_is_told() {
    let text = "Isle;31/01/2024;20/02/2024\nLulu Isle;10;21\n";
    let reading = read(&marjan_since_january(), (&json!({ "SEX": "_T", "FREQ": "_O" }), &json!({})), text);
    assert_eq!(all(&reading), ["_O 2024-01-31 10", "_O 2024-02-20 21"]);
    assert!(told(&reading).is_empty(), "{:#?}", reading.findings);
}
