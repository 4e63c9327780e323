//! What the doors may read: releases, and where a number came from. Only released tables leave this folder, and a file
//! that was sent, to those who may check it.

mod contradictions;
mod difference;
mod examine;
mod provenance;
mod questions;
mod releases;
mod sent_file;

pub use contradictions::RegisteredContradiction;
pub use examine::ExamineUnder;
pub use provenance::{Person, Provenance, ReleaseStep, SubmissionStep, VersionStep};
pub use questions::{AskedQuestion, SourceRelease, StatementChange, StatementHistory};
pub use releases::{DataflowReleases, OpenRelease};
