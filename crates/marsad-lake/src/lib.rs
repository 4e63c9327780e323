//! The lake: bytes as sent, and tables as immutable Parquet, in a folder or an object store.
//!
//! Holds: addresses that tell the stage, writing once, and the cube reader that answers a `DataQuery` with arrow-rs and
//! parquet alone.
//! Does not hold: who may do what, or what is public (that is the catalog's); it never overwrites and never deletes.
//! Where next: a new stage is a variant of [`Stage`]; a new kind of question is a field of `marsad_model::DataQuery`
//! and a step in `cube.rs`.

mod address;
mod bounds;
mod columns_file;
mod cube;
mod download_file;
mod error;
mod footer;
mod lake;
mod layout;
mod lengths;
mod page_headers;
mod pruning;
mod records_file;
mod released;
mod table_file;
mod totals;

pub use address::{Address, Stage};
pub use columns_file::encode_columns;
pub use cube::Cube;
pub use error::LakeError;
pub use lake::Lake;
pub use records_file::{ForeignRecords, NestedColumn, Records, decode_foreign_records, decode_records, encode_records};
pub use released::{Expected, ReleasedCube};
pub use table_file::encode;
