//! The making of persons: strata, areas, households, one after the other.

use super::{NAMES, Size};
use crate::chores::chance::Chance;

const SEED: u64 = 20_201;

/// An enumeration area, as its persons see it.
struct Area {
    /// Both from 0.
    stratum: usize,
    number: usize,
    /// How many areas the stratum has in the population.
    population: f64,
    /// What every person of the area and of the stratum has in common.
    effect: f64,
    stratum_effect: f64,
    /// The weight of its households, but for what differs between them.
    weight: f64,
}

/// A household, as its persons see it.
struct Household {
    /// From 0.
    number: usize,
    weight: f64,
    effect: f64,
}

/// Makes every person of a survey, in order.
pub(super) fn fill(size: Size, mut take: impl FnMut([f64; NAMES.len()])) {
    let mut chance = Chance::seeded(SEED);
    let areas_of_strata = areas_of_strata(&mut chance, size);
    let mut persons_of_households = household_sizes(&mut chance, size).into_iter();
    let (mut number, mut household, mut person) = (0, 0, 0.0);
    for (stratum, areas) in areas_of_strata.into_iter().enumerate() {
        let population = areas as f64 * chance.within(15.0..60.0).floor();
        let stratum_effect = 0.4 * chance.normal();
        for _ in 0..areas {
            let effect = 0.5 * chance.normal();
            let weight = population / areas as f64 * chance.within(4.0..9.0);
            let area = Area { stratum, number, population, effect, stratum_effect, weight };
            let households = size.households / size.areas + usize::from(number < size.households % size.areas);
            for persons in persons_of_households.by_ref().take(households) {
                let weight = rounded(area.weight * chance.within(0.9..1.25), 1e6);
                let of_household = Household { number: household, weight, effect: 0.5 * chance.normal() };
                for _ in 0..persons {
                    person += 1.0;
                    take(row(&area, &of_household, person, &mut chance));
                }
                household += 1;
            }
            number += 1;
        }
    }
}

/// Two areas for each stratum, and the others by shares that differ; what is left over goes to the largest.
fn areas_of_strata(chance: &mut Chance, size: Size) -> Vec<usize> {
    let shares: Vec<f64> = (0..size.strata).map(|_| chance.gamma(3)).collect();
    let sum: f64 = shares.iter().sum();
    let free = (size.areas - 2 * size.strata) as f64;
    let mut areas: Vec<usize> = shares.iter().map(|share| 2 + (share / sum * free) as usize).collect();
    let left_over = size.areas - areas.iter().sum::<usize>();
    if let Some(largest) = areas.iter_mut().max() {
        *largest += left_over;
    }
    areas
}

/// One person and a number of others of the Poisson distribution, three on average.
fn household_sizes(chance: &mut Chance, size: Size) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..size.households).map(|_| 1 + chance.poisson(3.0)).collect();
    let mut found: usize = sizes.iter().sum();
    let mut place = 0;
    while found != size.persons {
        let household = &mut sizes[place % size.households];
        if found < size.persons {
            *household += 1;
            found += 1;
        } else if *household > 1 {
            *household -= 1;
            found -= 1;
        }
        place += 1;
    }
    sizes
}

/// A person, in the order of the columns.
fn row(area: &Area, household: &Household, person: f64, chance: &mut Chance) -> [f64; NAMES.len()] {
    let age = (16.5 * chance.gamma(2)).min(98.0).floor();
    let is_man = chance.happens(0.5);
    let education = 1.6 + 0.02 * age.min(30.0) + 0.3 * area.effect + 0.8 * chance.normal();
    let education = education.round().clamp(1.0, 4.0);
    let of_place = area.effect + area.stratum_effect + household.effect;
    let of_age = 0.03 * age.min(45.0) - 0.0004 * age * age;
    let of_sex = if is_man { 0.5 } else { 0.0 };
    let is_migrant = chance.happens(logistic(-3.2 + of_place + of_age + of_sex + 0.2 * education));
    let has_returned = is_migrant && chance.happens(0.25);
    let sends = is_migrant && chance.happens(0.6);
    let sent = rounded((6.5 + 0.5 * area.effect + chance.normal()).exp(), 1e3);
    let income = 8.8 + 0.2 * education + 0.3 * area.effect + 0.2 * area.stratum_effect + 0.6 * chance.normal();
    let leaning = -1.5 + 0.4 * flag(is_migrant) + 0.1 * education - 0.02 * (age - 30.0) + 0.3 * area.effect;
    let intends = chance.happens(logistic(leaning));
    [
        (area.stratum + 1) as f64,
        (area.number + 1) as f64,
        (household.number + 1) as f64,
        person,
        household.weight,
        area.population,
        (area.stratum / 2 + 1) as f64,
        (area.stratum % 2) as f64,
        if is_man { 1.0 } else { 2.0 },
        age,
        flag(is_migrant),
        flag(has_returned),
        if sends { sent } else { 0.0 },
        rounded(income.exp(), 1e3),
        education,
        flag(intends),
    ]
}

fn flag(is_so: bool) -> f64 {
    if is_so { 1.0 } else { 0.0 }
}

fn logistic(leaning: f64) -> f64 {
    1.0 / (1.0 + (-leaning).exp())
}

/// To so many parts of one.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
