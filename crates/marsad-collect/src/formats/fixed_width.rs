//! Text in columns of fixed width, counted in characters.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::delimited::Blocks;
use super::fixed_below::Below;
use super::fixed_borders::Borders;
use super::fixed_lines::{Titles, cuts_a_word, is_sentence, lines, unframed};
use super::fixed_words::{Heads, heads};
use super::{CELL_CHARACTERS_MAX, Content, SheetHead, Unreadable, Visitor, cell_text, tell_too_large};
use crate::cell::Cell;

/// Shows every line, cut at `widths`; the last column takes the rest. A sentence below the values, such as a source, is
/// not cut: it stands in the first column. Nor is a title that stands again on another page.
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
    let (mut cuts, mut borders, mut titles) = (CutNumbers::default(), Borders::default(), Titles::default());
    let mut below = Below::new(widths);
    let mut rows = 0;
    let mut has_values = false;
    let mut flow = ControlFlow::Continue(());
    while flow.is_continue()
        && let Some(block) = blocks.next_block()?
    {
        for (number, line) in (block.first_line..).zip(lines(&block.text)) {
            let line = unframed(line);
            let line: &str = &line;
            if Cell::text(line).is_blank() {
                continue;
            }
            rows += 1;
            borders.add(line);
            below.add(line);
            let is_title = || titles.has(line) && cuts_a_word(line, widths);
            let is_whole = has_values && (is_sentence(line, widths) || is_title());
            if !has_values {
                titles.add(line);
            }
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
    findings.extend(below.told(widths));
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
    /// For each place the numbers that stand astride it.
    astride: BTreeMap<usize, Astride>,
}

/// Numbers that stand astride a place.
#[derive(Clone, Copy, Debug)]
struct Astride {
    count: u64,
    /// How many characters of the first stand behind the place, and whether it is another number of them in a later row: then
    /// they begin at the place, as a column that is aligned to the left does.
    behind: usize,
    is_ragged: bool,
}

/// A number that is cut: the place of the column that begins within it, and the number.
struct Cut<'t> {
    column: usize,
    number: &'t str,
    kind: CutKind,
    /// How many characters of it stand behind the place, where blanks stand at both ends of the two columns: numbers of
    /// columns that touch fill one of them up to its end.
    astride: Option<usize>,
}

/// How a place and a number do not go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CutKind {
    /// Digits stand on both sides of the place, without a blank between them.
    Within,
    /// The place lies at a blank between groups of digits.
    Group,
    /// A mark between digits stands right before or behind the place: no number begins or ends with it.
    Mark,
    /// Two headers stand above the column, with more than one blank between them.
    Heads,
    /// The column holds two numbers, with more than one blank between them: they would be read as one.
    Two,
}

impl CutNumbers {
    fn add(&mut self, row: u32, cut: &Cut<'_>) {
        self.add_astride(cut);
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
            CutKind::Mark => "broken",
            CutKind::Heads => "heads",
            CutKind::Within | CutKind::Group if cut.astride.is_some() => "astride",
            CutKind::Within => "within",
            CutKind::Group => "group",
            CutKind::Two => "two",
        };
        self.findings.push(finding.with("what", what));
    }

    fn add_astride(&mut self, cut: &Cut<'_>) {
        let Some(behind) = cut.astride else { return };
        let none = Astride { count: 0, behind, is_ragged: false };
        let seen = self.astride.entry(cut.column).or_insert(none);
        seen.count += 1;
        seen.is_ragged |= seen.behind != behind;
    }

    /// What is told of them. Columns that touch in every row are two columns; where digits stand on both sides of a place
    /// in few rows only, a number of one column reaches into the other there. A number astride of a place is cut; but where
    /// most rows have one, and not as much of each stands behind the place, the next column may be aligned to the left.
    fn told(self, rows: u64) -> Vec<Finding> {
        let is_rare = |column: u32| {
            let count = self.between_digits.get(&(column as usize - 1)).copied().unwrap_or(0);
            count > 0 && count * TOUCHING_ROWS <= rows
        };
        let may_touch = |column: u32| {
            let seen = self.astride.get(&(column as usize - 1));
            seen.is_some_and(|seen| seen.is_ragged && seen.count * 2 >= rows)
        };
        let settled = |what: &str, column: u32| match what {
            "within" | "astride" if is_rare(column) => Some("rare"),
            "astride" if may_touch(column) => Some("partial"),
            "astride" => Some("broken"),
            _ => None,
        };
        let mut told = self.findings;
        for finding in &mut told {
            let what = finding.arguments.get("what").map_or("", String::as_str);
            if let Some(what) = finding.place.column.and_then(|column| settled(what, column)) {
                *finding = finding.clone().with("what", what);
            }
        }
        told
    }
}

