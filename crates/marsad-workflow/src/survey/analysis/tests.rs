//! Laws of analyses on a sample that can be worked by hand.

use std::collections::BTreeMap;

use marsad_model::{ResponseRules, Statistic, SurveyDesign, WeightBound, WeightTrimming, WeightingStep};
use marsad_survey::{Design, Frame};

use super::{
    Analysis, AnalysisAnswer, AnalysisAsked, Calibration, CalibrationMethod, KnownMargin, SpellAsked, analysed,
};
use crate::{DesignNote, EstimateFlag, SurveyProblem};

/// Two women with 1 and 3, two men with 5 and 9; each sex is a stratum and every row a unit that weighs one.
fn design() -> Design {
    let numbers = [
        ("w", vec![1.0; 4]),
        ("y", vec![1.0, 3.0, 5.0, 9.0]),
        ("months", vec![1.0, 2.0, 3.0, 4.0]),
        ("returned", vec![1.0; 4]),
        ("answered", vec![1.0, 0.0, 1.0, 1.0]),
    ];
    let frame = numbers.into_iter().try_fold(Frame::new(4), |frame, (name, values)| frame.with_numbers(name, values));
    let frame = frame.unwrap().with_texts("sex", &["F", "F", "M", "M"]).unwrap();
    let frame = frame.with_texts("area", &["U", "R", "U", "R"]).unwrap();
    Design::new(frame).weights("w").strata("sex").build().unwrap()
}

fn ask(analysis: Analysis, calibration: Option<Calibration>) -> Result<AnalysisAnswer, SurveyProblem> {
    ask_weighted(analysis, Vec::new(), calibration)
}

fn ask_weighted(
    analysis: Analysis,
    weighting: Vec<WeightingStep>,
    calibration: Option<Calibration>,
) -> Result<AnalysisAnswer, SurveyProblem> {
    let asked = AnalysisAsked { weighting, calibration, ..asked(analysis) };
    analysed((&design(), SurveyDesign::default()), &asked, &|_, _| false)
}

fn asked(analysis: Analysis) -> AnalysisAsked {
    let (weighting, calibration, interval, quantile_rule) = (Vec::new(), None, None, None);
    AnalysisAsked { analysis, only: BTreeMap::new(), confidence: 0.95, weighting, calibration, interval, quantile_rule }
}

