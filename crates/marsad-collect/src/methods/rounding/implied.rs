//! What the other number would have to be.

use super::agreement::quotient;
use super::printed::{Bounds, Printed};

/// The part that is `percent` of `whole`, in the unit of the whole; none where a number is not usable.
pub fn implied_part(whole: &Printed, percent: &Printed) -> Option<Bounds> {
    let is_usable = whole.is_usable() && percent.is_usable();
    if is_usable { product(whole, &percent.scaled(0.01)) } else { None }
}

/// The whole of which `part` is `percent`; none where the percent may be zero.
pub fn implied_whole(part: &Printed, percent: &Printed) -> Option<Bounds> {
    quotient(part, &percent.scaled(0.01))
}

/// The base from which `after` has grown by `percent`; none where it may have fallen by all or more.
pub fn implied_base(after: &Printed, percent: &Printed) -> Option<Bounds> {
    let fraction = percent.scaled(0.01);
    let factor = Printed { value: 1.0 + fraction.value, half_unit: fraction.half_unit };
    if factor.low() > 0.0 { quotient(after, &factor) } else { None }
}

fn product(left: &Printed, right: &Printed) -> Option<Bounds> {
    let corners =
        [left.low() * right.low(), left.low() * right.high(), left.high() * right.low(), left.high() * right.high()];
    let low = corners.into_iter().fold(f64::INFINITY, f64::min);
    let high = corners.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Bounds { low, value: left.value * right.value, high }.finite()
}

#[cfg(test)]
mod tests {
    use super::{implied_base, implied_part, implied_whole};
    use crate::methods::rounding::{Bounds, Printed};

    #[track_caller]
    fn check(found: Option<Bounds>, [low, value, high]: [f64; 3]) {
        let found = found.unwrap();
        let is_close = |left: f64, right: f64| (left - right).abs() <= 0.5;
        assert!(is_close(found.low, low) && is_close(found.value, value) && is_close(found.high, high), "{found:?}");
    }

    #[test]
    fn the_part_follows_from_whole_and_percent() {
        check(implied_part(&Printed::exact(1_282_371.0), &Printed::of(10.0, 0)), [121_825.2, 128_237.1, 134_649.0]);
    }

    #[test]
    fn the_whole_follows_from_part_and_percent() {
        check(implied_whole(&Printed::exact(121_856.0), &Printed::of(5.7, 1)), [2_119_235.0, 2_137_825.0, 2_156_743.0]);
    }

    #[test]
    fn the_base_follows_from_the_later_value_and_the_growth() {
        check(implied_base(&Printed::exact(58_990.0), &Printed::of(11.4, 1)), [52_929.6, 52_953.3, 52_977.1]);
    }

    #[test]
    fn implied_numbers_need_a_divisor() {
        assert_eq!(implied_whole(&Printed::exact(5.0), &Printed::of(0.0, 0)), None);
        assert_eq!(implied_base(&Printed::exact(5.0), &Printed::of(-100.0, 0)), None);
        assert_eq!(implied_part(&Printed::exact(f64::NAN), &Printed::of(1.0, 0)), None);
    }
}