/// The number around a place of a line, where the place cuts one: digits on both sides with a mark between them or none, or
/// one to three digits before a blank and three others.
fn number_at(line: &str, at: usize) -> Option<(&str, CutKind)> {
    let (before, after) = (&line[..at], &line[at..]);
    let ends_in_digit = |text: &str| text.ends_with(char::is_numeric);
    let behind_mark = || after.strip_prefix(is_mark).is_some_and(|behind| behind.starts_with(char::is_numeric));
    let before_mark = || before.strip_suffix(is_mark).is_some_and(ends_in_digit);
    let kind = if ends_in_digit(before) && after.starts_with(char::is_numeric) {
        CutKind::Within
    } else if ends_in_digit(before) && behind_mark() || after.starts_with(char::is_numeric) && before_mark() {
        CutKind::Mark
    } else if is_between_groups(before, after.strip_prefix(is_gap)?) {
        CutKind::Group
    } else {
        return None;
    };
    Some((number_around(line, at), kind))
}

/// The number around a place right behind a blank between two groups of digits.
fn number_behind_gap(line: &str, at: usize) -> Option<(&str, CutKind)> {
    let before = line[..at].strip_suffix(is_gap)?;
    is_between_groups(before, &line[at..]).then(|| (number_around(line, at), CutKind::Group))
}

/// Whether one to three digits stand before exactly three others.
fn is_between_groups(before: &str, after: &str) -> bool {
    let digits_before = before.chars().rev().take_while(|c| c.is_numeric()).count();
    let digits_behind = after.chars().take_while(|c| c.is_numeric()).count();
    (1..=3).contains(&digits_before) && digits_behind == 3
}

/// The digits around a place of a line; single blanks and marks between groups belong to the number.
fn number_around(line: &str, at: usize) -> &str {
    let (before, after) = line.split_at(at);
    &line[at - number_bytes(before.chars().rev())..at + number_bytes(after.chars())]
}

/// How many bytes digits take, with what stands singly between them.
fn number_bytes(characters: impl Iterator<Item = char>) -> usize {
    let (mut seen, mut taken) = (0, 0);
    let mut is_behind_joint = false;
    for c in characters {
        let is_joint = is_mark(c) || is_gap(c);
        if !c.is_numeric() && (!is_joint || is_behind_joint) {
            break;
        }
        is_behind_joint = is_joint;
        seen += c.len_utf8();
        taken = if is_joint { taken } else { seen };
    }
    taken
}

/// Whether a character can stand before decimals or between thousands, and is no blank.
fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | '٫' | '٬')
}

