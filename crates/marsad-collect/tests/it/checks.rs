//! What each check finds in files of Marjan, and what it lets pass.
//!
//! Sums of parts are in `sums_of_parts`, what is held against its series in `series`.

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
