//! Numbers and digits as a language writes them.

use fixed_decimal::{Decimal, FloatPrecision, Sign};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use writeable::Writeable as _;

/// Writes numbers in one locale.
pub(crate) struct Numbers {
    formatter: Option<DecimalFormatter>,
    uses_arabic_indic: bool,
}

impl Numbers {
    pub(crate) fn new(locale: &Locale, uses_arabic_indic: bool) -> Self {
        Self { formatter: DecimalFormatter::try_new(locale.into(), Default::default()).ok(), uses_arabic_indic }
    }

    /// `value` with its thousands marked, rounded half to even at `decimals` digits.
    pub(crate) fn write(&self, value: f64, decimals: u8) -> String {
        let plain = format!("{value:.*}", usize::from(decimals));
        let decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).map(|decimal| {
            let magnitude = -i16::from(decimals);
            let mut rounded = decimal.rounded(magnitude);
            rounded.absolute.pad_end(magnitude);
            // Nothing is not less than nothing.
            if rounded.absolute.is_zero() {
                rounded.sign = Sign::None;
            }
            rounded
        });
        match (&self.formatter, decimal) {
            (Some(formatter), Ok(decimal)) => formatter.format(&decimal).write_to_string().into_owned(),
            _ => self.digits(&plain),
        }
    }

    /// `text` with its digits in the script of the language: for years and other numbers without thousands.
    pub(crate) fn digits(&self, text: &str) -> String {
        if !self.uses_arabic_indic {
            return text.to_owned();
        }
        let arabic = |c: char| c.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(c);
        text.chars().map(arabic).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn a_number_that_rounds_to_nothing_has_no_sign() {
        let numbers = Numbers::new(&"en".parse().unwrap(), false);
        for (value, decimals, expected) in [(-0.0, 0, "0"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"), (-1.0, 0, "-1")] {
            assert_eq!(numbers.write(value, decimals), expected, "{value}");
        }
    }
}
