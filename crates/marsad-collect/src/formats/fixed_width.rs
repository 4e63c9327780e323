//! Text in columns of fixed width, counted in characters.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::delimited::Blocks;
use super::fixed_borders::Borders;
use super::fixed_words::{Heads, heads};
use super::{CELL_CHARACTERS_MAX, Content, SheetHead, Unreadable, Visitor, cell_text, tell_too_large};
use crate::cell::Cell;

/// Shows every line, cut at `widths`; the last column takes the rest. A sentence below the values, such as a source, is
/// not cut: it stands in the first column.
pub(super) fn visit(
    content: &mut dyn Content,
    widths: &[u16],
    encoding: Option<&str>,
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    // Nothing is cut at a delimiter here; one is named so that none is guessed.
    let mut blocks = Blocks::open(content, Some('\u{1}'), encoding)?;
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    let (mut cuts, mut borders) = (CutNumbers::default(), Borders::default());
    let mut rows = 0;
    let mut has_values = false;
    let mut flow = ControlFlow::Continue(());
    while flow.is_continue()
        && let Some(block) = blocks.next_block()?
    {
        for (number, line) in (block.first_line..).zip(lines(&block.text)) {
            if Cell::text(line).is_blank() {
                continue;
            }
            rows += 1;
            borders.add(line);
            let is_whole = has_values && is_sentence(line, widths);
            let (cells, is_cut) =
                if is_whole { uncut(line, widths) } else { cut(line, widths, &mut |cut| cuts.add(number, cut)) };
            has_values |= cells.iter().skip(1).any(is_number);
            if is_cut {
                let place = Place { row: Some(number), ..Place::default() };
                tell_too_large(&mut findings, ("cell", CELL_CHARACTERS_MAX as u64), place);
            }
            flow = visitor.row(number, &cells);
            if flow.is_break() {
                break;
            }
        }
    }
    findings.append(&mut blocks.findings);
    findings.append(&mut cuts.told(rows));
    findings.extend(borders.told(widths));
    Ok(findings)
}

/// How many numbers are told that a place cuts.
const CUTS_MAX: u64 = 100;
/// Where a place cuts digits from digits in no more than one row of so many, the columns do not touch.
const TOUCHING_ROWS: u64 = 10;

/// Numbers that the places cut at which lines are cut: their end would be read as a number of its own.
#[derive(Default)]
struct CutNumbers {
    findings: Vec<Finding>,
    /// For each place how many numbers it cut, and where the last finding about it stands.
    counts: BTreeMap<usize, (u64, usize)>,
    /// For each place in how many rows digits stand on both sides of it.
    between_digits: BTreeMap<usize, u64>,
}

/// A number that is cut: the place of the column that begins within it, and the number.
struct Cut<'t> {
    column: usize,
    number: &'t str,
    kind: CutKind,
}

/// How a place and a number do not go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CutKind {
    /// Digits stand on both sides of the place, without a blank between them.
    Within,
    /// The place lies at a blank between groups of digits.
    Group,
    /// The column holds two numbers, with more than one blank between them: they would be read as one.
    Two,
}

impl CutNumbers {
    fn add(&mut self, row: u32, cut: &Cut<'_>) {
        let (count, last) = self.counts.entry(cut.column).or_insert((0, 0));
        *count += 1;
        *self.between_digits.entry(cut.column).or_insert(0) += u64::from(cut.kind == CutKind::Within);
        if *count > CUTS_MAX {
            self.findings[*last].more += 1;
            return;
        }
        *last = self.findings.len();
        let place = Place { row: Some(row), column: Some(cut.column as u32 + 1), ..Place::default() };
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, place).with_value(cut.number);
        let what = match cut.kind {
            CutKind::Within => "within",
            CutKind::Group => "group",
            CutKind::Two => "two",
        };
        self.findings.push(finding.with("what", what));
    }

    /// What is told of them. Columns that touch in every row are two columns; where digits stand on both sides of a place
    /// in few rows only, a number of one column reaches into the other there.
    fn told(self, rows: u64) -> Vec<Finding> {
        let is_rare = |column: u32| {
            let count = self.between_digits.get(&(column as usize - 1)).copied().unwrap_or(0);
            count > 0 && count * TOUCHING_ROWS <= rows
        };
        let is_within = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "within");
        let mut told = self.findings;
        for finding in told.iter_mut().filter(|finding| is_within(finding)) {
            if finding.place.column.is_some_and(is_rare) {
                *finding = finding.clone().with("what", "rare");
            }
        }
        told
    }
}

