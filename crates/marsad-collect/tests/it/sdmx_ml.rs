//! SDMX-ML and SDMX-JSON say what SDMX-CSV says: the same rows in each form of a message are the same observations and
//! findings.
//!
//! How rows become messages is in `forms`; groups, and values with a multiplier, have files of their own.

mod forms;
mod groups;
mod multipliers;

use std::collections::BTreeSet;

use marsad_collect::{Reading, SubmittedFile, propose};
use marsad_model::{Column, ColumnRole, FileFormat, FindingCode, Id, Pack, Severity};
use marsad_testkit::{marjan, pack_files};

use crate::read_under;
use forms::{FORMS, HEADERS, json_message};

fn table(rows: &[&str]) -> String {
    std::iter::once(HEADERS).chain(rows.iter().copied()).map(|row| format!("{row}\n")).collect()
}

fn row(rest: &str) -> String {
    format!("dataflow,MRJ:DF_RESIDENTS(1.0),I,{rest}")
}

/// What was read.
fn observations(reading: &Reading) -> Vec<String> {
    let told = reading.columns.observations().into_iter().map(|observation| {
        let row = observation.origin.map(|origin| origin.row);
        format!(
            "{:?} {} {:?} {:?} {row:?}",
            observation.key, observation.period, observation.value, observation.attributes
        )
    });
    told.collect()
}

/// What was found: the columns of a message have an order of their own.
fn findings(reading: &Reading) -> BTreeSet<String> {
    let told = reading.findings.iter().map(|finding| {
        let row = finding.place.row;
        let component = finding.arguments.get("component").cloned().unwrap_or_default();
        format!("{} {:?} {row:?} `{}` {component}", finding.code, finding.severity, finding.value)
    });
    told.collect()
}

#[track_caller]
fn check_alike(table: &str) -> Reading {
    let sent = read_under(marjan(), "STAT_RESIDENTS", table.as_bytes());
    for form in FORMS {
        let message = form.message(table);
        let reading = read_under(marjan(), "STAT_RESIDENTS", message.as_bytes());
        assert_eq!(observations(&reading), observations(&sent), "{form:?}");
        assert_eq!(findings(&reading), findings(&sent), "{form:?}\n{message}");
    }
    sent
}

#[test]
fn the_residents_of_marjan_are_the_same_in_every_form() {
    let files = pack_files("marjan");
    let text = std::str::from_utf8(&files["submissions/residents.csv"]).unwrap();
    let sent = check_alike(text);
    assert!(sent.is_acceptable() && sent.columns.len() == 576);
}

