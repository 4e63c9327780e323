//! Questions and messages of SDMX, about Marjan.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

use jiff::Timestamp;
use marsad_model::*;
use marsad_sdmx::*;
use marsad_testkit::marjan;

fn structure() -> &'static DataStructure {
    marjan().structure("DSD_ARRIVALS").unwrap()
}

fn read(key: &str, query: &str) -> Result<DataRequest, RequestError> {
    DataRequest::read(marjan(), structure(), key, &Parameters::read(query))
}

/// The codes that a request wants in a dimension.
fn codes(request: &DataRequest, query: usize, dimension: &str) -> Vec<String> {
    request.queries[query].codes.get(dimension).into_iter().flatten().map(ToString::to_string).collect()
}

#[test]
fn a_key_takes_codes_wildcards_and_several_keys() {
    assert_eq!(read("*", "").unwrap(), DataRequest::all());
    let request = read("A.XM-L+XM-S.*", "").unwrap();
    assert_eq!(
        (codes(&request, 0, "ISLE"), codes(&request, 0, "SEX").len()),
        (vec!["XM-L".to_owned(), "XM-S".to_owned()], 0)
    );
    let request = read("A.XM-L.F,A.XM-S.M", "").unwrap();
    assert_eq!((codes(&request, 0, "SEX"), codes(&request, 1, "SEX")), (vec!["F".to_owned()], vec!["M".to_owned()]));
    assert!(matches!(read("A.XM-L", ""), Err(RequestError::Syntax(_))));
}

#[test]
fn filters_have_operators() {
    let isles = |query: &str| codes(&read("*", query).unwrap(), 0, "ISLE");
    assert_eq!(isles("c[ISLE]=XM-L,XM-N"), ["XM-L", "XM-N"]);
    assert_eq!(isles("c%5BISLE%5D=sw:XM+ne:XM-L"), ["XM-S", "XM-N", "XM-F"]);
    assert_eq!(isles("c[ISLE]=NOWHERE"), [""; 0]);
    let time = read("*", "c[TIME_PERIOD]=ge:2021+le:2023").unwrap().queries.remove(0).time;
    assert!(time.holds(&"2022-Q1".parse().unwrap()) && !time.holds(&"2024".parse().unwrap()));
    let both = read("A.XM-L+XM-S.*", "c[ISLE]=XM-S,XM-N").unwrap();
    assert_eq!(codes(&both, 0, "ISLE"), ["XM-S"]);
}

#[test]
fn a_bad_request_is_told_from_one_that_is_not_served_yet() {
    for query in [
        "c[NOPE]=A",
        "c[ISLE]=xx:A",
        "dimensionAtObservation=!!",
        "lastNObservations=few",
        "nonsense=1",
        "c[TIME_PERIOD]=ge:soon",
    ] {
        assert!(matches!(read("*", query), Err(RequestError::Syntax(_))), "{query}");
    }
    for query in ["updatedAfter=2020-01-01", "dimensionAtObservation=SEX", "c[OBS_STATUS]=A", "c[TIME_PERIOD]=gt:2020"]
    {
        assert!(matches!(read("*", query), Err(RequestError::NotImplemented(_))), "{query}");
    }
    assert_eq!(read("*", "firstNObservations=1&lastNObservations=2").unwrap().queries[0].limit, Limit::Both(1, 2));
}

fn select(path: &[&str], query: &str) -> Artefacts {
    select_artefacts(marjan(), &StructureRequest::read(path, &Parameters::read(query)).unwrap())
}

#[test]
fn structures_come_with_what_they_refer_to() {
    assert_eq!(select(&["dataflow", "MRJ", "DF_ARRIVALS", "1.0"], "").dataflows.len(), 1);
    let all = select(&["dataflow", "MRJ", "DF_ARRIVALS", "1.0"], "references=all");
    assert!(all.has_concepts && all.structures.len() == 1 && all.codelists.iter().any(|list| *list == *"CL_ISLE"));
    assert_eq!(select(&["dataflow"], "references=children").codelists.len(), 0);
    assert!(
        select(&["codelist", "MRJ", "CL_ISLE"], "references=ancestors").dataflows.iter().any(|d| *d == *"DF_ARRIVALS")
    );
    assert!(select(&["dataflow", "NOBODY"], "").is_empty());
    assert!(select(&["dataflow", "*", "*", "9.9"], "").is_empty());
    assert!(select(&["agencyscheme", "SDMX", ""], "").has_agencies);
    for wrong in [&["pictures"][..], &["dataflow", "MRJ", "X", "one"]] {
        assert!(StructureRequest::read(wrong, &Parameters::default()).is_err());
    }
}

