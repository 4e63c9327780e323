//! Raking: a table of any number of dimensions made to fit margins by iterative proportional fitting (Deming and Stephan
//! 1940). Formulas and sources in METHOD.md.
//!
//! Holds: [`rake`]. The odds ratios of the seed that no margin speaks of are kept; cells that are zero stay zero.
//! Does not hold: codes and their order; dimensions and categories are numbered from 0.
//! Where next: `table` for what goes in, `agreement` for margins that contradict each other, `fitting` for the rounds.

mod agreement;
mod finding;
mod fitting;
mod table;

pub use finding::{Finding, RakeError};
pub use fitting::{RakeOptions, Raked, rake};
pub use table::{Margin, Seed, SeedCell};
