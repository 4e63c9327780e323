//! Studies: their catalogue with the search for variables, the page of a study, the page of a variable, codebooks, and records
//! in which nobody exists.
//!
//! `words.rs` says how everything in a study is called; `listing.rs` and `design.rs` are parts of the page of a study,
//! `frequencies.rs` and `drawing.rs` of that of a variable.
//! INVARIANT: every page that shows anything of a study says its sentence.

mod catalogue;
mod ddi;
mod design;
mod drawing;
mod frequencies;
mod listing;
mod records;
mod study;
mod variable;
mod words;

pub(crate) use catalogue::studies;
pub(crate) use ddi::study_ddi;
pub(crate) use records::study_records;
pub(crate) use study::study;
pub(crate) use variable::study_variable;
