//! Laws of rows of keys above a table or below it, `Gender | Total`: what they say is the table's, the profile keeps them, and
//! the next file is held against them.

use marsad_model::{CellName, Finding, FindingCode, Id, SaidOf, SaidText, Severity};
use marsad_testkit::{marjan, tunisia};

use super::tests::{draft, draft_of, read, read_of};
use super::{DoubtKind, Draft};

/// Isles and years below a title and two keys that have the same value in the file of the profile.
fn keyed(length: &str, sex: &str) -> String {
    format!(
        "Arrivals by isle;;;\nLength of stay;{length};;\nGender;{sex};;\n\
         Isle;2022;2023;2024\nLulu Isle;12;31;5\nSadaf Isle;7;8;9\n"
    )
}

/// Countries and years below the country of origin and the sex.
fn of_origin(origin: &str) -> String {
    format!(
        "Students abroad;;;\nCountry of origin;{origin};;\nGender;Total;;\n\
         Country;2018;2019;2020\nFrance;12;31;5\nItaly;7;8;9\n"
    )
}

fn said(of: SaidOf, row: u32, column: u32, text: &str) -> SaidText {
    SaidText { of, at: Some(CellName { row, column }), text: text.to_owned() }
}

fn of_sex() -> SaidOf {
    SaidOf::Component(Id::literal("SEX"))
}

fn kinds(draft: &Draft) -> Vec<DoubtKind> {
    draft.doubts.iter().map(|doubt| doubt.kind).collect()
}

/// What is told of a title that says something else, and how grave that is.
fn told(findings: &[Finding], what: &str) -> Vec<(Severity, String)> {
    let disagrees = findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let own = disagrees.filter(|finding| finding.arguments.get("what").is_some_and(|own| own == what));
    own.map(|finding| (finding.severity, finding.value.clone())).collect()
}

#[test]
fn a_total_beside_its_key_is_said_by_the_file_and_the_rows_of_keys_are_no_headers() {
    let made = draft(&keyed("Total", "Total"));
    let [table] = &made.profile.tables[..] else { panic!("{:?}", made.profile.tables) };
    assert_eq!(table.header_rows, Some([4, 4]));
    assert_eq!(made.profile.constants.get("SEX").map(String::as_str), Some("_T"));
    for kept in [
        said(of_sex(), 3, 2, "Total"),
        said(SaidOf::Title, 3, 1, "Gender"),
        said(SaidOf::Subject, 2, 2, "Total"),
        said(SaidOf::Title, 2, 1, "Length of stay"),
    ] {
        assert!(table.said.contains(&kept), "{kept:?}: {:?}", table.said);
    }
    let kinds = kinds(&made);
    assert!(!kinds.contains(&DoubtKind::AssumedTotal), "{:?}", made.doubts);
    assert!(kinds.contains(&DoubtKind::AssumedFromTitle), "{:?}", made.doubts);
}

