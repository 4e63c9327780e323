//! Words without the differences that carry no meaning.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::cell::{is_raised, tidy};

/// Articles that begin a name and carry no meaning.
const ARTICLES: [&str; 7] = ["the", "la", "le", "les", "l", "el", "al"];

/// `word` without case, accents, vowel signs, variants of letters, punctuation and leading articles.
///
/// Arabic: hamza carriers, `ى`/`ي` and `ة`/`ه` become one; the article `ال` goes from each word. `+`, `<`, `>` and `%`
/// stay, because `15+` is not `15`.
pub(crate) fn fold(word: &str) -> String {
    let plain = plain(word);
    let words: Vec<&str> = plain.split(' ').filter(|part| !part.is_empty()).collect();
    let is_article = |part: &&str| ARTICLES.contains(part);
    let words = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_article(first) => rest,
        _ => &words[..],
    };
    words.iter().map(|part| without_article(part)).collect::<Vec<_>>().join(" ")
}

fn plain(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in tidy(word).nfkd().filter(|&c| !is_combining_mark(c) && c != '\u{640}').flat_map(char::to_lowercase) {
        match letter(c) {
            Letter::One(c) => folded.push(c),
            Letter::Two(pair) => folded.push_str(pair),
            Letter::Gap => folded.push(' '),
        }
    }
    folded
}

enum Letter {
    One(char),
    Two(&'static str),
    Gap,
}

fn letter(c: char) -> Letter {
    match c {
        'ى' | 'ی' => Letter::One('ي'),
        'ة' => Letter::One('ه'),
        'ک' => Letter::One('ك'),
        'ٱ' => Letter::One('ا'),
        'œ' => Letter::Two("oe"),
        'æ' => Letter::Two("ae"),
        'ß' => Letter::Two("ss"),
        'ø' => Letter::One('o'),
        'ł' => Letter::One('l'),
        'ı' => Letter::One('i'),
        'đ' | 'ð' => Letter::One('d'),
        '٠'..='٩' => Letter::One(char::from(b'0' + (c as u32 - '٠' as u32) as u8)),
        '۰'..='۹' => Letter::One(char::from(b'0' + (c as u32 - '۰' as u32) as u8)),
        '+' | '<' | '>' | '%' => Letter::One(c),
        '≥' => Letter::One('>'),
        '≤' => Letter::One('<'),
        c if c.is_alphanumeric() => Letter::One(c),
        _ => Letter::Gap,
    }
}

/// An Arabic word without its article, where at least three letters stay.
fn without_article(word: &str) -> &str {
    let rest = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    rest.unwrap_or(word)
}

/// The folded Arabic name of several words as a list writes it, where it has another case ending or an article behind the word
/// for `and`: `وفيات والمفقودين` is `وفيات ومفقودون`. None where it has neither.
pub(super) fn in_nominative(folded: &str) -> Option<String> {
    const LETTERS_MIN: usize = 3;
    if !folded.contains(' ') || !(folded.contains("ين") || folded.contains(" وال")) {
        return None;
    }
    let is_word = |rest: &&str| rest.chars().count() >= LETTERS_MIN;
    let nominative = |word: &str| {
        let bare = word.strip_prefix("وال").filter(is_word).map(|rest| format!("و{rest}"));
        let word = bare.as_deref().unwrap_or(word);
        let stem = word.strip_suffix("ين").filter(is_word);
        stem.map_or_else(|| word.to_owned(), |stem| format!("{stem}ون"))
    };
    let other = folded.split(' ').map(nominative).collect::<Vec<_>>().join(" ");
    (other != folded).then_some(other)
}

/// `word` without a reference to a footnote at its end: `Libye (1)`, `Libye [1]`, `Libye*`, `Libye²`.
pub(crate) fn without_footnote(word: &str) -> Option<&str> {
    let trimmed = word.trim_end_matches(|c: char| matches!(c, '*' | ' ') || is_raised(c));
    let inside = |ends: [char; 2]| trimmed.strip_suffix(ends[1])?.rsplit_once(ends[0]);
    let in_brackets = inside(['(', ')']).or_else(|| inside(['[', ']'])).filter(|(_, mark)| {
        let is_mark = |c: char| c.is_numeric() || c == '*';
        mark.chars().count() <= 2 && (mark.chars().all(is_mark) || mark.chars().count() == 1)
    });
    let bare = in_brackets.map_or(trimmed, |(rest, _)| rest).trim_end();
    (bare.len() < word.len() && !bare.is_empty()).then_some(bare)
}

/// `word` without the number that it has in a list: `1. Maghreb`, `2) Europe`, `IV - Asie`, `a) Hommes`; none where it has
/// none.
///
/// A letter before a stop shortens a name, `N. Zealand`, and a number before a number is a span of ages: `1- 4 ans`.
pub(crate) fn without_enumeration(word: &str) -> Option<&str> {
    const DIGITS_MAX: usize = 3;
    let trimmed = word.trim_start();
    let (first, rest) = trimmed.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let bare = first.trim_end_matches(['.', ')', '-', '–']);
    let (rest, is_marked) = match rest.strip_prefix(['-', '–']) {
        Some(behind) => (behind.trim_start(), true),
        None => (rest, bare.len() < first.len()),
    };
    let is_number = |part: &str| {
        !part.is_empty()
            && part.chars().count() <= DIGITS_MAX
            && part.chars().all(|c| c.is_ascii_digit() || is_arabic_digit(c))
    };
    let is_of_numbers = bare.split('.').all(is_number) && (is_marked || bare.contains('.'));
    let is_roman = is_marked && !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_letter = first.ends_with(')') && bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let is_numbered = is_of_numbers || is_roman || is_letter;
    (is_numbered && rest.starts_with(char::is_alphabetic)).then_some(rest)
}

fn is_arabic_digit(c: char) -> bool {
    matches!(c, '٠'..='٩' | '۰'..='۹')
}

#[cfg(test)]
mod tests {
    use super::{fold, without_enumeration, without_footnote};

