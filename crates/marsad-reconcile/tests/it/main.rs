//! The laws of the crate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod balancing;
mod balancing_bounds;
mod balancing_findings;
mod balancing_large;
mod benchmarking;
mod cards;
mod contradictions;
mod definitions;
mod dense;
mod mirror;
mod packs;
mod raking;
mod random;
mod reconciled;
