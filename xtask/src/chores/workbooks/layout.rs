//! How an institution lays out what it sends: `figures/layouts/AGREEMENT.toml`.

use std::collections::BTreeMap;

use marsad_model::Lang;
use serde::Deserialize;

/// A file as an institution would send it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Its name in `submissions/`.
    pub file: String,
    /// How it is written.
    pub kind: Kind,
    /// Whose names of codes are used where `words` says nothing.
    #[serde(default = "french")]
    pub language: Lang,
    /// Whether sheets run from right to left.
    #[serde(default)]
    pub right_to_left: bool,
    /// What stands between two cells of delimited text.
    #[serde(default = "semicolon")]
    pub delimiter: char,
    /// The encoding of a text.
    #[serde(default = "utf_8")]
    pub encoding: String,
    /// The widths of the columns of a text in columns.
    #[serde(default)]
    pub widths: Vec<usize>,
    /// How numbers are written.
    #[serde(default)]
    pub numbers: NumberStyle,
    /// What stands where a number was not published.
    #[serde(default)]
    pub missing: String,
    /// What is put behind a number of this status.
    #[serde(default)]
    pub marks: BTreeMap<String, String>,
    /// The words for codes, by component and code.
    #[serde(default)]
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// The tables, one below another or on sheets of their own.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Xlsx,
    Ods,
    Csv,
    FixedWidth,
    Json,
}

/// How numbers are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NumberStyle {
    /// What a cell of a workbook holds.
    pub cells: NumberCell,
    /// What stands before decimals.
    pub decimal: char,
    /// What stands between thousands.
    pub thousands: String,
    /// How many decimals are written; as many as there are where it is not said.
    pub decimals: Option<usize>,
    /// Whether digits are those of Arabic script.
    pub has_arabic_digits: bool,
}

/// What a cell with a number holds in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberCell {
    /// A number.
    Number,
    /// A text that looks like a number.
    Text,
    /// A hundredth, which is shown as a percentage.
    Percent,
}

/// A table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The sheet it stands on; below the table before it where none is named.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The component of which each code has a sheet of its own.
    #[serde(default)]
    pub sheet_for_each: Option<String>,
    /// The figures it shows: those with one of these codes for each component named.
    #[serde(default, rename = "where")]
    pub only: BTreeMap<String, Vec<String>>,
    /// Lines above the headers.
    #[serde(default)]
    pub above: Vec<String>,
    /// Its columns from the first.
    pub columns: Vec<Column>,
    /// The components that stand across in place of the column of values, one row of headers for each.
    #[serde(default)]
    pub across: Vec<String>,
    /// The component whose total stands in the last row.
    #[serde(default)]
    pub total_last: Option<String>,
    /// Lines below the data.
    #[serde(default)]
    pub below: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The text of its header.
    #[serde(default)]
    pub header: String,
    /// The component whose words stand in it, `OBS_VALUE`, `NUMBER` for a running number, or `SHARE` for the share of the
    /// last row as a formula.
    pub holds: String,
    /// A component whose words stand below each word of `holds`.
    #[serde(default)]
    pub inner: Option<String>,
    /// Whether its words stand in rows of their own above those they hold for.
    #[serde(default)]
    pub is_section: bool,
    /// Whether a word that holds for several rows is written once.
    #[serde(default)]
    pub is_merged: bool,
}

impl Layout {
    /// The layout in a file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

impl Default for NumberStyle {
    fn default() -> Self {
        Self {
            cells: NumberCell::Number,
            decimal: ',',
            thousands: String::new(),
            decimals: None,
            has_arabic_digits: false,
        }
    }
}

fn french() -> Lang {
    Lang::Fr
}

fn semicolon() -> char {
    ';'
}

fn utf_8() -> String {
    "utf-8".to_owned()
}
