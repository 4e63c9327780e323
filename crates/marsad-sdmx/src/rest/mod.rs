//! Questions of the SDMX REST API, version 2.2.

mod data_request;
mod parameters;
mod structure_request;

pub use data_request::{DataRequest, ObservationLevel};
pub use parameters::Parameters;
pub use structure_request::{Artefacts, Detail, References, StructureRequest, select_artefacts};

/// A request that cannot be answered, by the HTTP status it deserves.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// 400: the request is not written as the standard says.
    #[error("{0}")]
    Syntax(String),
    /// 404: what it asks for does not exist.
    #[error("{0}")]
    NotFound(String),
    /// 501: the standard knows it, this server does not yet.
    #[error("{0}")]
    NotImplemented(String),
}
