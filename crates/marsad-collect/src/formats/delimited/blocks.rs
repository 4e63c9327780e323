//! A text cut into blocks of whole rows.

use std::io::{Read as _, SeekFrom};

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::super::kinds::{Kind, START_BYTES};
use super::super::{Content, Decoded, Unreadable, other_than};
use super::delimiter::{delimiter_of, delimiter_of_headers, named};
use super::packed_keys::{packed_keys, unpacked};
use super::rows::Rows;

/// How much text is taken at a time.
const BLOCK_BYTES: usize = 1 << 20;
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
    /// How many dimensions the first cell of each line holds, where it holds several.
    packed_keys: Option<usize>,
    has_ended: bool,
    /// A text that is no longer needed, whose room the next one takes.
    spare: String,
    /// What is odd about the text.
    pub findings: Vec<Finding>,
}

impl<'c> Blocks<'c> {
    /// The blocks of `content`; the delimiter and the encoding are found where they are not given, and the encoding is
    /// another than the one that is given where the bytes show it.
    pub(crate) fn open(
        content: &'c mut dyn Content,
        delimiter: Option<char>,
        encoding: Option<&str>,
    ) -> Result<Self, Unreadable> {
        if let Some(found) = kind_of_other(content)? {
            return Err(Unreadable::Kind { expected: "CSV", found });
        }
        let other = encoding.map(|name| other_than(name, &mut *content)).transpose()?.flatten();
        let mut decoded = Decoded::open(content, other.map(|shown| shown.encoding).or(encoding))?;
        let mut rest = String::new();
        decoded.more(&mut rest, BLOCK_BYTES)?;
        if rest.len() < BLOCK_BYTES && rest.trim().is_empty() {
            return Err(Unreadable::empty("CSV"));
        }
        let mut findings = std::mem::take(&mut decoded.findings);
        if let (Some(other), Some(agreed)) = (other, encoding) {
            let finding = Finding::new(FindingCode::UnclearEncoding, Severity::Warning, Place::default());
            let finding = finding.with("what", if other.is_certain() { "changed" } else { "changed-likely" });
            let finding = finding.with("encoding", other.encoding).with("agreed", agreed);
            findings.push(finding.with("confidence", other.confidence));
        }
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
        let packed_keys = packed_keys(&rest).filter(|_| delimiter == b'\t');
        let spare = String::new();
        Ok(Self { decoded, rest, next_line: 1, delimiter, packed_keys, has_ended: false, spare, findings })
    }

    /// What stands between two cells of SDMX-CSV.
    pub(super) fn delimiter_of_headers(&self) -> u8 {
        delimiter_of_headers(&self.rest)
    }

    /// What stands between two cells.
    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// How many columns more are shown than cells stand in a line.
    pub(super) fn unpacked(&self) -> usize {
        self.packed_keys.map_or(0, |keys| keys.saturating_sub(1))
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
        let mut rest = std::mem::take(&mut self.spare);
        rest.clear();
        rest.push_str(&self.rest[end..]);
        self.rest.truncate(end);
        let text = std::mem::replace(&mut self.rest, rest);
        let text = if self.packed_keys.is_some() { unpacked(&text) } else { text };
        let block = Block { first_line: self.next_line, is_unquoted, text };
        self.next_line += lines(&block.text);
        if is_unquoted {
            let place = Place { row: Some(block.last_open_quote()), ..Place::default() };
            self.findings.push(Finding::new(FindingCode::CutOff, Severity::Error, place));
        }
        Ok(Some(block))
    }

    /// Gives the room of a block back that was read.
    pub(crate) fn take_back(&mut self, block: Block) {
        self.spare = block.text;
    }

    fn note_errors(&mut self) {
        if std::mem::take(&mut self.decoded.has_errors) {
            let finding = Finding::new(FindingCode::UnreadableCharacters, Severity::Error, Place::default());
            self.findings.push(finding.with("encoding", self.decoded.name()));
        }
    }
}

impl Block {
    /// Its rows.
    pub(crate) fn rows(&self, delimiter: u8) -> Rows<'_> {
        Rows::new(self, delimiter)
    }

    /// The line of the last row that has an odd number of quotes: where one was opened and not closed.
    fn last_open_quote(&self) -> u32 {
        let is_odd = |(_, line): &(usize, &str)| line.matches('"').count() % 2 == 1;
        let at = self.text.lines().enumerate().filter(is_odd).last().map_or(0, |(at, _)| at);
        self.first_line + at as u32
    }
}

/// What a file is that is no text with cells, by its first bytes; whether it is empty its text shows.
fn kind_of_other(content: &mut dyn Content) -> Result<Option<Kind>, Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other("text", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = Vec::new();
    (&mut *content).take(START_BYTES).read_to_end(&mut start).map_err(wrong)?;
    Ok(Kind::of_start(&start).filter(|kind| *kind != Kind::Empty))
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
