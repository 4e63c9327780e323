//! The work of production in Marjan, on every engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod balance;
mod builder;
mod estimates;
mod kill;
mod pack_rules;
mod path_of_a_number;
mod questions;
mod studies;
mod workshop;
