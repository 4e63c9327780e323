//! Chance from a seed: what the chores make up is the same each time, and on every machine but for the last digit of a
//! logarithm.

use std::ops::Range;

/// What one step of the sequence adds.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number that looks random and is the same for the same `number`.
///
/// Source: the finalizer of SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
pub fn mixed(number: u64) -> u64 {
    let bits = number.wrapping_add(STEP);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A sequence of such numbers.
#[derive(Clone, Debug)]
pub struct Chance {
    next: u64,
}

impl Chance {
    /// The sequence of a seed.
    pub fn seeded(seed: u64) -> Self {
        Self { next: mixed(seed) }
    }

    /// Between 0 and 1, and neither of them.
    pub fn share(&mut self) -> f64 {
        let bits = mixed(self.next) >> 12;
        self.next = self.next.wrapping_add(STEP);
        (bits as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Anywhere in a range.
    pub fn within(&mut self, range: Range<f64>) -> f64 {
        range.start + (range.end - range.start) * self.share()
    }

    /// Whether something of this probability happens.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A number of the standard normal distribution (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let (radius, angle) = ((-2.0 * self.share().ln()).sqrt(), std::f64::consts::TAU * self.share());
        radius * angle.cos()
    }

    /// A number of the gamma distribution with a whole shape and the scale 1: a sum of exponential ones.
    pub fn gamma(&mut self, shape: u32) -> f64 {
        (0..shape).map(|_| -self.share().ln()).sum()
    }

    /// A number of the Poisson distribution with a small mean: how many exponential ones fit into the mean.
    pub fn poisson(&mut self, mean: f64) -> usize {
        let mut sum = self.gamma(1);
        let mut count = 0;
        while sum < mean {
            sum += self.gamma(1);
            count += 1;
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    /// Means and variances of many numbers, within four standard errors.
    #[test]
    fn numbers_have_the_moments_of_their_distributions() {
        let check = |of: fn(&mut Chance) -> f64, mean: f64, variance: f64| {
            let mut chance = Chance::seeded(7);
            let numbers: Vec<f64> = (0..40_000).map(|_| of(&mut chance)).collect();
            let found = numbers.iter().sum::<f64>() / 40_000.0;
            let spread = numbers.iter().map(|number| (number - found).powi(2)).sum::<f64>() / 40_000.0;
            assert!((found - mean).abs() < 4.0 * (variance / 40_000.0).sqrt(), "{found} for {mean}");
            assert!((spread / variance - 1.0).abs() < 0.1, "{spread} for {variance}");
        };
        check(Chance::share, 0.5, 1.0 / 12.0);
        check(|chance| chance.within(4.0..9.0), 6.5, 25.0 / 12.0);
        check(Chance::normal, 0.0, 1.0);
        check(|chance| chance.gamma(3), 3.0, 3.0);
        check(|chance| chance.poisson(3.0) as f64, 3.0, 3.0);
        check(|chance| if chance.happens(0.3) { 1.0 } else { 0.0 }, 0.3, 0.21);
    }

    #[test]
    fn a_seed_gives_one_sequence() {
        let (mut one, mut same, mut other) = (Chance::seeded(1), Chance::seeded(1), Chance::seeded(2));
        assert_eq!(one.share(), same.share());
        assert!((one.share() - other.share()).abs() > 0.0);
    }
}
