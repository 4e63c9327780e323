//! What can go wrong with a command.

use std::path::{Path, PathBuf};

use marsad_i18n::Args;
use marsad_pack::Problem;
use marsad_workflow::{Refusal, SurveyProblem, WorkError};

/// A command that could not be done.
#[derive(Debug)]
pub enum Failure {
    /// Refused, for a reason that a person can act on.
    Refused(Refusal),
    /// The pack is not whole.
    Pack(Vec<Problem>),
    /// A file cannot be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        detail: String,
    },
    /// There is nothing in the data folder.
    NoData(PathBuf),
    /// The folder belongs to another country.
    AnotherCountry {
        /// The folder.
        folder: PathBuf,
        /// The country it belongs to.
        country: String,
    },
    /// The address cannot be listened on.
    Address {
        /// The address.
        address: String,
        /// Why not.
        detail: String,
    },
    /// An answer that cannot be given in the shape that was asked for.
    Answer {
        /// What is said.
        key: &'static str,
        /// Of what.
        arguments: Args,
    },
    /// A survey that cannot be estimated or read.
    Survey(SurveyProblem),
    /// Anything else.
    Unexpected(String),
}

impl Failure {
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::File { path: path.to_owned(), detail: error.to_string() }
    }
}

impl From<WorkError> for Failure {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(refusal) => Self::Refused(refusal),
            WorkError::Pack(problems) => Self::Pack(problems),
            WorkError::Survey(problem) => Self::Survey(problem),
            other => Self::Unexpected(other.to_string()),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
