//! Publication: what stands between a proposal and the public. The checklist, a rehearsal, the minute of publication, and
//! who sees a release before it.
//!
//! Does not hold: how a release is made and approved (`steps/`), and how the public reads it (`reads/releases.rs`).

mod checklist;
mod checklist_balance;
mod checklist_cells;
mod checklist_contradictions;
mod checklist_data;
mod checklist_since;
mod checklist_sources;
mod embargo;
mod minute;
mod prerelease;
mod publish;
mod rehearsal;
mod standing;
mod texts;

pub use checklist::ChecklistReply;
pub(crate) use embargo::EmbargoReason;
pub use embargo::NewMinute;
pub use prerelease::{NewGrant, PrereleaseLook};
pub use rehearsal::Rehearsal;
pub use standing::ReleaseStanding;
