//! The cases found in real publications, each with the outcome that a reviewer would expect.
//!
//! Left out are those that no arithmetic decides: which persons a number is about, a label, a rate read as a share.

use super::cross_source::{CrossVerdict, RatioBand, compare_sources};
use super::rounding::{
    Agreement, Printed, Slip, Suspect, digit_lost, growth_agrees, implied_base, implied_part, remainder, share_agrees,
    sum_agrees,
};
use super::stock_flow::{Nature, Related, currency_confusion, nature_suspected, sum_of_stocks_suspected};

fn exact(values: &[f64]) -> Vec<Printed> {
    values.iter().map(|value| Printed::exact(*value)).collect()
}

fn tenths(values: &[f64]) -> Vec<Printed> {
    values.iter().map(|value| Printed::of(*value, 1)).collect()
}

fn is_ok(agreement: Agreement) -> bool {
    matches!(agreement, Agreement::Exact | Agreement::WithinRounding)
}

#[track_caller]
fn check_total(parts: &[f64], total: f64) {
    assert_eq!(sum_agrees(&exact(parts), &Printed::exact(total)), Agreement::Exact);
}

/// The share computed, and whether `percent` agrees with it.
fn share(part: f64, whole: f64, percent: &str) -> (f64, bool) {
    let check = share_agrees(&Printed::exact(part), &Printed::exact(whole), &Printed::parse(percent).unwrap());
    (check.computed.unwrap().value, is_ok(check.agreement))
}

/// The growth computed, and whether `percent` agrees with it.
fn growth(before: f64, after: f64, percent: &str) -> (f64, bool) {
    let check = growth_agrees(&Printed::exact(before), &Printed::exact(after), &Printed::parse(percent).unwrap());
    (check.computed.unwrap().value, is_ok(check.agreement))
}

#[track_caller]
fn check_percent((computed, agrees): (f64, bool), expected: f64, expected_to_agree: bool) {
    assert!((computed - expected).abs() < 0.006, "{computed}");
    assert_eq!(agrees, expected_to_agree);
}

/// What shares in tenths of a percent leave of 100.
#[track_caller]
fn check_remainder(shares: &[f64], expected: f64) {
    let hundred = Printed::exact(100.0);
    assert!(matches!(sum_agrees(&tenths(shares), &hundred), Agreement::Off { by } if by < 0.0));
    assert!((remainder(&tenths(shares), &hundred).unwrap().value - expected).abs() < 1e-9);
}

#[test]
fn totals_that_pass() {
    check_total(&[388.0, 178.0], 566.0);
    check_total(&[176.0, 35.0], 211.0);
    check_total(&[802_773.0, 479_598.0], 1_282_371.0);
    check_total(&[14_807.0, 3_021.0, 1_683.0, 362.0, 279.0, 75.0, 17.0], 20_244.0);
    check_total(&[7_542.0, 1_076.0], 8_618.0);
    check_total(&[3_656.0, 1_653.0, 1_272.0, 1_149.0], 7_730.0);
    check_total(&[4_426.0, 3_240.0], 7_666.0);
    check_total(&[4_618.0, 3_040.0], 7_658.0);
    check_total(&[54_224.0, 15_739.0], 69_963.0);
}

#[test]
fn shares_that_pass() {
    check_percent(share(922_872.0, 1_282_371.0, "72"), 71.97, true);
    check_percent(share(104_211.0, 1_282_371.0, "8"), 8.13, true);
    check_percent(share(339_959.0, 1_282_371.0, "27"), 26.51, true);
    check_percent(share(73_735.0, 1_816_833.0, "4.1"), 4.06, true);
    check_percent(share(7_542.0, 8_618.0, "87.5"), 87.51, true);
    check_percent(share(54_224.0, 69_963.0, "77.5"), 77.50, true);
}

#[test]
fn consular_2014_under_school_age_lost_a_digit() {
    check_percent(share(12_423.0, 1_282_371.0, "10"), 0.97, false);
    let (part, whole, percent) = (Printed::exact(12_423.0), Printed::exact(1_282_371.0), Printed::of(10.0, 0));
    let slips = digit_lost(&part, &whole, &percent);
    assert!(slips.iter().any(|found| {
        (found.suspect, found.slip) == (Suspect::Part, Slip::Lost) && (found.low..=found.high).contains(&124_000.0)
    }));
}

