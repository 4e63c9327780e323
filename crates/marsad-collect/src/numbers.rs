//! Numbers as people write them.

/// How a provider writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// What stands before the decimals.
    pub decimal: char,
    /// What groups thousands besides blanks and apostrophes, if the profile says so.
    pub thousands: Option<char>,
}

/// The number in `text`.
///
/// Digits of the Arabic-Indic scripts count as digits. Anything ambiguous is no number: groups must have three digits,
/// the first must not begin with a zero, and a stop or comma groups only where the profile says that it does.
pub(crate) fn parse(text: &str, marks: Marks) -> Option<f64> {
    let western: String = text.chars().map(western_digit).collect();
    let Marks { decimal, thousands } = marks;
    let (whole, fraction) = match western.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (western.as_str(), None),
    };
    let (sign, whole) = match whole.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", whole.strip_prefix('+').unwrap_or(whole)),
    };
    let whole = ungrouped(whole.trim(), thousands)?;
    let fraction = fraction.unwrap_or("0");
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(&whole) && is_digits(fraction)).then(|| format!("{sign}{whole}.{fraction}").parse().ok()).flatten()
}

/// The digits of a whole number without its marks, if the marks stand where thousands end.
fn ungrouped(whole: &str, thousands: Option<char>) -> Option<String> {
    let is_mark =
        |c: char| Some(c) == thousands || c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’');
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let [first, rest @ ..] = &groups[..] else { return None };
    let is_grouped = rest.is_empty()
        || (!first.starts_with('0') && (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    is_grouped.then(|| groups.concat())
}

fn western_digit(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '٫' => ',',
        '٬' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, parse};

    const FRENCH: Marks = Marks { decimal: ',', thousands: None };
    const GERMAN: Marks = Marks { decimal: ',', thousands: Some('.') };
    const ENGLISH: Marks = Marks { decimal: '.', thousands: Some(',') };

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse("8 618,5", FRENCH), Some(8618.5));
        assert_eq!(parse("8\u{202f}618", FRENCH), Some(8618.0));
        assert_eq!(parse("1.816.833", GERMAN), Some(1_816_833.0));
        assert_eq!(parse("1,816,833.25", ENGLISH), Some(1_816_833.25));
        assert_eq!(parse("-12,5", FRENCH), Some(-12.5));
        assert_eq!(parse("١٢٬٣٤٥٫٦", FRENCH), Some(12345.6));
    }

    #[test]
    fn what_is_ambiguous_is_no_number() {
        for text in ["8.61", "12 34", "1,2,3", "n.d.", "<5", "", "12%", "inf", "NaN", "1e5", "--1", "1.23.456", "0.123"]
        {
            assert_eq!(parse(text, FRENCH), None, "{text}");
            assert_eq!(parse(text, GERMAN), None, "{text}");
        }
        assert_eq!(parse("1.234", FRENCH), None, "a stop groups only where the profile says so");
    }
}
