//! Messages as they come, and the rows that they become.

use std::io::Cursor;

use marsad_model::{Finding, FindingCode};

use super::super::kinds::Kind;
use super::super::seen::Seen;
use super::super::{COLUMNS_MAX, Unreadable};
use super::source::PIECE_BYTES_MAX;
use super::visit;

/// What stands in the outermost element of a message of 2.1.
const NAMESPACES: &str = r#"xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
 xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
 xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
 xmlns:i="http://www.w3.org/2001/XMLSchema-instance""#;
const HEADER: &str = r#"<m:Header><m:ID>R1</m:ID><m:Test>false</m:Test>
 <m:Structure structureID="S" namespace="urn:x" dimensionAtObservation="TIME_PERIOD">
  <c:StructureUsage><Ref agencyID="MRJ" id="DF_R" version="1.0"/></c:StructureUsage></m:Structure></m:Header>"#;

fn read_bytes(bytes: &[u8]) -> (Seen, Result<Vec<Finding>, Unreadable>) {
    let mut seen = Seen::default();
    let findings = visit(&mut Cursor::new(bytes.to_vec()), &mut seen);
    (seen, findings)
}

/// The rows of a message as lines, headers first.
fn lines(seen: &Seen) -> Vec<String> {
    seen.rows.iter().map(|(number, cells)| format!("{number} {}", cells.join("|"))).collect()
}

#[track_caller]
fn check_bytes(bytes: &[u8], expected: &[&str]) {
    let (seen, findings) = read_bytes(bytes);
    assert_eq!(findings, Ok(Vec::new()));
    assert_eq!(lines(&seen), expected);
}

#[track_caller]
fn check(message: &str, expected: &[&str]) {
    check_bytes(message.as_bytes(), expected);
}

fn specific(sets: &str) -> String {
    format!("<m:StructureSpecificData {NAMESPACES}>{HEADER}{sets}</m:StructureSpecificData>")
}

fn generic(sets: &str) -> String {
    format!("<m:GenericData {NAMESPACES}>{HEADER}{sets}</m:GenericData>")
}

fn codes(message: &str) -> (usize, Vec<FindingCode>) {
    let (seen, findings) = read_bytes(message.as_bytes());
    (seen.rows.len(), findings.unwrap().into_iter().map(|finding| finding.code).collect())
}

