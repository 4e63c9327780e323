//! Laws of correction factors.

use marsad_reconcile::mirror::double_entry::{DoubleEntryTable, tabulate_reports};
use marsad_reconcile::mirror::mimosa::{Basis, Corrections, FixedFactor, estimate_factors};
use marsad_reconcile::mirror::{DurationRule, Extent, MirrorError, MirrorFinding, Report, Route, Side};

use super::{QUARTER, assert_near, extent, received, route, sent, table};

fn fixed(country: usize, side: Side) -> FixedFactor {
    FixedFactor { country, side, factor: 1.0 }
}

fn corrections(table: &DoubleEntryTable, fixed: &[FixedFactor]) -> Corrections {
    estimate_factors(table, fixed).unwrap()
}

/// The worked example of mimosa/METHOD.md: one unknown factor.
#[test]
fn worked_example_of_a_factor() {
    let reports = [received(0, 2, 100.0), sent(0, 2, 120.0), received(1, 2, 50.0), sent(1, 2, 40.0)];
    let found = corrections(&table(3, &reports), &[fixed(0, Side::Sender), fixed(1, Side::Sender)]);
    let factor = (100.0 * 120.0 / 220.0 + 50.0 * 40.0 / 90.0) / (100.0_f64.powi(2) / 220.0 + 50.0_f64.powi(2) / 90.0);
    assert_near(found.receiver_factors[2].unwrap(), factor, 1e-12);
    assert_near(factor, 1.048_276, 1e-6);
    assert_near(found.flows[0].persons, (100.0 * factor + 120.0) / 2.0, 1e-9);
    let Basis::Both { difference, .. } = found.flows[0].basis else { panic!("{:?}", found.flows[0]) };
    assert_near(difference, 100.0 * factor - 120.0, 1e-9);
    assert_eq!((found.terms, found.estimated), (2, 1));
}

/// Both reports of all flows between four countries; computed with `numpy.linalg.solve` of NumPy 2.4.6 on the normal
/// equations written out as full matrices.
#[test]
fn factors_are_those_of_a_dense_solution() {
    let immigration =
        [[0.0, 120.0, 300.0, 45.0], [80.0, 0.0, 150.0, 30.0], [260.0, 140.0, 0.0, 75.0], [52.0, 21.0, 66.0, 0.0]];
    let emigration =
        [[0.0, 100.0, 210.0, 60.0], [95.0, 0.0, 160.0, 22.0], [200.0, 180.0, 0.0, 90.0], [40.0, 25.0, 50.0, 0.0]];
    let mut reports = Vec::new();
    for Route { origin, destination, .. } in extent(4).routes() {
        reports.push(received(origin, destination, immigration[origin][destination]));
        reports.push(sent(origin, destination, emigration[origin][destination]));
    }
    let found = corrections(&table(4, &reports), &[fixed(0, Side::Receiver)]);
    let factors: Vec<f64> =
        found.receiver_factors.iter().chain(&found.sender_factors).map(|factor| factor.unwrap()).collect();
    let expected =
        [1.0, 1.278_063_66, 0.937_547_25, 1.295_153_85, 1.316_587_83, 0.923_264_90, 1.123_798_76, 1.215_817_87];
    for (factor, expected) in factors.iter().zip(expected) {
        assert_near(*factor, expected, 1e-8);
    }
    assert_near(found.sum_of_squares, 18.297_002_289_092_042, 1e-9);
    let flow = found.flows.iter().find(|flow| flow.route == route(1, 2)).unwrap();
    assert_near(flow.persons, 144.177_235_668, 1e-8);
}