/// The number around a place of a line, where the place cuts one: digits on both sides, or one to three digits before a
/// blank and three others.
fn number_at(line: &str, at: usize) -> Option<&str> {
    let (before, after) = (&line[..at], &line[at..]);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let digits_before = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let behind_blank = digits(after.strip_prefix(' ').unwrap_or_default());
    let is_cut = digits_before > 0 && digits(after) > 0 || (1..=3).contains(&digits_before) && behind_blank == 3;
    if !is_cut {
        return None;
    }
    let is_part = |byte: &u8| byte.is_ascii_digit();
    // Single blanks between groups belong to the number.
    let mut start = at;
    let bytes = line.as_bytes();
    while start > 0
        && (is_part(&bytes[start - 1]) || start > 1 && bytes[start - 1] == b' ' && is_part(&bytes[start - 2]))
    {
        start -= 1;
    }
    let mut end = at;
    while end < bytes.len() && (is_part(&bytes[end]) || bytes[end] == b' ' && bytes.get(end + 1).is_some_and(is_part)) {
        end += 1;
    }
    Some(&line[start..end])
}

/// The lines of a text, which end with a line feed, a carriage return or both.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
        Some(line)
    })
}

/// The cells of a line, and whether one was longer than a cell may be; `tell` hears of every number that is cut.
fn cut<'t>(line: &'t str, widths: &[u16], tell: &mut dyn FnMut(&Cut<'t>)) -> (Vec<Cell<'t>>, bool) {
    let mut texts = Vec::with_capacity(widths.len());
    let mut cuts: Vec<Cut<'t>> = Vec::new();
    let mut rest = line;
    let mut is_word_cut = false;
    for (place, width) in widths.iter().enumerate() {
        let is_last = place + 1 == widths.len();
        let end = rest.char_indices().nth(usize::from(*width)).map_or(rest.len(), |(at, _)| at);
        let (text, after) = if is_last { (rest, "") } else { rest.split_at(end) };
        texts.push(text.trim());
        let at = line.len() - after.len();
        is_word_cut |= is_within_word(line, at);
        if let Some(number) = number_at(line, at).filter(|_| !is_last) {
            let is_between_digits = is_within_word(line, at) && line[..at].ends_with(|c: char| c.is_ascii_digit());
            let kind = if is_between_digits { CutKind::Within } else { CutKind::Group };
            cuts.push(Cut { column: place + 1, number, kind });
        }
        if are_two_numbers(text.trim()) {
            cuts.push(Cut { column: place, number: text.trim(), kind: CutKind::Two });
        }
        rest = after;
    }
    match heads_where(is_word_cut, line, widths) {
        Heads::Whole(whole) => texts = whole,
        Heads::AsCut | Heads::Unclear => cuts.iter().for_each(tell),
    }
    let mut is_any_cut = false;
    let cells = texts.into_iter().map(|text| {
        let (text, is_cut) = cell_text(text);
        is_any_cut |= is_cut;
        Cell::text(text)
    });
    let cells = cells.collect();
    (cells, is_any_cut)
}

/// Whether numbers stand in one column with more than one blank between them, and nothing else.
fn are_two_numbers(text: &str) -> bool {
    let is_number = |part: &str| {
        let is_part = |c: char| c.is_numeric() || " .,\u{a0}\u{202f}".contains(c);
        part.starts_with(char::is_numeric) && part.chars().all(is_part)
    };
    text.contains("  ") && text.split("  ").map(str::trim).filter(|part| !part.is_empty()).all(is_number)
}

