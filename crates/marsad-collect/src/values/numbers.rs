//! Numbers as people write them.

use marsad_model::NumberMarks;

use crate::cell::{is_hidden, is_raised};

/// What a text says as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Written {
    /// A number, and what stood around it.
    Number(f64, Around),
    /// A number that can be read in two ways: with a mark of thousands, or of decimals.
    Ambiguous(f64, f64),
    /// No number.
    Nothing,
}

/// What stood around a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// Parentheses that bookkeepers write for a minus.
    pub is_in_parentheses: bool,
    /// A percent sign.
    pub is_percent: bool,
    /// A mark of a footnote, which was taken away.
    pub has_mark: bool,
    /// The letter of a quality in brackets, such as the `p` of provisional.
    pub quality: Option<char>,
}

/// The number in `text`.
///
/// Digits of the Arabic-Indic scripts count as digits, blanks and apostrophes group thousands, and so does `٬`; `٫` stands
/// before decimals. Of a stop or a comma the profile says what it is; without that, only what can be read in one way is a
/// number.
pub(crate) fn read(text: &str, marks: NumberMarks) -> Written {
    if text.len() > LENGTH_MAX {
        return Written::Nothing;
    }
    let (western, marks) = in_western_under(text, marks);
    let (core, around) = strip(western.trim());
    let (is_negative, core) = sign(core);
    let value = |number: f64| if is_negative != around.is_in_parentheses { -number } else { number };
    if let Some(number) = shortened(core.trim()) {
        // A program that shortens numbers may have rounded this one: it is told as one with a mark.
        return Written::Number(value(number), Around { has_mark: true, ..around });
    }
    match magnitude(core.trim(), marks) {
        Magnitude::Sure(number) => Written::Number(value(number), around),
        Magnitude::Either(whole, fraction) => Written::Ambiguous(value(whole), value(fraction)),
        Magnitude::None => Written::Nothing,
    }
}

/// A text with the digits and marks of a number in Western ones, and without what cannot be seen. Beside the Arabic mark
/// before decimals commas group thousands, as blanks do: `٢،٣٤٥٫٦` is `2 345,6`.
pub(crate) fn in_western(text: &str) -> String {
    let has_decimals = text.contains(ARABIC_DECIMAL);
    let of_thousands = |c: char| has_decimals && matches!(c, '،' | ',');
    text.chars().filter(|&c| !is_hidden(c)).map(|c| if of_thousands(c) { ' ' } else { western(c) }).collect()
}

/// What stands before decimals in Arabic, and between thousands only where a profile says so.
const ARABIC_DECIMAL: char = '٫';

/// Whether the decimals of a number stand behind the Arabic mark, which can be no other.
pub(crate) fn has_arabic_decimals(text: &str, marks: NumberMarks) -> bool {
    text.contains(ARABIC_DECIMAL) && marks.thousands != Some(ARABIC_DECIMAL)
}

/// A text in Western digits and marks, and its marks. Where that of thousands would be taken for one before decimals, as
/// `،` beside `٫`, blanks group thousands.
pub(crate) fn in_western_under(text: &str, marks: NumberMarks) -> (String, NumberMarks) {
    match of_script(marks) {
        Some(thousands) => {
            let marks = NumberMarks { decimal: marks.decimal.map(western), thousands: None };
            (in_western(&text.replace(thousands, " ")), marks)
        }
        None if has_arabic_decimals(text, marks) => {
            let thousands = if marks == NumberMarks::default() { Some('.') } else { marks.thousands.map(western) };
            (in_western(text), NumberMarks { decimal: Some(','), thousands: thousands.filter(|&mark| mark != ',') })
        }
        None => (in_western(text), in_western_marks(marks)),
    }
}

/// The marks of a profile as [`in_western`] leaves them in a text: a person may have written `thousands = "،"`. Marks
/// which their script alone tells apart stay as they are.
pub(crate) fn in_western_marks(marks: NumberMarks) -> NumberMarks {
    match of_script(marks) {
        Some(_) => marks,
        None => NumberMarks { decimal: marks.decimal.map(western), thousands: marks.thousands.map(western) },
    }
}

