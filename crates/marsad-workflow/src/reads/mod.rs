//! What the doors may read: releases, and where a number came from. Only released tables leave this folder, and a file
//! that was sent, to those who may check it.

mod balance;
mod contradictions;
mod difference;
mod examine;
mod provenance;
mod questions;
mod releases;
mod sent_file;

pub use balance::{BalancedVersion, TriedVersion};
pub use contradictions::RegisteredContradiction;
pub use examine::ExamineUnder;
pub use provenance::{Person, Provenance, ReleaseInput, ReleaseStep, SubmissionStep, VersionStep};
pub(crate) use questions::observed;
pub use questions::{AskedQuestion, SourceRelease, StatementChange, StatementHistory};
pub use releases::{DataflowReleases, OpenRelease};
