//! What publication promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod answers;
mod charts;
mod marked;
mod questions;
mod reading_guides;
mod survey_tables;