/// The mark between thousands, where nothing but its script tells it from one before decimals.
fn of_script(marks: NumberMarks) -> Option<char> {
    let is_alike = |&thousands: &char| {
        let decimal = marks.decimal.filter(|&decimal| decimal != thousands).map(western);
        thousands == ARABIC_DECIMAL || decimal == Some(western(thousands))
    };
    marks.thousands.filter(is_alike)
}

/// A number as it is written, in Western digits and without what stands around it.
pub(crate) fn bare(text: &str) -> String {
    let western = in_western(text);
    let (core, _) = strip(western.trim());
    core.trim().to_owned()
}

/// Whether a character is a mark of a footnote or of quality behind a number.
fn is_mark_behind(c: char) -> bool {
    matches!(c, '*' | '†' | '‡') || is_raised(c)
}

/// Longer texts are no numbers.
const LENGTH_MAX: usize = 64;

/// Takes away what may stand around a number: parentheses, percent, marks of footnotes and of quality.
fn strip(text: &str) -> (&str, Around) {
    let mut around = Around::default();
    let mut core = text;
    if let Some(inner) = core.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && inner.starts_with(|c: char| c.is_ascii_digit())
        && !inner.contains(['(', ')'])
    {
        (core, around.is_in_parentheses) = (inner.trim(), true);
    }
    loop {
        let trimmed = core.trim_end();
        if let Some(rest) = trimmed.strip_suffix('%') {
            (core, around.is_percent) = (rest, true);
        } else if let Some(rest) = trimmed.strip_suffix(is_mark_behind) {
            (core, around.has_mark) = (rest, true);
        } else if let Some((rest, mark)) = bracketed(trimmed) {
            (core, around.has_mark) = (rest, true);
            around.quality = around.quality.or(mark);
        } else {
            return (trimmed, around);
        }
    }
}

/// `12 (1)` and `12 (p)`: what stands before, and the letter if it is one.
fn bracketed(text: &str) -> Option<(&str, Option<char>)> {
    let (rest, mark) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    if mark.ends_with('%')
        && mark.starts_with(|c: char| c.is_ascii_digit())
        && rest.trim().ends_with(|c: char| c.is_ascii_digit())
    {
        return Some((rest, None));
    }
    let mut letters = mark.chars();
    let (first, second) = (letters.next()?, letters.next());
    let is_mark =
        second.is_none_or(|second| first.is_ascii_digit() && second.is_ascii_digit() && letters.next().is_none());
    let is_known = first.is_ascii_digit() || matches!(first, '*' | '†') || first.is_ascii_alphabetic();
    ((is_mark && is_known || mark == "**") && !rest.trim().is_empty())
        .then(|| (rest, first.is_ascii_alphabetic().then(|| first.to_ascii_lowercase())))
}

fn sign(text: &str) -> (bool, &str) {
    if let Some(rest) = text.strip_prefix(['-', '−', '–', '‑']) {
        return (true, rest.trim_start());
    }
    if let Some(rest) = text.strip_suffix(['-', '−']).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())) {
        return (true, rest);
    }
    (false, text.strip_prefix('+').unwrap_or(text))
}

enum Magnitude {
    Sure(f64),
    Either(f64, f64),
    None,
}

fn magnitude(text: &str, marks: NumberMarks) -> Magnitude {
    let sure = |number: Option<f64>| number.map_or(Magnitude::None, Magnitude::Sure);
    match (marks.decimal, marks.thousands) {
        (Some(decimal), thousands) => sure(split(text, Some(decimal), thousands)),
        (None, Some(thousands)) => sure(split(text, other_mark(thousands), Some(thousands))),
        (None, None) => {
            let with_comma = split(text, Some(','), Some('.'));
            let with_stop = split(text, Some('.'), Some(','));
            match (with_comma, with_stop) {
                (Some(a), Some(b)) if a != b => Magnitude::Either(a.max(b), a.min(b)),
                (a, b) => sure(a.or(b)),
            }
        }
    }
}