/// Whether a character is a blank that can stand between thousands.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// How many characters stand behind a place, up to the end of its column, where blanks stand at the outer ends of the two
/// columns beside it.
fn astride(before: &str, after: &str, width: u16) -> Option<usize> {
    let cell_end = after.char_indices().nth(usize::from(width)).map_or(after.len(), |(end, _)| end);
    let behind = after[..cell_end].trim_end().chars().count();
    (before.starts_with(char::is_whitespace) && behind < usize::from(width)).then_some(behind)
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
        let astride = widths.get(place + 1).and_then(|&next| astride(text, after, next));
        let behind_gap = || astride.and_then(|_| number_behind_gap(line, at));
        if let Some((number, kind)) = number_at(line, at).or_else(behind_gap).filter(|_| !is_last) {
            cuts.push(Cut { column: place + 1, number, kind, astride });
        }
        if are_two_numbers(text.trim()) {
            cuts.push(Cut { column: place, number: text.trim(), kind: CutKind::Two, astride: None });
        }
        rest = after;
    }
    match heads_where(is_word_cut, line, widths) {
        Heads::Whole(whole) => {
            let two = whole.iter().enumerate().filter(|(_, text)| text.contains("  "));
            two.for_each(|(column, &number)| tell(&Cut { column, number, kind: CutKind::Heads, astride: None }));
            texts = whole;
        }
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
    use super::{cut, visit};
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

    /// What is told of the numbers that are cut in a text, in their order: row and how.
    fn told_of(text: &str, widths: &[u16]) -> Vec<(u32, String)> {
        let mut rows = Rows::default();
        let findings = visit(&mut Cursor::new(text.as_bytes().to_vec()), widths, None, &mut rows).unwrap();
        let cuts = findings.iter().filter(|finding| finding.place.row.is_some());
        cuts.map(|finding| (finding.place.row.unwrap(), finding.arguments["what"].clone())).collect()
    }

    #[test]
    fn a_number_is_broken_by_a_place_beside_a_mark_within_it() {
        let broken = |row: u32| (row, "broken".to_owned());
        // The total is cut, once before its comma and once behind it; the month left of it is blank.
        let text = "Guinea    176         1,158\nMali       30           224\n";
        assert_eq!(told_of(text, &[8, 7, 8, 8]), [broken(1)]);
        assert_eq!(told_of(text, &[8, 7, 9, 8]), [broken(1)]);
        assert!(told_of(text, &[8, 7, 5, 8]).is_empty());
        let arabic = "غينيا     176         ١٬١٥٨\nمالي       30           ٢٢٤\n";
        assert_eq!(told_of(arabic, &[8, 7, 8, 8]), [broken(1)]);
    }

    #[test]
    fn a_number_astride_of_a_place_is_broken_though_it_has_no_mark() {
        let broken = |row: u32| (row, "broken".to_owned());
        let bare = "Guinea    176          1158\nMali       30           224\n";
        assert_eq!(told_of(bare, &[8, 7, 9, 8]), [broken(1)]);
        let spaced = "Guinea    176         1 158\nMali       30           224\n";
        assert_eq!(told_of(spaced, &[8, 7, 8, 8]), [broken(1)], "before the blank");
        assert_eq!(told_of(spaced, &[8, 7, 9, 8]), [broken(1)], "behind it");
        // Every total is, and the next column is aligned to the right: as much of each stands behind the place.
        let all = "Guinea    176         1 158\nMali       30         2 224\n";
        assert_eq!(told_of(all, &[8, 7, 8, 8]), [broken(1), broken(2)]);
    }

    #[test]
    fn columns_that_stand_close_together_break_no_number() {
        assert_eq!(
            told_of("Guinea   12 345\nMali      4 678\n", &[8, 3, 4]),
            [(1, "group".to_owned()), (2, "group".to_owned())]
        );
        assert!(told_of("Guinea  345 678 \nMali    12  9   \n", &[8, 4, 4]).is_empty(), "aligned to the left");
        let ragged = "Guinea   123456  \nMali      457    \nTogo      88910  \n";
        let partial = |row: u32| (row, "partial".to_owned());
        assert_eq!(told_of(ragged, &[8, 4, 5]), [partial(1), partial(2), partial(3)]);
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
    fn two_headers_in_one_column_are_told() {
        let mut told: Vec<(usize, String)> = Vec::new();
        let _ = cut("Isle           Jan   Feb    Mar", &[16, 10, 5], &mut |cut| {
            told.push((cut.column, cut.number.to_owned()));
        });
        assert_eq!(told, [(1, "Jan   Feb".to_owned())]);
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
    fn no_byte_cuts_a_line() {
        let mut rows = Rows::default();
        let text = b"ab\x01c 2.\x01300\n\nde   45\n".to_vec();
        let findings = visit(&mut Cursor::new(text), &[5, 9], None, &mut rows).unwrap();
        assert!(findings.is_empty());
        let row = |number, cells: [&str; 2]| (number, cells.map(str::to_owned).to_vec());
        assert_eq!(rows.0, [row(1, ["ab\u{1}c", "2.\u{1}300"]), row(3, ["de", "45"])]);
    }

    #[test]
    fn a_line_longer_than_a_cell_is_told() {
        let mut rows = Rows::default();
        let findings = visit(&mut Cursor::new(vec![b'x'; 40_000]), &[5, 9], None, &mut rows).unwrap();
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [FindingCode::TooLarge]);
        assert_eq!(rows.0[0].1[1].len(), 32_767);
    }
}
