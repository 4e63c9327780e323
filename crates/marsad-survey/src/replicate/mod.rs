//! Variances by replicates: the same estimate under many sets of weights.
//!
//! Holds: how sets of weights are made ([`ReplicateMethod`]) or read ([`SuppliedReplicates`]), and what the spread of
//! their estimates says ([`ReplicateWeights`]). Factors are kept for units, not for persons, so that replicates of totals
//! are one product of two small matrices.
//! Does not hold: estimates. Where next: `weights` for the product and the variance; METHOD.md for formulas.

mod bootstrap;
mod freedom;
mod hadamard;
mod half_samples;
mod jackknife;
mod method;
mod supplied;
mod weights;

pub(crate) use method::ReplicateSource;
pub use method::{ReplicateMethod, Scheme};
pub use supplied::{SuppliedKind, SuppliedReplicates};
pub use weights::{Centre, ReplicateWeights};
