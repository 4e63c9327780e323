//! Delimited text that ends within a row: its last row has fewer cells than all before it, and no end of line.
//!
//! Does not hold: a text that ends within a pair of quotes, which the blocks tell.

use std::io::{Read, SeekFrom};

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::super::Content;
use super::delimiter::{cells_of, delimiter_of};

/// How much of the end of a file is looked at.
const TAIL_BYTES: u64 = 1 << 16;
/// How many rows before the last one must have equally many cells, and how many are looked at. Lines of one cell are
/// titles, notes and sources; only a bare word right below the rows is the beginning of one more.
const ROWS_MIN: usize = 2;
const ROWS_MAX: usize = 20;

/// A warning where the last row of a file was cut.
pub(crate) fn cut_row(content: &mut dyn Content, delimiter: Option<char>) -> Option<Finding> {
    let length = content.seek(SeekFrom::End(0)).ok()?;
    let start = length.saturating_sub(TAIL_BYTES);
    content.seek(SeekFrom::Start(start)).ok()?;
    let mut bytes: Vec<u8> = Vec::new();
    Read::take(&mut *content, TAIL_BYTES).read_to_end(&mut bytes).ok()?;
    let is_cut = ends_within_row(&bytes, start > 0, delimiter);
    is_cut.then(|| {
        let place = Place { row: line_of_end(content), ..Place::default() };
        Finding::new(FindingCode::CutOff, Severity::Warning, place).with("what", "row")
    })
}

/// Whether the end of a file is that of a row which was cut; the first line of the end may be a part of one.
fn ends_within_row(bytes: &[u8], is_part: bool, delimiter: Option<char>) -> bool {
    let is_ended = bytes.last().is_none_or(|&byte| byte == b'\n' || byte == b'\r');
    // Text of two bytes a letter has zeros; marks of cells cannot be counted in it.
    if is_ended || bytes.contains(&0) {
        return false;
    }
    let text = String::from_utf8_lossy(bytes);
    let delimiter = delimiter.and_then(|mark| u8::try_from(mark).ok());
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(&text).0);
    let lines: Vec<&str> = text.lines().skip(usize::from(is_part)).filter(|line| !line.trim().is_empty()).collect();
    let Some((last, before)) = lines.split_last() else { return false };
    let before = &before[before.len().saturating_sub(ROWS_MAX)..];
    let is_quoted = |line: &&str| line.matches('"').count() % 2 == 1;
    if is_quoted(last) || before.iter().any(is_quoted) {
        return false;
    }
    let cells = cells_of(last, delimiter);
    let all: Vec<usize> = before.iter().map(|line| cells_of(line, delimiter)).collect();
    let widths: Vec<usize> = all.iter().copied().filter(|&cells| cells > 1).collect();
    let is_regular = widths.len() >= ROWS_MIN && widths.iter().all(|&width| width == widths[0]);
    // Between rows and a note stands an empty line, or another note.
    let is_below_rows =
        all.last().is_some_and(|&cells| cells > 1) && text.lines().rev().nth(1) == before.last().copied();
    // A note may have the marks of blank cells behind it.
    let bare = last.trim_end_matches(char::from(delimiter));
    let has_one = cells_of(bare, delimiter) <= 1;
    is_regular && cells < widths[0] && (!has_one || is_below_rows && is_bare_word(bare))
}

/// Whether a line is the beginning of a label, and no note: one or two words without a mark between or behind them.
fn is_bare_word(line: &str) -> bool {
    const WORDS_MAX: usize = 2;
    let is_plain = |c: char| c.is_alphanumeric() || " -'’\"".contains(c);
    line.split_whitespace().count() <= WORDS_MAX && line.chars().all(is_plain) && line.contains(char::is_alphabetic)
}

/// The line on which a file ends, counted from 1.
fn line_of_end(content: &mut dyn Content) -> Option<u32> {
    content.seek(SeekFrom::Start(0)).ok()?;
    let mut buffer = vec![0_u8; TAIL_BYTES as usize];
    let mut line: u32 = 1;
    loop {
        let count = content.read(&mut buffer).ok()?;
        if count == 0 {
            return Some(line);
        }
        let ends = buffer[..count].iter().filter(|&&byte| byte == b'\n').count();
        line = line.checked_add(u32::try_from(ends).ok()?)?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use marsad_model::Severity;

    use super::cut_row;

    /// The row that is told to be cut.
    fn check(text: &str) -> Option<u32> {
        let mut content = Cursor::new(text.as_bytes().to_vec());
        let finding = cut_row(&mut content, Some(';'))?;
        assert_eq!(finding.severity, Severity::Warning);
        finding.place.row
    }

    #[test]
    fn a_last_row_that_is_shorter_than_all_and_has_no_end_was_cut() {
        assert_eq!(check("Isle;2023;2024\r\nLulu;1;2\r\nSadaf;3"), Some(3));
        assert_eq!(check("Ports\nIsle;2023;2024\nLulu;1;2\nSadaf;3"), Some(4), "below a title");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSadaf;3\n"), None, "the sender ended it");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSadaf;3;4"), None, "no row need end in a new line");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSource: ports"), None, "a note has one cell");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSad"), Some(3), "a label that breaks off");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\n\nPorts"), None, "a note below an empty line");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nRegister of the ports"), None, "a note of several words");
        assert_eq!(
            check("Isle;2023;2024\nLulu;1;2\n\ns.s. : kept back;"),
            None,
            "a note with a mark of cells behind it"
        );
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSad;"), Some(3), "a label that breaks off behind a mark");
        assert_eq!(check("Isle;2023;2024\nLulu;1\nSadaf;3"), None, "rows of this file end where they like");
        assert_eq!(check("Isle;2023;2024\nLulu;1;2\nSadaf;\"3"), None, "told as an open quotation mark");
    }
}
