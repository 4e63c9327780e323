//! From values to places: an axis with round ticks.

/// What an axis must show.
pub(super) struct Wish {
    /// The least value.
    pub(super) low: f64,
    /// The greatest value.
    pub(super) high: f64,
    /// How many ticks it may have at most, three or more.
    pub(super) ticks_max: usize,
    /// The decimals that ticks may have at most.
    pub(super) decimals: u32,
}

/// An axis: a span of values that begins and ends with a tick.
#[derive(Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

/// A distance between ticks: `mantissa` times ten to the `exponent`.
#[derive(Clone, Copy)]
struct Step {
    mantissa: f64,
    exponent: i32,
}

impl Scale {
    /// The axis with the smallest step of 1, 2 or 5 times a power of ten that has few enough ticks.
    pub(super) fn covering(wish: &Wish) -> Self {
        let (low, high) =
            if wish.low < wish.high { (wish.low, wish.high) } else { (wish.low.min(0.0), wish.high.max(0.0)) };
        if low >= high {
            // Nothing but zeros: the line of zero, and room above it.
            return Self { low: 0.0, high: 1.0, ticks: vec![0.0] };
        }
        let finest = -i32::try_from(wish.decimals.min(9)).unwrap_or(9);
        let steps = (finest..=24).flat_map(|exponent| [1.0, 2.0, 5.0].map(|mantissa| Step { mantissa, exponent }));
        for step in steps {
            // The tolerance keeps 0.3 / 0.1 from being a little less than 3.
            let first = (step.count_in(low) + 1e-9).floor();
            let last = (step.count_in(high) - 1e-9).ceil();
            if last - first < wish.ticks_max as f64 {
                let ticks: Vec<f64> = (0..=(last - first) as usize).map(|at| step.times(first + at as f64)).collect();
                return Self { low: step.times(first), high: step.times(last), ticks };
            }
        }
        Self { low, high, ticks: vec![low, high] }
    }

    /// Where `value` stands between the two ends: 0 at the low one, 1 at the high one.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The values that have a tick, from low to high.
    pub(super) fn ticks(&self) -> &[f64] {
        &self.ticks
    }
}

impl Step {
    /// `count` steps. Divides where it can: 3 / 10 is 0.3, but 3 × 0.1 is not.
    fn times(self, count: f64) -> f64 {
        let power = power_of_ten(self.exponent.unsigned_abs());
        if self.exponent < 0 { count * self.mantissa / power } else { count * self.mantissa * power }
    }

    /// How many steps `value` is.
    fn count_in(self, value: f64) -> f64 {
        let power = power_of_ten(self.exponent.unsigned_abs());
        if self.exponent < 0 { value * power / self.mantissa } else { value / power / self.mantissa }
    }
}

/// Ten to the `exponent` by multiplication alone, which every machine rounds alike.
fn power_of_ten(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::{Scale, Wish};

    fn ticks(low: f64, high: f64, decimals: u32) -> Vec<f64> {
        Scale::covering(&Wish { low, high, ticks_max: 6, decimals }).ticks().to_vec()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0.0, 87.0, 0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(0.0, 566_000.0, 0), [0.0, 200_000.0, 400_000.0, 600_000.0]);
        assert_eq!(ticks(0.0, 0.3, 2), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(ticks(-30.0, 70.0, 0), [-50.0, 0.0, 50.0, 100.0]);
    }

    #[test]
    fn ticks_are_never_finer_than_the_figures() {
        assert_eq!(ticks(0.0, 2.0, 0), [0.0, 1.0, 2.0]);
        assert_eq!(ticks(0.0, 0.0, 0), [0.0]);
    }

    #[test]
    fn an_axis_from_zero_has_four_to_six_ticks_and_covers_its_values() {
        for tenths in 1..20_000_u32 {
            let high = f64::from(tenths) / 10.0;
            let ticks = ticks(0.0, high, 3);
            assert!((4..=6).contains(&ticks.len()), "{high}: {ticks:?}");
            assert!(ticks.last().is_some_and(|last| *last >= high - 1e-6), "{high}: {ticks:?}");
        }
    }
}
