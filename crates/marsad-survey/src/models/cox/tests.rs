use super::{Cox, CoxFit, Gathering, Ties};
use crate::models::{Formula, ModelError, ModelFinding, Spell};
use crate::{Design, Frame};

/// Persons with months until the event, whether it was seen, and a number.
fn frame(months: &[f64], returned: &[f64], ages: &[f64]) -> Frame {
    let frame = Frame::new(months.len()).with_numbers("weight", vec![2.0; months.len()]).unwrap();
    let frame = frame.with_numbers("months", months.to_vec()).unwrap();
    let frame = frame.with_numbers("returned", returned.to_vec()).unwrap();
    frame.with_numbers("age", ages.to_vec()).unwrap()
}

fn design(frame: Frame) -> Design {
    Design::new(frame).weights("weight").build().unwrap()
}

fn nine() -> Frame {
    let ages = [20.0, 31.0, 25.0, 44.0, 52.0, 37.0, 29.0, 33.0, 48.0];
    frame(&[3.0, 5.0, 5.0, 5.0, 8.0, 9.0, 9.0, 12.0, 14.0], &[1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0], &ages)
}

fn cox() -> Cox {
    Cox::new(Spell::new("months", "returned"), Formula::new().number("age"))
}

#[track_caller]
fn check(found: &CoxFit, expected: &CoxFit) {
    let is_close = |found: f64, expected: f64| (found - expected).abs() <= 1e-10 * (1.0 + expected.abs());
    let (one, other) = (&found.coefficients, &expected.coefficients);
    assert!(is_close(one.estimates[0], other.estimates[0]), "{one:?} {other:?}");
    assert!(is_close(one.covariance.get(0, 0), other.covariance.get(0, 0)), "{one:?} {other:?}");
    assert!(is_close(found.log_likelihood, expected.log_likelihood));
}

#[test]
fn worked_example_of_the_method() {
    let frame = frame(&[1.0, 2.0, 3.0, 4.0], &[1.0; 4], &[1.0, 0.0, 1.0, 0.0]);
    let fit = cox().fit(&design(frame)).unwrap();
    let ratio = (1.0 + 17.0_f64.sqrt()) / 2.0;
    assert!((fit.coefficients.estimates[0] - ratio.ln()).abs() < 1e-12);
    let log_likelihood = 2.0 * ratio.ln() - (2.0 * ratio + 2.0).ln() - (ratio + 2.0).ln() - (ratio + 1.0).ln();
    assert!((fit.log_likelihood - log_likelihood).abs() < 1e-12);
    assert!((fit.log_likelihood_at_zero + 24.0_f64.ln()).abs() < 1e-12);
    assert_eq!((fit.events, fit.rows_used, fit.degrees_of_freedom), (4, 4, 3.0));
}

#[test]
fn only_the_order_of_times_matters() {
    let stretched = nine().numbers("months").unwrap().iter().map(|months| months * months).collect();
    let other = cox().fit(&design(nine().with_numbers("months", stretched).unwrap())).unwrap();
    check(&other, &cox().fit(&design(nine())).unwrap());
}

#[test]
fn without_ties_both_treatments_agree() {
    let months = vec![3.0, 5.0, 5.5, 6.0, 8.0, 9.0, 9.5, 12.0, 14.0];
    let frame = nine().with_numbers("months", months).unwrap();
    let efron = cox().fit(&design(frame.clone())).unwrap();
    check(&cox().ties(Ties::Breslow).fit(&design(frame)).unwrap(), &efron);
}

#[test]
fn rows_give_what_patterns_give() {
    let by_row = Cox { gathering: Gathering::Never, ..cox() };
    check(&by_row.fit(&design(nine())).unwrap(), &cox().fit(&design(nine())).unwrap());
}

