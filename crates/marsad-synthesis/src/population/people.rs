//! The answers of one person after another.

use super::stay::Stay;
use super::{Geography, PopulationModel};
use crate::joint::{FIRST_VARIABLE, PLACE};
use crate::random::{Purpose, Stream};

/// For each variable the uniform number that each place hands down.
///
/// The numbers of the places are spread evenly over the unit interval, weighted by their persons, in a random order:
/// what places share then hardly moves the population as a whole.
#[derive(Clone, Debug)]
pub(crate) struct PlaceShares {
    uniforms: Vec<Vec<f64>>,
}

impl PlaceShares {
    /// The numbers of the places of `model`.
    pub(crate) fn new(model: &PopulationModel, geography: &Geography, seed: u64) -> Self {
        let mut persons = vec![0.0; geography.vocabulary.axes[PLACE].codes.len()];
        for (stratum, count) in geography.strata.iter().zip(&model.stratum_persons) {
            persons[usize::from(stratum.codes[PLACE])] += count;
        }
        let uniforms = (0..model.conditionals.len()).map(|variable| {
            let key = [model.status.index() as u64, variable as u64];
            spread_evenly(&persons, &mut Stream::new(seed, Purpose::PlaceShare, &key))
        });
        Self { uniforms: uniforms.collect() }
    }
}

/// The middle of the stretch of the unit interval that each place has, stretches being laid out in a random order.
fn spread_evenly(persons: &[f64], stream: &mut Stream) -> Vec<f64> {
    let mut order: Vec<usize> = (0..persons.len()).collect();
    stream.shuffle_front(&mut order, persons.len());
    let all: f64 = persons.iter().sum();
    let mut uniforms = vec![0.5; persons.len()];
    let mut before = 0.0;
    for place in order {
        uniforms[place] = (before + persons[place] / 2.0) / all;
        before += persons[place];
    }
    uniforms
}

/// What somebody answers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    /// One code for each axis.
    pub codes: Vec<u8>,
    /// The numbers.
    pub numbers: Vec<i32>,
    /// The amounts; not a number where there is none.
    pub amounts: Vec<f64>,
    /// The last stay in another country.
    pub stay: Option<Stay>,
}

/// Draws the people of one population, area by area and household by household.
pub(crate) struct People<'w> {
    model: &'w PopulationModel,
    shares: &'w PlaceShares,
    seed: u64,
    reference_year: i32,
    geography: [u8; 3],
    /// Status, stratum, area, household, member.
    key: [u64; 5],
    area: Vec<f64>,
    household: Vec<f64>,
}

impl<'w> People<'w> {
    /// The people of `model`.
    pub(crate) fn new(model: &'w PopulationModel, shares: &'w PlaceShares, seed: u64, reference_year: i32) -> Self {
        let variables = model.conditionals.len();
        Self {
            model,
            shares,
            seed,
            reference_year,
            geography: [0; 3],
            key: [model.status.index() as u64, 0, 0, 0, 0],
            area: vec![0.0; variables],
            household: vec![0.0; variables],
        }
    }

    /// Goes to an enumeration area of a stratum.
    pub(crate) fn enter_area(&mut self, geography: [u8; 3], stratum: usize, ea: usize) {
        self.geography = geography;
        (self.key[1], self.key[2]) = (stratum as u64, ea as u64);
        let mut stream = Stream::new(self.seed, Purpose::AreaShare, &self.key[..3]);
        let place = usize::from(geography[PLACE]);
        for ((area, sharing), uniforms) in self.area.iter_mut().zip(&self.model.sharings).zip(&self.shares.uniforms) {
            *area = handed_down(sharing.from_place, uniforms[place], &mut stream);
        }
    }

    /// Goes to a household of the area.
    pub(crate) fn enter_household(&mut self, household: usize) {
        self.key[3] = household as u64;
        let mut stream = Stream::new(self.seed, Purpose::HouseholdShare, &self.key[..4]);
        for ((household, sharing), area) in self.household.iter_mut().zip(&self.model.sharings).zip(&self.area) {
            *household = handed_down(sharing.from_ea, *area, &mut stream);
        }
    }

    /// Draws the codes of a member of the household, and gives back the stream for what else is drawn.
    pub(crate) fn draw_codes(&mut self, member: usize, codes: &mut Vec<u8>) -> Stream {
        self.key[4] = member as u64;
        let mut stream = Stream::new(self.seed, Purpose::Person, &self.key);
        codes.clear();
        codes.extend_from_slice(&self.geography);
        debug_assert_eq!(codes.len(), FIRST_VARIABLE);
        let variables = self.model.conditionals.iter().zip(&self.model.sharings).zip(&self.household);
        for ((conditional, sharing), household) in variables {
            let uniform = handed_down(sharing.from_household, *household, &mut stream);
            let code = conditional.draw(codes, uniform);
            codes.push(code);
        }
        stream
    }

    /// Draws everything that a member of the household answers.
    pub(crate) fn draw(&mut self, member: usize, answers: &mut Answers) {
        let mut stream = self.draw_codes(member, &mut answers.codes);
        answers.numbers.clear();
        for number in &self.model.numbers {
            let drawn = number.draw(&answers.codes, &answers.numbers, self.reference_year, &mut stream);
            answers.numbers.push(drawn);
        }
        answers.amounts.clear();
        for amount in &self.model.amounts {
            answers.amounts.push(amount.draw(&answers.codes, &mut stream));
        }
        answers.stay = self.model.stay.as_ref().and_then(|stay| stay.draw(&answers.numbers, &mut stream));
    }
}

/// The number from above with this chance, else a new one.
fn handed_down(chance: f64, above: f64, stream: &mut Stream) -> f64 {
    if chance > 0.0 && stream.happens(chance) { above } else { stream.uniform() }
}

#[cfg(test)]
mod tests {
    use super::{handed_down, spread_evenly};
    use crate::random::{Purpose, Stream};

    #[test]
    fn places_share_the_unit_interval_by_their_persons() {
        let uniforms = spread_evenly(&[50.0, 25.0, 25.0], &mut Stream::new(1, Purpose::PlaceShare, &[]));
        assert!([0.25, 0.5, 0.75].contains(&uniforms[0]), "{uniforms:?}");
        // Whatever the order, the middles weighted by their stretches give the middle of the interval.
        assert!((0.5 * uniforms[0] + 0.25 * uniforms[1] + 0.25 * uniforms[2] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_is_handed_down_is_as_uniform_as_what_is_new() {
        let mut stream = Stream::new(2, Purpose::Person, &[]);
        let mut below = 0;
        for _ in 0..20_000 {
            let above = stream.uniform();
            below += u32::from(handed_down(0.7, above, &mut stream) < 0.3);
        }
        assert!((5_700..6_300).contains(&below), "{below}");
    }

    #[test]
    fn without_a_chance_nothing_is_handed_down() {
        let mut stream = Stream::new(3, Purpose::Person, &[]);
        assert!((0..100).all(|_| handed_down(0.0, 2.0, &mut stream) < 1.0));
        assert!((0..100).all(|_| handed_down(1.0, 2.0, &mut stream) == 2.0));
    }
}
