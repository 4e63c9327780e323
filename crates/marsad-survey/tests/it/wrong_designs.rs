//! A wrong design is explained, not computed over.

use marsad_survey::design::RowsFound;
use marsad_survey::{Design, DesignBuilder, DesignFinding, Frame, LonelyRule, PairEstimator, Pps, SurveyError, mean};

use crate::sample::{clustered, frame};

fn with(name: &str, change: impl Fn(usize, f64) -> f64) -> Frame {
    let values = frame().numbers(name).unwrap().iter().enumerate().map(|(row, value)| change(row, *value)).collect();
    frame().with_numbers(name, values).unwrap()
}

fn check(builder: DesignBuilder, expected: DesignFinding) {
    match builder.build() {
        Err(SurveyError::WrongDesign(findings)) => {
            assert_eq!(findings.into_iter().find(|finding| *finding == expected), Some(expected));
        }
        other => panic!("{other:?}"),
    }
}

fn rows(column: &str, rows: usize, first_row: usize) -> RowsFound {
    RowsFound { column: column.to_owned(), rows, first_row }
}

#[test]
fn weights_must_be_numbers_from_zero_up() {
    let build = |frame| Design::new(frame).weights("w").strata("h").clusters("psu");
    let negative = with("w", |row, weight| if row == 5 { -weight } else { weight });
    check(build(negative), DesignFinding::NegativeWeights(rows("w", 1, 5)));
    let missing = with("w", |row, weight| if row > 21 { f64::NAN } else { weight });
    check(build(missing), DesignFinding::MissingWeights(rows("w", 2, 22)));
    check(build(with("w", |_, _| 0.0)), DesignFinding::NoPositiveWeight);
    let zeros = build(with("w", |row, weight| if row < 2 { 0.0 } else { weight })).build().unwrap();
    assert_eq!(zeros.findings(), [DesignFinding::ZeroWeights(rows("w", 2, 0))]);
    assert_eq!(zeros.estimate(mean("y")).unwrap().rows[0].rows, 22);
}

#[test]
fn weights_that_do_not_sum_to_the_stated_total_are_refused() {
    check(clustered().expected_total(300.0), DesignFinding::WeightsDoNotSum { expected: 300.0, found: 264.0 });
    assert!(clustered().expected_total(264.1).build().is_ok());
}

/// 23 rows of weight 10 and one of 10⁹, which is told; one of 40 among them is not: 40 / 270 is 3.6 times 1 / 24.
#[test]
fn a_row_that_bears_nearly_all_weight_is_told() {
    let built = |heaviest: f64| {
        let frame = with("w", |row, _| if row == 7 { heaviest } else { 10.0 });
        Design::new(frame).weights("w").strata("h").clusters("psu").build().unwrap().findings().to_vec()
    };
    let found = built(1e9);
    assert!(matches!(found[..], [DesignFinding::HeavyRow { row: 7, rows: 24, .. }]), "{found:?}");
    let values = [("row", "8"), ("share", "100"), ("rows", "24"), ("effective-rows", "1")];
    assert_eq!(found[0].values(), values.map(|(name, value)| (name, value.to_owned())));
    assert!(!found[0].is_fatal());
    assert_eq!(built(40.0), []);
}

#[test]
fn a_cluster_in_two_strata_is_refused_unless_names_are_nested() {
    let moved = || with("h", |row, stratum| if row == 3 { 2.0 } else { stratum });
    let strata = vec!["1".to_owned(), "2".to_owned()];
    let build = || Design::new(moved()).weights("w").strata("h").clusters("psu");
    check(build(), DesignFinding::UnitInTwoStrata { unit: "1".to_owned(), strata, count: 1 });
    assert_eq!(build().nested().build().unwrap().degrees_of_freedom(), 5.0);
}

#[test]
fn a_stratum_of_one_cluster_needs_a_rule() {
    let builder = Design::new(frame()).weights("w").strata("lonely").clusters("psu");
    let strata = vec!["2".to_owned()];
    check(builder.clone(), DesignFinding::LonelyStrata { stage: 1, count: 1, strata, rule: LonelyRule::Fail });
    assert_eq!(builder.lonely(LonelyRule::Certainty).build().unwrap().findings().len(), 1);
}

#[test]
fn a_sample_of_one_cluster_is_refused() {
    check(Design::new(frame()).weights("w").clusters("hundred"), DesignFinding::OnlyOneUnit);
}