#[test]
fn reports_that_differ_by_factors_alone_give_these_factors_back() {
    let (receiver, sender) = ([1.0, 1.25, 0.8, 2.0], [1.6, 1.0, 4.0, 0.5]);
    let mut reports = Vec::new();
    for Route { origin, destination, .. } in extent(4).routes() {
        let persons = 1000.0 + 170.0 * origin as f64 + 31.0 * destination as f64;
        reports.push(received(origin, destination, persons / receiver[destination]));
        reports.push(sent(origin, destination, persons / sender[origin]));
    }
    let found = corrections(&table(4, &reports), &[fixed(0, Side::Receiver)]);
    for country in 0..4 {
        assert_near(found.receiver_factors[country].unwrap(), receiver[country], 1e-9);
        assert_near(found.sender_factors[country].unwrap(), sender[country], 1e-9);
    }
    assert_near(found.sum_of_squares, 0.0, 1e-12);
    assert_eq!((found.terms, found.estimated, found.flows.len()), (12, 7, 12));
}

/// With two countries there are two flows, and nothing ties the reports of one to those of the other.
#[test]
fn factors_that_nothing_ties_to_the_benchmark_have_no_value() {
    let reports = [received(0, 1, 100.0), sent(0, 1, 80.0), received(1, 0, 50.0), sent(1, 0, 60.0)];
    let found = corrections(&table(2, &reports), &[fixed(0, Side::Receiver)]);
    assert_eq!(found.receiver_factors, [Some(1.0), None]);
    assert_eq!(found.sender_factors[0], None);
    assert_near(found.sender_factors[1].unwrap(), 50.0 / 60.0, 1e-12);
    let expected = [
        MirrorFinding::NotConnected { country: 1, side: Side::Receiver },
        MirrorFinding::NotConnected { country: 0, side: Side::Sender },
    ];
    assert_eq!(found.findings, expected);
    assert_eq!(found.flows.iter().map(|flow| flow.route).collect::<Vec<_>>(), [route(1, 0)]);
}

/// A flow of zero on one side says nothing about how the two factors compare.
#[test]
fn a_zero_does_not_tie_two_factors() {
    let reports = [received(1, 0, 50.0), sent(1, 0, 0.0), received(2, 0, 0.0), sent(2, 0, 0.0)];
    let found = corrections(&table(3, &reports), &[fixed(0, Side::Receiver)]);
    assert_eq!(found.sender_factors, [None; 3]);
    assert!(found.findings.contains(&MirrorFinding::NobodyOnBothSides { pairs: 1, first: route(2, 0) }));
}

#[test]
fn a_one_sided_flow_is_corrected_by_the_factor_of_its_reporter() {
    let reports = [received(0, 2, 100.0), sent(0, 2, 125.0), received(1, 2, 40.0)];
    let found = corrections(&table(3, &reports), &[fixed(0, Side::Sender)]);
    let flow = found.flows.iter().find(|flow| flow.route == route(1, 2)).unwrap();
    assert_eq!(flow.basis, Basis::Receiver);
    assert_near(flow.persons, 50.0, 1e-9);
}

#[test]
fn a_country_that_changes_its_rule_is_told() {
    let later = |report: Report| Report { route: Route { period: 1, ..report.route }, ..report };
    let reports = [
        received(0, 1, 10.0),
        sent(0, 1, 10.0),
        later(received(0, 1, 10.0)),
        later(Report { duration_rule: QUARTER, ..sent(0, 1, 15.0) }),
    ];
    let tabulated = tabulate_reports(Extent { countries: 2, periods: 2 }, &reports).unwrap();
    let found = corrections(&tabulated.table, &[fixed(1, Side::Receiver)]);
    let rules = [DurationRule::Months(12), DurationRule::Months(3)];
    assert!(found.findings.contains(&MirrorFinding::RuleChanges { country: 0, side: Side::Sender, rules }));
}

#[test]
fn a_benchmark_that_is_none_is_refused() {
    let table = table(2, &[received(0, 1, 10.0), sent(0, 1, 10.0)]);
    let benchmark = fixed(0, Side::Sender);
    for fixed in [
        vec![],
        vec![FixedFactor { country: 2, ..benchmark }],
        vec![FixedFactor { factor: 0.0, ..benchmark }],
        vec![FixedFactor { factor: f64::NAN, ..benchmark }],
        vec![benchmark, benchmark],
    ] {
        assert!(matches!(estimate_factors(&table, &fixed), Err(MirrorError::Benchmark(_))), "{fixed:?}");
    }
}