/// The cells of a line that is not cut, and whether it was longer than a cell may be.
fn uncut<'t>(line: &'t str, widths: &[u16]) -> (Vec<Cell<'t>>, bool) {
    let (text, is_cut) = cell_text(line.trim());
    let mut cells = vec![Cell::text(text)];
    cells.resize(widths.len().max(1), Cell::text(""));
    (cells, is_cut)
}

/// Whether a cell holds digits and what stands between them.
fn is_number(cell: &Cell<'_>) -> bool {
    cell.text.chars().any(char::is_numeric) && !cell.text.chars().any(char::is_alphabetic)
}

/// Whether a line has no gap between columns and would be cut within a word, and holds no number or begins with a word and
/// a colon: `Source : Direction générale`. A label that is too long for its column has its numbers behind it.
fn is_sentence(line: &str, widths: &[u16]) -> bool {
    let text = line.trim();
    if text.contains("  ") || text.contains('\t') {
        return false;
    }
    let is_note = || {
        let (word, behind) = text.split_once([' ', ':', '\u{a0}']).unwrap_or((text, ""));
        let is_told = text[word.len()..].trim_start().starts_with(':');
        is_told && !behind.is_empty() && word.chars().all(char::is_alphabetic)
    };
    let has_number = text.chars().any(char::is_numeric);
    (!has_number || is_note()) && cuts_a_word(line, widths)
}

/// Whether a place at which a line is cut lies between two letters.
fn cuts_a_word(line: &str, widths: &[u16]) -> bool {
    let mut rest = line;
    let mut is_letter_before = false;
    let mut is_cut = false;
    for width in widths {
        is_cut |= is_letter_before && rest.starts_with(char::is_alphabetic);
        let end = rest.char_indices().nth(usize::from(*width)).map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        is_letter_before = text.ends_with(char::is_alphabetic);
        rest = after;
    }
    is_cut
}

/// The words of a line of headers, asked for only where a place lies within a word.
fn heads_where<'t>(is_word_cut: bool, line: &'t str, widths: &[u16]) -> Heads<'t> {
    if is_word_cut { heads(line, widths) } else { Heads::AsCut }
}

