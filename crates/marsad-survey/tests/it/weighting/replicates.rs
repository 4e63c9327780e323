//! Replicates weighted anew, one by one.

use marsad_survey::weighting::{
    CalibrationOptions, CellRules, Distance, EmptyCells, RakingOptions, ResponseCells, adjust_by_cells, calibrate,
    post_stratify, rake,
};
use marsad_survey::{Design, ReplicateMethod};

use super::{ANSWERED, OUTCOME, WEIGHTS, age, all_margins, bounds, check_total, close, frame, sex};

/// The survey with the jackknife of R's `as.svrepdesign(des, type = "JKn")`.
fn jackknife() -> Design {
    let builder = Design::new(frame()).weights("w").strata(["stratum"]).clusters(["cluster"]);
    builder.replicates(ReplicateMethod::jackknife()).build().unwrap()
}

fn mean_outcome(weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().zip(OUTCOME).map(|(weight, value)| weight * value).sum();
    total / weights.iter().sum::<f64>()
}

/// Total and mean of the outcome, each with the standard error that the replicates give.
fn check_replicates(weighted: &Design, total: [f64; 2], mean: [f64; 2]) {
    check_total(weighted, &OUTCOME, total);
    let replicates = weighted.replicate_weights().unwrap();
    let mut weights = Vec::new();
    let means: Vec<f64> = (0..replicates.count())
        .map(|replicate| {
            replicates.analysis_weights(replicate, weighted.weights(), &mut weights);
            mean_outcome(&weights)
        })
        .collect();
    let full = mean_outcome(weighted.weights());
    close(full, mean[0], 1e-10);
    close(replicates.variance(full, &means).sqrt(), mean[1], 1e-10);
}

/// R: `calibrate(as.svrepdesign(des, type = "JKn"), ~sex + age + income, …)`; then with `calfun = "raking"`; then with
/// `calfun = "logit", bounds = c(0.5, 2)`.
#[test]
fn replicates_are_calibrated_one_by_one_as_in_r() {
    let linear = calibrate(&jackknife(), &all_margins(), &CalibrationOptions::default()).unwrap();
    check_replicates(
        &linear.design,
        [1154.5146336784514, 30.769486381303054],
        [2.8862865841961285, 0.07692371595325746],
    );
    let options = CalibrationOptions { distance: Distance::Raking, ..Default::default() };
    let raking = calibrate(&jackknife(), &all_margins(), &options).unwrap();
    check_replicates(
        &raking.design,
        [1154.4638550146215, 30.397226629973655],
        [2.8861596170949477, 0.07599305023230328],
    );
    let options = CalibrationOptions { distance: Distance::Logit, bounds: bounds(0.5, 2.0), ..Default::default() };
    let logit = calibrate(&jackknife(), &all_margins(), &options).unwrap();
    check_replicates(&logit.design, [1154.4047990484162, 30.521127981187952], [2.886011997172221, 0.07630282868170854]);
}

/// R: `postStratify(…, ~sex, …)` and `rake(…, list(~sex, ~age), …)` of the same replicates.
#[test]
fn replicates_are_post_stratified_and_raked_one_by_one_as_in_r() {
    let post_stratified = post_stratify(&jackknife(), &sex(), EmptyCells::Refuse).unwrap();
    check_replicates(
        &post_stratified.design,
        [1117.8118279569892, 75.1487876169881],
        [2.794529569892473, 0.18787196904247028],
    );
    let raked = rake(&jackknife(), &[sex(), age()], &RakingOptions::default()).unwrap();
    check_replicates(&raked.design, [1127.7442218084695, 73.3819009429023], [2.819360554521174, 0.18345475235725597]);
}

#[test]
fn replicates_are_adjusted_for_non_response_within_the_same_cells() {
    let rules = CellRules { respondents_min: 1, ..Default::default() };
    let response = ResponseCells { answered: "answered".to_owned(), cells: vec!["sex".to_owned()], rules };
    let adjusted = adjust_by_cells(&jackknife(), &response).unwrap().design;
    let replicates = adjusted.replicate_weights().unwrap();
    let mut weights = Vec::new();
    for replicate in 0..replicates.count() {
        replicates.analysis_weights(replicate, adjusted.weights(), &mut weights);
        let left_out = |row: usize| row / 3 == replicate;
        // The four thirds of the jackknife in the stratum of the cluster that was left out.
        let factor = |row: usize| if row / 12 == replicate / 4 { 4.0 / 3.0 } else { 1.0 };
        let base = (0..24).filter(|row| !left_out(*row)).map(|row| WEIGHTS[row] * factor(row)).sum::<f64>();
        close(weights.iter().sum(), base, 1e-12);
        assert!((0..24).all(|row| (weights[row] == 0.0) == (left_out(row) || ANSWERED[row] == 0.0)));
    }
}