/// Each spell cut at the fourth month, both parts of one person.
#[test]
fn a_spell_cut_in_two_tells_the_same() {
    let whole = nine();
    let of = |name: &str| whole.numbers(name).unwrap().to_vec();
    let (mut months, mut since, mut returned) = (of("months"), vec![0.0; 9], of("returned"));
    let (mut ages, mut persons) = (of("age"), (0..9).map(f64::from).collect::<Vec<f64>>());
    let long: Vec<usize> = (0..9).filter(|person| months[*person] > 4.0).collect();
    for person in long {
        months.push(months[person]);
        since.push(4.0);
        returned.push(returned[person]);
        ages.push(ages[person]);
        persons.push(person as f64);
        (months[person], returned[person]) = (4.0, 0.0);
    }
    let cut = frame(&months, &returned, &ages).with_numbers("since", since).unwrap();
    let cut = cut.with_numbers("person", persons).unwrap();
    let design_of_cut = Design::new(cut).weights("weight").clusters("person").build().unwrap();
    for ties in [Ties::Efron, Ties::Breslow] {
        let spell = Spell::new("months", "returned").entering("since");
        let found = Cox::new(spell, Formula::new().number("age")).ties(ties).fit(&design_of_cut).unwrap();
        let expected = cox().ties(ties).fit(&design(nine())).unwrap();
        let (one, other) = (&found.coefficients, &expected.coefficients);
        assert!((one.estimates[0] - other.estimates[0]).abs() < 1e-12);
        assert!((one.covariance.get(0, 0) / other.covariance.get(0, 0) - 1.0).abs() < 1e-10);
    }
}

/// Two copies of the survey under two baselines say what one says.
#[test]
fn strata_do_not_compare_with_one_another() {
    let twice = |name: &str| nine().numbers(name).unwrap().repeat(2);
    let months =
        twice("months").into_iter().enumerate().map(|(row, months)| if row < 9 { months } else { 7.0 * months });
    let both = frame(&months.collect::<Vec<f64>>(), &twice("returned"), &twice("age"));
    let texts: Vec<&str> = (0..18).map(|row| if row < 9 { "north" } else { "south" }).collect();
    let fit = cox().stratified("region").fit(&design(both.with_texts("region", &texts).unwrap())).unwrap();
    let one = cox().fit(&design(nine())).unwrap();
    assert!((fit.coefficients.estimates[0] - one.coefficients.estimates[0]).abs() < 1e-12);
    assert!((fit.log_likelihood - 2.0 * one.log_likelihood).abs() < 1e-10);
    assert_eq!(fit.baselines.len(), 2);
    assert_eq!(fit.baselines[1][0].time, 21.0);
}

#[test]
fn a_hazard_without_bound_is_told() {
    let frame = frame(&[1.0, 2.0, 3.0, 4.0], &[1.0, 1.0, 0.0, 0.0], &[1.0, 1.0, 0.0, 0.0]);
    let fit = cox().fit(&design(frame)).unwrap();
    assert!(!fit.is_converged);
    assert!(
        fit.findings.iter().any(|finding| matches!(finding, ModelFinding::Separation { .. })),
        "{:?}",
        fit.findings
    );
}

/// Those of the age 0 never return, however many there are. Where the coefficient passes 36, the derivatives are rounding alone.
#[test]
fn a_hazard_without_bound_is_told_however_rounding_ends_the_search() {
    for rows in 5..40_u32 {
        let months: Vec<f64> = (0..rows).map(|row| f64::from(row % 7 + 1)).collect();
        let returned: Vec<f64> = (0..rows).map(|row| f64::from(u8::from(row % 3 != 0))).collect();
        let fit = cox().fit(&design(frame(&months, &returned, &returned))).unwrap();
        let is_told = fit.findings.iter().any(|finding| matches!(finding, ModelFinding::Separation { .. }));
        assert!(is_told && !fit.is_converged, "{rows} rows: {:?}", fit.findings);
    }
}

#[test]
fn without_event_or_covariate_there_is_no_model() {
    let never = frame(&[1.0, 2.0], &[0.0, 0.0], &[1.0, 2.0]);
    assert_eq!(cox().fit(&design(never)).unwrap_err(), ModelError::NoEvents);
    let alike = frame(&[1.0, 2.0], &[1.0, 1.0], &[30.0, 30.0]);
    assert_eq!(cox().fit(&design(alike)).unwrap_err(), ModelError::NoColumns);
}
