//! Arithmetic with uncertain numbers: random error by variances, rounding and assumptions by ranges.

use marsad_model::Measured;

/// How many standard errors an interval goes beyond its range on each side: 95 per cent under a normal distribution.
const STANDARD_ERRORS: f64 = 1.96;

/// A number with a variance, and the range in which rounding and assumptions leave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Uncertain {
    pub(crate) value: f64,
    pub(crate) variance: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Uncertain {
    pub(crate) fn exact(value: f64) -> Self {
        Self { value, variance: 0.0, low: value, high: value }
    }

    pub(crate) fn of(measured: &Measured) -> Self {
        let width = STANDARD_ERRORS * measured.standard_error;
        Self {
            value: measured.value,
            variance: measured.standard_error * measured.standard_error,
            low: (measured.low + width).min(measured.value),
            high: (measured.high - width).max(measured.value),
        }
    }

    pub(crate) fn standard_error(self) -> f64 {
        self.variance.sqrt()
    }

    /// The lowest and the highest: the range, and 1.96 standard errors beyond it.
    pub(crate) fn bounds(self) -> (f64, f64) {
        let width = STANDARD_ERRORS * self.standard_error();
        (self.low - width, self.high + width)
    }

    pub(crate) fn measured(self) -> Measured {
        let (low, high) = self.bounds();
        Measured { value: self.value, standard_error: self.standard_error(), low, high, period: None }
    }

    pub(crate) fn negated(self) -> Self {
        Self { value: -self.value, variance: self.variance, low: -self.high, high: -self.low }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            variance: self.variance + other.variance,
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// First order: var(xy) ≈ y² var(x) + x² var(y), for independent x and y.
    pub(crate) fn times(self, other: Self) -> Self {
        let corners = [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        Self {
            value: self.value * other.value,
            variance: other.value.powi(2) * self.variance + self.value.powi(2) * other.variance,
            low: corners.into_iter().fold(f64::INFINITY, f64::min),
            high: corners.into_iter().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// First order: var(1/x) ≈ var(x) / x⁴; none where the divisor may be zero.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        if other.value == 0.0 || other.low * other.high <= 0.0 {
            return None;
        }
        let inverse = Self {
            value: 1.0 / other.value,
            variance: other.variance / other.value.powi(4),
            low: 1.0 / other.high,
            high: 1.0 / other.low,
        };
        // The value is divided once, so that a third of a multiple of three is whole.
        Some(Self { value: self.value / other.value, ..self.times(inverse) })
    }

    /// A plain factor.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        self.times(Self::exact(factor))
    }
}

#[cfg(test)]
mod tests {
    use super::Uncertain;

    fn number(value: f64, error: f64, half_range: f64) -> Uncertain {
        Uncertain { value, variance: error * error, low: value - half_range, high: value + half_range }
    }

    #[test]
    fn independent_errors_add_as_squares_and_ranges_add_as_they_are() {
        let sum = number(10.0, 3.0, 1.0).plus(number(20.0, 4.0, 2.0));
        assert_eq!((sum.value, sum.standard_error(), sum.low, sum.high), (30.0, 5.0, 27.0, 33.0));
        let difference = number(10.0, 3.0, 1.0).minus(number(20.0, 4.0, 2.0));
        assert_eq!((difference.value, difference.standard_error(), difference.low), (-10.0, 5.0, -13.0));
    }

    #[test]
    fn relative_errors_of_products_and_quotients_add_as_squares() {
        // 3 % and 4 % give 5 %.
        let (x, y) = (number(100.0, 3.0, 0.0), number(50.0, 2.0, 0.0));
        assert!((x.times(y).standard_error() / 5000.0 - 0.05).abs() < 1e-12);
        assert!((x.over(y).unwrap().standard_error() / 2.0 - 0.05).abs() < 1e-12);
        assert_eq!(x.over(number(1.0, 0.0, 2.0)), None);
    }

    #[test]
    fn a_measured_number_comes_back_as_it_went() {
        let number = number(100.0, 5.0, 10.0);
        let back = Uncertain::of(&number.measured());
        assert!((back.low - 90.0).abs() < 1e-9 && (back.high - 110.0).abs() < 1e-9 && back.variance == 25.0);
    }
}
