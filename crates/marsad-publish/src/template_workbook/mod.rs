//! The template of an agreement as a workbook: one sheet to fill in, what was sent last, what to do, and the lists behind
//! the cells.
//!
//! Sheets, in order: the one to fill in, which a reader of files takes as the first; the last values, grey; the
//! guide; the codes, hidden; and the mark by which the file is known when it comes back, hidden from everybody.
//!
//! - `sheets`: the sheets around the one to fill in.
//! - `entry_sheet`: the one to fill in.

mod entry_sheet;
mod sheets;

use marsad_model::{DataTable, TemplateLayout, TimePeriod};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::Names;

/// The hidden sheet of codes.
const CODES_SHEET: &str = "codes";
/// So many rows can be filled in.
const ROWS_MAX: u32 = 20_000;
/// The paper and ink of cells that are only to be read.
const QUIET_PAPER: u32 = 0x00EE_F2F2;
const QUIET_INK: u32 = 0x0056_6670;

/// What a template is made of.
#[derive(Clone, Copy)]
pub struct TemplateBook<'a> {
    /// Its columns.
    pub layout: &'a TemplateLayout,
    /// The name of the agreement in the reader's language.
    pub agreement: &'a str,
    /// The period that its rows are for, as it is typed; none where nothing tells it.
    pub period: Option<&'a TimePeriod>,
    /// What was accepted last of each series that is expected.
    pub last: Option<&'a DataTable>,
    /// The names of everything, and the language.
    pub names: Names<'a>,
}

/// A template that cannot be written: a list or a name is more than a workbook can hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the template cannot be written: {0}")]
pub struct TemplateError(String);

/// The bytes of the workbook.
///
/// # Errors
/// When a list or a name is more than a workbook can hold.
pub fn template_workbook(book: &TemplateBook<'_>) -> Result<Vec<u8>, TemplateError> {
    written(book).map_err(|error| TemplateError(error.to_string()))
}

fn written(book: &TemplateBook<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    entry_sheet::write(workbook.add_worksheet(), book)?;
    if let Some(last) = book.last {
        sheets::write_last(workbook.add_worksheet(), book, last)?;
    }
    sheets::write_guide(workbook.add_worksheet(), book)?;
    sheets::write_codes(workbook.add_worksheet(), book)?;
    sheets::write_mark(workbook.add_worksheet(), book)?;
    workbook.save_to_buffer()
}

impl TemplateBook<'_> {
    /// The headers, in order.
    fn heads(&self) -> Vec<String> {
        let name = |component: &str| match component {
            marsad_model::TIME_PERIOD => self.names.voice.say("template-period"),
            other => self.names.component(other).to_owned(),
        };
        let heads =
            self.layout.columns.iter().map(|column| (column.component.as_str(), name(column.component.as_str())));
        heads.map(|(id, name)| if name.is_empty() { id.to_owned() } else { name }).collect()
    }

    /// Whether the sheet has rows to begin with.
    fn has_rows(&self) -> bool {
        self.last.is_some_and(|last| !last.is_empty())
    }
}
