//! Distributions of several coded variables at once, and probabilities that meet margins.
//!
//! - [`Vocabulary`]: the variables of a population and their codes;
//! - [`Condition`]: who is meant, as sets of codes;
//! - [`JointTable`]: how many persons have each combination of codes;
//! - [`Conditional`]: the probabilities of a variable given others;
//! - [`fit`]: iterative proportional fitting.

mod condition;
mod conditional;
mod fit;
mod table;
mod vocabulary;

pub(crate) use condition::{CODES_MAX, Clause, CodeSet, Condition};
pub(crate) use conditional::Conditional;
pub(crate) use fit::{Demand, Fit, fit};
pub(crate) use table::JointTable;
pub(crate) use vocabulary::{AREA, Axis, FIRST_VARIABLE, NONE, PLACE, REGION, Scope, View, Vocabulary};
