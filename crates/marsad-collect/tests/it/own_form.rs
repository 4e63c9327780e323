//! SDMX says itself what it is: it is read as such under every agreement about its dataflow.

use marsad_collect::Reading;
use marsad_model::{Column, ColumnRole, FileFormat, FindingCode, Pack};
use marsad_testkit::marjan;

use super::read_under;

const HEADS: &str = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,ISLE,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE\n";

/// A row of arrivals as SDMX-CSV.
fn csv(of: &str, row: &str) -> String {
    format!("{HEADS}dataflow,{of},I,{row}\n")
}

/// One observation of arrivals in every form of SDMX, and SDMX-CSV with names after its codes, in quotes.
fn forms(of: &str) -> [String; 4] {
    let (agency, id) = of.trim_end_matches("(1.0)").split_once(':').unwrap();
    let list = |id: &str, value: &str| format!(r#"{{"id":"{id}","values":[{{"id":"{value}"}}]}}"#);
    let json = format!(
        r#"{{"meta":{{"schema":"https://x/sdmx-json-data-schema.json"}},"data":{{"structures":[{{"links":[{{"rel":"dataflow",
        "urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={of}"}}],"dimensions":{{"observation":[{},{},{},{}]}},
        "measures":{{"observation":[{{"id":"OBS_VALUE"}}]}},"attributes":{{"observation":[{},{},{}]}}}}],
        "dataSets":[{{"structure":0,"observations":{{"0:0:0:0":[1214,0,0,0]}}}}]}}}}"#,
        list("FREQ", "A"),
        list("ISLE", "XM-L"),
        list("SEX", "F"),
        list("TIME_PERIOD", "2024"),
        list("OBS_STATUS", "A"),
        list("CONF_STATUS", "F"),
        list("SOURCE", "register"),
    );
    let xml = format!(
        r#"<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:Header>
        <m:Structure structureID="S"><StructureUsage><Ref agencyID="{agency}" id="{id}" version="1.0"/></StructureUsage></m:Structure></m:Header>
        <m:DataSet structureRef="S"><Series FREQ="A" ISLE="XM-L" SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1214" OBS_STATUS="A"
        CONF_STATUS="F" SOURCE="register"/></Series></m:DataSet></m:StructureSpecificData>"#
    );
    let named = format!(
        "\"DATAFLOW\",\"FREQ: Frequency\",\"ISLE: Isle\",\"SEX: Sex\",\"TIME_PERIOD: Period\",\"OBS_VALUE: Value\",\"OBS_STATUS\",\"CONF_STATUS\",\"SOURCE\"\n\
         \"{of}: Arrivals\",\"A: Annual\",\"XM-L: Lulu Isle\",\"F: Women\",\"2024\",\"1214\",\"A\",\"F\",\"register\"\n"
    );
    [csv(of, "A,XM-L,F,2024,1214,A,F,register"), named, xml, json]
}

/// The pack of Marjan in which arrivals are agreed in a format.
fn agreed(format: FileFormat) -> Pack {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.format = format;
    pack
}

fn formats() -> [FileFormat; 4] {
    let csv = FileFormat::Csv { delimiter: Some(';'), encoding: None };
    [csv, FileFormat::Workbook, FileFormat::Json, FileFormat::SdmxMl]
}

fn read(text: &str) -> Reading {
    read_under(marjan(), "PORTS_ARRIVALS", text.as_bytes())
}

#[test]
fn sdmx_of_the_dataflow_is_read_whatever_was_agreed() {
    for format in formats() {
        let pack = agreed(format.clone());
        for of in ["MRJ:DF_ARRIVALS(1.0)", "MRJ:PORTS_ARRIVALS(1.0)"] {
            for text in forms(of) {
                let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
                assert_eq!(reading.findings, [], "{format:?} {text}");
                let observation = reading.columns.observation(0).unwrap();
                assert_eq!((observation.value, observation.period.as_str()), (Some(1214.0), "2024"), "{text}");
                assert_eq!(observation.attributes[2].as_deref(), Some("register"), "{text}");
            }
        }
    }
}

#[test]
fn sdmx_of_another_dataflow_is_one_error_whatever_was_agreed() {
    let check = |pack: &Pack, agreement: &str, text: &str| {
        let reading = read_under(pack, agreement, text.as_bytes());
        let [finding] = &reading.findings[..] else { panic!("{agreement} {text} {:#?}", reading.findings) };
        assert_eq!((finding.code, &*finding.arguments["what"]), (FindingCode::UnknownCode, "dataflow"), "{text}");
        assert_eq!(finding.value.split(':').next_back(), Some("DF_OTHER(1.0)"), "{text}");
        assert!(reading.columns.is_empty());
    };
    let [plain, _, xml, json] = forms("MRJ:DF_OTHER(1.0)");
    for text in [plain, xml, json] {
        check(marjan(), "STAT_RESIDENTS", &text);
        for format in formats() {
            check(&agreed(format), "PORTS_ARRIVALS", &text);
        }
    }
}

#[test]
fn what_the_profile_says_of_every_observation_holds_for_sdmx_too() {
    let of = "MRJ:DF_ARRIVALS(1.0)";
    let other = read(&csv(of, "M,XM-L,F,2024-03,1214,A,F,r"));
    assert_eq!(other.findings[0].code, FindingCode::TitleDisagrees);
    assert_eq!(other.findings[0].arguments["what"], "of-agreement");
    assert!(other.columns.is_empty());
    let silent = csv(of, "A,XM-L,F,2024,1214,A,F,r").replace("FREQ,", "").replace(",I,A,", ",I,");
    let silent = read(&silent);
    assert_eq!((silent.findings.as_slice(), silent.columns.len()), (&[][..], 1));
    // What its sender calls confidential stays so.
    let confidential = read(&csv(of, "A,XM-L,F,2024,1214,A,C,r"));
    assert_eq!(confidential.findings, []);
    assert_eq!(confidential.columns.observation(0).unwrap().attributes[1].as_deref(), Some("C"));
}

#[test]
fn the_words_of_the_profile_are_no_words_of_sdmx() {
    let reading = read(&csv("MRJ:DF_ARRIVALS(1.0)", "A,XM-L,F,2024,1214,provisional,F,r"));
    assert!(
        reading.findings.iter().any(|found| found.code == FindingCode::UnknownCode && found.value == "provisional")
    );
}

#[test]
fn a_profile_for_the_sdmx_of_its_sender_is_followed() {
    let mut pack = agreed(FileFormat::Csv { delimiter: Some(','), encoding: None });
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    let columns = &mut profile.tables[0].column;
    columns.iter_mut().filter(|column| column.header == "Year").for_each(|column| column.header = "TIME_PERIOD".into());
    columns
        .iter_mut()
        .filter(|column| column.header == "Arrivals")
        .for_each(|column| column.header = "OBS_VALUE".into());
    columns.push(Column::new("DATAFLOW", ColumnRole::Ignore, None));
    for of in ["PORTS:MOVES(7.0)", "PORTS:DF_ARRIVALS(1.0)"] {
        let text = format!("DATAFLOW,Isle,Sex,TIME_PERIOD,OBS_VALUE,State,Source\n{of},Lulu,Women,2024,1214,final,r\n");
        let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
        assert_eq!((reading.findings.as_slice(), reading.columns.value(0)), (&[][..], Some(1214.0)), "{of}");
    }
}
