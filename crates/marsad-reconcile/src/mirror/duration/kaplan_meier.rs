//! Follows spells from one threshold to the other: who is under observation at each month where a stay ends.

use super::{Spell, Thresholds};

/// A month in which stays ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    /// Months since arrival.
    pub(super) months: f64,
    /// The weighted share of stays under observation that ended, from 0 to 1.
    pub(super) hazard: f64,
    /// The effective number of stays under observation: (Σ *w*)² / Σ *w*².
    pub(super) effective: f64,
}

/// Where the observation ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stop {
    /// At the second threshold, with stays still under observation just before it.
    Reached,
    /// Before it, because all stays ended.
    AllEnded {
        /// When the last ended.
        months: f64,
    },
    /// Before it, because nobody was under observation any more, or yet.
    NobodyLeft {
        /// From when on.
        months: f64,
        /// When somebody was under observation again, or first.
        again_from: Option<f64>,
    },
}

/// All months in which stays ended between the thresholds.
pub(super) struct Followed {
    /// In order of time.
    pub(super) steps: Vec<Step>,
    /// Why there is no further one.
    pub(super) stop: Stop,
}

impl Followed {
    /// The variance of the logarithm of the share: Greenwood's sum, with effective numbers for numbers.
    pub(super) fn log_variance(&self) -> f64 {
        self.steps.iter().map(|step| step.hazard / ((1.0 - step.hazard) * step.effective)).sum()
    }
}

/// Weights under observation.
#[derive(Default)]
struct AtRisk {
    spells: usize,
    weight: f64,
    square: f64,
}

impl AtRisk {
    fn add(&mut self, weight: f64) {
        self.spells += 1;
        self.weight += weight;
        self.square += weight * weight;
    }

    fn remove(&mut self, weight: f64) {
        self.spells -= 1;
        self.weight -= weight;
        self.square -= weight * weight;
        if self.spells == 0 {
            // What rounding left over would be taken for people.
            *self = Self::default();
        }
    }
}

/// Follows `spells`, all of them usable, from one threshold to the other.
pub(super) fn follow(spells: &[Spell], thresholds: Thresholds) -> Followed {
    let Thresholds { from_months, to_months } = thresholds;
    if !from_months.is_finite() || !to_months.is_finite() || from_months < 0.0 {
        return Followed { steps: Vec::new(), stop: Stop::NobodyLeft { months: from_months, again_from: None } };
    }
    let mut leaving: Vec<Spell> = spells.iter().copied().filter(|spell| spell.months >= from_months).collect();
    let mut entering = leaving.clone();
    leaving.sort_unstable_by(|left, right| left.months.total_cmp(&right.months));
    entering.sort_unstable_by(|left, right| left.entry_months.total_cmp(&right.entry_months));
    Walk { entering: &entering, leaving: &leaving, at_risk: AtRisk::default(), steps: Vec::new() }
        .walk(from_months, to_months)
}

/// Two queues, and who is between them.
struct Walk<'a> {
    entering: &'a [Spell],
    leaving: &'a [Spell],
    at_risk: AtRisk,
    steps: Vec<Step>,
}

impl Walk<'_> {
    fn walk(mut self, from_months: f64, to_months: f64) -> Followed {
        let mut now = from_months;
        while now < to_months {
            self.enter_until(now);
            if self.at_risk.spells == 0 {
                let again_from = self.entering.first().map(|spell| spell.entry_months);
                return self.stopped(Stop::NobodyLeft { months: now, again_from });
            }
            // Somebody is under observation, so somebody is still to leave.
            let Some(next) = self.leaving.first().map(|spell| spell.months) else { break };
            if next >= to_months {
                break;
            }
            self.enter_until(next);
            if self.leave_at(next) {
                return self.stopped(Stop::AllEnded { months: next });
            }
            now = next;
        }
        self.stopped(Stop::Reached)
    }

    fn stopped(self, stop: Stop) -> Followed {
        Followed { steps: self.steps, stop }
    }

    /// Lets in who can be seen with a stay of `months`.
    fn enter_until(&mut self, months: f64) {
        let count = self.entering.iter().take_while(|spell| spell.entry_months <= months).count();
        let (entering, later) = self.entering.split_at(count);
        entering.iter().for_each(|spell| self.at_risk.add(spell.weight));
        self.entering = later;
    }

    /// Lets out whose stay ended or was last seen at `months`, and says whether that was the end of all stays.
    ///
    /// A stay last seen in a month in which others end was under observation in it.
    fn leave_at(&mut self, months: f64) -> bool {
        let count = self.leaving.iter().take_while(|spell| spell.months <= months).count();
        let (leaving, later) = self.leaving.split_at(count);
        self.leaving = later;
        let ended: f64 = leaving.iter().filter(|spell| spell.is_ended).map(|spell| spell.weight).sum();
        let is_end_of_all = count == self.at_risk.spells && leaving.iter().all(|spell| spell.is_ended);
        if ended > 0.0 {
            let hazard = if is_end_of_all { 1.0 } else { (ended / self.at_risk.weight).min(1.0) };
            let effective = self.at_risk.weight * self.at_risk.weight / self.at_risk.square;
            self.steps.push(Step { months, hazard, effective });
        }
        leaving.iter().for_each(|spell| self.at_risk.remove(spell.weight));
        is_end_of_all
    }
}
