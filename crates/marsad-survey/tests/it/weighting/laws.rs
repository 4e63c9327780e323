//! What holds of all weightings, examples worked by hand, and what is refused.

use marsad_survey::weighting::{
    CalibrationOptions, Distance, EmptyCells, Margin, RakingOptions, Redistribution, TrimLimit, Trimming,
    WeightingError, WeightingFinding, calibrate, post_stratify, rake, trim,
};
use marsad_survey::{Design, Frame};

use super::{
    OUTCOME, age, all_margins, bounds, calibrated, cells_of_sex_and_age, close, design, findings, sex, standard_error,
};

#[test]
fn raking_to_the_end_is_calibration_by_raking() {
    let raked = rake(&design(), &[sex(), age()], &RakingOptions { tolerance: 1e-13, ..Default::default() }).unwrap();
    let options = CalibrationOptions { distance: Distance::Raking, tolerance: 1e-12, ..Default::default() };
    let calibrated = calibrated(&[sex(), age()], &options);
    for (raked, calibrated) in raked.design.weights().iter().zip(calibrated.design.weights()) {
        close(*raked, *calibrated, 1e-10);
    }
}

#[test]
fn linear_calibration_to_cells_is_post_stratification() {
    let cells = cells_of_sex_and_age();
    let post_stratified = post_stratify(&design(), &cells, EmptyCells::Refuse).unwrap();
    let calibrated = calibrated(&[cells], &CalibrationOptions::default());
    for (one, other) in post_stratified.design.weights().iter().zip(calibrated.design.weights()) {
        close(*one, *other, 1e-12);
    }
    let errors = [&post_stratified, &calibrated].map(|weighted| standard_error(&weighted.design, |row| OUTCOME[row]));
    close(errors[0], errors[1], 1e-12);
}

/// Rows of weight `weight` with one coded column and one number.
fn small(weight: f64, codes: &[&str], numbers: &[f64]) -> Design {
    let frame = Frame::new(codes.len())
        .with_numbers("w", vec![weight; codes.len()])
        .and_then(|frame| frame.with_texts("code", codes))
        .and_then(|frame| frame.with_numbers("number", numbers.to_vec()))
        .unwrap();
    Design::new(frame).weights("w").build().unwrap()
}

