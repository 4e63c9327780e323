//! What numbers come to, in one pass.

use serde::{Deserialize, Serialize};

/// What numbers come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// The mean.
    pub mean: f64,
    /// The standard deviation; none of a single unit.
    pub deviation: Option<f64>,
}

/// Moments while numbers come: the weighted recurrence of West (1979).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    weight: f64,
    mean: f64,
    /// The weighted sum of squares around the mean.
    squares: f64,
    ends: Option<(f64, f64)>,
}

impl Moments {
    /// Takes a number; one without weight says nothing.
    pub(super) fn add(&mut self, number: f64, weight: f64) {
        if weight <= 0.0 {
            return;
        }
        self.weight += weight;
        let away = number - self.mean;
        self.mean += away * weight / self.weight;
        self.squares += weight * away * (number - self.mean);
        let (min, max) = self.ends.unwrap_or((number, number));
        self.ends = Some((min.min(number), max.max(number)));
    }

    /// What they come to; none where no number came.
    pub(super) fn summary(&self) -> Option<Summary> {
        let (min, max) = self.ends?;
        let deviation = (self.weight > 1.0).then(|| (self.squares / (self.weight - 1.0)).max(0.0).sqrt());
        Some(Summary { min, max, mean: self.mean, deviation })
    }
}

#[cfg(test)]
mod tests {
    use super::Moments;

    #[test]
    fn numbers_far_from_zero_keep_their_deviation() {
        let mut moments = Moments::default();
        [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0].into_iter().for_each(|number| moments.add(number, 1.0));
        let summary = moments.summary().unwrap();
        // The well-known example: the variance is 30 however far the numbers are moved.
        assert!((summary.deviation.unwrap().powi(2) - 30.0).abs() < 1e-6);
        assert_eq!(summary.mean, 1e9 + 10.0);
    }

    #[test]
    fn a_weight_of_two_counts_as_two_rows() {
        let mut once = Moments::default();
        let mut twice = Moments::default();
        for number in [1.0, 5.0, 5.0] {
            once.add(number, 1.0);
        }
        twice.add(1.0, 1.0);
        twice.add(5.0, 2.0);
        let (once, twice) = (once.summary().unwrap(), twice.summary().unwrap());
        assert!((once.mean - twice.mean).abs() < 1e-12);
        assert!((once.deviation.unwrap() - twice.deviation.unwrap()).abs() < 1e-12);
        assert_eq!(Moments::default().summary(), None);
    }
}
