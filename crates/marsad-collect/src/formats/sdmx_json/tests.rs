//! Messages of SDMX-JSON as they come, and the rows that they become.

use std::io::Cursor;

use marsad_model::{Finding, FindingCode, Severity};

use super::super::Unreadable;
use super::super::kinds::Kind;
use super::super::seen::Seen;
use super::visit;

const LINKS: &str =
    r#""links":[{"rel":"dataflow","urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=MRJ:DF_R(1.0)"}]"#;

fn read(message: &str) -> (Vec<String>, Result<Vec<Finding>, Unreadable>) {
    let mut seen = Seen::default();
    let findings = visit(&mut Cursor::new(message.as_bytes().to_vec()), &mut seen);
    (seen.rows.iter().map(|(number, cells)| format!("{number} {}", cells.join("|"))).collect(), findings)
}

#[track_caller]
fn check(message: &str, expected: &[&str]) {
    let (rows, findings) = read(message);
    assert_eq!(findings, Ok(Vec::new()));
    assert_eq!(rows, expected);
}

/// A message of 2.0 with data sets, each of the same structure.
fn message(sets: &str) -> String {
    let structure = format!(
        r#"{{{LINKS},"dimensions":{{"dataSet":[{{"id":"FREQ","keyPosition":0,"values":[{{"id":"A"}}]}}],
        "series":[{{"id":"SEX","keyPosition":1,"values":[{{"id":"F","name":"Women"}},{{"id":"M"}}]}}],
        "observation":[{{"id":"TIME_PERIOD","keyPosition":2,"values":[{{"value":"2023"}},{{"value":"2024"}}]}}]}},
        "measures":{{"observation":[{{"id":"OBS_VALUE"}}]}},
        "attributes":{{"dataSet":[{{"id":"SOURCE","values":[{{"value":"register"}}]}}],
        "dimensionGroup":[{{"id":"TITLE","values":[{{"value":"Women in isles"}}]}}],"series":[{{"id":"DECIMALS"}}],
        "observation":[{{"id":"OBS_STATUS","values":[{{"id":"A"}},{{"id":"M"}}]}},{{"id":"COMMENT"}}]}}}}"#
    );
    format!(r#"{{"meta":{{"schema":"sdmx-json"}},"data":{{"structures":[{structure}],"dataSets":[{sets}]}}}}"#)
}

#[test]
fn what_places_point_to_stands_in_the_row_of_each_observation() {
    let sets = r#"{"structure":0,"action":"Replace","attributes":[0],"dimensionGroupAttributes":{":0:":[0]},
      "annotations":[0],"series":{"0":{"attributes":[1],"annotations":[],"observations":{"0":[12.5,0,null],"1":[null,1,"gone"]}},
      "1":{"attributes":[null],"observations":{"1":["7",0]}}}}"#;
    check(
        &message(sets),
        &[
            "1 STRUCTURE_ID|ACTION|FREQ|SEX|TIME_PERIOD|OBS_VALUE|SOURCE|TITLE|DECIMALS|OBS_STATUS|COMMENT",
            "2 MRJ:DF_R(1.0)|R|A|F|2023|12.5|register|Women in isles|1|A|",
            "3 MRJ:DF_R(1.0)|R|A|F|2024||register|Women in isles|1|M|gone",
            "4 MRJ:DF_R(1.0)|R|A|M|2024|7|register|||A|",
        ],
    );
}

#[test]
fn observations_of_1_0_stand_without_series_and_without_a_list_of_measures() {
    let text = r#"{"header":{"id":"1","test":false},"structure":{"dimensions":{"observation":[
      {"id":"SEX","values":[{"id":"F"}]},{"id":"TIME_PERIOD","values":[{"id":"2024","name":"2024"}]}]},
      "attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"A"}]}]}},
      "dataSets":[{"action":"Information","observations":{"0:0":[3,0]}}]}"#;
    check(text, &["1 STRUCTURE_ID|ACTION|SEX|TIME_PERIOD|OBS_STATUS|OBS_VALUE", "2 |I|F|2024|A|3"]);
}

