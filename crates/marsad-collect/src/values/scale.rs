//! What values are multiplied with to be in the unit of the dataflow, so that decimal numbers stay decimal.

/// A factor. A power of ten moves the decimal mark; a binary multiplication would leave noise behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    factor: f64,
    /// The power of ten that the factor is, where it is one.
    power: Option<i32>,
}

/// The powers of ten that binary numbers hold without loss.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];
/// Up to here every whole number is held without loss: 2⁵³.
const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;

impl Scale {
    pub(crate) fn new(factor: f64) -> Self {
        let power = format!("{factor:e}").strip_prefix("1e").and_then(|power| power.parse().ok());
        Self { factor, power }
    }

    /// The factor that is a power of ten.
    pub(crate) fn of_power(power: i32) -> Self {
        Self { factor: 10_f64.powi(power), power: Some(power) }
    }

    /// `number` times the factor: where that is a power of ten, the number nearest to the decimal one.
    #[inline]
    pub(crate) fn of(self, number: f64) -> f64 {
        match self.power {
            Some(0) => number,
            Some(power) => shifted(number, power).unwrap_or(number * self.factor),
            None => number * self.factor,
        }
    }
}

/// `number` with its decimal mark moved.
fn shifted(number: f64, power: i32) -> Option<f64> {
    let is_whole = number.fract() == 0.0 && number.abs() <= WHOLE_MAX;
    if let Some(ten) = TENS.get(power.unsigned_abs() as usize).filter(|_| is_whole) {
        // Both are exact, so that the result is rounded once.
        return Some(if power < 0 { number / ten } else { number * ten });
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e')?;
    let exponent = exponent.parse::<i32>().ok()?.checked_add(power)?;
    format!("{digits}e{exponent}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn decimal_numbers_stay_decimal_in_another_unit() {
        for (number, factor, expected) in [
            (1200.5, 0.001, 1.2005),
            (12.3, 0.001, 0.0123),
            (-7.0, 0.001, -0.007),
            (4.35, 100.0, 435.0),
            (1.001, 1000.0, 1001.0),
            (812.3, 1000.0, 812_300.0),
            (38_891.0, 1_000_000.0, 38_891_000_000.0),
            (0.1, 1.0, 0.1),
            (3.0, 2.5, 7.5),
            (0.0, 0.001, 0.0),
        ] {
            assert_eq!(Scale::new(factor).of(number), expected, "{number} times {factor}");
        }
        assert!(Scale::new(1000.0).of(f64::NAN).is_nan());
        assert_eq!(Scale::new(0.001).of(f64::INFINITY), f64::INFINITY);
    }
}