#[test]
fn ote_2022_other_arab_share_contradicts_its_count() {
    check_percent(share(121_856.0, 1_816_833.0, "5.7"), 6.71, false);
    let implied = implied_part(&Printed::exact(1_816_833.0), &Printed::of(5.7, 1)).unwrap();
    assert!(implied.high < 121_856.0);
}

#[test]
fn atct_2023_growth_passes_and_the_other_year_does_not() {
    check_percent(growth(3_511.0, 4_510.0, "28"), 28.45, true);
    check_percent(growth(22_846.0, 25_084.0, "10"), 9.80, true);
    check_percent(growth(2_486.0, 4_510.0, "28"), 81.42, false);
}

#[test]
fn bct_2021_growth_is_from_another_base_year() {
    check_percent(growth(5_035.0, 8_618.0, "29.4"), 71.16, false);
    let base = implied_base(&Printed::exact(8_618.0), &Printed::of(29.4, 1)).unwrap();
    assert!(base.low > 5_035.0 && (base.value - 6_660.0).abs() < 1.0);
}

#[test]
fn hims_foreigners_growth_implies_another_base() {
    check_percent(growth(53_490.0, 58_990.0, "11.4"), 10.28, false);
    let base = implied_base(&Printed::exact(58_990.0), &Printed::of(11.4, 1)).unwrap();
    assert!((base.low..=base.high).contains(&52_950.0));
}

#[test]
fn hims_foreigners_by_region_pass_by_rounding() {
    let shares = tenths(&[50.2, 27.7, 7.3, 5.5, 9.4]);
    assert_eq!(sum_agrees(&shares, &Printed::exact(100.0)), Agreement::WithinRounding);
}

#[test]
fn shares_that_leave_a_remainder_to_name() {
    check_remainder(&[84.6], 15.4);
    check_remainder(&[33.2, 57.2], 9.6);
    check_remainder(&[45.6, 39.5, 9.3, 4.5], 1.1);
    check_remainder(&[45.5, 22.7, 15.8, 9.4], 6.6);
}

#[test]
fn students_2022_named_destinations_leave_a_remainder() {
    let named = exact(&[6_962.0, 3_185.0, 1_090.0, 858.0, 800.0]);
    assert_eq!(remainder(&named, &Printed::exact(17_268.0)).unwrap().value, 4_373.0);
}

#[test]
fn world_bank_2022_dollars_were_printed_as_dinars() {
    assert!(currency_confusion(2_085.0, 2_085.2, 3.1));
}

#[test]
fn rgph_2024_arrivals_of_five_years_were_printed_as_the_stock() {
    let related = Related { stocks: &[66_349.0], flows: &[14_570.0] };
    assert_eq!(nature_suspected(14_570.0, &related, 0.005), Some(Nature::Flow));
    assert_eq!(nature_suspected(66_349.0, &related, 0.005), Some(Nature::Stock));
}

/// The year-ends are invented to add up to the published sum: the press gave only the sum.
#[test]
fn french_permits_obtained_in_five_years_are_a_sum_of_stocks() {
    let year_ends = [252_000.0, 259_000.0, 265_000.0, 272_000.0, 278_688.0];
    assert!(sum_of_stocks_suspected(1_326_688.0, &year_ends, 0.005));
}

#[test]
fn interior_and_ftdes_2023_differ_in_coverage() {
    let found = compare_sources(75_923.0, 44_092.0, &RatioBand::default());
    assert_eq!(found.verdict, CrossVerdict::Above);
    assert!((found.ratio.unwrap() - 1.72).abs() < 0.005);
}

#[test]
fn ftdes_arrivals_2023_are_far_below_those_by_the_route() {
    assert_eq!(compare_sources(17_322.0, 85_000.0, &RatioBand::default()).verdict, CrossVerdict::Below);
}

#[test]
fn oecd_and_hims_emigrants_are_explainable() {
    assert_eq!(compare_sources(630.0, 566.0, &RatioBand::default()).verdict, CrossVerdict::Within);
}
