use super::{Gathering, Multinomial};
use crate::models::{Formula, Glm, ModelError, ModelFinding};
use crate::{Design, Frame};

fn design(texts: &[&str], ages: Vec<f64>) -> Design {
    let frame = Frame::new(texts.len()).with_numbers("weight", vec![5.0; texts.len()]).unwrap();
    let frame = frame.with_texts("destination", texts).unwrap().with_numbers("age", ages).unwrap();
    Design::new(frame).weights("weight").build().unwrap()
}

#[track_caller]
fn check(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    let is_close = |(found, expected): (&f64, &f64)| (found - expected).abs() <= 1e-10 * (1.0 + expected.abs());
    assert!(found.iter().zip(expected).all(is_close), "{found:?} {expected:?}");
}

#[test]
fn worked_example_of_the_method() {
    let texts = ["europe", "europe", "europe", "gulf", "gulf", "other"];
    let fit = Multinomial::new("destination", Formula::new()).fit(&design(&texts, vec![0.0; 6])).unwrap();
    check(&fit.coefficients.estimates, &[(2.0_f64 / 3.0).ln(), (1.0_f64 / 3.0).ln()]);
    let covariance = &fit.coefficients.covariance;
    check(&[covariance.get(0, 0), covariance.get(0, 1), covariance.get(1, 1)], &[1.0, 0.4, 1.6]);
    let names: Vec<String> = fit.coefficients.columns.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["gulf|(intercept)", "other|(intercept)"]);
    assert_eq!((fit.base.as_str(), fit.coefficients.degrees_of_freedom), ("europe", 5.0));
}

/// Twelve persons whose ages overlap between destinations.
fn twelve() -> Design {
    let texts = ["a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "a", "b"];
    design(&texts, vec![20.0, 25.0, 31.0, 33.0, 20.0, 24.0, 41.0, 38.0, 22.0, 28.0, 35.0, 44.0])
}

#[test]
fn two_categories_are_a_logistic_regression() {
    let moves = twelve().frame().codes("destination").unwrap().of_row.iter().map(|code| f64::from(*code > 0)).collect();
    let frame = twelve().frame().clone().with_numbers("moves", moves).unwrap();
    let texts: Vec<&str> =
        frame.numbers("moves").unwrap().iter().map(|moves| if *moves == 1.0 { "yes" } else { "no" }).collect();
    let frame = frame.clone().with_texts("answer", &texts).unwrap();
    let design = Design::new(frame).weights("weight").build().unwrap();
    let formula = Formula::new().number("age");
    let several = Multinomial::new("answer", formula.clone()).fit(&design).unwrap();
    let two = Glm::logistic("moves", formula).fit(&design).unwrap();
    check(&several.coefficients.estimates, &two.coefficients.estimates);
    check(&[several.coefficients.covariance.get(0, 1)], &[two.coefficients.covariance.get(0, 1)]);
    check(&[-2.0 * several.log_likelihood], &[two.deviance]);
}

/// β of b against c is β of b against a less β of c against a, and so is its variance.
#[test]
fn another_base_tells_the_same() {
    let asked = Multinomial::new("destination", Formula::new().number("age"));
    let (from_a, from_c) = (asked.fit(&twelve()).unwrap(), asked.clone().against("c").fit(&twelve()).unwrap());
    assert_eq!(from_c.categories, ["a", "b"]);
    let (value, standard_error) = from_a.coefficients.combination(&[0.0, 1.0, 0.0, -1.0]);
    check(&from_c.coefficients.estimates[3..], &[value]);
    check(&[from_c.coefficients.covariance.standard_error(3)], &[standard_error]);
    check(&[from_c.log_likelihood], &[from_a.log_likelihood]);
}

#[test]
fn rows_give_what_patterns_give() {
    let gathered = Multinomial::new("destination", Formula::new().number("age").power("age", 2));
    let by_row = Multinomial { gathering: Gathering::Never, ..gathered.clone() };
    let (gathered, by_row) = (gathered.fit(&twelve()).unwrap(), by_row.fit(&twelve()).unwrap());
    check(&by_row.coefficients.estimates, &gathered.coefficients.estimates);
    check(&[by_row.coefficients.covariance.get(1, 5)], &[gathered.coefficients.covariance.get(1, 5)]);
}

#[test]
fn one_category_is_refused_and_an_unused_base_told() {
    let one = Multinomial::new("destination", Formula::new()).fit(&design(&["a", "a"], vec![1.0, 2.0])).unwrap_err();
    assert_eq!(one, ModelError::OneCategory { column: "destination".to_owned() });
    let asked = Multinomial::new("destination", Formula::new()).against("a");
    let fit = asked.within(crate::Domain::is("destination", "a").negated()).fit(&twelve()).unwrap();
    let told = ModelFinding::ReferenceUnused {
        column: "destination".to_owned(),
        wanted: "a".to_owned(),
        used: "b".to_owned(),
    };
    assert!(fit.findings.contains(&told), "{:?}", fit.findings);
}
