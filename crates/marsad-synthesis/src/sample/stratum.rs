//! What is listed and answered in one stratum.

use super::{Drawn, systematic_pps};
use crate::MigrationStatus;
use crate::population::{Answers, Household, Stay};
use crate::random::{Purpose, Stream};
use crate::world::World;

/// An enumeration area of the sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SampledArea {
    /// Its number in the stratum.
    pub ea: usize,
    /// Its households on the frame.
    pub frame_households: u32,
    /// The probability of the first phase.
    pub probability: f64,
}

/// A listed household.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ListedHousehold {
    /// The place of its area among those of the sample.
    pub area: usize,
    /// Its number in the area.
    pub number: usize,
    /// Who belongs to it.
    pub household: Household,
    /// Whether it is in the second phase.
    pub is_visited: bool,
    /// Whether it answered.
    pub has_answered: bool,
}

/// The second phase for households of one status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SecondPhase {
    /// How many were listed.
    pub listed: usize,
    /// How many were visited.
    pub visited: usize,
}

/// The persons of one population who were interviewed, column by column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// The place of the household in the listing.
    pub household: Vec<usize>,
    /// The number of the member in the household.
    pub member: Vec<u8>,
    /// One in how many members of this population was chosen.
    pub one_in: Vec<u8>,
    /// Codes, row by row.
    pub codes: Vec<u8>,
    /// Numbers, row by row.
    pub numbers: Vec<i32>,
    /// Amounts, row by row.
    pub amounts: Vec<f64>,
    /// The last stay.
    pub stays: Vec<Option<Stay>>,
}

impl Block {
    /// How many persons there are.
    pub(crate) fn len(&self) -> usize {
        self.household.len()
    }

    fn push(&mut self, household: usize, (member, one_in): (u8, u8), answers: &Answers) {
        self.household.push(household);
        self.member.push(member);
        self.one_in.push(one_in);
        self.codes.extend_from_slice(&answers.codes);
        self.numbers.extend_from_slice(&answers.numbers);
        self.amounts.extend_from_slice(&answers.amounts);
        self.stays.push(answers.stay);
    }

    /// Appends the persons of another stratum, whose listing begins at `offset`.
    pub(crate) fn append(&mut self, mut other: Self, offset: usize) {
        self.household.extend(other.household.iter().map(|household| household + offset));
        self.member.append(&mut other.member);
        self.one_in.append(&mut other.one_in);
        self.codes.append(&mut other.codes);
        self.numbers.append(&mut other.numbers);
        self.amounts.append(&mut other.amounts);
        self.stays.append(&mut other.stays);
    }
}

/// What is listed and answered in a stratum.
#[derive(Clone, Debug)]
pub(crate) struct StratumSample {
    /// The areas.
    pub areas: Vec<SampledArea>,
    /// Every household of these areas.
    pub listing: Vec<ListedHousehold>,
    /// The second phase, by [`MigrationStatus::index`].
    pub phase2: [SecondPhase; 4],
    /// Who was interviewed, by [`MigrationStatus::index`].
    pub blocks: [Block; 4],
}

/// A sample of one stratum.
pub(crate) struct SampleTask<'w> {
    /// The population.
    pub world: &'w World,
    /// The stratum.
    pub stratum: usize,
    /// How many areas.
    pub areas: usize,
    /// The seed of the design.
    pub seed: u64,
}

impl SampleTask<'_> {
    /// Draws the sample.
    pub(crate) fn draw(&self) -> StratumSample {
        let sizes = self.world.ea_sizes(self.stratum);
        let mut stream = Stream::new(self.seed, Purpose::FirstPhase, &[self.stratum as u64]);
        let area = |drawn: Drawn| SampledArea {
            ea: drawn.unit,
            frame_households: sizes[drawn.unit],
            probability: drawn.probability,
        };
        let areas: Vec<SampledArea> = systematic_pps(sizes, self.areas, &mut stream).into_iter().map(area).collect();
        let mut listing = self.list(&areas);
        let phase2 = self.visit(&mut listing);
        self.ask_for_answers(&areas, &mut listing);
        let blocks = MigrationStatus::ALL.map(|status| self.interview(status, &areas, &listing));
        StratumSample { areas, listing, phase2, blocks }
    }

    /// The first phase: every household of the areas.
    fn list(&self, areas: &[SampledArea]) -> Vec<ListedHousehold> {
        let mut listing = Vec::new();
        let mut households = Vec::new();
        for (area, sampled) in areas.iter().enumerate() {
            self.world.fill_area(self.stratum, sampled.ea, &mut households);
            let listed = households.iter().enumerate().map(|(number, &household)| ListedHousehold {
                area,
                number,
                household,
                is_visited: false,
                has_answered: false,
            });
            listing.extend(listed);
        }
        listing
    }

    /// The second phase: a simple random sample of the households of each status.
    fn visit(&self, listing: &mut [ListedHousehold]) -> [SecondPhase; 4] {
        let mut stream = Stream::new(self.seed, Purpose::SecondPhase, &[self.stratum as u64]);
        MigrationStatus::ALL.map(|status| {
            let is_own = |place: &usize| listing[*place].household.status() == status;
            let mut places: Vec<usize> = (0..listing.len()).filter(is_own).collect();
            let listed = places.len();
            let wanted = (self.world.phase2_rate(status) * listed as f64).round() as usize;
            let visited = wanted.max(self.world.phase2_min()).min(listed);
            stream.shuffle_front(&mut places, visited);
            places[..visited].iter().for_each(|&place| listing[place].is_visited = true);
            SecondPhase { listed, visited }
        })
    }

    /// Who of the visited households answers.
    fn ask_for_answers(&self, areas: &[SampledArea], listing: &mut [ListedHousehold]) {
        for listed in listing.iter_mut().filter(|listed| listed.is_visited) {
            let key = [self.stratum as u64, areas[listed.area].ea as u64, listed.number as u64];
            let chance = self.world.response(self.stratum, &listed.household);
            listed.has_answered = Stream::new(self.seed, Purpose::Answer, &key).happens(chance);
        }
    }

    /// The interviews of one population: of non-migrants one chosen member, of the others every member.
    fn interview(&self, status: MigrationStatus, areas: &[SampledArea], listing: &[ListedHousehold]) -> Block {
        let mut block = Block::default();
        let mut people = self.world.people(status);
        let mut answers = Answers::default();
        let mut entered = None;
        let with = |listed: &&ListedHousehold| listed.has_answered && listed.household.count(status) > 0;
        for (place, listed) in listing.iter().enumerate().filter(|(_, listed)| with(listed)) {
            if entered != Some(listed.area) {
                people.enter_area(self.world.stratum_codes(self.stratum), self.stratum, areas[listed.area].ea);
                entered = Some(listed.area);
            }
            people.enter_household(listed.number);
            let count = listed.household.count(status);
            let (members, one_in) = match status {
                MigrationStatus::NonMigrant => {
                    let chosen = self.choose_member(areas[listed.area].ea, listed.number, count);
                    (chosen..chosen + 1, count)
                }
                MigrationStatus::Current | MigrationStatus::Returned | MigrationStatus::Foreign => (0..count, 1),
            };
            for member in members {
                people.draw(usize::from(member), &mut answers);
                block.push(place, (member, one_in), &answers);
            }
        }
        block
    }

    fn choose_member(&self, ea: usize, household: usize, count: u8) -> u8 {
        let key = [self.stratum as u64, ea as u64, household as u64, 1];
        Stream::new(self.seed, Purpose::Answer, &key).below(usize::from(count)) as u8
    }
}
