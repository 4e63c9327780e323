//! Disclosure control: what may be shown, and the guarantee that nothing else is.
//!
//! Holds: the rules that hide cells, and [`ReleasedTable`], which only this crate can make and which is the only
//! thing that a public door accepts.
//! Does not hold: files, formats, or the decision to publish (that is a person's, in `marsad-workflow`).
//! Where next: a new rule is a file in `rules/` and a variant of `marsad_model::ProtectionPolicy`; how the rules work
//! and what they do not promise is in METHOD.md.

mod hidden;
mod protected;
mod released_table;
mod rules;
mod seal;

pub use hidden::{HiddenCell, HiddenReason};
pub use protected::{Protected, protect};
pub use released_table::ReleasedTable;
pub use seal::{BrokenSeal, Opened, Seal, sha256_hex};
