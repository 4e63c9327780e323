//! What each check finds in files of Marjan, and what it lets pass.

use std::sync::Arc;

use marsad_collect::{Context, Reading, SubmittedFile, check_rules, read_submission};
use marsad_model::{
    Check, Code, Codelist, DataTable, Dimension, FileFormat, Finding, FindingCode, Id, LocalText, Observation, Pack,
    Rule, Severity,
};
use marsad_testkit::{marjan, pack_files, tunisia};
use serde_json::{Value, json};

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Arrivals in Marjan, sent as SDMX-CSV, under these rules and no other.
pub(crate) struct Arrivals {
    pub(crate) pack: Pack,
    pub(crate) heads: Vec<String>,
}

impl Arrivals {
    pub(crate) fn under(rules: &[Value]) -> Self {
        let mut pack = marjan().clone();
        let agreement = pack.agreement("PORTS_ARRIVALS").unwrap().profile.clone();
        let profile = pack.profiles.iter_mut().find(|profile| profile.id == agreement).unwrap();
        profile.format = FileFormat::SdmxCsv;
        profile.constants.clear();
        let one = |(number, check): (usize, &Value)| Rule {
            id: id(&format!("R{number}")),
            severity: Severity::Warning,
            check: serde_json::from_value(check.clone()).unwrap(),
            explainable: false,
        };
        let rules: Vec<Rule> = rules.iter().enumerate().map(one).collect();
        pack.rules.iter_mut().find(|(dataflow, _)| *dataflow == "DF_ARRIVALS").unwrap().1 = rules;
        Self { pack, heads: vec!["FREQ".into(), "ISLE".into(), "SEX".into()] }
    }

    /// The same with one more dimension, whose codes are these.
    pub(crate) fn by(mut self, dimension: &str, codes: &[&str]) -> Self {
        let name = || LocalText::new("ا", "a", "a").unwrap();
        let list = id(&format!("CL_OF_{dimension}"));
        let codes = codes.iter().map(|code| Code { id: id(code), parent: None, name: name() }).collect();
        let version = self.pack.structures[0].version;
        self.pack.codelists.push(Codelist::new(list.clone(), version, name(), String::new(), codes));
        let structure = self.pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        structure.dimensions.push(Dimension { id: id(dimension), codelist: list });
        structure.measure.decimals = 1;
        self.heads.push(dimension.to_owned());
        self
    }

    /// Rows are codes, period and value: `A XM-L F 2020 10`; a star is a value that is suppressed.
    pub(crate) fn csv(&self, rows: &[String]) -> String {
        let heads = self.heads.join(",");
        let mut text =
            format!("STRUCTURE,STRUCTURE_ID,ACTION,{heads},TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE\n");
        for row in rows {
            let cells: Vec<&str> = row.split_whitespace().map(|cell| if cell == "*" { "" } else { cell }).collect();
            let status = if row.ends_with('*') { "Q" } else { "A" };
            text += &format!("dataflow,MRJ:DF_ARRIVALS(1.0),I,{},{status},F,r\n", cells.join(","));
        }
        text
    }

    pub(crate) fn table(&self, rows: &[&str]) -> DataTable {
        let structure = self.pack.structures.iter().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        let observation = |row: &&str| {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let (key, rest) = cells.split_at(cells.len() - 2);
            Observation {
                key: key.iter().map(|code| id(code)).collect(),
                period: rest[0].parse().unwrap(),
                value: rest[1].parse().ok(),
                attributes: vec![Some("A".into()), Some("F".into()), None],
                origin: None,
            }
        };
        DataTable::new(Arc::new(structure.clone()), rows.iter().map(observation).collect())
    }

    pub(crate) fn read(&self, rows: &[String], known: (Option<&DataTable>, &[(Id, DataTable)])) -> Reading {
        let agreement = self.pack.agreement("PORTS_ARRIVALS").unwrap();
        let mut context = Context::new(&self.pack, agreement).unwrap().with_others(known.1);
        if let Some(history) = known.0 {
            context = context.with_history(history);
        }
        let text = self.csv(rows);
        let mut content = std::io::Cursor::new(text.as_bytes());
        read_submission(&context, SubmittedFile { name: "a.csv", submission: "S", content: &mut content })
    }

    pub(crate) fn found(&self, rows: &[&str]) -> Vec<Finding> {
        self.read(&owned(rows), (None, &[])).findings
    }

    /// The rows that have this finding, and no other finding at all.
    #[track_caller]
    pub(crate) fn check(&self, rows: &[&str], code: FindingCode, expected: &[u32]) -> Vec<Finding> {
        let found = self.found(rows);
        assert!(found.iter().all(|finding| finding.code == code), "{found:#?}");
        let places: Vec<u32> = found.iter().filter_map(|finding| finding.place.row).collect();
        assert_eq!(places, expected, "{found:#?}");
        found
    }
}

pub(crate) fn owned(rows: &[&str]) -> Vec<String> {
    rows.iter().map(|row| (*row).to_owned()).collect()
}

