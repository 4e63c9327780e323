//! Laws of estimates that need no other program.

use marsad_survey::{
    Design, Domain, Frame, LonelyRule, QualityFlag, QualityRules, SurveyError, Unsupported, count, mean, proportion,
    ratio, total,
};

use crate::sample::{clustered, frame, near};

#[test]
fn shares_of_all_codes_sum_to_one_without_error() {
    let found = clustered().build().unwrap().estimate(proportion("status").by("g")).unwrap();
    let sum = found.contrast(&[1.0, 1.0, 0.0, 0.0]).unwrap();
    near(sum.value, 1.0, 1e-12);
    assert!(sum.standard_error < 1e-12);
}

#[test]
fn domain_totals_sum_to_the_total_with_its_error() {
    let design = clustered().fpc("clusters_in_stratum").build().unwrap();
    let parts = design.estimate(total("y").by(["g", "status"])).unwrap();
    let whole = design.estimate(total("y")).unwrap();
    let sum = parts.contrast(&[1.0; 4]).unwrap();
    near(sum.value, whole.rows[0].value, 1e-12);
    near(sum.standard_error, whole.rows[0].standard_error, 1e-12);
    near(parts.covariance().unwrap().of_combination(&[1.0; 4]).sqrt(), sum.standard_error, 1e-10);
}

#[test]
fn nothing_differs_from_an_estimate_that_does_not_exist() {
    let all = frame();
    let rows = all.numbers("y").unwrap().iter().zip(all.numbers("g").unwrap());
    let of_second = rows.map(|(y, group)| if *group == 1.0 { f64::NAN } else { *y }).collect();
    let design = Design::new(all.with_numbers("y", of_second).unwrap()).weights("w").strata("h").clusters("psu");
    let found = design.build().unwrap().estimate(mean("y").by("g")).unwrap();
    assert!(found.rows[0].value.is_nan() && found.rows[1].standard_error > 0.0);
    let difference = found.difference(0, 1).unwrap();
    let told = [difference.value, difference.standard_error, difference.low, difference.degrees_of_freedom];
    assert!(told.into_iter().all(f64::is_nan), "{difference:?}");
}

#[test]
fn a_domain_by_condition_equals_the_cell_of_a_crossing() {
    let design = clustered().build().unwrap();
    let by = design.estimate(ratio("y", "x").by("g")).unwrap();
    let alone = design.estimate(ratio("y", "x").where_(Domain::is("g", "2"))).unwrap();
    assert_eq!(by.rows[1].value, alone.rows[0].value);
    near(by.rows[1].standard_error, alone.rows[0].standard_error, 1e-12);
    let restricted = design.restricted(&Domain::is("g", "2")).unwrap().estimate(ratio("y", "x")).unwrap();
    near(restricted.rows[0].standard_error, alone.rows[0].standard_error, 1e-12);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let order: Vec<usize> = (0..24).map(|row| (row * 7) % 24).collect();
    let all = frame();
    let mut shuffled = Frame::new(24);
    for name in all.names() {
        let values = all.numbers(name).unwrap();
        shuffled = shuffled.with_numbers(name, order.iter().map(|row| values[*row]).collect()).unwrap();
    }
    let build = |frame: Frame| {
        let builder = Design::new(frame).strata("h").clusters(["psu", "ssu"]);
        builder.fpc(["clusters_in_stratum", "halves_in_cluster"]).build().unwrap()
    };
    let request = || mean(["y", "x"]).by("status");
    let (one, other) = (build(all).estimate(request()).unwrap(), build(shuffled).estimate(request()).unwrap());
    for (left, right) in one.rows.iter().zip(&other.rows) {
        near(left.value, right.value, 1e-12);
        near(left.standard_error, right.standard_error, 1e-11);
    }
}

/// The influences of a mean, given as columns, have the variance of the mean.
#[test]
fn columns_of_influences_give_the_variance_of_the_estimate() {
    let design = clustered().fpc("clusters_in_stratum").build().unwrap();
    let found = design.estimate(mean("y")).unwrap();
    let (value, sum): (f64, f64) = (found.rows[0].value, design.weights().iter().sum());
    let values = design.frame().numbers("y").unwrap().iter().zip(design.weights());
    let influence: Vec<f64> = values.map(|(y, weight)| weight * (y - value) / sum).collect();
    let covariance = design.covariance(&[influence]).unwrap();
    near(covariance.standard_error(0), found.rows[0].standard_error, 1e-12);
}