fn observations() -> Vec<Observation> {
    let observation = |sex: &str, year: &str, value: Option<f64>| Observation {
        key: ["A", "XM-L", sex].map(|code| code.parse().unwrap()).into(),
        period: year.parse().unwrap(),
        value,
        attributes: vec![Some("A".into()), Some("F".into()), Some("a \"quoted\", source".into())],
        origin: None,
    };
    vec![observation("F", "2023", Some(1214.5)), observation("F", "2024", None), observation("M", "2024", Some(7.0))]
}

fn data(observations: &[Observation]) -> DataSet<'_> {
    DataSet {
        pack: marjan(),
        dataflow: marjan().dataflow("DF_ARRIVALS").unwrap(),
        structure: structure(),
        observations,
    }
}

#[test]
fn csv_says_everything_in_one_table() {
    let text = String::from_utf8(data_csv(&data(&observations()), Labels::Id)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,ISLE,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE,UNIT_MEASURE,TIME_AGG,DURATION_RULE"
    );
    assert_eq!(
        lines[1],
        "dataflow,MRJ:DF_ARRIVALS(1.0),I,A,XM-L,F,2023,1214.5,A,F,\"a \"\"quoted\"\", source\",PS,PER,D6M"
    );
    assert!(lines[2].contains(",2024,,A,"));
    let named = String::from_utf8(data_csv(&data(&observations()), Labels::Both(Lang::En))).unwrap();
    assert!(named.lines().nth(1).unwrap().contains("XM-L: Lulu"), "{named}");
}

/// Whatever labels are asked for: a row that stands alone is not taken for true.
#[test]
fn rows_about_nobody_say_so() {
    let dataflow = marjan().dataflow("DF_SYN_ABROAD").unwrap();
    let structure = marjan().structure(dataflow.structure.as_str()).unwrap();
    let observations = [Observation {
        key: structure.dimensions.iter().map(|_| Id::literal(TOTAL)).collect(),
        period: "2024".parse().unwrap(),
        value: Some(1.0),
        attributes: structure.observation_attributes().map(|_| None).collect(),
        origin: None,
    }];
    let data = DataSet { pack: marjan(), dataflow, structure, observations: &observations };
    for labels in [Labels::Id, Labels::Both(Lang::En)] {
        let text = String::from_utf8(data_csv(&data, labels)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,"), "{text}");
        assert!(lines[1].contains("(synthetic data),I,"), "{text}");
        assert_eq!(lines[0].split(',').count(), lines[1].split(',').count(), "{text}");
    }
}

#[test]
fn json_points_from_observations_into_lists() {
    let header = Header { lang: Lang::Fr, prepared: Timestamp::UNIX_EPOCH };
    let observations = observations();
    let series: serde_json::Value =
        serde_json::from_str(&data_json(&data(&observations), ObservationLevel::Time, header)).unwrap();
    assert_eq!(
        series["data"]["dataSets"][0]["series"]["0:0:0"]["observations"]["0"],
        serde_json::json!([1214.5, 0, 0, 0])
    );
    assert_eq!(series["data"]["dataSets"][0]["series"]["0:0:0"]["observations"]["1"][0], serde_json::Value::Null);
    assert_eq!(series["data"]["structures"][0]["dimensions"]["series"][2]["values"][1]["id"], "M");
    let flat: serde_json::Value =
        serde_json::from_str(&data_json(&data(&observations), ObservationLevel::Flat, header)).unwrap();
    assert_eq!(flat["data"]["dataSets"][0]["observations"]["0:0:1:1"][0], 7.0);
    let empty: serde_json::Value =
        serde_json::from_str(&data_json(&data(&[]), ObservationLevel::Time, header)).unwrap();
    assert_eq!(empty["data"]["dataSets"][0]["series"], serde_json::json!({}));
}

#[test]
fn a_structure_message_names_everything_in_every_language() {
    let artefacts = select(&["dataflow", "MRJ", "DF_ARRIVALS"], "references=all");
    let header = Header { lang: Lang::Ar, prepared: Timestamp::UNIX_EPOCH };
    let message: serde_json::Value =
        serde_json::from_str(&structure_json(marjan(), (&artefacts, Detail::Full), &[], header)).unwrap();
    let dataflow = &message["data"]["dataflows"][0];
    assert_eq!(dataflow["names"]["en"], "Arrivals by isle and sex");
    assert_eq!(dataflow["name"], dataflow["names"]["ar"]);
    assert_eq!(dataflow["structure"], "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=MRJ:DSD_ARRIVALS(1.0)");
    let stub: serde_json::Value =
        serde_json::from_str(&structure_json(marjan(), (&artefacts, Detail::Stubs), &[], header)).unwrap();
    assert_eq!(stub["data"]["codelists"][0]["codes"], serde_json::Value::Null);
}