#[test]
fn a_place_beyond_its_list_is_an_error() {
    let sets = r#"{"series":{"5":{"observations":{"0":[1,0]}},"0":{"observations":{"0":[1,9]}}}}"#;
    let (rows, findings) = read(&message(sets));
    let told: Vec<(Severity, String)> =
        findings.unwrap().into_iter().map(|finding| (finding.severity, finding.value)).collect();
    assert_eq!(told, ["SEX", "OBS_STATUS"].map(|id| (Severity::Error, id.to_owned())));
    assert_eq!(rows.len(), 3);
}

#[test]
fn what_stands_under_a_name_or_at_a_place_that_a_message_has_not_is_an_error() {
    let sets = |series: &str| format!(r#"{{"series":{{"0":{{"observations":{{"0":[1,0]}}}},{series}}}}}"#);
    let told = |sets: &str| {
        let findings = read(&message(sets)).1.unwrap();
        findings.iter().map(|finding| (finding.arguments["what"].clone(), finding.value.clone())).collect::<Vec<_>>()
    };
    let element = |value: &str| vec![("element".to_owned(), value.to_owned())];
    assert_eq!(told(&sets(r#""1":{"Observations":{"0":[1,0]}}"#)), element("Observations"));
    assert_eq!(told(&sets(r#""1:0:0:0":{"observations":{"0":[1,0]}}"#)), element("1:0:0:0"));
    assert_eq!(told(&sets(r#""1":{"observations":{"0":[1,0,"note","more"]}}"#)), element("more"));
    assert_eq!(told(r#"{"structure":4,"series":{"0":{"observations":{"0":[1,0]}}}}"#)[0].0, "structure");
}

#[test]
fn groups_that_contradict_each_other_or_speak_of_nothing_are_told() {
    let two = message(
        r#"{"dimensionGroupAttributes":{":0:":[0],"::0":["other"]},"series":{"0":{"observations":{"0":[1,0]}}}}"#,
    );
    let what = |text: &str| -> Vec<String> {
        read(text).1.unwrap().iter().map(|finding| finding.arguments["what"].clone()).collect()
    };
    assert_eq!(what(&two), ["disputed"]);
    let none = message(r#"{"dimensionGroupAttributes":{":1:":[0]},"series":{"0":{"observations":{"0":[1,0]}}}}"#);
    assert_eq!(what(&none), ["unmet"]);
}

#[test]
fn what_a_message_says_of_itself_is_told() {
    let sets = r#"{"series":{"0":{"observations":{"0":[1,0]}}}}"#;
    let text = message(sets).replacen(
        r#"{"meta":{"#,
        r#"{"errors":[{"code":510,"title":"too large"}],"meta":{"test":true,"#,
        1,
    );
    let told: Vec<(Severity, String)> = read(&text)
        .1
        .unwrap()
        .into_iter()
        .map(|finding| (finding.severity, finding.arguments["what"].clone()))
        .collect();
    assert_eq!(told, [(Severity::Error, "footer".to_owned()), (Severity::Warning, "test".to_owned())]);
}

#[test]
fn messages_without_data_are_known() {
    let refused = |text: &str| match read(text).1 {
        Err(Unreadable::Kind { found, .. }) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&message("{}")), Kind::SdmxEmpty);
    assert_eq!(refused(r#"{"errors":[{"code":404,"title":"no data"}]}"#), Kind::SdmxError);
    assert_eq!(refused(r#"{"data":{"codelists":[]}}"#), Kind::SdmxStructure);
    assert_eq!(refused(r#"{"rows":[{"a":1}]}"#), Kind::Json);
}

#[test]
fn of_a_message_that_is_cut_it_is_told_where() {
    let whole = message(r#"{"series":{"0":{"observations":{"0":[1,0]}}}}"#);
    let (rows, findings) = read(&whole[..whole.len() - 1]);
    let findings = findings.unwrap();
    assert_eq!((rows.len(), findings.len(), findings[0].code), (0, 1, FindingCode::UnreadableFile));
    assert_eq!((&*findings[0].arguments["found"], &*findings[0].arguments["line"]), ("json-damaged", "7"));
}

/// A message in which the data set, series and observations say how confidential they are.
fn secret(sets: &str) -> String {
    let conf = r#"{"id":"CONF_STATUS","values":[{"id":"F"},{"id":"C"}]}"#;
    format!(
        r#"{{"data":{{"structures":[{{"dimensions":{{"series":[{{"id":"SEX","keyPosition":0,"values":[{{"id":"F"}},{{"id":"M"}}]}}],
        "observation":[{{"id":"TIME_PERIOD","keyPosition":1,"values":[{{"value":"2024"}}]}}]}},
        "measures":{{"observation":[{{"id":"OBS_VALUE"}}]}},
        "attributes":{{"dataSet":[{conf}],"series":[{conf}],"observation":[{conf}]}}}}],"dataSets":[{sets}]}}}}"#
    )
}

#[test]
fn no_level_of_a_message_makes_a_value_less_confidential_than_another_says() {
    let (of_series, of_set, own) = (
        r#"{"series":{"0":{"attributes":[1],"observations":{"0":[5,0]}}}}"#,
        r#"{"attributes":[1],"series":{"0":{"observations":{"0":[5,0]}}}}"#,
        r#"{"attributes":[0],"series":{"0":{"attributes":[0],"observations":{"0":[5,1]}}}}"#,
    );
    for (sets, severity) in [(of_series, Severity::Warning), (of_set, Severity::Warning), (own, Severity::Note)] {
        let (rows, findings) = read(&secret(sets));
        assert_eq!(rows[1], "2 ||F|2024|5|C", "{sets}");
        let told: Vec<_> = findings.unwrap().iter().map(|f| (f.severity, f.arguments["what"].clone())).collect();
        assert_eq!(told, [(severity, "stricter".to_owned())], "{sets}");
    }
}

#[test]
fn a_series_without_observations_speaks_of_those_that_stand_elsewhere() {
    let of_itself = r#"{"observations":{"0:0":[5,null]},"series":{"0":{"attributes":[1]},"1":{}}}"#;
    let text = secret(of_itself).replacen(
        r#""observation":[{"id":"TIME_PERIOD""#,
        r#""observation":[{"id":"SEX","keyPosition":0,"values":[{"id":"F"},{"id":"M"}]},{"id":"TIME_PERIOD""#,
        1,
    );
    let (rows, findings) = read(&text);
    assert_eq!((rows[1].as_str(), findings), ("2 ||F|2024|5|C", Ok(Vec::new())));
    let unmet = secret(r#"{"series":{"0":{"observations":{"0":[5,0]}},"1":{"attributes":[1]}}}"#);
    let told: Vec<_> =
        read(&unmet).1.unwrap().iter().map(|f| (f.severity, f.arguments["what"].clone(), f.value.clone())).collect();
    assert_eq!(told, [(Severity::Warning, "unmet".to_owned(), "M".to_owned())]);
}

#[test]
fn a_series_or_a_data_set_that_is_to_be_deleted_is_a_row_of_its_own() {
    let sets = |deleted: &str| secret(&format!(r#"{{"series":{{"0":{{"observations":{{"0":[5,0]}}}}}}}},{deleted}"#));
    let row = |deleted: &str| read(&sets(deleted)).0[2].clone();
    assert_eq!(row(r#"{"action":"Delete","series":{"1":{}}}"#), "3 |D|M|||");
    assert_eq!(row(r#"{"action":"Delete"}"#), "3 |D||||");
    assert_eq!(read(&secret(r#"{"action":"Delete","series":{"0":{"observations":{"0":[5,0]}}}}"#)).0.len(), 2);
}
