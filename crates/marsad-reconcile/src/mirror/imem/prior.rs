//! What is believed before any report is seen.

use super::log_beta::{digamma, trigamma};
use super::normal_quantile::normal_quantile;
use super::{Interval, Parameter};
use crate::mirror::MirrorError;
use crate::mirror::random::Beta;

/// A normal belief, on the log scale for durations and coverages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalPrior {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation; 0 for what is known.
    pub standard_deviation: f64,
}

impl NormalPrior {
    /// No doubt at all.
    pub const fn known(value: f64) -> Self {
        Self { mean: value, standard_deviation: 0.0 }
    }

    /// The normal with the mean and variance of the logarithm of a share that is believed to follow `shares`.
    ///
    /// Means and variances of log-beta variables: ψ(α) − ψ(α + β) and ψ′(α) − ψ′(α + β). Not a number, and refused
    /// later, unless both shapes are finite and above zero.
    pub fn of_log_share(shares: Beta) -> Self {
        let Beta { alpha, beta } = shares;
        let mean = digamma(alpha) - digamma(alpha + beta);
        let standard_deviation = (trigamma(alpha) - trigamma(alpha + beta)).sqrt();
        Self { mean, standard_deviation }
    }

    /// The normal that holds as much below `interval` as above it.
    ///
    /// Not a number, and refused later, unless the level is between 0 and 1 and the ends are finite.
    pub fn of_interval(interval: Interval) -> Self {
        let Interval { level, low, high } = interval;
        let reach = if level > 0.0 && level < 1.0 { normal_quantile(f64::midpoint(1.0, level)) } else { f64::NAN };
        Self { mean: f64::midpoint(low, high), standard_deviation: (high - low) / (2.0 * reach) }
    }

    /// The same of the logarithm of a number above zero, of which `interval` speaks.
    pub fn of_log_interval(interval: Interval) -> Self {
        Self::of_interval(Interval { low: interval.low.ln(), high: interval.high.ln(), ..interval })
    }

    pub(super) fn is_known(self) -> bool {
        self.standard_deviation == 0.0
    }

    pub(super) fn check(self, parameter: Parameter) -> Result<(), MirrorError> {
        let out_of_range = |value| Err(MirrorError::PriorOutOfRange { parameter, value });
        if !self.mean.is_finite() {
            return out_of_range(self.mean);
        }
        if !self.standard_deviation.is_finite() || self.standard_deviation < 0.0 {
            return out_of_range(self.standard_deviation);
        }
        Ok(())
    }
}

/// A gamma belief about a precision, one over a variance on the log scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaPrior {
    /// Half the number of observations that the belief is worth.
    pub shape: f64,
    /// Half their sum of squares: the mean precision is shape / rate.
    pub rate: f64,
}

/// How far something spreads, and how many observations that belief is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// One over the root of the mean precision, on the log scale.
    pub standard_deviation: f64,
    /// In observations: 2 for hardly anything, hundreds for what is as good as known.
    pub worth: f64,
}

impl GammaPrior {
    /// The gamma whose mean precision is that of `spread`: shape *n* / 2, rate *n* σ² / 2.
    ///
    /// Refused later unless both numbers are finite and above zero.
    pub fn of_spread(spread: Spread) -> Self {
        let Spread { standard_deviation, worth } = spread;
        Self { shape: worth / 2.0, rate: worth * standard_deviation * standard_deviation / 2.0 }
    }

    pub(super) fn check(self, parameter: Parameter) -> Result<(), MirrorError> {
        let numbers = [self.shape, self.rate, self.shape / self.rate];
        match numbers.into_iter().find(|number| !number.is_finite() || *number <= 0.0) {
            Some(value) => Err(MirrorError::PriorOutOfRange { parameter, value }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GammaPrior, NormalPrior, Spread};
    use crate::mirror::imem::Interval;
    use crate::mirror::random::{Beta, Random, StreamSeed};

    #[track_caller]
    fn check(alpha: f64, beta: f64, mean: f64, standard_deviation: f64) {
        let prior = NormalPrior::of_log_share(Beta { alpha, beta });
        assert!((prior.mean - mean).abs() < 1e-10, "{prior:?}");
        assert!((prior.standard_deviation - standard_deviation).abs() < 1e-10, "{prior:?}");
    }

    /// Computed with `digamma` and `polygamma` of SciPy 1.17.1; the second by hand: the logarithm of a uniform share is
    /// minus an exponential variable.
    #[test]
    fn logarithms_of_shares_have_the_moments_of_scipy() {
        check(8.0, 2.0, -0.236_111_111_111_111, 0.167_244_369_149_893);
        check(1.0, 1.0, -1.0, 1.0);
        check(45.0, 5.0, -0.106_479_445_000_326, 0.047_640_648_449_387);
        check(2.5, 7.5, -1.548_595_948_421_478, 0.620_637_914_100_121);
    }

    #[test]
    fn logarithms_of_drawn_shares_have_these_moments() {
        let shares = Beta { alpha: 8.0, beta: 2.0 };
        let prior = NormalPrior::of_log_share(shares);
        let mut random = Random::new(StreamSeed { seed: 8, stream: 2 });
        let draws: Vec<f64> = (0..100_000).map(|_| random.beta(shares).ln()).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        assert!((mean - prior.mean).abs() < 5.0 * prior.standard_deviation / (draws.len() as f64).sqrt());
    }

    #[test]
    fn shapes_that_are_none_give_no_prior_and_no_endless_loop() {
        assert!(NormalPrior::of_log_share(Beta { alpha: -1e9, beta: 1.0 }).mean.is_nan());
        assert!(NormalPrior::of_log_share(Beta { alpha: f64::INFINITY, beta: 1.0 }).mean.is_nan());
    }

    /// 1.959964 standard deviations lie on each side of the middle of an interval of 95 %.
    #[test]
    fn an_interval_says_a_normal() {
        let prior = NormalPrior::of_interval(Interval { level: 0.95, low: -1.959_963_985, high: 3.919_927_97 });
        assert!((prior.mean - 0.979_981_992_5).abs() < 1e-9, "{prior:?}");
        assert!((prior.standard_deviation - 1.5).abs() < 1e-9, "{prior:?}");
        let of_share = NormalPrior::of_log_interval(Interval { level: 0.95, low: 0.5, high: 0.98 });
        // ln 0.7 = (ln 0.5 + ln 0.98) / 2, since 0.5 · 0.98 = 0.7².
        assert!((of_share.mean - 0.7_f64.ln()).abs() < 1e-12, "{of_share:?}");
        let turned = NormalPrior::of_interval(Interval { level: 0.95, low: 1.0, high: 0.0 });
        assert!(turned.standard_deviation < 0.0, "refused later: {turned:?}");
        assert!(NormalPrior::of_interval(Interval { level: 1.0, low: 0.0, high: 1.0 }).standard_deviation.is_nan());
    }

    #[test]
    fn a_spread_says_the_mean_precision() {
        let prior = GammaPrior::of_spread(Spread { standard_deviation: 0.5, worth: 10.0 });
        assert_eq!(prior, GammaPrior { shape: 5.0, rate: 1.25 });
        assert_eq!(prior.shape / prior.rate, 4.0);
    }
}
