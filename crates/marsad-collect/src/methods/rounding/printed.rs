//! A number as printed, and the interval in which the number before rounding lies.

/// A published number with half the unit of its last printed digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    /// The number as printed, in its own unit.
    pub value: f64,
    /// Half the last printed digit, in the same unit; zero for a number that was counted and not rounded.
    pub half_unit: f64,
}

/// The least, the likeliest and the greatest that a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least possible, in the unit of the number.
    pub low: f64,
    /// What the printed numbers give as they stand.
    pub value: f64,
    /// The greatest possible.
    pub high: f64,
}

impl Printed {
    /// A number that was not rounded, such as a count of persons in full.
    pub fn exact(value: f64) -> Self {
        Self { value, half_unit: 0.0 }
    }

    /// A number rounded to `decimals` places; negative places round to tens, hundreds, thousands.
    pub fn of(value: f64, decimals: i32) -> Self {
        Self { value, half_unit: 0.5 * 10f64.powi(decimals.saturating_neg()) }
    }

    /// The number in plain `text`: an optional sign, digits, optionally a stop and digits; none otherwise.
    ///
    /// `"72.0"` was rounded to tenths, `"72"` to units: give a full count to [`Printed::exact`] instead.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let decimals = if unsigned.contains('.') { i32::try_from(fraction.len()).ok()? } else { 0 };
        let value: f64 = text.parse().ok()?;
        value.is_finite().then(|| Self::of(value, decimals))
    }

    /// The same number in a unit `factor` times smaller: thousands as units with a factor of 1,000.
    pub fn scaled(self, factor: f64) -> Self {
        Self { value: self.value * factor, half_unit: self.half_unit * factor.abs() }
    }

    /// The least number that is printed like this.
    pub fn low(&self) -> f64 {
        self.value - self.half_unit
    }

    /// The greatest number that is printed like this.
    pub fn high(&self) -> f64 {
        self.value + self.half_unit
    }

    /// Whether both fields are finite and the half unit is not negative.
    pub fn is_usable(&self) -> bool {
        self.value.is_finite() && self.half_unit.is_finite() && self.half_unit >= 0.0
    }

    /// Whether the number before rounding may have been zero.
    pub(super) fn may_be_zero(&self) -> bool {
        self.low() <= 0.0 && self.high() >= 0.0
    }
}

impl Bounds {
    /// The bounds themselves, if all three are finite.
    pub(super) fn finite(self) -> Option<Self> {
        [self.low, self.value, self.high].iter().all(|number| number.is_finite()).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Printed;

    #[test]
    fn a_printed_zero_counts_as_a_decimal() {
        assert_eq!(Printed::parse("72.0"), Some(Printed { value: 72.0, half_unit: 0.05 }));
        assert_eq!(Printed::parse("72"), Some(Printed { value: 72.0, half_unit: 0.5 }));
        assert_eq!(Printed::parse(" -3.25 "), Some(Printed { value: -3.25, half_unit: 0.005 }));
    }

    #[test]
    fn what_is_not_plain_digits_is_no_number() {
        for text in ["", "-", ".", "1.", ".5", "1,282,371", "1e3", "NaN", "inf", "72 %", "--1"] {
            assert_eq!(Printed::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_too_long_to_hold_is_no_number() {
        assert_eq!(Printed::parse(&"9".repeat(400)), None);
    }

    #[test]
    fn negative_decimals_round_to_thousands() {
        assert_eq!(Printed::of(566_000.0, -3).half_unit, 500.0);
        assert_eq!(Printed::of(566.0, 0).scaled(1000.0), Printed::of(566_000.0, -3));
    }
}
