//! Country packs: a folder of data becomes a [`marsad_model::Pack`], or a list of what is missing or wrong.
//!
//! Holds: the layout of a pack's files, their reading, and the check of the pack as a whole.
//! Does not hold: any access to files (bytes come in by path) and nothing of any country.
//! Where next: a new kind of file is read in `read.rs`, a study in `studies.rs`; a new promise between files is checked in
//! `check.rs`, or beside it where it is about definitions, questions, studies or plans that balance.

mod check;
mod check_balance;
mod check_balance_account;
mod check_calendar;
mod check_definitions;
mod check_memory;
mod check_questions;
mod check_studies;
mod codelists;
mod figures;
mod problem;
mod profile_text;
mod read;
mod studies;
mod toml_text;

use std::collections::BTreeMap;

pub use problem::{Problem, ProblemKind};
pub use profile_text::{Remark, quoted, read_profile, write_profile};
pub use read::{PackSubmission, read, read_archived, submissions};
pub use toml_text::{read_parameters, write_plan};

/// The files of a pack by their path from its folder, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;
