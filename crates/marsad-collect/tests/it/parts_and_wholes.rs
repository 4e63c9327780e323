//! Parts and wholes that are held against each other although no rule says so.

use marsad_collect::{Context, SubmittedFile, read_submission};
use marsad_model::{Code, Codelist, Finding, FindingCode, Id, Profile, Severity};
use marsad_testkit::{marjan, tunisia};
use serde_json::json;

use crate::checks::{Arrivals, argument, id, strs};

/// Arrivals of which a rule says that none is negative: their parts and wholes are looked at.
fn counted() -> Arrivals {
    Arrivals::under(&[json!({ "kind": "range", "min": 0.0 })])
}

#[test]
fn a_part_that_is_more_than_its_whole_is_found_without_a_rule() {
    let over = FindingCode::PartOverWhole;
    let found = counted().check(&["A XM-L F 2020 100", "A XM-L _T 2020 30"], over, &[3]);
    assert_eq!((found[0].severity, argument(&found[0], "component")), (Severity::Error, "SEX"));
    let said = ["code", "part", "row"].map(|name| argument(&found[0], name));
    assert_eq!(said, ["F", "100", "2"]);
    counted().check(&["A XM-L F 2020 100", "A _T F 2020 30"], over, &[3]);
    counted().check(&["A XM-L F 2020 30", "A XM-L _T 2020 30"], over, &[]);
    counted().check(&["A XM-L F 2020 100", "A XM-L _T 2021 30", "A XM-S _T 2020 30"], over, &[]);
}

#[test]
fn a_part_of_a_part_is_held_against_every_code_above_it() {
    let mut arrivals = counted().by("AREA", &["_T", "GULF", "OM", "_Z"]);
    let list = arrivals.pack.codelists.iter_mut().find(|list| list.id == *"CL_OF_AREA").unwrap();
    let mut codes = list.codes().to_vec();
    codes.iter_mut().filter(|code| code.id == *"OM").for_each(|code| code.parent = Some(id("GULF")));
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    let over = FindingCode::PartOverWhole;
    let found = arrivals.check(&["A XM-L F OM 2020 90", "A XM-L F GULF 2020 40", "A XM-L F _T 2020 20"], over, &[3, 4]);
    assert_eq!((argument(&found[1], "count"), argument(&found[1], "code")), ("2", "OM"));
    // What is of no code at all is no part of the total.
    arrivals.check(&["A XM-L F _Z 2020 90", "A XM-L F _T 2020 20"], over, &[]);
}

#[test]
fn the_rest_of_a_group_is_a_part_of_it_in_every_list_of_a_pack() {
    for pack in [marjan(), tunisia()] {
        for list in &pack.codelists {
            let hierarchies = || pack.hierarchies.iter().filter(|hierarchy| hierarchy.codelist == list.id);
            let members: Vec<&Id> =
                hierarchies().flat_map(|known| &known.groups).flat_map(|group| &group.members).collect();
            let has_whole =
                |rest: &&Code| rest.id.as_str().strip_suffix("_OTH").is_some_and(|whole| list.contains(whole));
            let rests = list.codes().iter().filter(has_whole);
            let outside = rests.filter(|code| code.parent.is_none() && !members.contains(&&code.id));
            let outside: Vec<&Id> = outside.map(|code| &code.id).collect();
            assert_eq!(outside, Vec::<&Id>::new(), "{}", list.id);
        }
    }
    let hierarchy = tunisia().hierarchies.iter().find(|hierarchy| hierarchy.id == *"AREA_GROUPS").unwrap();
    assert!(hierarchy.members("ARAB").unwrap().contains(&id("ARAB_OTH")));
}

#[test]
fn africa_without_the_arab_countries_is_not_added_to_its_own_countries() {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "constants": { "SECTOR": "_T" },
        "table": [{
            "header_rows": [1, 1],
            "column": [{ "header": "Pays", "role": "code", "component": "COUNTERPART_AREA" }],
            "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
        }],
    }))
    .unwrap();
    let context = Context::with_profile(tunisia(), "DF_ATCT_RECRUITS", &profile).unwrap();
    // 30 of Arab countries, 20 of the rest of Africa and 10 of Europe.
    let sums = |(total, africa): (u32, &str)| {
        let text = format!(
            "Pays;2024\nTotal;{total}\nPays arabes;30\nQatar;10\nLibye;20\n{africa};20\nSénégal;5\nRwanda;15\n\
             Europe;10\nFrance;4\nItalie;6\n"
        );
        let mut content = std::io::Cursor::new(text.into_bytes());
        let reading = read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content });
        assert_eq!(reading.columns.len(), 10, "{:#?}", reading.findings);
        let told = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::SumOfParts);
        let group = |finding: &Finding| finding.arguments.get("group").cloned().unwrap_or_default();
        told.map(|finding| (argument(&finding, "sum").to_owned(), group(&finding))).collect::<Vec<_>>()
    };
    let told = |sum: &str, group: &str| vec![(sum.to_owned(), group.to_owned())];
    let rest = "Afrique (hors pays arabes)";
    assert_eq!((sums((60, rest)), sums((70, rest))), (vec![], told("60", "")));
    // Libya, Senegal and Rwanda are 40 of Africa; without the Arab country they are the 20 that the row says.
    assert_eq!(sums((60, "Afrique")), told("40", "AFR_XARAB"));
}

