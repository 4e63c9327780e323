//! What was to come and is not there.

use marsad_model::FindingCode;
use serde_json::json;

use crate::checks::{Arrivals, argument, owned, strs};

#[test]
fn what_the_agreement_expects_and_is_not_there_is_found() {
    let rules = [
        json!({ "kind": "completeness", "dimension": "SEX", "codes": ["F", "M", "_T"] }),
        json!({ "kind": "completeness", "periods": ["2020", "2021"] }),
        json!({ "kind": "completeness", "without_gaps": true }),
    ];
    let arrivals = Arrivals::under(&rules);
    let rows = ["A XM-L F 2018 3", "A XM-L M 2018 4", "A XM-L _T 2018 7", "A XM-L F 2020 3", "A XM-L M 2020 3"];
    let found = arrivals.found(&rows);
    assert!(found.iter().all(|finding| finding.code == FindingCode::Incomplete), "{found:#?}");
    let missing: Vec<&str> = found.iter().map(|finding| argument(finding, "missing")).collect();
    assert_eq!(missing, ["_T", "2021", "2019"]);
    assert_eq!(argument(&found[0], "expected"), "SEX F, M, _T (2020)");
}

#[test]
fn periods_that_lack_the_same_are_told_together() {
    let arrivals = Arrivals::under(&[json!({ "kind": "completeness", "dimension": "SEX", "codes": ["F", "M"] })]);
    let told = |rows: &[&str]| {
        let found = arrivals.found(rows);
        let one = |finding: &marsad_model::Finding| {
            ["expected", "missing"].map(|name| argument(finding, name).to_owned()).join(": ")
        };
        found.iter().map(one).collect::<Vec<String>>()
    };
    let women = ["A XM-L F 2022 3", "A XM-L F 2020 3", "A XM-L F 2021 3"];
    assert_eq!(told(&women), ["SEX F, M (2020 … 2022): M"]);
    let both = [&women[..], &["A XM-L M 2021 4", "A XM-L M 2023 4"]].concat();
    assert_eq!(told(&both), ["SEX F, M (2020, 2022): M", "SEX F, M (2023): F"]);
}

#[test]
fn series_that_skip_the_same_periods_are_told_together() {
    let arrivals = Arrivals::under(&[json!({ "kind": "completeness", "without_gaps": true })]);
    let rows = ["A XM-L F 2018 3", "A XM-L M 2018 4", "A XM-S F 2018 1", "A XM-S F 2019 1"];
    let found = arrivals.found(&[&rows[..], &["A XM-L F 2020 3", "A XM-L M 2020 3", "A XM-S F 2021 2"]].concat());
    let told: Vec<[&str; 2]> = found.iter().map(|f| ["expected", "missing"].map(|name| argument(f, name))).collect();
    assert_eq!(told, [["A.XM-L.F, A.XM-L.M 2018 … 2020", "2019"], ["A.XM-S.F 2018 … 2021", "2020"]]);
    let named = |finding: &marsad_model::Finding| {
        ["what", "series", "first", "last", "count"].map(|name| argument(finding, name).to_owned())
    };
    let gap = |words: [&str; 4]| ["gap", words[0], words[1], words[2], words[3]].map(str::to_owned);
    let gaps = [gap(["A.XM-L.F", "2018", "2020", "2"]), gap(["A.XM-S.F", "2018", "2021", "1"])];
    assert_eq!(found.iter().map(named).collect::<Vec<_>>(), gaps, "a person reads the name of one of them");
}

#[test]
fn what_counts_none_where_it_is_not_listed_skips_no_period() {
    let rule = |absent: &[&str]| json!({ "kind": "completeness", "without_gaps": true, "following": true, "absent_is_none": absent });
    let rows = ["A XM-L F 2019 3", "A XM-S F 2020 4", "A XM-L F 2021 3"];
    assert_eq!(Arrivals::under(&[rule(&[])]).found(&rows).len(), 1);
    let isles = Arrivals::under(&[rule(&["ISLE"])]);
    assert_eq!(isles.found(&rows), []);
    let found = isles.found(&["A XM-L F 2019 3", "A XM-S F 2021 4"]);
    let told: Vec<&str> = found.iter().map(|finding| argument(finding, "expected")).collect();
    assert_eq!(told, ["A.*.F 2019 … 2021"], "no isle has 2020");
    // What was accepted before ends with the last period of any of them.
    let history = isles.table(&["A XM-L F 2018 3", "A XM-S F 2019 3"]);
    let after = |rows: &[&str]| isles.read(&owned(rows), (Some(&history), &[])).findings.len();
    assert_eq!(
        [after(&["A XM-L F 2020 3", "A XM-S F 2020 1"]), after(&["A XM-L F 2021 3", "A XM-S F 2021 1"])],
        [0, 1]
    );
}

#[test]
fn a_breakdown_that_has_begun_has_every_combination() {
    let cells = json!({ "ISLE": ["XM-L", "XM-S"], "SEX": ["F", "M"] });
    let rule = |once_begun: bool| json!({ "kind": "completeness", "cells": cells, "once_begun": once_begun });
    let rows = ["A XM-L F 2020 3", "A XM-L M 2020 4", "A XM-S F 2020 7", "A _T F 2021 3"];
    let found = Arrivals::under(&[rule(true)]).found(&rows);
    let told: Vec<[&str; 2]> = found.iter().map(|f| ["expected", "missing"].map(|name| argument(f, name))).collect();
    assert_eq!(told, [["ISLE XM-L, XM-S × SEX F, M (2020)", "XM-S.M"]]);
    let found = Arrivals::under(&[rule(false)]).found(&rows);
    let missing: Vec<&str> = found.iter().map(|finding| argument(finding, "missing")).collect();
    assert_eq!(missing, ["XM-S.M", "XM-L.F, XM-L.M, XM-S.F, XM-S.M"]);
}

#[test]
fn a_series_goes_on_where_what_was_accepted_before_ended() {
    let arrivals = Arrivals::under(&[json!({ "kind": "completeness", "following": true })]);
    let history = arrivals.table(&["A XM-L F 2018 3", "A XM-L M 2020 3"]);
    let rows = owned(&["A XM-L F 2021 3", "A XM-L M 2021 3", "A XM-S F 2021 3"]);
    let found = arrivals.read(&rows, (Some(&history), &[])).findings;
    let missing: Vec<&str> = found.iter().map(|finding| argument(finding, "missing")).collect();
    assert_eq!(missing, ["2019, 2020"], "{found:#?}");
    assert_eq!(arrivals.found(&strs(&rows)), [], "nothing was accepted before");
}
