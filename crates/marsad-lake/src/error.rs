//! What can go wrong with the lake, by what the caller can do next.

use crate::Address;

/// A request to the lake that cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum LakeError {
    /// Nothing is there.
    #[error("the lake has nothing at `{0}`: restore it from a backup")]
    Missing(Address),
    /// Something else is there already, and nothing is overwritten.
    #[error("the lake already has other bytes at `{0}`, and it never overwrites")]
    Occupied(Address),
    /// Its bytes are not those that were written.
    #[error("the bytes at `{0}` have changed since they were written: restore them from a backup")]
    Changed(Address),
    /// A file that is kept was to be forgotten.
    #[error("`{0}` is kept for good: only parts of files on their way are forgotten")]
    Kept(Address),
    /// A text is no address.
    #[error("`{0}` is no address of the lake")]
    NotAnAddress(String),
    /// A file is not a table of the structure it should have.
    #[error("the file is not a table of structure `{structure}`: {detail}")]
    NotATable {
        /// The structure it should have.
        structure: String,
        /// What is wrong.
        detail: String,
    },
    /// A file is no table of records.
    #[error("the file is no table of records: {detail}")]
    NotRecords {
        /// What is wrong.
        detail: String,
    },
    /// A file of Parquet is compressed in a way that is not read.
    #[error("the file is compressed with `{0}`: write it with zstd, snappy or lz4, or without compression")]
    Compression(&'static str),
    /// A question names a dimension that the dataflow does not have.
    #[error("`{dimension}` is no dimension of this dataflow: use one of `{known}`")]
    UnknownDimension {
        /// The name in the question.
        dimension: String,
        /// The dimensions there are.
        known: String,
    },
    /// A released file is not the one that was sealed.
    #[error(transparent)]
    BrokenSeal(#[from] marsad_protect::BrokenSeal),
    /// The store itself fails.
    #[error("the store of the lake does not answer: {0}")]
    Store(#[from] object_store::Error),
}