#[test]
fn another_selection_under_the_same_keys_is_told() {
    let made = draft(&keyed("Total", "Total"));
    let same = read(marjan(), &made, &keyed("Total", "Total"));
    assert_eq!(same.columns.observation(0).unwrap().key[2].to_string(), "_T");
    assert!(same.findings.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{:#?}", same.findings);
    let women = read(marjan(), &made, &keyed("Total", "Female"));
    assert_eq!(told(&women.findings, "other-code"), [(Severity::Error, "Female".to_owned())], "{:#?}", women.findings);
    let men = read(marjan(), &draft(&keyed("Total", "Female")), &keyed("Total", "Male"));
    assert_eq!(men.columns.observation(0).unwrap().key[2].to_string(), "M", "one part follows another");
    // The other key says `Total` as before.
    let long = read(marjan(), &made, &keyed("12 months or over", "Total"));
    assert_eq!(told(&long.findings, "subject"), [(Severity::Warning, "12 months or over".to_owned())]);
    let spans = draft(&keyed("From 12 to 23 months", "Total"));
    let other = read(marjan(), &spans, &keyed("From 24 to 35 months", "Total"));
    assert_eq!(told(&other.findings, "subject").len(), 1, "numbers alone tell them apart: {:#?}", other.findings);
}

#[test]
fn a_key_of_another_country_is_asked_about_in_the_first_file_and_an_error_in_the_next() {
    let asked = |origin: &str| {
        let made = draft_of(tunisia(), "DF_UIS_STUDENTS", of_origin(origin).as_bytes());
        let mut asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
        asked.any(|doubt| doubt.text.contains(origin))
    };
    assert!(asked("Morocco") && !asked("Tunisia"));
    let made = draft_of(tunisia(), "DF_UIS_STUDENTS", of_origin("Tunisia").as_bytes());
    let next = read_of(tunisia(), "DF_UIS_STUDENTS", &made, &of_origin("Morocco"));
    assert_eq!(told(&next.findings, "subject"), [(Severity::Error, "Morocco".to_owned())], "{:#?}", next.findings);
}

#[test]
fn words_of_a_title_that_a_key_below_it_names_are_not_asked_about() {
    let asked = |keys: &str| {
        let title = "Dataset: Arrivals by isle and length of stay;;;";
        let made = draft(&format!("{title}\n{keys}Isle;2022;2023;2024\nLulu Isle;12;31;5\nSadaf Isle;7;8;9\n"));
        let asked = made.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
        asked.map(|doubt| doubt.text).collect::<Vec<_>>()
    };
    assert_eq!(asked(""), ["length / stay"]);
    assert_eq!(asked("Length of stay;Total;;\nGender;Total;;\n"), Vec::<String>::new());
}

#[test]
fn what_a_key_says_otherwise_is_told_once() {
    let of = |[key, value]: [&str; 2]| of_origin("Tunisia").replace("Gender;Total", &format!("{key};{value}"));
    let next = |before: [&str; 2], now: [&str; 2]| {
        let made = draft_of(tunisia(), "DF_UIS_STUDENTS", of(before).as_bytes());
        let findings = read_of(tunisia(), "DF_UIS_STUDENTS", &made, &of(now)).findings;
        let of_value = findings.iter().filter(|finding| finding.value == now[1]);
        of_value.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(next(["Unit", "Number"], ["Unit", "Thousands"]), [(Severity::Warning, "unit".to_owned())]);
    let women = next(["Time frequency", "Annual"], ["Gender", "Females"]);
    assert_eq!(women, [(Severity::Error, "other-code".to_owned())]);
}

#[test]
fn a_key_of_time_says_the_period_and_is_no_table_of_its_own() {
    let of_year = |year: u32| {
        format!(
            "Arrivals by isle;;;\nTime frequency;Annual;;\nTime;{year};;\n;;;\n\
             Isle;Female;Male;Total\nLulu Isle;12;31;43\nSadaf Isle;7;8;15\n"
        )
    };
    let made = draft(&of_year(2023));
    let [table] = &made.profile.tables[..] else { panic!("{:?}", made.profile.tables) };
    assert_eq!((table.header_rows, table.period.as_deref()), (Some([5, 5]), Some("2023")));
    assert!(table.said.contains(&said(SaidOf::Period, 3, 2, "2023")), "{:?}", table.said);
    let periods = |year: u32| {
        let reading = read(marjan(), &made, &of_year(year));
        let observations = reading.columns.observations();
        observations.iter().map(|observation| observation.period.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(periods(2023), ["2023"; 6]);
    assert_eq!(periods(2024), ["2024"; 6]);
}

#[test]
fn a_total_behind_the_name_of_its_component_and_a_colon_is_said_by_the_file() {
    let of = |sex: &str| format!("Arrivals by isle;;\nSex: {sex};;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let made = draft(&of("Total"));
    assert!(made.profile.tables[0].said.contains(&said(of_sex(), 2, 1, "Sex: Total")), "{:?}", made.profile.tables);
    assert!(!kinds(&made).contains(&DoubtKind::AssumedTotal), "{:?}", made.doubts);
    let women = read(marjan(), &made, &of("Female"));
    assert_eq!(told(&women.findings, "other-code"), [(Severity::Error, "Sex: Female".to_owned())]);
}

#[test]
fn a_country_behind_its_key_in_one_cell_is_held_against_the_next_file_too() {
    let of = |origin: &str| {
        format!(
            "Students abroad;;;\nCountry of origin: {origin};;;\nCountry;2018;2019;2020\nFrance;12;31;5\nItaly;7;8;9\n"
        )
    };
    let drafted = |origin: &str| draft_of(tunisia(), "DF_UIS_STUDENTS", of(origin).as_bytes());
    let asked = |made: &Draft| {
        let mut asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
        asked.any(|doubt| doubt.text.contains("Morocco"))
    };
    let made = drafted("Tunisia");
    assert!(asked(&drafted("Morocco")) && !asked(&made));
    let subjects = |origin: &str| {
        let reading = read_of(tunisia(), "DF_UIS_STUDENTS", &made, &of(origin));
        told(&reading.findings, "subject")
    };
    assert_eq!(subjects("Tunisia"), []);
    assert_eq!(subjects("Morocco"), [(Severity::Error, "Country of origin: Morocco".to_owned())]);
}

/// Isles and years above a line below the table.
fn over(line: &str) -> String {
    format!("Arrivals by isle;;;\nIsle;2022;2023;2024\nLulu Isle;12;31;5\nSadaf Isle;7;8;9\n;;;\n{line}\n")
}

#[test]
fn a_total_behind_its_key_below_the_table_is_said_by_the_file_and_another_code_there_is_told() {
    let made = draft(&over("Sex: Total;;;"));
    assert!(made.profile.tables[0].said.contains(&said(of_sex(), 6, 1, "Sex: Total")), "{:?}", made.profile.tables);
    assert!(!kinds(&made).contains(&DoubtKind::AssumedTotal), "{:?}", made.doubts);
    let told_of = |made: &Draft, line: &str| told(&read(marjan(), made, &over(line)).findings, "other-code");
    assert_eq!(told_of(&made, "Sex: Total;;;"), []);
    assert_eq!(told_of(&made, "Sex: Female;;;"), [(Severity::Error, "Sex: Female".to_owned())]);
    assert_eq!(told_of(&made, "Sex;Female;;"), [(Severity::Error, "Sex Female".to_owned())], "in two cells");
    let silent = draft(&over(";;;"));
    assert_eq!(told_of(&silent, "Sex: Female;;;").len(), 1, "whether the profile keeps the key or not");
    assert_eq!(told_of(&silent, "Sex: Total;;;"), []);
}

#[test]
fn a_unit_beside_the_word_for_it_below_the_table_is_told_in_two_cells_as_in_one() {
    let made = draft(&over(";;;"));
    let units = |line: &str| told(&read(marjan(), &made, &over(line)).findings, "unit");
    assert_eq!(units("Unit: thousands;;;").len(), 1);
    assert_eq!(units("Unit;Thousands;;"), [(Severity::Warning, "Unit Thousands".to_owned())]);
    assert_eq!(units("Unit;Persons;;"), []);
}

#[test]
fn a_country_behind_its_key_below_the_table_is_asked_about_and_held_against_the_next_file() {
    let of = |origin: &str| {
        let table = "Country;2018;2019;2020\nFrance;12;31;5\nItaly;7;8;9\n";
        format!("Students abroad;;;\n{table};;;\nCountry of origin: {origin};;;\n")
    };
    let made = draft_of(tunisia(), "DF_UIS_STUDENTS", of("Tunisia").as_bytes());
    let subjects = |origin: &str| {
        let reading = read_of(tunisia(), "DF_UIS_STUDENTS", &made, &of(origin));
        told(&reading.findings, "subject")
    };
    assert_eq!(subjects("Tunisia"), []);
    assert_eq!(subjects("Morocco"), [(Severity::Error, "Country of origin: Morocco".to_owned())]);
    let other = draft_of(tunisia(), "DF_UIS_STUDENTS", of("Morocco").as_bytes());
    let mut asked = other.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
    assert!(asked.any(|doubt| doubt.text.contains("Morocco")), "{:?}", other.doubts);
}

#[test]
fn another_note_is_no_other_value_of_the_key_that_the_word_for_notes_would_be() {
    let kept = "Remarque : y compris les saisonniers";
    let made = draft(&over(&format!("{kept};;;")));
    assert!(made.profile.tables[0].said.contains(&said(SaidOf::Subject, 6, 1, kept)), "{:?}", made.profile.tables);
    let later = over(&format!("{kept};;;\nRemarque : chiffres arrêtés au 31/12/2024;;;"));
    assert_eq!(told(&read(marjan(), &made, &later).findings, "subject"), []);
}
