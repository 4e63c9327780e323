//! How many of a population live in each stratum.

use super::{Geography, Goal};
use crate::joint::{Demand, FIRST_VARIABLE, Fit, Scope, fit};
use crate::parameters::{Population, Target};
use crate::{Problem, ProblemKind};

/// The persons of `population` in each stratum: in proportion to residents, multiplied by the factors of `spread`, moved
/// as little as possible until the geographic goals hold.
pub(crate) fn spread(
    geography: &Geography,
    population: &Population,
    (goals, targets): (&[Goal], &[Target]),
    problems: &mut Vec<Problem>,
) -> Vec<f64> {
    let place = format!("{}.spread", population.code);
    let scope = Scope { place: &place, before: FIRST_VARIABLE };
    let mut persons: Vec<f64> = geography.strata.iter().map(|stratum| stratum.persons).collect();
    for factor in &population.spread {
        let condition = geography.vocabulary.condition(&factor.when, scope, problems);
        for (persons, stratum) in persons.iter_mut().zip(&geography.strata) {
            if condition.holds(&stratum.codes) {
                *persons *= factor.factor;
            }
        }
    }
    let sum: f64 = persons.iter().sum();
    if sum.is_nan() || sum <= 0.0 {
        problems.push(Problem::new(ProblemKind::OutOfRange, &place, sum));
        return persons;
    }
    persons.iter_mut().for_each(|persons| *persons *= population.size / sum);
    let demands: Vec<Demand> = goals
        .iter()
        .filter(|goal| goal.is_asked && goal.is_geographic())
        .map(|goal| demand(goal, geography, population.size))
        .collect();
    let (kind, target) = match fit(&mut persons, &[population.size], &demands) {
        Fit::Done => return persons,
        Fit::Unreachable(target) => (ProblemKind::Unreachable, target),
        Fit::Contradictory(target) => (ProblemKind::Disagreement, target),
    };
    problems.push(Problem::new(kind, &targets[target].id, &place));
    persons
}

fn demand(goal: &Goal, geography: &Geography, size: f64) -> Demand {
    let strata = 0..geography.strata.len() as u32;
    let (part, rest) = strata.partition(|&stratum| goal.part.holds(&geography.strata[stratum as usize].codes));
    Demand { target: goal.index, part, rest, required: goal.value.persons(size), whole: size }
}
