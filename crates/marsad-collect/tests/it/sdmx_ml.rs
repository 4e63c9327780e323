//! SDMX-ML and SDMX-JSON say what SDMX-CSV says: the same rows in each form of a message are the same observations and
//! findings.

use std::collections::{BTreeMap, BTreeSet};

use marsad_collect::{Reading, SubmittedFile, propose};
use marsad_model::{
    AttachmentLevel, Attribute, Column, ColumnRole, FileFormat, Finding, FindingCode, Id, Pack, Severity,
};
use marsad_testkit::{marjan, pack_files};

use super::read_under;

/// Foreign residents of Marjan as SDMX-CSV: what stands before the dimensions, the dimensions, the value, its attributes.
const HEADERS: &str =
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE";
/// Where the first dimension and the period stand.
const FREQ: usize = 3;
const TIME: usize = 7;

/// The forms of a message.
const FORMS: [Form; 4] = [
    Form { is_generic: false, is_flat: false },
    Form { is_generic: false, is_flat: true },
    Form { is_generic: true, is_flat: false },
    Form { is_generic: true, is_flat: true },
];

#[derive(Clone, Copy, Debug)]
struct Form {
    is_generic: bool,
    is_flat: bool,
}

impl Form {
    /// The rows of a table of SDMX-CSV as a message, in their order: all of one dataflow and for one action.
    fn message(self, table: &str) -> String {
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let headers = lines.next().unwrap();
        let headers = headers.as_slice();
        let rows: Vec<Vec<&str>> = lines.collect();
        let (agency, rest) = rows[0][1].split_once(':').unwrap();
        let (id, version) = rest.trim_end_matches(')').split_once('(').unwrap();
        let action = if rows[0][2] == "D" { "Delete" } else { "Information" };
        let name = if self.is_generic { "GenericData" } else { "StructureSpecificData" };
        let mut text = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<m:{name} xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<m:Header><m:Structure structureID="S"><Structure><Ref agencyID="{agency}" id="{id}" version="{version}"/></Structure></m:Structure></m:Header>
<m:DataSet structureRef="S" action="{action}" xsi:type="n:DataSetType">
"#
        );
        for row in &rows {
            let said: Vec<(&str, &str)> =
                headers.iter().copied().zip(row.iter().copied()).filter(|(_, cell)| !cell.is_empty()).collect();
            let (own, series): (Vec<_>, Vec<_>) = said
                .into_iter()
                .filter(|pair| place(headers, pair.0) >= FREQ)
                .partition(|pair| self.is_flat || place(headers, pair.0) >= TIME);
            let observation =
                if self.is_generic { self.generic(&own, headers) } else { attributes("Obs", &own) + "/>" };
            text += &match (self.is_flat, self.is_generic) {
                (true, _) => observation,
                (false, false) => format!("{}>{observation}</Series>", attributes("Series", &series)),
                (false, true) => format!("<Series><SeriesKey>{}</SeriesKey>{observation}</Series>", values(&series)),
            };
            text.push('\n');
        }
        text + &format!("</m:DataSet></m:{name}>")
    }

    /// An observation of generic data.
    fn generic(self, own: &[(&str, &str)], headers: &[&str]) -> String {
        let of = |wanted: fn(usize) -> bool| {
            own.iter().copied().filter(|pair| wanted(place(headers, pair.0))).collect::<Vec<(&str, &str)>>()
        };
        let key = of(|place| place <= TIME);
        let key = match (&key[..], self.is_flat) {
            ([(_, time)], false) => format!("<ObsDimension value=\"{time}\"/>"),
            _ => format!("<ObsKey>{}</ObsKey>", values(&key)),
        };
        let value: String =
            of(|place| place == TIME + 1).iter().map(|(_, value)| format!("<ObsValue value=\"{value}\"/>")).collect();
        let said = values(&of(|place| place > TIME + 1));
        format!("<Obs>{key}{value}<Attributes>{said}</Attributes></Obs>")
    }
}

fn place(headers: &[&str], header: &str) -> usize {
    headers.iter().position(|other| *other == header).unwrap()
}

/// The beginning of a tag with an attribute for each component.
fn attributes(name: &str, said: &[(&str, &str)]) -> String {
    said.iter().fold(format!("<{name}"), |text, (id, value)| text + &format!(" {id}=\"{value}\""))
}

fn values(said: &[(&str, &str)]) -> String {
    said.iter().map(|(id, value)| format!("<Value id=\"{id}\" value=\"{value}\"/>")).collect()
}

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

