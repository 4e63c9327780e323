//! SDMX-JSON 2.0: one file for each message.

mod components;
mod constraint;
mod data;
mod message;
mod structure;

pub use data::{DataSet, data_json};
pub use message::{Header, error_json};
pub use structure::structure_json;
