//! A population that stays as it is while samples are drawn from it: strata, enumeration areas, households, persons.
//!
//! Persons of one household, one area and one stratum are alike in what they earn, in whether somebody of the household
//! is abroad, and in what they are ready for. Incomes are lognormal; money from abroad is zero for most.

use std::f64::consts::TAU;
use std::ops::Range;

use marsad_survey::random::Generator;

/// So many classes of income are told apart; medians of classes lead to medians of persons.
pub const CLASSES: usize = 4096;
/// The logarithms of incomes between which the classes lie.
const LOG_INCOMES: Range<f64> = 5.0..13.0;

/// How large a population is, and how many areas a sample has.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub strata: usize,
    pub areas: usize,
    pub drawn: usize,
    /// One governorate, which has two strata, in so many is in the region whose women are a domain.
    pub region: usize,
    pub seed: u64,
}

/// The population.
pub struct Population {
    pub strata: Vec<Stratum>,
    pub areas: Vec<Area>,
    /// Where the persons of each household begin; one more than households.
    pub first_person: Vec<u32>,
    pub persons: Vec<Person>,
}

pub struct Stratum {
    pub areas: Range<usize>,
    /// How many of them a sample has.
    pub drawn: usize,
    pub households: usize,
}

pub struct Area {
    pub stratum: usize,
    pub households: Range<u32>,
    /// How many households, the first ones, have somebody abroad.
    pub with_migrant: u32,
}

#[derive(Clone, Copy)]
pub struct Person {
    pub income: f32,
    /// Money from abroad.
    pub remittance: f32,
    pub income_class: u16,
    /// Whether she is a woman of the region.
    pub is_in_domain: bool,
    /// Whether she or he is ready to leave without papers.
    pub is_ready: bool,
}

/// What samples estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    pub mean: f64,
    pub ratio: f64,
    pub share: f64,
    pub median: f64,
}

impl Population {
    /// The population of a shape; the same each time.
    pub fn of(shape: Shape) -> Self {
        Making { chance: Generator::seeded(shape.seed), shape, made: Self::empty() }.all()
    }

    fn empty() -> Self {
        Self { strata: Vec::new(), areas: Vec::new(), first_person: vec![0], persons: Vec::new() }
    }

    /// The persons of a household.
    pub fn persons_of(&self, household: u32) -> &[Person] {
        let place = household as usize;
        &self.persons[self.first_person[place] as usize..self.first_person[place + 1] as usize]
    }

    /// The figures of the whole population.
    pub fn figures(&self) -> Figures {
        let sum = |of: fn(&Person) -> f64| self.persons.iter().map(of).sum::<f64>();
        let income = sum(|person| f64::from(person.income));
        let in_domain = sum(|person| f64::from(u8::from(person.is_in_domain)));
        let ready = sum(|person| f64::from(u8::from(person.is_in_domain && person.is_ready)));
        let mut incomes: Vec<f32> = self.persons.iter().map(|person| person.income).collect();
        incomes.sort_unstable_by(f32::total_cmp);
        Figures {
            mean: income / self.persons.len() as f64,
            ratio: sum(|person| f64::from(person.remittance)) / income,
            share: ready / in_domain,
            median: f64::from(incomes[(incomes.len() - 1) / 2]),
        }
    }
}

/// Nine tenths go by the sizes of the strata, one tenth to all alike; what is left over, one each to the first.
fn allotted(all: usize, sizes: &[f64]) -> Vec<usize> {
    let (sum, strata): (f64, usize) = (sizes.iter().sum(), sizes.len());
    let of = |size: &f64| ((0.9 * size / sum + 0.1 / strata as f64) * all as f64) as usize;
    let mut allotted: Vec<usize> = sizes.iter().map(of).collect();
    let left_over = all - allotted.iter().sum::<usize>();
    allotted.iter_mut().take(left_over).for_each(|count| *count += 1);
    allotted
}

struct Making {
    chance: Generator,
    shape: Shape,
    made: Population,
}

/// What persons of one household have in common.
struct Common {
    is_domain: bool,
    of_area: f64,
    /// On the logarithm of incomes.
    income: f64,
    has_migrant: bool,
}

impl Making {
    fn all(mut self) -> Population {
        let sizes: Vec<f64> = (0..self.shape.strata).map(|_| self.gamma()).collect();
        let (areas, drawn) = (allotted(self.shape.areas, &sizes), allotted(self.shape.drawn, &sizes));
        for (number, (areas, drawn)) in areas.into_iter().zip(drawn).enumerate() {
            self.stratum(number, areas, drawn);
        }
        self.made
    }

    fn stratum(&mut self, number: usize, areas: usize, drawn: usize) {
        let of_stratum = 0.3 * self.normal();
        let is_domain = (number / 2).is_multiple_of(self.shape.region);
        let start = self.made.areas.len();
        let mut households = 0;
        for _ in 0..areas {
            households += self.area(number, of_stratum, is_domain);
        }
        self.made.strata.push(Stratum { areas: start..start + areas, drawn, households });
    }

    /// Returns how many households it has.
    fn area(&mut self, stratum: usize, of_stratum: f64, is_domain: bool) -> usize {
        let of_area = 0.5 * self.normal();
        let households = (40.0 * (0.2 * self.normal()).exp()).round().clamp(20.0, 80.0) as u32;
        let abroad = 1.0 / (1.0 + (2.0 - of_stratum - of_area).exp());
        let with_migrant = (0..households).filter(|_| self.chance.uniform() < abroad).count() as u32;
        let first = self.made.first_person.len() as u32 - 1;
        for household in 0..households {
            let income = 8.8 + 0.3 * of_area + 0.2 * of_stratum + 0.2 * self.normal();
            self.household(&Common { is_domain, of_area, income, has_migrant: household < with_migrant });
        }
        self.made.areas.push(Area { stratum, households: first..first + households, with_migrant });
        households as usize
    }

    /// One adult to four.
    fn household(&mut self, common: &Common) {
        let adults = 1 + (0..3).filter(|_| self.chance.uniform() < 0.47).count();
        for _ in 0..adults {
            let person = self.person(common);
            self.made.persons.push(person);
        }
        self.made.first_person.push(self.made.persons.len() as u32);
    }

    fn person(&mut self, common: &Common) -> Person {
        let is_woman = self.chance.uniform() < 0.5;
        let age = 15.0 + 65.0 * self.chance.uniform().powf(1.4);
        let log_income = common.income + 0.5 * self.normal();
        let place = (log_income - LOG_INCOMES.start) / (LOG_INCOMES.end - LOG_INCOMES.start);
        let sends = common.has_migrant && self.chance.uniform() < 0.5;
        let sent = (7.0 + 0.8 * self.normal()).exp();
        let leaning = -3.72 - 0.04 * (age - 30.0) + 0.4 * common.of_area;
        let leaning = leaning + if is_woman { 0.0 } else { 0.8 } + if common.has_migrant { 0.8 } else { 0.0 };
        Person {
            income: log_income.exp() as f32,
            remittance: if sends { sent as f32 } else { 0.0 },
            income_class: (place * CLASSES as f64).clamp(0.0, (CLASSES - 1) as f64) as u16,
            is_in_domain: is_woman && common.is_domain,
            is_ready: self.chance.uniform() < 1.0 / (1.0 + (-leaning).exp()),
        }
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.chance.uniform()).ln()).sqrt() * (TAU * self.chance.uniform()).cos()
    }

    /// Of the gamma distribution of shape 3.
    fn gamma(&mut self) -> f64 {
        (0..3).map(|_| -(1.0 - self.chance.uniform()).ln()).sum()
    }
}
