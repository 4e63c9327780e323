//! Marks behind numbers, periods and labels: `2024*`, `346e`, `Libye (1)`; what they mean, the profile says.

use std::collections::BTreeMap;

use marsad_model::Id;

use super::words::{of_number, of_period, of_usual_letter};
use crate::cell::is_raised;

/// The code that a profile gives to a mark, which it may write with the brackets that the file has around it: `"(p)" = "P"`.
pub(crate) fn code_of_mark<'o>(mark: &str, own: &'o BTreeMap<String, Id>) -> Option<&'o Id> {
    own.get(mark).or_else(|| own.get(&format!("({mark})")))
}

/// The status of the mark at the end of a text, bare or in brackets, where the profile says what the mark means for a
/// number: `2024*`, `2024 (*)`.
pub(crate) fn of_mark(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    if own.is_empty() {
        return None;
    }
    let text = text.trim_end();
    let of_note = || note_number(text).and_then(|mark| own.get(&mark));
    if let Some(code) = in_brackets(text).and_then(|mark| code_of_mark(mark, own)).or_else(of_note) {
        return of_number(code.as_str());
    }
    let ends = |mark: &str| !mark.is_empty() && text.len() > mark.len() && text.ends_with(mark);
    let is_mark = |mark: &str| !mark.chars().any(char::is_alphanumeric);
    let longest = own.iter().filter(|(mark, _)| is_mark(mark) && ends(mark)).max_by_key(|(mark, _)| mark.len());
    longest.and_then(|(_, code)| of_number(code.as_str()))
}

/// The status of what stands behind a period: by the marks of the profile, letters too, or by custom.
pub(crate) fn of_marked_period(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    let of_letter = || mark_of_year(text).and_then(|mark| of_number(own.get(&mark)?.as_str()));
    of_mark(text, own).or_else(of_letter).or_else(|| of_period(text))
}

/// What stands before a mark of the profile that says of which quality a number is, and that quality: `346e`, `346 p`,
/// `346ᵉ`. A digit stands before the mark.
pub(crate) fn before_mark<'t>(text: &'t str, own: &BTreeMap<String, Id>) -> Option<(&'t str, &'static str)> {
    let marked = own.iter().filter_map(|(mark, code)| {
        let before = without_mark(text, mark)?;
        Some((mark.len(), before, of_number(code.as_str())?))
    });
    marked.max_by_key(|(length, ..)| *length).map(|(_, before, status)| (before, status))
}

/// A text without the mark at its end, raised or not, where a digit stands before it.
pub(crate) fn without_mark<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let text = text.trim_end();
    let mut before = text;
    for of_mark in mark.trim().chars().rev() {
        before = before.strip_suffix(|c: char| lowered(c) == lowered(of_mark))?;
    }
    let is_mark = before.len() < text.len() && !mark.contains(char::is_numeric);
    let before = before.trim_end();
    (is_mark && before.ends_with(char::is_numeric)).then_some(before)
}

/// What stands before a small letter behind a digit, and the letter: `346e`, `1 234 p`, `٣٤٦ت`.
pub(crate) fn before_letter(text: &str) -> Option<(&str, char)> {
    let text = text.trim_end();
    let letter = text.chars().next_back().filter(|c| c.is_alphabetic() && !c.is_uppercase())?;
    let before = text.strip_suffix(letter)?.trim_end();
    before.ends_with(char::is_numeric).then_some((before, lowered(letter)))
}

/// A letter that is raised, as it is otherwise.
pub(crate) fn lowered(c: char) -> char {
    const RAISED: [(char, char); 23] = [
        ('ᵃ', 'a'),
        ('ᵇ', 'b'),
        ('ᶜ', 'c'),
        ('ᵈ', 'd'),
        ('ᵉ', 'e'),
        ('ᶠ', 'f'),
        ('ᵍ', 'g'),
        ('ʰ', 'h'),
        ('ⁱ', 'i'),
        ('ʲ', 'j'),
        ('ᵏ', 'k'),
        ('ˡ', 'l'),
        ('ᵐ', 'm'),
        ('ⁿ', 'n'),
        ('ᵒ', 'o'),
        ('ᵖ', 'p'),
        ('ʳ', 'r'),
        ('ˢ', 's'),
        ('ᵗ', 't'),
        ('ᵘ', 'u'),
        ('ᵛ', 'v'),
        ('ˣ', 'x'),
        ('ᶻ', 'z'),
    ];
    RAISED.iter().find(|(raised, _)| *raised == c).map_or(c, |(_, letter)| *letter)
}

