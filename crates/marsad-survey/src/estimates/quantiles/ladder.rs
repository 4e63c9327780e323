//! Values in order with their weights, and the definitions of a quantile on them.

use crate::estimates::request::QuantileRule;

/// Two shares nearer than this are the same: what is left are the roundings of sums.
const SAME: f64 = 1e-14;

/// Values in ascending order, their weights, and the sums of weights up to each.
#[derive(Clone, Debug, Default)]
pub(in crate::estimates) struct Ladder {
    values: Vec<f64>,
    weights: Vec<f64>,
    cumulated: Vec<f64>,
}

/// The step at which a share is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub low: f64,
    pub high: f64,
    /// The share less the share up to `low`; zero where they are the same.
    pub below: f64,
    /// The share up to `high` less the share.
    pub above: f64,
}

impl Ladder {
    /// From values in order; those without a weight do not count.
    pub fn new(steps: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut ladder = Self::default();
        let mut sum = Sum::default();
        for (value, weight) in steps.filter(|(_, weight)| *weight != 0.0) {
            sum.add(weight);
            ladder.values.push(value);
            ladder.weights.push(weight);
            ladder.cumulated.push(sum.value());
        }
        ladder
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The value at a place.
    pub fn value(&self, place: usize) -> f64 {
        self.values[place]
    }

    /// The quantile at the share `p`; not a number for no values, or for `p` outside 0 to 1.
    pub fn quantile(&self, rule: QuantileRule, p: f64) -> f64 {
        if self.values.is_empty() || !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        if let Some(of_step) = rule.of_step() {
            return of_step(self.step(p));
        }
        match rule {
            QuantileRule::Hf3 => self.nearest_even(p),
            QuantileRule::ShahVaish => self.shah_vaish(p),
            _ => self.interpolated(p, |place| self.position(rule, place)),
        }
    }

    fn total(&self) -> f64 {
        self.cumulated.last().copied().unwrap_or(0.0)
    }

    fn last(&self) -> usize {
        self.values.len() - 1
    }

    /// The last place whose sum is not above the share, or the first.
    fn place(&self, p: f64) -> usize {
        let reached = p * self.total() + SAME * self.total();
        self.cumulated.partition_point(|sum| *sum <= reached).saturating_sub(1)
    }

    fn step(&self, p: f64) -> Step {
        let place = self.place(p);
        let next = (place + 1).min(self.last());
        let below = p - self.cumulated[place] / self.total();
        Step {
            low: self.values[place],
            high: self.values[next],
            below: if below.abs() <= SAME { 0.0 } else { below },
            above: self.cumulated[next] / self.total() - p,
        }
    }

    /// Definition 3 counts different values, and takes the lower of two where it has an even number.
    fn nearest_even(&self, p: f64) -> f64 {
        let mut distinct: Vec<(f64, f64)> = Vec::new();
        for (value, weight) in self.values.iter().zip(&self.weights) {
            match distinct.last_mut() {
                Some(last) if last.0 == *value => last.1 += weight,
                _ => distinct.push((*value, *weight)),
            }
        }
        let ladder = Self::new(distinct.into_iter());
        let step = ladder.step(p);
        let is_even = (ladder.place(p) + 1).is_multiple_of(2);
        if step.below == 0.0 && is_even { step.low } else { step.high }
    }

    /// The value whose position, (S + ½ − w/2)/(n + 1) with S in mean weights and w as it is, is the last below `p`.
    fn shah_vaish(&self, p: f64) -> f64 {
        let count = self.len() as f64;
        let mean = self.total() / count;
        let position = |place: usize| (self.cumulated[place] / mean + 0.5 - self.weights[place] / 2.0) / (count + 1.0);
        let mut steps: Vec<(f64, f64)> = (0..self.len()).map(|place| (position(place), self.values[place])).collect();
        steps.sort_by(|one, other| one.0.total_cmp(&other.0));
        let reached = steps.partition_point(|(position, _)| *position <= p + SAME);
        steps[reached.saturating_sub(1)].1
    }

    /// The share at which a value stands, in the definitions that interpolate.
    fn position(&self, rule: QuantileRule, place: usize) -> f64 {
        let (sum, weight) = (self.cumulated[place], self.weights[place]);
        let before = if place == 0 { 0.0 } else { self.cumulated[place - 1] };
        let (all, last) = (self.total(), self.weights[self.last()]);
        match rule {
            QuantileRule::Hf5 => (sum - weight / 2.0) / all,
            QuantileRule::Hf6 => sum / (all + last),
            QuantileRule::Hf7 => before / (if self.len() > 1 { self.cumulated[self.last() - 1] } else { all }),
            QuantileRule::Hf8 => (before / 3.0 + sum * 2.0 / 3.0) / (all + last / 3.0),
            _ => (before * 3.0 / 8.0 + sum * 5.0 / 8.0) / (all + last / 4.0),
        }
    }

    /// On the straight line between the two positions around `p`; beyond the ends the end.
    fn interpolated(&self, p: f64, position: impl Fn(usize) -> f64) -> f64 {
        let (mut low, mut high) = (0, self.last());
        if p <= position(low) {
            return self.values[low];
        }
        if p >= position(high) {
            return self.values[high];
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if position(middle) <= p {
                low = middle;
            } else {
                high = middle;
            }
        }
        let share = (p - position(low)) / (position(high) - position(low));
        self.values[low] + (self.values[high] - self.values[low]) * share
    }
}

impl QuantileRule {
    /// What the rules that look at one step only make of it.
    pub(super) fn of_step(self) -> Option<fn(Step) -> f64> {
        match self {
            Self::Math | Self::Hf1 => Some(|step: Step| if step.below == 0.0 { step.low } else { step.high }),
            Self::School | Self::Hf2 => {
                Some(|step: Step| if step.below == 0.0 { f64::midpoint(step.low, step.high) } else { step.high })
            }
            Self::Hf4 => Some(|step: Step| {
                let width = step.below + step.above;
                if width == 0.0 { step.low } else { step.low + (step.high - step.low) * (step.below / width) }
            }),
            _ => None,
        }
    }
}

/// A sum that carries what rounding takes off (Neumaier 1974), so that equal shares are found equal.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    sum: f64,
    rest: f64,
}

