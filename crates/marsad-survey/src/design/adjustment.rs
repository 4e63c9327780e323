//! What a calibration did to a design.

use std::fmt::Debug;

/// A calibration of the weights, as the variance sees it: an estimate varies only with what its residuals vary.
///
/// The weights of the design are already the calibrated ones; an adjustment keeps what it needs to make residuals
/// (for post-strata the cells, for regression the auxiliary columns and the g-weights).
pub trait Adjustment: Debug + Send + Sync {
    /// Replaces each column, weight · influence for every row, by weight · residual.
    fn residuals(&self, influences: &mut [Vec<f64>]);
}
