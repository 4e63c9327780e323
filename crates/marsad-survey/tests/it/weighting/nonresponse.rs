//! Adjustments for non-response.

use marsad_survey::weighting::{
    CellRules, Coefficient, PropensityUse, ResponseCells, ResponsePropensity, WeightingError, WeightingFinding,
    adjust_by_cells, adjust_by_propensity,
};

use super::{ANSWERED, INCOME, SEX, WEIGHTS, close, design, frame, letters};

#[test]
fn respondents_get_the_weight_of_their_cell() {
    let rules = CellRules { respondents_min: 5, factor_max: 3.0, merges: false };
    let response = ResponseCells { answered: "answered".to_owned(), cells: vec!["sex".to_owned()], rules };
    let weighted = adjust_by_cells(&design(), &response).unwrap();
    let (codes, weights) = (letters(SEX), weighted.design.weights());
    for row in 0..24 {
        let factor = if codes[row] == "f" { 186.0 / 127.0 } else { 195.0 / 164.0 };
        close(weights[row], WEIGHTS[row] * factor * ANSWERED[row], 1e-12);
    }
    close(weighted.report.sum_after, 381.0, 1e-12);
}

#[test]
fn small_cells_are_findings_or_are_merged() {
    let cells = vec!["sex".to_owned(), "age".to_owned()];
    let rules = CellRules { respondents_min: 4, factor_max: 3.0, merges: false };
    let response = ResponseCells { answered: "answered".to_owned(), cells, rules };
    let found = adjust_by_cells(&design(), &response).unwrap().report.findings;
    assert!(found.iter().any(|finding| matches!(finding, WeightingFinding::FewRespondents { .. })), "{found:?}");
    let merging = ResponseCells { rules: CellRules { merges: true, ..rules }, ..response };
    let merged = adjust_by_cells(&design(), &merging).unwrap().report;
    assert!(!merged.findings.iter().any(|finding| matches!(finding, WeightingFinding::FewRespondents { .. })));
    assert!(merged.findings.iter().any(|finding| matches!(finding, WeightingFinding::CellsMerged { .. })));
    close(merged.sum_after, 381.0, 1e-12);
}

fn propensity(used: PropensityUse) -> ResponsePropensity {
    ResponsePropensity {
        answered: "answered".to_owned(),
        coded: vec!["sex".to_owned(), "age".to_owned()],
        numeric: vec!["income".to_owned()],
        used,
        ..Default::default()
    }
}

/// R 4.2.2: `glm(answered ~ sex + age + income, quasibinomial, weights = w, control = glm.control(epsilon = 1e-14))`,
/// then `w / fitted` of those who answered.
#[test]
fn propensities_are_those_of_r() {
    let (weighted, coefficients) = adjust_by_propensity(&design(), &propensity(PropensityUse::Inverse)).unwrap();
    let expected = [
        18.486867385543093,
        13.230136010078706,
        0.0,
        13.07836173203674,
        16.409430089066678,
        14.573713739527172,
        0.0,
        10.38563214950269,
        9.53519043796268,
        0.0,
        14.565242423492839,
        20.50610644549779,
        23.124801528018015,
        0.0,
        24.226900159814857,
        33.276361293977566,
        19.641506956036572,
        0.0,
        25.031867995905063,
        34.17490862752984,
        0.0,
        25.969396524582194,
        30.265703869105398,
        38.88220998912577,
    ];
    for (found, expected) in weighted.design.weights().iter().zip(expected) {
        close(*found, expected, 1e-9);
    }
    let value = |column: &str, code: Option<&str>| {
        let is_it = |found: &&Coefficient| found.column == column && found.code.as_deref() == code;
        coefficients.iter().find(is_it).unwrap().value
    };
    close(value("income", None), -0.4276001516161313, 1e-9);
    close(value("sex", Some("m")) - value("sex", Some("f")), 1.8211960137674013, 1e-9);
    close(value("age", Some("y")) - value("age", Some("m")), -2.11989651730553, 1e-9);
}

/// R: three classes at the 8th and 16th of the fitted propensities, then weight over weight of those who answered.
#[test]
fn classes_of_propensity_are_cells() {
    let (weighted, _) = adjust_by_propensity(&design(), &propensity(PropensityUse::Classes(3))).unwrap();
    let factors: Vec<f64> = weighted.report.constraints.iter().map(|class| class.target / class.before).collect();
    for (found, expected) in factors.iter().zip([1.453488372093023, 1.784615384615385, 1.0]) {
        close(*found, expected, 1e-12);
    }
    close(weighted.design.weights()[0], 14.53488372093023, 1e-12);
    close(weighted.design.weights()[1], 17.84615384615385, 1e-12);
    close(weighted.report.sum_after, 381.0, 1e-12);
}

#[test]
fn answers_that_are_none_are_refused() {
    let frame = frame().with_numbers("answered", INCOME.to_vec()).unwrap();
    let design = design().with_frame(frame).unwrap();
    let found = adjust_by_propensity(&design, &propensity(PropensityUse::Inverse));
    let is_refused =
        matches!(&found, Err(WeightingError::Refused(found)) if found.iter().any(WeightingFinding::is_fatal));
    assert!(is_refused, "{found:?}");
}