impl Sum {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.rest += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    fn value(self) -> f64 {
        self.sum + self.rest
    }
}

#[cfg(test)]
mod tests {
    use super::Ladder;
    use crate::estimates::request::QuantileRule;

    const SHARES: [f64; 6] = [0.05, 0.2, 0.5, 0.72, 0.9, 1.0];
    const WEIGHTS: [f64; 10] = [2.0, 1.0, 1.0, 1.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0];

    /// The values 1 to 10; R survey 4.1.1, `svyquantile(~x, design, p, ci = FALSE, qrule)`.
    fn check(rule: QuantileRule, expected: [f64; 6]) {
        let ladder = Ladder::new((1..=10).map(f64::from).zip(WEIGHTS));
        for (share, expected) in SHARES.into_iter().zip(expected) {
            let found = ladder.quantile(rule, share);
            assert!((found - expected).abs() < 1e-12, "{rule:?} {share} {found} {expected}");
        }
    }

    #[test]
    fn definitions_are_those_of_r() {
        check(QuantileRule::Math, [2.0, 2.0, 5.0, 7.0, 9.0, 10.0]);
        check(QuantileRule::School, [2.0, 2.5, 5.0, 7.0, 9.0, 10.0]);
        check(QuantileRule::ShahVaish, [1.0, 2.0, 5.0, 7.0, 9.0, 10.0]);
        check(QuantileRule::Hf1, [2.0, 2.0, 5.0, 7.0, 9.0, 10.0]);
        check(QuantileRule::Hf2, [2.0, 2.5, 5.0, 7.0, 9.0, 10.0]);
        check(QuantileRule::Hf3, [2.0, 2.0, 5.0, 7.0, 9.0, 10.0]);
        // For the share 1, R 4.1.1 gives no number.
        check(QuantileRule::Hf4, [-0.25, 2.0, 4.833_333_333_333_333, 6.4, 8.5, 10.0]);
        check(QuantileRule::Hf5, [1.0, 2.5, 5.4, 6.9, 9.0, 10.0]);
        check(QuantileRule::Hf6, [1.0, 2.2, 5.0, 6.76, 9.4, 10.0]);
        check(QuantileRule::Hf7, [1.35, 2.8, 5.666_666_666_666_667, 7.04, 8.6, 10.0]);
        check(QuantileRule::Hf8, [1.0, 2.4, 5.285_714_285_714_286, 6.853_333_333_333_333, 9.133_333_333_333_333, 10.0]);
        check(QuantileRule::Hf9, [1.0, 2.425, 5.315_789_473_684_211, 6.865, 9.1, 10.0]);
    }

    #[test]
    fn with_equal_weights_halves_are_found_exactly() {
        let ladder = Ladder::new((1..=10).map(|value| (f64::from(value), 44.209_999_084_472_7)));
        assert_eq!(ladder.quantile(QuantileRule::Math, 0.5), 5.0);
        assert_eq!(ladder.quantile(QuantileRule::School, 0.5), 5.5);
        assert_eq!(ladder.quantile(QuantileRule::Hf3, 0.5), 6.0);
        assert!((ladder.quantile(QuantileRule::Hf7, 0.05) - 1.45).abs() < 1e-12);
    }

    #[test]
    fn nothing_has_no_quantile() {
        assert!(Ladder::new(std::iter::empty()).quantile(QuantileRule::Math, 0.5).is_nan());
        assert!(Ladder::new([(1.0, 0.0)].into_iter()).quantile(QuantileRule::Hf7, 0.5).is_nan());
        let one = Ladder::new([(7.0, 2.0)].into_iter());
        assert_eq!(one.quantile(QuantileRule::Hf7, 0.5), 7.0);
        assert!(one.quantile(QuantileRule::Math, 1.5).is_nan());
    }
}
