//! Numbers and digits as a language writes them.

use fixed_decimal::{Decimal, FloatPrecision, SignDisplay};
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
        // Nothing is not less than nothing.
        self.written((value, decimals), SignDisplay::Negative)
    }

    /// The same with its sign also where it is more than nothing.
    pub(crate) fn write_change(&self, value: f64, decimals: u8) -> String {
        self.written((value, decimals), SignDisplay::ExceptZero)
    }

    fn written(&self, (value, decimals): (f64, u8), sign: SignDisplay) -> String {
        let plain = format!("{value:.*}", usize::from(decimals));
        let decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).map(|decimal| {
            let magnitude = -i16::from(decimals);
            let mut rounded = decimal.rounded(magnitude);
            rounded.absolute.pad_end(magnitude);
            rounded.apply_sign_display(sign);
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
    use icu_locale_core::Locale;

    use super::Numbers;

    #[test]
    fn a_number_that_rounds_to_nothing_has_no_sign() {
        let numbers = Numbers::new(&"en".parse().unwrap(), false);
        for (value, decimals, expected) in [(-0.0, 0, "0"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"), (-1.0, 0, "-1")] {
            assert_eq!(numbers.write(value, decimals), expected, "{value}");
        }
    }

    /// The signs are those of CLDR, `ar.xml`, `<symbols>`: U+200E before that of Western digits, U+061C before that of
    /// Arabic-Indic ones.
    #[test]
    fn a_sign_stands_before_its_number_in_either_direction() {
        let numbers = |tag: &str, uses_arabic_indic| Numbers::new(&tag.parse::<Locale>().unwrap(), uses_arabic_indic);
        let (western, arabic) = (numbers("ar-TN-u-nu-latn", false), numbers("ar-TN-u-nu-arab", true));
        assert_eq!([western.write_change(1.0, 0), western.write(-1.0, 0)], ["\u{200e}+1", "\u{200e}-1"]);
        assert_eq!([arabic.write_change(1.0, 0), arabic.write(-1.0, 0)], ["\u{61c}+١", "\u{61c}-١"]);
        let english = numbers("en", false);
        for (value, expected) in [(0.04, "0.0"), (-0.04, "0.0"), (0.3, "+0.3"), (-0.3, "-0.3")] {
            assert_eq!(english.write_change(value, 1), expected, "{value}");
        }
    }
}
