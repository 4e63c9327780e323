//! Why nothing can be estimated, in words that doors can say.

use marsad_study::SurveyError as StudyError;
use marsad_survey::{DesignFinding, SurveyError, Unsupported};
use serde::Serialize;

use super::DesignNote;

/// Why a survey cannot be estimated or read. Each has a text in every language, found by its word: `survey-problem-WORD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SurveyProblem {
    /// The word for it in message keys and in JSON.
    pub word: &'static str,
    /// The values that its text names.
    pub values: Vec<(&'static str, String)>,
    /// What is wrong with the design, where it is that.
    pub notes: Vec<DesignNote>,
}

impl SurveyProblem {
    /// The words of every problem.
    pub const WORDS: [&'static str; 13] = [
        "no-column",
        "no-code",
        "not-numeric",
        "wrong-type",
        "wrong-length",
        "wrong-design",
        "out-of-range",
        "missing-values",
        "empty-domain",
        "unsupported",
        "other-type",
        "duplicate-key",
        "wrong-code",
    ];

    pub(crate) fn new(word: &'static str, values: &[(&'static str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { word, values, notes: Vec::new() }
    }
}

impl std::fmt::Display for SurveyProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let values: Vec<String> = self.values.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        let notes: Vec<&str> = self.notes.iter().map(|note| note.code.as_str()).collect();
        write!(f, "{} {} {}", self.word, values.join(", "), notes.join(", "))
    }
}

impl From<&[DesignFinding]> for SurveyProblem {
    fn from(findings: &[DesignFinding]) -> Self {
        Self { word: "wrong-design", values: Vec::new(), notes: findings.iter().map(DesignNote::of).collect() }
    }
}

impl From<SurveyError> for SurveyProblem {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::NoSuchColumn { name, nearest } => {
                Self::new("no-column", &[("name", &name), ("nearest", nearest.as_deref().unwrap_or(""))])
            }
            SurveyError::NoSuchCode { column, code } => Self::new("no-code", &[("name", &column), ("code", &code)]),
            SurveyError::NotNumeric { name } => Self::new("not-numeric", &[("name", &name)]),
            SurveyError::WrongType { name, found } => Self::new("wrong-type", &[("name", &name), ("found", &found)]),
            SurveyError::WrongLength { name, expected, found } => {
                let (expected, found) = (expected.to_string(), found.to_string());
                Self::new("wrong-length", &[("name", &name), ("expected", &expected), ("found", &found)])
            }
            SurveyError::WrongDesign(findings) => Self::from(findings.as_slice()),
            SurveyError::OutOfRange { what, value } => Self::new("out-of-range", &[("what", what), ("value", &value)]),
            SurveyError::MissingValues { name, rows } => {
                Self::new("missing-values", &[("name", &name), ("rows", &rows.to_string())])
            }
            SurveyError::EmptyDomain => Self::new("empty-domain", &[]),
            SurveyError::Unsupported(what) => Self::new("unsupported", &[("what", unsupported(what))]),
        }
    }
}

impl From<StudyError> for SurveyProblem {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::NoColumn(name) => Self::new("no-column", &[("name", &name), ("nearest", "")]),
            StudyError::OtherType { name, expected, found } => {
                Self::new("other-type", &[("name", &name), ("expected", &expected), ("found", &found)])
            }
            StudyError::OtherRows { data, missing } => {
                let (data, missing) = (data.to_string(), missing.to_string());
                Self::new("wrong-length", &[("name", "missing"), ("expected", &data), ("found", &missing)])
            }
        }
    }
}

const fn unsupported(what: Unsupported) -> &'static str {
    match what {
        Unsupported::AdjustedReplicates => "adjusted-replicates",
        Unsupported::UnpairedStrata => "unpaired-strata",
        Unsupported::ReplicatesOfThisDesign => "replicates-of-this-design",
        Unsupported::PairsOverStages => "pairs-over-stages",
        Unsupported::TooManyReplicates => "too-many-replicates",
        Unsupported::NoReplicates => "no-replicates",
        Unsupported::QuantileCovariance => "quantile-covariance",
        Unsupported::NotAProportion => "not-a-proportion",
        Unsupported::TooManyStages => "too-many-stages",
    }
}
