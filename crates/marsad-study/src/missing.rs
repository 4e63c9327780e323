//! Which codes of a variable are no answers: single codes and ranges of numbers, as SPSS declares them, and the letters
//! of Stata.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Code;

/// How many single codes a variable may declare as missing: each cell is compared with all of them.
pub(crate) const MISSING_CODES_MAX: usize = 500;

/// The codes that a study declared as missing. What is missing without a code, the blank cell, needs no declaration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MissingCodes {
    /// Single codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// Ranges of numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<MissingRange>,
}

/// A range of numbers, both ends in; an end that is absent has no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MissingRange {
    /// The lowest number of the range.
    pub low: Option<f64>,
    /// The highest number of the range.
    pub high: Option<f64>,
}

impl MissingCodes {
    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.ranges.is_empty()
    }

    /// Whether `code` is declared as missing; a letter always is.
    pub fn contains(&self, code: &Code) -> bool {
        match code {
            Code::Extended(_) => true,
            Code::Number(number) => self.has_number(*number),
            Code::Text(_) => self.codes.contains(code),
        }
    }

    /// Declares a code as missing; false where there are too many already.
    pub(crate) fn declare(&mut self, code: Code) -> bool {
        let has_room = self.codes.len() < MISSING_CODES_MAX;
        if has_room {
            self.codes.push(code);
        }
        has_room
    }

    /// Whether a number is declared as missing.
    pub fn has_number(&self, number: f64) -> bool {
        self.ranges.iter().any(|range| range.contains(number))
            || self.codes.iter().any(|code| code.number() == Some(number))
    }
}

impl MissingRange {
    /// Whether a number lies in the range.
    pub fn contains(&self, number: f64) -> bool {
        self.low.is_none_or(|low| number >= low) && self.high.is_none_or(|high| number <= high)
    }

    /// The range that a text such as `90..99`, `..0` or `1000..` shows.
    pub fn parse(text: &str) -> Option<Self> {
        let (low, high) = text.trim().split_once("..")?;
        let end = |text: &str| match text.trim() {
            "" => Some(None),
            text => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Some),
        };
        let range = Self { low: end(low)?, high: end(high)? };
        let is_range = range.low.is_some() || range.high.is_some();
        is_range.then_some(range)
    }
}

impl fmt::Display for MissingRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |number: Option<f64>| number.map(|number| Code::Number(number).to_string()).unwrap_or_default();
        write!(f, "{}..{}", end(self.low), end(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::{MissingCodes, MissingRange};
    use crate::Code;

    #[test]
    fn a_range_reads_as_it_is_written_and_holds_its_ends() {
        for text in ["90..99", "..0", "1000..", "-1.5..2"] {
            assert_eq!(MissingRange::parse(text).unwrap().to_string(), text);
        }
        for text in ["..", "90", "a..b", "1..2..3"] {
            assert_eq!(MissingRange::parse(text), None, "{text}");
        }
        let range = MissingRange::parse("90..99").unwrap();
        assert!(range.contains(90.0) && range.contains(99.0) && !range.contains(99.5));
    }

    #[test]
    fn codes_and_ranges_are_missing_together() {
        let missing = MissingCodes {
            codes: vec![Code::Number(-1.0), Code::Text("NR".to_owned())],
            ranges: vec![MissingRange { low: Some(97.0), high: None }],
        };
        assert!(missing.has_number(-1.0) && missing.has_number(1e9) && !missing.has_number(96.0));
        assert!(missing.contains(&Code::Text("NR".to_owned())) && missing.contains(&Code::Extended('a')));
        assert!(MissingCodes::default().is_empty() && !missing.is_empty());
    }
}
