//! What a person sees of a number or a day of an open document: beside both its file has the text that is shown.
//!
//! Does not hold: percentages that their cells say to be, and errors of formulas.

use marsad_model::NumberMarks;

use super::number_format::has_own_digits;
use crate::cell::{ShownAs, is_currency_sign, is_raised, tidy};
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, Moment, TimeHabits, western};

/// How often a number may be divided by a thousand.
const THOUSANDS_MAX: u8 = 5;
/// How many numbers of a text are looked at.
const NUMBERS_MAX: usize = 8;

/// How a number is shown, and the words beside it. Where the file has no text, the number is taken as shown.
pub(super) fn shown_of(text: Option<&str>, number: f64) -> (ShownAs, String) {
    let Some(text) = text.map(tidy) else { return Default::default() };
    let Some([before, digits, behind]) = seen_in(&text, number.abs()) else {
        let is_hidden = number != 0.0 || text.chars().any(char::is_alphanumeric);
        return (if is_hidden { ShownAs::Hidden } else { ShownAs::Held }, String::new());
    };
    if let Some(power) = power_in(behind) {
        let is_it = is_near(digits, number.abs() / 10_f64.powi(power));
        return (if is_it { ShownAs::Held } else { ShownAs::Another }, String::new());
    }
    let is_bound = before.contains(['<', '>', '≤', '≥']);
    let is_minus = number > 0.0 && before.trim_end().ends_with(['-', '−', '–']);
    let makes_another =
        is_bound || is_minus || behind.contains('‰') || [before, behind].into_iter().any(has_own_digits);
    let shown = match divided(digits, number.abs()) {
        _ if number != 0.0 && makes_another => ShownAs::Another,
        Some(0) => ShownAs::Held,
        Some(times) => ShownAs::Thousands(times),
        None if is_of_another_script(digits) || has_fraction(digits, behind, number.abs()) => ShownAs::Held,
        None => ShownAs::Another,
    };
    let words = [before.trim(), behind.trim()].concat();
    let is_telling = words.chars().any(|c| c.is_alphabetic() || is_currency_sign(c));
    (shown, if is_telling { words } else { String::new() })
}

/// Whether a number is seen as a percentage although nothing else says that it is one: `12,3 %` for 0.123.
pub(super) fn is_percent(text: &str, number: f64) -> bool {
    if !text.contains('%') {
        return false;
    }
    let text = tidy(text);
    let percent = 100.0 * number.abs();
    seen_in(&text, percent).is_some_and(|[_, digits, behind]| {
        behind.starts_with('%') && !is_near(digits, number.abs()) && is_near(digits, percent)
    })
}

/// As much of a day, `2014-01-01`, as the text beside it shows: `2014-01` or `2014`.
pub(super) fn shown_of_day(text: &str, day: String) -> String {
    let parts = [4, 7].map(|length| day.get(..length).filter(|_| day.len() == 10));
    let Some(Moment::Period(seen)) = periods::read(&tidy(text), TimeHabits::default()) else { return day };
    let part = parts.into_iter().flatten().find(|part| *part == seen.as_str()).map(str::to_owned);
    part.unwrap_or(day)
}

/// The number that is seen of another one in a text: one that is it, or else the first that is no note in brackets.
fn seen_in(text: &str, number: f64) -> Option<[&str; 3]> {
    let all = numbers_in(text);
    let is_note =
        |[before, _, behind]: &&[&str; 3]| before.trim_end().ends_with(['(', '[']) && behind.starts_with([')', ']']);
    let others: Vec<[&str; 3]> = all.iter().filter(|found| !is_note(found)).copied().collect();
    let all = if others.is_empty() { all } else { others };
    all.iter().find(|[_, digits, _]| is_near(digits, number)).or(all.first()).copied()
}

/// The numbers in a text: of each what stands before it, its digits with the marks between them, and what stands behind.
fn numbers_in(text: &str) -> Vec<[&str; 3]> {
    let is_digit = |c: char| c.is_numeric() && !is_raised(c);
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(is_digit))
        && all.len() < NUMBERS_MAX
    {
        let (before, rest) = text.split_at(at + found);
        let end = rest.find(|c: char| !is_digit(c) && !" .,'’٬٫".contains(c)).unwrap_or(rest.len());
        let (digits, _) = rest.split_at(end);
        let digits = digits.trim_end_matches(|c: char| !is_digit(c));
        let (digits, behind) = rest.split_at(digits.len());
        at = before.len() + digits.len();
        if !["E+", "E-", "e+", "e-"].iter().any(|power| before.ends_with(power)) {
            all.push([before, digits, behind.trim_start()]);
        }
        // `T1 312` may be one number behind a word.
        if before.ends_with(char::is_alphabetic)
            && let Some((word, digits)) = digits.split_once(' ')
        {
            let (before, _) = text.split_at(before.len() + word.len());
            all.push([before, digits, behind.trim_start()]);
        }
    }
    all
}

/// The power of ten behind a number, `E+06`.
fn power_in(behind: &str) -> Option<i32> {
    let power = behind.strip_prefix(['E', 'e'])?;
    let end = power.find(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '-')).unwrap_or(power.len());
    power.get(..end)?.parse().ok()
}

/// The numbers that digits can be, each with how far it may be from what was rounded.
fn readings(digits: &str) -> Vec<(f64, f64)> {
    let decimals = digits.rsplit(['.', ',', '٫']).next().map_or(0, |last| last.chars().count());
    let rounded = |number: f64| {
        let places = if number.fract() == 0.0 { 0 } else { i32::try_from(decimals).unwrap_or(0) };
        (number, 0.5 * 10_f64.powi(-places) * (1.0 + 1e-9))
    };
    let read = match numbers::read(digits, NumberMarks::default()) {
        Written::Number(number, _) => vec![number],
        Written::Ambiguous(one, other) => vec![one, other],
        Written::Nothing => Vec::from_iter(grouped(digits)),
    };
    read.into_iter().map(rounded).collect()
}

