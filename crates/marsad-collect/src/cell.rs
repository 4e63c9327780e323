//! Cells as they stand in a file, before anyone knows what they mean.

use std::borrow::Cow;

/// How many bytes of a text are looked at: no word, title or number is longer, and a page of text in every row takes its time.
const LABEL_BYTES_MAX: usize = 2_048;

/// A cell: its text and, where the format knows numbers, its number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cell<'a> {
    /// The text as it stands; where the format gave a number, the words that it shows beside it, mostly none.
    pub text: &'a str,
    /// The number, where the format knows numbers.
    pub number: Option<f64>,
    /// Whether the format shows the number as a percentage.
    pub is_percent: bool,
    /// How the format shows the number otherwise.
    pub shown: ShownAs,
    /// Whether its look strikes all of it through.
    pub is_struck: bool,
    /// Whether the format knows its text as a date, of which the year alone may be shown.
    pub is_date: bool,
}

/// What a person sees of a number that a format knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ShownAs {
    /// The number as it is held, but for its decimals.
    #[default]
    Held,
    /// The number divided so many times by a thousand.
    Thousands(u8),
    /// No digit of it: words, a dash or nothing.
    Hidden,
    /// Another number: digits, a sign or a mark stand beside its digits or between them, or its file has another text.
    Another,
}

impl<'a> Cell<'a> {
    pub(crate) fn text(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether nothing can be seen in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.number.is_none() && self.text.chars().all(|c| c.is_whitespace() || is_hidden(c))
    }

    /// What a person sees in it, tidied; of a very long text the beginning.
    pub(crate) fn label(&self) -> Cow<'a, str> {
        Cell { text: beginning(self.text), ..*self }.whole_label()
    }

    /// What a person sees in it, tidied, however long it is: for texts that are kept. What is struck through beside others
    /// is no part of it.
    pub(crate) fn whole_label(&self) -> Cow<'a, str> {
        match self.number {
            Some(number) => Cow::Owned(number.to_string()),
            None if is_tidy(self.text) => Cow::Borrowed(self.text),
            None => Cow::Owned(tidy(&self.left())),
        }
    }

    /// Its text as it stands, without what is struck through beside others.
    pub(crate) fn left(&self) -> Cow<'a, str> {
        if self.has_strokes() { Cow::Owned(unstruck(self.text)) } else { Cow::Borrowed(self.text) }
    }

    /// Whether all of it is struck through or a part, as findings name it, and what stands in it with its strokes.
    pub(crate) fn struck(&self) -> Option<(&'static str, Cow<'a, str>)> {
        if self.is_struck {
            return Some(("struck", self.label()));
        }
        if !self.has_strokes() {
            return None;
        }
        let marked = tidy(beginning(self.text));
        let is_all = marked.chars().filter(|c| *c != STRUCK).eq(unstruck(&marked).chars());
        Some((if is_all { "struck" } else { "struck-part" }, Cow::Owned(marked)))
    }

    fn has_strokes(&self) -> bool {
        !self.text.is_ascii() && self.text.contains(STRUCK)
    }

    /// Whether its text is too long to be a word or a number.
    pub(crate) fn is_long(&self) -> bool {
        self.text.len() > LABEL_BYTES_MAX
    }
}

/// The beginning of a text, cut between two characters.
fn beginning(text: &str) -> &str {
    if text.len() <= LABEL_BYTES_MAX {
        return text;
    }
    let end = (0..=LABEL_BYTES_MAX).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// Whether a character cannot be seen: marks of direction, joiners, byte order marks.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Stands behind each character of a text that is struck through.
pub(crate) const STRUCK: char = '\u{336}';

/// What is left of a text some of whose characters are struck through; all of it where all are.
pub(crate) fn unstruck(text: &str) -> String {
    let mut left = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if characters.next_if_eq(&STRUCK).is_none() && c != STRUCK {
            left.push(c);
        }
    }
    let is_all_struck = left.trim().is_empty();
    if is_all_struck { text.chars().filter(|c| *c != STRUCK).collect() } else { left }
}

/// Whether a character is a raised digit, or a bracket around one: the mark of a footnote and no digit of a number or year.
pub(crate) fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁽' | '⁾')
}

/// Whether a character is the sign of a currency.
pub(crate) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '﷼')
}