/// What is told of values that were multiplied: by what, how many, the first as it was sent and as it was read.
fn multiplied(reading: &Reading) -> Vec<[&str; 4]> {
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::ValuesMultiplied);
    told.map(|finding| {
        let arguments = &finding.arguments;
        [&finding.value, &arguments["count"], &arguments["sent"], &arguments["result"]].map(String::as_str)
    })
    .collect()
}

#[test]
fn values_with_a_multiplier_are_read_in_the_unit_of_the_data() {
    for header in ["UNIT_MULT", "POWERCODE", "POWERCODE_CODE"] {
        let sent = check_alike(&table_with(
            header,
            &[
                ("A,_T,F,_T,2019,12.345,A,F,r", "3"),
                ("A,_T,F,_T,2020,12,A,F,r", "3"),
                ("A,_T,F,_T,2021,0.0124,A,F,r", "6"),
                ("A,_T,F,_T,2022,1.25E1,A,F,r", "3"),
                ("A,_T,F,_T,2023,12500,A,F,r", "0"),
                ("A,_T,F,_T,2024,12600,A,F,r", ""),
            ],
        ));
        assert_eq!(numbers(&sent), [12345.0, 12000.0, 12400.0, 12500.0, 12500.0, 12600.0].map(Some));
        let [thousands, millions] = ["3", "6"].map(|power| format!("{header} = {power}"));
        let expected = [[thousands.as_str(), "3", "12.345", "12345"], [millions.as_str(), "1", "0.0124", "12400"]];
        assert_eq!(multiplied(&sent), expected);
        assert!(sent.findings.iter().all(|finding| finding.code != FindingCode::UnexpectedColumn));
    }
}

#[test]
fn a_multiplier_that_is_none_is_an_error_at_its_row() {
    for wrong in ["1000", "thousands", "3.5"] {
        let rows = [("A,_T,F,_T,2023,12,A,F,r", "3"), ("A,_T,F,_T,2024,12,A,F,r", wrong)];
        let sent = check_alike(&table_with("UNIT_MULT", &rows));
        assert_eq!(numbers(&sent), [Some(12000.0)]);
        let finding = sent.findings.iter().find(|finding| finding.code == FindingCode::UnknownCode).unwrap();
        assert_eq!((finding.value.as_str(), finding.place.row), (wrong, Some(3)));
    }
}

#[test]
fn a_multiplier_that_observations_have_is_kept_with_the_value() {
    let mut pack = marjan().clone();
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_RESIDENTS").unwrap();
    let id = Id::new("UNIT_MULT").unwrap();
    structure.attributes.push(Attribute { id, codelist: None, attach: AttachmentLevel::Observation, mandatory: false });
    let text = table_with("UNIT_MULT", &[("A,_T,F,_T,2024,12,A,F,r", "3")]);
    for bytes in [text.clone(), FORMS[0].message(&text)] {
        let reading = read_under(&pack, "STAT_RESIDENTS", bytes.as_bytes());
        assert_eq!((reading.findings.as_slice(), numbers(&reading)), (&[][..], vec![Some(12.0)]));
        assert_eq!(reading.columns.observation(0).unwrap().attributes[3].as_deref(), Some("3"));
    }
}

#[test]
fn millions_are_as_they_should_be_where_the_data_count_millions() {
    let mut pack = marjan().clone();
    let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_RESIDENTS").unwrap();
    dataflow.attributes.insert(Id::new("UNIT_MEASURE").unwrap(), Id::new("MUSD").unwrap());
    let rows =
        [("A,_T,F,_T,2023,12,A,F,r", "6"), ("A,_T,F,_T,2024,12000,A,F,r", "3"), ("A,_T,M,_T,2024,12,A,F,r", "0")];
    let reading = read_under(&pack, "STAT_RESIDENTS", table_with("UNIT_MULT", &rows).as_bytes());
    assert_eq!(numbers(&reading), [12.0, 12.0, 12.0].map(Some));
    assert_eq!(multiplied(&reading), [["UNIT_MULT = 3", "1", "12000", "12"]]);
}

#[test]
fn a_profile_that_says_the_unit_is_followed_and_another_multiplier_is_an_error() {
    let mut pack = marjan().clone();
    let text =
        |power: &str| format!("Year;Isle;Sex;Arrivals;State;Source;UNIT_MULT\n2024;Lulu;Women;12;final;r;{power}\n");
    let read = |pack: &Pack, power: &str| read_under(pack, "PORTS_ARRIVALS", text(power).as_bytes());
    assert_eq!(numbers(&read(&pack, "3")), [Some(12000.0)]);
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].scale = Some(1000.0);
    for agreed in ["3", ""] {
        let reading = read(&pack, agreed);
        assert_eq!((reading.findings.as_slice(), numbers(&reading)), (&[][..], vec![Some(12000.0)]), "{agreed}");
    }
    for wrong in ["6", "0"] {
        let other = read(&pack, wrong);
        let [finding] = &other.findings[..] else { panic!("{:#?}", other.findings) };
        assert_eq!((finding.code, finding.severity), (FindingCode::TitleDisagrees, Severity::Error));
        assert_eq!((finding.value.clone(), finding.place.row), (format!("UNIT_MULT = {wrong}"), Some(2)));
    }
}

