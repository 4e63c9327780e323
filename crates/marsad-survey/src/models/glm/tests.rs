use super::{Family, Gathering, Glm, GlmFit, MarginVariance};
use crate::models::{Column, Formula, ModelError, ModelFinding, Outcome, Part, Variable};
use crate::{Codes, Design, Domain, Frame, MISSING};

/// Eight persons of two groups: one of four in group a moves, two of four in group b.
fn eight() -> Frame {
    let frame = Frame::new(8).with_numbers("weight", vec![10.0; 8]).unwrap();
    let frame = frame.with_texts("group", &["a", "a", "a", "a", "b", "b", "b", "b"]).unwrap();
    frame.with_numbers("moves", vec![1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]).unwrap()
}

/// Ninety persons with made-up numbers that repeat at different lengths.
fn ninety() -> Frame {
    let numbers = |length: usize, scale: f64| (0..90).map(|row| (row % length) as f64 * scale).collect::<Vec<f64>>();
    let texts: Vec<&str> = (0..90).map(|row| ["a", "b", "c"][row / 4 % 3]).collect();
    let frame = Frame::new(90).with_numbers("weight", numbers(11, 1.0).iter().map(|weight| weight + 1.0).collect());
    let frame = frame.unwrap().with_numbers("age", numbers(7, 1.0)).unwrap().with_texts("group", &texts).unwrap();
    let frame = frame.with_numbers("psu", numbers(18, 1.0)).unwrap().with_numbers("moves", numbers(2, 1.0)).unwrap();
    let income = (0..90).map(|row| f64::from(row * 37 % 101)).collect();
    frame.with_numbers("income", income).unwrap().with_numbers("trips", numbers(5, 1.0)).unwrap()
}

fn design(frame: Frame) -> Design {
    Design::new(frame).weights("weight").build().unwrap()
}

fn clustered(frame: Frame) -> Design {
    Design::new(frame).weights("weight").clusters("psu").build().unwrap()
}

fn standard_errors(fit: &GlmFit) -> Vec<f64> {
    (0..fit.coefficients.len()).map(|place| fit.coefficients.covariance.standard_error(place)).collect()
}

#[track_caller]
fn check(found: &[f64], expected: &[f64], share: f64) {
    assert_eq!(found.len(), expected.len());
    let is_close = |(found, expected): (&f64, &f64)| (found - expected).abs() <= share * (1.0 + expected.abs());
    assert!(found.iter().zip(expected).all(is_close), "{found:?} {expected:?}");
}

fn code(column: &str, code: &str) -> Column {
    Column { outcome: None, parts: vec![Part::Code { column: column.to_owned(), code: code.to_owned() }] }
}

#[test]
fn worked_example_of_the_method() {
    let fit = Glm::logistic("moves", Formula::new().codes("group")).fit(&design(eight())).unwrap();
    let odds = 3.0_f64.ln();
    check(&fit.coefficients.estimates, &[-odds, odds], 1e-12);
    let covariance = &fit.coefficients.covariance;
    check(
        &[covariance.get(0, 0), covariance.get(0, 1), covariance.get(1, 1)],
        &[32.0 / 21.0, -32.0 / 21.0, 8.0 / 3.0],
        1e-12,
    );
    let deviance = -2.0 * (0.25_f64.ln() + 3.0 * 0.75_f64.ln() + 4.0 * 0.5_f64.ln());
    check(&[fit.dispersion, fit.deviance], &[8.0 / 7.0, deviance], 1e-12);
    assert_eq!((fit.coefficients.degrees_of_freedom, fit.rows_used), (6.0, 8));
    let ratios = fit.coefficients.ratios(0.95).unwrap();
    assert_eq!((ratios.len(), &ratios[0].column), (1, &code("group", "b")));
    assert!((ratios[0].ratio - 3.0).abs() < 1e-11);
    assert_eq!(fit.findings, []);
}

#[test]
fn weights_of_another_unit_change_nothing() {
    let other = eight().with_numbers("weight", vec![0.1; 8]).unwrap();
    let glm = Glm::logistic("moves", Formula::new().codes("group"));
    let (first, second) = (glm.fit(&design(eight())).unwrap(), glm.fit(&design(other)).unwrap());
    check(&second.coefficients.estimates, &first.coefficients.estimates, 1e-12);
    check(&standard_errors(&second), &standard_errors(&first), 1e-12);
    check(&[second.deviance], &[first.deviance], 1e-12);
}

#[test]
fn rows_give_what_patterns_give() {
    let formula =
        Formula::new().number("age").power("age", 2).crossed(Variable::codes("group"), Variable::number("age"));
    for (family, outcome) in [(Family::Linear, "income"), (Family::Logistic, "moves"), (Family::Poisson, "trips")] {
        let gathered = Glm::new(family, outcome, formula.clone());
        let by_row = Glm { gathering: Gathering::Never, ..gathered.clone() };
        let design = clustered(ninety());
        let (gathered, by_row) = (gathered.fit(&design).unwrap(), by_row.fit(&design).unwrap());
        check(&by_row.coefficients.estimates, &gathered.coefficients.estimates, 1e-10);
        check(&standard_errors(&by_row), &standard_errors(&gathered), 1e-10);
        check(&[by_row.deviance, by_row.dispersion], &[gathered.deviance, gathered.dispersion], 1e-10);
    }
}

