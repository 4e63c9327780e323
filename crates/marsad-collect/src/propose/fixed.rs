//! Which sort of text a text is: delimited, and by what, or in columns of fixed width.

use marsad_model::FileFormat;

use crate::Context;
use crate::formats::delimited::{Blocks, delimiter_of};
use crate::formats::{Content, Decoded, Unreadable};

/// How much of a text is looked at.
const SAMPLE_BYTES: usize = 1 << 18;

/// Whether SDMX-CSV has the components of the structure as headers, and codes in its cells.
pub(super) fn is_structured(context: &Context<'_>, start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let names: Vec<&str> =
        header.split(',').map(|name| name.trim().trim_matches('"').split(": ").next().unwrap_or_default()).collect();
    context.structure.dimensions.iter().all(|dimension| names.contains(&dimension.id.as_str()))
}

/// The format of a text.
pub(super) fn text_format(content: &mut dyn Content) -> Result<FileFormat, Unreadable> {
    let encoding = Blocks::open(content, Some(','), None)?.encoding().to_owned();
    let mut decoded = Decoded::open(content, Some(&encoding))?;
    let mut text = String::new();
    decoded.more(&mut text, SAMPLE_BYTES)?;
    let (delimiter, confidence) = delimiter_of(&text);
    let is_regular = confidence >= 55 && text.matches(char::from(delimiter)).count() > text.lines().count() / 2;
    let widths = widths(&text);
    if !is_regular && widths.len() > 1 || is_padded(&text, delimiter) && widths.len() > 2 {
        return Ok(FileFormat::FixedWidth { widths, encoding: Some(encoding) });
    }
    Ok(FileFormat::Csv { delimiter: Some(char::from(delimiter)), encoding: Some(encoding) })
}

/// Whether most lines have runs of blanks and few delimiters.
fn is_padded(text: &str, delimiter: u8) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let padded = lines.iter().filter(|line| line.trim().contains("   ")).count();
    let delimited = lines.iter().filter(|line| delimiters_in(line, delimiter) > 2).count();
    padded * 2 > lines.len() && delimited * 2 < lines.len() && delimiter != b'\t'
}

/// How often a delimiter stands in a line where it is not the mark of decimals or thousands.
fn delimiters_in(line: &str, delimiter: u8) -> usize {
    let bytes = line.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let is_mark = |at: usize| matches!(delimiter, b',' | b'.') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
    (0..bytes.len()).filter(|&at| bytes[at] == delimiter && !is_mark(at)).count()
}

/// The widths of the columns of a text, by the places that are blank in all of its lines with numbers.
fn widths(text: &str) -> Vec<u16> {
    let lines: Vec<Vec<char>> = text
        .lines()
        .filter(|line| numbers_in(line) >= 2 && !line.contains('\t'))
        .map(|line| line.trim_end().chars().collect())
        .collect();
    if lines.len() < 3 {
        return Vec::new();
    }
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let blanks = |at: usize| lines.iter().filter(|line| line.get(at).is_none_or(|c| *c == ' ')).count();
    let is_gap: Vec<bool> = (0..width).map(|at| blanks(at) * 100 >= lines.len() * 92).collect();
    // A column ends where its text ends: what is right-aligned after a gap may be wider in other lines.
    let has_text_before = |at: usize| (0..at).any(|before| !is_gap[before]);
    let has_text_after = |at: usize| (at..width).any(|after| !is_gap[after]);
    let cuts = (1..width).filter(|&at| is_gap[at] && !is_gap[at - 1] && has_text_before(at) && has_text_after(at));
    let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
    let ends = starts.iter().skip(1).copied().chain([width]);
    let parts: Vec<[usize; 2]> = starts.iter().copied().zip(ends).map(|(start, end)| [start, end]).collect();
    joined(&lines, &parts).iter().map(|[start, end]| (end - start) as u16).collect()
}

/// Columns that few lines fill are the thousands of the next one: `1 825,5` below `129,8`.
fn joined(lines: &[Vec<char>], parts: &[[usize; 2]]) -> Vec<[usize; 2]> {
    let mut joined: Vec<[usize; 2]> = Vec::new();
    let mut start = None;
    for &[from, to] in parts {
        let is_filled =
            |line: &&Vec<char>| line.get(from..to.min(line.len())).is_some_and(|part| part.iter().any(|c| *c != ' '));
        let filled = lines.iter().filter(is_filled).count();
        let from = start.take().unwrap_or(from);
        if filled * 10 < lines.len() * 3 && to < parts.last().map_or(0, |[_, end]| *end) {
            start = Some(from);
        } else {
            joined.push([from, to]);
        }
    }
    joined
}

/// How many groups of digits with a blank before them a line has.
fn numbers_in(line: &str) -> usize {
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || ",.*".contains(c))
    };
    line.split_whitespace().filter(is_number).count()
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn columns_are_cut_where_all_lines_are_blank() {
        let text = "MOIS      FRANCE   ITALIE\nJANVIER..  129,8     64,5\nFEVRIER..   26,1     46,9\nMARS.....  1 89,6     4,3\n";
        assert_eq!(widths(text), [9, 8, 8]);
    }
}
