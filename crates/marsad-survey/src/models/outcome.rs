//! What a regression explains: a number, or whether a column has a code.

use std::borrow::Cow;

use crate::{Frame, MISSING};

use super::ModelError;

/// The left-hand side of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A numeric (or boolean) column.
    Number {
        /// The column of the frame.
        column: String,
    },
    /// 1 where a column has a code, 0 where it has another.
    IsCode {
        /// The coded column.
        column: String,
        /// The code that counts as 1.
        code: String,
    },
}

impl From<&str> for Outcome {
    fn from(column: &str) -> Self {
        Self::Number { column: column.to_owned() }
    }
}

impl Outcome {
    /// Whether `column` has `code`.
    pub fn is_code(column: &str, code: &str) -> Self {
        Self::IsCode { column: column.to_owned(), code: code.to_owned() }
    }

    /// The column of the frame.
    pub fn column(&self) -> &str {
        match self {
            Self::Number { column } | Self::IsCode { column, .. } => column,
        }
    }

    /// Its value in each row, NaN where it is missing.
    pub(super) fn values<'f>(&self, frame: &'f Frame) -> Result<Cow<'f, [f64]>, ModelError> {
        match self {
            Self::Number { column } => Ok(Cow::Borrowed(frame.numbers(column)?)),
            Self::IsCode { column, code } => indicator(frame, column, code).map(Cow::Owned),
        }
    }
}

fn indicator(frame: &Frame, column: &str, code: &str) -> Result<Vec<f64>, ModelError> {
    let wanted = code_of(frame, column, code)?;
    let value = |found: &u32| match *found {
        MISSING => f64::NAN,
        found if found == wanted => 1.0,
        _ => 0.0,
    };
    Ok(frame.codes(column)?.of_row.iter().map(value).collect())
}

/// The number of `code` among the labels of `column`.
pub(super) fn code_of(frame: &Frame, column: &str, code: &str) -> Result<u32, ModelError> {
    let labels = &frame.codes(column)?.labels;
    match labels.iter().position(|label| label == code) {
        Some(place) => Ok(place as u32),
        None => {
            Err(ModelError::UnknownCode { column: column.to_owned(), code: code.to_owned(), known: labels.join(", ") })
        }
    }
}
