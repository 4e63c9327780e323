//! Laws of converting a flow from one duration rule to another.

use marsad_reconcile::mirror::duration::{
    Conversion, DurationParameters, MeasuredFlow, Reached, Spell, Thresholds, convert_flow, count_reached, stay_share,
};
use marsad_reconcile::mirror::{DurationRule, MirrorFinding};

use super::assert_near;

/// The spells of duration/METHOD.md.
fn spells() -> Vec<Spell> {
    let spell = |(months, is_ended, weight): (f64, bool, f64)| Spell { months, is_ended, entry_months: 3.0, weight };
    let rows =
        [(4.0, true, 100.0), (8.0, true, 200.0), (10.0, false, 100.0), (15.0, true, 300.0), (30.0, false, 300.0)];
    rows.map(spell).to_vec()
}

fn few() -> DurationParameters {
    DurationParameters { at_risk_min: 0.0 }
}

fn conversion(from: DurationRule, to: DurationRule) -> Conversion {
    Conversion { from, to }
}

/// The worked example of duration/METHOD.md.
#[test]
fn worked_example_of_a_conversion() {
    let flow = MeasuredFlow { persons: 10_000.0, standard_error: 400.0 };
    let converted =
        convert_flow(flow, conversion(DurationRule::Months(3), DurationRule::Months(12)), &spells(), &few());
    assert_eq!(converted.findings, []);
    let share = converted.share.unwrap();
    assert_near(share.share, 0.7, 1e-12);
    // 0.1 / (0.9 · 1000² / 240 000) + (2/9) / (7/9 · 900² / 230 000)
    let log_variance: f64 = 0.1 / (0.9 * 1_000_000.0 / 240_000.0) + (2.0 / 7.0) * 230_000.0 / 810_000.0;
    assert_near(share.standard_error.unwrap(), 0.7 * log_variance.sqrt(), 1e-12);
    assert_near(share.at_risk_effective.unwrap(), 810_000.0 / 230_000.0, 1e-9);
    let found = converted.flow.unwrap();
    assert_near(found.persons, 7000.0, 1e-9);
    assert_near(found.standard_error, (280.0_f64.powi(2) + 49_000_000.0 * log_variance).sqrt(), 1e-6);
}

#[test]
fn a_flow_comes_back_from_the_longer_rule() {
    let flow = MeasuredFlow { persons: 10_000.0, standard_error: 0.0 };
    let (short, long) = (DurationRule::Months(3), DurationRule::Months(12));
    let there = convert_flow(flow, conversion(short, long), &spells(), &few()).flow.unwrap();
    let back = convert_flow(there, conversion(long, short), &spells(), &few()).flow.unwrap();
    assert_near(back.persons, 10_000.0, 1e-8);
    assert!(back.standard_error > there.standard_error);
}

#[test]
fn a_rule_that_is_the_same_changes_nothing() {
    let flow = MeasuredFlow { persons: 12.0, standard_error: 3.0 };
    for (from, to) in
        [(DurationRule::Permanent, DurationRule::Permanent), (DurationRule::NoLimit, DurationRule::Months(0))]
    {
        assert_eq!(convert_flow(flow, conversion(from, to), &[], &few()).flow, Some(flow));
    }
}

#[test]
fn what_spells_cannot_say_is_a_finding_and_no_number() {
    let flow = MeasuredFlow { persons: 10.0, standard_error: 1.0 };
    let (short, long) = (DurationRule::Months(3), DurationRule::Months(12));
    let check = |flow, conversion, spells: &[Spell], finding| {
        let converted = convert_flow(flow, conversion, spells, &few());
        assert_eq!((converted.flow, converted.findings), (None, vec![finding]));
    };
    let permanent = MirrorFinding::RuleWithoutMonths { rule: DurationRule::Permanent };
    check(flow, conversion(short, DurationRule::Permanent), &spells(), permanent.clone());
    check(flow, conversion(DurationRule::Permanent, short), &spells(), permanent);
    check(flow, conversion(short, long), &[], MirrorFinding::NobodyAtRisk { months: 3.0, again_from: None });
    check(
        flow,
        conversion(DurationRule::NoLimit, long),
        &spells(),
        // They were not asked about stays of less than three months.
        MirrorFinding::NobodyAtRisk { months: 0.0, again_from: Some(3.0) },
    );
    let never_again = MirrorFinding::NobodyAtRisk { months: 30.0, again_from: None };
    check(flow, conversion(short, DurationRule::Months(48)), &spells(), never_again);
    check(flow, conversion(long, short), &spells()[..2], MirrorFinding::EverySpellEnded { months: 8.0 });
    let negative = MeasuredFlow { persons: -1.0, standard_error: 0.0 };
    let unusable = MirrorFinding::FlowUnusable { persons: -1.0, standard_error: 0.0 };
    check(negative, conversion(short, long), &spells(), unusable);
}

