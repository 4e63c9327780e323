//! Readers of file formats: foreign bytes become sheets of cells, row by row, in memory that does not grow with the file.

mod code_pages;
pub(crate) mod delimited;
mod encoding;
mod fixed_below;
mod fixed_borders;
pub(crate) mod fixed_lines;
mod fixed_width;
pub(crate) mod fixed_words;
mod gate;
mod hidden_places;
mod json;
mod kinds;
mod number_format;
mod ods;
mod ods_cell;
mod ods_row;
mod ods_shown;
mod ods_styles;
mod overlap;
mod package;
mod plain;
mod sdmx_json;
mod sdmx_ml;
mod sdmx_named;
#[cfg(test)]
mod seen;
mod sheet_rows;
mod tags;
mod workbook;
mod xls;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use marsad_model::{FileFormat, Finding, FindingCode, Place, Severity};

use crate::cell::Cell;
use crate::signatures::is_workbook;
use kinds::Kind;

pub(crate) use encoding::{Decoded, other_than};
pub(crate) use sdmx_named::{named, sdmx_format};

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
    /// Cells that were merged into one, in the order of their first rows.
    pub merges: Vec<Merge>,
}

/// A block of cells that was merged into one; rows and columns counted from 1, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub rows: [u32; 2],
    pub columns: [u32; 2],
}

impl SheetHead {
    /// The head of a sheet, its merged cells put in their order.
    pub(crate) fn new(name: String, is_hidden: bool, mut merges: Vec<Merge>) -> Self {
        merges.sort_by_key(|merge| (merge.rows[0], merge.columns[0]));
        Self { name, is_hidden, merges }
    }

    /// The merged cells that begin on a row.
    pub(crate) fn merges_at(&self, row: u32) -> &[Merge] {
        let from = self.merges.partition_point(|merge| merge.rows[0] < row);
        let to = self.merges.partition_point(|merge| merge.rows[0] <= row);
        &self.merges[from..to]
    }
}

impl Merge {
    /// A block of merged cells within a sheet, its ends in their order; none beyond what a sheet can be.
    pub(crate) fn new(rows: [u32; 2], columns: [u32; 2]) -> Option<Self> {
        let [rows, columns] = [rows, columns].map(|[from, to]| [from.min(to), from.max(to)]);
        let is_inside = rows[0] >= 1 && columns[0] >= 1 && rows[1] <= ROWS_MAX && columns[1] as usize <= COLUMNS_MAX;
        is_inside.then_some(Self { rows, columns })
    }
}

/// Takes the rows of sheets as they come.
pub(crate) trait Visitor {
    /// A sheet begins; whether its rows are wanted.
    fn sheet(&mut self, head: &SheetHead) -> bool;
    /// A row that is not blank, from its first column on; rows come in their order.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()>;
    /// Whether a component is a dimension, for formats that do not say it; none where that is not known.
    fn is_dimension(&self, _component: &str) -> Option<bool> {
        None
    }
}

/// A file that cannot be read, or not further, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is not what it should be.
    Other { expected: &'static str, detail: String },
    /// It is something else, which is known.
    Kind { expected: &'static str, found: Kind },
    /// A limit that protects the machine was reached.
    TooLarge { what: &'static str, limit: u64 },
}

/// How many columns a row may have: those of a workbook.
pub(crate) const COLUMNS_MAX: usize = 16_384;
/// How many rows a sheet may have: those of a workbook.
pub(crate) const ROWS_MAX: u32 = 1_048_576;
/// How many bytes a cell may have.
pub(crate) const CELL_BYTES_MAX: usize = 1 << 20;
/// How many characters of a cell are read: those of a cell of a workbook.
pub(crate) const CELL_CHARACTERS_MAX: usize = 32_767;
/// How many merged blocks a sheet may have.
const MERGES_MAX: usize = 65_536;
/// How many sheets of a workbook are read.
const SHEETS_MAX: usize = 1000;
/// How many blank cells may stand before others in a workbook: a cell far to the right makes its row as wide.
const BLANKS_MAX: u64 = 50_000_000;
/// How many bytes the texts of a row may have together.
const ROW_BYTES_MAX: usize = 16 << 20;

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
        FileFormat::SdmxCsv => {
            let delimiter = delimited::sdmx_delimiter(content);
            delimited::visit(content, (Some(delimiter), None), visitor)
        }
        FileFormat::FixedWidth { widths, encoding } => {
            fixed_width::visit(content, widths, encoding.as_deref(), visitor)
        }
        FileFormat::Json => json::visit(content, visitor),
        FileFormat::SdmxMl if sdmx_json::is_json(content) => sdmx_json::visit(content, visitor),
        FileFormat::SdmxMl => sdmx_ml::visit(content, visitor),
    }
}

/// The format of SDMX that the bytes of a file show, where the other one was agreed: both say the same in other letters.
/// Messages are read alike, be they SDMX-ML or SDMX-JSON.
pub(crate) fn other_sdmx(format: &FileFormat, content: &mut dyn Content) -> Option<FileFormat> {
    if !format.is_sdmx() {
        return None;
    }
    match (format, sdmx_json::is_json(content) || sdmx_ml::is_xml(content)?) {
        (FileFormat::SdmxCsv, true) => Some(FileFormat::SdmxMl),
        (FileFormat::SdmxMl, false) => Some(FileFormat::SdmxCsv),
        _ => None,
    }
}