/// Whether letters or digits stand on both sides of a place of a line.
fn is_within_word(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    before.ends_with(|c: char| !c.is_whitespace()) && after.starts_with(|c: char| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use marsad_model::FindingCode;

    use super::super::{SheetHead, Visitor};
    use super::{cut, lines, visit};
    use crate::cell::Cell;

    #[derive(Default)]
    struct Rows(Vec<(u32, Vec<String>)>);

    impl Visitor for Rows {
        fn sheet(&mut self, _: &SheetHead) -> bool {
            true
        }

        fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
            self.0.push((number, cells.iter().map(|cell| cell.text.to_owned()).collect()));
            ControlFlow::Continue(())
        }
    }

    #[test]
    fn lines_are_cut_at_characters_and_not_at_bytes() {
        let (cells, _) = cut("Algérie  2022   12", &[9, 5, 1], &mut |_| {});
        assert_eq!(cells.iter().map(|cell| cell.text).collect::<Vec<_>>(), ["Algérie", "2022", "12"]);
        assert_eq!(cut("é", &[9, 5], &mut |_| {}).0.len(), 2);
    }

    #[test]
    fn a_place_within_a_number_is_told_with_the_number() {
        let told = |line: &str, widths: &[u16]| {
            let mut told: Vec<(usize, String)> = Vec::new();
            let _ = cut(line, widths, &mut |cut| told.push((cut.column, cut.number.to_owned())));
            told
        };
        let whole = (1, "1 170 038".to_owned());
        assert_eq!(told("ALGERIE  1 170 038", &[10, 8]), std::slice::from_ref(&whole));
        assert_eq!(told("ALGERIE  1 170 038", &[12, 6]), [whole]);
        assert!(told("ALGERIE  2023  038", &[13, 5]).is_empty());
        assert!(told("ALGERIE  2023 038", &[13, 4]).is_empty(), "a year before a count");
        assert!(told("ALGERIE   12   038", &[9, 3, 6]).is_empty());
    }

    #[test]
    fn a_number_that_reaches_into_the_next_column_in_few_rows_is_told_as_such() {
        let mut rows = Rows::default();
        let text = format!("{}Italie  12345 7\n", "France   12  345\n".repeat(20));
        let findings = visit(&mut Cursor::new(text.into_bytes()), &[7, 4, 6], None, &mut rows).unwrap();
        let told: Vec<(Option<u32>, &str)> =
            findings.iter().map(|finding| (finding.place.row, finding.arguments["what"].as_str())).collect();
        assert_eq!(told, [(Some(21), "rare")]);
    }

    #[test]
    fn two_numbers_in_one_column_are_told() {
        let told = |line: &str| {
            let mut told: Vec<(usize, String)> = Vec::new();
            let _ = cut(line, &[8, 16], &mut |cut| told.push((cut.column, cut.number.to_owned())));
            told
        };
        assert_eq!(told("Russe       27     239"), [(1, "27     239".to_owned())]);
        assert!(told("Russe        1 239").is_empty() && told("Russe     27  (239)").is_empty());
        assert!(told("Russe   dont  27").is_empty());
    }

    #[test]
    fn a_header_that_is_wider_than_its_column_stays_whole() {
        let (cells, _) = cut("NATIONALITE  2022  2023", &[12, 9, 6], &mut |_| panic!("no number is cut"));
        assert_eq!(cells.iter().map(|cell| cell.text).collect::<Vec<_>>(), ["NATIONALITE", "2022", "2023"]);
    }

    #[test]
    fn a_sentence_below_the_values_is_not_cut_into_cells() {
        let shown = |text: &str| {
            let mut rows = Rows::default();
            let findings = visit(&mut Cursor::new(text.as_bytes().to_vec()), &[8, 4, 6], None, &mut rows).unwrap();
            assert!(findings.is_empty(), "{findings:?}");
            rows.0.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>()
        };
        let values = "Sfax    T1    12\nMahdia  T2    31\n";
        let last = |line: &str| shown(&format!("{values}{line}\n")).pop().unwrap();
        for line in ["Source : Direction de la Garde", "Source: Garde nationale, 2023", "المصدر: الإدارة العامة"]
        {
            assert_eq!(last(line), [line, "", ""], "{line}");
        }
        assert_eq!(last("Monastir  T1   7"), ["Monastir", "T1", "7"], "a row with gaps");
        assert_eq!(last("Le Kefouest 45"), ["Le Kefou", "est", "45"], "a label that pushes its number aside");
    }

    #[test]
    fn lines_end_as_they_do_on_any_computer() {
        assert_eq!(lines("a\nb\r\n\rc").collect::<Vec<_>>(), ["a", "b", "", "c"]);
        assert_eq!(lines("a\n").collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn no_byte_cuts_a_line() {
        let mut rows = Rows::default();
        let text = b"ab\x01c 2.\x01300\n\nde  4.5\n".to_vec();
        let findings = visit(&mut Cursor::new(text), &[5, 9], None, &mut rows).unwrap();
        assert!(findings.is_empty());
        let row = |number, cells: [&str; 2]| (number, cells.map(str::to_owned).to_vec());
        assert_eq!(rows.0, [row(1, ["ab\u{1}c", "2.\u{1}300"]), row(3, ["de  4", ".5"])]);
    }

    #[test]
    fn a_line_longer_than_a_cell_is_told() {
        let mut rows = Rows::default();
        let findings = visit(&mut Cursor::new(vec![b'x'; 40_000]), &[5, 9], None, &mut rows).unwrap();
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [FindingCode::TooLarge]);
        assert_eq!(rows.0[0].1[1].len(), 32_767);
    }
}
