//! The doors are wired to what was released, and to nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

mod balances;
mod builder;
mod pages;
mod portal;
mod questions;
mod sdmx;
mod studies;
