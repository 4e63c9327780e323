//! Why nothing can be estimated, in words that doors can say.

use marsad_model::Finding;
use marsad_study::SurveyError as StudyError;
use marsad_survey::{Codes, DesignFinding, Frame, SurveyError, Unsupported};
use serde::Serialize;

use super::DesignNote;
use super::asked::told_words;

/// What stands for a list of codes where nobody can tell them.
const NONE_KNOWN: &str = "none";
/// How the name of a type of Arrow begins whose values are dates with a time of day.
const MOMENTS: &str = "Timestamp";

/// Why a survey cannot be estimated or read. Each has a text in every language, found by its word: `survey-problem-WORD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SurveyProblem {
    /// The word for it in message keys and in JSON.
    pub word: &'static str,
    /// The values that its text names.
    pub values: Vec<(&'static str, String)>,
    /// What is wrong with the design, where it is that.
    pub notes: Vec<DesignNote>,
    /// What was doubtful or wrong in the file that was read: it may be why.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

impl SurveyProblem {
    /// The words of every problem.
    pub const WORDS: [&'static str; 44] = [
        "no-rows",
        "no-column",
        "no-code",
        "not-numeric",
        "some-not-numeric",
        "decimal-commas",
        "not-finite",
        "names-of-kinds",
        "wrong-type",
        "type-of-moments",
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
        "no-cells",
        "same-columns",
        "same-variable",
        "outcome-range",
        "one-category",
        "no-events",
        "no-spells",
        "no-terms",
        "too-many-columns",
        "singular",
        "singular-table",
        "wrong-margins",
        "margins-not-reached",
        "bounds",
        "not-for-areas",
        "too-few-areas",
        "collinear-covariate",
        "pps-of-two-phases",
        "not-a-quantile",
        "area-options",
        "area-twice",
        "area-without-size",
        "no-size-column",
        "no-benchmark",
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
            SurveyError::NotNumeric { name } => Self::not_numeric(name, frame),
            _ => error.into(),
        }
    }

    /// The same with what the columns show of it, where it is that a column holds no numbers.
    pub(crate) fn explained(self, frame: &Frame) -> Self {
        match self.values.first() {
            Some(("name", name)) if self.word == "not-numeric" => Self::not_numeric(name, frame),
            _ => self,
        }
    }

    /// The same with what was found in the file of which it is.
    pub(crate) fn beside(self, findings: &[Finding]) -> Self {
        Self { findings: findings.to_vec(), ..self }
    }

    /// Why a column is none of numbers: it names kinds, has commas for points, or some of its cells are words.
    fn not_numeric(name: &str, frame: &Frame) -> Self {
        let plain = || Self::new("not-numeric", &[("name", name)]);
        let Ok(codes) = frame.codes(name) else { return plain() };
        let all_are = |is_so: &dyn Fn(&str) -> bool| {
            !codes.labels.is_empty() && codes.labels.iter().all(|label| is_so(label.trim()))
        };
        if all_are(&is_number) {
            let labels: Vec<&str> = codes.labels.iter().map(String::as_str).collect();
            return Self::new("names-of-kinds", &[("name", name), ("known", &told_words(&labels))]);
        }
        let told = |word: &'static str, found: &OddCell| {
            let (rows, row) = (found.rows.to_string(), found.row.to_string());
            Self::new(word, &[("name", name), ("value", &found.text), ("rows", &rows), ("row", &row)])
        };
        let odd = |is_odd: &dyn Fn(&str) -> bool| OddCell::first(codes, is_odd);
        if all_are(&|label: &str| is_number(label) || has_commas(label)) {
            return odd(&has_commas).map_or_else(plain, |found| told("decimal-commas", &found));
        }
        if all_are(&|label: &str| label.parse::<f64>().is_ok()) {
            return odd(&|label: &str| !is_number(label)).map_or_else(plain, |found| told("not-finite", &found));
        }
        let words = odd(&|label: &str| !is_number(label)).filter(|found| 2 * found.rows < codes.of_row.len());
        words.map_or_else(plain, |found| told("some-not-numeric", &found))
    }

    pub(crate) fn new(word: &'static str, values: &[(&'static str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { word, values, ..Self::default() }
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
        Self { word: "wrong-design", notes, ..Self::default() }
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
            SurveyError::WrongType { name, found } if found.starts_with(MOMENTS) => {
                Self::new("type-of-moments", &[("name", &name)])
            }
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
            SurveyError::Unsupported(what @ (Unsupported::PpsOfTwoPhases | Unsupported::NotAQuantile)) => {
                Self::new(unsupported(what), &[])
            }
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

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Whether a text is a number but for its commas: before decimals, or between thousands.
fn has_commas(text: &str) -> bool {
    let other: String = text.chars().map(|letter| if letter == ',' { '.' } else { letter }).collect();
    let without: String = text.chars().filter(|letter| *letter != ',').collect();
    text.contains(',') && (is_number(&other) || is_number(&without))
}

/// A cell of a column that is not as the others should be.
struct OddCell {
    text: String,
    /// How many cells are like it.
    rows: usize,
    /// The first of them, from 1.
    row: usize,
}

impl OddCell {
    fn first(codes: &Codes, is_odd: &dyn Fn(&str) -> bool) -> Option<Self> {
        let odd: Vec<bool> = codes.labels.iter().map(|label| is_odd(label.trim())).collect();
        let is_of_odd = |code: &u32| odd.get(*code as usize).copied().unwrap_or(false);
        let rows = codes.of_row.iter().filter(|code| is_of_odd(code)).count();
        let row = codes.of_row.iter().position(is_of_odd)?;
        let text = codes.labels.get(*codes.of_row.get(row)? as usize)?.clone();
        Some(Self { text, rows, row: row + 1 })
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
        Unsupported::PpsOfTwoPhases => "pps-of-two-phases",
        Unsupported::NotAQuantile => "not-a-quantile",
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
    fn commas_infinity_and_names_of_kinds_are_told_as_what_they_are() {
        let column = |texts: &[&str]| {
            let frame = Frame::new(texts.len()).with_texts("pw", texts).unwrap();
            let problem = SurveyProblem::of_columns(SurveyError::NotNumeric { name: "pw".into() }, &frame);
            (problem.word, problem.values.get(1).map(|(_, value)| value.clone()).unwrap_or_default())
        };
        assert_eq!(column(&["1,5", "2,25", "3"]), ("decimal-commas", "1,5".to_owned()));
        assert_eq!(column(&["7", "1,500"]), ("decimal-commas", "1,500".to_owned()));
        assert_eq!(column(&["7", "inf"]), ("not-finite", "inf".to_owned()));
        assert_eq!(column(&["2", "1", "2"]), ("names-of-kinds", "1, 2".to_owned()));
        assert_eq!(column(&["a", "b"]).0, "not-numeric");
    }

    #[test]
    fn an_unknown_code_is_answered_with_those_that_there_are() {
        let (word, values) = said(SurveyError::NoSuchCode { column: "sex".into(), code: "X".into() });
        assert_eq!((word, values[2].as_str()), ("no-code", "F, M"));
    }
}
