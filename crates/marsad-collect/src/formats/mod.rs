//! Readers of file formats: foreign bytes become sheets of cells, row by row, in memory that does not grow with the file.

pub(crate) mod delimited;
mod encoding;
mod fixed_width;
mod json;
mod package;
mod workbook;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use marsad_model::{FileFormat, Finding, FindingCode, Place, Severity};

use crate::cell::Cell;

pub(crate) use encoding::Decoded;

/// Where the bytes of a file come from: a file, or bytes with a cursor.
pub trait Content: Read + Seek + Send {}

impl<T: Read + Seek + Send> Content for T {}

/// What is known of a sheet before its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SheetHead {
    /// Its name; empty for formats without sheets.
    pub name: String,
    /// Whether its sender hid it.
    pub is_hidden: bool,
    /// Cells that were merged into one.
    pub merges: Vec<Merge>,
}

/// A block of cells that was merged into one; rows and columns counted from 1, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub rows: [u32; 2],
    pub columns: [u32; 2],
}

/// Takes the rows of sheets as they come.
pub(crate) trait Visitor {
    /// A sheet begins; whether its rows are wanted.
    fn sheet(&mut self, head: &SheetHead) -> bool;
    /// A row that is not blank, from its first column on; rows come in their order.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()>;
}

/// A file that cannot be read, or not further, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is not what it should be.
    Other { expected: &'static str, detail: String },
    /// A limit that protects the machine was reached.
    TooLarge { what: &'static str, limit: u64 },
}

/// How many columns a row may have: those of a workbook.
pub(crate) const COLUMNS_MAX: usize = 16_384;
/// How many bytes a cell may have.
pub(crate) const CELL_BYTES_MAX: usize = 1 << 20;

/// Shows every row of a file in `format` to `visitor`; what is odd about the file is returned as findings.
pub(crate) fn visit(
    format: &FileFormat,
    content: &mut dyn Content,
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    match format {
        FileFormat::Workbook => workbook::visit(content, visitor),
        FileFormat::Csv { delimiter, encoding } => {
            delimited::visit(content, (*delimiter, encoding.as_deref()), visitor)
        }
        FileFormat::SdmxCsv => delimited::visit(content, (Some(','), None), visitor),
        FileFormat::FixedWidth { widths, encoding } => {
            fixed_width::visit(content, widths, encoding.as_deref(), visitor)
        }
        FileFormat::Json => json::visit(content, visitor),
    }
}

/// The format that the first bytes of a file show.
pub(crate) fn detect(start: &[u8]) -> FileFormat {
    let csv = FileFormat::Csv { delimiter: None, encoding: None };
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xd0\xcf\x11\xe0") {
        return FileFormat::Workbook;
    }
    let text = String::from_utf8_lossy(start);
    match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
        Some('[' | '{') => FileFormat::Json,
        _ if is_sdmx_csv(&text) => FileFormat::SdmxCsv,
        _ => csv,
    }
}

fn is_sdmx_csv(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let heads = ["STRUCTURE,STRUCTURE_ID", "DATAFLOW,"];
    heads.iter().any(|head| first.starts_with(head)) && first.contains("TIME_PERIOD") && first.contains("OBS_VALUE")
}

impl Unreadable {
    pub(crate) fn other(expected: &'static str, detail: impl std::fmt::Display) -> Self {
        Self::Other { expected, detail: detail.to_string() }
    }

    /// The same as a finding.
    pub(crate) fn finding(&self, place: Place) -> Finding {
        match self {
            Self::Other { expected, detail } => {
                let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, place);
                finding.with("expected", expected).with("detail", detail)
            }
            Self::TooLarge { what, limit } => {
                let finding = Finding::new(FindingCode::TooLarge, Severity::Error, place);
                finding.with("what", what).with("limit", limit)
            }
        }
    }
}
