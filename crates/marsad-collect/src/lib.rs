//! Collection: the bytes an institution sent become observations and findings.
//!
//! Holds: readers of file formats, the mapping of a provider's words to codes by its profile, and the checks.
//! Does not hold: any access to files, any decision about a submission, any word for people.
//! Where next: a new format is a file in `formats/`; a new check is a file in `checks/` and a variant of
//! `marsad_model::Check`.

mod checks;
mod code_words;
mod columns;
mod formats;
mod numbers;
mod raw_table;
mod reading;

pub use reading::{Context, Reading, SubmittedFile, read_submission};
