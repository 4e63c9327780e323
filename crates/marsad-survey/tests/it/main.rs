//! Estimates equal those of R survey 4.1.1, and laws that need no other program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod against_r;
mod beside_r;
mod by_size;
mod data_files;
mod laws;
mod models;
mod quantiles;
mod replicates;
mod sample;
mod simulation;
mod small_areas;
mod two_phases;
mod weighting;
mod wrong_designs;
