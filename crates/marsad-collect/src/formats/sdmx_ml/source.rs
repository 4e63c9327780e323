//! The text of a message, piece by piece: decoded, its lines counted, and no piece of it longer than a limit.

use std::io::{self, BufRead, Read, SeekFrom};

use encoding_rs::{Encoding, UTF_8};
use marsad_model::{Finding, FindingCode, Place, Severity};

use super::super::kinds::START_BYTES;
use super::super::{Content, Decoded, Unreadable};
use super::SDMX_ML;

/// How many bytes one tag or one text may have: XML is read a piece at a time.
pub(super) const PIECE_BYTES_MAX: usize = 4 << 20;
/// How many bytes are decoded at a time.
const CHUNK_BYTES: usize = 1 << 16;
/// Where a declaration ends at the latest.
const DECLARATION_BYTES: usize = 200;

/// A message as text that is read forward.
pub(super) struct Source<'c> {
    decoded: Decoded<'c>,
    text: String,
    at: usize,
    /// How many bytes the piece that is read may still have.
    left: usize,
    /// The line on which the reader stands, counted from 1.
    pub line: u64,
    /// Whether a piece was too long.
    pub is_full: bool,
}

impl<'c> Source<'c> {
    /// A message from its beginning on.
    pub(super) fn open(content: &'c mut dyn Content) -> Result<Self, Unreadable> {
        let encoding = encoding_of(&start_of(&mut *content)?);
        let decoded = Decoded::open(content, encoding.as_deref()).map_err(|error| error.in_format(SDMX_ML))?;
        let text = String::new();
        Ok(Self { decoded, text, at: 0, left: PIECE_BYTES_MAX, line: 1, is_full: false })
    }

    /// A new piece begins, which may be as long as any.
    pub(super) fn begin_piece(&mut self) {
        self.left = PIECE_BYTES_MAX;
    }

    /// What is doubtful about its encoding.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        let Self { mut decoded, .. } = self;
        let mut findings = std::mem::take(&mut decoded.findings);
        if decoded.has_errors {
            let finding = Finding::new(FindingCode::UnreadableCharacters, Severity::Error, Place::default());
            findings.push(finding.with("encoding", decoded.name()).with("what", "message"));
        }
        findings
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.text.len() {
            self.text.clear();
            self.at = 0;
            let more = self.decoded.more(&mut self.text, CHUNK_BYTES);
            if !more.map_err(|error| io::Error::other(format!("{error:?}")))? {
                return Ok(&[]);
            }
        }
        if self.left == 0 {
            self.is_full = true;
            return Err(io::Error::other("a tag or a text without end"));
        }
        let end = self.text.len().min(self.at.saturating_add(self.left));
        Ok(&self.text.as_bytes()[self.at..end])
    }

    fn consume(&mut self, amount: usize) {
        let end = self.text.len().min(self.at.saturating_add(amount));
        self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..end]).count() as u64;
        self.left = self.left.saturating_sub(end - self.at);
        self.at = end;
    }
}

/// The first bytes of a file.
pub(in crate::formats) fn start_of(content: &mut dyn Content) -> Result<Vec<u8>, Unreadable> {
    let wrong = |error: io::Error| Unreadable::other(SDMX_ML, error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = Vec::new();
    (&mut *content).take(START_BYTES).read_to_end(&mut start).map_err(wrong)?;
    Ok(start)
}

/// The name of the encoding that a message declares, UTF-8 where it declares none that is known; none for one whose
/// letters take two bytes, which show that by themselves.
fn encoding_of(start: &[u8]) -> Option<String> {
    let is_wide =
        start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || start.iter().take(4).any(|b| *b == 0);
    if is_wide {
        return None;
    }
    let has_mark = start.starts_with(b"\xef\xbb\xbf");
    let head = String::from_utf8_lossy(&start[..start.len().min(DECLARATION_BYTES)]);
    let known = declared(head.trim_start()).and_then(|name| Encoding::for_label(name.as_bytes()));
    let encoding = known.filter(|encoding| encoding.is_ascii_compatible() && !has_mark).unwrap_or(UTF_8);
    Some(encoding.name().to_owned())
}

/// The encoding that the declaration of a document names.
fn declared(text: &str) -> Option<&str> {
    let (declaration, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, rest) = declaration.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::encoding_of;

    #[test]
    fn the_declaration_names_the_encoding_unless_the_bytes_show_another() {
        assert_eq!(
            encoding_of(b"<?xml version='1.0' encoding = \"ISO-8859-1\"?><a/>").as_deref(),
            Some("windows-1252")
        );
        assert_eq!(
            encoding_of(b"\xef\xbb\xbf<?xml version='1.0' encoding='ISO-8859-1'?><a/>").as_deref(),
            Some("UTF-8")
        );
        assert_eq!(encoding_of(b"<?xml version='1.0' encoding='UTF-16'?><a/>").as_deref(), Some("UTF-8"));
        assert_eq!(encoding_of(b"<a encoding='x'/>").as_deref(), Some("UTF-8"));
        assert_eq!((encoding_of(b"\xff\xfe<\0a\0"), encoding_of(b"\0<\0a\0/\0>")), (None, None));
    }
}
