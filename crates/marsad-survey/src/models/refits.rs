//! A statistic made again with the weights of every replicate.

use crate::matrix::Matrix;
use crate::{Design, ReplicateWeights};

use super::ModelFinding;
use super::factor::subvector;
use super::parallel;

/// A statistic of each replicate, one value for each coefficient; all NaN where the replicate has none.
#[derive(Clone, Debug)]
pub(super) struct Refits {
    pub of_replicate: Vec<Vec<f64>>,
}

impl Refits {
    /// Calls `statistic` with the weights of each replicate, one for each row, on all cores.
    pub(super) fn of<F>(design: &Design, replicates: &ReplicateWeights, statistic: F) -> Self
    where
        F: Fn(usize, &[f64]) -> Vec<f64> + Sync,
    {
        let of_replicate = parallel::each(replicates.count(), |replicate| {
            let mut weights = Vec::new();
            replicates.analysis_weights(replicate, design.weights(), &mut weights);
            statistic(replicate, &weights)
        });
        Self { of_replicate }
    }

    /// The covariance of the values at `places`; those of the full sample are `full`.
    pub(super) fn covariance(&self, replicates: &ReplicateWeights, full: &[f64], places: &[usize]) -> Matrix {
        let parts: Vec<Vec<f64>> = self.of_replicate.iter().map(|one| subvector(one, places)).collect();
        replicates.covariance(&subvector(full, places), &parts).matrix()
    }

    /// Replicates without a statistic, if there are any.
    pub(super) fn left_out(&self) -> Option<ModelFinding> {
        let is_left_out = |one: &&Vec<f64>| one.iter().any(|value| value.is_nan());
        let replicates = self.of_replicate.iter().filter(is_left_out).count();
        (replicates > 0).then_some(ModelFinding::ReplicatesLeftOut { replicates })
    }
}