/// The number of digits that are grouped otherwise than by thousands, `12,34,567.8`: by blanks, or by a mark that comes
/// more than once or before another one.
fn grouped(digits: &str) -> Option<f64> {
    let western: String = digits.chars().map(western).filter(|c| !matches!(c, ' ' | '\'' | '’')).collect();
    let marks: Vec<char> = western.chars().filter(|c| !c.is_ascii_digit()).collect();
    let decimal = match &marks[..] {
        [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|mark| mark == first) => None,
        marks => marks.last().copied(),
    };
    let (whole, fraction) = decimal.and_then(|mark| western.rsplit_once(mark)).unwrap_or((western.as_str(), ""));
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{whole}.{fraction}").parse().ok()
}

/// Whether digits are those of a number, but for how it was rounded.
fn is_near(digits: &str, number: f64) -> bool {
    readings(digits).iter().any(|(reading, off)| (reading - number).abs() <= *off)
}

/// How many times a number is divided by a thousand where these digits are seen of it.
fn divided(digits: &str, number: f64) -> Option<u8> {
    (0..=THOUSANDS_MAX).find(|times| is_near(digits, number / 1000_f64.powi(i32::from(*times))))
}

/// Whether digits stand in a script whose digits are not read.
fn is_of_another_script(digits: &str) -> bool {
    digits.chars().map(western).any(|c| c.is_numeric() && !c.is_ascii_digit())
}

/// Whether a number is seen with a fraction, `312 1/2`, as near as its denominator lets it be.
fn has_fraction(digits: &str, behind: &str, number: f64) -> bool {
    let Some(below) = behind.strip_prefix('/').map(str::trim_start) else { return false };
    let end = below.find(|c: char| !c.is_ascii_digit()).unwrap_or(below.len());
    let (whole, above) = digits.rsplit_once(' ').unwrap_or(("0", digits));
    let read = |text: &str| text.replace(' ', "").parse::<f64>().ok();
    let (Some(whole), Some(above), Some(below)) = (read(whole), read(above), below.get(..end).and_then(read)) else {
        return false;
    };
    below > 0.0 && (whole + above / below - number).abs() <= 1.0 / below
}

#[cfg(test)]
mod tests {
    use super::{is_percent, shown_of, shown_of_day};
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
            ("", 0.0, Held, ""),
            ("", 7.0, Hidden, ""),
            ("1,2E+06", 1_200_000.0, Held, ""),
            ("541,9", 541_900_000.0, Thousands(2), ""),
            ("541.9M", 541_900_000.0, Thousands(2), "M"),
            ("12,3 k", 12_345.0, Thousands(1), "k"),
            ("٣٠٠ ألف", 300_000.0, Thousands(1), "ألف"),
            ("300 mille", 300.0, Held, "mille"),
            ("12,0 €", 12.0, Held, "€"),
            ("$12.0", 12.0, Held, "$"),
            ("1 500 (p)", 1500.0, Held, "(p)"),
            ("(1) 700", 700.0, Held, ""),
            ("700 (1)", 700.0, Held, ""),
            ("(1) 0,7", 700.0, Thousands(1), ""),
            ("T1 312", 312.0, Held, "T1"),
            ("12,34,567.8", 1_234_567.8, Held, ""),
            ("20 12 34 56", 20_123_456.0, Held, ""),
            ("312 1/2", 312.5, Held, ""),
            ("2/7", 0.2857, Held, ""),
            ("312 %", 312.0, Held, ""),
            ("๓๑๒", 312.0, Held, ""),
            ("-", 7.0, Hidden, ""),
            ("n.d.", 0.0, Hidden, ""),
            ("300 000", 300.0, Another, ""),
            ("<5", 5.0, Another, ""),
            ("-5", 5.0, Another, ""),
            ("5‰", 5.0, Another, ""),
            ("300 ×10³", 300.0, Another, ""),
        ] {
            assert_eq!(shown_of(Some(text), number), (shown, words.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_number_without_a_text_is_taken_as_shown() {
        assert_eq!(shown_of(None, 7.0), (Held, String::new()));
    }

    #[test]
    fn a_text_that_is_another_number_is_another_number() {
        for text in ["415", "31", "1 312", "31,2", "3,12", "2023", "3,1E+05", "31200,0 %", "3h12", "03-12", "31.2"] {
            assert_eq!(shown_of(Some(text), 312.0).0, Another, "{text}");
        }
        assert_eq!(shown_of(Some("415"), 0.0).0, Another);
    }

    #[test]
    fn a_number_that_is_seen_a_hundredfold_with_its_sign_is_a_percentage() {
        for (text, number, expected) in
            [("12,3 %", 0.123, true), ("31200,0 %", 312.0, true), ("312 %", 312.0, false), ("12,3", 0.123, false)]
        {
            assert_eq!(is_percent(text, number), expected, "{text}");
        }
    }

    #[test]
    fn of_a_day_as_much_counts_as_is_seen() {
        for (text, seen) in [
            ("2022", "2022"),
            ("٢٠٢٢", "2022"),
            ("janv. 22", "2022-01"),
            ("janvier 2022", "2022-01"),
            ("01/01/2022", "2022-01-01"),
            ("1 janv. 2022", "2022-01-01"),
            ("2023", "2022-01-01"),
            ("", "2022-01-01"),
        ] {
            assert_eq!(shown_of_day(text, "2022-01-01".to_owned()), seen, "{text}");
        }
    }
}