/// A number as programs shorten it, `2e+05`, where it is a whole one.
fn shortened(text: &str) -> Option<f64> {
    let (digits, power) = text.split_once("e+").or_else(|| text.split_once("E+"))?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.is_empty();
    let is_power = (1..=2).contains(&power.len()) && power.bytes().all(|byte| byte.is_ascii_digit());
    let number: f64 = (is_number && is_power).then(|| text.parse().ok()).flatten()?;
    (number.fract() == 0.0 && number < 1e15).then_some(number)
}

/// The mark before decimals, where that of thousands is known.
pub(crate) fn other_mark(thousands: char) -> Option<char> {
    match thousands {
        '.' => Some(','),
        ',' => Some('.'),
        _ => None,
    }
}

/// The number in `text` where `decimal` stands before decimals and `thousands`, blanks and apostrophes between thousands.
fn split(text: &str, decimal: Option<char>, thousands: Option<char>) -> Option<f64> {
    let (whole, fraction) = match decimal.and_then(|decimal| text.split_once(decimal)) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, "0"),
    };
    let whole = ungrouped(whole, thousands)?;
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(&whole) && is_digits(fraction)).then(|| format!("{whole}.{fraction}").parse().ok()).flatten()
}

/// The digits of a whole number without its marks, if the marks stand where thousands end and are all the same.
fn ungrouped(whole: &str, thousands: Option<char>) -> Option<String> {
    let is_mark = |c: char| Some(c) == thousands || c.is_whitespace() || matches!(c, '\'' | '’');
    let mut marks = whole.chars().filter(|&c| is_mark(c));
    let first_mark = marks.next();
    if marks
        .any(|mark| Some(mark) != first_mark && !(mark.is_whitespace() && first_mark.is_some_and(char::is_whitespace)))
    {
        return None;
    }
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let [first, rest @ ..] = &groups[..] else { return None };
    let is_grouped = rest.is_empty()
        || (!first.starts_with('0') && (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    is_grouped.then(|| groups.concat())
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '٪' | '％' => '%',
        // Arabic keyboards have no other comma, before decimals or between thousands.
        '٫' | '،' => ',',
        '٬' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::NumberMarks;

    use super::{Written, read};

    const UNKNOWN: NumberMarks = NumberMarks { decimal: None, thousands: None };
    const FRENCH: NumberMarks = NumberMarks { decimal: Some(','), thousands: None };
    const GERMAN: NumberMarks = NumberMarks { decimal: Some(','), thousands: Some('.') };
    const ENGLISH: NumberMarks = NumberMarks { decimal: Some('.'), thousands: Some(',') };

    fn number(text: &str, marks: NumberMarks) -> Option<f64> {
        match read(text, marks) {
            Written::Number(number, _) => Some(number),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(number("8 618,5", FRENCH), Some(8618.5));
        assert_eq!(number("8\u{202f}618", FRENCH), Some(8618.0));
        assert_eq!(number("1.816.833", GERMAN), Some(1_816_833.0));
        assert_eq!(number("1,816,833.25", ENGLISH), Some(1_816_833.25));
        assert_eq!(number("-12,5", FRENCH), Some(-12.5));
        assert_eq!(number("١٢٬٣٤٥٫٦", FRENCH), Some(12345.6));
        assert_eq!(number("۱۲۳", UNKNOWN), Some(123.0));
        assert_eq!(number("\u{200f}1 234\u{200e}", UNKNOWN), Some(1234.0));
        assert_eq!(number("1.816.833", UNKNOWN), Some(1_816_833.0));
        assert_eq!(number("1,816,833.25", UNKNOWN), Some(1_816_833.25));
        assert_eq!(number("12,5", UNKNOWN), Some(12.5));
        assert_eq!(number("0.123", UNKNOWN), Some(0.123));
        assert_eq!(number("٢،٣٤٥", ENGLISH), Some(2345.0));
        assert_eq!(number("٢،٥", FRENCH), Some(2.5));
    }

    #[test]
    fn the_arabic_mark_of_decimals_and_commas_between_thousands_are_two_marks() {
        for thousands in ['،', ','] {
            let marks = NumberMarks { decimal: Some('٫'), thousands: Some(thousands) };
            let written = |text: &str| text.replace('،', &thousands.to_string());
            for (text, value) in
                [("٢،٣٤٥٫٦", 2345.6), ("٢،٣٤٥", 2345.0), ("١،٢٣٤،٥٦٧٫٨", 1_234_567.8), ("١٢٫٣٤٥", 12.345)]
            {
                assert_eq!(number(&written(text), marks), Some(value), "{text} {thousands}");
            }
            for text in ["٢،٥", "١٢٣٤،٥٦٧"] {
                assert_eq!(number(&written(text), marks), None, "{text} {thousands}");
            }
        }
        for marks in [UNKNOWN, FRENCH, GERMAN] {
            assert_eq!(number("٢،٣٤٥٫٦", marks), Some(2345.6), "{marks:?}");
        }
    }

    #[test]
    fn the_arabic_mark_of_decimals_is_never_doubted() {
        let thousands_alone = NumberMarks { decimal: None, thousands: Some(',') };
        for marks in [UNKNOWN, FRENCH, GERMAN, ENGLISH, thousands_alone] {
            assert_eq!(number("١٫٨٠٥", marks), Some(1.805), "{marks:?}");
            assert_eq!(number("١٬٢٣٤٫٥٦٧", marks), Some(1234.567), "{marks:?}");
        }
        assert_eq!(number("١.٢٣٤٫٥", UNKNOWN), Some(1234.5));
        assert_eq!(number("١.٢٣٤٫٥", ENGLISH), None, "two marks before decimals");
        let said = NumberMarks { decimal: None, thousands: Some('٫') };
        assert_eq!(number("١٫٨٠٥", said), Some(1805.0), "a profile knows its file");
        assert_eq!(number("١٫٨٠٥", super::in_western_marks(said)), Some(1805.0));
    }

    #[test]
    fn what_stands_around_a_number_is_told() {
        for (text, value) in [
            ("(123)", -123.0),
            ("12,4 %", 12.4),
            ("1 234 (1)", 1234.0),
            ("12*", 12.0),
            ("250¹⁷", 250.0),
            ("250 ⁽¹⁾", 250.0),
            ("77(p)", 77.0),
            ("15 875 (17.6%)", 15875.0),
        ] {
            assert_eq!(number(text, UNKNOWN), Some(value), "{text}");
        }
        assert!(matches!(read("5 (p)", UNKNOWN), Written::Number(5.0, around) if around.quality == Some('p')));
        for text in ["22 400 (*)", "22 400 (**)", "22 400 (†)"] {
            assert!(matches!(read(text, UNKNOWN), Written::Number(22_400.0, around) if around.has_mark), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_no_number() {
        assert_eq!(read("1.234", UNKNOWN), Written::Ambiguous(1234.0, 1.234));
        assert_eq!(read("12,345", UNKNOWN), Written::Ambiguous(12345.0, 12.345));
        for text in ["١٢,٣٤٥", "١٢.٣٤٥", "١٢،٣٤٥", "۱۲,۳۴۵", "۱۲،۳۴۵"] {
            assert_eq!(read(text, UNKNOWN), Written::Ambiguous(12345.0, 12.345), "{text}");
        }
        assert_eq!(read("١٢٬٣٤٥", UNKNOWN), read("12 345", UNKNOWN), "that mark stands between thousands alone");
        for text in
            ["8.61", "12 34", "1,2,3", "n.d.", "<5", "", "inf", "NaN", "1e5", "--1", "1.23.456", "1 234.567 890"]
        {
            assert_eq!(number(text, FRENCH), None, "{text}");
        }
        assert_eq!(number("1.234", FRENCH), None, "a stop groups only where the profile says so");
    }
}
