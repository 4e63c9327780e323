//! Words of a unit that stand beside a number in its cell: `1.030 bén.`, `12 pers.`, `12 €`, `€ 12`, `١٢ شخص`.
//!
//! Does not hold: letters and marks that say of which quality a number is, which `qualities` knows, what such words mean as
//! units, which `units` reads, and whether two of them are one, which `propose::words_beside` knows.

use unicode_normalization::char::is_combining_mark;

use super::{qualities, units};
use crate::cell::is_currency_sign;
use crate::names::{fold, is_sort_of_time};

/// A number as it is written, and the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted<'t> {
    pub number: &'t str,
    pub words: &'t str,
}

/// Longer texts behind a number are no unit.
const WORDS_CHARACTERS_MAX: usize = 24;
/// Nor are more words: `milliers de dinars`.
const WORDS_MAX: usize = 3;

/// What makes of a number an age, a time, an ordinal, a span or an address, and no count, besides words for a sort of time;
/// folded.
const OF_NO_COUNT: [&str; 34] = [
    "an",
    "ans",
    "yrs",
    "jour",
    "jours",
    "day",
    "days",
    "trim",
    "يوم",
    "ايام",
    "er",
    "ere",
    "re",
    "e",
    "eme",
    "nd",
    "st",
    "rd",
    "th",
    "bis",
    "ter",
    "et",
    "ou",
    "and",
    "or",
    "plus",
    "moins",
    "more",
    "less",
    "over",
    "فاكثر",
    "واكثر",
    "فاقل",
    "rue",
];

/// A number at one end of a tidied text and the words of a unit at its other end; before it stands money alone.
pub(crate) fn split(text: &str) -> Option<Counted<'_>> {
    let first = text.find(char::is_numeric)?;
    let (last, digit) = text.char_indices().rev().find(|(_, c)| c.is_numeric())?;
    let end = last + digit.len_utf8();
    let (before, behind) = (text[..first].trim(), text[end..].trim());
    let counted = match behind {
        "" => Counted { number: &text[first..], words: before },
        words => Counted { number: &text[..end], words },
    };
    let is_placed = !behind.is_empty() || is_money(before);
    (is_placed && may_be_unit(counted.words)).then_some(counted)
}

/// Whether a word is the sign of a currency or its letters.
fn is_money(word: &str) -> bool {
    let is_of_letters = || units::unit_in(&format!("en {word}")).is_some_and(units::Unit::is_money);
    word.contains(is_currency_sign) || units::is_unit_word(word) && is_of_letters()
}

/// Whether words can be those of a unit. A letter alone is a mark, and words such as `prov.` say a quality.
fn may_be_unit(words: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || is_combining_mark(c) || " .'’-/".contains(c) || is_currency_sign(c);
    let is_telling = words.contains(is_currency_sign) || words.chars().filter(|&c| c != ' ').count() > 1;
    let has_word = words.contains(|c: char| c.is_alphabetic() || is_currency_sign(c));
    let is_short = words.chars().count() <= WORDS_CHARACTERS_MAX && words.split_whitespace().count() <= WORDS_MAX;
    let is_of_count =
        |word: &str| !qualities::is_quality(word) && !is_sort_of_time(word) && !OF_NO_COUNT.contains(&word);
    is_short && is_telling && has_word && words.chars().all(is_part) && fold(words).split(' ').all(is_of_count)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_number_is_told_from_the_words_of_its_unit() {
        for (text, number, words) in [
            ("1.030 bén.", "1.030", "bén."),
            ("12 pers.", "12", "pers."),
            ("-12 personnes", "-12", "personnes"),
            ("78étudiants", "78", "étudiants"),
            ("12 €", "12", "€"),
            ("€ 12,5", "12,5", "€"),
            ("USD 12", "12", "USD"),
            ("12 milliers de dinars", "12", "milliers de dinars"),
            ("١٢ شخص", "١٢", "شخص"),
            ("12 p.", "12", "p."),
        ] {
            let found = split(text).map(|counted| (counted.number, counted.words));
            assert_eq!(found, Some((number, words)), "{text}");
        }
    }

    #[test]
    fn marks_qualities_ages_times_and_names_with_a_number_are_no_unit() {
        for text in [
            "12",
            "346e",
            "12 p",
            "12 (p)",
            "12 %",
            "12 prov.",
            "15 ans",
            "65 ans et plus",
            "3 mois",
            "٣ أشهر",
            "٢ سداسي",
            "1 half",
            "2ème",
            "1st",
            "France 2",
            "Zone 3",
            "12 rue de Paris",
            "a note of 12 words that is far too long",
            "12 of those who came here last",
            "n.d.",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
