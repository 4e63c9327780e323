//! Delimited text, block by block, so that a file of any size takes the same memory.

use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::{CELL_BYTES_MAX, COLUMNS_MAX, Content, Decoded, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;

/// How much text is taken at a time.
const BLOCK_BYTES: usize = 1 << 22;
/// How long a block may become while the end of a quoted cell is looked for.
const BLOCK_BYTES_MAX: usize = 1 << 24;

/// Whole rows of a text.
pub(crate) struct Block {
    pub text: String,
    /// The number of its first line, counted from 1.
    pub first_line: u32,
    /// Whether quotes mean nothing in it, because one was never closed.
    pub is_unquoted: bool,
}

/// A text cut into blocks of whole rows.
pub(crate) struct Blocks<'c> {
    decoded: Decoded<'c>,
    rest: String,
    next_line: u32,
    delimiter: u8,
    has_ended: bool,
    /// What is odd about the text.
    pub findings: Vec<Finding>,
}

impl<'c> Blocks<'c> {
    /// The blocks of `content`; the delimiter and the encoding are found where they are not given.
    pub(crate) fn open(
        content: &'c mut dyn Content,
        delimiter: Option<char>,
        encoding: Option<&str>,
    ) -> Result<Self, Unreadable> {
        let mut decoded = Decoded::open(content, encoding)?;
        let mut rest = String::new();
        decoded.more(&mut rest, BLOCK_BYTES)?;
        let mut findings = std::mem::take(&mut decoded.findings);
        let delimiter = match delimiter {
            Some(delimiter) => {
                u8::try_from(delimiter).map_err(|_| Unreadable::other("CSV", format!("delimiter `{delimiter}`")))?
            }
            None => {
                let (delimiter, confidence) = delimiter_of(&rest);
                if confidence < 80 {
                    let finding = Finding::new(FindingCode::UnclearDelimiter, Severity::Warning, Place::default());
                    findings.push(finding.with("delimiter", named(delimiter)).with("confidence", confidence));
                }
                delimiter
            }
        };
        Ok(Self { decoded, rest, next_line: 1, delimiter, has_ended: false, findings })
    }

    /// What stands between two cells.
    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The name of the encoding.
    pub(crate) fn encoding(&self) -> &'static str {
        self.decoded.name()
    }

    /// The next whole rows.
    pub(crate) fn next_block(&mut self) -> Result<Option<Block>, Unreadable> {
        while !self.has_ended && self.rest.len() < BLOCK_BYTES {
            self.has_ended = !self.decoded.more(&mut self.rest, BLOCK_BYTES)?;
        }
        let (end, is_unquoted) = loop {
            if self.has_ended {
                break (self.rest.len(), count(self.rest.as_bytes(), b'"') % 2 == 1);
            }
            if let Some(end) = whole_rows(&self.rest) {
                break (end, false);
            }
            if self.rest.len() > BLOCK_BYTES_MAX {
                let end = memchr::memrchr(b'\n', self.rest.as_bytes());
                let too_long = Unreadable::TooLarge { what: "line", limit: BLOCK_BYTES_MAX as u64 };
                break (end.ok_or(too_long)? + 1, true);
            }
            self.has_ended = !self.decoded.more(&mut self.rest, BLOCK_BYTES)?;
        };
        if end == 0 {
            self.note_errors();
            return Ok(None);
        }
        let rest = self.rest.split_off(end);
        let text = std::mem::replace(&mut self.rest, rest);
        let block = Block { first_line: self.next_line, is_unquoted, text };
        self.next_line += lines(&block.text);
        if is_unquoted {
            let place = Place { row: Some(block.last_open_quote()), ..Place::default() };
            self.findings.push(Finding::new(FindingCode::CutOff, Severity::Error, place));
        }
        Ok(Some(block))
    }

    fn note_errors(&mut self) {
        if std::mem::take(&mut self.decoded.has_errors) {
            let finding = Finding::new(FindingCode::UnreadableCharacters, Severity::Error, Place::default());
            self.findings.push(finding.with("encoding", self.decoded.name()));
        }
    }
}

