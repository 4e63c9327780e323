//! The doors are wired to what was released, and to nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

mod agreement_text;
mod attached;
mod balances;
mod board;
mod builder;
mod calendar;
mod desk;
mod desk_estimates;
mod mapping;
mod memory;
mod offline;
mod pages;
mod portal;
mod post;
mod questions;
mod review;
mod rights;
mod sdmx;
mod sending;
mod sms;
mod stand_in;
mod studies;
mod uploads;
