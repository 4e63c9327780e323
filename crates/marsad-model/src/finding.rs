//! Findings: one thing wrong with data, and where.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The submission cannot be accepted as it is.
    Error,
    /// A person should look before accepting.
    Warning,
    /// Worth knowing.
    Note,
}

macro_rules! finding_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $word:literal),+ $(,)?) => {
        /// Kinds of findings; each has a reason and a remedy in every language, found by its word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum FindingCode { $($(#[doc = $doc])+ $variant),+ }

        impl FindingCode {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in messages, JSON and documentation.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

finding_codes! {
    /// The file as a whole cannot be read in the format of its agreement.
    UnreadableFile = "unreadable-file",
    /// A column that the profile expects is not in the file.
    MissingColumn = "missing-column",
    /// A column of the file is not in the profile and was not read.
    UnexpectedColumn = "unexpected-column",
    /// Two columns of the file have the same header.
    DuplicateColumn = "duplicate-column",
    /// A row has no code for a dimension.
    MissingDimension = "missing-dimension",
    /// A word is no code of the list and no word the profile knows.
    UnknownCode = "unknown-code",
    /// A cell that should hold a number does not.
    NotANumber = "not-a-number",
    /// A cell that should hold a time period does not.
    NotAPeriod = "not-a-period",
    /// A row has neither a value nor a status that says why.
    MissingValue = "missing-value",
    /// Two rows have the same key and period.
    DuplicateKey = "duplicate-key",
    /// A value has decimals where only whole numbers make sense.
    NotWhole = "not-whole",
    /// The period is of another frequency than the row says.
    WrongFrequency = "wrong-frequency",
    /// A value lies outside the bounds of a rule.
    OutOfRange = "out-of-range",
    /// The parts of a whole do not add up to it.
    SumOfParts = "sum-of-parts",
    /// An attribute that the structure requires is not there.
    MissingAttribute = "missing-attribute",
    /// The file holds no observation.
    NoData = "no-data",
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where in a file something stands; each part is there if it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The name of the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The sheet, for workbooks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The row, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// One thing wrong, and where. Words for people are made from it at the last step, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: FindingCode,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The offending value, as it stands in the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// What the message needs besides: component, expected, rule and the like.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<String, String>,
    /// The nearest valid codes or headers, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<String>,
}

impl Finding {
    /// A finding at `place`.
    pub fn new(code: FindingCode, severity: Severity, place: Place) -> Self {
        Self { code, severity, place, value: String::new(), arguments: BTreeMap::new(), nearest: Vec::new() }
    }

    /// The same with the offending value.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The same with an argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same with the nearest valid words.
    #[must_use]
    pub fn with_nearest(mut self, nearest: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.nearest = nearest.into_iter().map(Into::into).collect();
        self
    }
}
