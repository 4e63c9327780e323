//! Profiles: how a provider really writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, ReportingYear};

/// How one provider's files are laid out and which of its words are which of our codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its identifier.
    pub id: Id,
    /// How the file is written.
    pub format: FileFormat,
    /// What each column holds, by the text of its header.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Codes that hold for every row, by component.
    #[serde(default)]
    pub constants: BTreeMap<Id, Id>,
    /// The provider's words for codes: component, then word, then code.
    #[serde(default)]
    pub codes: BTreeMap<Id, BTreeMap<String, Id>>,
    /// When the reporting year begins, for periods such as an academic year.
    #[serde(default)]
    pub reporting_year: ReportingYear,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case")]
pub enum FileFormat {
    /// An Office Open XML workbook.
    Xlsx {
        /// The sheet that holds the table; the first where none is named.
        #[serde(default)]
        sheet: Option<String>,
        /// The row of the headers, counted from 1 as people see it.
        header_row: u32,
    },
    /// Delimited text.
    Csv {
        /// What stands between two cells.
        delimiter: char,
        /// What stands before the decimals.
        decimal: char,
        /// What groups thousands, where it is neither a blank nor an apostrophe.
        #[serde(default)]
        thousands: Option<char>,
        /// The row of the headers, counted from 1.
        #[serde(default = "first_row")]
        header_row: u32,
    },
    /// SDMX-CSV 1.0 or 2.0: headers are component identifiers, cells are codes.
    SdmxCsv,
}

/// A column of a provider's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The text of its header, as the provider writes it.
    pub header: String,
    /// What it holds.
    pub role: ColumnRole,
    /// The component it fills; not for `ignore`.
    #[serde(default)]
    pub component: Option<Id>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnRole {
    /// Codes, or words for codes.
    Code,
    /// The time period.
    Time,
    /// The number.
    Value,
    /// Free text that becomes an attribute.
    Text,
    /// Nothing that we read.
    Ignore,
}

fn first_row() -> u32 {
    1
}

impl FileFormat {
    /// The row of the headers, counted from 1.
    pub fn header_row(&self) -> u32 {
        match self {
            Self::Xlsx { header_row, .. } | Self::Csv { header_row, .. } => *header_row,
            Self::SdmxCsv => 1,
        }
    }
}
