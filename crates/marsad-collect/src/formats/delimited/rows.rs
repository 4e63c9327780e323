//! The rows of a block, one after the other.

use std::ops::ControlFlow;

use csv_core::ReadRecordResult;

use super::Block;
use crate::cell::Cell;
use crate::formats::{CELL_CHARACTERS_MAX, COLUMNS_MAX, cut_at};

/// How many cells of a row are taken: one more than may be read, so that whoever reads them can tell.
const CELLS_MAX: usize = COLUMNS_MAX + 1;
/// How many ends of cells are held; those beyond [`CELLS_MAX`] are written over.
const ENDS_MAX: usize = CELLS_MAX + 1024;

/// Goes through the rows of a block; a reader that knows a row already may step over it.
pub(crate) struct Rows<'b> {
    text: &'b str,
    at: usize,
    line: u32,
    delimiter: u8,
    has_quotes: bool,
    /// Whether a carriage return alone ends lines, as on old computers.
    is_cut_by_returns: bool,
    quoted: QuotedRow,
}

impl<'b> Rows<'b> {
    pub(super) fn new(block: &'b Block, delimiter: u8) -> Self {
        let bytes = block.text.as_bytes();
        let is_cut_by_returns = memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
        Self {
            text: &block.text,
            at: 0,
            line: block.first_line,
            delimiter,
            has_quotes: !block.is_unquoted,
            is_cut_by_returns,
            quoted: QuotedRow::new(delimiter, !block.is_unquoted),
        }
    }

    /// Whether every row ends with a line feed, quotes mean what they usually do, and no byte is zero.
    pub(crate) fn is_regular(&self) -> bool {
        self.has_quotes && !self.is_cut_by_returns && memchr::memchr(0, self.text.as_bytes()).is_none()
    }

    /// The bytes of the block, and where in them the next row begins.
    pub(crate) fn rest(&self) -> (&'b [u8], usize) {
        (self.text.as_bytes(), self.at)
    }

    /// The line on which the next row begins.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// Steps over a row of one line that ends before `end`.
    #[inline]
    pub(crate) fn step_over(&mut self, end: usize) {
        self.at = end;
        self.line += 1;
    }

    /// Shows the next row, with the number of its line, and returns what `take` says; none at the end.
    pub(crate) fn next_row<T>(&mut self, take: impl FnOnce(u32, &[Cell<'_>]) -> T) -> Option<T> {
        self.skip_line_ends();
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = self.line;
        if !self.is_cut_by_returns {
            let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            let row = &rest[..end];
            if !self.has_quotes || memchr::memchr(b'"', row.as_bytes()).is_none() {
                self.step_over(self.at + end + 1);
                let row = row.strip_suffix('\r').unwrap_or(row);
                let cells: Vec<Cell<'_>> = row.split(char::from(self.delimiter)).take(CELLS_MAX).map(cell).collect();
                return Some(take(line, &cells));
            }
        }
        let length = self.quoted.read(rest.as_bytes());
        self.line += line_ends(&rest.as_bytes()[..length]);
        self.at += length;
        Some(take(line, &self.quoted.cells()))
    }

    /// Shows each row that is not blank.
    pub(crate) fn each(mut self, take: &mut dyn FnMut(u32, &[Cell<'_>]) -> ControlFlow<()>) {
        let mut shown = |line: u32, cells: &[Cell<'_>]| {
            if is_blank(cells) { ControlFlow::Continue(()) } else { take(line, cells) }
        };
        while let Some(ControlFlow::Continue(())) = self.next_row(&mut shown) {}
    }

    fn skip_line_ends(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'\n'), _) => self.step_over(self.at + 1),
                (Some(b'\r'), Some(b'\n')) => self.step_over(self.at + 2),
                (Some(b'\r'), _) => self.step_over(self.at + 1),
                _ => return,
            }
        }
    }
}

/// A cell with one character more than may be read, so that whoever reads it can tell.
fn cell(text: &str) -> Cell<'_> {
    Cell::text(cut_at(text, CELL_CHARACTERS_MAX + 1).map_or(text, |end| &text[..end]))
}

/// Whether nothing can be seen in a row.
pub(crate) fn is_blank(cells: &[Cell<'_>]) -> bool {
    cells.iter().all(|cell| cell.text.is_empty() || (cell.text.len() < 64 && cell.is_blank()))
}

/// How many lines end in `bytes`: with a line feed, a carriage return or both.
fn line_ends(bytes: &[u8]) -> u32 {
    let is_end = |(at, byte): (usize, &u8)| *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(|&(at, byte)| is_end((at, byte))).count() as u32
}

/// A row with quotes, which may hold delimiters and line ends.
struct QuotedRow {
    reader: csv_core::Reader,
    out: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
}

impl QuotedRow {
    fn new(delimiter: u8, has_quotes: bool) -> Self {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).quoting(has_quotes).build();
        Self { reader, out: vec![0; 256], ends: vec![0; 32], cells: 0 }
    }

    /// Reads the row that begins `bytes`, and returns how many bytes it has.
    fn read(&mut self, bytes: &[u8]) -> usize {
        self.reader.reset();
        let (mut read, mut written) = (0, 0);
        self.cells = 0;
        loop {
            let (result, input, output, ends) =
                self.reader.read_record(&bytes[read..], &mut self.out[written..], &mut self.ends[self.cells..]);
            read += input;
            written += output;
            self.cells += ends;
            match result {
                ReadRecordResult::OutputFull => self.out.resize(self.out.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() < ENDS_MAX => {
                    self.ends.resize((self.ends.len() * 2).min(ENDS_MAX), 0);
                }
                ReadRecordResult::OutputEndsFull => self.cells = CELLS_MAX,
                // No more bytes: the next call ends the row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.cells = self.cells.min(CELLS_MAX);
        // A row that ends with both a carriage return and a line feed ends after both.
        if bytes[..read].ends_with(b"\r") && bytes.get(read) == Some(&b'\n') { read + 1 } else { read }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut start = 0;
        let next = |&end: &usize| {
            // Quotes, delimiters and line ends are ASCII: what stands between them is whole characters.
            let text = std::str::from_utf8(&self.out[start..end]).unwrap_or_default();
            start = end;
            cell(text)
        };
        self.ends[..self.cells].iter().map(next).collect()
    }
}