#[test]
fn a_slight_excess_is_a_warning_and_rounding_is_none() {
    let severity = |part: u32, whole: u32| {
        let rows = [format!("A XM-L F 2020 {part}"), format!("A XM-L _T 2020 {whole}")];
        counted().found(&strs(&rows)).first().map(|finding| finding.severity)
    };
    // Counts rounded to fives at random drift apart by eight at most.
    assert_eq!((severity(11, 3), severity(12, 3)), (Some(Severity::Warning), Some(Severity::Error)));
    // Two in a hundred.
    assert_eq!((severity(10_199, 10_001), severity(10_202, 10_001)), (Some(Severity::Warning), Some(Severity::Error)));
    // In thousands, 388 may have been as much as 388,500.
    assert_eq!((severity(388_400, 388_000), severity(388_501, 388_000)), (None, Some(Severity::Warning)));
}

#[test]
fn shares_and_balances_have_parts_that_are_more_than_the_whole() {
    let rows = ["A XM-L F 2020 100", "A XM-L _T 2020 30"];
    // Nothing says that no value is negative: these may be arrivals less departures.
    Arrivals::under(&[]).check(&rows, FindingCode::PartOverWhole, &[]);
    let mut shares = counted();
    let dataflow = shares.pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
    dataflow.attributes.insert(id("UNIT_MEASURE"), id("PT"));
    shares.check(&rows, FindingCode::PartOverWhole, &[]);
    // Where each observation has its unit, counts are looked at and shares are not.
    let mixed = counted().by("UNIT_MEASURE", &["PS", "PT"]);
    let rows = ["A XM-L F PT 2020 90", "A XM-L _T PT 2020 20", "A XM-L F PS 2020 90", "A XM-L _T PS 2020 20"];
    mixed.check(&rows, FindingCode::PartOverWhole, &[5]);
}

#[test]
fn a_whole_that_a_rule_found_wrong_is_not_told_again() {
    let sexes = json!({ "kind": "sum_of_parts", "dimension": "SEX", "total": "_T", "parts": ["F", "M"] });
    let arrivals = Arrivals::under(&[json!({ "kind": "range", "min": 0.0 }), sexes]);
    let rows = ["A XM-L F 2020 100", "A XM-L M 2020 5", "A XM-L _T 2020 30"];
    arrivals.check(&rows, FindingCode::SumOfParts, &[4]);
    arrivals.check(&[rows[0], rows[2]], FindingCode::PartOverWhole, &[3]);
}

/// Arrivals by a breakdown whose list is open: `EAST` has the parts `E1` and `E2`, and `OTHER` is the rest.
fn by_places() -> Arrivals {
    let mut arrivals = counted().by("AREA", &["_T", "WEST", "NORTH", "EAST", "E1", "E2", "OTHER"]);
    let list = arrivals.pack.codelists.iter_mut().find(|list| list.id == *"CL_OF_AREA").unwrap();
    let mut codes = list.codes().to_vec();
    codes
        .iter_mut()
        .filter(|code| code.id == *"E1" || code.id == *"E2")
        .for_each(|code| code.parent = Some(id("EAST")));
    for code in codes.iter_mut().filter(|code| code.id == *"WEST" || code.id == *"NORTH" || code.id == *"EAST") {
        code.parent = Some(id("_T"));
    }
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    arrivals
}

#[test]
fn parts_that_are_more_together_than_their_whole_are_found_without_a_rule() {
    let sum = FindingCode::SumOfParts;
    let rows = ["A XM-L F WEST 2020 60", "A XM-L F EAST 2020 50", "A XM-L F _T 2020 100"];
    let found = by_places().check(&rows, sum, &[4]);
    assert_eq!((found[0].severity, argument(&found[0], "along")), (Severity::Warning, "dimension"));
    assert_eq!(["sum", "total", "difference"].map(|name| argument(&found[0], name)), ["110", "100", "10"]);
    // Less than the whole may be all that the file gives.
    by_places().check(&["A XM-L F WEST 2020 30", "A XM-L F EAST 2020 50", "A XM-L F _T 2020 100"], sum, &[]);
    // Of a code and those under it only the code counts.
    by_places().check(&[rows[0], "A XM-L F EAST 2020 40", "A XM-L F E1 2020 20", rows[2]], sum, &[]);
    // What is in the rest may be named beside it.
    by_places().check(&[rows[0], "A XM-L F OTHER 2020 50", rows[2]], sum, &[]);
}

#[test]
fn all_codes_under_a_whole_make_it_up() {
    let sum = FindingCode::SumOfParts;
    let rows = ["A XM-L F E1 2020 10", "A XM-L F E2 2020 20", "A XM-L F EAST 2020 35"];
    by_places().check(&rows, sum, &[4]);
    by_places().check(&[rows[0], rows[2]], sum, &[]);
    by_places().check(&[rows[0], rows[1], "A XM-L F EAST 2020 30"], sum, &[]);
}

#[test]
fn a_whole_that_is_not_the_sum_of_its_parts_as_the_others_are_is_found() {
    let year = |year: u32, [west, north, whole]: [u32; 3]| {
        [("WEST", west), ("NORTH", north), ("_T", whole)].map(|(code, value)| format!("A XM-L F {code} {year} {value}"))
    };
    let sound = [year(2019, [1, 2, 3]), year(2020, [10, 20, 30])].concat();
    let with = |last: [u32; 3]| [sound.clone(), year(2021, last).to_vec()].concat();
    let found = by_places().check(&strs(&with([40, 50, 95])), FindingCode::SumOfParts, &[10]);
    assert_eq!(["along", "equal", "count"].map(|name| argument(&found[0], name)), ["others", "2", "3"]);
    by_places().check(&strs(&with([40, 50, 90])), FindingCode::SumOfParts, &[]);
}
