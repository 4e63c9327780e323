//! Who is at risk when: the sums behind a survival curve, and what one row does to it.

use super::super::timeline::{Passage, Timeline};
use super::Estimator;

/// Weighted sums at each time.
pub(super) struct Risk {
    /// Σ w of those at risk: watched since before the time, and not ended before it.
    pub at_risk: Vec<f64>,
    /// Σ w of those whose spell ends with the event.
    pub events: Vec<f64>,
}

/// What a row does to −ln S.
pub(super) struct Effects {
    /// What an event adds, at each time.
    of_event: Vec<f64>,
    /// What being at risk takes away before each time, summed up from the first; one longer than the times.
    of_risk: Vec<f64>,
}

impl Risk {
    /// The sums with one weight for each row of the timeline.
    pub(super) fn of(timeline: &Timeline, weights: impl Iterator<Item = f64>) -> Self {
        let times = timeline.times.len();
        let mut events = vec![0.0; times];
        let (mut leaving, mut entering) = (vec![0.0; times + 1], vec![0.0; times + 1]);
        for (passage, weight) in timeline.passages.iter().zip(weights) {
            leaving[passage.to] += weight;
            entering[passage.from] += weight;
            if passage.is_event {
                events[passage.to - 1] += weight;
            }
        }
        // From the last time backwards: those who leave later, less those who enter later.
        let (mut left, mut entered) = (leaving[times], entering[times]);
        let mut at_risk = vec![0.0; times];
        for place in (0..times).rev() {
            at_risk[place] = left - entered;
            left += leaving[place];
            entered += entering[place];
        }
        Self { at_risk, events }
    }

    /// ln S just after each time.
    pub(super) fn logarithms(&self, estimator: Estimator) -> Vec<f64> {
        let mut sum = 0.0;
        let step = |(at_risk, events): (&f64, &f64)| {
            let hazard = if *events == 0.0 { 0.0 } else { events / at_risk };
            sum += match estimator {
                Estimator::ProductLimit => (-hazard.min(1.0)).ln_1p(),
                Estimator::CumulativeHazard => -hazard,
            };
            sum
        };
        self.at_risk.iter().zip(&self.events).map(step).collect()
    }

    /// The derivatives of −ln S by the weight of a row.
    pub(super) fn effects(&self, estimator: Estimator) -> Effects {
        let mut effects = Effects { of_event: Vec::new(), of_risk: vec![0.0] };
        let mut sum = 0.0;
        for (at_risk, events) in self.at_risk.iter().zip(&self.events) {
            let left = match estimator {
                Estimator::ProductLimit => at_risk - events,
                Estimator::CumulativeHazard => *at_risk,
            };
            effects.of_event.push(1.0 / left);
            sum += if *events == 0.0 { 0.0 } else { events / at_risk / left };
            effects.of_risk.push(sum);
        }
        effects
    }
}

impl Effects {
    /// The influence of a row on −ln S just after the time at `place`.
    pub(super) fn on(&self, place: usize, passage: &Passage) -> f64 {
        let event = if passage.is_event && passage.to <= place + 1 { self.of_event[passage.to - 1] } else { 0.0 };
        event - (self.of_risk[passage.to.min(place + 1)] - self.of_risk[passage.from.min(place + 1)])
    }
}
