//! What the doors may read: releases, and where a number came from. Only released tables leave this folder, and a file
//! that was sent, to those who may check it.

mod difference;
mod examine;
mod provenance;
mod releases;
mod sent_file;

pub use examine::ExamineUnder;
pub use provenance::{Person, Provenance, ReleaseStep, SubmissionStep, VersionStep};
pub use releases::{DataflowReleases, OpenRelease};