/// One series with these values, year by year from 2001.
pub(crate) fn years(values: &[f64]) -> Vec<String> {
    values.iter().zip(2001..).map(|(value, year)| format!("A XM-L F {year} {value}")).collect()
}

pub(crate) fn strs(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

pub(crate) fn argument<'f>(finding: &'f Finding, name: &str) -> &'f str {
    &finding.arguments[name]
}

#[test]
fn every_kind_of_check_is_written_and_read_by_its_word() {
    let kinds = [
        json!({ "kind": "range", "min": 0.0 }),
        json!({ "kind": "sum_of_parts", "dimension": "SEX" }),
        json!({ "kind": "share", "dimension": "U", "percent": "PT", "count": "PS", "of": "SEX", "whole": "_T" }),
        json!({ "kind": "growth" }),
        json!({ "kind": "outlier", "method": "hidiroglou_berthelot" }),
        json!({ "kind": "cumulative" }),
        json!({ "kind": "scale" }),
        json!({ "kind": "stock_flow", "nature": "flow", "dataflow": "DF_RESIDENTS" }),
        json!({ "kind": "stock_account", "dimension": "PART", "stock": "STOCK", "adds": ["IN"], "takes": ["OUT"] }),
        json!({ "kind": "source_ratio", "dataflow": "DF_RESIDENTS", "min": 0.8, "max": 1.25 }),
        json!({ "kind": "currency", "dataflow": "DF_RESIDENTS", "rate": 3.1 }),
        json!({ "kind": "age_heaping", "dimension": "AGE", "method": "myers" }),
        json!({ "kind": "digit_preference" }),
        json!({ "kind": "completeness", "periods": ["2024"], "cells": { "SEX": ["F", "M"] }, "following": true }),
        json!({ "kind": "formula", "formula": "OBS_VALUE > 0" }),
    ];
    for kind in kinds {
        let check: Check = serde_json::from_value(kind.clone()).unwrap();
        assert_eq!(kind["kind"], check.word());
        assert_eq!(serde_json::from_value::<Check>(serde_json::to_value(&check).unwrap()).unwrap(), check);
    }
    assert!(serde_json::from_value::<Check>(json!({ "kind": "growth", "speed": 1 })).is_err());
}

#[test]
fn parts_are_the_codes_under_the_total_as_far_as_they_are_there() {
    let isles = Arrivals::under(&[json!({ "kind": "sum_of_parts", "dimension": "ISLE" })]);
    isles.check(&["A XM-L F 2020 3", "A XM-S F 2020 4", "A _T F 2020 7"], FindingCode::SumOfParts, &[]);
    let found = isles.check(&["A XM-L F 2020 3", "A XM-S F 2020 4", "A _T F 2020 9"], FindingCode::SumOfParts, &[4]);
    assert_eq!((argument(&found[0], "sum"), argument(&found[0], "difference")), ("7", "2"));
    isles.check(&["A XM-L F 2020 3", "A _T F 2020 9"], FindingCode::SumOfParts, &[]);
    isles.check(&["A XM-L F 2020 30", "A _T F 2020 9"], FindingCode::SumOfParts, &[3]);
}

#[test]
fn a_rest_that_is_allowed_is_noted_and_too_much_is_not() {
    let isles = Arrivals::under(&[json!({ "kind": "sum_of_parts", "dimension": "ISLE", "unnamed_rest": true })]);
    let found = isles.check(&["A XM-L F 2020 3", "A XM-S F 2020 4", "A _T F 2020 9"], FindingCode::UnnamedRest, &[4]);
    assert_eq!((found[0].severity, argument(&found[0], "rest")), (Severity::Note, "2"));
    isles.check(&["A XM-L F 2020 3", "A XM-S F 2020 4", "A _T F 2020 5"], FindingCode::SumOfParts, &[4]);
}

