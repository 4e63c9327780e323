//! Arithmetic with uncertain numbers: random error by variances, rounding and assumptions by ranges.
//!
//! Whether the random error is known goes along with the number: one part whose error nobody published leaves that of the
//! whole unknown, though what is known of the others still widens its bounds.

use marsad_model::{Estimate, Measured, STANDARD_ERRORS_95};

/// What is known of the random error of a number; what is made of several knows as much as the one that knows least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Random {
    /// It has none: a plain factor, or what somebody assumes.
    Absent,
    /// Its variance is known.
    Known,
    /// It has one, of which nothing is known, or not all.
    Unknown,
}

/// A number with a variance, and the range in which rounding and assumptions leave it: without ends, where nobody says
/// between which numbers it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Uncertain {
    pub(crate) value: f64,
    /// The variance as far as it is known.
    pub(crate) variance: f64,
    pub(crate) random: Random,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Uncertain {
    /// A number with nothing random and no range: a plain factor, or what somebody assumes.
    pub(crate) fn exact(value: f64) -> Self {
        Self { value, variance: 0.0, random: Random::Absent, low: value, high: value }
    }

    /// A number with a variance and no range.
    pub(crate) fn estimated(estimate: Estimate) -> Self {
        let Estimate { value, standard_error } = estimate;
        Self { variance: standard_error * standard_error, random: Random::Known, ..Self::exact(value) }
    }

    /// The same, where nobody says between which numbers it lies.
    pub(crate) fn without_ends(self) -> Self {
        Self { low: f64::NEG_INFINITY, high: f64::INFINITY, ..self }
    }

    /// A measured number; what its ends say beyond its error, and its rounding, becomes its range.
    pub(crate) fn of(measured: &Measured) -> Self {
        let error = measured.standard_error.unwrap_or(0.0);
        let (width, half) = (STANDARD_ERRORS_95 * error, measured.rounded_to.unwrap_or(0.0) / 2.0);
        let number = Self {
            value: measured.value,
            variance: error * error,
            random: if measured.standard_error.is_some() { Random::Known } else { Random::Unknown },
            low: (measured.low + width).min(measured.value) - half,
            high: (measured.high - width).max(measured.value) + half,
        };
        if measured.is_exactness_unknown { number.without_ends() } else { number }
    }

    /// The standard error; none where it is not known, or there is nothing random.
    pub(crate) fn standard_error(self) -> Option<f64> {
        (self.random == Random::Known).then(|| self.variance.sqrt())
    }

    /// Whether it has a random error of which nothing is known: its bounds are those of its range alone.
    pub(crate) fn is_error_unknown(self) -> bool {
        self.random == Random::Unknown && self.variance <= 0.0
    }

    /// The lowest and the highest: the range, and 1.96 standard errors beyond it, as far as they are known.
    pub(crate) fn bounds(self) -> (f64, f64) {
        let width = STANDARD_ERRORS_95 * self.variance.sqrt();
        (self.low - width, self.high + width)
    }

    /// The number as it is told where its range is its rounding alone, as for published values and what is made of them.
    pub(crate) fn measured(self) -> Measured {
        let width = STANDARD_ERRORS_95 * self.variance.sqrt();
        Measured {
            value: self.value,
            standard_error: self.standard_error(),
            rounded_to: Some(self.high - self.low).filter(|range| *range > 0.0 && range.is_finite()),
            is_exactness_unknown: !(self.low.is_finite() && self.high.is_finite()),
            low: self.value - width,
            high: self.value + width,
            published_interval: None,
            period: None,
        }
    }

    /// The number with the other sign.
    pub(crate) fn negated(self) -> Self {
        Self { value: -self.value, low: -self.high, high: -self.low, ..self }
    }

    /// The sum of two independent numbers: variances add, and so do the ends of ranges.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            variance: self.variance + other.variance,
            random: self.random.max(other.random),
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }

    /// The difference of two independent numbers.
    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// First order: var(xy) ≈ y² var(x) + x² var(y), for independent x and y.
    pub(crate) fn times(self, other: Self) -> Self {
        let (low, high) = self.range_with(other, product);
        Self {
            value: self.value * other.value,
            variance: other.value.powi(2) * self.variance + self.value.powi(2) * other.variance,
            random: self.random.max(other.random),
            low,
            high,
        }
    }

    /// The lowest and the highest that two numbers make together, at the corners of their ranges.
    fn range_with(self, other: Self, made: fn((f64, f64)) -> f64) -> (f64, f64) {
        let ends = [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let corners = ends.map(made);
        (corners.into_iter().fold(f64::INFINITY, f64::min), corners.into_iter().fold(f64::NEG_INFINITY, f64::max))
    }

    /// First order: var(1/x) ≈ var(x) / x⁴; none where the divisor may be zero, or nobody knows whether it may.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        let is_apart_from_zero = other.low > 0.0 || other.high < 0.0;
        if other.value == 0.0 || !is_apart_from_zero {
            return None;
        }
        let inverse = Self {
            value: 1.0 / other.value,
            variance: other.variance / other.value.powi(4),
            random: other.random,
            low: 1.0 / other.high,
            high: 1.0 / other.low,
        };
        // The value is divided once, so that a third of a multiple of three is whole, and so are its ends, which hold it.
        let (low, high) = self.range_with(other, quotient);
        Some(Self { value: self.value / other.value, low, high, ..self.times(inverse) })
    }

    /// A plain factor.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        self.times(Self::exact(factor))
    }
}

/// A corner of the range of a quotient: what is divided without end is nothing.
fn quotient((one, other): (f64, f64)) -> f64 {
    if one == 0.0 || other.is_infinite() { 0.0 } else { one / other }
}

