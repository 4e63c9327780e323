//! What publication promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod answers;
mod calendar;
mod charts;
mod directions;
mod marked;
mod questions;
mod reading_guides;
mod receipts;
mod survey_tables;
mod templates;
