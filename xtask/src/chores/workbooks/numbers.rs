//! Numbers as an institution writes them.

use super::layout::NumberStyle;

/// `value` in this style.
pub fn written(value: f64, style: &NumberStyle) -> String {
    let plain = match style.decimals {
        Some(decimals) => format!("{value:.decimals$}"),
        None => value.to_string(),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = grouped(whole, &style.thousands);
    if !fraction.is_empty() {
        text.push(style.decimal);
        text.push_str(fraction);
    }
    if style.has_arabic_digits { arabic(&text) } else { text }
}

/// `text` with the digits of Arabic script.
pub fn arabic(text: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(c);
    text.chars().map(digit).collect()
}

fn grouped(whole: &str, mark: &str) -> String {
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::layout::NumberStyle;
    use super::written;

    #[test]
    fn numbers_take_the_marks_and_digits_of_their_style() {
        let french = NumberStyle { thousands: " ".to_owned(), decimals: Some(1), ..NumberStyle::default() };
        assert_eq!(written(2_300_000.0, &french), "2 300 000,0");
        assert_eq!(written(33.6, &NumberStyle::default()), "33,6");
        let arabic = NumberStyle { has_arabic_digits: true, decimal: '٫', ..NumberStyle::default() };
        assert_eq!(written(77.5, &arabic), "٧٧٫٥");
    }
}
