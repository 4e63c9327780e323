//! Why a workbook cannot be marked, by what the caller can do next.

/// A workbook that cannot be given back marked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// The bytes are no open XLSX package: not a zip, encrypted, binary (XLSB), or another kind of document.
    #[error("the file is no XLSX workbook that can be opened: give its rows back in a new workbook")]
    NotAWorkbook,
    /// The package is beyond what is opened, or the rows beyond what a sheet holds.
    #[error("the workbook has {found} {of}, at most {max} can be marked: send it in parts")]
    TooLarge {
        /// What there is too much of.
        of: &'static str,
        /// How much was found.
        found: u64,
        /// How much there may be.
        max: u64,
    },
    /// A part of the package is not what the format says.
    #[error("`{part}` inside the workbook cannot be read: {detail}")]
    Damaged {
        /// The part, as the package names it.
        part: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The marked workbook cannot be put together.
    #[error("the marked workbook cannot be written: {0}")]
    Unwritable(String),
}

impl MarkError {
    #[expect(clippy::needless_pass_by_value, reason = "errors come by value from `map_err`")]
    pub(super) fn damaged(part: &str, detail: impl ToString) -> Self {
        Self::Damaged { part: part.to_owned(), detail: detail.to_string() }
    }

    #[expect(clippy::needless_pass_by_value, reason = "errors come by value from `map_err`")]
    pub(super) fn unwritable(detail: impl ToString) -> Self {
        Self::Unwritable(detail.to_string())
    }
}
