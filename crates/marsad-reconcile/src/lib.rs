//! Reconciliation of figures that contradict each other.
//!
//! Holds: mirror statistics, what sender and receiver say of one flow. Does not hold: I/O, clocks, randomness that was
//! not passed in, words for people.

pub mod mirror;
