//! Weights: from the weights of the design to the weights that are published, and what that does to variances.
//!
//! Holds: adjustment for non-response (`nonresponse`), trimming (`trimming`), post-stratification
//! (`post_stratification`), raking (`raking`) and calibration (`calibration`), in the order in which they are usually
//! made. Each takes a [`Design`] and gives a [`Weighted`]: the design with its new weights and a report of what was
//! reached and found. Does not hold: estimators and the variance itself; a calibrated design only keeps what its
//! variance needs, as an [`Adjustment`](crate::Adjustment). Weights that came calibrated stay as they are
//! (`reached_margins`). Replicates are weighted anew, one by one. Where next:
//! `margin.rs` for what is known of the population, `constraints.rs` for how a frame is held against it, `cells.rs` for
//! rows numbered by their crossing, `units.rs` for the sweeps over rows, `parallel.rs` for sums that do not depend on the
//! number of cores, `replicates.rs` for replicates weighted one by one, `report.rs` for what is given back, `finding.rs`
//! for what can be wrong. The equations are solved in `matrix::normal_equations`.

mod calibration;
mod cells;
mod constraints;
mod finding;
mod margin;
mod nonresponse;
mod parallel;
mod post_stratification;
mod raking;
mod reached_margins;
mod replicates;
mod report;
mod trimming;
mod units;

pub use calibration::{Bounds, CalibrationOptions, Distance, calibrate};
pub use finding::{ConstraintName, WeightingFinding};
pub use margin::{EmptyCells, Margin, MarginTotal};
pub use nonresponse::{
    CellRules, Coefficient, PropensityUse, PropensityWeighted, ResponseCells, ResponsePropensity, adjust_by_cells,
    adjust_by_propensity,
};
pub use post_stratification::post_stratify;
pub use raking::{RakingOptions, rake};
pub use reached_margins::{MarginRegression, ReachedMargin, TakenCodes, with_reached_margins};
pub use report::{ConstraintReached, RatioRange, Weighted, WeightingError, WeightingReport, kish_design_effect};
pub use trimming::{Redistribution, TrimLimit, Trimming, trim};

#[cfg(doc)]
use crate::Design;
