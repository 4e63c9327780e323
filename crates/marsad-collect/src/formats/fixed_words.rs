//! A line of headers in a text of fixed width: each of its words whole in the column above which it stands.
//!
//! The columns are those of the values; a header may be wider than what stands below it, and a place between two columns
//! then lies within a word. Does not hold: how lines of values are cut, which `fixed_width` knows: there the places count,
//! and not the words.

use std::ops::Range;

/// The years that a header may name.
const YEARS: Range<u32> = 1800..2200;

/// A word of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word<'t> {
    text: &'t str,
    /// Where it begins and ends, in bytes and in characters.
    bytes: [usize; 2],
    places: [usize; 2],
}

/// What the words of a line say above each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heads<'t> {
    /// No word is cut, or the line is one of values.
    AsCut,
    /// A word stands as much above one column as above another.
    Unclear,
    /// The text above each column.
    Whole(Vec<&'t str>),
}

/// The words of a line of headers above columns of these widths; the last column takes the rest of the line.
pub(crate) fn heads<'t>(line: &'t str, widths: &[u16]) -> Heads<'t> {
    let columns = columns(widths);
    let words = words(line);
    let is_cut =
        |word: &Word<'_>| columns.iter().any(|column| word.places[0] < column[0] && column[0] < word.places[1]);
    if !words.iter().any(is_cut) || !is_of_words(&words) {
        return Heads::AsCut;
    }
    one_by_one(line, &words, &columns)
        .or_else(|| by_overlap(line, &words, &columns))
        .map_or(Heads::Unclear, Heads::Whole)
}

/// The first place of each column, and the one behind its last.
fn columns(widths: &[u16]) -> Vec<[usize; 2]> {
    let mut start = 0;
    let mut columns: Vec<[usize; 2]> = Vec::with_capacity(widths.len());
    for width in widths {
        let end = start + usize::from(*width);
        columns.push([start, end]);
        start = end;
    }
    if let Some(last) = columns.last_mut() {
        last[1] = usize::MAX;
    }
    columns
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    for (place, (at, c)) in line.char_indices().enumerate().filter(|(_, (_, c))| !c.is_whitespace()) {
        let end = at + c.len_utf8();
        match words.last_mut().filter(|word| word.places[1] == place) {
            Some(word) => {
                word.bytes[1] = end;
                word.places[1] = place + 1;
                word.text = &line[word.bytes[0]..end];
            }
            None => words.push(Word { text: &line[at..end], bytes: [at, end], places: [place, place + 1] }),
        }
    }
    words
}

/// Whether nothing in a line can be a value: words, years and parts of words such as `T1` or `0-14`, and at least one of
/// them a word or a year.
fn is_of_words(words: &[Word<'_>]) -> bool {
    let is_telling = |word: &Word<'_>| word.text.chars().any(char::is_alphabetic) || is_year(word.text);
    words.iter().any(is_telling) && words.iter().all(|word| may_be_head(word.text))
}

/// Letters and digits together, as in `FRAM2022`, are columns that touch.
fn may_be_head(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if digits == 0 || is_year(text) {
        return true;
    }
    let bare = text.trim_start_matches(['-', '−', '–', '+', '(']).trim_end_matches(['%', '٪', '*', ')']);
    let is_number = bare.chars().all(|c| c.is_numeric() || ",.'٫٬".contains(c));
    let has_letters = text.chars().any(char::is_alphabetic);
    !is_number && (!has_letters || digits == 1)
}

/// Whether a text is a year, be it in parentheses or with a mark behind it.
fn is_year(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_numeric());
    bare.len() == 4 && bare.parse().is_ok_and(|year| YEARS.contains(&year)) && !text.chars().any(char::is_alphabetic)
}

/// The text of a line from the first to the last of some words.
fn text_of<'t>(line: &'t str, words: &[Word<'_>]) -> &'t str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => &line[first.bytes[0]..last.bytes[1]],
        _ => "",
    }
}

fn overlap(places: [usize; 2], column: [usize; 2]) -> usize {
    places[1].min(column[1]).saturating_sub(places[0].max(column[0]))
}

/// Where there are as many texts, with two blanks between them, as columns, each is that of its column in their order.
fn one_by_one<'t>(line: &'t str, words: &[Word<'_>], columns: &[[usize; 2]]) -> Option<Vec<&'t str>> {
    let texts: Vec<&[Word<'_>]> = words.chunk_by(|word, next| next.places[0] - word.places[1] < 2).collect();
    let is_above = |(text, column): (&&[Word<'_>], &[usize; 2])| {
        let places = [text.first().map_or(0, |word| word.places[0]), text.last().map_or(0, |word| word.places[1])];
        overlap(places, *column) > 0
    };
    let is_each = texts.len() == columns.len() && texts.iter().zip(columns).all(is_above);
    is_each.then(|| texts.into_iter().map(|text| text_of(line, text)).collect())
}

/// Each word belongs to the column above most of which it stands; none where it is as much above another.
fn by_overlap<'t>(line: &'t str, words: &[Word<'_>], columns: &[[usize; 2]]) -> Option<Vec<&'t str>> {
    let column_of = |word: &Word<'_>| {
        let shared: Vec<usize> = columns.iter().map(|column| overlap(word.places, *column)).collect();
        let most = shared.iter().copied().max().filter(|most| *most > 0)?;
        let mut best = (0..columns.len()).filter(|&at| shared[at] == most);
        best.next().filter(|_| best.next().is_none())
    };
    let places: Vec<usize> = words.iter().map(column_of).collect::<Option<_>>()?;
    let of = |column: usize| {
        let from = places.partition_point(|place| *place < column);
        let to = places.partition_point(|place| *place <= column);
        text_of(line, &words[from..to])
    };
    Some((0..columns.len()).map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::{Heads, heads};

    #[track_caller]
    fn check(line: &str, widths: &[u16], expected: &[&str]) {
        assert_eq!(heads(line, widths), Heads::Whole(expected.to_vec()), "{line}");
    }

    #[test]
    fn words_of_a_header_stay_whole_above_narrower_values() {
        check("NATIONALITE  2022  2023", &[12, 9, 6], &["NATIONALITE", "2022", "2023"]);
        check("NATIONALITE  2022", &[6, 11], &["NATIONALITE", "2022"]);
        check("PAYS   VOIE AERIENNE TOTAL", &[7, 10, 6], &["PAYS", "VOIE AERIENNE", "TOTAL"]);
        check("الجنسية المجموع", &[5, 6], &["الجنسية", "المجموع"]);
    }

    #[test]
    fn a_word_above_two_columns_alike_is_unclear() {
        assert_eq!(heads("ENTREE", &[3, 3]), Heads::Unclear);
    }

    #[test]
    fn values_are_cut_where_the_profile_says() {
        for line in ["FRAM2022000123", "République Tchèque 45", "France  12", "France -12%", "PAYS     2022"] {
            assert_eq!(heads(line, &[4, 4, 4]), Heads::AsCut, "{line}");
        }
    }
}
