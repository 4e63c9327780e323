//! What the doors may read: releases, where a number came from, and estimates from studies. To the public only released
//! and built tables leave this folder; a file that was sent goes to those who may check it, and unprotected estimates to
//! those who estimate.

mod announced;
mod balance;
mod contradictions;
mod difference;
mod estimates;
mod examine;
mod frequencies;
mod frequency_cache;
mod provenance;
mod questions;
mod records;
mod releases;
mod replaced;
mod sent_file;
mod statement_history;
mod studies;
mod study_ddi;

pub use balance::{BalancedVersion, TriedVersion};
pub use contradictions::{RegisteredContradiction, TouchingContradiction};
pub use estimates::{BuiltAnswer, EstimateAsked};
pub use examine::ExamineUnder;
pub use frequencies::{CodeCell, CodeShare, CountCell, NumberSummary, StudyFrequencies};
pub(crate) use frequency_cache::{CountedKey, FrequencyCache};
pub use provenance::{Person, Provenance, ReleaseInput, ReleaseStep, StudyStep, SubmissionStep, VersionStep};
pub(crate) use questions::observed;
pub use releases::{DataflowReleases, OpenRelease};
pub use replaced::BalanceWaits;
pub use studies::{FoundVariable, StudyPage, StudyTableFacts};
pub use study_ddi::DdiWords;
