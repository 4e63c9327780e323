//! Random numbers from a seed: the same seed, the same numbers, on one thread or on many.
//!
//! Words: xoshiro256++ (Blackman and Vigna 2021, *Scrambled linear pseudorandom number generators*, ACM Transactions on
//! Mathematical Software 47:36), its state filled by `SplitMix64` (Steele, Lea and Flood 2014, *Fast splittable
//! pseudorandom number generators*, OOPSLA). Normal: the polar method (Marsaglia and Bray 1964, SIAM Review 6:260).
//! Gamma: Marsaglia and Tsang 2000, *A simple method for generating gamma variables*, ACM Transactions on Mathematical
//! Software 26:363; below shape 1 by their remark in section 6. Beta: as a share of two gammas.
//! Not for secrets: who sees a few words knows all that follow.

/// Turns 52 random bits into a number between zero and one.
const UNIT: f64 = 1.0 / (1_u64 << 52) as f64;

/// What a source of random numbers starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamSeed {
    /// The seed of the whole computation.
    pub seed: u64,
    /// Which of its independent streams.
    pub stream: u64,
}

/// The two shapes of a beta distribution, each above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// The weight of one: mean α / (α + β).
    pub alpha: f64,
    /// The weight of zero.
    pub beta: f64,
}

/// A source of random numbers.
#[derive(Clone, Debug)]
pub struct Random {
    state: [u64; 4],
    spare: Option<f64>,
}

impl Random {
    /// The source that starts from `seed`.
    pub fn new(seed: StreamSeed) -> Self {
        let mut of_seed = SplitMix64 { state: seed.seed };
        let mut words = SplitMix64 { state: of_seed.word().wrapping_add(seed.stream) };
        Self { state: std::array::from_fn(|_| words.word()), spare: None }
    }

    /// 64 random bits.
    pub fn word(&mut self) -> u64 {
        let [first, second, third, fourth] = self.state;
        let word = first.wrapping_add(fourth).rotate_left(23).wrapping_add(first);
        let (third, fourth) = (third ^ first, fourth ^ second);
        self.state = [first ^ fourth, second ^ third, third ^ (second << 17), fourth.rotate_left(45)];
        word
    }

    /// Between zero and one, never either.
    pub fn uniform(&mut self) -> f64 {
        ((self.word() >> 12) as f64 + 0.5) * UNIT
    }

    /// With mean 0 and variance 1.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (across, up) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = across * across + up * up;
            if square < 1.0 && square > 0.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(up * scale);
                return across * scale;
            }
        }
    }

    /// With `shape` and rate 1: mean and variance are both `shape`.
    ///
    /// Not a number unless `shape` is finite and above zero. Far below shape 1 the draw can be so small that it is zero.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if !shape.is_finite() || shape <= 0.0 {
            return f64::NAN;
        }
        if shape < 1.0 {
            let share = self.uniform().powf(1.0 / shape);
            return self.gamma_from_one(shape + 1.0) * share;
        }
        self.gamma_from_one(shape)
    }

    /// Between zero and one. Not a number unless both shapes are finite and above zero.
    pub fn beta(&mut self, shapes: Beta) -> f64 {
        let (ones, zeros) = (self.gamma(shapes.alpha), self.gamma(shapes.beta));
        if ones == 0.0 && zeros == 0.0 {
            // Both were too small to be told from zero, as happens far below shape 1: the draw is at one of the ends.
            let is_one = self.uniform() * (shapes.alpha + shapes.beta) < shapes.alpha;
            return f64::from(u8::from(is_one));
        }
        ones / (ones + zeros)
    }

    /// The method of Marsaglia and Tsang, for shapes of one or more.
    fn gamma_from_one(&mut self, shape: f64) -> f64 {
        let centre = shape - 1.0 / 3.0;
        let spread = 1.0 / (9.0 * centre).sqrt();
        loop {
            let normal = self.normal();
            let cube = (1.0 + spread * normal).powi(3);
            if cube <= 0.0 {
                continue;
            }
            let bound = 0.5 * normal * normal + centre * (1.0 - cube + cube.ln());
            if self.uniform().ln() < bound {
                return centre * cube;
            }
        }
    }
}

/// Fills states from a single number.
struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    fn word(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::{Beta, Random, SplitMix64, StreamSeed};

    const DRAWS: usize = 200_000;

    fn random() -> Random {
        Random::new(StreamSeed { seed: 20_211, stream: 3 })
    }

    /// Mean and variance of many draws, held against those of the distribution with five standard errors.
    #[track_caller]
    fn check(mut draw: impl FnMut(&mut Random) -> f64, mean: f64, variance: f64) {
        let mut random = random();
        let draws: Vec<f64> = (0..DRAWS).map(|_| draw(&mut random)).collect();
        let found = draws.iter().sum::<f64>() / DRAWS as f64;
        let squares = draws.iter().map(|draw| (draw - found).powi(2));
        let fourths = squares.clone().map(|square| square * square).sum::<f64>() / DRAWS as f64;
        let spread = squares.sum::<f64>() / DRAWS as f64;
        let error_of_spread = ((fourths - spread * spread) / DRAWS as f64).sqrt();
        assert!((found - mean).abs() < 5.0 * (variance / DRAWS as f64).sqrt(), "mean {found} {mean}");
        assert!((spread - variance).abs() < 5.0 * error_of_spread, "variance {spread} {variance}");
    }

    /// The outputs of the authors' C program for the state 1, 2, 3, 4.
    #[test]
    fn words_are_those_of_the_reference_program() {
        let mut random = Random { state: [1, 2, 3, 4], spare: None };
        let expected: [u64; 6] = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
        ];
        assert_eq!(expected.map(|_| random.word()), expected);
    }

    /// The outputs of Vigna's splitmix64.c for the seed 1477776061723855037.
    #[test]
    fn states_are_filled_by_the_reference_program() {
        let mut words = SplitMix64 { state: 1_477_776_061_723_855_037 };
        let expected: [u64; 3] = [1_985_237_415_132_408_290, 2_979_275_885_539_914_483, 13_511_426_838_097_143_398];
        assert_eq!(expected.map(|_| words.word()), expected);
    }

    #[test]
    fn draws_have_the_moments_of_their_distributions() {
        check(Random::uniform, 0.5, 1.0 / 12.0);
        check(Random::normal, 0.0, 1.0);
        check(|random| random.gamma(7.5), 7.5, 7.5);
        check(|random| random.gamma(1.0), 1.0, 1.0);
        check(|random| random.gamma(0.3), 0.3, 0.3);
        check(|random| random.beta(Beta { alpha: 8.0, beta: 2.0 }), 0.8, 0.16 / 11.0);
        check(|random| random.beta(Beta { alpha: 0.5, beta: 0.5 }), 0.5, 0.125);
    }

    #[test]
    fn a_seed_says_all_and_streams_differ() {
        let words = |seed, stream| {
            let mut random = Random::new(StreamSeed { seed, stream });
            [random.word(), random.word()]
        };
        assert_eq!(words(7, 1), words(7, 1));
        assert_ne!(words(7, 1), words(7, 2));
        assert_ne!(words(7, 1), words(1, 7));
    }

    #[test]
    fn shapes_that_are_none_give_no_number_and_no_endless_loop() {
        let mut random = random();
        for shape in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(random.gamma(shape).is_nan());
            assert!(random.beta(Beta { alpha: shape, beta: 1.0 }).is_nan());
        }
        let tiny = random.beta(Beta { alpha: 1e-300, beta: 1e-300 });
        assert!(tiny == 0.0 || tiny == 1.0);
    }
}
