//! What the doors may read: releases, and where a number came from. Only released tables leave this folder.

mod difference;
mod examine;
mod provenance;
mod releases;

pub use examine::ExamineUnder;
pub use provenance::{Person, Provenance, ReleaseStep, SubmissionStep, VersionStep};
pub use releases::{DataflowReleases, OpenRelease};
