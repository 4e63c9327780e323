//! Rows and elements that speak of many observations, or of less than one: in SDMX none of them is a heading.

use marsad_collect::Reading;
use marsad_model::{FindingCode, Severity};
use marsad_testkit::marjan;

use super::{read, read_under};

const HEADERS: &str =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE";

/// Two series of residents, women over two years, and what else stands in their file.
const RESIDENTS: [&str; 3] = ["I,A,_T,F,_T,2023,11,A,,r", "I,A,_T,F,_T,2024,12,A,,", "I,A,_T,M,_T,2024,13,A,F,r"];

fn read_sdmx(rows: &[&str]) -> Reading {
    let rows = rows.iter().map(|row| format!("dataflow,MRJ:DF_RESIDENTS(1.0),{row}\n"));
    read_under(marjan(), "STAT_RESIDENTS", format!("{HEADERS}\n{}", rows.collect::<String>()).as_bytes())
}

/// The residents with further rows: before them or after them makes no difference.
#[track_caller]
fn with(rows: &[&str]) -> Reading {
    let after = read_sdmx(&[&RESIDENTS[..], rows].concat());
    let before = read_sdmx(&[rows, &RESIDENTS[..]].concat());
    assert_eq!(said(&before), said(&after));
    assert_eq!(told(&before), told(&after));
    after
}

/// What the observations say of how confidential they are, and of their source.
fn said(reading: &Reading) -> Vec<String> {
    let observations = reading.columns.observations().into_iter();
    let text = |attribute: &Option<String>| attribute.clone().unwrap_or_else(|| "-".to_owned());
    observations.map(|one| format!("{} {}", text(&one.attributes[1]), text(&one.attributes[2]))).collect()
}

fn told(reading: &Reading) -> Vec<(FindingCode, Severity, String)> {
    let argument = |finding: &marsad_model::Finding| {
        let named = ["what", "component"].into_iter().find_map(|name| finding.arguments.get(name));
        named.cloned().unwrap_or_default()
    };
    let mut told: Vec<_> = reading.findings.iter().map(|f| (f.code, f.severity, argument(f))).collect();
    told.sort();
    told.dedup();
    told
}

fn doubt(severity: Severity, what: &str) -> Vec<(FindingCode, Severity, String)> {
    vec![(FindingCode::DoubtfulMessage, severity, what.to_owned())]
}

#[test]
fn attributes_of_a_series_reach_its_observations_wherever_they_stand() {
    let reading = with(&["I,A,_T,F,_T,,,,C,register"]);
    assert_eq!((told(&reading), said(&reading)), (vec![], vec!["C r".into(), "C register".into(), "F r".into()]));
}

#[test]
fn attributes_of_a_group_and_of_the_data_set_reach_what_says_none_nearer() {
    let reading = with(&["I,,,,,,,,N,all", "I,,,F,,,,,C,"]);
    assert_eq!(said(&reading), ["C r", "C all", "N r"]);
    assert_eq!(told(&reading), [doubt(Severity::Warning, "stricter"), doubt(Severity::Note, "stricter")].concat());
}

#[test]
fn no_level_makes_a_value_less_confidential_than_another_says() {
    let weaker = with(&["I,A,_T,M,_T,,,,C,"]);
    assert_eq!((said(&weaker)[2].as_str(), told(&weaker)), ("C r", doubt(Severity::Warning, "stricter")));
    let finding = &weaker.findings[0];
    assert_eq!(
        (finding.value.as_str(), &*finding.arguments["own"], &*finding.arguments["other"]),
        ("CONF_STATUS", "F", "C")
    );
    let stricter = read_sdmx(&["I,A,_T,M,_T,2024,13,A,C,r", "I,A,_T,M,_T,,,,F,"]);
    assert_eq!((said(&stricter), told(&stricter)), (vec!["C r".to_owned()], doubt(Severity::Note, "stricter")));
}

#[test]
fn attributes_that_reach_no_observation_or_contradict_each_other_are_told() {
    assert_eq!(told(&with(&["I,A,_T,_T,_T,,,,,register"])), doubt(Severity::Note, "unmet"));
    assert_eq!(told(&with(&["I,A,_T,_T,_T,,,,C,"])), doubt(Severity::Warning, "unmet"));
    let two = with(&["I,,,F,,,,,,one", "I,,,F,,,,,,two"]);
    assert_eq!(told(&two), doubt(Severity::Error, "disputed"));
    let unknown = with(&["I,A,_T,F,_T,,,,?,"]);
    assert_eq!(told(&unknown), [(FindingCode::UnknownCode, Severity::Error, "CONF_STATUS".to_owned())]);
}

