//! What a model remarks about its data: dropped rows, columns that cannot be told apart, an iteration that does not
//! end.
//!
//! Does not hold: sentences. [`ModelFinding::code`] is the key under which the words of three languages are kept.

use super::Column;
use super::newton::{Ending, Maximum};

/// One remark, with what it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelFinding {
    /// Rows with a weight were left out because a value is missing or not finite.
    RowsWithMissing {
        /// The column without values.
        column: String,
        /// How many rows; a row that lacks two values is counted under both columns.
        rows: usize,
    },
    /// Codes of a column stand in no row used: they have no coefficient.
    UnusedCodes {
        /// The coded column.
        column: String,
        /// The codes without a row.
        codes: Vec<String>,
    },
    /// The reference that was asked for stands in no row used, so another took its place.
    ReferenceUnused {
        /// The coded column.
        column: String,
        /// The code that was asked for.
        wanted: String,
        /// The code that is the reference now.
        used: String,
    },
    /// A coded column has one code among the rows used: it says nothing.
    OneCode {
        /// The coded column.
        column: String,
        /// Its only code.
        code: String,
    },
    /// Codes that do not meet in any row: the column is zero and was left out.
    EmptyColumn {
        /// The column left out.
        column: Column,
    },
    /// A column is a combination of those before it and was left out.
    CollinearColumn {
        /// The column left out.
        column: Column,
    },
    /// All rows of a column have the same outcome: its coefficient has no finite value.
    OneOutcome {
        /// The column.
        column: Column,
        /// Whether all of them have the outcome, or none.
        all: bool,
    },
    /// The outcome is predicted without error, so that coefficients grow without end; what is told of them is where the
    /// iteration stopped.
    Separation {
        /// The columns that were still moving.
        columns: Vec<Column>,
    },
    /// The iteration stopped before it came to rest.
    NotConverged {
        /// Steps taken.
        iterations: usize,
    },
    /// Fitted shares that are 0 or 1, or fitted counts that are 0, within the precision of the machine.
    FittedAtLimit {
        /// How many rows.
        rows: usize,
    },
    /// Replicates in which the model has no solution; the variance is made from the others.
    ReplicatesLeftOut {
        /// How many.
        replicates: usize,
    },
    /// The design has too few clusters for the number of coefficients: no test and no interval.
    NoDegreesOfFreedom {
        /// What is left, not above zero.
        degrees_of_freedom: f64,
    },
    /// Cells of a table without a row.
    EmptyCells {
        /// The code of the row and that of the column.
        cells: Vec<(String, String)>,
    },
    /// Spells that end at or before their beginning were left out.
    SpellsWithoutDuration {
        /// How many.
        rows: usize,
        /// The first of them, from 0.
        first_row: usize,
    },
    /// Marks of the event that are neither 0 nor 1 were left out.
    EventNotMarked {
        /// How many.
        rows: usize,
        /// The first of them, from 0.
        first_row: usize,
    },
    /// No event was seen.
    NoEvents,
}

impl ModelFinding {
    /// The key of its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::RowsWithMissing { .. } => "rows-with-missing",
            Self::UnusedCodes { .. } => "unused-codes",
            Self::ReferenceUnused { .. } => "reference-unused",
            Self::OneCode { .. } => "one-code",
            Self::EmptyColumn { .. } => "empty-column",
            Self::CollinearColumn { .. } => "collinear-column",
            Self::OneOutcome { .. } => "one-outcome",
            Self::Separation { .. } => "separation",
            Self::NotConverged { .. } => "not-converged",
            Self::FittedAtLimit { .. } => "fitted-at-limit",
            Self::ReplicatesLeftOut { .. } => "replicates-left-out",
            Self::NoDegreesOfFreedom { .. } => "no-degrees-of-freedom",
            Self::EmptyCells { .. } => "empty-cells",
            Self::SpellsWithoutDuration { .. } => "spells-without-duration",
            Self::EventNotMarked { .. } => "event-not-marked",
            Self::NoEvents => "no-events",
        }
    }
}

/// What is to be said of where a search ended, if anything; `column` gives the column of a place.
pub(super) fn ending_finding(maximum: &Maximum, column: impl Fn(usize) -> Column) -> Option<ModelFinding> {
    match &maximum.ending {
        Ending::Converged => None,
        Ending::Moving(places) | Ending::Singular(places) if !places.is_empty() => {
            Some(ModelFinding::Separation { columns: places.iter().map(|place| column(*place)).collect() })
        }
        Ending::Moving(_) | Ending::Singular(_) => Some(ModelFinding::NotConverged { iterations: maximum.iterations }),
    }
}

/// What is to be said where the degrees of freedom are used up.
pub(super) fn freedom_finding(degrees_of_freedom: f64) -> Option<ModelFinding> {
    (degrees_of_freedom <= 0.0).then_some(ModelFinding::NoDegreesOfFreedom { degrees_of_freedom })
}
