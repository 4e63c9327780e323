//! Replicates weighted anew, one by one, so that their spread shows what the weighting does to the variance.

use super::finding::WeightingFinding;
use crate::threads::in_ranges;
use crate::{Design, SurveyError};

/// The weights of one replicate after weighting, and whether its constraints were reached.
pub(crate) struct Reweighted {
    pub weights: Vec<f64>,
    pub is_converged: bool,
}

/// All replicates of a design after weighting.
pub(crate) struct Replicates {
    columns: Vec<Vec<f64>>,
    not_converged: usize,
}

impl Replicates {
    /// Weights every replicate of a design anew; none where it has no replicates.
    pub(crate) fn of<F>(design: &Design, weigh: F) -> Option<Self>
    where
        F: Fn(&[f64]) -> Reweighted + Sync,
    {
        let replicates = design.replicate_weights()?;
        let parts = in_ranges(replicates.count(), 1, |range| {
            let mut weights = Vec::new();
            range
                .map(|replicate| {
                    replicates.analysis_weights(replicate, design.weights(), &mut weights);
                    weigh(&weights)
                })
                .collect::<Vec<Reweighted>>()
        });
        let mut all = Self { columns: Vec::with_capacity(replicates.count()), not_converged: 0 };
        for replicate in parts.into_iter().flatten() {
            all.not_converged += usize::from(!replicate.is_converged);
            all.columns.push(replicate.weights);
        }
        Some(all)
    }

    pub(crate) fn finding(&self) -> Option<WeightingFinding> {
        let replicates = self.not_converged;
        (replicates > 0).then_some(WeightingFinding::ReplicatesNotConverged { replicates })
    }

    /// The design with these replicates and the weights of the full sample.
    pub(crate) fn into_design(self, design: &Design, weights: Vec<f64>) -> Result<Design, SurveyError> {
        design.with_replicate_columns(weights, self.columns)
    }
}
