//! Pages that cannot be shown, and how they say so.

use marsad_workflow::{Refusal, WorkError};

/// A page that cannot be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// There is nothing at this address.
    NotFound,
    /// There is no such thing, and what is called nearly so: see [`Unknown`].
    Unknown(Box<Unknown>),
    /// The address asks for something that does not make sense: the parameter, its value, and what would make sense.
    Bad { parameter: String, value: String, expected: Vec<String> },
    /// The request is refused for a reason with a text of its own.
    Refused(Refusal),
    /// Something failed that is not the reader's doing.
    Failed(String),
}

/// A name that nothing has.
#[derive(Debug)]
pub(crate) struct Unknown {
    /// The message that says so of a `subject`.
    pub key: &'static str,
    /// The name.
    pub subject: String,
    /// Things with nearly the same name, and their pages.
    pub near: Vec<(String, String)>,
}

impl PageError {
    pub(crate) fn bad(parameter: &str, value: &str, expected: &[&str]) -> Self {
        let expected = expected.iter().map(|word| (*word).to_owned()).collect();
        Self::Bad { parameter: parameter.to_owned(), value: value.to_owned(), expected }
    }
}

impl From<WorkError> for PageError {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(refusal) => refusal.into(),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownDataflow(_)
            | Refusal::UnknownObservation(_)
            | Refusal::UnknownQuestion(_)
            | Refusal::UnknownStudy(_)
            | Refusal::UnknownVariable(_)
            | Refusal::UnknownVersion(_) => Self::NotFound,
            other => Self::Refused(other),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Failed(error.to_string())
    }
}
