//! Messages with groups: what they say of the observations of which they hold.

use std::collections::BTreeMap;

use marsad_model::{FileFormat, Finding, FindingCode};
use marsad_testkit::marjan;

use crate::read_under;

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