#[test]
fn populations_must_hold_their_samples() {
    let small = with("clusters_in_stratum", |row, size| if row < 12 { 2.0 } else { size });
    let finding = DesignFinding::PopulationTooSmall { stage: 1, stratum: "1".to_owned(), population: 2.0, sampled: 3 };
    check(Design::new(small).weights("w").strata("h").clusters("psu").fpc("clusters_in_stratum"), finding);
    let mixed = with("clusters_in_stratum", |row, size| if row < 12 { 0.1 } else { size });
    let builder = Design::new(mixed).weights("w").strata("h").clusters("psu").fpc("clusters_in_stratum");
    check(builder, DesignFinding::SizesAndFractionsMixed);
    check(clustered().fpc("clusters_in_stratum").pps(Pps::Brewer), DesignFinding::SizesWherePpsNeedsFractions);
}

#[test]
fn drawing_by_size_without_replacement_needs_probabilities_whatever_the_weights_are() {
    let estimator = PairEstimator::HorvitzThompson;
    let hartley_rao = Pps::HartleyRao { mean_square: None, estimator };
    for pps in [Pps::Brewer, Pps::Hajek, Pps::Overton(estimator), hartley_rao] {
        check(clustered().pps(pps), DesignFinding::PpsWithoutProbabilities);
    }
    assert!(clustered().pps(Pps::WithReplacement).build().is_ok());
}

#[test]
fn rows_of_one_unit_tell_one_population() {
    let moved = with("clusters_in_stratum", |row, size| if row == 13 { size + 1.0 } else { size });
    let builder = Design::new(moved).weights("w").strata("h").clusters("psu").fpc("clusters_in_stratum");
    check(builder, DesignFinding::PopulationVariesInUnit { stage: 1, unit: "4".to_owned(), count: 1 });
}

/// The weights 10 and 12 sum to 264.
#[test]
fn weights_that_were_divided_by_their_sum_or_mean_are_told_and_used() {
    let divided = |divisor: f64| Design::new(with("w", |_, weight| weight / divisor)).weights("w").build().unwrap();
    for divisor in [264.0, 11.0] {
        let design = divided(divisor);
        assert_eq!(design.findings().iter().map(DesignFinding::code).collect::<Vec<_>>(), ["normalised-weights"]);
    }
    assert_eq!(divided(1.0).findings(), []);
}

#[test]
fn only_ones_and_zeros_mark_a_second_phase() {
    let marked = |column: &str| Design::two_phase(frame(), column).build().map(|design| design.findings().to_vec());
    let Err(SurveyError::WrongDesign(findings)) = marked("status") else { panic!("1 and 2 are no marks") };
    let told = DesignFinding::SecondPhaseMarks { column: "status".to_owned(), values: vec!["2".to_owned()], rows: 15 };
    assert_eq!(findings, [told]);
    assert!(marked("second").is_ok());
}

#[test]
fn design_columns_must_be_known_for_every_row() {
    let gaps = with("psu", |row, psu| if row == 7 { f64::NAN } else { psu });
    let builder = Design::new(gaps).weights("w").strata("h").clusters("psu");
    check(builder, DesignFinding::MissingDesignValues(rows("psu", 1, 7)));
    let wrong = Design::new(frame()).weights("wt").build().unwrap_err();
    assert_eq!(wrong, SurveyError::NoSuchColumn { name: "wt".to_owned(), nearest: Some("w".to_owned()) });
}

#[test]
fn a_column_that_is_named_for_two_stages_is_refused() {
    let told = |columns: &[&str]| {
        let columns = columns.iter().map(|name| (*name).to_owned()).collect();
        DesignFinding::RepeatedDesignColumns { columns }
    };
    check(Design::new(frame()).weights("w").clusters(["psu", "psu"]), told(&["psu"]));
    check(Design::new(frame()).weights("w").strata(["h", "h", "h"]).clusters("psu"), told(&["h"]));
    check(clustered().fpc(["clusters_in_stratum", "clusters_in_stratum"]), told(&["clusters_in_stratum"]));
    let drawn = frame().with_numbers("p", vec![0.5; 24]).unwrap();
    check(Design::new(drawn).probabilities(["p", "p"]), told(&["p"]));
    assert!(Design::new(frame()).weights("w").strata("h").clusters(["psu", "person"]).build().is_ok());
}

#[test]
fn every_finding_says_its_code_and_its_values() {
    let Err(SurveyError::WrongDesign(findings)) = clustered().expected_total(300.0).build() else { panic!() };
    assert_eq!(findings[0].code(), "weights-do-not-sum");
    assert_eq!(findings[0].values(), [("expected", "300".to_owned()), ("found", "264".to_owned())]);
}