#[test]
fn beside_named_parts_what_is_other_or_unknown_counts_where_it_is_there() {
    let rule = json!({ "kind": "sum_of_parts", "dimension": "WORK", "total": "_T", "parts": ["DOCTOR", "IT"] });
    let works = Arrivals::under(&[rule]).by("WORK", &["_T", "DOCTOR", "IT", "OTHER", "_U", "_Z"]);
    let sum = FindingCode::SumOfParts;
    let named = ["A XM-L F DOCTOR 2020 3", "A XM-L F IT 2020 4"];
    let with = |more: &[&'static str]| [&named[..], more].concat();
    works.check(&with(&["A XM-L F _T 2020 7"]), sum, &[]);
    works.check(&with(&["A XM-L F _T 2020 8"]), sum, &[4]);
    works.check(&with(&["A XM-L F OTHER 2020 5", "A XM-L F _U 2020 1", "A XM-L F _T 2020 13"]), sum, &[]);
    let found = works.check(&with(&["A XM-L F OTHER 2020 5", "A XM-L F _T 2020 13"]), sum, &[5]);
    assert_eq!(argument(&found[0], "sum"), "12");
    works.check(&with(&["A XM-L F _Z 2020 5", "A XM-L F _T 2020 12"]), sum, &[5]);
}

/// Whether sums of parts are told of these rows, beside whatever else is.
fn is_sum_told(arrivals: &Arrivals, rows: &[&str]) -> bool {
    arrivals.found(rows).iter().any(|finding| finding.code == FindingCode::SumOfParts)
}

#[test]
fn parts_that_not_every_table_counts_are_added_where_they_are_there() {
    let rule = json!({ "kind": "sum_of_parts", "dimension": "STATUS", "total": "_T", "parts": ["REF", "ASY"], "optional_parts": ["STL"] });
    let persons = Arrivals::under(&[rule]).by("STATUS", &["_T", "REF", "ASY", "STL"]);
    let named = ["A XM-L F REF 2020 39", "A XM-L F ASY 2020 7"];
    let is_told = |more: &[&'static str]| is_sum_told(&persons, &[&named[..], more].concat());
    assert!(!is_told(&["A XM-L F _T 2020 46"]), "a table without the third");
    assert!(is_told(&["A XM-L F _T 2020 49"]));
    assert!(!is_told(&["A XM-L F STL 2020 3", "A XM-L F _T 2020 49"]));
    assert!(is_told(&["A XM-L F STL 2020 3", "A XM-L F _T 2020 46"]));
}

#[test]
fn beside_a_part_that_is_suppressed_the_others_may_be_less_than_the_total_and_not_more() {
    let never_negative = json!({ "kind": "range", "min": 0.0 });
    let named = json!({ "kind": "sum_of_parts", "dimension": "STATUS", "total": "_T", "parts": ["REF", "ASY", "STL"] });
    let persons = Arrivals::under(&[never_negative.clone(), named]).by("STATUS", &["_T", "REF", "ASY", "STL"]);
    let of = |total: &'static str| ["A XM-L F REF 2020 39", "A XM-L F ASY 2020 7", "A XM-L F STL 2020 *", total];
    assert!(!is_sum_told(&persons, &of("A XM-L F _T 2020 49")));
    assert!(!is_sum_told(&persons, &of("A XM-L F _T 2020 46")), "what is suppressed may be nothing");
    assert!(is_sum_told(&persons, &of("A XM-L F _T 2020 45")));
    // The same where the list says what the parts are.
    let listed = Arrivals::under(&[never_negative, json!({ "kind": "sum_of_parts", "dimension": "ISLE" })]);
    assert!(!is_sum_told(&listed, &["A XM-L F 2020 39", "A XM-S F 2020 *", "A _T F 2020 49"]));
    assert!(is_sum_told(&listed, &["A XM-L F 2020 39", "A XM-S F 2020 7", "A _T F 2020 49"]));
}

#[test]
fn a_rule_that_names_parts_of_a_total_names_every_code_under_it_but_a_rest() {
    for pack in [marjan(), tunisia()] {
        for (dataflow, rules) in &pack.rules {
            let structure = pack.structure_of(pack.dataflow(dataflow.as_str()).unwrap()).unwrap();
            for rule in rules {
                let Check::SumOfParts { dimension, total: Some(total), parts, .. } = &rule.check else { continue };
                if parts.is_empty() || total.as_str() != "_T" {
                    continue;
                }
                let list = pack.codelist_of(structure, dimension.as_str()).unwrap();
                let codes = list.codes().iter().filter(|code| code.parent.as_ref() == Some(total));
                let left_out = codes.filter(|code| !parts.contains(&code.id) && code.id.as_str() != "OTHER");
                let left_out: Vec<&Id> = left_out.map(|code| &code.id).collect();
                assert_eq!(left_out, Vec::<&Id>::new(), "{dataflow} {}", rule.id);
            }
        }
    }
}

#[test]
fn rounded_numbers_may_differ_by_what_rounding_allows() {
    let sexes = |rounding: bool| {
        let rule = json!({ "kind": "sum_of_parts", "dimension": "SEX", "total": "_T", "parts": ["F", "M"], "rounding": rounding });
        Arrivals::under(&[rule])
    };
    let rows = ["A XM-L F 2020 388000", "A XM-L M 2020 178000", "A XM-L _T 2020 567000"];
    sexes(true).check(&rows, FindingCode::SumOfParts, &[]);
    sexes(false).check(&rows, FindingCode::SumOfParts, &[4]);
    sexes(true).check(
        &["A XM-L F 2020 388000", "A XM-L M 2020 178000", "A XM-L _T 2020 568000"],
        FindingCode::SumOfParts,
        &[4],
    );
}

#[test]
fn a_hierarchy_names_groups_that_no_parent_column_can_say() {
    let rule = json!({ "kind": "sum_of_parts", "dimension": "ORIGIN", "hierarchy": "ORIGIN_GROUPS" });
    let mut world = Arrivals::under(&[rule]).by("ORIGIN", &["GCC", "OM", "SA"]);
    let mut hierarchy = world.pack.hierarchies[0].clone();
    hierarchy.id = id("ORIGIN_GROUPS");
    hierarchy.codelist = id("CL_OF_ORIGIN");
    hierarchy.groups = vec![marsad_model::Group { code: id("GCC"), members: vec![id("OM"), id("SA")] }];
    world.pack.hierarchies.push(hierarchy);
    let rows = ["A _T F OM 2020 3", "A _T F SA 2020 4", "A _T F GCC 2020 8"];
    world.check(&rows, FindingCode::SumOfParts, &[4]);
}

#[test]
fn a_share_is_held_against_its_counts() {
    let rule =
        json!({ "kind": "share", "dimension": "UNIT", "percent": "PT", "count": "PS", "of": "SEX", "whole": "_T" });
    let shares = Arrivals::under(&[rule]).by("UNIT", &["PS", "PT"]);
    let counts = ["A XM-L F PS 2022 12423", "A XM-L M PS 2022 922872", "A XM-L _T PS 2022 1282371"];
    let rows = [&counts[..], &["A XM-L F PT 2022 10", "A XM-L M PT 2022 72"]].concat();
    let found = shares.check(&rows, FindingCode::ShareDisagrees, &[5]);
    assert_eq!((argument(&found[0], "part"), argument(&found[0], "computed")), ("12423", "0.97"));
}

/// Of all isles a hundred in a hundred are meant; on one isle the share may be that of the isle.
#[test]
fn a_share_of_the_whole_may_be_one_of_something_else() {
    let rule =
        json!({ "kind": "share", "dimension": "UNIT", "percent": "PT", "count": "PS", "of": "SEX", "whole": "_T" });
    let shares = Arrivals::under(&[rule]).by("UNIT", &["PS", "PT"]);
    let rows = ["A XM-L _T PS 2022 400", "A XM-L _T PT 2022 40", "A _T _T PS 2022 1000", "A _T _T PT 2022 98"];
    shares.check(&rows, FindingCode::ShareDisagrees, &[5]);
}

/// 300,000 of 1,000,000 are 30 in a hundred: a million in full is not one that may be half a million more.
#[test]
fn a_round_whole_is_no_excuse_for_a_wrong_share() {
    let rule =
        json!({ "kind": "share", "dimension": "UNIT", "percent": "PT", "count": "PS", "of": "SEX", "whole": "_T" });
    let shares = Arrivals::under(&[rule]).by("UNIT", &["PS", "PT"]);
    let rows = ["A XM-L F PS 2022 300000", "A XM-L _T PS 2022 1000000", "A XM-L F PT 2022 37"];
    let found = shares.check(&rows, FindingCode::ShareDisagrees, &[4]);
    assert_eq!(argument(&found[0], "computed"), "30");
}

#[test]
fn growth_beyond_what_the_series_has_known_is_found() {
    let growth = Arrivals::under(&[json!({ "kind": "growth" })]);
    let steady = years(&[100.0, 104.0, 107.0, 112.0, 115.0, 120.0, 124.0, 240.0]);
    let found = growth.found(&strs(&steady));
    let unusual: Vec<&Finding> = found.iter().filter(|f| f.code == FindingCode::GrowthUnusual).collect();
    assert_eq!((unusual.len(), unusual[0].place.row), (1, Some(9)));
    assert_eq!((argument(unusual[0], "before"), argument(unusual[0], "growth")), ("124", "93.55"));
}

#[test]
fn growth_is_judged_by_what_was_accepted_before() {
    let growth = Arrivals::under(&[json!({ "kind": "growth" })]);
    let before = years(&[100.0, 104.0, 107.0, 112.0, 115.0, 120.0, 124.0]);
    let history = growth.table(&strs(&before));
    let codes = |value: u32| -> Vec<FindingCode> {
        let reading = growth.read(&[format!("A XM-L F 2008 {value}")], (Some(&history), &[]));
        reading.findings.iter().map(|finding| finding.code).collect()
    };
    assert!(codes(240).contains(&FindingCode::GrowthUnusual));
    assert_eq!(codes(129), []);
}

#[test]
fn a_value_far_from_its_series_is_found_in_every_file_with_eight_periods() {
    let nobody = Arrivals::under(&[]);
    let rows = years(&[10.0, 12.0, 11.0, 13.0, 12.0, 90.0, 11.0, 10.0]);
    let found = nobody.check(&strs(&rows), FindingCode::Outlier, &[7]);
    assert_eq!((found[0].severity, argument(&found[0], "usual")), (Severity::Warning, "12"));
    nobody.check(&strs(&rows[..7]), FindingCode::Outlier, &[]);
}

#[test]
fn a_month_is_held_against_the_same_month_of_other_years() {
    let told = |odd: Option<(i32, i32, i32)>| -> Vec<[String; 2]> {
        let value = |year: i32, month: i32| match odd {
            Some((at, of, value)) if (at, of) == (year, month) => value,
            _ if month == 8 => 200 + 3 * year,
            _ => 100 + month + year % 3,
        };
        let all = (1..=4).flat_map(|year| (1..=12).map(move |month| (year, month)));
        let rows: Vec<String> =
            all.map(|(year, month)| format!("M XM-L F {}-{month:02} {}", 2000 + year, value(year, month))).collect();
        let found = Arrivals::under(&[]).found(&strs(&rows));
        let outliers = found.iter().filter(|finding| finding.code == FindingCode::Outlier);
        outliers.map(|finding| [argument(finding, "period"), argument(finding, "usual")].map(str::to_owned)).collect()
    };
    assert_eq!(told(None), Vec::<[String; 2]>::new(), "each August is high");
    assert_eq!(told(Some((2, 3, 240))), [["2002-03", "104"].map(str::to_owned)], "March is not");
}

#[test]
fn a_change_of_level_is_no_outlier_unless_a_rule_asks() {
    let rows = years(&[300.0, 310.0, 10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 10.0]);
    Arrivals::under(&[]).check(&strs(&rows), FindingCode::Outlier, &[]);
    Arrivals::under(&[json!({ "kind": "outlier", "method": "mad" })]).check(
        &strs(&rows),
        FindingCode::Outlier,
        &[2, 3],
    );
}

#[test]
fn a_series_that_changes_otherwise_than_the_others_is_found() {
    let rule = json!({ "kind": "outlier", "method": "hidiroglou_berthelot" });
    let codes: Vec<String> = (0..12).map(|n| format!("U{n}")).collect();
    let units = Arrivals::under(&[rule]).by("OFFICE", &strs(&codes));
    let rows = codes.iter().enumerate().flat_map(|(n, code)| {
        let after = if n == 7 { 3000 } else { 1000 + 10 * n };
        [format!("A XM-L F {code} 2020 {}", 1000 + n), format!("A XM-L F {code} 2021 {after}")]
    });
    let rows: Vec<String> = rows.collect();
    units.check(&strs(&rows), FindingCode::Outlier, &[17]);
}

#[test]
fn months_that_rise_through_each_year_are_suspected() {
    let nobody = Arrivals::under(&[]);
    let months = |value: fn(usize) -> usize| -> Vec<String> {
        let all = (2021..=2022).flat_map(|year| (1..=6).map(move |month| (year, month)));
        all.map(|(year, month)| format!("M XM-L F {year}-{month:02} {}", value(month))).collect()
    };
    let found = nobody.found(&strs(&months(|month| 100 * month)));
    let codes: Vec<FindingCode> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [FindingCode::CumulativeSuspected], "{found:#?}");
    assert_eq!(argument(&found[0], "year"), "2022");
    assert_eq!(nobody.found(&strs(&months(|month| 100 + 7 * (month % 3)))), []);
}

#[test]
fn totals_of_a_year_that_are_sums_of_a_part_of_it_are_told_once_with_what_is_missing() {
    let nobody = Arrivals::under(&[]);
    let rows = [
        "M XM-L F 2023-01 10",
        "M XM-L F 2023-02 12",
        "A XM-L F 2023 22",
        "M XM-S F 2023-01 7",
        "M XM-S F 2023-02 5",
        "A XM-S F 2023 12",
    ];
    let found = nobody.check(&rows, FindingCode::PartOfYear, &[4]);
    assert_eq!((found[0].severity, found[0].value.as_str()), (Severity::Warning, "22"));
    assert_eq!((argument(&found[0], "year"), argument(&found[0], "totals")), ("2023", "several"));
    let missing = argument(&found[0], "missing");
    assert!(missing.starts_with("2023-03, 2023-04, ") && missing.ends_with(", 2023-12"), "{missing}");
    assert_eq!(argument(&nobody.check(&rows[..3], FindingCode::PartOfYear, &[4])[0], "totals"), "one");
}

#[test]
fn a_total_of_a_year_that_is_more_than_its_months_or_has_all_of_them_is_not_of_a_part() {
    let nobody = Arrivals::under(&[]);
    let is_told = |rows: &[String]| nobody.found(&strs(rows)).iter().any(|one| one.code == FindingCode::PartOfYear);
    let months = |isle: &str, last: usize| -> Vec<String> {
        (1..=last).map(|month| format!("M {isle} F 2023-{month:02} {}", 10 + month % 3)).collect()
    };
    let total = |isle: &str, value: usize| vec![format!("A {isle} F 2023 {value}")];
    assert!(is_told(&[months("XM-L", 9), total("XM-L", 99)].concat()));
    assert!(!is_told(&[months("XM-L", 9), total("XM-L", 132)].concat()), "more happened in the months to come");
    assert!(!is_told(&[months("XM-L", 12), total("XM-L", 132)].concat()), "all months are there");
    let beside = [months("XM-L", 9), total("XM-L", 99), months("XM-S", 12), total("XM-S", 132)].concat();
    assert!(!is_told(&beside), "on one isle alone nobody came");
}

#[test]
fn what_is_declared_to_add_up_since_january_is_not_suspected() {
    let mut declared = Arrivals::under(&[]);
    let dataflow = declared.pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
    dataflow.attributes.insert(id("TIME_AGG"), id("YTD"));
    let rows: Vec<String> = (2021..=2022)
        .flat_map(|year| (1..=6).map(move |month| format!("M XM-L F {year}-{month:02} {}", 100 * month)))
        .collect();
    assert_eq!(declared.found(&strs(&rows)), []);
}

#[test]
fn thousands_in_a_series_of_units_are_suspected() {
    let nobody = Arrivals::under(&[]);
    let rows = years(&[5210.0, 5325.0, 5400.0, 5.0, 5510.0, 5600.0]);
    let found = nobody.check(&strs(&rows), FindingCode::ScaleSuspected, &[5]);
    assert_eq!((argument(&found[0], "usual"), argument(&found[0], "factor")), ("5400", "1000"));
}

#[test]
fn two_values_of_five_in_another_scale_do_not_hide_one_another() {
    let nobody = Arrivals::under(&[]);
    let rows = years(&[1094.0, 597.0, 862.0, 700_100.0, 900_200.0]);
    nobody.check(&strs(&rows), FindingCode::ScaleSuspected, &[5, 6]);
    // Of two sizes none is that of most.
    nobody.check(&strs(&years(&[10.0, 12.0, 11.0, 11_000.0, 12_000.0, 13_000.0])), FindingCode::ScaleSuspected, &[]);
}

/// 130,000 is a thousand times what stands beside it; 3 to 5 cases, values that differ threefold and growth do not tell.
#[test]
fn thousands_in_a_short_series_are_suspected_where_the_others_are_alike() {
    let nobody = Arrivals::under(&[]);
    let found = nobody.check(&strs(&years(&[150.0, 130.0, 120_000.0, 110.0])), FindingCode::ScaleSuspected, &[4]);
    assert_eq!((argument(&found[0], "usual"), argument(&found[0], "factor")), ("130", "1000"));
    nobody.check(&strs(&years(&[450_000.0, 470.0, 480.0])), FindingCode::ScaleSuspected, &[2]);
    for values in [[3.0, 4.0, 4000.0, 5.0], [100.0, 310.0, 200_000.0, 150.0], [150.0, 130.0, 9000.0, 110.0]] {
        nobody.check(&strs(&years(&values)), FindingCode::ScaleSuspected, &[]);
    }
    nobody.check(&strs(&years(&[150.0, 150_000.0])), FindingCode::ScaleSuspected, &[]);
}

#[test]
fn a_year_in_another_unit_is_suspected_where_every_series_is_a_thousandfold() {
    let nobody = Arrivals::under(&[]);
    let rows = ["A XM-L F 2020 40", "A XM-L F 2021 43000", "A XM-L M 2020 55", "A XM-L M 2021 50000"];
    let more = ["A XM-S F 2020 900", "A XM-S F 2021 880000"];
    let all = [&rows[..], &more[..]].concat();
    let found = nobody.check(&all, FindingCode::ScaleSuspected, &[3, 5, 7]);
    assert_eq!((argument(&found[2], "usual"), argument(&found[2], "factor")), ("900", "1000"));
    nobody.check(&rows, FindingCode::ScaleSuspected, &[]);
    let one_is_not = [&all[..], &["A XM-S M 2020 700", "A XM-S M 2021 720"][..]].concat();
    nobody.check(&one_is_not, FindingCode::ScaleSuspected, &[]);
}

#[test]
fn a_value_unlike_the_one_accepted_before_is_a_conflict() {
    let nobody = Arrivals::under(&[]);
    let history = nobody.table(&["A XM-L F 2020 214", "A XM-L M 2020 301"]);
    let rows = owned(&["A XM-L F 2020 241", "A XM-L M 2020 301", "A XM-L M 2021 310"]);
    let found = nobody.read(&rows, (Some(&history), &[])).findings;
    assert_eq!(
        found.iter().map(|f| (f.code, f.place.row)).collect::<Vec<_>>(),
        [(FindingCode::PeriodConflict, Some(2))]
    );
    assert_eq!((&*found[0].value, argument(&found[0], "other")), ("241", "214"));
    assert_eq!(argument(&found[0], "source"), "DF_ARRIVALS");
}

#[test]
fn two_sources_may_differ_as_far_as_the_rule_allows() {
    let rule = json!({ "kind": "source_ratio", "dataflow": "DF_OTHER", "min": 0.8, "max": 1.25 });
    let arrivals = Arrivals::under(&[rule]);
    let others = [(id("DF_OTHER"), arrivals.table(&["A XM-L F 2020 100", "A XM-S F 2020 100"]))];
    let rows = owned(&["A XM-L F 2020 120", "A XM-S F 2020 172", "A XM-S F 2021 500"]);
    let found = arrivals.read(&rows, (None, &others)).findings;
    assert_eq!(found.iter().map(|f| (f.code, f.place.row)).collect::<Vec<_>>(), [(FindingCode::SourceRatio, Some(3))]);
    assert_eq!((argument(&found[0], "ratio"), argument(&found[0], "source")), ("1.72", "DF_OTHER"));
    assert_eq!(arrivals.read(&rows, (None, &[])).findings, [], "without the other there is nothing to say");
}

/// 2,085.2 in the other currency at 3.1 are 6,464.
#[test]
fn an_amount_in_another_currency_is_suspected() {
    let rule = json!({ "kind": "currency", "dataflow": "DF_OTHER", "rate": 3.1 });
    let arrivals = Arrivals::under(&[rule]);
    let others = [(id("DF_OTHER"), arrivals.table(&["A XM-L F 2022 2085.2", "A XM-L M 2022 2085.2"]))];
    let rows = owned(&["A XM-L F 2022 2085", "A XM-L M 2022 6464"]);
    let found = arrivals.read(&rows, (None, &others)).findings;
    let places: Vec<_> = found.iter().map(|finding| (finding.code, finding.place.row)).collect();
    assert_eq!(places, [(FindingCode::CurrencySuspected, Some(2))]);
    let told = ["other", "source", "result"].map(|name| argument(&found[0], name));
    assert_eq!(told, ["2085.2", "DF_OTHER", "6464"]);
}

#[test]
fn a_flow_that_is_the_stock_or_the_sum_of_stocks_is_suspected() {
    let rule = json!({ "kind": "stock_flow", "nature": "flow", "dataflow": "DF_STOCK" });
    let arrivals = Arrivals::under(&[rule]);
    let stock = ["A XM-L F 2019 5100", "A XM-L F 2020 5300", "A XM-L M 2020 4000"];
    let others = [(id("DF_STOCK"), arrivals.table(&stock))];
    let rows = owned(&["A XM-L F 2020 5300", "A XM-L F 2019-01-01/P2Y 10400", "A XM-L M 2020 312"]);
    let found = arrivals.read(&rows, (None, &others)).findings;
    let told: Vec<(FindingCode, &str)> = found.iter().map(|f| (f.code, argument(f, "other"))).collect();
    assert_eq!(told, [(FindingCode::StockFlowSuspected, "5300"), (FindingCode::StockFlowSuspected, "10400")]);
}

#[test]
fn ages_that_gather_at_nought_and_five_are_found() {
    let ages: Vec<String> = (0..100).map(|age| format!("Y{age}")).collect();
    let check = |method: &str, heaped: u32| {
        let rule = json!({ "kind": "age_heaping", "dimension": "AGE", "method": method });
        let records = Arrivals::under(&[rule]).by("AGE", &strs(&ages));
        let persons = |age: u32| if age.is_multiple_of(5) { heaped } else { 80 };
        let rows: Vec<String> = (0..100).map(|age| format!("A XM-L F Y{age} 2020 {}", persons(age))).collect();
        records.found(&strs(&rows))
    };
    let found = check("whipple", 180);
    assert_eq!(
        (found[0].code, argument(&found[0], "index"), argument(&found[0], "limit")),
        (FindingCode::AgeHeaping, "180", "125")
    );
    assert_eq!(check("myers", 180)[0].code, FindingCode::AgeHeaping);
    assert_eq!((check("whipple", 80), check("myers", 80)), (vec![], vec![]));
}

#[test]
fn a_rule_that_these_data_cannot_answer_says_so_without_blame() {
    let rule = json!({ "kind": "age_heaping", "dimension": "SEX" });
    let rows = ["A XM-L F 2020 3"];
    assert_eq!(Arrivals::under(&[rule]).found(&rows), [], "no age at all");
    let some = Arrivals::under(&[json!({ "kind": "age_heaping", "dimension": "AGE" })]).by("AGE", &["Y30", "_T"]);
    let found = some.found(&["A XM-L F Y30 2020 3"]);
    assert_eq!((found[0].code, found[0].severity), (FindingCode::RuleUnusable, Severity::Note));
}

#[test]
fn counts_that_end_in_nought_and_five_are_found() {
    let offices: Vec<String> = (0..60).map(|n| format!("U{n}")).collect();
    let records = Arrivals::under(&[json!({ "kind": "digit_preference" })]).by("OFFICE", &strs(&offices));
    let rows =
        |step: usize| -> Vec<String> { (0..60).map(|n| format!("A XM-L F U{n} 2020 {}", 1000 + step * n)).collect() };
    let found = records.check(&strs(&rows(5)), FindingCode::DigitPreference, &[2]);
    assert_eq!(argument(&found[0], "digits"), "0, 5");
    records.check(&strs(&rows(7)), FindingCode::DigitPreference, &[]);
}

#[test]
fn a_formula_that_does_not_hold_shows_both_sides() {
    let formula = "if SEX = \"_T\" then OBS_VALUE = rollup(OBS_VALUE, SEX, \"_T\") else true";
    let arrivals = Arrivals::under(&[json!({ "kind": "formula", "formula": formula })]);
    arrivals.check(&["A XM-L F 2020 3", "A XM-L M 2020 4", "A XM-L _T 2020 7"], FindingCode::RuleBroken, &[]);
    let rows = ["A XM-L F 2020 3", "A XM-L M 2020 4", "A XM-L _T 2020 8"];
    let found = arrivals.check(&rows, FindingCode::RuleBroken, &[4]);
    assert_eq!((argument(&found[0], "left"), argument(&found[0], "right")), ("8", "7"));
    assert_eq!((argument(&found[0], "rule"), argument(&found[0], "formula")), ("R0", formula));
}

#[test]
fn the_words_of_the_pack_stand_for_a_broken_formula() {
    let rule = json!({ "kind": "formula", "formula": "OBS_VALUE < 3", "message": { "ar": "كثير", "fr": "trop", "en": "too many" } });
    let found = Arrivals::under(&[rule]).check(&["A XM-L F 2020 3"], FindingCode::RuleBroken, &[2]);
    assert_eq!((argument(&found[0], "message-ar"), argument(&found[0], "message-en")), ("كثير", "too many"));
}

#[test]
fn a_formula_reads_another_dataflow_where_it_was_given() {
    let formula = "OBS_VALUE <= DF_RESIDENTS[sub CITIZENSHIP = \"_T\", AGE = \"_T\"]#OBS_VALUE";
    let arrivals = Arrivals::under(&[json!({ "kind": "formula", "formula": formula })]);
    let residents = arrivals.pack.structures.iter().find(|structure| structure.id == *"DSD_RESIDENTS").unwrap();
    let observation = Observation {
        key: ["A", "_T", "F", "_T"].map(id).to_vec(),
        period: "2020".parse().unwrap(),
        value: Some(50.0),
        attributes: vec![Some("A".into()), Some("F".into()), None],
        origin: None,
    };
    let others = [(id("DF_RESIDENTS"), DataTable::new(Arc::new(residents.clone()), vec![observation]))];
    let rows = owned(&["A XM-L F 2020 60", "A XM-S F 2020 40"]);
    let found = arrivals.read(&rows, (None, &others)).findings;
    assert_eq!(found.iter().map(|f| (f.code, f.place.row)).collect::<Vec<_>>(), [(FindingCode::RuleBroken, Some(2))]);
    assert_eq!(arrivals.read(&rows, (None, &[])).findings, []);
}

#[test]
fn a_formula_with_a_slip_is_found_when_the_pack_is_checked() {
    let arrivals = Arrivals::under(&[json!({ "kind": "formula", "formula": "OBS_VALU >= 0" })]);
    let errors = check_rules(&arrivals.pack);
    assert_eq!((errors.len(), errors[0].error.line, errors[0].error.column), (1, 1, 1));
    assert_eq!(errors[0].nearest()[0], "OBS_VALUE");
    let found = arrivals.found(&["A XM-L F 2020 3"]);
    assert_eq!((found[0].code, found[0].severity), (FindingCode::RuleUnusable, Severity::Note));
    assert_eq!(check_rules(marjan()), []);
    assert_eq!(check_rules(tunisia()), []);
}

#[test]
fn a_rule_names_itself_in_what_it_finds() {
    let arrivals = Arrivals::under(&[json!({ "kind": "range", "max": 2.0 }), json!({ "kind": "scale" })]);
    assert_eq!(argument(&arrivals.found(&["A XM-L F 2020 3"])[0], "rule"), "R0");
}

#[test]
fn the_published_figures_give_no_warning_of_checks_that_nobody_asked_for() {
    let unasked = [
        FindingCode::CumulativeSuspected,
        FindingCode::ScaleSuspected,
        FindingCode::Outlier,
        FindingCode::PeriodConflict,
        FindingCode::RuleUnusable,
        FindingCode::RuleBroken,
        FindingCode::SumOfParts,
    ];
    for (name, pack) in [("marjan", marjan()), ("tunisia", tunisia())] {
        let files = pack_files(name);
        for submission in marsad_pack::submissions(&files).unwrap() {
            let bytes = &files[&format!("submissions/{}", submission.file)];
            let context = Context::new(pack, pack.agreement(submission.agreement.as_str()).unwrap()).unwrap();
            let mut content = std::io::Cursor::new(&bytes[..]);
            let file = SubmittedFile { name: &submission.file, submission: "S", content: &mut content };
            let reading = read_submission(&context, file);
            assert!(reading.is_acceptable(), "{}: {:#?}", submission.file, reading.findings);
            let warned: Vec<&Finding> = reading.findings.iter().filter(|f| unasked.contains(&f.code)).collect();
            assert!(warned.is_empty(), "{}: {warned:#?}", submission.file);
        }
    }
}
