//! Grades: how reliable a source is, where no standard error says it.
//!
//! Source of the scale: the reliability grades of the United Kingdom's national accounts (Central Statistical Office,
//! United Kingdom National Accounts: Sources and Methods, third edition, 1985): a margin on each side within which the
//! true value is thought to lie nine times out of ten. Grade A within 3 per cent, B within 10, C within 20, D beyond.

use std::str::FromStr;

use crate::worded::worded;

worded! {
    /// How far a source's figures may be from the truth.
    Grade {
        /// Within 3 per cent.
        A = "a",
        /// Within 10 per cent.
        B = "b",
        /// Within 20 per cent.
        C = "c",
        /// Beyond 20 per cent; computed with 40.
        D = "d",
    }
}

/// How many standard errors the margin of nine in ten is wide, on each side, under a normal distribution.
const NINE_IN_TEN: f64 = 1.644_853_626_951_472;

/// A text that is no grade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no grade: write A, B, C or D")]
pub struct UnknownGrade(pub String);

impl FromStr for Grade {
    type Err = UnknownGrade;
    /// Reads the letter, large or small.
    fn from_str(text: &str) -> Result<Self, UnknownGrade> {
        let is_it = |grade: &&Self| grade.word().eq_ignore_ascii_case(text);
        Self::ALL.iter().find(is_it).copied().ok_or_else(|| UnknownGrade(text.to_owned()))
    }
}

impl Grade {
    /// The margin on each side within which the truth lies nine times out of ten, as a share of the value.
    pub const fn margin(self) -> f64 {
        match self {
            Self::A => 0.03,
            Self::B => 0.10,
            Self::C => 0.20,
            Self::D => 0.40,
        }
    }

    /// The standard error as a share of the value.
    pub fn relative_error(self) -> f64 {
        self.margin() / NINE_IN_TEN
    }
}

#[cfg(test)]
mod tests {
    use super::Grade;

    #[test]
    fn a_grade_is_read_by_its_letter() {
        assert_eq!("b".parse::<Grade>(), Ok(Grade::B));
        assert_eq!("C".parse::<Grade>(), Ok(Grade::C));
        assert!("E".parse::<Grade>().is_err() && "".parse::<Grade>().is_err());
    }
}
