//! Estimation from complex surveys: designs, estimates with their variances, replicate weights, quality flags.
//!
//! Holds: [`Design`] (strata, clusters, stages, population sizes, two phases, replicate weights), the front of requests
//! ([`mean`], [`total`], [`proportion`], [`ratio`], [`quantile`], [`count`]) and its answer [`Estimates`]; below them,
//! models, weighting and small areas. Columns come in as a [`Frame`], which an Arrow batch becomes.
//! Does not hold: files, wire formats, the clock, chance that was not passed in as a seed, sentences for people.
//! Where next: `design` for what a sample is, `variance` for the recursion over stages, `estimates` for what is asked;
//! each folder has its METHOD.md with formulas, sources and where other programs differ.
//!
//! ```
//! use marsad_survey::{Design, Frame, mean};
//!
//! let frame = Frame::new(4)
//!     .with_numbers("weight", vec![10.0, 10.0, 20.0, 20.0])?
//!     .with_numbers("intends", vec![1.0, 0.0, 1.0, 1.0])?
//!     .with_texts("sex", &["f", "m", "f", "m"])?;
//! let design = Design::new(frame).weights("weight").build()?;
//! let estimates = design.estimate(mean("intends").by(["sex"]))?;
//! assert_eq!(estimates.rows[0].domain, ["f"]);
//! assert_eq!(estimates.rows[0].value, 1.0);
//! # Ok::<(), marsad_survey::SurveyError>(())
//! ```

pub mod design;
pub mod distributions;
mod domain;
mod error;
pub mod estimates;
pub mod frame;
pub mod matrix;
pub mod models;
mod names;
pub mod quality;
pub mod random;
pub mod replicate;
pub mod small_areas;
pub mod threads;
pub mod variance;
pub mod weighting;

pub use design::{Adjustment, Design, DesignBuilder, DesignFinding, LonelyRule, Phase, Pps, TwoPhaseMethod};
pub use domain::Domain;
pub use error::{SurveyError, Unsupported};
pub use estimates::{
    Contrast, DesignEffect, Estimate, Estimates, Freedom, Interval, Missing, QuantileInterval, QuantileRule, Request,
    count, mean, proportion, quantile, ratio, total,
};
pub use frame::{Codes, Frame, MISSING};
pub use names::Names;
pub use quality::{QualityFlag, QualityRules};
pub use replicate::{Centre, ReplicateMethod, ReplicateWeights, SuppliedKind, SuppliedReplicates};
pub use variance::{Covariance, PairEstimator};