/// Errors of formulas, as workbooks write them.
const FORMULA_ERRORS: [&str; 10] =
    ["#REF!", "#DIV/0!", "#N/A", "#N/D", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA", "#SPILL!"];

/// Whether a text is the error of a formula: as workbooks write it, in the language of a program (`#VALEUR !`), or with the
/// number that LibreOffice gives it (`Err:502`).
pub(crate) fn is_formula_error(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_translated = || {
        let name = text.strip_prefix('#').and_then(|name| name.strip_suffix(['!', '?']));
        name.is_some_and(|name| name.starts_with(char::is_uppercase) && name.chars().count() > 2)
    };
    FORMULA_ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(is_number) || is_translated()
}

/// Whether a text is a line drawn with characters.
pub(crate) fn is_rule(text: &str) -> bool {
    text.len() > 3 && text.chars().all(is_of_rule)
}

fn is_of_rule(c: char) -> bool {
    "=-_*~─═+|".contains(c)
}

/// Whether the cells of a row are a line drawn with characters, which separates rows and says nothing. In a narrow column, and
/// in that in which it ends, less of it stands than makes a line.
pub(crate) fn is_drawn_row<'c>(cells: impl IntoIterator<Item = Cell<'c>>) -> bool {
    let mut has_rule = false;
    for cell in cells.into_iter().filter(|cell| !cell.is_blank()) {
        let text = cell.text.trim();
        if cell.number.is_some() || !text.chars().all(is_of_rule) {
            return false;
        }
        has_rule |= is_rule(text);
    }
    has_rule
}

/// `text` without blanks around it, without marks that cannot be seen, and with single blanks inside.
pub(crate) fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !is_hidden(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether tidying would change nothing, cheaply: plain characters and no blank but single spaces inside.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.is_ascii()
        && !bytes.first().is_some_and(u8::is_ascii_whitespace)
        && !bytes.last().is_some_and(u8::is_ascii_whitespace)
        && !bytes.windows(2).any(|pair| pair == b"  ")
        && !bytes.iter().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c))
}

#[cfg(test)]
mod tests {
    use super::{Cell, LABEL_BYTES_MAX, is_drawn_row, is_formula_error, unstruck};

    #[test]
    fn a_label_is_what_is_not_struck_through_in_it() {
        for (text, label, what) in [
            ("I\u{336}l\u{336} \u{336}Lulu Isle", "Lulu Isle", Some("struck-part")),
            ("I\u{336}l\u{336}", "Il", Some("struck")),
            ("Île", "Île", None),
        ] {
            let cell = Cell::text(text);
            assert_eq!((&*cell.label(), cell.struck().map(|(what, _)| what)), (label, what), "{text}");
        }
        let struck = Cell { number: Some(7.0), is_struck: true, ..Cell::default() };
        assert_eq!(struck.struck(), Some(("struck", "7".into())));
    }

    #[test]
    fn what_is_struck_through_goes_where_something_is_left() {
        for (text, left) in
            [("1̶250", "250"), ("1̶2̶", "12"), ("\u{336}5\u{336}\u{336}6", "6"), ("7", "7"), ("\u{336}", "")]
        {
            assert_eq!(unstruck(text), left, "{text}");
        }
    }

    #[test]
    fn errors_of_formulas_are_known_in_the_words_of_their_programs() {
        for error in ["#N/A", "#DIV/0!", "#DIV/0 !", "#NOM ?", "#WERT!", "Err:508"] {
            assert!(is_formula_error(error), "{error}");
        }
        for text in ["#", "#1!", "#!", "Err:", "Err:a", "N/A", "# 5"] {
            assert!(!is_formula_error(text), "{text}");
        }
    }

    #[test]
    fn a_row_is_drawn_where_one_cell_at_least_is_a_line_and_no_other_says_anything() {
        let is_drawn = |texts: &[&'static str]| is_drawn_row(texts.iter().map(|text| Cell::text(text)));
        for row in [&["-----", "", "-----"][..], &["======", "==="], &["", "____", "_"], &["  ----  "]] {
            assert!(is_drawn(row), "{row:?}");
        }
        for row in [&["Lulu Isle", "-----"][..], &["-", "-"], &["***"], &["----", "12"], &["", ""], &[]] {
            assert!(!is_drawn(row), "{row:?}");
        }
    }

    #[test]
    fn of_a_very_long_text_the_beginning_is_looked_at_and_the_whole_is_kept() {
        let long = "é ".repeat(LABEL_BYTES_MAX);
        let cell = Cell::text(&long);
        assert!(cell.is_long() && cell.label().len() <= LABEL_BYTES_MAX);
        assert_eq!(cell.whole_label().len(), long.len() - 1);
        assert_eq!(Cell::text("  Lulu  Isle ").label(), "Lulu Isle");
    }
}
