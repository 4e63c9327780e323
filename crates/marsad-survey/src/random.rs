//! Chance from a seed, the same on every machine: xoshiro256++ (Blackman and Vigna 2021, "Scrambled linear
//! pseudorandom number generators", *ACM Trans. Math. Softw.* 47:36), seeded by splitmix64.

/// A source of numbers that a seed determines.
#[derive(Clone, Debug)]
pub struct Generator {
    state: [u64; 4],
}

impl Generator {
    /// The generator of `seed`.
    pub fn seeded(seed: u64) -> Self {
        let mut counter = seed;
        Self { state: std::array::from_fn(|_| split_mix(&mut counter)) }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        let [first, second, third, fourth] = self.state;
        let drawn = first.wrapping_add(fourth).rotate_left(23).wrapping_add(first);
        let [mut first, mut second, mut third, mut fourth] = [first, second, third ^ first, fourth ^ second];
        let shifted = second << 17;
        second ^= third;
        first ^= fourth;
        third ^= shifted;
        fourth = fourth.rotate_left(45);
        self.state = [first, second, third, fourth];
        drawn
    }

    /// A whole number from 0 to `n` − 1, each with the same chance; 0 where `n` is 0.
    ///
    /// Multiplication with rejection, so that no value is favoured (Lemire 2019, *ACM Trans. Model. Comput. Simul.* 29:3).
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        let rejected_below = n.wrapping_neg() % n;
        loop {
            let wide = u128::from(self.next_u64()) * u128::from(n);
            if wide as u64 >= rejected_below {
                return (wide >> 64) as u64;
            }
        }
    }

    /// A number from 0 up to but not including 1, with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*counter ^ (*counter >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Generator, split_mix};

    /// The first outputs of splitmix64 from 1234567, as its authors publish them.
    #[test]
    fn splitmix_gives_the_published_sequence() {
        let mut counter = 1_234_567;
        assert_eq!(split_mix(&mut counter), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(&mut counter), 3_203_168_211_198_807_973);
    }

    /// From the state 1, 2, 3, 4: rotl(1 + 4, 23) + 1 = 41943041, worked by hand.
    #[test]
    fn first_number_from_a_known_state_is_worked_by_hand() {
        let mut generator = Generator { state: [1, 2, 3, 4] };
        assert_eq!(generator.next_u64(), 41_943_041);
        assert_eq!(generator.state[0], 1 ^ (4 ^ 2));
    }

    #[test]
    fn numbers_below_are_below_and_reach_every_value() {
        let mut generator = Generator::seeded(1);
        let mut seen = [0_usize; 5];
        (0..1000).for_each(|_| seen[generator.below(5) as usize] += 1);
        assert!(seen.iter().all(|times| (140..260).contains(times)), "{seen:?}");
        assert_eq!(generator.below(0), 0);
    }

    #[test]
    fn one_seed_gives_one_sequence() {
        let (mut first, mut second) = (Generator::seeded(7), Generator::seeded(7));
        assert!((0..10).all(|_| first.next_u64() == second.next_u64()));
    }
}
