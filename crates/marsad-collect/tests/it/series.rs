//! Checks of a value against the others of its series: growth, outliers, totals since January, a wrong scale.

use marsad_model::{Finding, FindingCode, Severity};
use serde_json::json;

use crate::checks::{Arrivals, argument, id, strs, years};

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
