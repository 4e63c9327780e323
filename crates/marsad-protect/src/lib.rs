//! Disclosure control: what may be shown, and the guarantee that nothing else is.
//!
//! Holds: the rules that hide cells; [`ReleasedTable`], which only this crate can make and which is the only published
//! thing that a public door accepts; and [`BuiltTable`], the same for tables that a reader builds from a survey.
//! Does not hold: files, formats, or the decision to publish (that is a person's, in `marsad-workflow`).
//! Where next: a new rule is a file in `rules/` and a variant of `marsad_model::ProtectionPolicy`; how the rules work
//! and what they do not promise is in METHOD.md.

mod built_table;
mod counts;
mod hidden;
mod protected;
mod released_table;
mod rules;
mod seal;

pub use built_table::{BuiltCell, BuiltTable, CellState, NoSurveyPolicy, Reaches};
pub use counts::{hidden_counts, splits_nested_parts, splits_small_parts};
pub use hidden::{HiddenCell, HiddenReason};
pub use protected::{Protected, protect};
pub use released_table::ReleasedTable;
pub use seal::{BrokenSeal, Opened, Seal, sha256_hex};
