//! Words made fit to stand in the XML of a workbook.

use quick_xml::escape::{escape, partial_escape, unescape};

/// The most a cell or a comment holds, in UTF-16 units.
pub(super) const UNITS_MAX: usize = 32_767;

/// A text as the content of an element: legal, short enough, and read back as it was given.
pub(super) fn content(text: &str) -> String {
    partial_escape(protected(&fitting(text))).into_owned()
}

/// A text as the value of an attribute in double quotes.
pub(super) fn attribute(text: &str) -> String {
    escape(fitting(text)).into_owned()
}

/// The text behind references; as it stands, where one is unknown.
pub(super) fn plain(raw: &str) -> String {
    unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned())
}

/// A text without what XML forbids, with plain line ends, cut with `…` at what a cell holds.
pub(super) fn fitting(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut fit: String = lines.chars().filter(|&letter| is_legal(letter)).collect();
    if fit.encode_utf16().count() > UNITS_MAX {
        fit = cut(&fit);
    }
    fit
}

fn cut(text: &str) -> String {
    let mut units = 1;
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= UNITS_MAX
    });
    let mut short: String = kept.collect();
    short.push('…');
    short
}

fn is_legal(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Spreadsheets read `_x0041_` as `A` (ECMA-376 part 1, 22.9.2.19); the underscore is escaped where that is not meant.
fn protected(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (place, letter) in text.char_indices() {
        match letter {
            '_' if text.get(place..).is_some_and(looks_escaped) => safe.push_str("_x005F_"),
            _ => safe.push(letter),
        }
    }
    safe
}

fn looks_escaped(text: &str) -> bool {
    let hex = text.strip_prefix("_x").and_then(|rest| rest.get(..5)).and_then(|code| code.strip_suffix('_'));
    hex.is_some_and(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_the_rest_is_escaped() {
        assert_eq!(content("a\u{0}\u{1b}b\r\nc <&> \u{fffe}\"ع"), "ab\nc &lt;&amp;&gt; \"ع");
        assert_eq!(attribute("'a' & \"b\""), "&apos;a&apos; &amp; &quot;b&quot;");
    }

    #[test]
    fn a_text_that_looks_like_an_escape_is_read_back_as_it_was() {
        assert_eq!(content("_x0041_ _x41_ a_x00e9_"), "_x005F_x0041_ _x41_ a_x005F_x00e9_");
    }

    #[test]
    fn a_long_text_is_cut_at_what_a_cell_holds() {
        let long = "😀".repeat(20_000);
        let fit = fitting(&long);
        assert!(fit.ends_with('…'));
        assert_eq!(fit.encode_utf16().count(), UNITS_MAX);
    }
}
