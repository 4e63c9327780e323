//! What is wrong with parameters is told, all of it, and no survey is made.

use marsad_synthesis::{Parameters, Problem, ProblemKind, World};

use crate::parameters;

/// The problems of Marjan's parameters after a change.
fn problems(change: impl Fn(&mut Parameters)) -> Vec<Problem> {
    let mut parameters = parameters("marjan");
    change(&mut parameters);
    World::new(parameters, 1).err().unwrap_or_default()
}

fn check(change: impl Fn(&mut Parameters), kind: ProblemKind, place: &str, value: &str) {
    let found = problems(change);
    let is_it = |problem: &&Problem| problem.kind == kind && problem.place == place && problem.value == value;
    assert!(found.iter().any(|problem| is_it(&problem)), "{found:#?}");
}

#[test]
fn parameters_that_are_whole_have_no_problem() {
    assert_eq!(problems(|_| {}), []);
}

#[test]
fn an_unknown_code_is_told_with_the_nearest_known_one() {
    let found = problems(|parameters| {
        parameters.targets[1].within.insert("sex".to_owned(), vec!["MM".to_owned()]);
    });
    assert_eq!((found[0].kind, found[0].place.as_str()), (ProblemKind::UnknownCode, "INTENT_M"));
}

#[test]
fn an_unknown_variable_is_told() {
    let change = |parameters: &mut Parameters| parameters.current.rake = vec![vec!["grup".to_owned()]];
    check(change, ProblemKind::UnknownVariable, "current.rake", "grup");
}

#[test]
fn shares_that_do_not_add_up_are_told() {
    let change = |parameters: &mut Parameters| parameters.current.variables[0].shares = vec![0.6, 0.5];
    check(change, ProblemKind::SharesDoNotAdd, "current.sex", "1.1");
}

#[test]
fn a_rate_that_lacks_is_told() {
    let change = |parameters: &mut Parameters| {
        parameters.response.rates.remove("BACK");
    };
    check(change, ProblemKind::MissingRate, "response.rates", "BACK");
}

#[test]
fn a_target_that_nobody_can_meet_is_told() {
    let change = |parameters: &mut Parameters| {
        parameters.current.variables[3].shares = vec![0.0, 0.5, 0.4, 0.1];
    };
    check(change, ProblemKind::Unreachable, "IN_EMIRATES_SINCE_2015", "current.destination");
}

#[test]
fn targets_that_contradict_each_other_are_told() {
    let found = problems(|parameters| parameters.targets[0].is_implied = false);
    assert!(found.is_empty(), "24.0 is what 30.0 and 18.0 imply");
    let found = problems(|parameters| {
        parameters.targets[0].is_implied = false;
        parameters.targets[0].percent = Some(40.0);
    });
    assert_eq!(found[0].kind, ProblemKind::Disagreement, "{found:#?}");
}

#[test]
fn parts_that_cannot_be_rounded_to_the_whole_are_told() {
    let change = |parameters: &mut Parameters| {
        let part = parameters.targets.iter_mut().find(|target| target.id == "STRANGER_L").unwrap();
        part.percent = Some(60.0);
    };
    let found = problems(change);
    assert_eq!((found[0].kind, found[0].place.as_str()), (ProblemKind::WholeDoesNotAdd, "STRANGER_ISLE"));
}

#[test]
fn a_variable_that_depends_on_a_later_one_is_told() {
    let change = |parameters: &mut Parameters| {
        parameters.nonmigrant.variables[0].universe.insert("works".to_owned(), vec!["yes".to_owned()]);
    };
    check(change, ProblemKind::UsedBeforeDrawn, "nonmigrant.sex", "works");
}

#[test]
fn one_name_for_columns_of_two_kinds_is_told() {
    let change = |parameters: &mut Parameters| {
        let flag = parameters.current.variables.iter_mut().find(|variable| variable.name == "is_proxy").unwrap();
        flag.name = "age_group".to_owned();
    };
    let found = problems(change);
    assert!(found.iter().any(|problem| problem.kind == ProblemKind::Duplicate), "{found:#?}");
    let change = |parameters: &mut Parameters| {
        let flag = parameters.current.variables.iter_mut().find(|variable| variable.name == "is_proxy").unwrap();
        flag.name = "works_abroad".to_owned();
        parameters.returned.variables[0].name = "works_abroad".to_owned();
        parameters.returned.rake.clear();
        parameters.targets.retain(|target| target.id != "BETTER_M");
    };
    check(change, ProblemKind::ColumnKindsDiffer, "returned", "works_abroad");
}

#[test]
fn every_problem_is_told_at_once() {
    let found = problems(|parameters| {
        parameters.response.rates.remove("BACK");
        parameters.design.eas = 0;
        parameters.reference_month = 13;
        parameters.frame.listing_cv = 0.9;
    });
    assert_eq!(found.len(), 4, "{found:#?}");
}