#[test]
fn what_was_forgotten_in_an_observation_without_a_value_is_missing() {
    for (row, component) in [
        ("I,A,_T,,_T,2022,,O,F,r", "SEX"),
        ("I,A,_T,,_T,2022,,Q,C,r", "SEX"),
        ("I,A,_T,F,_T,,,A,F,r", "TIME_PERIOD"),
        ("I,A,_T,F,_T,,,,,", "TIME_PERIOD"),
        ("I,,_T,F,_T,2022,,,,", "FREQ"),
    ] {
        let missing = [(FindingCode::MissingDimension, Severity::Error, component.to_owned())];
        assert_eq!(told(&with(&[row])), missing, "{row}");
    }
}

#[test]
fn a_deletion_is_told_whatever_of_its_key_is_blank() {
    for row in ["D,A,_T,F,_T,,,,,", "D,,,F,,,,,,", "D,,,,,,,,,", "D,A,_T,F,_T,2024,,,,", "D,,,F,,,,,C,"] {
        let deleted = [(FindingCode::UnknownCode, Severity::Error, "delete".to_owned())];
        assert_eq!(told(&with(&[row])), deleted, "{row}");
    }
}

#[test]
fn in_a_list_a_row_that_says_several_things_is_no_heading() {
    for (row, column) in [
        (";All isles;Both;;provisional;r", 1),
        ("2024;;Women;;final;r", 2),
        (";;Women;;final;", 1),
        ("2024;Lulu;;;;", 3),
    ] {
        let reading = read(&format!("2023;Lulu;Women;3;final;r\n{row}\n"));
        let finding = &reading.findings[0];
        let place = (finding.place.row, finding.place.column);
        assert_eq!((finding.code, place), (FindingCode::MissingDimension, (Some(3), Some(column))), "{row}");
    }
    let titles = read("2023;Lulu;Women;3;final;r\n;Lulu;;;;\n;Isles of the south;Provisional figures;;;\n");
    assert!(titles.is_acceptable(), "{:#?}", titles.findings);
}

#[test]
fn an_observation_of_a_message_that_lacks_a_part_of_its_key_is_told() {
    let whole = r#"<Obs FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T" TIME_PERIOD="2024" OBS_VALUE="12"/>"#;
    for (other, component) in [
        (r#"<Obs FREQ="A" CITIZENSHIP="_T" SEX="M" AGE="_T" CONF_STATUS="C"/>"#, "TIME_PERIOD"),
        (r#"<Obs FREQ="A" CITIZENSHIP="_T" AGE="_T" TIME_PERIOD="2024" OBS_STATUS="O"/>"#, "SEX"),
        (r#"<Obs CITIZENSHIP="_T" SEX="M" AGE="_T" TIME_PERIOD="2024"/>"#, "FREQ"),
    ] {
        let reading = read_under(
            marjan(),
            "STAT_RESIDENTS",
            message(&format!("<m:DataSet>{whole}{other}</m:DataSet>")).as_bytes(),
        );
        let missing = [(FindingCode::MissingDimension, Severity::Error, component.to_owned())];
        assert_eq!(told(&reading), missing, "{other}");
    }
}

fn message(sets: &str) -> String {
    format!(
        r#"<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:Header/>{sets}</m:StructureSpecificData>"#
    )
}

#[test]
fn what_a_series_of_a_message_says_without_observations_reaches_them() {
    let residents = |series: &str| {
        let whole =
            r#"<Obs FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T" TIME_PERIOD="2024" OBS_VALUE="12" CONF_STATUS="F"/>"#;
        let sets = format!("<m:DataSet>{whole}<Series FREQ=\"A\" CITIZENSHIP=\"_T\" {series}/></m:DataSet>");
        read_under(marjan(), "STAT_RESIDENTS", message(&sets).as_bytes())
    };
    let secret = residents(r#"SEX="F" AGE="_T" CONF_STATUS="C""#);
    assert_eq!((said(&secret), told(&secret)), (vec!["C -".to_owned()], doubt(Severity::Warning, "stricter")));
    let none = residents(r#"SEX="M" AGE="_T" CONF_STATUS="C""#);
    assert_eq!((said(&none), told(&none)), (vec!["F -".to_owned()], doubt(Severity::Warning, "unmet")));
}

#[test]
fn a_deletion_in_a_message_is_told_where_no_observation_stands() {
    let whole = r#"<Obs FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T" TIME_PERIOD="2024" OBS_VALUE="12"/>"#;
    for deleted in [r#"<Series FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T"/>"#, r#"<Series SEX="F"/>"#, ""] {
        let sets = format!("<m:DataSet>{whole}</m:DataSet><m:DataSet action=\"Delete\">{deleted}</m:DataSet>");
        let reading = read_under(marjan(), "STAT_RESIDENTS", message(&sets).as_bytes());
        assert_eq!(told(&reading), [(FindingCode::UnknownCode, Severity::Error, "delete".to_owned())], "{deleted}");
        assert_eq!(reading.columns.len(), 1);
    }
}
