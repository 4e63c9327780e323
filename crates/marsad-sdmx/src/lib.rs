//! SDMX: the questions of the REST API (2.2) and the messages that answer them (SDMX 3.0).
//!
//! Holds: parsing of keys, component filters and paths; SDMX-JSON 2.0 for structures, availability and data;
//! SDMX-CSV 2.0 for data; media types and how an `Accept` chooses among them.
//! Does not hold: HTTP, data access, or any rule about what may be shown (the caller brings what is released).
//! Where next: a new message is a file in `json/` or `csv/` and a line in `media_type.rs`.

mod csv;
mod json;
mod media_type;
mod rest;

pub use crate::csv::{Labels, data_csv};
pub use json::{DataSet, Header, data_json, error_json, structure_json};
pub use media_type::{MediaType, NotAcceptable, accept_language, choose};
pub use rest::{
    Artefacts, DataRequest, Detail, ObservationLevel, Parameters, References, RequestError, StructureRequest,
    select_artefacts,
};