#[track_caller]
fn refused(message: &str) -> Kind {
    match read_bytes(message.as_bytes()).1 {
        Err(Unreadable::Kind { expected, found }) => {
            assert_eq!(expected, "SDMX-ML");
            found
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_series_and_a_data_set_say_stands_in_the_row_of_each_observation() {
    let sets = r#"<m:DataSet ss:structureRef="S" ss:action="Replace" i:type="n:DataSetType" ss:dataScope="DataStructure" DECIMALS="0">
      <Series FREQ="A" SEX="F" UNIT_MULT="3">
       <Obs TIME_PERIOD="2023" OBS_VALUE="12" OBS_STATUS="A" i:type="n:ObsType"/>
       <Obs TIME_PERIOD="2024" OBS_VALUE="NaN" OBS_STATUS="M" UNIT_MULT="0"/></Series></m:DataSet>"#;
    check(
        &specific(sets),
        &[
            "1 STRUCTURE_ID|ACTION|DECIMALS|FREQ|SEX|UNIT_MULT|TIME_PERIOD|OBS_VALUE|OBS_STATUS",
            "2 MRJ:DF_R(1.0)|R|0|A|F|3|2023|12|A",
            "3 MRJ:DF_R(1.0)|R|0|A|F|0|2024|NaN|M",
        ],
    );
}

#[test]
fn groups_speak_of_the_series_with_their_dimensions_wherever_they_stand() {
    let sets = r#"<m:DataSet structureRef="S">
      <Group i:type="n:Sibling" SEX="F" TITLE="Women"/>
      <Series FREQ="A" SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
      <Series FREQ="A" SEX="M"><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Series>
      <Group i:type="n:Sibling" SEX="M" TITLE="Men"/>
      <Atts SOURCE="register"/></m:DataSet>"#;
    let expected = [
        "1 STRUCTURE_ID|SEX|TITLE|FREQ|TIME_PERIOD|OBS_VALUE|SOURCE",
        "2 MRJ:DF_R(1.0)|F|Women|A|2024|1|register",
        "3 MRJ:DF_R(1.0)|M|Men|A|2024|2|register",
    ];
    check(&specific(sets), &expected);
    let sets = r#"<m:DataSet structureRef="S"><g:Attributes><g:Value id="SOURCE" value="register"/></g:Attributes>
      <g:Group type="Sibling"><g:GroupKey><g:Value id="SEX" value="F"/></g:GroupKey>
       <g:Attributes><g:Value id="TITLE" value="Women"/></g:Attributes></g:Group>
      <g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="SEX" value="F"/></g:SeriesKey>
       <g:Obs><g:ObsDimension value="2024"/><g:ObsValue value="1"/></g:Obs></g:Series>
      <g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="SEX" value="M"/></g:SeriesKey>
       <g:Attributes><g:Value id="TITLE" value="Men"/></g:Attributes>
       <g:Obs><g:ObsDimension id="TIME_PERIOD" value="2024"/><g:ObsValue value="2"/></g:Obs></g:Series></m:DataSet>"#;
    check(
        &generic(sets),
        &[
            "1 STRUCTURE_ID|SOURCE|SEX|TITLE|FREQ|TIME_PERIOD|OBS_VALUE",
            "2 MRJ:DF_R(1.0)|register|F|Women|A|2024|1",
            "3 MRJ:DF_R(1.0)|register|M|Men|A|2024|2",
        ],
    );
}

#[test]
fn a_series_that_lacks_a_dimension_does_not_get_it_from_a_group() {
    let sets = r#"<m:DataSet structureRef="S"><Group SEX="F" TITLE="Women"/>
      <Series FREQ="A" SEX="F"><Obs TIME_PERIOD="2023" OBS_VALUE="1"/><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Series>
      <Series FREQ="A"><Obs TIME_PERIOD="2024" OBS_VALUE="3"/></Series></m:DataSet>"#;
    let (seen, _) = read_bytes(specific(sets).as_bytes());
    assert_eq!(lines(&seen)[3], "4 MRJ:DF_R(1.0)|||A|2024|3");
}

#[test]
fn observations_may_stand_without_series_and_several_data_sets_in_one_message() {
    let sets = r#"<m:DataSet structureRef="S"><Obs FREQ="A" SEX="F" TIME_PERIOD="2024" OBS_VALUE="1"/></m:DataSet>
      <m:DataSet structureRef="S" action="Delete"><Obs FREQ="A" SEX="M" TIME_PERIOD="2024" OBS_VALUE="2"/></m:DataSet>"#;
    check(
        &specific(sets),
        &[
            "1 STRUCTURE_ID|FREQ|SEX|TIME_PERIOD|OBS_VALUE|ACTION",
            "2 MRJ:DF_R(1.0)|A|F|2024|1|",
            "3 MRJ:DF_R(1.0)|A|M|2024|2|D",
        ],
    );
    let sets = r#"<m:DataSet structureRef="S"><g:Obs><g:ObsKey><g:Value id="SEX" value="F"/><g:Value id="TIME_PERIOD" value="2024"/></g:ObsKey>
      <g:ObsValue value="1"/><g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs></m:DataSet>"#;
    check(&generic(sets), &["1 STRUCTURE_ID|SEX|TIME_PERIOD|OBS_VALUE|OBS_STATUS", "2 MRJ:DF_R(1.0)|F|2024|1|E"]);
}

#[test]
fn another_dimension_may_stand_at_the_observation() {
    let header = HEADER.replace("\"TIME_PERIOD\"", "\"SEX\"");
    let sets = r#"<m:DataSet structureRef="S"><g:Series><g:SeriesKey><g:Value id="TIME_PERIOD" value="2024"/></g:SeriesKey>
      <g:Obs><g:ObsDimension value="F"/><g:ObsValue value="1"/></g:Obs></g:Series></m:DataSet>"#;
    let message = format!("<m:GenericData {NAMESPACES}>{header}{sets}</m:GenericData>");
    check(&message, &["1 STRUCTURE_ID|TIME_PERIOD|SEX|OBS_VALUE", "2 MRJ:DF_R(1.0)|2024|F|1"]);
}

#[test]
fn the_type_of_an_observation_is_its_measure_where_the_header_says_so() {
    let header = HEADER.replace("\"TIME_PERIOD\"", "\"DEMO\" explicitMeasures=\"true\"");
    let sets = r#"<m:DataSet structureRef="S"><Series TIME_PERIOD="2024" SEX="F">
      <Obs i:type="n:BIRTHS" OBS_VALUE="1"/><Obs i:type="n:DEATHS" OBS_VALUE="2"/></Series></m:DataSet>"#;
    check(
        &format!("<m:StructureSpecificData {NAMESPACES}>{header}{sets}</m:StructureSpecificData>"),
        &[
            "1 STRUCTURE_ID|TIME_PERIOD|SEX|DEMO|OBS_VALUE",
            "2 MRJ:DF_R(1.0)|2024|F|BIRTHS|1",
            "3 MRJ:DF_R(1.0)|2024|F|DEATHS|2",
        ],
    );
}

#[test]
fn attributes_with_a_prefix_are_no_components_wherever_it_is_bound() {
    let sets = r#"<m:DataSet structureRef="S" xmlns:d="http://www.w3.org/2001/XMLSchema-instance" d:schemaLocation="u u.xsd">
      <Series SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series></m:DataSet>"#;
    check(&specific(sets), &["1 STRUCTURE_ID|SEX|TIME_PERIOD|OBS_VALUE", "2 MRJ:DF_R(1.0)|F|2024|1"]);
}

#[test]
fn several_values_and_languages_of_3_0_stand_in_one_cell() {
    let message = r#"<?xml version="1.0"?><m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"
      xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <m:Header><m:Structure structureID="S"><c:Structure>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=MRJ:DSD_R(1.0)</c:Structure>
      </m:Structure><m:DataSetAction>Merge</m:DataSetAction></m:Header><m:DataSet>
      <Series SEX="F"><Comp id="TITLE" xsi:type="n:T"><Value><c:Text xml:lang="en">Women &amp; girls</c:Text>
        <c:Text xml:lang="fr">Femmes</c:Text></Value></Comp>
       <Comp id="SOURCE"><Value><c:StructuredText xml:lang="en"><p>the <b>register</b></p></c:StructuredText></Value></Comp>
       <Obs TIME_PERIOD="2024" OBS_VALUE="1"><Comp id="MARK"><Value>A</Value><Value>F</Value></Comp></Obs></Series></m:DataSet></m:StructureSpecificData>"#;
    check(
        message,
        &[
            "1 STRUCTURE_ID|ACTION|SEX|TITLE|SOURCE|TIME_PERIOD|OBS_VALUE|MARK",
            "2 MRJ:DSD_R(1.0)|M|F|en: Women & girls; fr: Femmes|the register|2024|1|A; F",
        ],
    );
}

#[test]
fn both_forms_of_2_0_are_read() {
    let generic = r#"<message:GenericData xmlns:message="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"
      xmlns:g="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/generic"><message:DataSet>
      <g:KeyFamilyRef>DSD_R</g:KeyFamilyRef>
      <g:Group type="Sibling"><g:Attributes><g:Value concept="TITLE" value="Women"/></g:Attributes>
      <g:Series><g:SeriesKey><g:Value concept="SEX" value="F"/></g:SeriesKey>
      <g:Obs><g:Time>2024-01</g:Time><g:ObsValue value="1"/></g:Obs></g:Series></g:Group>
      <g:Series><g:SeriesKey><g:Value concept="SEX" value="M"/></g:SeriesKey>
      <g:Obs><g:Time>2024-01</g:Time><g:ObsValue value="2"/></g:Obs></g:Series></message:DataSet></message:GenericData>"#;
    check(
        generic,
        &["1 STRUCTURE_ID|TITLE|SEX|TIME_PERIOD|OBS_VALUE", "2 DSD_R|Women|F|2024-01|1", "3 DSD_R||M|2024-01|2"],
    );
    let compact = r#"<CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message" xmlns:n="urn:n">
      <Header><ID>1</ID></Header><n:DataSet dataflowAgencyID="MRJ" dataflowID="DF_R"><n:SiblingGroup SEX="F" TITLE="Women"/>
      <n:Series FREQ="A" SEX="F"><n:Obs TIME_PERIOD="2024" OBS_VALUE="1"/></n:Series></n:DataSet></CompactData>"#;
    check(compact, &["1 STRUCTURE_ID|SEX|TITLE|FREQ|TIME_PERIOD|OBS_VALUE", "2 MRJ:DF_R|F|Women|A|2024|1"]);
}

#[test]
fn prefixes_encodings_and_namespaces_make_no_difference() {
    let body = r#"><DataSet><Series SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1" NOTE="é"/></Series></DataSet></StructureSpecificData>"#;
    let named =
        format!(r#"<StructureSpecificData xmlns="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"{body}"#);
    let expected = ["1 SEX|TIME_PERIOD|OBS_VALUE|NOTE", "2 F|2024|1|é"];
    check(&named, &expected);
    check(&format!("<StructureSpecificData{body}"), &expected);
    check(&format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- from a tool -->\n{named}"), &expected);
    let latin =
        format!("<?xml version='1.0' encoding='ISO-8859-1'?>{named}").chars().map(|c| c as u8).collect::<Vec<u8>>();
    check_bytes(&latin, &expected);
    let declared = format!("<?xml version='1.0' encoding='UTF-16'?>{named}");
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(declared.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check_bytes(&little, &expected);
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(declared.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    check_bytes(&big, &expected);
    let bare: Vec<u8> = declared.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_bytes(&bare, &expected);
}

#[test]
fn where_every_value_is_missing_the_column_of_values_is_there() {
    let sets = r#"<m:DataSet><Series SEX="F"><Obs TIME_PERIOD="2024" OBS_STATUS="M"/></Series></m:DataSet>"#;
    check(&specific(sets), &["1 STRUCTURE_ID|SEX|TIME_PERIOD|OBS_STATUS|OBS_VALUE", "2 MRJ:DF_R(1.0)|F|2024|M|"]);
}

#[test]
fn messages_without_data_are_known() {
    let message = |name: &str| format!("<m:{name} {NAMESPACES}>{HEADER}</m:{name}>");
    assert_eq!(refused(&message("Structure")), Kind::SdmxStructure);
    assert_eq!(refused(&message("Error")), Kind::SdmxError);
    assert_eq!(refused(&message("RegistryInterface")), Kind::SdmxOther);
    assert_eq!(refused(&message("GenericMetadata")), Kind::SdmxOther);
    assert_eq!(refused(&message("CrossSectionalData")), Kind::SdmxOldData);
    assert_eq!(refused(&message("GenericData")), Kind::SdmxEmpty);
    assert_eq!(refused("<?xml version='1.0'?><rows/>"), Kind::Xml);
    assert_eq!(refused("<?xml version='1.0'?><GenericData xmlns='urn:other'><DataSet/></GenericData>"), Kind::Xml);
    assert_eq!(refused("STRUCTURE,STRUCTURE_ID\n"), Kind::Text);
    assert_eq!(refused(""), Kind::Empty);
}

#[test]
fn entities_of_ones_own_are_refused() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    assert_eq!(refused(&format!("{laughs}{}", specific("<m:DataSet/>"))), Kind::XmlDoctype);
    let sets = r#"<m:DataSet><Series SEX="&b;"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series></m:DataSet>"#;
    assert_eq!(codes(&specific(sets)), (2, vec![FindingCode::UnreadableFile]));
}

#[test]
fn of_a_message_that_is_cut_what_stands_before_is_read() {
    let whole = specific(
        r#"<m:DataSet><Series SEX="F"><Obs TIME_PERIOD="2023" OBS_VALUE="1"/><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Series></m:DataSet>"#,
    );
    let second = whole.find("<Obs TIME_PERIOD=\"2024\"").unwrap();
    for length in second..whole.len() {
        let (seen, findings) = read_bytes(&whole.as_bytes()[..length]);
        let findings = findings.unwrap();
        assert_eq!((findings.len(), findings[0].code), (1, FindingCode::CutOff), "{}", &whole[..length]);
        assert_eq!(findings[0].arguments["line"], "7");
        assert!(seen.rows.len() == 2 || seen.rows.len() == 3);
        assert_eq!(findings[0].place.row, Some(seen.rows.len() as u32 + 1));
    }
}

#[test]
fn a_tag_that_closes_another_ends_the_reading_where_it_stands() {
    let sets = "<m:DataSet>\n<Series SEX=\"F\"><Obs TIME_PERIOD=\"2023\" OBS_VALUE=\"1\"/>\n</Serie>\n<Obs TIME_PERIOD=\"2024\"/></m:DataSet>";
    let (seen, findings) = read_bytes(specific(sets).as_bytes());
    let findings = findings.unwrap();
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!((finding.code, finding.place.row), (FindingCode::UnreadableFile, Some(3)));
    assert_eq!((&*finding.arguments["found"], &*finding.arguments["line"]), ("xml-damaged", "9"));
    assert_eq!(seen.rows.len(), 2);
}

#[test]
fn a_component_that_is_said_twice_is_told_and_the_first_counts() {
    let sets = r#"<m:DataSet><Series SEX="F" SEX="M"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series></m:DataSet>"#;
    let (seen, findings) = read_bytes(specific(sets).as_bytes());
    assert_eq!(findings.unwrap()[0].code, FindingCode::DuplicateColumn);
    assert_eq!(lines(&seen)[1], "2 MRJ:DF_R(1.0)|F|2024|1");
}

#[test]
fn a_message_without_end_is_read_as_far_as_limits_allow() {
    let what = |message: &str| {
        let findings = read_bytes(message.as_bytes()).1.unwrap();
        findings.first().and_then(|finding| finding.arguments.get("what").cloned()).unwrap_or_default()
    };
    let observation = r#"<Obs TIME_PERIOD="2024" OBS_VALUE="1"/>"#;
    let set = |inside: &str| specific(&format!("<m:DataSet>{observation}{inside}</m:DataSet>"));
    assert_eq!(what(&set(&"<a>".repeat(100_000))), "depth");
    assert_eq!(what(&set(&format!("<Obs NOTE=\"{}\"/>", "x".repeat(PIECE_BYTES_MAX)))), "element");
    assert_eq!(what(&set(&format!("<Obs NOTE=\"{}\"/>", "x".repeat(40_000)))), "cell");
    let wide: String = (0..COLUMNS_MAX).map(|at| format!(" C{at}=\"1\"")).collect();
    assert_eq!(what(&set(&format!("<Obs{wide}/>"))), "columns");
    assert_eq!(what(&specific(&format!("<m:DataSet>{observation}</m:DataSet>").repeat(1001))), "data-sets");
}

/// What is told of a message: how grave, which doubt, and of what.
fn doubts(message: &str) -> Vec<String> {
    let findings = read_bytes(message.as_bytes()).1.unwrap();
    let told = findings.iter().map(|finding| {
        assert_eq!(finding.code, FindingCode::DoubtfulMessage, "{finding:?}");
        format!("{:?} {} {}", finding.severity, finding.arguments["what"], finding.value)
    });
    told.collect()
}

const OBSERVATION: &str = r#"<Obs SEX="F" TIME_PERIOD="2024" OBS_VALUE="1"/>"#;

#[test]
fn an_element_of_the_data_that_is_not_known_is_an_error() {
    for (inside, name) in [
        (r#"<Ob SEX="M" TIME_PERIOD="2024" OBS_VALUE="2"/>"#, "Ob"),
        (r#"<Series SEX="M"><obs TIME_PERIOD="2024" OBS_VALUE="2"/></Series>"#, "obs"),
        (r#"<Serie SEX="M"><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Serie>"#, "Serie"),
        (r#"<Group SEX="M"><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Group>"#, "Obs"),
    ] {
        let told = doubts(&specific(&format!("<m:DataSet>{OBSERVATION}{inside}</m:DataSet>")));
        assert_eq!(told[0], format!("Error element {name}"));
    }
    let beside = "<Annotations><Annotation><Text>x</Text></Annotation></Annotations>";
    assert!(doubts(&specific(&format!("<m:DataSet>{beside}{OBSERVATION}</m:DataSet>"))).is_empty());
    let compact = r#"<CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><DataSet>
      <Series SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
      <Serie SEX="M"><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Serie></DataSet></CompactData>"#;
    assert_eq!(doubts(compact)[0], "Error element Obs");
}

#[test]
fn a_message_whose_observations_stand_where_none_may_be_is_not_called_empty() {
    let message = specific(&format!("<m:DataSet><All>{OBSERVATION}</All></m:DataSet>"));
    assert_eq!(doubts(&message), ["Error element All"]);
}

#[test]
fn what_follows_the_end_of_a_message_and_text_between_its_elements_are_errors() {
    let one = specific(&format!("<m:DataSet>{OBSERVATION}</m:DataSet>"));
    assert_eq!(doubts(&format!("{one}{one}")), ["Error after StructureSpecificData"]);
    assert_eq!(doubts(&format!("{one}\n more")), ["Error after more"]);
    assert!(doubts(&format!("{one}\n<!-- made by a tool -->\n")).is_empty());
    assert_eq!(doubts(&specific(&format!("<m:DataSet>{OBSERVATION}hello</m:DataSet>"))), ["Error text hello"]);
}

#[test]
fn what_a_message_says_of_itself_is_told() {
    let footer = |code: &str, severity: &str| {
        format!(
            "<m:DataSet>{OBSERVATION}</m:DataSet><f:Footer xmlns:f=\"urn:f\"><f:Message code=\"{code}\" \
             severity=\"{severity}\"><c:Text>too large</c:Text></f:Message></f:Footer>"
        )
    };
    assert_eq!(doubts(&specific(&footer("500", "Error"))), ["Error footer too large"]);
    assert_eq!(doubts(&specific(&footer("100", "Warning"))), ["Warning footer too large"]);
    assert_eq!(doubts(&specific(&footer("510", "Information"))), ["Error footer too large"]);
    assert!(doubts(&specific(&footer("0", "Information"))).is_empty());
    let test = specific(&format!("<m:DataSet>{OBSERVATION}</m:DataSet>")).replace("<m:Test>false", "<m:Test>true");
    assert_eq!(doubts(&test), ["Warning test "]);
}

#[test]
fn groups_that_contradict_each_other_or_speak_of_nothing_are_told() {
    let with = |groups: &str| {
        specific(&format!(
            r#"<m:DataSet>{groups}<Series FREQ="A" SEX="F"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series></m:DataSet>"#
        ))
    };
    let two = r#"<Group FREQ="A" CONF_STATUS="F"/><Group SEX="F" CONF_STATUS="C"/>"#;
    assert_eq!(doubts(&with(two)), ["Error disputed CONF_STATUS"]);
    let again = r#"<Group SEX="F" TITLE="x"/><Group SEX="F" TITLE="y"/>"#;
    assert_eq!(doubts(&with(again)), ["Error disputed TITLE"]);
    assert_eq!(doubts(&with(r#"<Group SEX="M" TITLE="x"/>"#)), ["Note unmet M"]);
    assert_eq!(doubts(&with(r#"<Group SEX="M" CONF_STATUS="C"/>"#)), ["Warning unmet M"]);
}

#[test]
fn confidentiality_never_chooses_a_group_however_many_observations_say_it() {
    let sets = r#"<m:DataSet><Group SEX="F" CONF_STATUS="C"/><Obs SEX="F" TIME_PERIOD="2024" OBS_VALUE="1"/>
      <Obs SEX="M" TIME_PERIOD="2024" OBS_VALUE="2" CONF_STATUS="F"/>
      <Obs SEX="_T" TIME_PERIOD="2024" OBS_VALUE="3" CONF_STATUS="F"/></m:DataSet>"#;
    let (seen, _) = read_bytes(specific(sets).as_bytes());
    assert_eq!(lines(&seen)[1], "2 MRJ:DF_R(1.0)|F|C|2024|1");
}

#[test]
fn a_data_set_of_a_structure_that_the_header_lacks_is_a_note() {
    let sets = format!(r#"<m:DataSet structureRef="T">{OBSERVATION}</m:DataSet>"#);
    assert_eq!(doubts(&specific(&sets)), ["Note structure T"]);
}

#[test]
fn a_series_without_observations_speaks_of_those_that_stand_elsewhere() {
    let sets = r#"<m:DataSet><Series SEX="F" CONF_STATUS="C" SOURCE="register"/>
      <Obs SEX="F" TIME_PERIOD="2024" OBS_VALUE="1"/><Obs SEX="M" TIME_PERIOD="2024" OBS_VALUE="2" SOURCE="own"/>
      <Series SEX="M"/></m:DataSet>"#;
    let (seen, findings) = read_bytes(specific(sets).as_bytes());
    assert_eq!(findings, Ok(Vec::new()));
    let expected = [
        "1 STRUCTURE_ID|SEX|CONF_STATUS|SOURCE|TIME_PERIOD|OBS_VALUE",
        "2 MRJ:DF_R(1.0)|F|C|register|2024|1",
        "3 MRJ:DF_R(1.0)|M||own|2024|2",
    ];
    // What chooses a group is known by what most observations have.
    assert_eq!(lines(&seen), expected);
}

#[test]
fn no_level_of_a_message_makes_a_value_less_confidential_than_another_says() {
    let row = |sets: &str| lines(&read_bytes(specific(sets).as_bytes()).0)[1].clone();
    let own = |said: &str| format!(r#"<Obs TIME_PERIOD="2024" OBS_VALUE="1" CONF_STATUS="{said}"/>"#);
    let series = |said: &str, own: &str| format!(r#"<Series SEX="F" CONF_STATUS="{said}">{own}</Series>"#);
    let of_series = format!("<m:DataSet>{}</m:DataSet>", series("C", &own("F")));
    assert_eq!(row(&of_series), "2 MRJ:DF_R(1.0)|F|C|2024|1");
    assert_eq!(doubts(&specific(&of_series)), ["Warning stricter CONF_STATUS"]);
    let of_set = format!(r#"<m:DataSet CONF_STATUS="N"><Series SEX="F">{}</Series></m:DataSet>"#, own("F"));
    assert_eq!(row(&of_set), "2 MRJ:DF_R(1.0)|N|F|2024|1");
    let of_group =
        format!(r#"<m:DataSet><Group SEX="F" CONF_STATUS="C"/><Series SEX="F">{}</Series></m:DataSet>"#, own("F"));
    assert_eq!(row(&of_group), "2 MRJ:DF_R(1.0)|F|C|2024|1");
    let stricter = format!(r#"<m:DataSet CONF_STATUS="F">{}</m:DataSet>"#, series("F", &own("C")));
    assert_eq!(row(&stricter), "2 MRJ:DF_R(1.0)|C|F|2024|1");
    assert_eq!(doubts(&specific(&stricter)), ["Note stricter CONF_STATUS"]);
}

#[test]
fn a_series_or_a_data_set_that_is_to_be_deleted_is_a_row_of_its_own() {
    let sets = |deleted: &str| {
        format!(r#"<m:DataSet>{OBSERVATION}</m:DataSet><m:DataSet action="Delete">{deleted}</m:DataSet>"#)
    };
    let row = |deleted: &str| lines(&read_bytes(specific(&sets(deleted)).as_bytes()).0)[2].clone();
    assert_eq!(row(r#"<Series SEX="M"/>"#), "3 MRJ:DF_R(1.0)|M|||D");
    assert_eq!(row(""), "3 MRJ:DF_R(1.0)||||D");
    let one = format!(r#"<m:DataSet action="Delete">{OBSERVATION}</m:DataSet>"#);
    assert_eq!(read_bytes(specific(&one).as_bytes()).0.rows.len(), 2);
}

#[test]
fn what_one_data_set_says_of_the_confidentiality_of_another_is_an_error() {
    let sets =
        format!(r#"<m:DataSet>{OBSERVATION}</m:DataSet><m:DataSet><Series SEX="F" CONF_STATUS="C"/></m:DataSet>"#);
    assert!(doubts(&specific(&sets)).iter().any(|told| told.starts_with("Error unmet")));
}
