//! Which sort of text a text is: delimited, and by what, or in columns of fixed width.

use std::collections::HashMap;
use std::ops::ControlFlow;

use marsad_model::{FileFormat, Finding};

use super::fixed_heads;
use crate::Context;
use crate::cell::Cell;
use crate::formats::delimited::{Blocks, delimiter_of, delimiter_of_headers};
use crate::formats::{self, Content, Decoded, SheetHead, Unreadable, Visitor, fixed_lines};

/// How much of a text is looked at.
const SAMPLE_BYTES: usize = 1 << 18;

/// Whether SDMX-CSV has the components of the structure as headers, and codes in its cells.
pub(super) fn is_structured(context: &Context<'_>, start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let code = |name: &str| name.trim().trim_matches('"').split(": ").next().unwrap_or_default().to_owned();
    let names: Vec<String> = header.split(char::from(delimiter_of_headers(header))).map(code).collect();
    context.structure.dimensions.iter().all(|dimension| names.iter().any(|name| dimension.id == **name))
}

/// Whether a message of SDMX-ML has the components of the structure.
pub(super) fn has_components(context: &Context<'_>, content: &mut dyn Content) -> Result<bool, Unreadable> {
    let mut headers = FirstRow::default();
    formats::visit(&FileFormat::SdmxMl, content, &mut headers)?;
    Ok(context.structure.dimensions.iter().all(|dimension| headers.0.iter().any(|header| dimension.id == **header)))
}

/// Keeps the first row of a file.
#[derive(Default)]
struct FirstRow(Vec<String>);

impl Visitor for FirstRow {
    fn sheet(&mut self, _: &SheetHead) -> bool {
        true
    }

    fn row(&mut self, _: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        self.0 = cells.iter().map(|cell| cell.label().into_owned()).collect();
        ControlFlow::Break(())
    }
}

/// The format of a text, and what is told of its encoding.
pub(super) fn text_format(content: &mut dyn Content) -> Result<(FileFormat, Vec<Finding>), Unreadable> {
    let (encoding, told) = {
        let blocks = Blocks::open(content, Some(','), None)?;
        (blocks.encoding().to_owned(), blocks.findings)
    };
    let mut decoded = Decoded::open(content, Some(&encoding))?;
    let mut text = String::new();
    decoded.more(&mut text, SAMPLE_BYTES)?;
    let (delimiter, confidence) = delimiter_of(&text);
    let is_regular = confidence >= 55 && text.matches(char::from(delimiter)).count() > text.lines().count() / 2;
    let widths = widths(&text);
    if !is_regular && widths.len() > 1 || is_padded(&text, delimiter) && widths.len() > 2 {
        return Ok((FileFormat::FixedWidth { widths, encoding: Some(encoding) }, told));
    }
    Ok((FileFormat::Csv { delimiter: Some(char::from(delimiter)), encoding: Some(encoding) }, told))
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
    let chars = |line: &str| line.trim_end().chars().collect::<Vec<char>>();
    let plain_line = |line: &str| fixed_lines::unframed(line).chars().map(plain).collect::<String>();
    let all: Vec<String> = fixed_lines::lines(text).map(plain_line).collect();
    let (heads, lines): (Vec<&str>, Vec<&str>) = all
        .iter()
        .map(String::as_str)
        .filter(|line| !is_page_line(line))
        .filter(|line| numbers_in(line) >= 2 || is_spaced(line))
        .partition(|line| numbers_in(line) < 2 || names_years(line));
    let has_years = heads.iter().any(|head| names_years(head));
    let heads: Vec<Vec<char>> = heads.into_iter().map(chars).collect();
    let lines: Vec<Vec<char>> = lines.into_iter().filter(|line| !line.contains('\t')).map(chars).collect();
    let lines = of_one_table(lines);
    if lines.len() + usize::from(has_years) < 3 || lines.len() < 2 {
        return Vec::new();
    }
    let of_all = widths_of(&lines, &heads);
    let of_regular = regular(&lines).map(|regular| widths_of(&regular, &heads));
    let better = of_regular.filter(|widths| misfits(&lines, widths) < misfits(&lines, &of_all));
    let found = better.unwrap_or(of_all);
    // Where cells are blank their columns have no gaps; and a label may reach into a gap of all other lines.
    let is_better = |named: &Vec<u16>| {
        let (misfits_named, misfits_found) = (misfits(&lines, named), misfits(&lines, &found));
        misfits_named < misfits_found || misfits_named == misfits_found && named.len() > found.len()
    };
    with_margin(fixed_heads::widths(&heads, &lines).filter(is_better).unwrap_or(found), &lines)
}