fn number(answer: &AnalysisAnswer, row: usize, measure: &str) -> f64 {
    let place = answer.measures.iter().position(|known| *known == measure).unwrap();
    answer.rows[row].numbers[place].unwrap()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn mean() -> Statistic {
    Statistic::Mean { variable: "y".into() }
}

/// The means are 2 and 7. Influences ±1/2 and ±1 give the variances 2 · 1/2 and 2 · 2, and strata add up: 5.
#[test]
fn a_difference_has_the_variances_of_both_cells() {
    let pairs = vec![("M".to_owned(), "F".to_owned())];
    let found = ask(Analysis::Contrasts { statistic: mean(), by: vec!["sex".into()], pairs }, None).unwrap();
    near(number(&found, 0, "difference"), 5.0);
    near(number(&found, 0, "standard-error"), 5.0_f64.sqrt());
    let pairs = vec![("M".to_owned(), "X".to_owned())];
    let wrong = ask(Analysis::Contrasts { statistic: mean(), by: vec!["sex".into()], pairs }, None).unwrap_err();
    assert_eq!((wrong.word, wrong.values[1].1.as_str()), ("no-cell", "F, M"));
    let pairs = vec![("M".to_owned(), "F".to_owned())];
    let wrong = ask(Analysis::Contrasts { statistic: mean(), by: Vec::new(), pairs }, None).unwrap_err();
    assert_eq!(wrong.word, "no-cells");
}

/// No woman has an answer.
#[test]
fn nothing_differs_from_a_cell_without_an_estimate() {
    let gaps = vec![f64::NAN, f64::NAN, 5.0, 9.0];
    let frame = design().frame().clone().with_numbers("y", gaps).unwrap();
    let design = Design::new(frame).weights("w").strata("sex").build().unwrap();
    let pairs = vec![("F".to_owned(), "M".to_owned())];
    let analysis = Analysis::Contrasts { statistic: mean(), by: vec!["sex".into()], pairs };
    let found = analysed((&design, SurveyDesign::default()), &asked(analysis), &|_, _| false).unwrap();
    assert_eq!(found.rows[0].numbers, vec![None; found.measures.len()]);
    let values = vec![("cells".to_owned(), "F".to_owned())];
    let note = DesignNote { code: "contrast-of-nothing".to_owned(), values, is_fatal: false };
    assert_eq!(found.findings.iter().filter(|told| **told == note).count(), 1, "{:?}", found.findings);
}

#[test]
fn a_regression_on_codes_is_the_difference_of_means() {
    let regress = |on: &str| {
        let on = vec![on.to_owned()];
        ask(Analysis::Regression { family: None, outcome: "y".into(), on }, None)
    };
    let found = regress("sex").unwrap();
    assert_eq!((found.kind, found.rows[1].names[0].as_str()), ("linear", "sex=M"));
    near(number(&found, 1, "estimate"), 5.0);
    near(number(&found, 1, "standard-error"), 5.0_f64.sqrt());
    let turned = regress("sex=M").unwrap();
    assert_eq!(turned.rows[1].names, ["sex=F"]);
    near(number(&turned, 1, "estimate"), -5.0);
    assert_eq!(regress("sexe").unwrap_err().word, "no-column");
    assert_eq!(regress("sex=X").unwrap_err().word, "no-code");
}

/// Each woman comes to weigh 15 and each man 5: the mean is (30 · 2 + 10 · 7) / 40.
#[test]
fn calibrated_weights_reach_their_totals_without_error() {
    let totals = vec![(vec!["F".to_owned()], 30.0), (vec!["M".to_owned()], 10.0)];
    let margins = vec![KnownMargin { by: vec!["sex".into()], of: None, totals }];
    let calibration =
        || Some(Calibration { margins: margins.clone(), method: CalibrationMethod::Linear, bounds: None });
    let estimates = |statistic: Statistic, by: &[&str]| {
        let by = by.iter().map(|name| (*name).to_owned()).collect();
        ask(Analysis::Estimates { statistic, by }, calibration()).unwrap()
    };
    let counts = estimates(Statistic::Count {}, &["sex"]);
    let flags: Vec<EstimateFlag> = counts.estimates.iter().flat_map(|table| &table.rows).map(|row| row.flag).collect();
    assert_eq!(flags, [EstimateFlag::Suppress; 2], "of two rows each nothing is published");
    near(number(&counts, 0, "estimate"), 30.0);
    near(number(&counts, 0, "standard-error"), 0.0);
    assert_eq!(counts.constraints[1].name, "sex=M");
    near(counts.constraints[1].before, 2.0);
    near(counts.constraints[1].after, 10.0);
    near(number(&estimates(mean(), &[]), 0, "estimate"), 130.0 / 40.0);
}

/// The weights after steps, row by row.
fn weights(steps: Vec<WeightingStep>) -> AnalysisAnswer {
    ask_weighted(Analysis::Weights { name: None }, steps, None).unwrap()
}

fn after(answer: &AnalysisAnswer) -> Vec<f64> {
    (0..answer.rows.len()).map(|row| number(answer, row, "weight-after")).collect()
}

fn sizes() -> KnownMargin {
    let totals = vec![(vec!["F".to_owned()], 30.0), (vec!["M".to_owned()], 10.0)];
    KnownMargin { by: vec!["sex".into()], of: None, totals }
}

/// One of two women answered: she stands for both. Then women are 30 and men 10.
#[test]
fn those_who_answered_stand_for_all_and_cells_get_their_sizes() {
    let rules = ResponseRules { respondents_min: 1, ..ResponseRules::USUAL };
    let response = WeightingStep::ResponseCells { answered: "answered".into(), cells: vec!["sex".into()], rules };
    assert_eq!(after(&weights(vec![response.clone()])), [2.0, 0.0, 1.0, 1.0]);
    let sized = WeightingStep::PostStratify { margin: sizes(), leaves_out_empty: false };
    let found = weights(vec![response, sized]);
    assert_eq!(after(&found), [30.0, 0.0, 5.0, 5.0]);
    let steps: Vec<&str> = found.adjustments.iter().map(|fact| fact.step).collect();
    assert_eq!(steps, ["response-cells", "post-stratification"]);
    near(found.adjustments[0].ratio_max, 2.0);
    // Kish: 3 · (4 + 1 + 1) / 16, and 3 · (900 + 25 + 25) / 1600.
    near(found.adjustments[0].kish_after.unwrap(), 18.0 / 16.0);
    near(found.adjustments[1].kish_after.unwrap(), 2850.0 / 1600.0);
    near(found.adjustments[1].sum_after, 40.0);
    assert_eq!(found.constraints[0].name, "sex=F");
}

#[test]
fn raking_reaches_its_margin_and_trimming_keeps_the_sum() {
    let rake = WeightingStep::Rake { margins: vec![sizes()], leaves_out_empty: false };
    let bound = Some(WeightBound::Weight(12.0));
    let trim = WeightTrimming { above: bound, below: None, share: marsad_model::TrimShare::Evenly, rounds_max: 1000 };
    let found = weights(vec![rake, WeightingStep::Trim(trim)]);
    // 15, 15, 5, 5: two lose 3 each, which the other two get.
    for (weight, expected) in after(&found).into_iter().zip([12.0, 12.0, 8.0, 8.0]) {
        near(weight, expected);
    }
    near(found.adjustments[1].sum_after, 40.0);
}

/// Of post-stratified weights a count of a cell has no error, as of calibrated ones.
#[test]
fn the_variance_knows_of_the_sizes() {
    let sized = WeightingStep::PostStratify { margin: sizes(), leaves_out_empty: false };
    let by = vec!["sex".to_owned()];
    let found = ask_weighted(Analysis::Estimates { statistic: Statistic::Count {}, by }, vec![sized], None).unwrap();
    near(number(&found, 0, "estimate"), 30.0);
    near(number(&found, 0, "standard-error"), 0.0);
}

#[test]
fn a_column_that_does_not_say_who_answered_is_told() {
    let step = WeightingStep::ResponsePropensity {
        answered: "y".into(),
        on: vec!["sex".into()],
        classes: Some(5),
        propensity_min: 0.05,
    };
    let refused = ask_weighted(Analysis::Weights { name: None }, vec![step], None).unwrap_err();
    assert_eq!((refused.word, refused.notes[0].code.as_str()), ("wrong-margins", "weighting-not-an-answer"));
}

/// One of four spells ends each month: half of them last longer than two.
#[test]
fn half_of_the_spells_have_ended_at_their_median() {
    let spell = SpellAsked { duration: "months".into(), event: "returned".into(), entry: None };
    let found = ask(Analysis::Survival { spell, by: None, times: vec![2.0] }, None).unwrap();
    near(number(&found, 0, "survival"), 0.5);
    let median = found.facts.iter().find(|fact| fact.word == "median").unwrap();
    assert!(median.value.is_some_and(|months| (2.0..=3.0).contains(&months)), "{median:?}");
    let spell = SpellAsked { duration: "months".into(), event: "returned".into(), entry: Some("months".into()) };
    let wrong = ask(Analysis::Survival { spell, by: None, times: Vec::new() }, None).unwrap_err();
    assert_eq!((wrong.word, wrong.values[0].1.as_str()), ("same-columns", "months"));
}

#[test]
fn spells_of_which_none_can_be_used_are_told_with_the_reason() {
    let spell = SpellAsked { duration: "returned".into(), event: "w".into(), entry: Some("months".into()) };
    let refused = ask(Analysis::Survival { spell, by: None, times: Vec::new() }, None).unwrap_err();
    assert_eq!((refused.word, refused.notes[0].code.as_str()), ("no-spells", "model-spells-without-duration"));
}

#[test]
fn logit_calibration_without_bounds_is_told_that_it_needs_them() {
    let calibrated = |bounds: Option<(f64, f64)>| {
        let calibration = Calibration { margins: vec![sizes()], method: CalibrationMethod::Logit, bounds };
        ask(Analysis::Estimates { statistic: mean(), by: Vec::new() }, Some(calibration)).unwrap_err()
    };
    for bounds in [None, Some((1.5, 2.0)), Some((0.5, 0.9))] {
        let refused = calibrated(bounds);
        assert_eq!((refused.word, refused.values), ("bounds", Vec::new()));
    }
}

/// Sex and area are crossed evenly: nothing differs.
#[test]
fn an_even_table_is_independent() {
    let found = ask(Analysis::Independence { rows: "sex".into(), columns: "area".into() }, None).unwrap();
    near(number(&found, 0, "share-of-row"), 0.5);
    let fact = |word: &str| found.facts.iter().find(|fact| fact.word == word).unwrap().value;
    near(fact("f").unwrap(), 0.0);
    near(fact("p-value").unwrap(), 1.0);
}

#[test]
fn a_variable_is_not_tested_against_itself() {
    let refused = ask(Analysis::Independence { rows: "sex".into(), columns: "sex".into() }, None).unwrap_err();
    assert_eq!((refused.word, refused.values[0].1.as_str()), ("same-variable", "sex"));
}
