//! The steps of production, in order. Each starts from the state of the catalog and ends in a new one, so that it can
//! be run again: what is done already is not done twice.

mod approve_release;
mod build_version;
mod decide_submission;
mod keep_plan;
mod protect_tables;
mod receive_study;
mod receive_submission;
mod same_file;
mod scan_contradictions;
mod settle_contradiction;
mod synthesise_study;
mod validate_submission;
mod withdraw_release;

pub use approve_release::Approval;
pub use decide_submission::Verdict;
pub use keep_plan::{PLAN_NAME_MAX, StudyPlanDraft, may_remove_plan};
pub use protect_tables::Proposal;
pub use receive_study::{ReceivedStudy, StudyReceipt};
pub use receive_submission::Receipt;
pub use scan_contradictions::Scanned;
pub use settle_contradiction::Settlement;
pub use synthesise_study::{Synthesis, SynthesisReceipt};

pub(crate) use approve_release::{Made, refuse_past};
pub(crate) use receive_study::kept_records;
pub(crate) use receive_submission::Arrived;
pub(crate) use scan_contradictions::shows;
pub(crate) use synthesise_study::made_files;
