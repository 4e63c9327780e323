//! Linear systems with few entries, solved exactly and fast. Algorithms and sources in METHOD.md.
//!
//! Holds: sparse symmetric matrices and their order of elimination, Cholesky factors that notice dependent rows, the
//! entries of the inverse that standard errors need, and banded systems.
//! Does not hold: what the numbers mean; a method builds its matrix and reads the answer.
//! Where next: `symmetric` is the matrix, `symbolic` (with `minimum_degree` and `amalgamation`) the order, `factor` the
//! elimination (with `front`, `product` and `kernel` for its dense parts), `selected_inverse` the inverse, `conjugate` the way
//! without elimination, `banded` the other kind of system.

mod amalgamation;
mod banded;
mod conjugate;
mod factor;
mod front;
mod kernel;
mod minimum_degree;
mod product;
mod selected_inverse;
mod symbolic;
mod symmetric;

pub(crate) use banded::{Banded, BandedFactor};
pub(crate) use conjugate::conjugate_gradients;
pub(crate) use factor::{Factor, Rules, Work};
pub(crate) use selected_inverse::SelectedInverse;
pub(crate) use symbolic::Symbolic;
pub(crate) use symmetric::Symmetric;

/// No index: the end of a list, or a node without a parent.
const NONE: usize = usize::MAX;
