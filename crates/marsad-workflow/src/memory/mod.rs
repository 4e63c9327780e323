//! The memory of the house: who did what, from where and with which rows; how long things about persons are kept; and what is
//! processed, for the authority that asks.
//!
//! Holds: `search.rs` (the audit trail, searched, exported, verified, and its head), `row_change.rs` (a row before and after a
//! record), `steps.rs` (the names of what is recorded), `register.rs` (what is processed), `retention.rs` (what is erased
//! because its time is over, and where nothing is).
//! Does not hold: the chain itself (`marsad-catalog`), nor what is made again to verify it (`verify.rs`).

mod register;
mod retention;
mod row_change;
mod search;
mod steps;

pub use marsad_catalog::{AuditAsked, AuditProblem, AuditRecord, ChainHead};
pub use register::{ProcessedAgreement, ProcessedStudy, ProcessingEntry};
pub(crate) use retention::clockwork;
pub use retention::{LastingStanding, RetentionStanding};
pub use row_change::RowChange;
pub use search::{AuditEntry, AuditPage, audit_line};
pub use steps::AUDIT_STEPS;