#[test]
fn a_linear_regression_on_codes_gives_weighted_means() {
    let formula = Formula::new().codes("group").without_intercept();
    let fit = Glm::linear("income", formula).fit(&design(ninety())).unwrap();
    let frame = ninety();
    let (weights, incomes) = (frame.numbers("weight").unwrap(), frame.numbers("income").unwrap());
    let groups = frame.codes("group").unwrap();
    for (group, found) in (0_u32..).zip(&fit.coefficients.estimates) {
        let rows = (0..90).filter(|row| groups.of_row[*row] == group);
        let (weight, total) =
            rows.fold((0.0, 0.0), |(weight, total), row| (weight + weights[row], total + weights[row] * incomes[row]));
        check(&[*found], &[total / weight], 1e-12);
    }
}

#[test]
fn a_poisson_regression_with_exposure_gives_a_rate() {
    let frame = eight().with_numbers("months", vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]).unwrap();
    let logarithms = frame.numbers("months").unwrap().iter().map(|months| months.ln()).collect();
    let frame = frame.with_numbers("log_months", logarithms).unwrap();
    let fit = Glm::poisson("moves", Formula::new().offset("log_months")).fit(&design(frame)).unwrap();
    check(&fit.coefficients.estimates, &[(3.0_f64 / 36.0).ln()], 1e-12);
}

/// A year and its square are told apart, and β of a number does not depend on where it is counted from.
#[test]
fn the_origin_of_a_number_matters_to_the_intercept_alone() {
    let years = ninety().numbers("age").unwrap().iter().map(|age| age + 2000.0).collect();
    let frame = ninety().with_numbers("year", years).unwrap();
    let design = clustered(frame);
    let by_age = Glm::linear("income", Formula::new().number("age").power("age", 2)).fit(&design).unwrap();
    let by_year = Glm::linear("income", Formula::new().number("year").power("year", 2)).fit(&design).unwrap();
    assert_eq!(by_year.findings, []);
    check(&by_year.coefficients.estimates[2..], &by_age.coefficients.estimates[2..], 1e-8);
    check(&standard_errors(&by_year)[2..], &standard_errors(&by_age)[2..], 1e-8);
    let slope = by_age.coefficients.estimates[1] - 4000.0 * by_age.coefficients.estimates[2];
    check(&by_year.coefficients.estimates[1..2], &[slope], 1e-7);
}

#[test]
fn margins_of_a_model_of_groups_are_the_means_of_groups() {
    let design = clustered(ninety());
    let fit = Glm::logistic("moves", Formula::new().codes("group")).fit(&design).unwrap();
    let margins = fit.margins("group", MarginVariance::Linearised).unwrap();
    for (place, group) in margins.codes.iter().enumerate() {
        let mean = Glm::linear("moves", Formula::new()).within(Domain::is("group", group)).fit(&design).unwrap();
        check(&margins.means[place..=place], &mean.coefficients.estimates, 1e-12);
        check(&[margins.covariance.standard_error(place)], &standard_errors(&mean), 1e-10);
    }
    let unknown = fit.margins("age", MarginVariance::Linearised).unwrap_err();
    assert_eq!(unknown, ModelError::NotInModel { column: "age".to_owned() });
}

#[test]
fn a_column_that_repeats_another_is_left_out_and_told() {
    let doubled = ninety().numbers("age").unwrap().iter().map(|age| 2.0 * age + 1.0).collect();
    let frame = ninety().with_numbers("doubled", doubled).unwrap();
    let fit = Glm::linear("income", Formula::new().number("age").number("doubled")).fit(&design(frame)).unwrap();
    let column = Column { outcome: None, parts: vec![Part::Number { column: "doubled".to_owned(), exponent: 1 }] };
    assert_eq!(fit.findings, [ModelFinding::CollinearColumn { column }]);
    assert_eq!(fit.coefficients.len(), 2);
    let without = Glm::linear("income", Formula::new().number("age")).fit(&design(ninety())).unwrap();
    check(&fit.coefficients.estimates, &without.coefficients.estimates, 1e-10);
}

/// Group b has no person of sex m: their meeting is a column of zeros.
#[test]
fn codes_that_never_meet_are_told() {
    let frame = eight().with_texts("sex", &["f", "m", "f", "m", "f", "f", "f", "f"]).unwrap();
    let formula = Formula::new().crossed(Variable::codes("group"), Variable::codes("sex"));
    let fit = Glm::linear("moves", formula).fit(&design(frame)).unwrap();
    let column = Column { outcome: None, parts: [code("group", "b").parts, code("sex", "m").parts].concat() };
    assert_eq!(fit.findings, [ModelFinding::EmptyColumn { column }]);
}

