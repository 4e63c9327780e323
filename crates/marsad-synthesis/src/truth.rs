//! What the population really has, and how near the survey comes to what was published.

use crate::joint::{PLACE, View};
use crate::parameters::{self, Quality};
use crate::population::{Goal, Household, PopulationModel};
use crate::sample::Block;
use crate::survey::Sample;
use crate::weights::Weights;
use crate::world::World;
use crate::{MigrationStatus, parallel};

/// A published figure, what the population has of it, and what the weighted survey gives.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetReport {
    /// The id of the target, or the code of the population for its size.
    pub id: String,
    /// The code of the population.
    pub population: String,
    /// The same figure in the pack.
    pub figure: Option<String>,
    /// The value as published: per cent or persons.
    pub published: f64,
    /// The last digit printed.
    pub step: f64,
    /// How sure it is.
    pub quality: Quality,
    /// Whether the value is a percentage.
    pub is_percent: bool,
    /// The value in the population, in expectation over seeds.
    pub model: f64,
    /// The value that the weights of the survey give.
    pub estimate: f64,
    /// How many persons of the domain were interviewed.
    pub interviewed: usize,
}

impl TargetReport {
    /// Whether the estimate is the published value to the last digit printed.
    pub fn is_met(&self) -> bool {
        is_printed_as(self.estimate, self.published, self.step)
    }

    /// Whether the population has the published value to the last digit printed.
    pub fn is_met_by_population(&self) -> bool {
        is_printed_as(self.model, self.published, self.step)
    }

    /// Whether the estimate should be the published value and is not.
    pub fn is_missed(&self) -> bool {
        self.quality == Quality::Exact && !self.is_met()
    }
}

fn is_printed_as(value: f64, published: f64, step: f64) -> bool {
    (value - published).abs() <= step * (0.5 + 1e-9)
}

/// A report for the size of each population and for each target.
pub(crate) fn reports(world: &World, sample: &Sample, weights: &Weights) -> Vec<TargetReport> {
    let mut found = Vec::new();
    for status in MigrationStatus::ALL {
        let (model, block) = (&world.models[status.index()], &sample.blocks[status.index()]);
        let weight = &weights.persons[status.index()].weight;
        found.push(size_report(world.parameters().population(status), weight));
        for (goal, solved) in model.goals.iter().zip(&model.solved) {
            let estimated = estimated(goal, (model, block), weight);
            let target = &world.parameters().targets[goal.index];
            found.push(TargetReport {
                id: target.id.clone(),
                population: target.population.clone(),
                figure: target.figure.clone(),
                published: target.percent.or(target.persons).unwrap_or(f64::NAN),
                step: target.step,
                quality: target.quality,
                is_percent: target.percent.is_some(),
                model: goal.value.published(solved.part, solved.whole),
                estimate: goal.value.published(estimated.part, estimated.whole),
                interviewed: estimated.interviewed,
            });
        }
    }
    found
}

fn size_report(population: &parameters::Population, weight: &[f64]) -> TargetReport {
    TargetReport {
        id: population.code.clone(),
        population: population.code.clone(),
        figure: population.figure.clone(),
        published: population.size,
        step: population.step,
        quality: population.quality,
        is_percent: false,
        model: population.size,
        estimate: weight.iter().sum(),
        interviewed: weight.len(),
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Estimated {
    part: f64,
    whole: f64,
    interviewed: usize,
}

fn estimated(goal: &Goal, (model, block): (&PopulationModel, &Block), weight: &[f64]) -> Estimated {
    let mut estimated = Estimated::default();
    for (codes, weight) in block.codes.chunks_exact(model.vocabulary.axes.len()).zip(weight) {
        if goal.within.holds(codes) {
            estimated.whole += weight;
            estimated.interviewed += 1;
            estimated.part += if goal.part.holds(codes) { *weight } else { 0.0 };
        }
    }
    estimated
}

/// Persons of the part and of the domain of a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// In the part.
    pub part: u64,
    /// In the domain.
    pub whole: u64,
}

/// The count of one population: for each goal the whole of it, then each code of each view, then each place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many groups each goal has.
    pub groups: usize,
    /// The counts, goal by goal.
    pub counts: Vec<Counted>,
}

