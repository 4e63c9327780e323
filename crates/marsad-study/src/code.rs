//! The codes that stand in data: numbers, texts, and the lettered missing values of Stata.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A code as it stands in a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// A number.
    Number(f64),
    /// A text, without the blanks at its end.
    Text(String),
    /// A missing value with a letter, `a` to `z`: `.a` to `.z` in Stata.
    Extended(char),
}

impl Code {
    /// The code that a text shows: `.a` is a lettered missing value, `12` a number where numbers are meant.
    pub fn parse(text: &str, is_number: bool) -> Option<Self> {
        let text = text.trim();
        if let Some(letter) = extended(text) {
            return Some(Self::Extended(letter));
        }
        match (is_number, text.parse::<f64>()) {
            (true, Ok(number)) if number.is_finite() => Some(Self::Number(number)),
            (true, _) => None,
            (false, _) => Some(Self::Text(text.to_owned())),
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Extended(_) => None,
        }
    }
}

/// The letter of a missing value such as `.a`.
fn extended(text: &str) -> Option<char> {
    let mut characters = text.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('.'), Some(letter @ 'a'..='z'), None) => Some(letter),
        _ => None,
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The shortest text that reads as the same number; a zero has no sign.
            Self::Number(number) => write!(f, "{}", if *number == 0.0 { 0.0 } else { *number }),
            Self::Text(text) => f.write_str(text),
            Self::Extended(letter) => write!(f, ".{letter}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_reads_as_it_is_written() {
        for (code, text) in [
            (Code::Number(1.0), "1"),
            (Code::Number(-0.5), "-0.5"),
            (Code::Number(0.1), "0.1"),
            (Code::Extended('z'), ".z"),
        ] {
            assert_eq!(code.to_string(), text);
            assert_eq!(Code::parse(text, true), Some(code));
        }
        assert_eq!(Code::Number(-0.0).to_string(), "0");
        assert_eq!(Code::parse("01 ", false), Some(Code::Text("01".to_owned())));
        assert_eq!(Code::parse("x", true), None);
        assert_eq!(Code::parse("inf", true), None);
    }
}