/// The mark that a bracket at the end of a text holds behind something else: no digit, and of letters one alone.
pub(crate) fn in_brackets(text: &str) -> Option<&str> {
    let (before, inner) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let mark = inner.trim();
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic);
    let is_mark = !mark.is_empty() && (is_letter || !mark.chars().any(char::is_alphanumeric));
    (is_mark && !before.trim().is_empty()).then_some(mark)
}

/// The mark at the end of a text, bare or in brackets, as profiles write it: `*` of `2024 (*)`, `(1)` of `Libye¹`, `p` of `Libye (p)`.
pub(crate) fn mark_at_end(text: &str) -> Option<String> {
    let text = text.trim_end();
    // Nearly all texts end in a letter or a digit, and have none.
    if text.chars().next_back().is_none_or(|last| last.is_alphanumeric() && !is_raised(last)) {
        return None;
    }
    let is_mark = |mark: &&str| mark.chars().all(is_sign) || mark.chars().all(char::is_alphabetic);
    let bare = text.trim_end_matches(is_sign);
    let sign = || text.strip_prefix(bare).filter(|sign| !sign.is_empty() && bare.contains(char::is_alphanumeric));
    let of_brackets = in_brackets(text).filter(is_mark).or_else(sign).map(str::to_owned);
    of_brackets.or_else(|| note_number(text))
}

/// The small letter right behind the four digits of the year with which a period ends: `a` of `2024a`.
pub(crate) fn mark_of_year(text: &str) -> Option<String> {
    let (before, letter) = before_letter(text)?;
    let digits = before.chars().rev().take_while(|c| digit(*c).is_some()).count();
    // These say of which era the year is.
    (digits == 4 && !['م', 'ه'].contains(&letter)).then(|| letter.to_string())
}

/// Whether a mark that nothing explains may be one of quality: letters in brackets are many things.
pub(crate) fn may_be_of_quality(mark: &str) -> bool {
    !mark.contains(char::is_alphabetic) || mark == "p"
}

/// Whether a mark behind a word above values, `Femmes*`, says what only a legend can: usual letters say it by themselves, and
/// numbers count columns, unless the word is a period.
pub(crate) fn is_open_in_header(mark: &str, is_period: bool) -> bool {
    let is_usual = mark.chars().next().and_then(of_usual_letter).is_some();
    !is_usual && (is_period || !mark.contains(char::is_numeric))
}

/// Whether a character is a sign that refers from a text to a legend.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '*' | '†' | '‡')
}

/// The number of a note to which the end of a text refers, in brackets as profiles write it: `(1)` of `Libye (1)`, `Libye [1]`
/// and `Libye¹`.
pub(crate) fn note_number(text: &str) -> Option<String> {
    let text = text.trim_end();
    let (before, number) = match text.strip_suffix([')', ']']) {
        Some(rest) => rest.rsplit_once(['(', '['])?,
        None => text.split_at(text.trim_end_matches(is_raised).len()),
    };
    number_in_brackets(number).filter(|_| !before.trim().is_empty())
}

/// A number of one or two digits, raised, Arabic or plain, in brackets.
pub(super) fn number_in_brackets(digits: &str) -> Option<String> {
    let number: String = digits.trim().chars().map(digit).collect::<Option<String>>()?;
    (1..=2).contains(&number.len()).then(|| format!("({number})"))
}

