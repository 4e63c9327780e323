//! The work of production in Marjan, on every engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod accounts;
mod agreement_versions;
mod attached;
mod balance;
mod board;
mod builder;
mod calendar;
mod estimates;
mod held_back;
mod kill;
mod mapping;
mod memory;
mod minute;
mod pack_rules;
mod path_of_a_number;
mod publication;
mod questions;
mod review;
mod rights;
mod samples;
mod scanner;
mod score_cards;
mod sending;
mod studies;
mod together;
mod uploads;
mod workshop;
mod year_to_date;
