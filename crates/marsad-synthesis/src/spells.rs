//! The stays of one person: the last one, and those before.

use crate::population::{NOTHING, PopulationModel, Stay};
use crate::random::{Purpose, Stream};
use crate::survey::Sample;
use crate::tables::Row;
use crate::world::World;

/// The shortest and the longest earlier stay, and the time between two, in months.
const MONTHS_MIN: i32 = 3;
const MONTHS_MAX: i32 = 60;

/// A stay of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spell {
    /// Its number, from 1.
    pub number: i32,
    /// Whether it is the last one.
    pub is_last: bool,
    /// When it was.
    pub stay: Stay,
}

/// The stays of a person in the order of time.
pub(crate) fn spells_of(world: &World, sample: &Sample, row: &Row) -> Vec<Spell> {
    let model = &world.models[row.status.index()];
    let block = &sample.blocks[row.status.index()];
    let Some(last) = block.stays[row.place] else { return Vec::new() };
    let width = model.vocabulary.axes.len();
    let codes = &block.codes[row.place * width..][..width];
    let numbers = &block.numbers[row.place * model.numbers.len()..][..model.numbers.len()];
    let birth = birth(model, numbers, world.parameters().reference_year);
    let mut stream = Stream::new(world.seed(), Purpose::Stays, &[row.id(sample).unsigned_abs()]);
    let mut stays = earlier_stays(last, earlier_count(model, codes), birth, &mut stream);
    stays.push(last);
    let count = stays.len();
    let spell = |(at, stay)| Spell { number: at as i32 + 1, is_last: at + 1 == count, stay };
    stays.into_iter().enumerate().map(spell).collect()
}

/// The month of birth at the latest, in months since the year 0; none where the age is not known.
fn birth(model: &PopulationModel, numbers: &[i32], reference_year: i32) -> Option<i32> {
    let age = model.age.map(|age| numbers[age]).filter(|&age| age != NOTHING)?;
    Some(12 * (reference_year - age))
}

/// How many stays there were before the last one: the code of the variable that says so, read as a number.
fn earlier_count(model: &PopulationModel, codes: &[u8]) -> usize {
    let axis = model.stay.as_ref().and_then(|stay| stay.earlier);
    let code = axis.and_then(|axis| model.vocabulary.axes[axis].codes.get(usize::from(codes[axis])));
    code.and_then(|code| code.parse().ok()).unwrap_or(0)
}

/// Stays before `last`, in the order of time: as many as the life before it has room for.
fn earlier_stays(last: Stay, count: usize, birth: Option<i32>, stream: &mut Stream) -> Vec<Stay> {
    let mut stays = Vec::with_capacity(count);
    let mut before = last.start;
    for left in (1..=count).rev() {
        // Each of the stays that are left, and each time between, may take its part of the life so far.
        let room = birth.map_or(MONTHS_MAX, |birth| (before - birth) / (2 * left as i32));
        if room < MONTHS_MIN {
            break;
        }
        let end = before - stream.between(MONTHS_MIN, room.min(MONTHS_MAX));
        let start = end - stream.between(MONTHS_MIN, room.min(MONTHS_MAX));
        stays.push(Stay { start, end });
        before = start;
    }
    stays.reverse();
    stays
}

#[cfg(test)]
mod tests {
    use super::{MONTHS_MIN, earlier_stays};
    use crate::population::{GOES_ON, Stay};
    use crate::random::{Purpose, Stream};

    #[test]
    fn stays_follow_each_other_after_birth() {
        for key in 0..200 {
            let mut stream = Stream::new(1, Purpose::Stays, &[key]);
            let last = Stay { start: 12 * 2000, end: GOES_ON };
            let stays = earlier_stays(last, 2, Some(12 * 1990), &mut stream);
            assert_eq!(stays.len(), 2);
            assert!(stays[0].start >= 12 * 1990 && stays[0].end < stays[1].start && stays[1].end < last.start);
            assert!(stays.iter().all(|stay| stay.end - stay.start >= MONTHS_MIN));
        }
    }

    #[test]
    fn a_life_too_short_has_no_earlier_stay() {
        let mut stream = Stream::new(1, Purpose::Stays, &[]);
        let last = Stay { start: 12 * 2000, end: GOES_ON };
        assert!(earlier_stays(last, 1, Some(12 * 2000 - 5), &mut stream).is_empty());
        assert!(earlier_stays(last, 0, None, &mut stream).is_empty());
    }
}
