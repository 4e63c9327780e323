//! Laws of the double-entry table.

use marsad_reconcile::mirror::double_entry::{Rules, compare_pairs, summarise_countries, tabulate_reports};
use marsad_reconcile::mirror::{DurationRule, MirrorFinding, Report, Side};

use super::{QUARTER, YEAR, assert_near, extent, received, route, sent, table};

/// The worked example of double_entry/METHOD.md.
#[test]
fn worked_example_of_the_double_entry_table() {
    let three_months = Report { duration_rule: QUARTER, ..sent(1, 0, 90.0) };
    let reports = [received(0, 1, 100.0), sent(0, 1, 80.0), received(1, 0, 50.0), three_months, received(2, 1, 40.0)];
    let found = compare_pairs(&table(3, &reports));
    let [first, second] = &found.comparisons[..] else { panic!("{:#?}", found.comparisons) };
    assert_eq!((first.rules, second.rules), (Rules::Alike, Rules::Unlike));
    assert_near(first.asymmetry, 20.0 / 90.0, 1e-12);
    assert_near(first.ratio.unwrap(), 0.8, 1e-12);
    assert_near(first.log_difference.unwrap(), 0.8_f64.ln(), 1e-12);
    assert_near(second.asymmetry, 40.0 / 70.0, 1e-12);
    let silent = MirrorFinding::OneSided { country: 2, missing: Side::Sender, pairs: 1 };
    let unlike = MirrorFinding::UnlikeDurationRules {
        receiver: DurationRule::Months(12),
        sender: DurationRule::Months(3),
        pairs: 1,
        first: route(1, 0),
    };
    assert_eq!(found.findings, [silent, unlike]);
}

#[test]
fn pairs_under_unlike_rules_are_never_added_to_pairs_under_one_rule() {
    let three_months = Report { duration_rule: QUARTER, ..sent(2, 1, 300.0) };
    let not_stated = Report { duration_rule: None, ..sent(3, 1, 7.0) };
    let reports = [
        received(0, 1, 100.0),
        sent(0, 1, 80.0),
        received(2, 1, 100.0),
        three_months,
        received(3, 1, 9.0),
        not_stated,
        received(1, 0, 60.0),
        sent(1, 0, 60.0),
    ];
    let comparisons = compare_pairs(&table(4, &reports)).comparisons;
    let summaries = summarise_countries(&comparisons);
    let of_receiver = summaries.iter().filter(|summary| summary.country == 1 && summary.side == Side::Receiver);
    let found: Vec<_> = of_receiver.map(|summary| (summary.rules, summary.pairs, summary.sender_persons)).collect();
    assert_eq!(found, [(Rules::Alike, 1, 80.0), (Rules::Unlike, 1, 300.0), (Rules::NotStated, 1, 7.0)]);
    // Each comparison counts once for its receiver and once for its sender.
    assert_eq!(summaries.iter().map(|summary| summary.pairs).sum::<usize>(), 2 * comparisons.len());
}

#[test]
fn a_country_is_summed_over_its_partners() {
    let reports = [received(0, 2, 100.0), sent(0, 2, 50.0), received(1, 2, 10.0), sent(1, 2, 10.0)];
    let summaries = summarise_countries(&compare_pairs(&table(3, &reports)).comparisons);
    let found = summaries.iter().find(|summary| summary.country == 2).unwrap();
    assert_eq!((found.pairs, found.receiver_persons, found.sender_persons), (2, 110.0, 60.0));
    assert_near(found.asymmetry, 50.0 / 85.0, 1e-12);
    assert_near(found.asymmetry_median, (50.0 / 75.0) / 2.0, 1e-12);
    assert_near(found.ratio.unwrap(), 60.0 / 110.0, 1e-12);
    assert_near(found.log_difference_mean.unwrap(), 0.5_f64.ln() / 2.0, 1e-12);
}

