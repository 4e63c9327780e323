//! What can be computed of a recommendation: whether the rule that it names holds, what its interval joins,
//! and whether the terms of a figure count alike.
//! [METHOD.md](METHOD.md) says which rules can be computed and how.
//!
//! Holds: no look-up of values; all follows from definitions and periods. Does not hold: words, and which figure to choose.

mod claims;
mod definitions;
mod mix;
mod standard;
mod terms;

pub use claims::{UnmetClaim, unmet_claims};
pub use definitions::{differences_of_statements, facets_agreed};
pub(crate) use definitions::{quantity_definition, statement_definition, statement_definition_at};
pub use mix::interval_mix;
pub(crate) use mix::mix;
pub(crate) use standard::off_standard;
pub(crate) use terms::{unlike_terms, unlike_terms_of_statement};
