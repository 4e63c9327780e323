//! Mirror statistics: one flow as its sender and as its receiver count it, and what it may be in truth.
//!
//! Holds: the table of both reports of each flow (`double_entry`), the change from one duration rule to another
//! (`duration`), correction factors by least squares (`mimosa`), an integrated Bayesian model (`imem`), and what they
//! share: routes, reports, findings, a seeded source of random numbers, small dense systems.
//! Does not hold: where reports come from, names of countries (they are places, counted from zero), any word for
//! people.
//! Where next: each method is a folder with its METHOD.md; what can be wrong with the data is in `finding`.

mod cholesky;
pub mod double_entry;
pub mod duration;
mod error;
mod finding;
pub mod imem;
pub mod mimosa;
pub mod random;
mod report;
mod route;

pub use error::{BenchmarkFault, MirrorError};
pub use finding::MirrorFinding;
pub use report::{DurationRule, Report};
pub use route::{Extent, PLACES_MAX, Route, Side};