/// The format that the first bytes of a file show.
pub(crate) fn detect(start: &[u8]) -> FileFormat {
    let csv = FileFormat::Csv { delimiter: None, encoding: None };
    if is_workbook(start) {
        return FileFormat::Workbook;
    }
    if Kind::of_start(start) == Some(Kind::Sdmx) {
        return FileFormat::SdmxMl;
    }
    let text = String::from_utf8_lossy(start);
    match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
        Some('{') if sdmx_json::is_named(&text) => FileFormat::SdmxMl,
        Some('[' | '{') => FileFormat::Json,
        _ if sdmx_named::is_sdmx_csv(&text) => FileFormat::SdmxCsv,
        _ => csv,
    }
}

/// The place in `text` where a cell ends that has `characters` characters at most; none where all of it may stay.
fn cut_at(text: &str, characters: usize) -> Option<usize> {
    if text.len() <= characters {
        return None;
    }
    text.char_indices().nth(characters).map(|(at, _)| at)
}

/// As much of a text as a cell may have, and whether more was there.
fn cell_text(text: &str) -> (&str, bool) {
    match cut_at(text, CELL_CHARACTERS_MAX) {
        Some(end) => (&text[..end], true),
        None => (text, false),
    }
}

/// Tells once for a file that a limit was reached.
fn tell_too_large(findings: &mut Vec<Finding>, (what, limit): (&'static str, u64), place: Place) {
    let is_told = |finding: &Finding| {
        finding.code == FindingCode::TooLarge && finding.arguments.get("what").is_some_and(|told| told == what)
    };
    if !findings.iter().any(is_told) {
        findings.push(Unreadable::TooLarge { what, limit }.finding(place));
    }
}

/// Tells once for each sheet what of a file cannot be read.
fn tell_unreadable(findings: &mut Vec<Finding>, (expected, detail): (&'static str, &str), place: Place) {
    let is_told = |finding: &Finding| {
        finding.code == FindingCode::UnreadableFile
            && finding.place.sheet == place.sheet
            && finding.arguments.get("detail").is_some_and(|told| told == detail)
    };
    if !findings.iter().any(is_told) {
        findings.push(Unreadable::other(expected, detail).finding(place));
    }
}

impl Unreadable {
    pub(crate) fn other(expected: &'static str, detail: impl std::fmt::Display) -> Self {
        Self::Other { expected, detail: detail.to_string() }
    }

    /// A file in which nothing is.
    pub(crate) fn empty(expected: &'static str) -> Self {
        Self::Kind { expected, found: Kind::Empty }
    }

    /// The same about a file in this format.
    fn in_format(self, expected: &'static str) -> Self {
        match self {
            Self::Other { detail, .. } => Self::Other { expected, detail },
            Self::Kind { found, .. } => Self::Kind { expected, found },
            Self::TooLarge { .. } => self,
        }
    }

    /// The same as a finding.
    pub(crate) fn finding(&self, place: Place) -> Finding {
        match self {
            Self::Other { expected, detail } => {
                let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, place);
                finding.with("expected", expected).with("detail", detail).with("found", "other")
            }
            Self::Kind { expected, found } => {
                let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, place);
                finding.with("expected", expected).with("detail", found.word()).with("found", found.word())
            }
            Self::TooLarge { what, limit } => {
                let finding = Finding::new(FindingCode::TooLarge, Severity::Error, place);
                finding.with("what", what).with("limit", limit)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CELL_CHARACTERS_MAX, Merge, SheetHead, cell_text};

    #[test]
    fn merged_blocks_are_ordered_and_stand_within_the_sheet() {
        let reversed = Merge::new([5, 4], [4, 2]);
        assert_eq!(reversed, Some(Merge { rows: [4, 5], columns: [2, 4] }));
        assert_eq!(Merge::new([0, 4], [1, 2]), None);
        assert_eq!(Merge::new([1, 1_048_577], [1, 2]), None);
        assert_eq!(Merge::new([1, 2], [1, 16_385]), None);
    }

    #[test]
    fn merged_blocks_are_found_by_their_first_row() {
        let merge = |row| Merge { rows: [row, row + 1], columns: [1, 2] };
        let head = SheetHead::new(String::new(), false, vec![merge(9), merge(2), merge(9), merge(4)]);
        assert_eq!(head.merges_at(9).len(), 2);
        assert_eq!(head.merges_at(4), [merge(4)]);
        assert!(head.merges_at(3).is_empty() && head.merges_at(10).is_empty());
    }

    #[test]
    fn a_cell_keeps_as_many_characters_as_a_workbook_holds() {
        let long = "é".repeat(CELL_CHARACTERS_MAX + 1);
        let (kept, is_cut) = cell_text(&long);
        assert_eq!((kept.chars().count(), is_cut), (CELL_CHARACTERS_MAX, true));
        let whole = "é".repeat(CELL_CHARACTERS_MAX);
        assert_eq!(cell_text(&whole), (whole.as_str(), false));
    }
}