#[test]
fn a_zero_has_an_asymmetry_but_no_logarithm() {
    let reports = [received(0, 1, 0.0), sent(0, 1, 5.0), received(1, 0, 0.0), sent(1, 0, 0.0)];
    let found = compare_pairs(&table(2, &reports));
    let asymmetries: Vec<f64> = found.comparisons.iter().map(|comparison| comparison.asymmetry).collect();
    assert_eq!(asymmetries, [2.0, 0.0]);
    assert!(found.comparisons.iter().all(|comparison| comparison.ratio.or(comparison.log_difference).is_none()));
    assert_eq!(found.findings, [MirrorFinding::ZeroWithoutRatio { pairs: 2, first: route(0, 1) }]);
}

#[test]
fn every_report_that_cannot_stand_is_a_finding() {
    let reports = [
        received(0, 2, 1.0),
        received(1, 1, 1.0),
        received(0, 1, f64::INFINITY),
        received(0, 1, -1.0),
        received(0, 1, 8.0),
        received(0, 1, 9.0),
    ];
    let tabulated = tabulate_reports(extent(2), &reports).unwrap();
    let codes: Vec<&str> = tabulated.findings.iter().map(MirrorFinding::code).collect();
    let expected = ["outside", "within-country", "not-finite", "negative", "repeated"];
    assert_eq!(codes, expected.map(|word| format!("mirror-report-{word}")));
    assert_eq!(tabulated.places, [0, 1, 2, 3, 5], "each finding knows its report");
    let kept = tabulated.table.pair(route(0, 1)).unwrap().receiver.unwrap();
    assert_eq!(kept.persons, 8.0);
}

/// Both count by 3 and by 12 months, whichever they give first.
#[test]
fn of_reports_under_several_rules_the_one_is_compared_whose_rule_the_other_side_has_too() {
    let quarter = |report: Report| Report { duration_rule: QUARTER, ..report };
    let half = Report { duration_rule: Some(DurationRule::Months(6)), ..sent(0, 1, 70.0) };
    let of_year = (received(0, 1, 60.0), sent(0, 1, 55.0));
    for reports in [
        vec![quarter(received(0, 1, 100.0)), of_year.0, half, of_year.1],
        vec![of_year.1, half, of_year.0, quarter(received(0, 1, 100.0))],
    ] {
        let tabulated = tabulate_reports(extent(2), &reports).unwrap();
        let compared = compare_pairs(&tabulated.table).comparisons;
        let [one] = &compared[..] else { panic!("{compared:#?}") };
        assert_eq!((one.receiver.persons, one.sender.persons, one.rules), (60.0, 55.0, Rules::Alike));
        let codes: Vec<&str> = tabulated.findings.iter().map(MirrorFinding::code).collect();
        assert_eq!(codes, ["mirror-report-by-other-rule"; 2]);
        for (finding, place) in tabulated.findings.iter().zip(tabulated.places) {
            let MirrorFinding::ReportByOtherRule { kept, left_out } = finding else { panic!("{finding:?}") };
            assert_eq!((kept.duration_rule, *left_out), (YEAR, reports[place]));
        }
    }
}

#[test]
fn a_second_figure_is_said_to_be_under_another_rule_only_where_it_is() {
    let quarter = Report { duration_rule: QUARTER, ..received(0, 1, 100.0) };
    let not_stated = Report { duration_rule: None, ..quarter };
    let reports = [quarter, received(0, 1, 60.0), quarter, not_stated];
    let tabulated = tabulate_reports(extent(2), &reports).unwrap();
    let codes: Vec<&str> = tabulated.findings.iter().map(MirrorFinding::code).collect();
    assert_eq!(codes, ["by-other-rule", "repeated", "repeated"].map(|word| format!("mirror-report-{word}")));
    let kept = tabulated.table.pair(route(0, 1)).unwrap().receiver.unwrap();
    assert_eq!(kept.persons, 100.0, "the first, where the other side has none of the rules");
}

#[test]
fn a_side_whose_figure_was_left_out_is_not_silent() {
    let reports = [received(0, 1, 8.0), sent(0, 1, -5.0), received(1, 0, 7.0)];
    let mut table = tabulate_reports(extent(2), &reports).unwrap().table;
    let silent = MirrorFinding::OneSided { country: 1, missing: Side::Sender, pairs: 1 };
    assert_eq!(compare_pairs(&table).findings, [silent], "the country 0 gave a figure, which is wrong");
    table.leave_out(route(1, 0), Side::Sender);
    assert!(compare_pairs(&table).findings.is_empty());
}
