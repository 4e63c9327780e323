//! Profiles: how a provider really writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Id, ReportingYear, SaidText};

/// How one provider's files are laid out and which of its words are which of our codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its identifier.
    pub id: Id,
    /// The dataflow it was made for; a profile that several agreements share names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataflow: Option<Id>,
    /// How the file is written.
    pub format: FileFormat,
    /// How numbers are written as text.
    #[serde(default, skip_serializing_if = "NumberMarks::is_unknown")]
    pub numbers: NumberMarks,
    /// What the first part of a date such as `01/02/2023` is; without it such a date is ambiguous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// When the reporting year begins, for periods such as an academic year.
    #[serde(default, skip_serializing_if = "ReportingYear::is_calendar")]
    pub reporting_year: ReportingYear,
    /// The sheets that are deliberately not read, however many numbers they hold; a name may hold `*`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_read: Vec<String>,
    /// What holds for every observation, by component: a code, a word that `codes` has, or, for free text, the text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<Id, String>,
    /// The tables that are read; SDMX-CSV needs none, nor does SDMX-ML with our codes.
    #[serde(default, rename = "table", skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableLayout>,
    /// The tables that are deliberately not read, such as percentages beside the counts.
    #[serde(default, rename = "table_not_read", skip_serializing_if = "Vec::is_empty")]
    pub tables_not_read: Vec<TableNotRead>,
    /// The provider's words for codes: component, then word, then code. A range of time, `2021-09-01/P1Y`, has `$` for its
    /// stroke here and not in the file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "crate::profile_codes")]
    pub codes: BTreeMap<Id, BTreeMap<String, Id>>,
    /// The provider's marks for a missing value or for its quality, besides those that everybody uses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: BTreeMap<String, Id>,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case")]
pub enum FileFormat {
    /// A workbook: XLSX, XLS or ODS, told apart by its bytes.
    Workbook,
    /// Delimited text.
    Csv {
        /// What stands between two cells; found from the file where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delimiter: Option<char>,
        /// The name of its encoding, such as `windows-1256`; found from the file where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        encoding: Option<String>,
    },
    /// Text in columns of fixed width.
    FixedWidth {
        /// How many characters each column takes; the last takes the rest of the line.
        widths: Vec<u16>,
        /// The name of its encoding; found from the file where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        encoding: Option<String>,
    },
    /// A JSON array of objects, or of arrays.
    Json,
    /// SDMX-CSV 1.0 or 2.0: headers are component identifiers, cells are codes.
    SdmxCsv,
    /// Messages of data in SDMX-ML or SDMX-JSON: attributes and values are components, as in SDMX-CSV, and a profile without
    /// tables reads all three. With tables the components may be others than ours.
    SdmxMl,
}

/// The marks in numbers that are written as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberMarks {
    /// What stands before the decimals; where it is not said, a mark that could be either is ambiguous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    /// What groups thousands, besides blanks and apostrophes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thousands: Option<char>,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `31/12/2022`.
    DayFirst,
    /// `12/31/2022`.
    MonthFirst,
}

/// Where a table stands and what its parts hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLayout {
    /// The sheets it stands on: a name, which may hold `*`; the first sheet where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The component, or `TIME_PERIOD`, of which the name of the sheet is a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet_component: Option<Id>,
    /// The first and the last row of its headers, counted from 1; none for a table without headers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_rows: Option<[u32; 2]>,
    /// The first and the last row of its data; from below the headers to the end of the sheet where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<[u32; 2]>,
    /// The first and the last column of the table; all columns where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<[u32; 2]>,
    /// The period of the whole table, where it stands in its title or nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Whether values are totals since January that must be taken apart.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cumulative: bool,
    /// What a value must be multiplied with to be in the unit of the dataflow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
    /// Labels of rows and headers of columns that are deliberately not read; a heading is left out with the rows it heads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
    /// The words of a unit that stand beside the numbers of the table, each in its cell: `1.030 bén.`, `12 €`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words_beside: Vec<String>,
    /// What holds for the whole table, by component: a code, a word that `codes` has, or, for free text, the text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<Id, String>,
    /// What columns hold.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub column: Vec<Column>,
    /// What the rows of the header say of the columns of values that no `column` names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub across: Vec<HeaderRow>,
    /// What was taken from outside the table, and the text that said it: read again in every file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<SaidText>,
}

