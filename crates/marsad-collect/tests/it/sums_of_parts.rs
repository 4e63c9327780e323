//! Checks of wholes against their parts, and of shares against their counts.

use marsad_model::{Check, FindingCode, Id, Severity};
use marsad_testkit::{marjan, tunisia};
use serde_json::json;

use crate::checks::{Arrivals, argument, id};

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
