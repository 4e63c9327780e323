//! What a person sees of a number of an open document: beside the number its file has the text that is shown.
//!
//! Does not hold: percentages, which their cells say to be, and days.

use marsad_model::NumberMarks;

use crate::cell::{ShownAs, is_currency_sign, tidy};
use crate::values::numbers::{self, Written};

/// How often a number may be divided by a thousand, and how many noughts may stand behind it.
const THOUSANDS_MAX: u8 = 5;
const NOUGHTS_MAX: i32 = 6;

/// How a number is shown, and the words beside it. Where the file has no text, the number is taken as shown.
pub(super) fn shown_of(text: &str, number: f64) -> (ShownAs, String) {
    let text = tidy(text);
    let Some([before, digits, behind]) = parts(&text) else {
        let is_hidden = !text.is_empty() && (number != 0.0 || text.chars().any(char::is_alphanumeric));
        return (if is_hidden { ShownAs::Hidden } else { ShownAs::Held }, String::new());
    };
    let is_power =
        behind.starts_with(['E', 'e']) && behind[1..].starts_with(|c: char| "+-".contains(c) || c.is_numeric());
    if is_power || behind.starts_with('%') {
        return (ShownAs::Held, String::new());
    }
    let is_bound = before.contains(['<', '>', '≤', '≥']);
    let is_minus = number > 0.0 && before.trim_end().ends_with(['-', '−', '–']);
    let shown = match divided(digits, number.abs()) {
        _ if number != 0.0 && (is_bound || is_minus || behind.contains('‰')) => ShownAs::Another,
        Some(0) => ShownAs::Held,
        Some(times) => ShownAs::Thousands(times),
        None if has_noughts(digits, number.abs()) => ShownAs::Another,
        None => ShownAs::Held,
    };
    let words = [before.trim(), behind.trim()].concat();
    let is_telling = words.chars().any(|c| c.is_alphabetic() || is_currency_sign(c));
    (shown, if is_telling { words } else { String::new() })
}

/// What stands before the first digits of a text, those digits with the marks between them, and what stands behind.
fn parts(text: &str) -> Option<[&str; 3]> {
    let start = text.find(char::is_numeric)?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_numeric() && !" .,'’٬٫".contains(c)).unwrap_or(rest.len());
    let digits = rest.get(..end)?.trim_end_matches(|c: char| !c.is_numeric());
    Some([before, digits, rest.get(digits.len()..)?.trim_start()])
}

/// The numbers that digits can be, each with how far it may be from what was rounded.
fn readings(digits: &str) -> Vec<(f64, f64)> {
    let decimals = digits.rsplit(['.', ',', '٫']).next().map_or(0, |last| last.chars().count());
    let rounded = |number: f64| {
        let places = if number.fract() == 0.0 { 0 } else { i32::try_from(decimals).unwrap_or(0) };
        (number, 0.5 * 10_f64.powi(-places) * (1.0 + 1e-9))
    };
    match numbers::read(digits, NumberMarks::default()) {
        Written::Number(number, _) => vec![rounded(number)],
        Written::Ambiguous(one, other) => vec![rounded(one), rounded(other)],
        Written::Nothing => Vec::new(),
    }
}

/// How many times a number is divided by a thousand where these digits are seen of it.
fn divided(digits: &str, number: f64) -> Option<u8> {
    let readings = readings(digits);
    (0..=THOUSANDS_MAX).find(|times| {
        let seen = number / 1000_f64.powi(i32::from(*times));
        readings.iter().any(|(reading, off)| (reading - seen).abs() <= *off)
    })
}

/// Whether noughts stand behind a number that are not its own.
fn has_noughts(digits: &str, number: f64) -> bool {
    let readings = readings(digits);
    (1..=NOUGHTS_MAX).any(|noughts| {
        let more = number * 10_f64.powi(noughts);
        number > 0.0 && readings.iter().any(|(reading, _)| (reading - more).abs() <= more * 1e-9)
    })
}

#[cfg(test)]
mod tests {
    use super::shown_of;
    use crate::cell::ShownAs::{Another, Held, Hidden, Thousands};

    #[test]
    fn the_text_beside_a_number_says_what_is_seen_of_it() {
        for (text, number, shown, words) in [
            ("44 092", 44_092.0, Held, ""),
            ("12 346", 12_345.6, Held, ""),
            ("0,4", 0.4, Held, ""),
            ("-5", -5.0, Held, ""),
            ("(5)", -5.0, Held, ""),
            ("-", 0.0, Held, ""),
            ("", 7.0, Held, ""),
            ("1,2E+06", 1_200_000.0, Held, ""),
            ("541,9", 541_900_000.0, Thousands(2), ""),
            ("541.9M", 541_900_000.0, Thousands(2), "M"),
            ("12,3 k", 12_345.0, Thousands(1), "k"),
            ("٣٠٠ ألف", 300_000.0, Thousands(1), "ألف"),
            ("300 mille", 300.0, Held, "mille"),
            ("12,0 €", 12.0, Held, "€"),
            ("$12.0", 12.0, Held, "$"),
            ("1 500 (p)", 1500.0, Held, "(p)"),
            ("-", 7.0, Hidden, ""),
            ("n.d.", 0.0, Hidden, ""),
            ("300 000", 300.0, Another, ""),
            ("<5", 5.0, Another, ""),
            ("-5", 5.0, Another, ""),
            ("5‰", 5.0, Another, ""),
        ] {
            assert_eq!(shown_of(text, number), (shown, words.to_owned()), "{text}");
        }
    }
}
