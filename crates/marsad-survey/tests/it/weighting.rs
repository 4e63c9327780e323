//! Weights and their variances: the survey of the tests, and what is checked of it.
//!
//! The survey has 24 persons in two strata of four clusters of three. Where R is named,
//! expected numbers were computed by R `survey` 4.1.1 on these data, with the calls that stand at each test.

mod against_r;
mod laws;
mod nonresponse;
mod replicates;

use marsad_survey::weighting::{
    Bounds, CalibrationOptions, Margin, Weighted, WeightingError, WeightingFinding, calibrate,
};
use marsad_survey::{Design, Frame};

const WEIGHTS: [f64; 24] = [
    10.0, 10.0, 10.0, 12.0, 12.0, 12.0, 9.0, 9.0, 9.0, 11.0, 11.0, 11.0, 20.0, 20.0, 20.0, 18.0, 18.0, 18.0, 22.0,
    22.0, 22.0, 25.0, 25.0, 25.0,
];
const SEX: &str = "fmfmfmffmmmffmmfmfmffmmf";
const AGE: &str = "yyoommyomyommyoymooymmyo";
const INCOME: [f64; 24] = [
    3.0, 5.0, 8.0, 7.0, 6.0, 9.0, 2.0, 4.0, 6.0, 5.0, 10.0, 8.0, 4.0, 6.0, 9.0, 3.0, 7.0, 5.0, 8.0, 2.0, 6.0, 5.0, 4.0,
    7.0,
];
/// What is estimated.
const OUTCOME: [f64; 24] = [
    1.5, 2.0, 4.0, 3.5, 2.5, 5.0, 1.0, 2.0, 3.0, 2.5, 5.5, 4.0, 2.0, 3.0, 4.5, 1.0, 3.5, 2.0, 4.0, 1.5, 3.0, 2.0, 2.5,
    3.0,
];
/// Who answered, where non-response is adjusted for.
const ANSWERED: [f64; 24] = [
    1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0,
    1.0,
];

fn letters(word: &str) -> Vec<&str> {
    (0..word.len()).map(|place| &word[place..=place]).collect()
}

fn frame() -> Frame {
    let numbered = |size: usize| (0..24).map(|row| (row / size) as f64).collect::<Vec<f64>>();
    Frame::new(24)
        .with_numbers("w", WEIGHTS.to_vec())
        .and_then(|frame| frame.with_numbers("stratum", numbered(12)))
        .and_then(|frame| frame.with_numbers("cluster", numbered(3)))
        .and_then(|frame| frame.with_texts("sex", &letters(SEX)))
        .and_then(|frame| frame.with_texts("age", &letters(AGE)))
        .and_then(|frame| frame.with_numbers("income", INCOME.to_vec()))
        .and_then(|frame| frame.with_numbers("answered", ANSWERED.to_vec()))
        .unwrap()
}

fn design() -> Design {
    Design::new(frame()).weights("w").strata(["stratum"]).clusters(["cluster"]).build().unwrap()
}

fn sex() -> Margin {
    Margin::counts("sex", [("f", 205.0), ("m", 195.0)])
}

fn age() -> Margin {
    Margin::counts("age", [("m", 135.0), ("o", 140.0), ("y", 125.0)])
}

fn income() -> Margin {
    Margin::total("income", 2350.0)
}

fn all_margins() -> [Margin; 3] {
    [sex(), age(), income()]
}

fn close(found: f64, expected: f64, relative: f64) {
    let limit = relative * expected.abs().max(1e-2);
    assert!((found - expected).abs() <= limit, "{found} is not {expected}");
}

/// What R gives: weights, and estimates with their standard errors.
struct Expected {
    /// Those of rows 0, 8, 13 and 23.
    weights: [f64; 4],
    total: [f64; 2],
    income: [f64; 2],
    mean: [f64; 2],
    women: [f64; 2],
}

fn standard_error(design: &Design, influence: impl Fn(usize) -> f64) -> f64 {
    let column = design.weights().iter().enumerate().map(|(row, weight)| weight * influence(row)).collect();
    design.covariance(&[column]).unwrap().standard_error(0)
}

fn check_total(design: &Design, values: &[f64; 24], expected: [f64; 2]) {
    let total: f64 = design.weights().iter().zip(values).map(|(weight, value)| weight * value).sum();
    close(total, expected[0], 1e-10);
    close(standard_error(design, |row| values[row]), expected[1], 1e-8);
}

/// The mean of the outcome over rows of a sex, or all.
fn check_mean(design: &Design, sex: Option<&str>, expected: [f64; 2]) {
    let is_in: Vec<f64> =
        letters(SEX).iter().map(|code| f64::from(u8::from(sex.is_none_or(|sex| sex == *code)))).collect();
    let size: f64 = design.weights().iter().zip(&is_in).map(|(weight, is_in)| weight * is_in).sum();
    let total: f64 = (0..24).map(|row| design.weights()[row] * is_in[row] * OUTCOME[row]).sum();
    let mean = total / size;
    close(mean, expected[0], 1e-10);
    close(standard_error(design, |row| is_in[row] * (OUTCOME[row] - mean) / size), expected[1], 1e-8);
}

fn check(weighted: &Design, expected: &Expected) {
    for (row, expected) in [0, 8, 13, 23].into_iter().zip(expected.weights) {
        close(weighted.weights()[row], expected, 1e-10);
    }
    check_total(weighted, &OUTCOME, expected.total);
    check_total(weighted, &INCOME, expected.income);
    check_mean(weighted, None, expected.mean);
    check_mean(weighted, Some("f"), expected.women);
}

fn calibrated(margins: &[Margin], options: &CalibrationOptions) -> Weighted {
    calibrate(&design(), margins, options).unwrap()
}

fn bounds(lower: f64, upper: f64) -> Option<Bounds> {
    Some(Bounds { lower, upper })
}

fn cells_of_sex_and_age() -> Margin {
    Margin::crossed(
        &["sex", "age"],
        &[
            (&["f", "m"], 75.0),
            (&["m", "m"], 60.0),
            (&["f", "o"], 65.0),
            (&["m", "o"], 75.0),
            (&["f", "y"], 65.0),
            (&["m", "y"], 60.0),
        ],
    )
}

fn findings(weighted: Result<Weighted, WeightingError>) -> Vec<WeightingFinding> {
    match weighted {
        Ok(weighted) => weighted.report.findings,
        Err(WeightingError::Refused(findings)) => findings,
        Err(WeightingError::NotConverged(report)) => report.findings,
        Err(other) => panic!("{other:?}"),
    }
}