/// The plain digit that a character is.
pub(super) fn digit(c: char) -> Option<char> {
    const DIGITS: [&str; 3] = ["0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "٠١٢٣٤٥٦٧٨٩"];
    let place = DIGITS.iter().find_map(|digits| digits.chars().position(|own| own == c))?;
    u32::try_from(place).ok().and_then(|place| char::from_digit(place, 10))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{before_letter, before_mark, mark_at_end, mark_of_year, of_mark, of_marked_period};

    #[test]
    fn the_mark_at_the_end_of_a_text_is_that_of_a_profile() {
        for (text, mark) in [
            ("2024*", Some("*")),
            ("2024 **", Some("**")),
            ("2024 (*)", Some("*")),
            ("Libye†", Some("†")),
            ("Libye (p)", Some("p")),
            ("Libye (1)", Some("(1)")),
            ("ليبيا [١]", Some("(1)")),
            ("Libye¹", Some("(1)")),
            ("Part (%)", None),
            ("Libye (prov.)", None),
            ("Libye", None),
            ("*", None),
            ("**", None),
        ] {
            assert_eq!(mark_at_end(text).as_deref(), mark, "{text}");
        }
    }

    #[test]
    fn a_letter_right_behind_a_year_is_a_mark_of_its_period() {
        for (text, mark) in [
            ("2024a", Some("a")),
            ("2024 a", Some("a")),
            ("2024ᵇ", Some("b")),
            ("31/12/2024c", Some("c")),
            ("2024", None),
            ("2024A", None),
            ("2024م", None),
            ("T1a", None),
            ("346e", None),
        ] {
            assert_eq!(mark_of_year(text).as_deref(), mark, "{text}");
        }
        let own = BTreeMap::from([("a".to_owned(), Id::literal("P")), ("e".to_owned(), Id::literal("A"))]);
        for (text, status) in
            [("2024a", Some("P")), ("2024 (a)", Some("P")), ("2024e", Some("A")), ("2024p", Some("P"))]
        {
            assert_eq!(of_marked_period(text, &own), status, "{text}");
        }
        assert_eq!(of_marked_period("2024b", &own), None);
    }

    #[test]
    fn a_letter_behind_a_number_says_what_the_profile_says_of_it() {
        let code = |mark: &str, code: &'static str| (mark.to_owned(), Id::literal(code));
        let own = BTreeMap::from([code("e", "E"), code("ep", "P"), code("x", "B"), code("ت", "E"), code("s", "Q")]);
        for (text, before, status) in [
            ("346e", "346", "E"),
            ("1 234 e", "1 234", "E"),
            ("346ᵉ", "346", "E"),
            ("12,5ep", "12,5", "P"),
            ("7x", "7", "B"),
            ("٣٤٦ت", "٣٤٦", "E"),
        ] {
            assert_eq!(before_mark(text, &own), Some((before, status)), "{text}");
        }
        for text in ["e", "346", "346s", "346p", "Isle", "346E"] {
            assert_eq!(before_mark(text, &own), None, "{text}");
        }
        assert_eq!(before_mark("346e", &BTreeMap::new()), None);
        assert_eq!(before_letter("1 234ᵖ"), Some(("1 234", 'p')));
        assert_eq!((before_letter("346E"), before_letter("Isle"), before_letter("346ep")), (None, None, None));
    }

    #[test]
    fn a_mark_in_brackets_says_what_it_says_without_them() {
        let own = BTreeMap::from([
            ("*".to_owned(), Id::literal("P")),
            ("**".to_owned(), Id::literal("E")),
            ("#".to_owned(), Id::literal("L")),
        ]);
        for (text, status) in [
            ("2023 (*)", Some("P")),
            ("2023(*)", Some("P")),
            ("22 400 [*]", Some("P")),
            ("Lulu Isle ( ** )", Some("E")),
            ("Lulu Isle (1)", None),
            ("12 (#)", None),
            ("(*)", None),
            ("2023 (†)", None),
        ] {
            assert_eq!(of_mark(text, &own), status, "{text}");
        }
        assert_eq!(of_mark("2023 (*)", &BTreeMap::new()), None);
        let bracketed = BTreeMap::from([("(p)".to_owned(), Id::literal("P")), ("(*)".to_owned(), Id::literal("E"))]);
        for (text, status) in
            [("2023 (p)", Some("P")), ("Libye [p]", Some("P")), ("2023 (*)", Some("E")), ("2023p", None)]
        {
            assert_eq!(of_mark(text, &bracketed), status, "{text}");
        }
    }
}
