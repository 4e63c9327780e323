//! Estimates that are too unreliable are hidden; those that are hardly reliable are shown with a warning.
//!
//! This protects readers, not persons: what is hidden here may be found by subtraction, and nothing else is hidden for it.

use marsad_model::{CI_HIGH, CI_LOW, CV, DataTable, N_UNWEIGHTED, Observation, QualityRules};

use super::{Marks, number};
use crate::HiddenReason;

pub(crate) fn mark(table: &DataTable, rules: &QualityRules, marks: &mut Marks) {
    let judge = Judge::of(table, rules);
    for (observation, mark) in table.observations().iter().zip(marks) {
        if mark.is_none() && observation.value.is_some() && judge.is_unreliable(observation) {
            *mark = Some(HiddenReason::LowQuality);
        }
    }
}

/// For each observation whether it is shown with a warning, if it is shown.
pub(crate) fn warned(table: &DataTable, rules: &QualityRules) -> Vec<bool> {
    let judge = Judge::of(table, rules);
    table.observations().iter().map(|observation| judge.is_doubtful(observation)).collect()
}

/// The rules, and where an observation says what they ask.
struct Judge<'a> {
    rules: &'a QualityRules,
    rows: Option<usize>,
    variation: Option<usize>,
    ends: [Option<usize>; 2],
}

impl<'a> Judge<'a> {
    fn of(table: &DataTable, rules: &'a QualityRules) -> Self {
        let place = |attribute: &str| table.structure.attribute_place(attribute);
        Self { rules, rows: place(N_UNWEIGHTED), variation: place(CV), ends: [place(CI_LOW), place(CI_HIGH)] }
    }

    /// The coefficient of variation as a share; none where it is not known, as for an estimate of zero.
    fn variation(&self, observation: &Observation) -> Option<f64> {
        number(observation, self.variation).map(|per_cent| per_cent / 100.0)
    }

    fn is_unreliable(&self, observation: &Observation) -> bool {
        let rows = number(observation, self.rows).unwrap_or(0.0);
        let variation = self.variation(observation);
        rows < f64::from(self.rules.rows_min)
            || variation.is_none_or(|cv| cv > self.rules.cv_warn_max)
            || self.is_wide(observation)
    }

    /// Whether its interval is too long beside it: of few units the error itself is hardly known, and a small one says nothing.
    fn is_wide(&self, observation: &Observation) -> bool {
        let [low, high] = self.ends.map(|place| number(observation, place));
        let (Some(value), Some(low), Some(high)) = (observation.value, low, high) else { return false };
        high - low > self.rules.interval_max * value.abs()
    }

    fn is_doubtful(&self, observation: &Observation) -> bool {
        self.variation(observation).is_some_and(|cv| cv > self.rules.cv_publish_max)
    }
}
