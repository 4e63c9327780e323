//! What can be wrong with the weighting of a survey, as codes and values.
//!
//! Holds: [`WeightingFinding`]. Does not hold: the text, which is in `marsad-i18n` under `survey-finding-CODE-reason`
//! and `-remedy`.

/// Which constraint is meant: the place of its margin among the margins that were asked for, and the codes of its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConstraintName {
    /// The place of the margin, from 0.
    pub margin: usize,
    /// The codes of the cell; none for the whole population.
    pub codes: Vec<String>,
}

/// One thing worth knowing about new weights, and where.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightingFinding {
    /// Rows with a weight have no value in a column that the weighting needs.
    MissingValues {
        /// The column.
        column: String,
        /// How many rows.
        rows: usize,
    },
    /// The sample has a cell for which no total (or, where persons are divided among cells, a total of zero) is given.
    CellWithoutTotal {
        /// The cell.
        name: ConstraintName,
        /// Rows of the sample in it.
        rows: usize,
        /// Their weight.
        weight: f64,
    },
    /// The population has a cell in which the sample has nobody.
    CellWithoutSample {
        /// The cell.
        name: ConstraintName,
        /// Its total in the population.
        total: f64,
        /// Whether the cell was left out, as was asked for; otherwise no weights were made.
        is_left_out: bool,
    },
    /// A total is not a number, or is negative where persons are counted.
    UnusableTotal {
        /// The cell.
        name: ConstraintName,
        /// The total as given.
        total: f64,
    },
    /// A cell has two totals, or its codes are not one for each column.
    WrongCell {
        /// The cell.
        name: ConstraintName,
    },
    /// Two margins of persons add up to different populations.
    TotalsDisagree {
        /// The place of the first margin.
        first: usize,
        /// What it adds up to.
        first_total: f64,
        /// The place of the second margin.
        second: usize,
        /// What it adds up to.
        second_total: f64,
    },
    /// A constraint follows from the others; one of every second whole margin always does.
    Collinear {
        /// The constraint that was not needed.
        name: ConstraintName,
    },
    /// A constraint that the weights do not reach.
    NotReached {
        /// The constraint.
        name: ConstraintName,
        /// What it should be.
        target: f64,
        /// What it is.
        reached: f64,
    },
    /// The iteration ended before the margins were reached.
    NotConverged {
        /// After how many iterations.
        iterations: usize,
        /// The largest relative distance from a target.
        distance: f64,
    },
    /// Weights became negative.
    NegativeWeights {
        /// How many rows.
        rows: usize,
    },
    /// Weights that a bound holds.
    AtBounds {
        /// How many rows.
        rows: usize,
    },
    /// The weights were more than twenty times too small and were multiplied first; bounds hold for what came after.
    BoundsAfterScaling {
        /// The factor.
        factor: f64,
    },
    /// Replicates in which the margins were not reached.
    ReplicatesNotConverged {
        /// How many.
        replicates: usize,
    },
    /// A cell of the adjustment for non-response has nobody who answered.
    CellWithoutRespondents {
        /// The codes of the cell.
        codes: Vec<String>,
        /// How many persons it has.
        rows: usize,
    },
    /// A cell of the adjustment for non-response has few who answered.
    FewRespondents {
        /// The codes of the cell.
        codes: Vec<String>,
        /// How many answered.
        respondents: usize,
    },
    /// The weights of a cell grow by more than the rules allow.
    LargeFactor {
        /// The codes of the cell.
        codes: Vec<String>,
        /// The factor.
        factor: f64,
    },
    /// Neighbouring cells were put together, because one of them was too small.
    CellsMerged {
        /// The codes of the first cell of the group.
        first: Vec<String>,
        /// The codes of the last cell of the group.
        last: Vec<String>,
        /// How many cells the group has.
        cells: usize,
    },
    /// Whether a person answered is not 0 or 1.
    NotAnAnswer {
        /// How many rows.
        rows: usize,
    },
    /// Estimated propensities that are below the least one allowed, which took their place.
    SmallPropensities {
        /// How many rows.
        rows: usize,
    },
    /// The bounds leave no room for the sum of the weights.
    BoundsTooNarrow {
        /// The least sum that the bounds allow.
        sum_min: f64,
        /// The largest sum that the bounds allow.
        sum_max: f64,
        /// The sum that the weights have.
        sum: f64,
    },
    /// Weights that were cut or raised to a bound.
    Trimmed {
        /// How many rows.
        rows: usize,
        /// How much weight was moved.
        weight: f64,
    },
}