/// A corner of the range of a product: nothing of what has no end is nothing.
fn product((one, other): (f64, f64)) -> f64 {
    if one == 0.0 || other == 0.0 { 0.0 } else { one * other }
}

#[cfg(test)]
mod tests {
    use marsad_model::Estimate;

    use super::{Random, Uncertain};

    fn number(value: f64, error: f64, half_range: f64) -> Uncertain {
        let estimated = Uncertain::estimated(Estimate { value, standard_error: error });
        Uncertain { low: value - half_range, high: value + half_range, ..estimated }
    }

    #[test]
    fn independent_errors_add_as_squares_and_ranges_add_as_they_are() {
        let sum = number(10.0, 3.0, 1.0).plus(number(20.0, 4.0, 2.0));
        assert_eq!((sum.value, sum.standard_error(), sum.low, sum.high), (30.0, Some(5.0), 27.0, 33.0));
        let difference = number(10.0, 3.0, 1.0).minus(number(20.0, 4.0, 2.0));
        assert_eq!((difference.value, difference.standard_error(), difference.low), (-10.0, Some(5.0), -13.0));
    }

    #[test]
    fn relative_errors_of_products_and_quotients_add_as_squares() {
        // 3 % and 4 % give 5 %.
        let (x, y) = (number(100.0, 3.0, 0.0), number(50.0, 2.0, 0.0));
        assert!((x.times(y).standard_error().unwrap() / 5000.0 - 0.05).abs() < 1e-12);
        assert!((x.over(y).unwrap().standard_error().unwrap() / 2.0 - 0.05).abs() < 1e-12);
        assert_eq!(x.over(number(1.0, 0.0, 2.0)), None);
    }

    #[test]
    fn nothing_is_divided_by_what_may_be_zero_however_far_it_reaches() {
        let ten = Uncertain::exact(10.0);
        let range = |low: f64, high: f64| Uncertain { low, high, ..Uncertain::exact(5.0) };
        for divisor in [range(0.0, f64::INFINITY), range(f64::NEG_INFINITY, 0.0), range(-1.0, 6.0), range(0.0, 6.0)] {
            assert_eq!(ten.over(divisor), None, "{divisor:?}");
        }
        assert_eq!(ten.over(Uncertain::exact(5.0).without_ends()), None);
        // Ten by anything from two on is anything from nothing to five.
        let found = ten.over(range(2.0, f64::INFINITY)).unwrap();
        assert_eq!((found.value, found.low, found.high), (2.0, 0.0, 5.0));
    }

    /// 10 · (1/49) is not the 10/49 that is nearest.
    #[test]
    fn a_quotient_lies_within_its_own_ends() {
        for (one, other) in (1_u32..60).flat_map(|one| (1_u32..60).map(move |other| (f64::from(one), f64::from(other))))
        {
            let found = Uncertain::exact(one).over(Uncertain::exact(other)).unwrap();
            assert_eq!([found.low, found.high], [found.value; 2], "{one} / {other}");
        }
    }

    #[test]
    fn what_has_no_ends_leaves_none_to_what_is_made_of_it() {
        let open = Uncertain::exact(0.5).without_ends();
        let whole = Uncertain::exact(100.0);
        for made in
            [whole.plus(open), whole.minus(open), whole.times(open), whole.times(Uncertain::exact(1.0).minus(open))]
        {
            assert_eq!(made.bounds(), (f64::NEG_INFINITY, f64::INFINITY), "{made:?}");
        }
        assert_eq!(Uncertain::exact(0.0).times(open).bounds(), (0.0, 0.0), "a share of nothing is nothing");
    }

    #[test]
    fn a_measured_number_comes_back_as_it_went() {
        let number = number(100.0, 5.0, 10.0);
        let measured = number.measured();
        assert_eq!((measured.rounded_to, measured.standard_error), (Some(20.0), Some(5.0)));
        // 1.96 × 5; the rounding is not in it.
        assert!((measured.low - 90.2).abs() < 1e-9 && (measured.high - 109.8).abs() < 1e-9);
        let back = Uncertain::of(&measured);
        assert!((back.low - 90.0).abs() < 1e-9 && (back.high - 110.0).abs() < 1e-9 && back.variance == 25.0);
    }

    #[test]
    fn a_number_without_ends_comes_back_without_them_and_is_not_taken_for_exact() {
        let measured = number(75.0, 0.0, 0.0).without_ends().measured();
        assert!(measured.is_exactness_unknown && measured.rounded_to.is_none(), "{measured:?}");
        assert_eq!((measured.low, measured.high), (75.0, 75.0), "no interval is claimed");
        assert_eq!(Uncertain::of(&measured).bounds(), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn one_unknown_error_leaves_that_of_the_whole_unknown_and_never_makes_it_zero() {
        let unknown = Uncertain { random: Random::Unknown, ..Uncertain::exact(50.0) };
        let (known, factor) = (number(100.0, 3.0, 0.0), Uncertain::exact(2.0));
        assert_eq!(known.plus(unknown).standard_error(), None);
        assert_eq!(known.times(unknown).standard_error(), None);
        assert_eq!(unknown.over(known).unwrap().standard_error(), None);
        assert_eq!(unknown.scaled(2.0).standard_error(), None);
        assert_eq!(known.times(factor).standard_error(), Some(6.0));
        assert_eq!(factor.plus(factor).standard_error(), None, "nothing random has no standard error");
        // What is known of the one part still widens the bounds of the whole: 1.96 × 3.
        let (low, high) = known.plus(unknown).bounds();
        assert!((low - 144.12).abs() < 1e-9 && (high - 155.88).abs() < 1e-9);
        let measured = unknown.measured();
        assert!(measured.standard_error.is_none() && measured.rounded_to.is_none() && !measured.has_interval());
    }
}