#[test]
fn what_is_wrong_is_found_alike_in_every_form() {
    let rows = [
        row("A,_T,F,_T,2024,12,A,F,r"),
        row("A,_T,G,_T,2024,12,A,F,r"),
        row("A,_T,M,_T,2024,,O,F,r"),
        row("A,_T,M,_T,2023,NaN,O,F,r"),
        row("A,_T,M,_T,2022,,A,F,r"),
        row("A,_T,M,_T,2021,NaN,,F,r"),
        row("A,_T,F,_T,2021,about 3,A,F,r"),
        row("A,_T,F,_T,lately,3,A,F,r"),
        row("A,_T,F,_T,2020,3,?,F,r"),
        row("A,,F,_T,2019,3,A,F,r"),
    ];
    let sent = check_alike(&table(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(sent.columns.len(), 3);
    let codes: BTreeSet<FindingCode> = sent.findings.iter().map(|finding| finding.code).collect();
    for code in [
        FindingCode::UnknownCode,
        FindingCode::MissingValue,
        FindingCode::NotANumber,
        FindingCode::NotAPeriod,
        FindingCode::MissingDimension,
    ] {
        assert!(codes.contains(&code), "{code}: {:#?}", sent.findings);
    }
}

#[test]
fn what_a_message_is_of_is_looked_at_alike_in_every_form() {
    let one = |id: &str, action: &str| table(&[&format!("dataflow,{id},{action},A,_T,F,_T,2024,12,A,F,r")]);
    assert_eq!(check_alike(&one("MRJ:DF_RESIDENTS(1.0)", "I")).columns.len(), 1);
    assert_eq!(check_alike(&one("MRJ:DSD_RESIDENTS(1.0)", "I")).columns.len(), 1, "its structure");
    assert_eq!(check_alike(&one("MRJ:STAT_RESIDENTS(1.0)", "I")).columns.len(), 1, "an agreement about it");
    assert_eq!(check_alike(&one("MRJ:DF_RESIDENTS(2.0)", "I")).findings[0].code, FindingCode::OtherVersion);
    assert_eq!(check_alike(&one("MRJ:DSD_RESIDENTS(2.0)", "I")).findings[0].code, FindingCode::OtherVersion);
    assert_eq!(check_alike(&one("MRJ:DF_ARRIVALS(1.0)", "I")).findings[0].value, "MRJ:DF_ARRIVALS(1.0)");
    assert_eq!(check_alike(&one("MRJ:PORTS_ARRIVALS(1.0)", "I")).columns.len(), 0);
    assert_eq!(check_alike(&one("MRJ:DF_RESIDENTS(1.0)", "D")).findings[0].arguments["component"], "ACTION");
}

#[test]
fn a_component_that_the_structure_lacks_is_an_unexpected_column() {
    let text = table(&[&row("A,_T,F,_T,2024,12,A,F,r")]);
    let text = text.replacen("SOURCE", "SOURCE,DECIMALS", 1).trim_end().to_owned() + ",0\n";
    let sent = check_alike(&text);
    let [finding] = &sent.findings[..] else { panic!("{:#?}", sent.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::UnexpectedColumn, Severity::Note));
    assert_eq!(finding.value, "DECIMALS");
}

#[test]
fn a_dimension_or_a_unit_that_the_structure_lacks_is_told_unless_it_says_the_whole() {
    let with = |header: &str, code: &str| {
        let text = table(&[&row("A,_T,F,_T,2024,12,A,F,r")]);
        let text = text.replacen(",TIME_PERIOD", &format!(",{header},TIME_PERIOD"), 1);
        let text = text.replacen(",2024,", &format!(",{code},2024,"), 1);
        read_under(marjan(), "STAT_RESIDENTS", text.as_bytes())
    };
    let told = |header: &str, code: &str| {
        let findings = with(header, code).findings.into_iter();
        let unexpected = findings.filter(|finding| finding.code == FindingCode::UnexpectedColumn);
        unexpected.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(told("EDUCATION", "ED5"), [Severity::Warning]);
    assert_eq!(told("UNIT_OF_PRICE", "USD"), [Severity::Error]);
    // Nine months of what is read as whole years.
    assert_eq!(told("TIME_FORMAT", "P9M"), [Severity::Error]);
    assert_eq!(told("BASE_PER", "2015"), [Severity::Warning]);
    for (header, code) in [("EDUCATION", "_T"), ("EDUCATION", "_Z"), ("TIME_FORMAT", "P1Y"), ("Level", "high")] {
        assert_eq!(told(header, code), [Severity::Note], "{header}");
    }
    let rows = [row("A,_T,F,_T,ED5,2024,12,A,F,r"), row("A,_T,F,_T,ED6,2023,12,A,F,r")];
    let text = table(&rows.each_ref().map(String::as_str)).replacen(",TIME_PERIOD", ",EDUCATION,TIME_PERIOD", 1);
    let findings = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes()).findings;
    let mut told = findings.iter().filter(|finding| finding.code == FindingCode::UnexpectedColumn);
    assert!(told.any(|finding| finding.severity == Severity::Error), "{findings:?}");
}

/// A table with one more column at its end: the rows and what they say there.
fn table_with(header: &str, rows: &[(&str, &str)]) -> String {
    let rows: Vec<String> = rows.iter().map(|(rest, cell)| format!("{},{cell}", row(rest))).collect();
    let text = table(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    text.replacen("SOURCE\n", &format!("SOURCE,{header}\n"), 1)
}

fn numbers(reading: &Reading) -> Vec<Option<f64>> {
    (0..reading.columns.len()).map(|at| reading.columns.value(at)).collect()
}

#[test]
fn what_is_said_to_be_nothing_is_a_blank_cell() {
    let sent = check_alike(&table(&[&row("A,_T,F,_T,2024,12,A,F,#N/A")]));
    assert_eq!((sent.columns.len(), &sent.columns.observation(0).unwrap().attributes[2]), (1, &None));
}

#[test]
fn a_status_that_no_observation_has_is_the_usual_one() {
    let text = FORMS[0].message(&table(&[&row("A,_T,F,_T,2024,12,A,F,r")])).replace(" OBS_STATUS=\"A\"", "");
    let reading = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    assert_eq!(reading.findings, []);
    assert_eq!(reading.columns.observation(0).unwrap().attributes[0].as_deref(), Some("A"));
}

#[test]
fn a_message_of_structures_is_one_finding() {
    let text = r#"<m:Structure xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:Structures/></m:Structure>"#;
    for agreement in ["STAT_RESIDENTS", "PORTS_ARRIVALS"] {
        let reading = read_under(marjan(), agreement, text.as_bytes());
        let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
        assert_eq!(finding.code, FindingCode::UnreadableFile);
        assert_eq!(finding.arguments["found"], "sdmx-structure");
    }
}

/// The pack of Marjan in which the residents are sent as SDMX-ML.
fn agreed_as_ml() -> Pack {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"RESIDENTS_SDMX").unwrap();
    profile.format = FileFormat::SdmxMl;
    pack
}

#[test]
fn each_format_of_sdmx_is_read_under_the_profile_of_the_other() {
    let text = table(&[&row("A,_T,F,_T,2024,12,A,F,r")]);
    let pack = agreed_as_ml();
    for bytes in [text.clone(), FORMS[0].message(&text)] {
        for pack in [marjan(), &pack] {
            let reading = read_under(pack, "STAT_RESIDENTS", bytes.as_bytes());
            assert_eq!((reading.findings, reading.columns.len()), (vec![], 1));
        }
    }
    assert!(!read_under(&pack, "STAT_RESIDENTS", b"").is_acceptable());
    assert!(!read_under(&pack, "STAT_RESIDENTS", b"%PDF-1.7").is_acceptable());
}

#[test]
fn a_profile_with_tables_reads_components_and_codes_of_the_sender() {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.format = FileFormat::SdmxMl;
    profile.tables[0].header_rows = Some([1, 1]);
    let text = r#"<GenericData xmlns="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><Header>
      <Structure structureID="S"><StructureUsage><Ref agencyID="PORTS" id="MOVES" version="7.0"/></StructureUsage></Structure></Header>
      <DataSet structureRef="S"><Series><SeriesKey><Value id="Isle" value="Lulu"/><Value id="Sex" value="Women"/></SeriesKey>
      <Attributes><Value id="State" value="final"/><Value id="Source" value="r"/></Attributes>
      <Obs><ObsDimension id="Year" value="2024"/><ObsValue id="Arrivals" value="12"/></Obs></Series></DataSet></GenericData>"#;
    let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    assert_eq!((reading.columns.len(), reading.columns.value(0)), (1, Some(12.0)));
    let action = Column::new("ACTION", ColumnRole::Ignore, None);
    for columns in [Vec::new(), vec![action]] {
        let mut pack = pack.clone();
        let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
        profile.tables[0].column.extend(columns);
        let deletion = text.replace("<DataSet ", "<DataSet action=\"Delete\" ");
        let reading = read_under(&pack, "PORTS_ARRIVALS", deletion.as_bytes());
        assert!(reading.findings.iter().any(|finding| finding.value == "D"), "{:#?}", reading.findings);
        assert!(reading.columns.is_empty());
    }
}

#[test]
fn a_draft_from_a_message_with_our_components_is_sdmx_and_one_with_others_has_tables() {
    let rows =
        (2015..2025).flat_map(|year| ["F", "M"].map(|sex| row(&format!("A,_T,{sex},_T,{year},{},A,F,r", year * 7))));
    let rows: Vec<String> = rows.collect();
    let text = FORMS[2].message(&table(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
    let draft = |text: &str| {
        let mut content = std::io::Cursor::new(text.as_bytes());
        let file = SubmittedFile { name: "residents.xml", submission: "S", content: &mut content };
        propose(marjan(), "DF_RESIDENTS", file).unwrap().unwrap()
    };
    let ours = draft(&text);
    assert_eq!((ours.profile.format.clone(), ours.profile.tables.len()), (FileFormat::SdmxMl, 0));
    let theirs = draft(&text.replace("CITIZENSHIP", "citizen"));
    assert_eq!((theirs.profile.format, theirs.profile.tables.len()), (FileFormat::SdmxMl, 1));
    assert_eq!(theirs.profile.tables[0].header_rows, Some([1, 1]));
}

#[test]
fn what_the_dataflow_says_of_all_its_values_may_be_said_again_and_nothing_else() {
    let mut pack = marjan().clone();
    let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_RESIDENTS").unwrap();
    dataflow.attributes.insert(Id::new("DURATION_RULE").unwrap(), Id::new("D3M").unwrap());
    for form in [None, Some(FORMS[0]), Some(FORMS[2])] {
        let read = |code: &str| {
            let rows = [("A,_T,F,_T,2023,12,A,F,r", "D3M"), ("A,_T,F,_T,2024,12,A,F,r", code)];
            let table = table_with("DURATION_RULE", &rows);
            let text = form.map_or_else(|| table.clone(), |form| form.message(&table));
            read_under(&pack, "STAT_RESIDENTS", text.as_bytes())
        };
        let same = read("D3M");
        assert_eq!((same.findings.as_slice(), same.columns.len()), (&[][..], 2), "{form:?}");
        // As files with labels say it.
        let named = read("D3M: At least three months");
        assert_eq!((named.findings.as_slice(), named.columns.len()), (&[][..], 2), "{form:?}");
        let other = read("D6M");
        let [finding] = &other.findings[..] else { panic!("{:#?}", other.findings) };
        assert_eq!((finding.code, finding.severity), (FindingCode::TitleDisagrees, Severity::Error));
        assert_eq!((finding.value.as_str(), finding.arguments["taken"].as_str()), ("D6M", "D3M"));
        assert_eq!((other.columns.len(), finding.place.row), (1, Some(3)));
    }
}

#[test]
fn numbers_of_sdmx_have_a_stop_and_no_other_mark() {
    for (written, number) in [("1.234", 1.234), ("5.02E1", 50.2), ("1.0E7", 1e7)] {
        let sent = check_alike(&table(&[&row(&format!("A,_T,F,_T,2024,{written},A,F,r"))]));
        assert_eq!(numbers(&sent), [Some(number)], "{written}");
    }
    for wrong in ["1'234", "1 234"] {
        let sent = check_alike(&table(&[&row(&format!("A,_T,F,_T,2024,{wrong},A,F,r"))]));
        assert_eq!((sent.columns.len(), sent.findings[0].code), (0, FindingCode::NotANumber), "{wrong}");
    }
    let comma = FORMS[0].message(&table(&[&row("A,_T,F,_T,2024,12,A,F,r")])).replace("\"12\"", "\"50,2\"");
    let sent = read_under(marjan(), "STAT_RESIDENTS", comma.as_bytes());
    assert_eq!((sent.columns.len(), sent.findings[0].code), (0, FindingCode::NotANumber));
}

#[test]
fn data_of_another_agency_are_a_note_and_deletions_are_called_so() {
    let one = |id: &str, action: &str| table(&[&format!("dataflow,{id},{action},A,_T,F,_T,2024,12,A,F,r")]);
    let other = check_alike(&one("ESTAT:DF_RESIDENTS(1.0)", "I"));
    let [finding] = &other.findings[..] else { panic!("{:#?}", other.findings) };
    assert_eq!((finding.code, finding.severity), (FindingCode::DoubtfulMessage, Severity::Note));
    assert_eq!((other.columns.len(), finding.arguments["expected"].as_str()), (1, "MRJ"));
    let deleted = check_alike(&one("MRJ:DF_RESIDENTS(1.0)", "D"));
    assert_eq!((deleted.columns.len(), deleted.findings[0].arguments["what"].as_str()), (0, "delete"));
}

#[test]
fn findings_of_a_message_stand_at_an_observation_and_its_component() {
    let text = table(&[&row("A,_T,F,_T,2023,12,A,F,r"), &row("A,_T,G,_T,2024,12,A,F,r")]);
    let read = |text: &str| read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    let reading = read(&FORMS[1].message(&text));
    let arguments = &reading.findings[0].arguments;
    assert_eq!((arguments["at-component"].as_str(), arguments["at-observation"].as_str()), ("SEX", "2"));
    assert!(!read(&text).findings[0].arguments.contains_key("at-component"));
}

#[test]
fn what_an_observation_repeats_is_named_as_its_own_place_is() {
    let rows = ["A,_T,F,_T,2023,12,A,F,r", "A,_T,F,_T,2024,12,A,F,r", "A,_T,F,_T,2024,12,A,F,r"].map(row);
    let text = table(&rows.each_ref().map(String::as_str));
    let repeated = |text: &str| {
        let findings = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes()).findings;
        findings.into_iter().find(|finding| finding.code == FindingCode::DuplicateKey).unwrap().arguments
    };
    let of_message = repeated(&FORMS[1].message(&text));
    let named = ["at-observation", "first", "where"].map(|name| of_message[name].as_str());
    assert_eq!(named, ["3", "2", "observation"]);
    let of_table = repeated(&text);
    assert_eq!(["first", "where"].map(|name| of_table[name].as_str()), ["3", "other"]);
}

#[test]
fn the_same_rows_in_sdmx_json_are_the_same_observations_and_findings() {
    let files = pack_files("marjan");
    let residents = std::str::from_utf8(&files["submissions/residents.csv"]).unwrap().to_owned();
    let wrong = [
        row("A,_T,F,_T,2024,12,A,F,r"),
        row("A,_T,G,_T,2024,12,A,F,r"),
        row("A,_T,M,_T,2024,,O,F,r"),
        row("A,_T,M,_T,2022,,A,F,r"),
        row("A,_T,F,_T,2021,about 3,A,F,r"),
        row("A,_T,F,_T,lately,3,A,F,r"),
        row("A,_T,F,_T,2020,3,?,F,r"),
        row("A,,F,_T,2019,3,A,F,r"),
    ];
    let wrong = table(&wrong.iter().map(String::as_str).collect::<Vec<_>>());
    let other = table(&["dataflow,MRJ:DF_ARRIVALS(1.0),I,A,_T,F,_T,2024,12,A,F,r"]);
    for text in [residents, wrong, other] {
        let sent = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
        for is_flat in [false, true] {
            let message = json_message(&text, is_flat);
            let reading = read_under(marjan(), "STAT_RESIDENTS", message.as_bytes());
            assert_eq!(observations(&reading), observations(&sent), "{is_flat}");
            assert_eq!(findings(&reading), findings(&sent), "{is_flat}");
        }
    }
}
