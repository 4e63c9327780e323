//! The tables, one file each: how a row is written and read.

pub(crate) mod accounts;
pub(crate) mod contradiction_notes;
pub(crate) mod contradictions;
pub(crate) mod dataset_versions;
pub(crate) mod releases;
pub(crate) mod study_files;
pub(crate) mod submission_decisions;
pub(crate) mod submission_reports;
pub(crate) mod submissions;
