//! How well an agreement is kept: completeness, validity, timeliness, revision and coherence, each from 0 to 1, and their
//! mean. METHOD.md has the formulas, where they come from, and a worked example.
//!
//! Holds: `inputs.rs` (what is counted), `parts.rs` (the five parts and the whole), `revision.rs` (how much figures changed
//! after they were sent first), `findings.rs` (how many places of a file something is wrong with),
//! `correction.rs` (how soon what was returned was corrected: told beside the parts).
//! Does not hold: the way to submissions, calendars and contradictions; they are handed in, counted.

mod correction;
mod findings;
mod inputs;
mod parts;
mod revision;

pub use correction::correction_basis;
pub use findings::places_found;
pub use inputs::{DuePeriod, DueState, ScoreInputs, SentData};
pub use parts::{asymmetry, mean_score, quality_score};
pub use revision::revision_size;
