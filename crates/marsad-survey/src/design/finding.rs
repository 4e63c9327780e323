//! What a design says that its data do not keep.
//!
//! Holds: [`DesignFinding`] and its code. Does not hold: the values that its text needs (`finding_values`), or the text, which
//! is in `marsad-i18n` under `design-finding-CODE-reason` and `-remedy`.

use super::stages::LonelyRule;

/// How many names a finding carries.
pub(crate) const NAMES_MAX: usize = 10;
/// Sums of weights that differ by less than this share are one: weights are printed rounded.
const SUM_ROUNDING: f64 = 1e-3;

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
    /// Factors of replicates with which no variance can be: before the sum one that is not above zero, for each replicate some
    /// below zero, or nothing but zeros.
    UnusableReplicateScales {
        /// The first of them.
        scales: Vec<f64>,
        /// How many there are.
        count: usize,
    },
    /// One replicate alone counts, and its distance from its own mean is nothing.
    OneReplicate {
        /// Replicates, with those whose factor is zero.
        replicates: usize,
    },
    /// The column of weights itself among those of replicates.
    WeightAmongReplicates {
        /// The column.
        column: String,
    },
    /// Columns of replicate weights that add up to far more than the weights, or far less.
    ReplicatesFarFromWeights {
        /// The first of them.
        columns: Vec<String>,
        /// How many there are.
        count: usize,
        /// What the first adds up to.
        sum: f64,
        /// What the weights add up to.
        weights: f64,
    },
    /// Columns that are named for several stages, as if units were drawn from themselves.
    RepeatedDesignColumns {
        /// The columns.
        columns: Vec<String>,
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
    /// Rows without a mark in a column that marks rows inside and outside the second phase; they count as outside.
    SecondPhaseMarksMissing(RowsFound),
    /// Strata of the second phase whose size is not what the first phase counts in them.
    SecondPhaseSizes {
        /// The stage of the second phase.
        stage: usize,
        /// The first such stratum.
        stratum: String,
        /// Its size as it is told.
        size: f64,
        /// The units that the rows of the first phase count in it.
        counted: usize,
        /// How many such strata there are.
        count: usize,
        /// Whether more are told than there can be.
        is_larger: bool,
    },
    /// Weights of the second phase below one, which are those of probabilities above one.
    SecondWeightsBelowOne {
        /// The rows.
        found: RowsFound,
        /// What all weights of the second phase add up to.
        sum: f64,
        /// The rows of the second phase that have one.
        drawn: usize,
    },
    /// Weights of the second phase that add up to far more than the rows from which it was drawn.
    SecondWeightsTooLarge {
        /// What they add up to.
        sum: f64,
        /// The rows of the first phase.
        rows: usize,
    },
    /// Weights of the second phase that add up to the rows drawn, where the first phase has more: those that were divided by their
    /// mean do, and whatever says that everybody was drawn.
    SecondWeightsOfRowsDrawn {
        /// The rows of the second phase that have one, which is what they add up to.
        drawn: usize,
        /// The rows of the first phase.
        rows: usize,
    },
    /// Every row is in the second phase: the file has nobody who was not drawn.
    SecondPhaseHoldsAll {
        /// The rows.
        rows: usize,
    },
    /// A finding about a stage of the second phase.
    OfSecondPhase(Box<Self>),
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
    pub(super) fn values(&self) -> Vec<(&'static str, String)> {
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
            Self::UnusableReplicateScales { .. } => "unusable-replicate-scales",
            Self::OneReplicate { .. } => "one-replicate",
            Self::WeightAmongReplicates { .. } => "weight-among-replicates",
            Self::ReplicatesFarFromWeights { .. } => "replicates-far-from-weights",
            Self::RepeatedDesignColumns { .. } => "repeated-design-columns",
            Self::NegativeReplicates { .. } => "negative-replicates",
            Self::StrataNotDrawn { .. } => "strata-not-drawn",
            Self::SecondPhaseEmpty => "second-phase-empty",
            Self::SecondPhaseMarks { .. } => "second-phase-marks",
            Self::SecondPhaseMarksMissing(_) => "second-phase-marks-missing",
            Self::SecondPhaseSizes { .. } => "second-phase-sizes",
            Self::SecondWeightsBelowOne { .. } => "second-weights-below-one",
            Self::SecondWeightsTooLarge { .. } => "second-weights-too-large",
            Self::SecondWeightsOfRowsDrawn { .. } => "second-weights-of-rows-drawn",
            Self::SecondPhaseHoldsAll { .. } => "second-phase-holds-all",
            Self::OfSecondPhase(finding) => finding.code(),
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
            | Self::WeightAmongReplicates { .. }
            | Self::ReplicatesFarFromWeights { .. }
            | Self::SecondPhaseMarksMissing(_)
            | Self::SecondWeightsTooLarge { .. }
            | Self::SecondWeightsOfRowsDrawn { .. }
            | Self::SecondPhaseHoldsAll { .. }
            | Self::ReplicatesLookOtherwise { .. } => false,
            Self::LonelyStrata { rule, .. } => *rule == LonelyRule::Fail,
            // What later stages drew from may be lists that the file of the first phase does not hold.
            Self::SecondPhaseSizes { stage, is_larger, .. } => *is_larger && *stage == 1,
            // Calibration brings some weights below one, and never what they add up to below those who were drawn.
            Self::SecondWeightsBelowOne { sum, drawn, .. } => *sum < *drawn as f64 * (1.0 - SUM_ROUNDING),
            Self::OfSecondPhase(finding) => finding.is_fatal(),
            _ => true,
        }
    }

    /// The same finding as one of the second phase, where it is about a stage.
    pub(super) fn of_second_phase(self) -> Self {
        let is_of_stage = self.values().iter().any(|(name, _)| *name == "phase");
        if is_of_stage { Self::OfSecondPhase(Box::new(self)) } else { self }
    }
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
