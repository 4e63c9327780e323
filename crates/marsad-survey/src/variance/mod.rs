//! Variance by linearisation: influences of rows become totals of units, and totals of units a covariance.
//!
//! Holds: [`Covariance`], the sums over stages and strata, the two-phase and pairwise forms. A person-level matrix is
//! never made: what counts are the totals of the units that the design's last relevant stage has.
//! Does not hold: what an influence is (that is `estimates`), replicates. Where next: `levels` for the recursion over
//! stages; METHOD.md for the formulas and where R differs.

mod covariance;
mod exact_two_phase;
mod levels;
mod pairwise;
mod sums;
mod two_phase;
mod unit_values;

pub use covariance::Covariance;
pub(crate) use exact_two_phase::{ExactTwoPhase, Relation};
pub(crate) use levels::{covariance_of_stages, variances_of_stages};
pub use pairwise::PairEstimator;
pub(crate) use pairwise::{PairRule, Pairwise};
pub(crate) use sums::{sum_of_pairs, unit_totals, weighted_sum};
pub(crate) use two_phase::{ApproximateTwoPhase, FirstPhaseCells};
pub(crate) use unit_values::UnitValues;
