//! The catalog: what was sent, decided, built and released, by whom and when, in SQLite or PostgreSQL.
//!
//! Holds: all SQL, the migrations, the rows as types, and the audit trail whose records are chained by hash.
//! Does not hold: data (they are in the lake) and no rule of the work (that is `marsad-workflow`).
//! Every change is one transaction with one audit record: [`Change::commit`] takes the record, and there is no other
//! way to commit. Where next: a new table is a migration, a variant of [`Row`] and a file in `tables/`.

mod audit;
mod catalog;
mod change;
mod dialect;
mod error;
mod migrations;
mod reader;
mod row;
mod tables;

pub use audit::{AuditProblem, AuditRecord, Deed};
pub use catalog::{Catalog, Writer};
pub use change::Change;
pub use error::CatalogError;
pub use reader::Reader;
pub use row::Row;
