//! One column of a model matrix, and how it is written.

use std::fmt::{self, Display, Formatter};

/// One coefficient stands before it: a product of parts, the intercept if there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The category of the outcome, in a multinomial model.
    pub outcome: Option<String>,
    /// The factors of the product, in the order of the term.
    pub parts: Vec<Part>,
}

/// One factor of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number, or its power.
    Number {
        /// The column of the frame.
        column: String,
        /// Its exponent.
        exponent: u32,
    },
    /// 1 where the column has the code, otherwise 0.
    Code {
        /// The column of the frame.
        column: String,
        /// The code.
        code: String,
    },
}

impl Column {
    /// Whether this is the column of ones.
    pub fn is_intercept(&self) -> bool {
        self.parts.is_empty()
    }

    /// The codes that must meet, sorted; the numbers are left out.
    pub(super) fn codes(&self) -> Vec<(&str, &str)> {
        let mut codes: Vec<(&str, &str)> = Vec::new();
        for part in &self.parts {
            if let Part::Code { column, code } = part {
                codes.push((column, code));
            }
        }
        codes.sort_unstable();
        codes
    }
}

/// `age`, `age^2`, `sex=f`, `sex=f:age`, `(intercept)`; before it the category of the outcome and a bar.
impl Display for Column {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if let Some(outcome) = &self.outcome {
            write!(formatter, "{outcome}|")?;
        }
        if self.is_intercept() {
            return formatter.write_str("(intercept)");
        }
        for (place, part) in self.parts.iter().enumerate() {
            let colon = if place == 0 { "" } else { ":" };
            write!(formatter, "{colon}{part}")?;
        }
        Ok(())
    }
}

impl Display for Part {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { column, exponent: 1 } => formatter.write_str(column),
            Self::Number { column, exponent } => write!(formatter, "{column}^{exponent}"),
            Self::Code { column, code } => write!(formatter, "{column}={code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Part};

    #[track_caller]
    fn check(outcome: Option<&str>, parts: &[Part], expected: &str) {
        let column = Column { outcome: outcome.map(str::to_owned), parts: parts.to_vec() };
        assert_eq!(column.to_string(), expected);
    }

    #[test]
    fn a_column_is_written_as_the_product_of_its_parts() {
        let age = Part::Number { column: "age".to_owned(), exponent: 2 };
        let sex = Part::Code { column: "sex".to_owned(), code: "f".to_owned() };
        check(None, &[], "(intercept)");
        check(None, std::slice::from_ref(&age), "age^2");
        check(None, &[sex.clone(), age], "sex=f:age^2");
        check(Some("gulf"), &[sex], "gulf|sex=f");
    }
}
