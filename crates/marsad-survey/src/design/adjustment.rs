//! What a calibration did to a design.

use std::fmt::Debug;

use crate::weighting::MarginRegression;

/// A calibration of the weights, as the variance sees it: an estimate varies only with what its residuals vary.
///
/// The weights of the design are already the calibrated ones; an adjustment keeps what it needs to make residuals
/// (for post-strata the cells, for regression the auxiliary columns and the g-weights).
pub trait Adjustment: Debug + Send + Sync {
    /// Replaces each column, weight · influence for every row, by weight · residual.
    fn residuals(&self, influences: &mut [Vec<f64>]);

    /// The regression on margins that the weights reached when they came; none of any other calibration.
    fn reached_margins(&self) -> Option<&MarginRegression> {
        None
    }
}
