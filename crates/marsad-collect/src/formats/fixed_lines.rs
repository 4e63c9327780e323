//! The lines of a text of fixed width: where one ends, what of it is drawn and says nothing, and which are sentences and titles,
//! which no place cuts.
//!
//! Does not hold: how all others are cut, which `fixed_width` knows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::cell::is_raised;

/// How many titles are remembered.
const TITLES_MAX: usize = 100;

/// The lines of a text, which end with a line feed, a carriage return or both. The form feed before a new page takes no place.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
        Some(line.trim_start_matches('\u{c}'))
    })
}

/// A line with blanks in the place of what is drawn: the frame around its cells, and all of a line that says nothing.
pub(crate) fn unframed(line: &str) -> Cow<'_, str> {
    let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{257f}');
    if line.is_ascii() || !line.contains(is_drawn) {
        return Cow::Borrowed(line);
    }
    // Among words and numbers a line that lies is a dash.
    let says_something = line.contains(char::is_alphanumeric);
    let is_dash = |c: char| says_something && matches!(c, '─' | '━' | '═');
    Cow::Owned(line.chars().map(|c| if is_drawn(c) && !is_dash(c) { ' ' } else { c }).collect())
}

/// The titles above the first values of a text: they stand again at the top of its next pages, be it with another number.
#[derive(Default)]
pub(super) struct Titles(BTreeSet<String>);

impl Titles {
    /// Keeps a line, unless it has gaps as headers have.
    pub(super) fn add(&mut self, line: &str) {
        if self.0.len() < TITLES_MAX && !has_gap(line) {
            self.0.insert(masked(line));
        }
    }

    pub(super) fn has(&self, line: &str) -> bool {
        !has_gap(line) && self.0.contains(&masked(line))
    }
}

fn masked(line: &str) -> String {
    line.trim().chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

fn has_gap(line: &str) -> bool {
    let text = line.trim();
    text.contains("  ") || text.contains('\t')
}

/// Whether a line has no gap between columns and would be cut within a word, and holds no number or begins as a note does. A
/// label that is too long for its column has its numbers behind it.
pub(super) fn is_sentence(line: &str, widths: &[u16]) -> bool {
    let text = line.trim();
    let has_number = || text.chars().any(char::is_numeric);
    !has_gap(line) && (!has_number() || is_note(text)) && cuts_a_word(line, widths)
}

/// Whether a text begins with a word or a mark that it explains, `Source : …` and `.. = …`, or with the mark of a footnote.
fn is_note(text: &str) -> bool {
    let (word, behind) = text.split_once([' ', ':', '\u{a0}']).unwrap_or((text, ""));
    let is_told = text[word.len()..].trim_start().starts_with([':', '=']);
    let in_brackets = || {
        let mark = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(mark, _)| mark.chars().count());
        mark.is_some_and(|length| (1..=2).contains(&length))
    };
    let is_explained = is_told && !behind.is_empty() && !word.contains(char::is_numeric);
    is_explained || text.starts_with('*') || text.starts_with(is_raised) || in_brackets()
}

/// Whether a place at which a line is cut lies between two letters.
pub(super) fn cuts_a_word(line: &str, widths: &[u16]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Titles, is_sentence, lines, unframed};

    #[test]
    fn lines_end_as_they_do_on_any_computer() {
        assert_eq!(lines("a\nb\r\n\rc").collect::<Vec<_>>(), ["a", "b", "", "c"]);
        assert_eq!(lines("a\n").collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn a_new_page_moves_no_place() {
        assert_eq!(lines("Isle  Men\n\u{c}Isle  Men\n\u{c}\n").collect::<Vec<_>>(), ["Isle  Men", "Isle  Men", ""]);
    }

    #[test]
    fn a_frame_takes_its_places_and_says_nothing() {
        assert_eq!(unframed("│ Lulu │  12 │  ─ │"), "  Lulu    12    ─  ");
        assert_eq!(unframed("├──────┼─────┼────┤"), " ".repeat(19));
        assert_eq!(unframed("║لولو║١٢║"), " لولو ١٢ ");
    }

    #[test]
    fn a_title_is_known_on_its_next_page_though_its_number_is_another() {
        let mut titles = Titles::default();
        titles.add("Arrivals in 2025, page 1");
        titles.add("Isle    Men");
        assert!(titles.has("Arrivals in 2025, page 2"));
        assert!(!titles.has("Departures in 2025, page 2") && !titles.has("Isle    Men"));
    }

    #[test]
    fn a_note_is_a_sentence_though_it_has_a_number() {
        let notes =
            ["* figures of 30 June 2025", "(1) with 12 other isles", "- = none on 30 June", "Source : port, 2025"];
        for note in notes {
            assert!(is_sentence(note, &[7, 4, 6]), "{note}");
        }
        assert!(!is_sentence("Nawaris Isle 12", &[6, 4, 6]), "a label that pushes its number aside");
    }
}