impl Block {
    /// Shows each row that is not blank, with the number of the line on which it begins.
    pub(crate) fn rows(&self, delimiter: u8, take: &mut dyn FnMut(u32, &[Cell<'_>]) -> ControlFlow<()>) {
        let bytes = self.text.as_bytes();
        let has_quote = !self.is_unquoted && memchr::memchr(b'"', bytes).is_some();
        let is_plain = !has_quote && memchr::memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n'));
        if is_plain { self.plain_rows(delimiter, take) } else { self.quoted_rows(delimiter, take) }
    }

    /// Rows without quotes: what stands between delimiters is a cell.
    fn plain_rows(&self, delimiter: u8, take: &mut dyn FnMut(u32, &[Cell<'_>]) -> ControlFlow<()>) {
        let mut cells: Vec<Cell<'_>> = Vec::new();
        let mut line = self.first_line;
        let text = self.text.as_str();
        let (mut row_start, bytes) = (0, text.as_bytes());
        while row_start < bytes.len() {
            cells.clear();
            let mut start = row_start;
            let end = loop {
                match memchr::memchr2(delimiter, b'\n', &bytes[start..]) {
                    Some(at) if bytes[start + at] == delimiter => {
                        cells.push(Cell::text(&text[start..start + at]));
                        start += at + 1;
                    }
                    Some(at) => break start + at,
                    None => break bytes.len(),
                }
            };
            cells.push(Cell::text(text[start..end].trim_end_matches('\r')));
            if !is_blank(&cells) && take(line, &cells).is_break() {
                return;
            }
            line += 1;
            row_start = end + 1;
        }
    }

    fn quoted_rows(&self, delimiter: u8, take: &mut dyn FnMut(u32, &[Cell<'_>]) -> ControlFlow<()>) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(!self.is_unquoted)
            .from_reader(self.text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut lines = LineCount { bytes: self.text.as_bytes(), at: 0, line: self.first_line };
        // A text in memory gives no error: it is UTF-8, and rows may differ in length.
        while reader.read_record(&mut record).unwrap_or(false) {
            let line = lines.of(record.position().map_or(0, |position| position.byte() as usize));
            let cells: Vec<Cell<'_>> = record.iter().map(Cell::text).collect();
            if !is_blank(&cells) && take(line, &cells).is_break() {
                return;
            }
        }
    }

    /// The line of the last row that has an odd number of quotes: where one was opened and not closed.
    fn last_open_quote(&self) -> u32 {
        let is_odd = |(_, line): &(usize, &str)| line.matches('"').count() % 2 == 1;
        let at = self.text.lines().enumerate().filter(is_odd).last().map_or(0, |(at, _)| at);
        self.first_line + at as u32
    }
}

/// Counts lines from one record to the next; a record may be told to begin at the line end before it.
struct LineCount<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u32,
}

impl LineCount<'_> {
    /// The line of the first byte from `start` on that is no line end.
    fn of(&mut self, start: usize) -> u32 {
        while let Some(&byte) = self.bytes.get(self.at) {
            let is_end = byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            if self.at >= start && byte != b'\n' && byte != b'\r' {
                break;
            }
            self.line += u32::from(is_end);
            self.at += 1;
        }
        self.line
    }
}

/// Shows every row of delimited text.
pub(super) fn visit(
    content: &mut dyn Content,
    (delimiter, encoding): (Option<char>, Option<&str>),
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    let mut blocks = Blocks::open(content, delimiter, encoding)?;
    let mut findings = Vec::new();
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(findings);
    }
    let mut flow = ControlFlow::Continue(());
    while let Some(block) = blocks.next_block()? {
        block.rows(blocks.delimiter(), &mut |line, cells| {
            let cells = limited(line, cells, &mut findings);
            flow = visitor.row(line, cells);
            flow
        });
        if flow.is_break() {
            break;
        }
    }
    findings.append(&mut blocks.findings);
    Ok(findings)
}

/// The cells that may be read of a row.
pub(crate) fn limited<'r, 'c>(line: u32, cells: &'r [Cell<'c>], findings: &mut Vec<Finding>) -> &'r [Cell<'c>] {
    if cells.len() <= COLUMNS_MAX {
        return cells;
    }
    if !findings.iter().any(|finding| finding.code == FindingCode::TooLarge) {
        let place = Place { row: Some(line), ..Place::default() };
        findings.push(Unreadable::TooLarge { what: "columns", limit: COLUMNS_MAX as u64 }.finding(place));
    }
    &cells[..COLUMNS_MAX]
}

fn is_blank(cells: &[Cell<'_>]) -> bool {
    cells.iter().all(|cell| cell.text.is_empty() || (cell.text.len() < 64 && cell.is_blank()))
}

/// Where the last whole row of `text` ends: the last line end with an even number of quotes before it.
fn whole_rows(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let quotes = count(bytes, b'"');
    let mut end = memchr::memrchr(b'\n', bytes)?;
    let mut after = count(&bytes[end..], b'"');
    // A line end within quotes has an odd number before it.
    for _ in 0..10_000 {
        if (quotes - after).is_multiple_of(2) {
            return Some(end + 1);
        }
        let before = memchr::memrchr(b'\n', &bytes[..end])?;
        after += count(&bytes[before..end], b'"');
        end = before;
    }
    None
}

fn count(bytes: &[u8], wanted: u8) -> usize {
    memchr::memchr_iter(wanted, bytes).count()
}

fn lines(text: &str) -> u32 {
    match count(text.as_bytes(), b'\n') {
        0 => text.matches('\r').count() as u32,
        found => found as u32,
    }
}

/// The likeliest delimiter of a text, and how sure it is in per cent: the one that cuts its lines into the same number
/// of cells, more than one.
pub(crate) fn delimiter_of(text: &str) -> (u8, u32) {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && line.len() < CELL_BYTES_MAX).take(200).collect();
    let mut scored: Vec<(f64, u8)> = [b';', b',', b'\t', b'|'].map(|mark| (regularity(&lines, mark), mark)).to_vec();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match &scored[..] {
        [(best, mark), (second, _), ..] if *best > 0.0 => {
            (*mark, (50.0 + 50.0 * (best - second) / best).clamp(0.0, 99.0) as u32)
        }
        _ => (b',', 100),
    }
}

/// How regularly `mark` cuts lines: the share of lines with the commonest number of cells, weighed by that number.
fn regularity(lines: &[&str], mark: u8) -> f64 {
    let counts: Vec<usize> = lines.iter().map(|line| cells_of(line, mark)).collect();
    let widest = (2..=counts.iter().copied().max().unwrap_or(0).min(COLUMNS_MAX)).filter_map(|cells| {
        let lines_with = counts.iter().filter(|&&count| count == cells).count();
        (lines_with > 0).then(|| lines_with as f64 / counts.len() as f64 * (1.0 + (cells as f64).ln()))
    });
    widest.fold(0.0, f64::max)
}

fn cells_of(line: &str, mark: u8) -> usize {
    let mut is_quoted = false;
    let is_cut = |byte: &u8| {
        is_quoted ^= *byte == b'"';
        *byte == mark && !is_quoted
    };
    line.as_bytes()
        .iter()
        .copied()
        .filter({
            let mut is_cut = is_cut;
            move |byte| is_cut(byte)
        })
        .count()
        + 1
}

fn named(delimiter: u8) -> String {
    if delimiter == b'\t' { "TAB".to_owned() } else { char::from(delimiter).to_string() }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use super::{Blocks, delimiter_of};

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut cursor = Cursor::new(text.as_bytes().to_vec());
        let mut blocks = Blocks::open(&mut cursor, Some(';'), None).unwrap();
        let mut found = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            block.rows(b';', &mut |line, cells| {
                found.push((line, cells.iter().map(|cell| cell.text.to_owned()).collect()));
                ControlFlow::Continue(())
            });
        }
        found
    }

