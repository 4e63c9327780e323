//! The laws of the crate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contradictions;
mod definitions;
mod mirror;
