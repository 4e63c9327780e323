//! The catalog: what was sent, decided, built and released, by whom and when, in SQLite or PostgreSQL.
//!
//! Holds: all SQL, the migrations, the rows as types, and the audit trail whose records are chained by hash.
//! Does not hold: data (they are in the lake) and no rule of the work (that is `marsad-workflow`).
//! Every change is one transaction with one audit record: [`Change::commit`] takes the record, and there is no other
//! way to commit. What nobody published or decided, such as sessions and half-sent files, is fleeting: it stands outside
//! the trail, is changed by a [`Brief`] and expires. Of sessions and links the trail holds an [`Opening`].
//! Where next: a new table is a migration, a variant of [`Row`] and a file in `tables/`, or an implementation of
//! [`KeptRow`] in `kept.rs`.

mod audit;
mod audit_rows;
mod audit_search;
mod catalog;
mod change;
mod dialect;
mod error;
mod fleeting;
mod kept;
mod migrations;
mod opening;
mod reader;
mod row;
mod tables;

pub use audit::{AuditProblem, AuditRecord, Deed};
pub use audit_search::{AuditAsked, ChainHead};
pub use catalog::{Catalog, Writer};
pub use change::Change;
pub use error::CatalogError;
pub use fleeting::{Brief, FleetingRow};
pub use kept::KeptRow;
pub use migrations::AppliedMigration;
pub use opening::Opening;
pub use reader::Reader;
pub use row::Row;
pub use tables::accounts::AccountSecret;
