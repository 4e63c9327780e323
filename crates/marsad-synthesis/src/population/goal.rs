//! Targets of one population, with codes by their places.

use std::collections::BTreeMap;

use crate::joint::{Condition, FIRST_VARIABLE, Scope, Vocabulary};
use crate::parameters::{Population, Quality, Target};
use crate::{Problem, ProblemKind};

/// A target that is to be met.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    /// Its place among the targets of the parameters.
    pub index: usize,
    /// The domain.
    pub within: Condition,
    /// The part of the domain: both conditions together.
    pub part: Condition,
    /// What is asked for.
    pub value: Value,
    /// The last variable that it is about: with it the target can be met.
    pub last: usize,
    /// Whether it is asked for, and not implied by others.
    pub is_asked: bool,
    /// Whether weighted estimates must meet it too.
    pub is_exact: bool,
}

/// What a target asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// A share of the domain, from 0 to 1.
    Share(f64),
    /// A number of persons.
    Persons(f64),
}

impl Value {
    /// The persons that are asked for, where the domain has `whole` of them.
    pub(crate) fn persons(self, whole: f64) -> f64 {
        match self {
            Self::Share(share) => share * whole,
            Self::Persons(persons) => persons,
        }
    }

    /// The value that `part` of `whole` have, in the unit in which it is published: per cent or persons.
    pub(crate) fn published(self, part: f64, whole: f64) -> f64 {
        match self {
            Self::Share(_) if whole > 0.0 => 100.0 * part / whole,
            Self::Share(_) => f64::NAN,
            Self::Persons(_) => part,
        }
    }
}

impl Goal {
    /// Whether it is about where people live alone.
    pub(crate) fn is_geographic(&self) -> bool {
        self.last < FIRST_VARIABLE
    }
}

/// The targets of `population`.
pub(crate) fn goals(
    targets: &[Target],
    population: &Population,
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> Vec<Goal> {
    let is_own = |(_, target): &(usize, &Target)| target.population == population.code;
    let own: Vec<(usize, &Target)> = targets.iter().enumerate().filter(is_own).collect();
    let parts: Vec<&Target> = own.iter().map(|(_, target)| *target).collect();
    let corrections = corrections(&parts, problems);
    let mut goals = Vec::with_capacity(own.len());
    for (index, target) in own {
        let correction = target.whole.as_ref().and_then(|whole| corrections.get(whole.as_str()));
        let value = value(target, correction.copied().unwrap_or(0.0), problems);
        let goal = goal(target, vocabulary, problems);
        goals.extend(goal.zip(value).map(|(goal, value)| Goal { index, value, ..goal }));
    }
    goals
}

/// For each whole how many per cent each of its parts is to be raised.
fn corrections<'t>(targets: &[&'t Target], problems: &mut Vec<Problem>) -> BTreeMap<&'t str, f64> {
    let mut parts: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for &target in targets {
        if let Some(whole) = &target.whole {
            parts.entry(whole.as_str()).or_default().push(target);
        }
    }
    let mut corrections = BTreeMap::new();
    for (whole, parts) in parts {
        let sum: f64 = parts.iter().filter_map(|target| target.percent).sum();
        let correction = (100.0 - sum) / parts.len() as f64;
        if parts.iter().any(|target| correction.abs() > target.step / 2.0) {
            problems.push(Problem::new(ProblemKind::WholeDoesNotAdd, whole, sum));
        }
        corrections.insert(whole, correction);
    }
    corrections
}

fn value(target: &Target, correction: f64, problems: &mut Vec<Problem>) -> Option<Value> {
    if target.step.is_nan() || target.step <= 0.0 {
        problems.push(Problem::new(ProblemKind::OutOfRange, &target.id, target.step));
    }
    match (target.percent, target.persons) {
        (Some(percent), None) if (0.0..=100.0).contains(&percent) => Some(Value::Share((percent + correction) / 100.0)),
        (None, Some(persons)) if persons >= 0.0 => Some(Value::Persons(persons)),
        (Some(value), None) | (None, Some(value)) => {
            problems.push(Problem::new(ProblemKind::OutOfRange, &target.id, value));
            None
        }
        (Some(_), Some(_)) | (None, None) => {
            problems.push(Problem::new(ProblemKind::UnclearValue, &target.id, &target.id));
            None
        }
    }
}

/// The goal without its index and value.
fn goal(target: &Target, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) -> Option<Goal> {
    let scope = Scope { place: &target.id, before: vocabulary.axes.len() };
    let within = vocabulary.condition(&target.within, scope, problems);
    let of = vocabulary.condition(&target.of, scope, problems);
    let Some(last) = of.axes().max() else {
        problems.push(Problem::new(ProblemKind::Empty, &target.id, "of"));
        return None;
    };
    let is_geographic = last < FIRST_VARIABLE;
    if within.axes().any(|axis| axis >= last || is_geographic) {
        problems.push(Problem::new(ProblemKind::UsedBeforeDrawn, &target.id, &vocabulary.axes[last].name));
        return None;
    }
    let part = within.and(&of);
    let is_exact = target.quality == Quality::Exact;
    let value = Value::Share(0.0);
    Some(Goal { index: 0, within, part, value, last, is_asked: !target.is_implied, is_exact })
}

#[cfg(test)]
mod tests {
    use super::{Value, corrections, value};
    use crate::ProblemKind;
    use crate::parameters::{Quality, Target};

    fn target(percent: Option<f64>, persons: Option<f64>) -> Target {
        Target {
            id: "T".to_owned(),
            population: "P".to_owned(),
            within: std::collections::BTreeMap::new(),
            of: std::collections::BTreeMap::new(),
            percent,
            persons,
            step: 0.1,
            quality: Quality::Exact,
            is_implied: false,
            whole: Some("W".to_owned()),
            figure: None,
            source: String::new(),
        }
    }

    #[test]
    fn what_printed_parts_lack_of_the_whole_is_spread_evenly() {
        let (one, two) = (target(Some(60.1), None), target(Some(40.0), None));
        let mut problems = Vec::new();
        let found = corrections(&[&one, &two], &mut problems);
        assert!(problems.is_empty() && (found["W"] + 0.05).abs() < 1e-9);
        let three = target(Some(40.2), None);
        corrections(&[&one, &three], &mut problems);
        assert_eq!(problems[0].kind, ProblemKind::WholeDoesNotAdd);
    }

    #[test]
    fn a_target_is_a_share_or_a_number_of_persons_and_not_both() {
        let mut problems = Vec::new();
        assert_eq!(value(&target(Some(50.0), None), 0.0, &mut problems), Some(Value::Share(0.5)));
        assert_eq!(value(&target(None, Some(7.0)), 0.0, &mut problems), Some(Value::Persons(7.0)));
        assert!(problems.is_empty());
        assert_eq!(value(&target(Some(50.0), Some(7.0)), 0.0, &mut problems), None);
        assert_eq!(value(&target(Some(101.0), None), 0.0, &mut problems), None);
        let kinds: Vec<ProblemKind> = problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::UnclearValue, ProblemKind::OutOfRange]);
    }

    #[test]
    fn a_share_is_published_in_per_cent() {
        assert_eq!(Value::Share(0.5).published(1.0, 4.0), 25.0);
        assert_eq!(Value::Persons(0.0).published(1.0, 4.0), 1.0);
        assert_eq!(Value::Share(0.5).persons(10.0), 5.0);
    }
}
