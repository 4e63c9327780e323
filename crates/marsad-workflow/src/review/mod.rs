//! Review: what waits for whom, a submission beside what was accepted before, comments, and cells that are opened again.
//!
//! Holds: what a reviewer looks at and says. Does not hold: the decision itself (`steps/decide_submission.rs`), what comes
//! after it (`publication/`), and any statistics (they are in `marsad-collect`).

mod answered;
mod comments;
mod compared;
mod completeness;
mod lacking;
mod plausibility;
mod register;
mod reopening;
mod replaced;
mod tasks;
mod told;
mod view;

pub use answered::ToldReport;
pub use comments::NewComment;
pub(crate) use comments::open_talks;
pub use completeness::{Completeness, PeriodCompleteness};
#[cfg(test)]
pub(crate) use plausibility::tests::table as table_of_isles;
pub use plausibility::{PlausibilitySeries, SeriesTests};
pub use reopening::{NewReopening, ReopeningAnswer};
pub(crate) use reopening::{is_asked, is_selected};
pub use replaced::ReplacedCells;
pub use tasks::{Task, TaskKind};
pub use view::Review;