impl WeightingFinding {
    /// The code under which its text stands.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingValues { .. } => "weighting-missing-values",
            Self::CellWithoutTotal { .. } => "weighting-cell-without-total",
            Self::CellWithoutSample { .. } => "weighting-cell-without-sample",
            Self::UnusableTotal { .. } => "weighting-unusable-total",
            Self::WrongCell { .. } => "weighting-wrong-cell",
            Self::TotalsDisagree { .. } => "weighting-totals-disagree",
            Self::Collinear { .. } => "weighting-collinear",
            Self::NotReached { .. } => "weighting-not-reached",
            Self::NotConverged { .. } => "weighting-not-converged",
            Self::NegativeWeights { .. } => "weighting-negative-weights",
            Self::AtBounds { .. } => "weighting-at-bounds",
            Self::BoundsAfterScaling { .. } => "weighting-bounds-after-scaling",
            Self::ReplicatesNotConverged { .. } => "weighting-replicates-not-converged",
            Self::CellWithoutRespondents { .. } => "weighting-cell-without-respondents",
            Self::FewRespondents { .. } => "weighting-few-respondents",
            Self::LargeFactor { .. } => "weighting-large-factor",
            Self::CellsMerged { .. } => "weighting-cells-merged",
            Self::NotAnAnswer { .. } => "weighting-not-an-answer",
            Self::SmallPropensities { .. } => "weighting-small-propensities",
            Self::BoundsTooNarrow { .. } => "weighting-bounds-too-narrow",
            Self::Trimmed { .. } => "weighting-trimmed",
        }
    }

    /// Whether no weights can be made before this is put right.
    pub fn is_fatal(&self) -> bool {
        matches!(
            self,
            Self::MissingValues { .. }
                | Self::CellWithoutTotal { .. }
                | Self::CellWithoutSample { is_left_out: false, .. }
                | Self::UnusableTotal { .. }
                | Self::WrongCell { .. }
                | Self::CellWithoutRespondents { .. }
                | Self::NotAnAnswer { .. }
                | Self::BoundsTooNarrow { .. }
        )
    }

    /// The values that its text names, by the names of their places in the text.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MissingValues { column, rows } => vec![("column", column.clone()), ("rows", rows.to_string())],
            Self::CellWithoutTotal { name, rows, weight } => {
                name.with([("rows", rows.to_string()), ("weight", weight.to_string())])
            }
            Self::CellWithoutSample { name, total, is_left_out } => {
                let done = if *is_left_out { "left-out" } else { "refused" };
                name.with([("total", total.to_string()), ("done", done.to_owned())])
            }
            Self::UnusableTotal { name, total } => name.with([("total", total.to_string())]),
            Self::WrongCell { name } | Self::Collinear { name } => name.with([]),
            Self::NotReached { name, target, reached } => {
                name.with([("target", target.to_string()), ("reached", reached.to_string())])
            }
            Self::TotalsDisagree { first, first_total, second, second_total } => vec![
                ("first", (first + 1).to_string()),
                ("first-total", first_total.to_string()),
                ("second", (second + 1).to_string()),
                ("second-total", second_total.to_string()),
            ],
            Self::NotConverged { iterations, distance } => {
                vec![("iterations", iterations.to_string()), ("distance", distance.to_string())]
            }
            Self::NegativeWeights { rows }
            | Self::AtBounds { rows }
            | Self::NotAnAnswer { rows }
            | Self::SmallPropensities { rows } => vec![("rows", rows.to_string())],
            Self::BoundsAfterScaling { factor } => vec![("factor", factor.to_string())],
            Self::ReplicatesNotConverged { replicates } => vec![("replicates", replicates.to_string())],
            Self::CellWithoutRespondents { codes, rows } => {
                vec![("cell", codes.join(", ")), ("rows", rows.to_string())]
            }
            Self::FewRespondents { codes, respondents } => {
                vec![("cell", codes.join(", ")), ("respondents", respondents.to_string())]
            }
            Self::LargeFactor { codes, factor } => vec![("cell", codes.join(", ")), ("factor", factor.to_string())],
            Self::CellsMerged { first, last, cells } => {
                vec![("first", first.join(", ")), ("last", last.join(", ")), ("cells", cells.to_string())]
            }
            Self::BoundsTooNarrow { sum_min, sum_max, sum } => vec![
                ("sum-min", sum_min.to_string()),
                ("sum-max", sum_max.to_string()),
                ("sum", sum.to_string()),
                ("sides", sides(*sum_min, *sum_max).to_owned()),
            ],
            Self::Trimmed { rows, weight } => vec![("rows", rows.to_string()), ("weight", weight.to_string())],
        }
    }
}

/// Which of two bounds there are: one that is not finite bounds nothing.
fn sides(low: f64, high: f64) -> &'static str {
    match (low.is_finite(), high.is_finite()) {
        (false, _) => "at-most",
        (true, false) => "at-least",
        (true, true) => "between",
    }
}

impl ConstraintName {
    /// The margin, counted from 1, and the cell, as values of a text, and more.
    fn with<const N: usize>(&self, more: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
        let place = [("margin", (self.margin + 1).to_string()), ("cell", self.codes.join(", "))];
        place.into_iter().chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_name_the_cell_and_count_margins_from_one() {
        let name = ConstraintName { margin: 1, codes: vec!["f".to_owned(), "20-24".to_owned()] };
        let finding = WeightingFinding::UnusableTotal { name, total: -3.0 };
        let expected = [("margin", "2"), ("cell", "f, 20-24"), ("total", "-3")];
        assert_eq!(finding.values(), expected.map(|(place, value)| (place, value.to_owned())));
        assert!(finding.is_fatal());
    }
}
