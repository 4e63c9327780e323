//! What the draws of one quantity say: its middle, its spread, its intervals.

use super::Diagnostics;
use super::diagnostics::Judge;

/// An interval that holds the quantity with a probability, with as much below it as above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The probability.
    pub level: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The middle of a distribution and intervals about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantiles {
    /// As likely above as below.
    pub median: f64,
    /// One for each level of the settings, in their order.
    pub intervals: Vec<Interval>,
}

impl Quantiles {
    /// Of values from the smallest to the greatest, at least one.
    pub(super) fn of_sorted(sorted: &[f64], levels: &[f64]) -> Self {
        let interval = |level: &f64| Interval {
            level: *level,
            low: quantile(sorted, (1.0 - level) / 2.0),
            high: quantile(sorted, (1.0 + level) / 2.0),
        };
        Self { median: quantile(sorted, 0.5), intervals: levels.iter().map(interval).collect() }
    }

    /// The same of the exponential of the quantity.
    pub(super) fn exponential(&self) -> Self {
        let exponential =
            |interval: &Interval| Interval { low: interval.low.exp(), high: interval.high.exp(), ..*interval };
        Self { median: self.median.exp(), intervals: self.intervals.iter().map(exponential).collect() }
    }
}

/// What the draws of a quantity say, and how far they can be trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The mean of the draws.
    pub mean: f64,
    /// Their standard deviation.
    pub standard_deviation: f64,
    /// Their median and intervals.
    pub quantiles: Quantiles,
    /// Whether chains agree.
    pub diagnostics: Diagnostics,
}

/// Makes summaries; keeps its memory from one to the next.
pub(super) struct Summariser<'a> {
    judge: &'a Judge,
    levels: &'a [f64],
    sorted: Vec<f64>,
}

impl<'a> Summariser<'a> {
    /// With intervals for `levels`.
    pub(super) fn new(judge: &'a Judge, levels: &'a [f64]) -> Self {
        Self { judge, levels, sorted: Vec::new() }
    }

    /// The summary of `values`, chain after chain.
    pub(super) fn summarise(&mut self, values: &[f64]) -> Summary {
        self.sorted.clear();
        self.sorted.extend_from_slice(values);
        self.sorted.sort_unstable_by(f64::total_cmp);
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Summary {
            mean,
            standard_deviation: (squares / (count - 1.0)).sqrt(),
            quantiles: Quantiles::of_sorted(&self.sorted, self.levels),
            diagnostics: self.judge.judge(values, &self.sorted),
        }
    }
}

/// The quantile of values from the smallest to the greatest, at least one, between two of them in proportion (type 7 of
/// Hyndman and Fan 1996, *Sample quantiles in statistical packages*, The American Statistician 50:361).
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - place.floor()) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::{Quantiles, quantile};

    #[test]
    fn quantiles_lie_between_two_values_in_proportion() {
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        assert_eq!([0.0, 0.25, 0.5, 0.875, 1.0].map(|share| quantile(&sorted, share)), [1.0, 2.0, 4.0, 12.0, 16.0]);
        assert_eq!(quantile(&[3.0], 0.975), 3.0);
    }

    #[test]
    fn an_interval_leaves_as_much_below_as_above() {
        let sorted: Vec<f64> = (0..=100).map(f64::from).collect();
        let found = Quantiles::of_sorted(&sorted, &[0.8]);
        assert!((found.intervals[0].low - 10.0).abs() < 1e-9 && (found.intervals[0].high - 90.0).abs() < 1e-9);
        assert!((found.exponential().median - 50_f64.exp()).abs() < 1e-9 * 50_f64.exp());
    }
}
