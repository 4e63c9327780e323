//! What the caller says about a workbook. All words are the reader's already; nothing is translated below this.

/// One mark: a cell, how grave, and what to say, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The name of the sheet, as the workbook has it.
    pub sheet: String,
    /// The row from 1; without one the mark stands in the summary only.
    pub row: Option<u32>,
    /// The column from 1; without one the mark stands in the summary only.
    pub column: Option<u32>,
    /// How grave it is.
    pub weight: MarkWeight,
    /// What to say in the comment.
    pub text: String,
}

/// How grave a mark is, mildest first: the gravest mark of a cell gives its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkWeight {
    /// To know; blue.
    Note,
    /// To look at again; yellow.
    Warning,
    /// To be corrected; red.
    Error,
}

impl MarkWeight {
    /// The colour behind a marked cell, as hexadecimal red, green, blue.
    pub fn rgb(self) -> &'static str {
        match self {
            Self::Error => "FFC7CE",
            Self::Warning => "FFEB9C",
            Self::Note => "DDEBF7",
        }
    }
}

/// The words of the extra sheet and of the comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedWords {
    /// The name of the extra sheet; it is made unique, and fit for a sheet.
    pub sheet_name: String,
    /// The line above the table.
    pub title: String,
    /// The heads of the columns: sheet, cell, value, what is wrong, what to do.
    pub headers: [String; 5],
    /// Who says the comments.
    pub author: String,
    /// Whether the extra sheet and the comments run from right to left.
    pub is_right_to_left: bool,
}

/// One line of the table on the extra sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// The texts, in the order of the heads.
    pub cells: [String; 5],
    /// How grave it is.
    pub weight: MarkWeight,
    /// The cell to go to: sheet, row and column from 1.
    pub target: Option<(String, u32, u32)>,
}
