//! Why nothing can be estimated, in words that doors can say.

use marsad_study::SurveyError as StudyError;
use marsad_survey::{DesignFinding, Frame, SurveyError, Unsupported};
use serde::Serialize;

use super::DesignNote;
use super::asked::told_words;

/// What stands for a list of codes where nobody can tell them.
const NONE_KNOWN: &str = "none";

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
    pub const WORDS: [&'static str; 28] = [
        "no-rows",
        "no-column",
        "no-code",
        "not-numeric",
        "some-not-numeric",
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
        "no-cell",
        "outcome-range",
        "one-category",
        "no-events",
        "no-terms",
        "too-many-columns",
        "singular",
        "singular-table",
        "wrong-margins",
        "margins-not-reached",
        "not-for-areas",
        "too-few-areas",
        "collinear-covariate",
    ];

    /// Why columns do not give what was asked of them, as far as they show it: the codes that there are, and the cells that
    /// are no numbers among those that are.
    pub(crate) fn of_columns(error: SurveyError, frame: &Frame) -> Self {
        match &error {
            SurveyError::NoSuchCode { column, code } => {
                let Ok(codes) = frame.codes(column) else { return error.into() };
                let labels: Vec<&str> = codes.labels.iter().map(String::as_str).collect();
                Self::new("no-code", &[("name", column), ("code", code), ("known", &told_words(&labels))])
            }
            SurveyError::NotNumeric { name } => match first_word(frame, name) {
                Some(word) => {
                    let (rows, row) = (word.rows.to_string(), word.row.to_string());
                    let told = [("name", name), ("value", &word.text), ("rows", &rows), ("row", &row)];
                    Self::new("some-not-numeric", &told.map(|(place, value)| (place, value.as_str())))
                }
                None => error.into(),
            },
            _ => error.into(),
        }
    }

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
        // What is only worth knowing keeps nobody from computing, and is not said among the reasons.
        let all: Vec<DesignNote> = findings.iter().map(DesignNote::of).collect();
        let fatal: Vec<DesignNote> = all.iter().filter(|note| note.is_fatal).cloned().collect();
        let notes = if fatal.is_empty() { all } else { fatal };
        Self { word: "wrong-design", values: Vec::new(), notes }
    }
}

impl From<SurveyError> for SurveyProblem {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::NoSuchColumn { name, nearest } => {
                Self::new("no-column", &[("name", &name), ("nearest", nearest.as_deref().unwrap_or(""))])
            }
            SurveyError::NoSuchCode { column, code } => {
                Self::new("no-code", &[("name", &column), ("code", &code), ("known", NONE_KNOWN)])
            }
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

/// A cell that is no number in a column of which most are.
struct WordAmongNumbers {
    text: String,
    /// How many cells are no numbers.
    rows: usize,
    /// The first of them, from 1.
    row: usize,
}

fn first_word(frame: &Frame, name: &str) -> Option<WordAmongNumbers> {
    let codes = frame.codes(name).ok()?;
    let is_word: Vec<bool> = codes.labels.iter().map(|label| label.trim().parse::<f64>().is_err()).collect();
    let is_of_word = |code: &u32| is_word.get(*code as usize).copied().unwrap_or(false);
    let rows = codes.of_row.iter().filter(|code| is_of_word(code)).count();
    let row = codes.of_row.iter().position(is_of_word)?;
    let text = codes.labels.get(*codes.of_row.get(row)? as usize)?.clone();
    (2 * rows < codes.of_row.len()).then_some(WordAmongNumbers { text, rows, row: row + 1 })
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

#[cfg(test)]
mod tests {
    use marsad_survey::{Frame, SurveyError};

    use super::SurveyProblem;

    fn frame() -> Frame {
        Frame::new(4)
            .with_texts("pw", &["1", "2.5", "n/a", "4"])
            .unwrap()
            .with_texts("sex", &["F", "M", "F", "M"])
            .unwrap()
    }

    fn said(error: SurveyError) -> (&'static str, Vec<String>) {
        let problem = SurveyProblem::of_columns(error, &frame());
        (problem.word, problem.values.into_iter().map(|(_, value)| value).collect())
    }

    #[test]
    fn the_one_cell_that_is_no_number_is_named_with_its_row() {
        let (word, values) = said(SurveyError::NotNumeric { name: "pw".into() });
        assert_eq!((word, values), ("some-not-numeric", ["pw", "n/a", "1", "3"].map(str::to_owned).to_vec()));
        assert_eq!(said(SurveyError::NotNumeric { name: "sex".into() }).0, "not-numeric");
    }

    #[test]
    fn an_unknown_code_is_answered_with_those_that_there_are() {
        let (word, values) = said(SurveyError::NoSuchCode { column: "sex".into(), code: "X".into() });
        assert_eq!((word, values[2].as_str()), ("no-code", "F, M"));
    }
}
