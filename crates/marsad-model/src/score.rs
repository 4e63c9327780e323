//! How well an agreement is kept, with its parts.

use serde::{Deserialize, Serialize};

/// The score of an agreement. Parts go from 0 to 1; one that cannot be said is none, and the total is over those that can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QualityScore {
    /// Periods that were accepted, of those that were due.
    pub completeness: Option<f64>,
    /// Observations without a finding, of those that were sent.
    pub validity: Option<f64>,
    /// How near the due day data came, over the same periods.
    pub timeliness: Option<f64>,
    /// How little figures changed after they were sent first.
    pub revision: Option<f64>,
    /// How few contradictions with other sources are open.
    pub coherence: Option<f64>,
    /// The median of days late; negative where data come early.
    pub days_late_median: Option<f64>,
    /// The whole.
    pub total: Option<f64>,
}
