//! Why a model cannot be made at all. What can be made with a remark is a [`ModelFinding`].

use super::ModelFinding;
use crate::SurveyError;

/// The request cannot be done.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// The design or its columns refused.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// A code was named that the column does not have.
    #[error("column `{column}` has no code `{code}`; it has `{known}`")]
    UnknownCode {
        /// The coded column.
        column: String,
        /// The code that was asked for.
        code: String,
        /// The codes it has, in their order, with commas.
        known: String,
    },
    /// A column was named that is not a coded term of the model.
    #[error("column `{column}` is not a coded term of the model")]
    NotInModel {
        /// The column that was asked for.
        column: String,
    },
    /// The outcome has a value that the family does not allow: logistic takes 0 to 1, Poisson takes no negative count.
    #[error("outcome `{column}` is `{value}` in row {row}, outside the range of the family")]
    OutcomeOutOfRange {
        /// The column of the outcome.
        column: String,
        /// The row, from 0.
        row: usize,
        /// What stands there.
        value: f64,
    },
    /// The outcome or a side of the table has one code only, so that nothing can differ.
    #[error("column `{column}` has fewer than two codes among the rows used")]
    OneCategory {
        /// The coded column.
        column: String,
    },
    /// No row has a weight and all values that the model needs.
    #[error("no row has a weight and every value of the model")]
    NoRows,
    /// No spell can be used: none has a duration, a mark of its event and every value that is asked of it. The findings say
    /// how many lack what.
    #[error("no spell can be used")]
    NoSpells(Vec<ModelFinding>),
    /// No spell ends with the event, so that no hazard can be compared.
    #[error("no spell ends with the event")]
    NoEvents,
    /// No column of the model can be estimated.
    #[error("no column of the model can be estimated")]
    NoColumns,
    /// The formula unfolds into more columns than are computed.
    #[error("the model has {columns} columns, more than the {most} that are computed")]
    TooManyColumns {
        /// How many the formula gives.
        columns: usize,
        /// The most there may be.
        most: usize,
    },
    /// The information matrix cannot be inverted where the iteration ended, so that no variance exists.
    #[error("the information matrix is singular after {iterations} iterations")]
    Singular {
        /// Steps taken.
        iterations: usize,
    },
    /// The covariance behind a test of a table cannot be inverted: too many empty cells, or too few clusters for them.
    #[error("the covariance of the table is singular")]
    SingularTable,
    /// A level of confidence must lie between 0 and 1.
    #[error("level of confidence `{level}` is not between 0 and 1")]
    LevelOutOfRange {
        /// What was asked for.
        level: f64,
    },
}