/// The widths with what is blank before the first text of all lines as a part of the column behind it.
fn with_margin(widths: Vec<u16>, lines: &[Vec<char>]) -> Vec<u16> {
    match widths[..] {
        [margin, first, ..] if lines.iter().all(|line| line.iter().take(margin.into()).all(|c| *c == ' ')) => {
            std::iter::once(margin + first).chain(widths.iter().skip(2).copied()).collect()
        }
        _ => widths,
    }
}

/// A character as the places of columns need it: Arabic digits and marks as Western ones, any blank as a blank.
fn plain(c: char) -> char {
    let western = |zero: char| char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c);
    match c {
        '\u{a0}' | '\u{202f}' => ' ',
        '٬' => ',',
        '٫' => '.',
        '٠'..='٩' => western('٠'),
        '۰'..='۹' => western('۰'),
        _ => c,
    }
}

/// The widths of the columns of lines of one table.
fn widths_of(lines: &[Vec<char>], heads: &[Vec<char>]) -> Vec<u16> {
    if let Some(widths) = widths_by_edges(lines, heads) {
        return widths;
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
    let parts = without_cut_numbers(lines, &joined(lines, &parts));
    parts.iter().map(|[start, end]| (end - start) as u16).collect()
}

/// Whether a line has words with gaps of two blanks between them.
fn is_spaced(line: &str) -> bool {
    line.trim().contains("  ") && line.chars().any(char::is_alphabetic)
}

/// Whether the numbers of a line are years that follow each other, `2022  2023`: those of a header, which say nothing of
/// where the values below them begin and end.
fn names_years(line: &str) -> bool {
    let numbers = line.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let years: Vec<Option<u32>> = numbers.map(|word| word.trim_end_matches(['*', ')']).parse().ok()).collect();
    let is_next =
        |pair: &[Option<u32>]| matches!(pair, [Some(one), Some(next)] if (1..=10).contains(&one.abs_diff(*next)));
    let is_year = |year: &Option<u32>| year.is_some_and(|year| (1900..2100).contains(&year));
    years.len() >= 2 && years.iter().all(is_year) && years.windows(2).all(is_next)
}

/// The lines whose numbers all end, or all begin, at places where those of other lines do, where they are two in three at
/// least: a line whose label was too long for its column, and pushed its numbers aside, shows no column.
fn regular(lines: &[Vec<char>]) -> Option<Vec<Vec<char>>> {
    let tokens: Vec<Vec<[usize; 2]>> = lines.iter().map(|line| number_tokens(line)).collect();
    let kept_by = |side: usize| {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        tokens.iter().flatten().for_each(|token| *counts.entry(token[side]).or_default() += 1);
        let is_shared = |token: &[usize; 2]| counts.get(&token[side]).is_some_and(|count| count * 2 >= lines.len());
        tokens.iter().map(|tokens| tokens.iter().all(is_shared)).collect::<Vec<bool>>()
    };
    let count = |kept: &[bool]| kept.iter().filter(|is_kept| **is_kept).count();
    let kept = [kept_by(0), kept_by(1)].into_iter().max_by_key(|kept| count(kept))?;
    let is_enough = count(&kept) * 3 >= lines.len() * 2 && (2..lines.len()).contains(&count(&kept));
    let regular = lines.iter().zip(kept).filter(|(_, is_kept)| *is_kept).map(|(line, _)| line.clone());
    is_enough.then(|| regular.collect())
}

/// How badly lines fit columns: the words and numbers that are cut, and the gaps of two blanks within a cell.
fn misfits(lines: &[Vec<char>], widths: &[u16]) -> usize {
    let mut start = 0;
    let starts: Vec<usize> = widths
        .iter()
        .map(|width| {
            start += usize::from(*width);
            start
        })
        .collect();
    let is_filled = |line: &[char], at: usize| line.get(at).is_some_and(|c| *c != ' ');
    let cut =
        |line: &[char]| starts.iter().filter(|&&at| at > 0 && is_filled(line, at - 1) && is_filled(line, at)).count();
    let gaps = |line: &[char]| {
        let words: Vec<usize> =
            (0..line.len()).filter(|&at| is_filled(line, at) && (at == 0 || !is_filled(line, at - 1))).collect();
        let ends = |at: usize| (0..at).rev().find(|&before| is_filled(line, before)).map_or(0, |before| before + 1);
        let is_within = |&at: &usize| {
            let end = ends(at);
            at > 0 && end > 0 && at - end >= 2 && !starts.iter().any(|start| (end..=at).contains(start))
        };
        words.iter().filter(|at| is_within(at)).count()
    };
    lines.iter().map(|line| cut(line) + gaps(line)).sum()
}

/// Whether a line numbers a page, `… ANNEE 2023 PAGE 1`: what it says besides is no row of a table.
fn is_page_line(line: &str) -> bool {
    const WORDS: [&str; 5] = ["page", "p.", "pg", "صفحة", "الصفحة"];
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let is_number = |word: &String| word.chars().all(|c| c.is_numeric() || c == '/');
    // `PAGE : 3` and `Page 3 / 12` as well.
    words.iter().enumerate().any(|(at, word)| {
        let bare = word.trim_end_matches(':');
        let mut behind = words[at + 1..].iter().filter(|next| *next != ":");
        WORDS.contains(&bare) && behind.next().is_some_and(is_number)
    })
}

/// The lines whose numbers begin or end where those of other lines do: the lines of a table, without titles in which
/// two numbers stand. All of them where too few would be left.
fn of_one_table(lines: Vec<Vec<char>>) -> Vec<Vec<char>> {
    let tokens: Vec<Vec<[usize; 2]>> = lines.iter().map(|line| number_tokens(line)).collect();
    let mut edges: HashMap<(bool, usize), usize> = HashMap::new();
    for [start, end] in tokens.iter().flatten() {
        *edges.entry((false, *start)).or_default() += 1;
        *edges.entry((true, *end)).or_default() += 1;
    }
    let is_shared = |edge: (bool, usize)| edges.get(&edge).is_some_and(|count| count * 2 >= lines.len());
    let is_aligned = |tokens: &Vec<[usize; 2]>| {
        tokens.iter().any(|[start, end]| is_shared((false, *start)) || is_shared((true, *end)))
    };
    let aligned: Vec<bool> = tokens.iter().map(is_aligned).collect();
    let kept = aligned.iter().filter(|is_aligned| **is_aligned).count();
    if kept * 10 < lines.len() * 7 {
        return lines;
    }
    lines.into_iter().zip(aligned).filter(|(_, is_aligned)| *is_aligned).map(|(line, _)| line).collect()
}

/// The columns without cuts between a number and its thousands.
fn without_cut_numbers(lines: &[Vec<char>], parts: &[[usize; 2]]) -> Vec<[usize; 2]> {
    let tokens: Vec<[usize; 2]> = lines.iter().flat_map(|line| number_tokens(line)).collect();
    let mut whole: Vec<[usize; 2]> = Vec::new();
    for &[from, to] in parts {
        // A number that begins left of a cut and goes on behind it.
        let is_cut = tokens.iter().any(|[start, end]| *start < from && from < *end);
        match whole.last_mut().filter(|_| is_cut) {
            Some(last) => last[1] = to,
            None => whole.push([from, to]),
        }
    }
    whole
}

/// The widths of right-aligned columns, by the places at which numbers end in nearly all lines.
///
/// Such an edge holds where headers are wider than the numbers below them, which gaps between numbers do not.
fn widths_by_edges(lines: &[Vec<char>], heads: &[Vec<char>]) -> Option<Vec<u16>> {
    let tokens: Vec<Vec<[usize; 2]>> = lines.iter().map(|line| number_tokens(line)).collect();
    let mut ends: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    tokens.iter().flatten().for_each(|[_, end]| *ends.entry(*end).or_default() += 1);
    let edges: Vec<usize> =
        ends.into_iter().filter(|(_, count)| count * 10 >= lines.len() * 8).map(|(end, _)| end).collect();
    let is_regular = |line: &Vec<[usize; 2]>| line.iter().all(|[_, end]| edges.contains(end));
    let regular = tokens.iter().filter(|line| is_regular(line)).count();
    if edges.len() < 2 || regular * 10 < lines.len() * 9 {
        return None;
    }
    // Before the first number stands the label; a column begins where the one before it ends.
    let first = tokens.iter().flatten().filter(|[_, end]| *end == edges[0]).map(|[start, _]| *start).min()?;
    let has_label = lines.iter().any(|line| line[..first.min(line.len())].iter().any(|c| *c != ' '));
    let mut cuts: Vec<usize> = words_between(lines, heads, [0, first]);
    cuts.extend(has_label.then(|| label_end(lines, heads, first)));
    for (at, &edge) in edges[..edges.len() - 1].iter().enumerate() {
        let next = edges[at + 1];
        let starts = tokens.iter().flatten().filter(|[_, end]| *end == next).map(|[start, _]| *start).min()?;
        let words = words_between(lines, heads, [edge, starts]);
        let end = words.last().map_or(edge, |&last| words_end(lines, [last, starts]));
        cuts.extend(words);
        cuts.push(header_end(heads, end, starts));
    }
    let width = lines.iter().chain(heads).map(Vec::len).max().unwrap_or(0);
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([width]);
    starts.zip(ends).map(|(start, end)| u16::try_from(end.checked_sub(start)?).ok()).collect()
}

/// The numbers of a line with the places where each begins and ends; one to three digits before exactly three are its
/// thousands.
pub(super) fn number_tokens(line: &[char]) -> Vec<[usize; 2]> {
    let mut words: Vec<[usize; 2]> = Vec::new();
    for at in (0..line.len()).filter(|&at| line[at] != ' ') {
        match words.last_mut() {
            Some([_, end]) if *end == at => *end = at + 1,
            _ => words.push([at, at + 1]),
        }
    }
    let is_number = |[start, end]: &[usize; 2]| {
        line[*start].is_ascii_digit() && line[*start..*end].iter().all(|c| c.is_ascii_digit() || ",.*".contains(*c))
    };
    let mut tokens: Vec<[usize; 2]> = Vec::new();
    for word in words.into_iter().filter(is_number) {
        let digits = line[word[0]..word[1]].iter().take_while(|c| c.is_ascii_digit()).count();
        match tokens.last_mut() {
            Some([start, end]) if *end + 1 == word[0] && digits == 3 && is_group(&line[*start..*end]) => *end = word[1],
            _ => tokens.push(word),
        }
    }
    tokens
}

/// Whether digits can stand before three others: one to three of them, or groups of three behind them.
fn is_group(digits: &[char]) -> bool {
    let text: String = digits.iter().collect();
    let mut groups = text.split(' ');
    let is_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    groups.next().is_some_and(|first| first.len() <= 3 && is_digits(first))
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// Where the labels end: behind the longest of them, but before the first number of any line and the headers above. A
/// single blank is one within a header, `VOIE AERIENNE`, wherever there is a wider gap.
fn label_end(lines: &[Vec<char>], heads: &[Vec<char>], first: usize) -> usize {
    let is_filled = |line: &Vec<char>, at: usize| line.get(at).is_some_and(|c| *c != ' ');
    let is_blank = |at: usize| !lines.iter().chain(heads).any(|line| is_filled(line, at));
    let is_within = |at: usize| heads.iter().any(|line| is_filled(line, at - 1) && is_filled(line, at + 1));
    let wide = (1..first).rev().find(|&at| is_blank(at) && !is_within(at));
    wide.or_else(|| (1..first).rev().find(|&at| is_blank(at))).unwrap_or(first)
}

/// Where columns of words begin before or between columns of numbers: at places at which nearly all lines have a word
/// behind a gap of two blanks, or the first word behind a number.
fn words_between(lines: &[Vec<char>], heads: &[Vec<char>], [from, to]: [usize; 2]) -> Vec<usize> {
    let is_filled = |line: &Vec<char>, at: usize| line.get(at).is_some_and(|c| *c != ' ');
    let are_blank = |mut range: std::ops::Range<usize>| range.all(|at| !lines.iter().any(|line| is_filled(line, at)));
    let is_start = |at: &usize| {
        let filled = lines.iter().filter(|line| is_filled(line, *at)).count();
        let cut = heads.iter().filter(|line| is_filled(line, *at - 1) && is_filled(line, *at)).count();
        let has_gap = are_blank(at.saturating_sub(2).max(from)..*at) && *at > from;
        filled * 10 >= lines.len() * 8 && has_gap && cut * 2 <= heads.len()
    };
    (from.max(1)..to).filter(is_start).collect()
}

/// Where the longest of the words in a part of the lines ends.
fn words_end(lines: &[Vec<char>], [from, to]: [usize; 2]) -> usize {
    let is_filled = |at: &usize| lines.iter().any(|line| line.get(*at).is_some_and(|c| *c != ' '));
    (from..to).rev().find(is_filled).map_or(from, |last| last + 1)
}

/// Where a column ends: behind its numbers, or behind a header that is wider, as long as the next numbers are not cut.
fn header_end(heads: &[Vec<char>], edge: usize, next: usize) -> usize {
    let is_within = |line: &&Vec<char>, at: usize| {
        let is_filled = |at: usize| line.get(at).is_some_and(|c| *c != ' ');
        at > 0 && is_filled(at - 1) && is_filled(at)
    };
    (edge..=next).find(|&at| !heads.iter().any(|line| is_within(&line, at))).unwrap_or(edge)
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
    use super::{is_page_line, widths};
    use crate::formats::fixed_lines::unframed;

    #[test]
    fn columns_are_cut_where_all_lines_are_blank() {
        let text = "MOIS      FRANCE   ITALIE\nJANVIER..  129,8     64,5\nFEVRIER..   26,1     46,9\nMARS.....  1 89,6     4,3\n";
        assert_eq!(widths(text), [9, 8, 8]);
    }

    /// The cells of a line that is cut at these widths.
    fn cut(line: &str, widths: &[u16]) -> Vec<String> {
        let line: Vec<char> = line.chars().collect();
        let mut start = 0;
        let mut cells = Vec::new();
        for width in widths {
            let end = (start + usize::from(*width)).min(line.len());
            cells.push(line[start..end].iter().collect::<String>().trim().to_owned());
            start = end;
        }
        cells
    }

    #[test]
    fn words_between_numbers_are_columns_of_their_own() {
        let text = "ANNEE   SENS        PAYS              SEXE      EFFECTIF\n\
                    \x20  2022 Départs     France            Hommes          981\n\
                    \x20  2022 Départs     Allemagne         Femmes       20 281\n\
                    \x20  2022 Arrivées    Etats-Unis        Hommes        3 600\n\
                    \x20  2023 Arrivées    Italie            Femmes          214\n";
        let widths = widths(text);
        assert_eq!(
            cut("   2022 Arrivées    Etats-Unis        Hommes        3 600", &widths),
            ["2022", "Arrivées", "Etats-Unis", "Hommes", "3 600"]
        );
        assert_eq!(
            cut("ANNEE   SENS        PAYS              SEXE      EFFECTIF", &widths),
            ["ANNEE", "SENS", "PAYS", "SEXE", "EFFECTIF"]
        );
    }

    #[test]
    fn a_month_that_has_not_come_is_a_column_and_no_part_of_the_total() {
        let head = "Isle          Jan    Feb    Mar    All";
        let row = "Sadaf Isle    149      -         1,149";
        let text =
            format!("{head}\nLulu Isle      41     33            74\n{row}\nFanar Isle      7     12            19\n");
        let widths = widths(&text);
        assert_eq!(widths, [10, 7, 7, 7, 7]);
        assert_eq!(cut(head, &widths), ["Isle", "Jan", "Feb", "Mar", "All"]);
        assert_eq!(cut(row, &widths), ["Sadaf Isle", "149", "-", "", "1,149"]);
        let arabic = text.replace("1,149", "١٬١٤٩").replace("149 ", "١٤٩ ");
        assert_eq!(super::widths(&arabic), widths);
    }

    #[test]
    fn a_frame_around_cells_is_no_column() {
        let row = "│ Sadaf Isle │  149 │  298 │";
        let text = format!(
            "│ Isle       │  Men │  All │\n├────────────┼──────┼──────┤\n\
             │ Lulu Isle  │   41 │   74 │\n{row}\n│ Fanar Isle │    7 │   19 │\n"
        );
        assert_eq!(cut(&unframed(row), &widths(&text)), ["Sadaf Isle", "149", "298"]);
    }

    #[test]
    fn page_lines_cut_no_number() {
        let page = |number: u32| format!("OFFICE      ENTREES AUX FRONTIERES - ANNEE 2023     PAGE {number}\n\n");
        let head = "NATIONALITE       VOIE AERIENNE  VOIE MARITIME        TOTAL\n";
        let rule = "------------------------------------------------------------\n";
        let first = "ALGERIE                 339 563          2 471    1 170 038\n\
                     LIBYE                   682 554            791      835 254\n\
                     FRANCE                  861 168          8 779    1 067 352\n\n";
        let second = "RUSSIE                  454 710          6 851      608 058\n\
                      POLOGNE                 252 353          1 486    1 409 468\n";
        let text = [&page(1), head, rule, first, &page(2), head, rule, second].concat();
        let widths = widths(&text);
        let cells = |line: &str| cut(line, &widths);
        let row = "ALGERIE                 339 563          2 471    1 170 038";
        assert_eq!(cells(row), ["ALGERIE", "339 563", "2 471", "1 170 038"]);
        assert_eq!(cells(head.trim_end()), ["NATIONALITE", "VOIE AERIENNE", "VOIE MARITIME", "TOTAL"]);
    }

    #[test]
    fn a_line_that_numbers_its_page_is_no_row() {
        for line in ["ENTREES - ANNEE 2023     PAGE 1", "Etat 12 du 2023   Page : 3 / 12", "2023   صفحة 4   12"] {
            assert!(is_page_line(line), "{line}");
        }
        assert!(!is_page_line("France   12   40") && !is_page_line("Page blanche  12  14"));
    }

    #[test]
    fn years_above_values_that_are_not_below_them_cut_no_column() {
        let text = "NATIONALITE  2022  2023\n\
                    France          1 234   124\n\
                    Italie            12  1 234\n\
                    Maroc           1 111 2 222\n";
        let widths = widths(text);
        assert_eq!(cut("Italie            12  1 234", &widths), ["Italie", "12", "1 234"]);
        assert_eq!(cut("Maroc           1 111 2 222", &widths), ["Maroc", "1 111", "2 222"]);
    }

    #[test]
    fn a_line_that_was_pushed_aside_shows_no_column() {
        let text = "NATIONALITE     SEXE      2022  2023\n\
                    France          Hommes     123   124\n\
                    Italie          Femmes      12  1234\n\
                    Etats Unis d Amérique Hommes  5 6\n";
        let widths = widths(text);
        assert_eq!(cut("Italie          Femmes      12  1234", &widths), ["Italie", "Femmes", "12", "1234"]);
        let header = cut("NATIONALITE     SEXE      2022  2023", &widths);
        assert_eq!(header, ["NATIONALITE", "SEXE", "2022", "2023"]);
    }

    #[test]
    fn headers_wider_than_their_numbers_do_not_move_the_columns() {
        let text = "PAYS          HOMMES    FEMMES     TOTAL\n\
                    France         1 944       312     2 256\n\
                    Italie           120        45       165\n\
                    Libye             98         7       105\n";
        let cells = cut("France         1 944       312     2 256", &widths(text));
        assert_eq!(cells, ["France", "1 944", "312", "2 256"]);
    }
}
