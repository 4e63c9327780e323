//! Words and letters that say of which quality numbers are, by themselves or beside a period: `2022 (p)`, `2024 prov.`, `2025e`,
//! `2030 (projection)`.

use crate::names::fold;
use crate::values::statuses;

/// Statuses of CL_OBS_STATUS that a number may have; the others say why there is none.
const OF_NUMBERS: [&str; 9] = ["A", "B", "D", "E", "F", "I", "N", "P", "U"];

/// Words for a quality, folded, with its status. A revised number is one like others.
const WORDS: [(&str, &str); 60] = [
    ("prov", "P"),
    ("provisoire", "P"),
    ("provisoires", "P"),
    ("provisional", "P"),
    ("preliminary", "P"),
    ("preliminaire", "P"),
    ("preliminaires", "P"),
    ("موقت", "P"),
    ("موقته", "P"),
    ("وقتي", "P"),
    ("وقتيه", "P"),
    // `أولي` folds like `أولى`, the first of something, and tells nothing.
    ("اوليه", "P"),
    ("est", "E"),
    ("estime", "E"),
    ("estimee", "E"),
    ("estimes", "E"),
    ("estimees", "E"),
    ("estimation", "E"),
    ("estimations", "E"),
    ("estimated", "E"),
    ("estimate", "E"),
    ("estimates", "E"),
    ("تقديري", "E"),
    ("تقديريه", "E"),
    ("تقديرات", "E"),
    ("prev", "F"),
    ("prevision", "F"),
    ("previsions", "F"),
    ("previsionnel", "F"),
    ("previsionnelle", "F"),
    ("previsionnels", "F"),
    ("previsionnelles", "F"),
    ("prevu", "F"),
    ("prevue", "F"),
    ("prevus", "F"),
    ("prevues", "F"),
    ("proj", "F"),
    ("projection", "F"),
    ("projections", "F"),
    ("projete", "F"),
    ("projetee", "F"),
    ("projetes", "F"),
    ("projetees", "F"),
    ("projected", "F"),
    ("forecast", "F"),
    ("forecasts", "F"),
    ("توقع", "F"),
    ("توقعات", "F"),
    ("متوقع", "F"),
    ("متوقعه", "F"),
    ("اسقاط", "F"),
    ("اسقاطات", "F"),
    ("revise", "A"),
    ("revisee", "A"),
    ("revises", "A"),
    ("revisees", "A"),
    ("revised", "A"),
    ("منقح", "A"),
    ("منقحه", "A"),
    ("rev", "A"),
];

/// The status that a text beside a period says; none where it says none. The text is known to be a period: a letter at
/// its end, or behind its year, is nothing else.
pub(crate) fn of_period(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let last = words.last().copied().unwrap_or_default();
    let of_word = words.iter().find_map(|word| of_word(word));
    of_word.or_else(|| of_letter(last)).or_else(|| words.iter().find_map(|word| of_letter(behind_year(word)?)))
}

/// Whether a folded word says of which quality numbers are.
pub(crate) fn is_quality(word: &str) -> bool {
    of_word(word).is_some()
}

/// The status that a sign before a number gives it: it is about so many.
pub(crate) fn of_sign(sign: &str) -> Option<&'static str> {
    ["≈", "~", "∼", "≃", "±"].contains(&sign.trim()).then_some("E")
}

/// The status that a letter says by custom: `e` that a number is estimated.
pub(crate) fn of_usual_letter(letter: char) -> Option<&'static str> {
    of_letter(letter.encode_utf8(&mut [0; 4]))
}

/// A status that a number may have.
pub(crate) fn of_number(code: &str) -> Option<&'static str> {
    statuses::known(code).filter(|status| OF_NUMBERS.contains(status))
}

/// The status of a word in brackets. There alone `أولي` is no first of something.
pub(super) fn of_mark_word(word: &str) -> Option<&'static str> {
    if word == "اولي" { Some("P") } else { of_word(word) }
}

pub(super) fn of_word(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
}

pub(super) fn of_letter(word: &str) -> Option<&'static str> {
    match word {
        // The first letter of `وقتي`; as `and` it ends no period.
        "p" | "و" => Some("P"),
        "e" => Some("E"),
        "r" => Some("A"),
        _ => None,
    }
}

/// The letters behind the four digits of a year: the `e` of `2025e`.
pub(super) fn behind_year(word: &str) -> Option<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && word.len() > digits).then(|| &word[digits..])
}

#[cfg(test)]
mod tests {
    use super::of_period;

    #[test]
    fn a_period_says_of_which_quality_its_numbers_are() {
        for (text, status) in [
            ("2022 (p)", Some("P")),
            ("2024 (prov.)", Some("P")),
            ("2024 provisoire", Some("P")),
            ("2024 (مؤقت)", Some("P")),
            ("2023 (و)", Some("P")),
            ("2023 و", Some("P")),
            ("2023 (وقتي)", Some("P")),
            ("2023 (أولية)", Some("P")),
            ("2023 (تقديرية)", Some("E")),
            ("السداسية الأولى 2023", None),
            ("جانفي وفيفري 2023", None),
            ("2025e", Some("E")),
            ("T1 2024 (e)", Some("E")),
            ("2021/2022 (p)", Some("P")),
            ("2022 (r)", Some("A")),
            ("2023 (préliminaire)", Some("P")),
            ("2024 (تقديرات)", Some("E")),
            ("2023 (prév.)", Some("F")),
            ("2024 (projection)", Some("F")),
            ("2024 prévisions", Some("F")),
            ("2024 (forecast)", Some("F")),
            ("2024 (توقعات)", Some("F")),
            ("2022", None),
            ("2e semestre 2022", None),
            ("1er trimestre 2022", None),
            ("mars 2024", None),
        ] {
            assert_eq!(of_period(text), status, "{text}");
        }
    }
}