#[test]
fn an_interval_of_shares_is_refused_for_other_numbers() {
    let design = clustered().build().unwrap();
    let refused = SurveyError::Unsupported(Unsupported::NotAProportion);
    assert_eq!(design.estimate(mean("y").interval(marsad_survey::Interval::Beta)).unwrap_err(), refused);
    assert_eq!(design.estimate(total("big").interval(marsad_survey::Interval::Beta)).unwrap_err(), refused);
}

#[test]
fn a_table_has_one_row_for_each_estimate() {
    let design = clustered().build().unwrap();
    let found = design.estimate(mean(["y", "x"]).by(["g", "status"])).unwrap().judged(&QualityRules::default());
    assert!(found.rows.iter().all(|row| row.flag == Some(QualityFlag::Suppress)));
    let batch = found.to_batch();
    assert_eq!((batch.num_rows(), batch.num_columns()), (8, 16));
    assert_eq!(batch.schema().field(0).name(), "g");
    assert_eq!(batch.column_by_name("probability").unwrap().null_count(), 8);
}

#[test]
fn a_cell_whose_values_are_all_missing_is_shown_without_numbers() {
    let y = frame()
        .numbers("y")
        .unwrap()
        .iter()
        .zip(frame().numbers("g").unwrap())
        .map(|(y, g)| if *g == 1.0 { f64::NAN } else { *y })
        .collect();
    let design =
        Design::new(frame().with_numbers("y", y).unwrap()).weights("w").strata("h").clusters("psu").build().unwrap();
    let found = design.estimate(total("y").by("g")).unwrap();
    assert!(found.rows[0].value.is_nan() && found.rows[0].rows == 0);
    assert_eq!(found.missing.in_variables, 12);
    near(found.rows[1].value, 674.0, 1e-12);
    assert_eq!(design.estimate(count().by("g")).unwrap().rows[0].rows, 12);
}

/// The domain lies in the lonely stratum alone. R survey 4.1.1: zero by `certainty` and by `adjust` (of a mean), not a number by
/// `average`; of the first cluster R gives an error, and no degrees of freedom.
#[test]
fn an_error_that_rests_on_one_unit_is_never_good_enough() {
    let rules = QualityRules { rows_min: 1, interval_max: f64::INFINITY, ..QualityRules::default() };
    let judged = |rule, by: &str| {
        let builder = Design::new(frame()).weights("w").strata("lonely").clusters("psu").lonely(rule);
        builder.build().unwrap().estimate(mean("y").by(by)).unwrap().judged(&rules)
    };
    let rules_of_r = [(LonelyRule::Certainty, 0.0), (LonelyRule::Adjust, 0.0), (LonelyRule::Average, f64::NAN)];
    for (rule, expected) in rules_of_r {
        let found = judged(rule, "lonely");
        near(found.rows[1].standard_error, expected, 1e-12);
        assert_eq!(found.rows[1].flag, Some(QualityFlag::Suppress), "{rule:?}");
        assert_ne!(found.rows[0].flag, Some(QualityFlag::Suppress), "the domain has two clusters");
    }
    let of_clusters = judged(LonelyRule::Certainty, "psu");
    assert!(of_clusters.rows.iter().all(|row| row.flag == Some(QualityFlag::Suppress)));
}

#[test]
fn an_error_of_what_was_drawn_whole_is_known_to_be_nothing() {
    let rules = QualityRules { rows_min: 1, ..QualityRules::default() };
    let populations = (0..24).map(|row| if row / 4 == 2 { 1.0 } else { 30.0 }).collect();
    let frame = frame().with_numbers("units", populations).unwrap();
    let design = Design::new(frame).weights("w").strata("lonely").clusters("psu").fpc("units").build().unwrap();
    let found = design.estimate(mean("y").by("lonely")).unwrap().judged(&rules);
    let whole = &found.rows[1];
    assert_eq!((whole.standard_error, whole.low, whole.high), (0.0, whole.value, whole.value));
    assert_eq!(whole.flag, Some(QualityFlag::Publish));
}
