//! What the digits of a published number leave open.

use marsad_model::Observed;

/// No number is rounded more coarsely than to this.
const UNIT_MAX: f64 = 1e12;

/// What one zero at the end leaves open.
const HALF_OF_TEN: f64 = 5.0;

/// What the last digit of a whole number leaves open.
const HALF_OF_ONE: f64 = 0.5;

/// Half of the last digit that `value` shows: how far the true value may be away.
///
/// The last digit is the last of at most `decimals` decimals. Where the source says that it is approximate, the zeros
/// at the end of a whole number are not counted as digits: 566,000 stands for anything from 565,500 to 566,500, and 8,370
/// for anything from 8,365 to 8,375.
pub(crate) fn half_digit(value: f64, decimals: u8, is_approximate: bool) -> f64 {
    if !value.is_finite() {
        return 0.0;
    }
    let mut unit = 1.0;
    for _ in 0..decimals {
        if is_multiple(value, unit) {
            break;
        }
        unit /= 10.0;
    }
    while is_approximate && unit >= 1.0 && value != 0.0 && unit < UNIT_MAX && is_multiple(value, unit * 10.0) {
        unit *= 10.0;
    }
    unit / 2.0
}

/// The same where whole numbers that nobody calls approximate are exact, unless they are percentages. Every tenth number
/// ends in a zero by chance, so that readers are told of a rounding from the second zero on.
///
/// None where nobody knows it: the "75 per cent" of a source that says "three quarters" have no last digit.
pub(crate) fn rounding(observed: &Observed) -> Option<f64> {
    const DECIMALS_MAX: u8 = 6;
    let Observed { value, is_approximate, is_percentage, .. } = *observed;
    let is_error_unknown = observed.standard_error.is_none() && observed.interval.is_none();
    if is_approximate && is_percentage && is_error_unknown {
        return None;
    }
    let is_rounded = is_approximate || is_percentage || !is_multiple(value, 1.0);
    let half = if is_rounded { half_digit(value, DECIMALS_MAX, is_approximate && !is_percentage) } else { 0.0 };
    Some(if half == HALF_OF_TEN { HALF_OF_ONE } else { half })
}

fn is_multiple(value: f64, unit: f64) -> bool {
    let times = value / unit;
    (times - times.round()).abs() <= 1e-6
}

#[cfg(test)]
mod tests {
    use marsad_model::Observed;

    use super::{half_digit, rounding};

    fn observed(value: f64, is_approximate: bool) -> Observed {
        let period = "2020".parse().unwrap();
        Observed { value, period, standard_error: None, interval: None, is_approximate, is_percentage: false }
    }

    #[test]
    fn the_last_digit_is_the_last_that_is_shown() {
        assert_eq!(half_digit(1_816_833.0, 1, false), 0.5);
        assert!((half_digit(33.6, 1, false) - 0.05).abs() < 1e-12);
        assert_eq!(half_digit(27.0, 1, false), 0.5);
        assert_eq!(half_digit(566_000.0, 0, true), 500.0);
        assert_eq!(half_digit(8370.0, 1, true), 5.0, "one zero is no digit either");
        assert_eq!(half_digit(8370.0, 1, false), 0.5, "where nobody calls it approximate");
        assert_eq!(half_digit(566_000.0, 0, false), 0.5);
        assert_eq!(half_digit(0.0, 0, true), 0.5);
        assert_eq!(half_digit(f64::NAN, 2, true), 0.0);
    }

    #[test]
    fn a_whole_number_that_is_not_approximate_is_exact() {
        assert_eq!(rounding(&observed(66_349.0, false)), Some(0.0));
        assert_eq!(rounding(&observed(210_000.0, true)), Some(5000.0));
        assert_eq!(rounding(&observed(1450.0, true)), Some(0.5), "one zero may be chance");
        assert!((rounding(&observed(7607.8, false)).unwrap() - 0.05).abs() < 1e-12);
    }

    #[test]
    fn the_last_digit_of_a_percentage_is_rounded_even_where_it_is_whole() {
        let share = |value: f64| Observed { is_percentage: true, ..observed(value, false) };
        assert_eq!((rounding(&share(97.0)), rounding(&share(100.0))), (Some(0.5), Some(0.5)));
        assert!((rounding(&share(84.4)).unwrap() - 0.05).abs() < 1e-12);
    }

    #[test]
    fn how_far_a_share_in_words_is_rounded_nobody_knows_unless_somebody_gives_its_error() {
        let share = |value: f64| Observed { is_percentage: true, ..observed(value, true) };
        for value in [50.0, 75.0, 33.3] {
            assert_eq!(rounding(&share(value)), None, "{value}");
        }
        assert_eq!(rounding(&Observed { standard_error: Some(2.0), ..share(50.0) }), Some(0.5));
        assert_eq!(rounding(&Observed { interval: Some((47.0, 53.0)), ..share(50.0) }), Some(0.5));
    }
}