    #[test]
    fn spellings_of_one_name_fold_to_one_word() {
        for (a, b) in [
            ("Côte d’Ivoire", "COTE D'IVOIRE"),
            ("L'Algérie", "algerie"),
            ("ألمانيا", "المانيا"),
            ("تُونِس", "تونس"),
            ("الســعودية", "سعوديه"),
            ("The Gambia", "Gambia"),
            ("Guinée-Bissau", "guinee bissau"),
            ("ليبيا\u{200f}", "ليبيا"),
            ("Royaume\u{a0}Uni", "royaume-uni"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("15+"), fold("15"));
        assert_ne!(fold("Niger"), fold("Nigeria"));
    }

    #[test]
    fn a_reference_to_a_footnote_goes() {
        assert_eq!(without_footnote("Libye (1)"), Some("Libye"));
        assert_eq!(without_footnote("Libye [1]"), Some("Libye"));
        assert_eq!(without_footnote("Libye*"), Some("Libye"));
        assert_eq!(without_footnote("Libye¹⁷"), Some("Libye"));
        assert_eq!(without_footnote("Libye ⁽¹⁾"), Some("Libye"));
        assert_eq!(without_footnote("France"), None);
        assert_eq!(without_footnote("Congo (RDC)"), None);
        assert_eq!(without_footnote("Congo [RDC]"), None);
    }

    #[test]
    fn the_number_of_a_label_in_a_list_goes() {
        for (text, bare) in [
            ("1. Pays du Maghreb", Some("Pays du Maghreb")),
            ("2) Union Européenne", Some("Union Européenne")),
            ("3 - Europe", Some("Europe")),
            ("1.2 Libye", Some("Libye")),
            ("IV. Asie", Some("Asie")),
            ("a) Hommes", Some("Hommes")),
            ("٢. ليبيا", Some("ليبيا")),
            ("1- 4 ans", None),
            ("15 ans", None),
            ("2023. Libye", None),
            ("N. Zealand", None),
            ("S. Sudan", None),
            ("1. ", None),
            ("Libye", None),
        ] {
            assert_eq!(without_enumeration(text), bare, "{text}");
        }
    }
}
