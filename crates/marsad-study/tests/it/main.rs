//! The laws of studies: files in, codebooks and data out, and back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod csv;
mod ddi;
mod dta;
mod hostile;
mod sav;
mod seen;
mod survey_files;