#[test]
fn a_multiplier_that_a_profile_leaves_out_counts_unless_it_says_the_unit() {
    let mut pack = marjan().clone();
    let text = "Year;Isle;Sex;Arrivals;State;Source;UNIT_MULT\n2024;Lulu;Women;12;final;r;3\n";
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].column.push(Column::new("UNIT_MULT", ColumnRole::Ignore, None));
    let left_out = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!((numbers(&left_out), multiplied(&left_out).len()), (vec![Some(12000.0)], 1));
    assert_eq!(left_out.findings.len(), 1, "{:#?}", left_out.findings);
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].scale = Some(10.0);
    let said = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!((numbers(&said), multiplied(&said).len()), (vec![Some(120.0)], 0));
    assert!(said.is_acceptable(), "{:#?}", said.findings);
}

#[test]
fn a_draft_asks_nothing_of_a_multiplier() {
    let rows: Vec<String> = (2015..2025).map(|year| format!("A,_T,F,_T,{year},{},A,F,r", year * 7)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|row| (row.as_str(), "3")).collect();
    let text = FORMS[0].message(&table_with("UNIT_MULT", &rows)).replace("CITIZENSHIP", "citizen");
    let mut content = std::io::Cursor::new(text.as_bytes());
    let file = SubmittedFile { name: "residents.xml", submission: "S", content: &mut content };
    let draft = propose(marjan(), "DF_RESIDENTS", file).unwrap().unwrap();
    assert!(draft.profile.tables[0].column.iter().any(|column| column.header == "UNIT_MULT"));
    assert!(draft.doubts.iter().all(|doubt| doubt.text != "UNIT_MULT"), "{:#?}", draft.doubts);
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
        let found = if agreement == "STAT_RESIDENTS" { "sdmx-structure" } else { "sdmx" };
        assert_eq!(finding.arguments["found"], found);
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
fn a_message_with_groups_says_their_attributes_of_each_observation() {
    let text = r#"<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"><m:Header/>
      <m:DataSet CONF_STATUS="F"><Group SEX="F" SOURCE="register of women"/><Group SEX="M" SOURCE="register of men"/>
      <Series FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T"><Obs TIME_PERIOD="2024" OBS_VALUE="1" OBS_STATUS="A"/></Series>
      <Series FREQ="A" CITIZENSHIP="_T" SEX="M" AGE="_T"><Obs TIME_PERIOD="2024" OBS_VALUE="2" OBS_STATUS="P"/></Series>
      </m:DataSet></m:StructureSpecificData>"#;
    let reading = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    assert_eq!(reading.findings, []);
    let said: BTreeMap<String, Vec<Option<String>>> = reading
        .columns
        .observations()
        .into_iter()
        .map(|observation| (observation.key[2].to_string(), observation.attributes))
        .collect();
    let attributes = |status: &str, source: &str| [status, "F", source].map(|text| Some(text.to_owned())).to_vec();
    assert_eq!(said["F"], attributes("A", "register of women"));
    assert_eq!(said["M"], attributes("P", "register of men"));
}

#[test]
fn the_profile_says_which_components_of_the_sender_choose_groups() {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.format = FileFormat::SdmxMl;
    profile.tables[0].header_rows = Some([1, 1]);
    // Most observations say their source themselves, so that it looks like what chooses a group.
    let text = r#"<StructureSpecificData xmlns="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><DataSet>
      <Group Isle="Lulu" Sex="Women" Source="of the group"/><Obs Isle="Lulu" Sex="Women" Year="2024" Arrivals="1" State="final"/>
      <Obs Isle="Lulu" Sex="Men" Year="2024" Arrivals="2" State="final" Source="r"/>
      <Obs Isle="Lulu" Sex="Men" Year="2023" Arrivals="3" State="final" Source="r"/></DataSet></StructureSpecificData>"#;
    let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    let is_doubt = |finding: &Finding| finding.code == FindingCode::DoubtfulMessage;
    assert!(!reading.findings.iter().any(is_doubt), "{:#?}", reading.findings);
    let first = reading.columns.observation(0).unwrap();
    assert!(first.attributes.contains(&Some("of the group".to_owned())), "{first:?}");
}

/// A message of residents by sex with groups before its series.
fn message_with(groups: &str, series: &str) -> String {
    format!(
        r#"<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:Header/>
        <m:DataSet CONF_STATUS="F">{groups}{series}</m:DataSet></m:StructureSpecificData>"#
    )
}

#[test]
fn an_attribute_that_most_observations_have_chooses_no_group() {
    let series = r#"<Series FREQ="A" CITIZENSHIP="_T" SEX="F" AGE="_T"><Obs TIME_PERIOD="2022" OBS_VALUE="1" SOURCE="own"/>
      <Obs TIME_PERIOD="2023" OBS_VALUE="1" SOURCE="own"/><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>"#;
    let text = message_with(r#"<Group SEX="F" SOURCE="register"/>"#, series);
    let reading = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    let sources = (0..3).map(|at| reading.columns.observation(at).unwrap().attributes[2].clone());
    assert_eq!(sources.map(Option::unwrap_or_default).collect::<Vec<_>>(), ["own", "own", "register"]);
}

#[test]
fn a_dimension_that_no_series_has_is_not_taken_from_a_group() {
    let series = r#"<Series FREQ="A" SEX="F" AGE="_T"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>"#;
    let text = message_with(r#"<Group CITIZENSHIP="_T"/>"#, series);
    let reading = read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    assert!(reading.columns.is_empty());
    assert!(reading.findings.iter().any(|finding| finding.code == FindingCode::MissingDimension));
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

/// The rows of a table of SDMX-CSV as SDMX-JSON 2.0, in their order: a list of values for each component, those of
/// attributes at the level of observations; by series, each of one observation, or flat.
fn json_message(table: &str, is_flat: bool) -> String {
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let headers = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let values = |at: usize| {
        let found: BTreeSet<&str> = rows.iter().map(|row| row[at]).filter(|cell| !cell.is_empty()).collect();
        found.into_iter().collect::<Vec<_>>()
    };
    let component = |at: usize| {
        let list: Vec<String> = values(at).iter().map(|value| format!(r#"{{"id":"{value}"}}"#)).collect();
        format!(r#"{{"id":"{}","keyPosition":{at},"values":[{}]}}"#, headers[at], list.join(","))
    };
    let components = |places: std::ops::Range<usize>| places.map(component).collect::<Vec<_>>().join(",");
    let index = |row: &[&str], at: usize| {
        values(at).iter().position(|value| *value == row[at]).map_or_else(String::new, |at| at.to_string())
    };
    let key =
        |row: &[&str], places: std::ops::Range<usize>| places.map(|at| index(row, at)).collect::<Vec<_>>().join(":");
    let value = |cell: &str| match (cell, cell.parse::<f64>()) {
        ("", _) => "null".to_owned(),
        (_, Ok(number)) if number.is_finite() => cell.to_owned(),
        _ => format!("\"{cell}\""),
    };
    let observation = |row: &[&str]| {
        let said = (TIME + 2..headers.len()).map(|at| Some(index(row, at)).filter(|index| !index.is_empty()));
        let said: Vec<String> = said.map(|index| index.unwrap_or_else(|| "null".to_owned())).collect();
        format!("[{},{}]", value(row[TIME + 1]), said.join(","))
    };
    let first = if is_flat { FREQ } else { TIME };
    let data = rows.iter().map(|row| {
        let one = format!(r#""{}":{}"#, key(row, first..TIME + 1), observation(row));
        let series = || format!(r#""{}":{{"observations":{{{one}}}}}"#, key(row, FREQ..TIME));
        if is_flat { one.clone() } else { series() }
    });
    let data: Vec<String> = data.collect();
    let action = if rows[0][2] == "D" { "Delete" } else { "Information" };
    let (name, data) = (if is_flat { "observations" } else { "series" }, data.join(",\n"));
    format!(
        r#"{{"meta":{{"schema":"https://x/sdmx-json-data-schema.json","test":false}},"data":{{"structures":[{{
"links":[{{"rel":"dataflow","urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={}"}}],
"dimensions":{{"dataSet":[],"series":[{}],"observation":[{}]}},"measures":{{"observation":[{{"id":"OBS_VALUE"}}]}},
"attributes":{{"dataSet":[],"series":[],"observation":[{}]}}}}],
"dataSets":[{{"structure":0,"action":"{action}","{name}":{{{data}}}}}]}}}}"#,
        rows[0][1],
        components(FREQ..first),
        components(first..TIME + 1),
        components(TIME + 2..headers.len()),
    )
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