    #[test]
    fn rows_are_numbered_by_the_line_on_which_they_begin() {
        let plain = rows("a;b\r\n\n1;2\n3;");
        assert_eq!(plain.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
        assert_eq!(plain[2].1, ["3", ""]);
        let quoted = rows("a;b\n\"x\ny\";2\n\"3\"\"\";4\n");
        assert_eq!(quoted.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 4]);
        assert_eq!(quoted[2].1, ["3\"", "4"]);
        assert_eq!(rows("a;b\r1;2\r")[1].1, ["1", "2"]);
        let windows = rows("a;b\r\n\r\n\"1\";2\r\n3;4\r\n");
        assert_eq!(windows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn a_quote_that_is_never_closed_hides_nothing() {
        let found = rows("a;b\n1;\"2\n3;4\n");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_regularly() {
        assert_eq!(delimiter_of("a;b;c\n1,5;2;3\n1,7;2;3\n").0, b';');
        assert_eq!(delimiter_of("a,b\n1,2\n3,4\n").0, b',');
        assert_eq!(delimiter_of("a\tb\n1,5\t2\n").0, b'\t');
        assert_eq!(delimiter_of("Titre, avec virgule\nSource: x\n\na;b;c\n1;2;3\n1;2;3\n1;2;4\n").0, b';');
    }
}
