//! Ages as spans of completed years, read from the codes of the SDMX list CL_AGE.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::TOTAL;

/// A span of ages in completed years, both ends included: `_T`, `Y_GE15`, `Y15T29`, `Y_LT15` or `Y15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgeSpan {
    from: u8,
    /// None where there is no upper end.
    to: Option<u8>,
}

/// A code that names no span of ages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no age: write `_T`, `Y_GE15`, `Y15T29`, `Y_LT15` or `Y15`")]
pub struct AgeSpanError(pub String);

impl AgeSpan {
    /// All ages.
    pub const ALL: Self = Self { from: 0, to: None };

    /// Whether every age of `other` lies in this span.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && self.last() >= other.last()
    }

    /// Whether some age lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.last() && other.from <= self.last()
    }

    /// The youngest age.
    pub fn youngest(self) -> u8 {
        self.from
    }

    /// The oldest age; none where there is no upper end.
    pub fn oldest(self) -> Option<u8> {
        self.to
    }

    fn last(self) -> u8 {
        self.to.unwrap_or(u8::MAX)
    }
}

impl FromStr for AgeSpan {
    type Err = AgeSpanError;
    fn from_str(text: &str) -> Result<Self, AgeSpanError> {
        read(text).ok_or_else(|| AgeSpanError(text.to_owned()))
    }
}

fn read(text: &str) -> Option<AgeSpan> {
    if text == TOTAL {
        return Some(AgeSpan::ALL);
    }
    let years = text.strip_prefix('Y')?;
    let number = |digits: &str| digits.parse::<u8>().ok().filter(|age| *age < u8::MAX);
    if let Some(age) = years.strip_prefix("_GE") {
        return Some(AgeSpan { from: number(age)?, to: None });
    }
    if let Some(age) = years.strip_prefix("_GT") {
        return Some(AgeSpan { from: number(age)?.checked_add(1)?, to: None });
    }
    if let Some(age) = years.strip_prefix("_LE") {
        return Some(AgeSpan { from: 0, to: Some(number(age)?) });
    }
    if let Some(age) = years.strip_prefix("_LT") {
        return Some(AgeSpan { from: 0, to: Some(number(age)?.checked_sub(1)?) });
    }
    let (from, to) = years.split_once('T').unwrap_or((years, years));
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then_some(AgeSpan { from, to: Some(to) })
}

impl fmt::Display for AgeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (0, None) => f.write_str(TOTAL),
            (from, None) => write!(f, "Y_GE{from}"),
            (from, Some(to)) if from == to => write!(f, "Y{from}"),
            (from, Some(to)) => write!(f, "Y{from}T{to}"),
        }
    }
}

impl TryFrom<String> for AgeSpan {
    type Error = AgeSpanError;
    fn try_from(text: String) -> Result<Self, AgeSpanError> {
        text.parse()
    }
}

impl From<AgeSpan> for String {
    fn from(span: AgeSpan) -> Self {
        span.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::AgeSpan;

    fn span(text: &str) -> AgeSpan {
        text.parse().unwrap()
    }

    #[test]
    fn a_code_reads_back_as_the_span_it_names() {
        for text in ["_T", "Y_GE15", "Y15T29", "Y15", "Y0T14"] {
            assert_eq!(span(text).to_string(), text);
        }
        assert_eq!(span("Y_LT15"), span("Y0T14"));
        assert_eq!(span("Y_GT14"), span("Y_GE15"));
        for wrong in ["", "_U", "Y", "Y29T15", "Y_LT0", "15", "Y300"] {
            assert!(wrong.parse::<AgeSpan>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_span_contains_its_parts_and_overlaps_what_it_shares_an_age_with() {
        assert!(span("_T").contains(span("Y_GE15")) && span("Y_GE15").contains(span("Y15T29")));
        assert!(!span("Y_GE18").contains(span("Y_GE15")) && span("Y_GE18").overlaps(span("Y15T29")));
        assert!(!span("Y0T14").overlaps(span("Y_GE15")));
    }
}