impl Tally {
    fn new(model: &PopulationModel) -> Self {
        let views: usize = model.by.iter().map(|view| view.codes.len()).sum();
        let groups = 1 + views + model.vocabulary.axes[PLACE].codes.len();
        Self { groups, counts: vec![Counted::default(); groups * model.goals.len()] }
    }

    fn add(&mut self, model: &PopulationModel, codes: &[u8], places: &[usize]) {
        for (goal, counts) in model.goals.iter().zip(self.counts.chunks_exact_mut(self.groups)) {
            if goal.within.holds(codes) {
                let part = u64::from(goal.part.holds(codes));
                for &place in places {
                    counts[place].whole += 1;
                    counts[place].part += part;
                }
            }
        }
    }

    fn join(&mut self, other: &Self) {
        for (own, other) in self.counts.iter_mut().zip(&other.counts) {
            own.part += other.part;
            own.whole += other.whole;
        }
    }
}

/// The groups that somebody with these codes belongs to.
fn groups_of(by: &[View], places_from: usize, codes: &[u8], groups: &mut Vec<usize>) {
    groups.clear();
    groups.push(0);
    let mut before = 1;
    for view in by {
        let group = usize::from(view.group_of[usize::from(codes[view.axis])]);
        if group < view.codes.len() {
            groups.push(before + group);
        }
        before += view.codes.len();
    }
    groups.push(places_from + usize::from(codes[PLACE]));
}

/// Counts every person of the population, by [`MigrationStatus::index`].
pub(crate) fn count(world: &World, threads: usize) -> Vec<Tally> {
    let strata = world.geography.strata.len();
    let mut sums: Vec<Tally> = world.models.iter().map(Tally::new).collect();
    for tallies in parallel::in_order(strata, threads, |stratum| count_stratum(world, stratum)) {
        sums.iter_mut().zip(&tallies).for_each(|(sum, tally)| sum.join(tally));
    }
    sums
}

fn count_stratum(world: &World, stratum: usize) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = world.models.iter().map(Tally::new).collect();
    let mut households = Vec::new();
    for ea in 0..world.ea_sizes(stratum).len() {
        world.fill_area(stratum, ea, &mut households);
        for status in MigrationStatus::ALL {
            count_area(world, (stratum, ea, status), &households, &mut tallies[status.index()]);
        }
    }
    tallies
}

fn count_area(
    world: &World,
    (stratum, ea, status): (usize, usize, MigrationStatus),
    households: &[Household],
    tally: &mut Tally,
) {
    let model = &world.models[status.index()];
    let places_from = tally.groups - model.vocabulary.axes[PLACE].codes.len();
    let (mut codes, mut groups) = (Vec::new(), Vec::new());
    let mut people = world.people(status);
    people.enter_area(world.stratum_codes(stratum), stratum, ea);
    for (number, household) in households.iter().enumerate().filter(|(_, household)| household.count(status) > 0) {
        people.enter_household(number);
        for member in 0..household.count(status) {
            people.draw_codes(usize::from(member), &mut codes);
            groups_of(&model.by, places_from, &codes, &mut groups);
            tally.add(model, &codes, &groups);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{groups_of, is_printed_as};
    use crate::joint::{NONE, View};

    #[test]
    fn a_value_is_met_to_the_last_digit_printed() {
        assert!(is_printed_as(19.94, 19.9, 0.1) && is_printed_as(19.85, 19.9, 0.1));
        assert!(!is_printed_as(19.96, 19.9, 0.1));
        assert!(is_printed_as(1_672_182.0, 1_700_000.0, 100_000.0));
    }

    #[test]
    fn somebody_belongs_to_the_whole_to_one_code_of_each_view_and_to_a_place() {
        let codes = vec!["A".to_owned(), "B".to_owned()];
        let view = |axis, group_of: &[u8]| View {
            name: String::new(),
            axis,
            codes: codes.clone(),
            group_of: group_of.to_vec(),
        };
        let mut groups = Vec::new();
        // Region, area, place 2, then two variables.
        groups_of(&[view(3, &[1, 0]), view(4, &[NONE, 1])], 5, &[0, 0, 2, 0, 0], &mut groups);
        assert_eq!(groups, [0, 2, 7]);
    }
}