#[test]
fn a_gap_in_the_observation_is_not_bridged() {
    let spell = |entry_months, months| Spell { months, is_ended: false, entry_months, weight: 1.0 };
    let thresholds = Thresholds { from_months: 0.0, to_months: 12.0 };
    let share = |spells: &[Spell]| stay_share(spells, thresholds, &few());
    assert_eq!(share(&[spell(0.0, 5.0), spell(5.0, 20.0)]).share.unwrap().share, 1.0);
    let with_gap = share(&[spell(0.0, 5.0), spell(6.0, 20.0)]);
    let nobody = MirrorFinding::NobodyAtRisk { months: 5.0, again_from: Some(6.0) };
    assert_eq!((with_gap.share, with_gap.findings), (None, vec![nobody]));
}

#[test]
fn spells_that_cannot_be_are_told_and_thin_evidence_too() {
    let good = spells();
    let bad = [
        Spell { months: f64::NAN, ..good[0] },
        Spell { weight: 0.0, ..good[0] },
        Spell { weight: f64::INFINITY, ..good[0] },
        Spell { months: 2.0, ..good[0] },
        Spell { entry_months: -1.0, ..good[0] },
    ];
    let all: Vec<Spell> = bad.iter().chain(&good).copied().collect();
    let thresholds = Thresholds { from_months: 3.0, to_months: 12.0 };
    let estimate = stay_share(&all, thresholds, &DurationParameters::default());
    assert_near(estimate.share.unwrap().share, 0.7, 1e-12);
    let codes: Vec<&str> = estimate.findings.iter().map(MirrorFinding::code).collect();
    assert_eq!(codes[..5], ["mirror-spell-unusable"; 5]);
    assert_eq!(codes[5..], ["mirror-few-at-risk"]);
}

#[test]
fn six_months_and_a_day_are_longer_than_six_months() {
    let (half, day_more) = (DurationRule::Months(6), DurationRule::MonthsAndDays { months: 6, days: 1 });
    let spell = |months| Spell { months, is_ended: true, entry_months: 0.0, weight: 1.0 };
    let spells = [6.0, 6.02, 7.0, 8.0].map(spell);
    let flow = MeasuredFlow { persons: 100.0, standard_error: 0.0 };
    assert_near(convert_flow(flow, conversion(half, day_more), &spells, &few()).flow.unwrap().persons, 50.0, 1e-9);
}

/// The worked example of duration/METHOD.md: 4 and 8 months ended, 10 were still going on.
#[test]
fn stays_of_the_worked_example_are_counted() {
    let check = |months, expected| assert_eq!(count_reached(&spells(), months), expected, "{months}");
    check(12.0, Reached { stays: 2, weight: 600.0, ended_weight: 300.0, open_weight: 100.0 });
    check(3.0, Reached { stays: 5, weight: 1000.0, ended_weight: 0.0, open_weight: 0.0 });
    let unusable = Spell { weight: -1.0, ..spells()[0] };
    assert_eq!(count_reached(&[unusable], 3.0), Reached::default());
}

/// Without anything open and seen from the beginning, the share is a plain one of weights.
#[test]
fn a_share_of_stays_that_all_ended_is_the_weight_seen_to_reach_it() {
    let spell = |(months, weight): (f64, f64)| Spell { months, is_ended: true, entry_months: 0.0, weight };
    let spells = [(1.0, 3.0), (4.0, 2.0), (12.0, 1.0), (30.0, 2.5)].map(spell);
    let reached = count_reached(&spells, 12.0);
    let thresholds = Thresholds { from_months: 0.0, to_months: 12.0 };
    let share = stay_share(&spells, thresholds, &few()).share.unwrap().share;
    assert_near(reached.weight / (reached.weight + reached.ended_weight), share, 1e-12);
}
