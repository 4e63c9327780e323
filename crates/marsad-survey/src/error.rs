//! Why a request cannot be done at all. What is wrong with data is a finding instead.

use crate::design::DesignFinding;

/// Why something cannot be estimated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SurveyError {
    /// A name that no column has.
    #[error("no column `{name}`")]
    NoSuchColumn {
        /// The name that was asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A code that a column does not have.
    #[error("column `{column}` has no code `{code}`")]
    NoSuchCode {
        /// The column.
        column: String,
        /// The code.
        code: String,
    },
    /// A column of categories where numbers are needed.
    #[error("column `{name}` holds no numbers")]
    NotNumeric {
        /// The column.
        name: String,
    },
    /// A column of a type that cannot be used.
    #[error("column `{name}` has the type {found}, which cannot be used")]
    WrongType {
        /// The column.
        name: String,
        /// Its type as Arrow writes it.
        found: String,
    },
    /// A column that has not one value for each row.
    #[error("column `{name}` has {found} values for {expected} rows")]
    WrongLength {
        /// The column.
        name: String,
        /// The rows.
        expected: usize,
        /// The values.
        found: usize,
    },
    /// A design that would give wrong numbers; the findings say why.
    #[error("the design has {} faults", .0.len())]
    WrongDesign(Vec<DesignFinding>),
    /// A parameter outside its range.
    #[error("`{value}` is out of range for {what}")]
    OutOfRange {
        /// The parameter.
        what: &'static str,
        /// Its value.
        value: String,
    },
    /// Missing values where the request forbids them.
    #[error("column `{name}` misses {rows} values")]
    MissingValues {
        /// The column.
        name: String,
        /// How many rows of the domain have none.
        rows: usize,
    },
    /// A domain without a row.
    #[error("the domain is empty")]
    EmptyDomain,
    /// A combination that has no theory here, or none yet.
    #[error("not supported: {0:?}")]
    Unsupported(Unsupported),
}

/// What cannot be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// Calibrated weights on replicates: calibrate every replicate and give its weights instead.
    AdjustedReplicates,
    /// Balanced half samples need strata of two units.
    UnpairedStrata,
    /// A jackknife, a bootstrap or half samples of two phases or of pairwise probabilities.
    ReplicatesOfThisDesign,
    /// Pairwise probabilities with more than one stage.
    PairsOverStages,
    /// Replicates that would need more memory than is sensible; give fewer, or sample units of a higher stage.
    TooManyReplicates,
    /// An interval by replicates where the design has none.
    NoReplicates,
    /// The covariance of quantiles without replicates.
    QuantileCovariance,
    /// An interval that only proportions have.
    NotAProportion,
    /// The exact variance of two phases over so many stages.
    TooManyStages,
    /// Probabilities proportional to size in a sample of two phases.
    PpsOfTwoPhases,
    /// An interval or a definition that only quantiles have.
    NotAQuantile,
}

impl SurveyError {
    /// The error of an unknown name, with the nearest one that exists.
    pub fn no_such_column(name: &str, known: &[&str]) -> Self {
        let at_most = name.chars().count().div_ceil(3);
        let distances = known.iter().map(|candidate| (distance(name, candidate), *candidate));
        let nearest = distances.min().filter(|(distance, _)| *distance <= at_most);
        Self::NoSuchColumn { name: name.to_owned(), nearest: nearest.map(|(_, candidate)| candidate.to_owned()) }
    }
}

/// How many letters must be changed, added or left out (Levenshtein), without regard to case.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.to_lowercase().chars().enumerate() {
        let mut now = vec![row + 1];
        for (column, candidate) in other.iter().enumerate() {
            let changed = before[column] + usize::from(letter != *candidate);
            now.push(changed.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{SurveyError, distance};

    #[test]
    fn distance_counts_changed_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("Sex", "sex"), 0);
    }

    #[test]
    fn a_far_name_is_not_suggested() {
        let wrong = SurveyError::no_such_column("weight", &["age", "sex"]);
        assert_eq!(wrong, SurveyError::NoSuchColumn { name: "weight".to_owned(), nearest: None });
    }
}
