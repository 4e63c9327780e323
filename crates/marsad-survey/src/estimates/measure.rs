//! What is summed: one, a column of numbers, or whether a row has a code.

use crate::error::SurveyError;
use crate::frame::Frame;

/// What is summed, by name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MeasureName {
    One,
    Numbers(String),
    /// One where a column has a code.
    Code {
        column: String,
        code: u32,
    },
}

/// What is summed, found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Measure<'a> {
    One,
    Numbers(&'a [f64]),
    Code(&'a [u32], u32),
}

impl MeasureName {
    pub fn find<'a>(&self, frame: &'a Frame) -> Result<Measure<'a>, SurveyError> {
        Ok(match self {
            Self::One => Measure::One,
            Self::Numbers(column) => Measure::Numbers(frame.numbers(column)?),
            Self::Code { column, code } => Measure::Code(&frame.codes(column)?.of_row, *code),
        })
    }
}

impl Measure<'_> {
    /// The value in a row.
    pub fn of(self, row: usize) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Numbers(values) => values[row],
            Self::Code(codes, code) => f64::from(u8::from(codes[row] == code)),
        }
    }
}
