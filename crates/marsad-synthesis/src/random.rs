//! Chance from seeds: one file, no dependency, the same numbers on every machine.
//!
//! xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
//! Mathematical Software 47(4), 2021), its state filled by splitmix64 (Steele, Lea and Flood, "Fast splittable
//! pseudorandom number generators", OOPSLA 2014). A [`Stream`] is found by a seed and a key, so that any household can
//! be made again without those before it.

/// What a stream is for: the first part of its key.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub(crate) enum Purpose {
    /// Sizes of enumeration areas.
    Frame = 1,
    /// Households of an area.
    Area = 2,
    /// What people of a place share.
    PlaceShare = 3,
    /// What people of an area share.
    AreaShare = 4,
    /// What people of a household share.
    HouseholdShare = 5,
    /// One person.
    Person = 6,
    /// Earlier stays of one person.
    Stays = 7,
    /// The first phase of a sample.
    FirstPhase = 8,
    /// The second phase of a sample.
    SecondPhase = 9,
    /// Who answers in a household.
    Answer = 10,
    /// A replicate.
    Replicate = 11,
}

/// A sequence of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    state: [u64; 4],
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
const ODD: u64 = 0xD134_2543_DE82_EF95;

impl Stream {
    /// The stream of a seed for a purpose and what it is about.
    pub(crate) fn new(seed: u64, purpose: Purpose, key: &[u64]) -> Self {
        let mut mixed = finalise(seed.wrapping_add(GOLDEN));
        for part in std::iter::once(purpose as u64).chain(key.iter().copied()) {
            mixed = finalise(mixed ^ part.wrapping_mul(ODD).wrapping_add(GOLDEN));
        }
        Self { state: std::array::from_fn(|_| split_mix(&mut mixed)) }
    }

    /// The next 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        let state = &mut self.state;
        let result = state[0].wrapping_add(state[3]).rotate_left(23).wrapping_add(state[0]);
        let shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(45);
        result
    }

    /// A number from 0 up to, but not, 1: 53 bits.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// A whole number below `bound`, or 0 where the bound is 0; the bias is under `bound` / 2⁶⁴.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// A whole number from `low` to `high`, both included; `low` where the range is empty.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = i64::from(high) - i64::from(low) + 1;
        if span <= 1 { low } else { low + self.below(span as usize) as i32 }
    }

    /// The place that a row of cumulated probabilities gives; the last row entry is at least 1.
    pub(crate) fn choose(&mut self, cumulated: &[f64]) -> usize {
        place_of(cumulated, self.uniform())
    }

    /// A positive factor with mean 1 and the given coefficient of variation, at most 0.4: the triangular
    /// distribution, whose standard deviation is its half width divided by √6.
    pub(crate) fn around_one(&mut self, variation: f64) -> f64 {
        1.0 + variation * 6.0_f64.sqrt() * (self.uniform() + self.uniform() - 1.0)
    }

    /// Puts the first `count` of a random order in front (Fisher and Yates; Durstenfeld's form).
    pub(crate) fn shuffle_front<T>(&mut self, items: &mut [T], count: usize) {
        for place in 0..count.min(items.len()) {
            let other = place + self.below(items.len() - place);
            items.swap(place, other);
        }
    }
}

/// The first place whose cumulated probability is above `uniform`.
pub(crate) fn place_of(cumulated: &[f64], uniform: f64) -> usize {
    cumulated.iter().position(|&bound| uniform < bound).unwrap_or(cumulated.len().saturating_sub(1))
}

/// Cumulated probabilities. From the last state that can happen on they are 1, so that rounding never gives another.
pub(crate) fn cumulate(probability: &[f64]) -> Vec<f64> {
    let last = probability.iter().rposition(|&probability| probability > 0.0).unwrap_or(0);
    let mut sum = 0.0;
    let step = |(state, probability): (usize, &f64)| {
        sum += probability;
        if state < last { sum } else { 1.0 }
    };
    probability.iter().enumerate().map(step).collect()
}

fn finalise(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(GOLDEN);
    finalise(*state)
}

#[cfg(test)]
mod tests {
    use super::{Purpose, Stream, cumulate, split_mix};

    fn stream(key: u64) -> Stream {
        Stream::new(1, Purpose::Frame, &[key])
    }

    /// The first outputs of splitmix64 from the state 1234567, as its authors' C code prints them.
    #[test]
    fn split_mix_gives_the_published_sequence() {
        let mut state = 1_234_567;
        assert_eq!(split_mix(&mut state), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(&mut state), 3_203_168_211_198_807_973);
    }

    /// From the state 1, 2, 3, 4 the generator gives rotl(1 + 4, 23) + 1 = 41943041, worked by hand.
    #[test]
    fn the_first_number_from_a_known_state_is_worked_by_hand() {
        let mut stream = Stream { state: [1, 2, 3, 4] };
        assert_eq!(stream.bits(), 41_943_041);
        assert_eq!(stream.state, [7, 0, 262_146, 6 << 45]);
    }

    #[test]
    fn a_state_without_probability_is_never_drawn() {
        assert_eq!(cumulate(&[0.5, 0.49, 0.0]), [0.5, 1.0, 1.0]);
        assert_eq!(cumulate(&[0.0, 1.0]), [0.0, 1.0]);
    }

    #[test]
    fn keys_that_differ_give_sequences_that_differ() {
        assert_ne!(stream(1).bits(), stream(2).bits());
        let other = Stream::new(1, Purpose::Area, &[1]).bits();
        assert_ne!(stream(1).bits(), other);
        assert_eq!(stream(1).bits(), stream(1).bits());
    }

    #[test]
    fn uniform_numbers_lie_in_the_unit_interval_with_their_mean_and_variance() {
        let mut stream = stream(3);
        let numbers: Vec<f64> = (0..20_000).map(|_| stream.uniform()).collect();
        let mean = numbers.iter().sum::<f64>() / 20_000.0;
        let variance = numbers.iter().map(|x| (x - 0.5) * (x - 0.5)).sum::<f64>() / 20_000.0;
        assert!(numbers.iter().all(|x| (0.0..1.0).contains(x)));
        assert!((mean - 0.5).abs() < 0.01 && (variance - 1.0 / 12.0).abs() < 0.002, "{mean} {variance}");
    }

    #[test]
    fn a_factor_around_one_has_the_variation_asked_for() {
        let mut stream = stream(4);
        let numbers: Vec<f64> = (0..20_000).map(|_| stream.around_one(0.25)).collect();
        let mean = numbers.iter().sum::<f64>() / 20_000.0;
        let variance = numbers.iter().map(|x| (x - 1.0) * (x - 1.0)).sum::<f64>() / 20_000.0;
        assert!((mean - 1.0).abs() < 0.01 && (variance - 0.0625).abs() < 0.003, "{mean} {variance}");
    }

    #[test]
    fn every_order_of_three_comes_up_as_often_as_the_others() {
        let mut stream = stream(5);
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..6000 {
            let mut items = [0, 1, 2];
            stream.shuffle_front(&mut items, 3);
            *seen.entry(items).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (850..1150).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_number_between_reaches_both_ends_and_an_empty_range_gives_its_start() {
        let mut stream = stream(6);
        let seen: std::collections::BTreeSet<i32> = (0..200).map(|_| stream.between(-1, 1)).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [-1, 0, 1]);
        assert_eq!(stream.between(5, 3), 5);
    }
}
