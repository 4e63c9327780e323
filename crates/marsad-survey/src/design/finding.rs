//! What a design says that its data do not keep.
//!
//! Holds: [`DesignFinding`], its code and the values that its text needs. Does not hold: the text, which is in
//! `marsad-i18n` under `design-finding-CODE-reason` and `-remedy`.

use super::stages::LonelyRule;

/// How many names a finding carries.
pub(crate) const NAMES_MAX: usize = 10;

/// One thing wrong with a design, or worth knowing. Stages count from 1, rows from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum DesignFinding {
    /// Weights below zero.
    NegativeWeights(RowsFound),
    /// Weights that are missing or infinite.
    MissingWeights(RowsFound),
    /// Weights of zero: these rows count for nothing.
    ZeroWeights(RowsFound),
    /// No row has a weight.
    NoPositiveWeight,
    /// Neither weights nor probabilities nor population sizes were given: every row weighs one.
    EqualWeightsAssumed,
    /// The weights do not sum to what was stated.
    WeightsDoNotSum {
        /// The stated sum.
        expected: f64,
        /// The sum found.
        found: f64,
    },
    /// Probabilities that are missing, zero, negative or above one.
    WrongProbabilities(RowsFound),
    /// A design column misses values.
    MissingDesignValues(RowsFound),
    /// Population sizes or fractions that are missing, zero or negative.
    WrongPopulations(RowsFound),
    /// Some of the population columns look like sizes and some like fractions.
    SizesAndFractionsMixed,
    /// Probability-proportional sampling needs fractions, not sizes.
    SizesWherePpsNeedsFractions,
    /// Probability-proportional sampling of which no probabilities were given.
    PpsWithoutProbabilities,
    /// A stratum whose population is smaller than what was drawn from it.
    PopulationTooSmall {
        /// The stage.
        stage: usize,
        /// The stratum.
        stratum: String,
        /// Its population.
        population: f64,
        /// The units in the sample.
        sampled: usize,
    },
    /// Strata whose rows give several population sizes; each unit keeps its own.
    PopulationVaries {
        /// The stage.
        stage: usize,
        /// The first such stratum.
        stratum: String,
        /// How many there are.
        count: usize,
    },
    /// Units that stand in several strata although their names are not nested.
    UnitInTwoStrata {
        /// The first such unit.
        unit: String,
        /// Its strata.
        strata: Vec<String>,
        /// How many such units there are.
        count: usize,
    },
    /// Strata with one unit, of which no variance can be estimated.
    LonelyStrata {
        /// The stage.
        stage: usize,
        /// How many there are.
        count: usize,
        /// The first of them.
        strata: Vec<String>,
        /// What is done with them.
        rule: LonelyRule,
    },
    /// The whole sample is one unit.
    OnlyOneUnit,
    /// Replicate weights that look like factors although they were called complete, or the other way round.
    ReplicatesLookOtherwise {
        /// Whether they were called complete.
        are_called_combined: bool,
        /// The mean of the replicate weights.
        replicate_mean: f64,
        /// The mean of the weights.
        weight_mean: f64,
    },
    /// As many replicate scales as replicates are needed.
    WrongReplicateScales {
        /// Replicates.
        replicates: usize,
        /// Scales.
        scales: usize,
    },
    /// No replicate weights were named.
    NoReplicates,
    /// Columns of replicate weights in which no row has a weight.
    EmptyReplicates {
        /// The first of them.
        columns: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Columns of replicate weights that are named more than once, so that each would count as often.
    RepeatedReplicates {
        /// The first of them.
        columns: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Columns of replicate weights with weights below zero, which some ways of making them give.
    NegativeReplicates {
        /// The first of them.
        columns: Vec<String>,
        /// How many there are.
        count: usize,
        /// How many weights are below zero.
        weights: usize,
    },
    /// Strata of the second phase from which nothing was drawn.
    StrataNotDrawn {
        /// The first of them.
        strata: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// The second phase has no row.
    SecondPhaseEmpty,
    /// A column that should mark the second phase has values that are no marks: 0 and 1, `false` and `true` are.
    SecondPhaseMarks {
        /// The column.
        column: String,
        /// The first of its values that are no marks.
        values: Vec<String>,
        /// How many rows have such a value.
        rows: usize,
    },
    /// How the variance of two phases is found.
    VarianceOfPhases {
        /// Whether it comes from joint probabilities, and is no approximation.
        is_exact: bool,
    },
    /// Units whose rows tell several population sizes or fractions.
    PopulationVariesInUnit {
        /// The stage.
        stage: usize,
        /// The first such unit.
        unit: String,
        /// How many there are.
        count: usize,
    },
    /// Weights that sum to one, or to the number of rows without being all one: shares, and no numbers of persons.
    NormalisedWeights {
        /// Their sum.
        sum: f64,
        /// The rows.
        rows: usize,
    },
    /// A row that bears a large part of the weight of all: estimates are those of this row.
    HeavyRow {
        /// The row.
        row: usize,
        /// Its share of the weight.
        share: f64,
        /// The rows with a weight.
        rows: usize,
        /// Rows of equal weight that would say as much, after Kish: (Σw)² / Σw².
        effective_rows: f64,
    },
    /// The factor before the sum of squares of replicates is that of their method, because none was given.
    ReplicateScaleAssumed {
        /// The factor.
        scale: f64,
        /// Replicates.
        replicates: usize,
    },
}

/// Rows of a column with a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsFound {
    /// The column, or the columns.
    pub column: String,
    /// How many rows.
    pub rows: usize,
    /// The first of them.
    pub first_row: usize,
}

impl RowsFound {
    /// The rows of `column` for which `is_wrong` holds; none where there is none.
    pub(crate) fn of(column: &str, rows: usize, is_wrong: impl Fn(usize) -> bool) -> Option<Self> {
        let mut wrong = (0..rows).filter(|row| is_wrong(*row));
        let first_row = wrong.next()?;
        Some(Self { column: column.to_owned(), rows: wrong.count() + 1, first_row })
    }

    /// What a text names of them; rows are counted from one.
    fn values(&self) -> Vec<(&'static str, String)> {
        let (rows, row) = (self.rows.to_string(), (self.first_row + 1).to_string());
        vec![("column", self.column.clone()), ("rows", rows), ("row", row)]
    }
}

impl DesignFinding {
    /// The code under which its text stands.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NegativeWeights(_) => "negative-weights",
            Self::MissingWeights(_) => "missing-weights",
            Self::ZeroWeights(_) => "zero-weights",
            Self::NoPositiveWeight => "no-positive-weight",
            Self::EqualWeightsAssumed => "equal-weights-assumed",
            Self::WeightsDoNotSum { .. } => "weights-do-not-sum",
            Self::WrongProbabilities(_) => "wrong-probabilities",
            Self::MissingDesignValues(_) => "missing-design-values",
            Self::WrongPopulations(_) => "wrong-populations",
            Self::SizesAndFractionsMixed => "sizes-and-fractions-mixed",
            Self::SizesWherePpsNeedsFractions => "sizes-where-pps-needs-fractions",
            Self::PpsWithoutProbabilities => "pps-without-probabilities",
            Self::PopulationTooSmall { .. } => "population-too-small",
            Self::PopulationVaries { .. } => "population-varies",
            Self::UnitInTwoStrata { .. } => "unit-in-two-strata",
            Self::LonelyStrata { .. } => "lonely-strata",
            Self::OnlyOneUnit => "only-one-unit",
            Self::ReplicatesLookOtherwise { .. } => "replicates-look-otherwise",
            Self::WrongReplicateScales { .. } => "wrong-replicate-scales",
            Self::NoReplicates => "no-replicates",
            Self::EmptyReplicates { .. } => "empty-replicates",
            Self::RepeatedReplicates { .. } => "repeated-replicates",
            Self::NegativeReplicates { .. } => "negative-replicates",
            Self::StrataNotDrawn { .. } => "strata-not-drawn",
            Self::SecondPhaseEmpty => "second-phase-empty",
            Self::SecondPhaseMarks { .. } => "second-phase-marks",
            Self::VarianceOfPhases { .. } => "two-phase-method",
            Self::PopulationVariesInUnit { .. } => "population-varies-in-unit",
            Self::NormalisedWeights { .. } => "normalised-weights",
            Self::HeavyRow { .. } => "heavy-row",
            Self::ReplicateScaleAssumed { .. } => "replicate-scale-assumed",
        }
    }

    /// Whether nothing can be estimated before it is put right.
    pub fn is_fatal(&self) -> bool {
        match self {
            Self::ZeroWeights(_)
            | Self::EqualWeightsAssumed
            | Self::PopulationVaries { .. }
            | Self::NormalisedWeights { .. }
            | Self::HeavyRow { .. }
            | Self::VarianceOfPhases { .. }
            | Self::ReplicateScaleAssumed { .. }
            | Self::NegativeReplicates { .. }
            | Self::ReplicatesLookOtherwise { .. } => false,
            Self::LonelyStrata { rule, .. } => *rule == LonelyRule::Fail,
            _ => true,
        }
    }

    /// The values that its text names, by the names of their places in the text.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NegativeWeights(found)
            | Self::MissingWeights(found)
            | Self::ZeroWeights(found)
            | Self::WrongProbabilities(found)
            | Self::MissingDesignValues(found)
            | Self::WrongPopulations(found) => found.values(),
            Self::WeightsDoNotSum { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::PopulationTooSmall { stage, stratum, population, sampled } => vec![
                ("stage", stage.to_string()),
                ("stratum", stratum.clone()),
                ("population", population.to_string()),
                ("sampled", sampled.to_string()),
            ],
            Self::PopulationVaries { stage, stratum, count } => {
                vec![("stage", stage.to_string()), ("stratum", stratum.clone()), ("count", count.to_string())]
            }
            Self::UnitInTwoStrata { unit, strata, count } => {
                vec![("unit", unit.clone()), listed("strata", strata), ("count", count.to_string())]
            }
            Self::LonelyStrata { stage, count, strata, rule } => vec![
                ("stage", stage.to_string()),
                ("count", count.to_string()),
                listed("strata", strata),
                ("rule", rule.code().to_owned()),
            ],
            Self::ReplicatesLookOtherwise { are_called_combined, replicate_mean, weight_mean } => vec![
                ("called", if *are_called_combined { "combined" } else { "factors" }.to_owned()),
                ("replicate-mean", replicate_mean.to_string()),
                ("weight-mean", weight_mean.to_string()),
            ],
            Self::WrongReplicateScales { replicates, scales } => {
                vec![("replicates", replicates.to_string()), ("scales", scales.to_string())]
            }
            Self::EmptyReplicates { columns, count } | Self::RepeatedReplicates { columns, count } => {
                vec![listed("columns", columns), ("count", count.to_string())]
            }
            Self::NegativeReplicates { columns, count, weights } => {
                vec![listed("columns", columns), ("count", count.to_string()), ("weights", weights.to_string())]
            }
            Self::StrataNotDrawn { strata, count } => vec![listed("strata", strata), ("count", count.to_string())],
            Self::SecondPhaseMarks { column, values, rows } => {
                vec![("column", column.clone()), listed("values", values), ("rows", rows.to_string())]
            }
            Self::VarianceOfPhases { is_exact: true } => vec![("method", "full".to_owned())],
            Self::VarianceOfPhases { is_exact: false } => vec![("method", "approximate".to_owned())],
            Self::PopulationVariesInUnit { stage, unit, count } => {
                vec![("stage", stage.to_string()), ("unit", unit.clone()), ("count", count.to_string())]
            }
            Self::NormalisedWeights { sum, rows } => vec![("sum", rounded(*sum)), ("rows", rows.to_string())],
            Self::HeavyRow { row, share, rows, effective_rows } => vec![
                ("row", (row + 1).to_string()),
                ("share", format!("{:.0}", share * 100.0)),
                ("rows", rows.to_string()),
                ("effective-rows", format!("{effective_rows:.0}")),
            ],
            Self::ReplicateScaleAssumed { scale, replicates } => {
                vec![("scale", rounded(*scale)), ("replicates", replicates.to_string())]
            }
            Self::NoPositiveWeight
            | Self::EqualWeightsAssumed
            | Self::SizesAndFractionsMixed
            | Self::SizesWherePpsNeedsFractions
            | Self::PpsWithoutProbabilities
            | Self::OnlyOneUnit
            | Self::NoReplicates
            | Self::SecondPhaseEmpty => Vec::new(),
        }
    }
}

/// A list under the name of its place in the text.
fn listed(name: &'static str, parts: &[String]) -> (&'static str, String) {
    (name, parts.join(", "))
}

/// A number in six digits after the decimal mark at most.
fn rounded(number: f64) -> String {
    ((number * 1e6).round() / 1e6).to_string()
}

#[cfg(test)]
mod tests {
    use super::{DesignFinding, RowsFound};
    use crate::design::LonelyRule;

    #[test]
    fn rows_are_counted_from_the_first() {
        let found = RowsFound::of("w", 3, |row| row > 0).unwrap();
        assert_eq!((found.rows, found.first_row), (2, 1));
        assert!(RowsFound::of("w", 3, |row| row > 3).is_none());
    }

    #[test]
    fn a_lonely_stratum_is_fatal_only_where_the_rule_says_so() {
        let lonely = |rule| DesignFinding::LonelyStrata { stage: 1, count: 1, strata: vec!["7".to_owned()], rule };
        assert!(lonely(LonelyRule::Fail).is_fatal());
        assert!(!lonely(LonelyRule::Adjust).is_fatal());
        assert_eq!(lonely(LonelyRule::Adjust).values()[3], ("rule", "adjust".to_owned()));
    }
}