#[test]
fn linear_weights_worked_by_hand() {
    let design = small(10.0, &["a", "a", "a", "a"], &[1.0, 2.0, 3.0, 4.0]);
    let margins = [Margin::size(44.0), Margin::total("number", 120.0)];
    let weighted = calibrate(&design, &margins, &CalibrationOptions::default()).unwrap();
    for (found, expected) in weighted.design.weights().iter().zip([8.0, 10.0, 12.0, 14.0]) {
        close(*found, expected, 1e-13);
    }
    let report = weighted.report;
    close(report.ratios.min, 0.8, 1e-13);
    close(report.ratios.max, 1.4, 1e-13);
    // 4 · (64 + 100 + 144 + 196) / 44².
    close(report.kish_after, 4.0 * 504.0 / 1936.0, 1e-13);
    close(report.constraints[1].before, 100.0, 1e-13);
    close(report.constraints[1].after, 120.0, 1e-13);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn cells_get_their_size() {
    let frame = Frame::new(3)
        .with_numbers("w", vec![10.0, 10.0, 20.0])
        .and_then(|frame| frame.with_texts("code", &["a", "a", "b"]))
        .unwrap();
    let design = Design::new(frame).weights("w").build().unwrap();
    let margin = Margin::counts("code", [("a", 30.0), ("b", 10.0)]);
    let weighted = post_stratify(&design, &margin, EmptyCells::Refuse).unwrap();
    for (found, expected) in weighted.design.weights().iter().zip([15.0, 15.0, 10.0]) {
        close(*found, expected, 1e-14);
    }
}

#[test]
fn one_round_worked_by_hand() {
    let frame = Frame::new(4)
        .with_numbers("w", vec![1.0; 4])
        .and_then(|frame| frame.with_texts("sex", &["f", "f", "m", "m"]))
        .and_then(|frame| frame.with_texts("age", &["y", "o", "y", "o"]))
        .unwrap();
    let design = Design::new(frame).weights("w").build().unwrap();
    let margins = [Margin::counts("sex", [("f", 3.0), ("m", 1.0)]), Margin::counts("age", [("y", 2.0), ("o", 2.0)])];
    let weighted = rake(&design, &margins, &RakingOptions { tolerance: 1e-10, ..Default::default() }).unwrap();
    for (found, expected) in weighted.design.weights().iter().zip([1.5, 1.5, 0.5, 0.5]) {
        close(*found, expected, 1e-14);
    }
    assert_eq!(weighted.report.iterations, 2);
}

#[test]
fn bounded_weights_stay_within_bounds_and_reach_their_margins() {
    for distance in [Distance::Linear, Distance::Raking, Distance::Logit] {
        let options = CalibrationOptions { distance, bounds: bounds(0.82, 1.45), ..Default::default() };
        let report = calibrated(&all_margins(), &options).report;
        assert!(report.ratios.min >= 0.82 - 1e-12 && report.ratios.max <= 1.45 + 1e-12, "{:?}", report.ratios);
        report.constraints.iter().for_each(|constraint| close(constraint.after, constraint.target, 1e-6));
    }
}

#[test]
fn bounds_that_are_too_narrow_are_not_computed_over() {
    let options = CalibrationOptions { bounds: bounds(0.99, 1.01), ..Default::default() };
    let refused = calibrate(&design(), &all_margins(), &options);
    assert!(matches!(refused, Err(WeightingError::NotConverged(_))), "{refused:?}");
    let forced = calibrate(&design(), &all_margins(), &CalibrationOptions { is_forced: true, ..options }).unwrap();
    assert!(!forced.report.is_converged);
    assert!(forced.report.findings.iter().any(|finding| matches!(finding, WeightingFinding::NotReached { .. })));
}

#[test]
fn logit_needs_bounds_around_one() {
    for bounds in [None, bounds(1.1, 2.0), bounds(0.5, 0.9), bounds(0.5, f64::INFINITY)] {
        let options = CalibrationOptions { distance: Distance::Logit, bounds, ..Default::default() };
        let refused = calibrate(&design(), &all_margins(), &options);
        assert!(matches!(refused, Err(WeightingError::Setting { .. })), "{refused:?}");
    }
}

#[test]
fn whole_margins_may_repeat_each_other() {
    let margins = [Margin::size(400.0), sex(), age(), sex()];
    let weighted = calibrated(&margins, &CalibrationOptions::default());
    let once = calibrated(&[sex(), age()], &CalibrationOptions::default());
    for (one, other) in weighted.design.weights().iter().zip(once.design.weights()) {
        close(*one, *other, 1e-12);
    }
    let collinear = |finding: &&WeightingFinding| matches!(finding, WeightingFinding::Collinear { .. });
    assert_eq!(weighted.report.findings.iter().filter(collinear).count(), 4);
}

#[test]
fn margins_of_different_populations_are_a_finding() {
    let margins = [sex(), Margin::counts("age", [("m", 135.0), ("o", 140.0), ("y", 130.0)])];
    let disagree =
        |finding: &WeightingFinding| matches!(finding, WeightingFinding::TotalsDisagree { first: 0, second: 1, .. });
    let calibrated = calibrate(&design(), &margins, &CalibrationOptions::default());
    assert!(matches!(calibrated, Err(WeightingError::NotConverged(_))), "{calibrated:?}");
    assert!(findings(calibrated).iter().any(disagree));
    assert!(
        findings(rake(&design(), &margins, &RakingOptions { tolerance: 1e-9, ..Default::default() }))
            .iter()
            .any(disagree)
    );
}

/// Rounds end all the same when no cell changes by a person any more: the last margin is reached, and the first missed by 5.
#[test]
fn margins_of_different_populations_are_not_raked_over() {
    let margins = [sex(), Margin::counts("age", [("m", 135.0), ("o", 140.0), ("y", 130.0)])];
    let refused = rake(&design(), &margins, &RakingOptions::default());
    assert!(matches!(refused, Err(WeightingError::Refused(_))), "{refused:?}");
    let forced = rake(&design(), &margins, &RakingOptions { is_forced: true, ..Default::default() }).unwrap();
    assert!(!forced.report.is_converged);
    close(forced.report.sum_after, 405.0, 1e-9);
}

#[test]
fn cell_of_the_population_without_sample_is_refused_or_left_out() {
    let margin = Margin::counts("sex", [("f", 205.0), ("m", 195.0), ("x", 3.0)]);
    let found = findings(post_stratify(&design(), &margin, EmptyCells::Refuse));
    assert!(matches!(found[..], [WeightingFinding::CellWithoutSample { is_left_out: false, .. }]), "{found:?}");
    let weighted = post_stratify(&design(), &margin, EmptyCells::LeaveOut).unwrap();
    close(weighted.report.sum_after, 400.0, 1e-12);
    assert!(matches!(weighted.report.findings[..], [WeightingFinding::CellWithoutSample { is_left_out: true, .. }]));
    let options = CalibrationOptions { empty_cells: EmptyCells::LeaveOut, ..Default::default() };
    let calibrated = calibrate(&design(), &[margin], &options).unwrap();
    close(calibrated.report.sum_after, 400.0, 1e-12);
}

#[test]
fn cell_of_the_sample_without_total_is_refused() {
    let margin = Margin::counts("age", [("m", 135.0), ("o", 265.0)]);
    let found = findings(calibrate(&design(), std::slice::from_ref(&margin), &CalibrationOptions::default()));
    // Eight young persons, with a weight of 125.
    let is_young = |finding: &WeightingFinding| match finding {
        WeightingFinding::CellWithoutTotal { name, rows, weight } => {
            name.codes == ["y"] && *rows == 8 && (weight - 125.0).abs() < 1e-12
        }
        _ => false,
    };
    assert!(found.iter().any(is_young), "{found:?}");
    assert!(matches!(rake(&design(), &[margin], &RakingOptions::default()), Err(WeightingError::Refused(_))));
}

#[test]
fn missing_values_and_wrong_totals_are_findings() {
    let design = small(10.0, &["a", "b", "a", "b"], &[1.0, f64::NAN, 3.0, 4.0]);
    let margins = [Margin::counts("code", [("a", -5.0), ("b", f64::NAN), ("b", 3.0)]), Margin::total("number", 10.0)];
    let found = findings(calibrate(&design, &margins, &CalibrationOptions::default()));
    let count = |wanted: fn(&WeightingFinding) -> bool| found.iter().filter(|finding| wanted(finding)).count();
    assert_eq!(count(|finding| matches!(finding, WeightingFinding::UnusableTotal { .. })), 2);
    assert_eq!(count(|finding| matches!(finding, WeightingFinding::WrongCell { .. })), 1);
    assert_eq!(count(|finding| matches!(finding, WeightingFinding::MissingValues { rows: 1, .. })), 1);
}

#[test]
fn negative_weights_are_a_finding() {
    let design = small(10.0, &["a", "a", "a", "a"], &[1.0, 2.0, 3.0, 14.0]);
    let margins = [Margin::size(40.0), Margin::total("number", 20.0)];
    let found = findings(calibrate(&design, &margins, &CalibrationOptions::default()));
    // λ is (9/11, −9/55): only the last factor, 1 + 9/11 − 14 · 9/55 = −26/55, is below zero.
    assert!(matches!(found[..], [WeightingFinding::NegativeWeights { rows: 1 }]), "{found:?}");
}

#[test]
fn trimming_without_room_is_refused() {
    let trimming = Trimming { upper: Some(TrimLimit::Weight(10.0)), ..Default::default() };
    let found = findings(trim(&design(), &trimming));
    assert!(matches!(found[..], [WeightingFinding::BoundsTooNarrow { .. }]), "{found:?}");
    let cut = trim(&design(), &Trimming { redistribution: Redistribution::None, ..trimming }).unwrap();
    close(cut.report.sum_after, 237.0, 1e-12);
}

/// Many rows, so that sums are cut into ranges: the same margins are reached, and twice the same weights.
#[test]
fn large_samples_reach_their_margins_and_do_not_depend_on_chance() {
    let rows = 200_000;
    let code = |row: usize, modulus: usize| (row.wrapping_mul(2_654_435_761) >> 7) % modulus;
    let number: Vec<f64> = (0..rows).map(|row| code(row, 1000) as f64 / 100.0).collect();
    let region: Vec<f64> = (0..rows).map(|row| code(row / 7, 24) as f64).collect();
    let frame = Frame::new(rows)
        .with_numbers("w", vec![20.0; rows])
        .and_then(|frame| frame.with_numbers("region", region.clone()))
        .and_then(|frame| frame.with_numbers("number", number.clone()))
        .unwrap();
    let design = Design::new(frame).weights("w").build().unwrap();
    let sums = |wanted: usize| region.iter().filter(|region| **region as usize == wanted).map(|_| 20.0).sum::<f64>();
    let names: Vec<String> = (0..24).map(|region: usize| region.to_string()).collect();
    let totals =
        names.iter().enumerate().map(|(place, name)| (name.as_str(), sums(place) * (1.0 + place as f64 / 100.0)));
    let margins = [Margin::counts("region", totals), Margin::total("number", 20.0 * 1.1 * number.iter().sum::<f64>())];
    let options = CalibrationOptions { distance: Distance::Raking, tolerance: 1e-10, ..Default::default() };
    let first = calibrate(&design, &margins, &options).unwrap();
    let second = calibrate(&design, &margins, &options).unwrap();
    assert_eq!(first.design.weights(), second.design.weights());
    first.report.constraints.iter().for_each(|constraint| close(constraint.after, constraint.target, 1e-9));
}
