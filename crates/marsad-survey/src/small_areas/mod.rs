//! Small areas: estimates for places in which the sample is too small to speak for itself (see METHOD.md).
//!
//! Holds: the area-level model of Fay and Herriot with its mean squared errors (`fay_herriot.rs`, of which
//! `model_variance.rs` finds the variance and `mean_squared_error.rs` the error), the arcsine transformation for
//! proportions (`proportions.rs` with `arcsine.rs`), smoothed sampling variances (`smoothing.rs`) and benchmarking to a
//! total (`benchmarking.rs`). Does not hold: direct estimates and their variances, which come from a design; names of
//! areas, which are numbered in the order in which they were given.

mod arcsine;
mod area_data;
mod benchmarking;
mod fay_herriot;
mod finding;
mod least_squares;
mod mean_squared_error;
mod model_variance;
mod proportions;
mod smoothing;

pub use area_data::AreaData;
pub use benchmarking::{Benchmark, BenchmarkMethod, Benchmarked, benchmark};
pub use fay_herriot::{AreaCoefficient, AreaEstimate, FayHerriot, FayHerriotOptions, fay_herriot};
pub use finding::{SmallAreaError, SmallAreaFinding};
pub use mean_squared_error::ErrorParts;
pub use model_variance::VarianceMethod;
pub use proportions::{
    BackTransformation, BootstrapOptions, ProportionArea, ProportionData, ProportionEstimates, ProportionOptions,
    fay_herriot_proportions,
};
pub use smoothing::{SmoothedVariances, smooth_design_effect, smooth_log_linear, smooth_relative_variance};