#[test]
fn an_outcome_told_without_error_is_separation_and_no_panic() {
    let frame = eight().with_numbers("moves", vec![0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]).unwrap();
    let formula = Formula::new().codes("group").reference("group", "b");
    let fit = Glm::logistic("moves", formula).fit(&design(frame)).unwrap();
    assert!(!fit.is_converged);
    let alone = ModelFinding::OneOutcome { column: code("group", "a"), all: false };
    let separated = ModelFinding::Separation { columns: vec![code("group", "a")] };
    assert!(fit.findings.contains(&alone) && fit.findings.contains(&separated), "{:?}", fit.findings);
    check(&fit.coefficients.estimates[..1], &[0.0], 1e-9);
}

#[test]
fn a_separated_reference_is_told_as_well() {
    let frame = eight().with_numbers("moves", vec![0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]).unwrap();
    let fit = Glm::logistic("moves", Formula::new().codes("group")).fit(&design(frame)).unwrap();
    assert!(!fit.is_converged);
    assert!(
        fit.findings.iter().any(|finding| matches!(finding, ModelFinding::Separation { .. })),
        "{:?}",
        fit.findings
    );
}

#[test]
fn what_is_missing_is_told_with_its_column() {
    let groups = Codes { of_row: vec![0, 0, 0, MISSING, 1, 1, 1, 1], labels: vec!["a".to_owned(), "b".to_owned()] };
    let frame = eight().with_codes("group", groups).unwrap();
    let frame = frame.with_numbers("moves", vec![1.0, 0.0, f64::NAN, 0.0, 1.0, 1.0, 0.0, 0.0]).unwrap();
    let fit = Glm::logistic("moves", Formula::new().codes("group")).fit(&design(frame)).unwrap();
    let told = |column: &str| ModelFinding::RowsWithMissing { column: column.to_owned(), rows: 1 };
    assert_eq!(fit.findings, [told("moves"), told("group")]);
    assert_eq!(fit.rows_used, 6);
}

#[test]
fn codes_outside_the_domain_are_told_and_have_no_coefficient() {
    let formula = Formula::new().codes("group").reference("group", "b");
    let glm = Glm::linear("income", formula).within(Domain::is("group", "b").negated());
    let fit = glm.fit(&design(ninety())).unwrap();
    let (column, codes) = ("group".to_owned(), vec!["b".to_owned()]);
    let reference =
        ModelFinding::ReferenceUnused { column: column.clone(), wanted: "b".to_owned(), used: "a".to_owned() };
    assert_eq!(fit.findings, [reference, ModelFinding::UnusedCodes { column, codes }]);
    let columns: Vec<String> = fit.coefficients.columns.iter().map(ToString::to_string).collect();
    assert_eq!(columns, ["(intercept)", "group=c"]);
}

#[test]
fn too_few_clusters_leave_no_interval() {
    let frame = eight().with_numbers("psu", vec![1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0]).unwrap();
    let fit = Glm::linear("moves", Formula::new().codes("group")).fit(&clustered(frame)).unwrap();
    assert_eq!(fit.findings, [ModelFinding::NoDegreesOfFreedom { degrees_of_freedom: 0.0 }]);
    assert_eq!(fit.coefficients.rows(0.95).unwrap()[0].interval, None);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let refused = |glm: Glm| glm.fit(&design(ninety())).unwrap_err();
    let out_of_range = refused(Glm::logistic("age", Formula::new()));
    assert_eq!(out_of_range, ModelError::OutcomeOutOfRange { column: "age".to_owned(), row: 2, value: 2.0 });
    let unknown = refused(Glm::linear("income", Formula::new().codes("group").reference("group", "x")));
    let known = "a, b, c".to_owned();
    assert_eq!(unknown, ModelError::UnknownCode { column: "group".to_owned(), code: "x".to_owned(), known });
    assert_eq!(refused(Glm::linear("income", Formula::new().without_intercept())), ModelError::NoColumns);
    let nobody = Glm::linear("income", Formula::new()).within(Domain::within("age", 90.0, 99.0));
    assert!(matches!(refused(nobody), ModelError::NoRows | ModelError::Survey(_)));
    assert!(matches!(refused(Glm::linear("nothing", Formula::new())), ModelError::Survey(_)));
    let many = (0..12).map(|_| Variable::codes("group"));
    assert!(matches!(
        refused(Glm::linear("income", Formula::new().interaction(many))),
        ModelError::TooManyColumns { .. }
    ));
}

#[test]
fn an_outcome_of_codes_is_one_where_the_code_stands() {
    let frame = eight().with_texts("intent", &["yes", "no", "no", "no", "yes", "yes", "no", "no"]).unwrap();
    let fit = Glm::logistic(Outcome::is_code("intent", "yes"), Formula::new().codes("group")).fit(&design(frame));
    check(&fit.unwrap().coefficients.estimates, &[-(3.0_f64.ln()), 3.0_f64.ln()], 1e-12);
}
