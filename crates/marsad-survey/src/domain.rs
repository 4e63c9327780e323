//! Which rows a question is about. A domain is an indicator: the design keeps all its rows.

use crate::error::SurveyError;
use crate::frame::{Frame, MISSING};

/// A condition on rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Domain {
    /// Every row.
    #[default]
    All,
    /// The rows marked, one mark for each row.
    Rows(Vec<bool>),
    /// A column has this code.
    Is {
        /// The column.
        column: String,
        /// The label of the code; numbers as they are written.
        code: String,
    },
    /// A number lies between two bounds, which belong to it.
    Within {
        /// The column.
        column: String,
        /// The least value.
        low: f64,
        /// The greatest value.
        high: f64,
    },
    /// Outside a domain, but not where the value is missing.
    Not(Box<Domain>),
    /// In all of these.
    And(Vec<Domain>),
    /// In one of these at least.
    Or(Vec<Domain>),
}

impl Domain {
    /// Where `column` has `code`.
    pub fn is(column: &str, code: &str) -> Self {
        Self::Is { column: column.to_owned(), code: code.to_owned() }
    }

    /// Where the number in `column` is from `low` to `high`.
    pub fn within(column: &str, low: f64, high: f64) -> Self {
        Self::Within { column: column.to_owned(), low, high }
    }

    /// In both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::And(mut all) => {
                all.push(other);
                Self::And(all)
            }
            one => Self::And(vec![one, other]),
        }
    }

    /// In one of them.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self {
            Self::Or(mut all) => {
                all.push(other);
                Self::Or(all)
            }
            one => Self::Or(vec![one, other]),
        }
    }

    /// Outside.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// For each row whether it is inside; a row whose value is missing is outside, also under [`Domain::Not`].
    ///
    /// # Errors
    /// Unknown columns and codes, marks that are not one for each row.
    pub fn rows(&self, frame: &Frame) -> Result<Vec<bool>, SurveyError> {
        Ok(self.truths(frame)?.into_iter().map(|truth| truth == Truth::YES).collect())
    }

    fn truths(&self, frame: &Frame) -> Result<Vec<Truth>, SurveyError> {
        match self {
            Self::All => Ok(vec![Truth::YES; frame.rows()]),
            Self::Rows(marks) => marked(marks, frame),
            Self::Is { column, code } => coded(frame, column, code),
            Self::Within { column, low, high } => {
                let numbers = frame.numbers(column)?.iter();
                Ok(numbers.map(|value| Truth::unless_missing(value.is_nan(), (*low..=*high).contains(value))).collect())
            }
            Self::Not(inner) => Ok(inner.truths(frame)?.into_iter().map(Truth::negated).collect()),
            Self::And(all) => folded(all, frame, Truth::YES, Truth::and),
            Self::Or(all) => folded(all, frame, Truth::NO, Truth::or),
        }
    }
}

/// The three-valued logic of missing values (Kleene's): the unknown lies between no and yes, so that "and" is the lesser and
/// "or" the greater. Numbers without a branch, which go through a column many at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Truth(u8);

impl Truth {
    const NO: Self = Self(0);
    const UNKNOWN: Self = Self(1);
    const YES: Self = Self(2);

    fn unless_missing(is_missing: bool, holds: bool) -> Self {
        let known = if holds { Self::YES } else { Self::NO };
        if is_missing { Self::UNKNOWN } else { known }
    }

    fn negated(self) -> Self {
        Self(Self::YES.0 - self.0)
    }

    fn and(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    fn or(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

fn marked(marks: &[bool], frame: &Frame) -> Result<Vec<Truth>, SurveyError> {
    if marks.len() != frame.rows() {
        return Err(SurveyError::WrongLength { name: "domain".to_owned(), expected: frame.rows(), found: marks.len() });
    }
    Ok(marks.iter().map(|mark| Truth::unless_missing(false, *mark)).collect())
}

fn coded(frame: &Frame, column: &str, code: &str) -> Result<Vec<Truth>, SurveyError> {
    let codes = frame.codes(column)?;
    let unknown = || SurveyError::NoSuchCode { column: column.to_owned(), code: code.to_owned() };
    let wanted = codes.find(code).ok_or_else(unknown)?;
    Ok(codes.of_row.iter().map(|found| Truth::unless_missing(*found == MISSING, *found == wanted)).collect())
}

fn folded(
    all: &[Domain],
    frame: &Frame,
    start: Truth,
    join: impl Fn(Truth, Truth) -> Truth,
) -> Result<Vec<Truth>, SurveyError> {
    let mut truths = vec![start; frame.rows()];
    for domain in all {
        let others = domain.truths(frame)?;
        truths.iter_mut().zip(others).for_each(|(truth, other)| *truth = join(*truth, other));
    }
    Ok(truths)
}

#[cfg(test)]
mod tests {
    use super::Domain;
    use crate::error::SurveyError;
    use crate::frame::Frame;

    fn check(domain: &Domain, expected: [bool; 4]) {
        let frame = Frame::new(4).with_numbers("age", vec![10.0, 20.0, 30.0, f64::NAN]).unwrap();
        let frame = frame.with_texts("sex", &["f", "m", "f", "m"]).unwrap();
        assert_eq!(domain.rows(&frame).unwrap(), expected);
    }

    #[test]
    fn conditions_mark_their_rows() {
        check(&Domain::All, [true; 4]);
        check(&Domain::is("sex", "f"), [true, false, true, false]);
        check(&Domain::within("age", 20.0, 30.0), [false, true, true, false]);
        check(&Domain::is("age", "20").or(Domain::is("sex", "f")), [true, true, true, false]);
        check(&Domain::within("age", 0.0, 25.0).and(Domain::is("sex", "f")), [true, false, false, false]);
    }

    #[test]
    fn a_missing_value_is_outside_and_outside_of_the_opposite() {
        check(&Domain::within("age", 20.0, 30.0).negated(), [true, false, false, false]);
        check(&Domain::within("age", 0.0, 99.0).and(Domain::is("sex", "f")).negated(), [false, true, false, true]);
    }

    #[test]
    fn an_unknown_code_is_an_error() {
        let frame = Frame::new(1).with_texts("sex", &["f"]).unwrap();
        let wrong = Domain::is("sex", "x").rows(&frame).unwrap_err();
        assert_eq!(wrong, SurveyError::NoSuchCode { column: "sex".to_owned(), code: "x".to_owned() });
    }
}