/// A table that is deliberately not read, known again by its title and its headers wherever it stands on its sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableNotRead {
    /// The sheets it stands on: a name, which may hold `*`; every sheet where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line above it that says what it holds; none where its headers do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The texts of its headers, row by row.
    pub headers: Vec<Vec<String>>,
}

/// What a row of headers holds above columns of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderRow {
    /// The row, counted from 1.
    pub row: u32,
    /// The components, or `TIME_PERIOD`, of which its cells are words.
    pub components: Vec<Id>,
}

/// A column of a provider's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The text of its header, as the provider writes it; of several rows, with ` / ` between them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// Its place, counted from 1, where its header is empty or stands twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// What it holds.
    pub role: ColumnRole,
    /// The component it fills; not for `ignore`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<Id>,
    /// Further components whose words stand in it too, as when men and women stand below each country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<Id>,
    /// Whether an empty cell repeats the one above, as in merged cells.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fill: bool,
    /// What stands in each of its cells, where it says one thing of all rows, as one that is left out may; another text is
    /// told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Codes that hold for the values of this column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<Id, Id>,
    /// The period of the values of this column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// On which side of a column of letters the numbers stand to which they belong; where nothing says it, below the same
    /// header, or else to the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<FlagSide>,
}

/// On which side of a column of letters its numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlagSide {
    /// In the nearest column of values to its left.
    Left,
    /// In the nearest one to its right.
    Right,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnRole {
    /// Codes, or words for codes.
    Code,
    /// The time period, or a part of it such as the month.
    Time,
    /// The number.
    Value,
    /// Free text that becomes an attribute.
    Text,
    /// The status of the number beside it, as a letter: `b`, `p`, `e`.
    Flag,
    /// Nothing that we read.
    Ignore,
}

impl Profile {
    /// The profile that reads SDMX with our codes: the structure is the layout, and nothing is mapped.
    pub fn sdmx(format: FileFormat) -> Self {
        Self {
            id: Id::literal("SDMX"),
            dataflow: None,
            format,
            numbers: NumberMarks::default(),
            dates: None,
            reporting_year: ReportingYear::CALENDAR,
            not_read: Vec::new(),
            constants: BTreeMap::new(),
            tables: Vec::new(),
            tables_not_read: Vec::new(),
            codes: BTreeMap::new(),
            statuses: BTreeMap::new(),
        }
    }
}

impl NumberMarks {
    fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

impl FileFormat {
    /// Whether it is one of SDMX, in which `.` stands before decimals and nothing groups thousands.
    pub fn is_sdmx(&self) -> bool {
        matches!(self, Self::SdmxCsv | Self::SdmxMl)
    }

    /// The word for it in a profile.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::Csv { .. } => "csv",
            Self::FixedWidth { .. } => "fixed-width",
            Self::Json => "json",
            Self::SdmxCsv => "sdmx-csv",
            Self::SdmxMl => "sdmx-ml",
        }
    }
}

impl TableNotRead {
    /// What it is called: its title, or else its headers.
    pub fn name(&self) -> String {
        self.title.clone().unwrap_or_else(|| self.headers.concat().join(" / "))
    }
}

impl TableLayout {
    /// A layout that says nothing yet: the whole first sheet, without headers.
    pub fn empty() -> Self {
        Self {
            sheet: None,
            sheet_component: None,
            header_rows: None,
            rows: None,
            columns: None,
            period: None,
            cumulative: false,
            scale: None,
            skip: Vec::new(),
            words_beside: Vec::new(),
            constants: BTreeMap::new(),
            column: Vec::new(),
            across: Vec::new(),
            said: Vec::new(),
        }
    }

    /// The last row of the headers; 0 where there is none.
    pub fn header_last(&self) -> u32 {
        self.header_rows.map_or(0, |[_, last]| last)
    }
}

impl Column {
    /// A column with this header that holds `role`.
    pub fn new(header: &str, role: ColumnRole, component: Option<Id>) -> Self {
        Self {
            header: header.to_owned(),
            at: None,
            role,
            component,
            further: Vec::new(),
            fill: false,
            only: None,
            codes: BTreeMap::new(),
            period: None,
            side: None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
