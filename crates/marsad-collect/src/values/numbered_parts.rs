//! Months, quarters, weeks and days that are written as bare numbers: the header of their column says what the numbers count.
//!
//! `Année | Mois` with `2023 | 1` below is January 2023. Without such a header a `1` says no time at all.

use super::period_words::{Unit, ordinal_of, pieces};
use super::periods::Part;
use crate::names::fold;

/// The part of the year that a number is below a header that counts them: `3` below `Mois` is March, `II` below
/// `Trimestre` the second quarter.
pub(crate) fn part_below(header: &str, text: &str) -> Option<Part> {
    let number = number_in(text)?;
    counted_by(header)?.part(number)
}

/// What the numbers below a header count; none where it names nothing of the kind, several things, or a number of its
/// own: below `Cumul 3 mois` stand values.
fn counted_by(header: &str) -> Option<Unit> {
    let folded = fold(header);
    let mut found: Option<Unit> = None;
    for word in pieces(&folded) {
        if word.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_day = ["jour", "day", "يوم"].contains(&word.as_str());
        match (Unit::of(singular(&word)).or_else(|| is_day.then_some(Unit::Day)), found) {
            (Some(unit), None) => found = Some(unit),
            (Some(unit), Some(known)) if unit != known => return None,
            _ => {}
        }
    }
    found
}

/// A word for a unit as one: `trimestres` is `trimestre`. `Mois` is one as it stands.
fn singular(word: &str) -> &str {
    if Unit::of(word).is_some() { word } else { word.strip_suffix('s').unwrap_or(word) }
}

/// A small number, in digits of any script or as an ordinal.
fn number_in(text: &str) -> Option<u8> {
    let folded = fold(text);
    let is_short = (1..=2).contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { folded.parse().ok() } else { ordinal_of(&folded) }
}

#[cfg(test)]
mod tests {
    use super::part_below;
    use crate::values::periods::Part;

    #[test]
    fn a_number_below_the_word_for_months_is_a_month() {
        for (header, text, part) in [
            ("Mois", "1", Some(Part::Month(1))),
            ("Mois", "09", Some(Part::Month(9))),
            ("Mois / الشهر", "١٢", Some(Part::Month(12))),
            ("Month", "7", Some(Part::Month(7))),
            ("Trimestre", "II", Some(Part::Quarter(2))),
            ("Trimestres", "4", Some(Part::Quarter(4))),
            ("السداسي", "2", Some(Part::Half(2))),
            ("Semaine", "1", Some(Part::Week(1))),
            ("Semaine / الأسبوع / Week", "53", Some(Part::Week(53))),
            ("Semaine", "54", None),
            ("Jour", "31", Some(Part::Day(31))),
            ("Jour / اليوم / Day", "٣", Some(Part::Day(3))),
            ("Jour", "32", None),
            ("Jours", "3", None),
            ("Jour de la semaine", "3", None),
            ("Mois", "13", None),
            ("Trimestre", "5", None),
            ("Nombre", "1", None),
            ("Cumul 3 mois", "6", None),
            ("Mois ou trimestre", "1", None),
            ("Mois", "123", None),
            ("", "1", None),
        ] {
            assert_eq!(part_below(header, text), part, "{header}: {text}");
        }
    }
}
