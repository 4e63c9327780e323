//! Whether a total, a share or a growth agrees with the numbers it is made of.

use super::printed::{Bounds, Printed};

/// Differences below this share of the numbers compared are of floating point, not of the data.
const FLOAT_SLACK: f64 = 1e-12;

/// Whether printed numbers may come from the same unrounded ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Agreement {
    /// The printed numbers agree as they stand.
    Exact,
    /// They differ by no more than the rounding allows in the worst case.
    WithinRounding,
    /// No unrounded numbers are printed like this.
    Off {
        /// Computed less printed, in the unit of the printed number (percentage points for percents).
        by: f64,
    },
    /// There is nothing to compare: a number is not finite, a half unit negative, a divisor may be zero, no part given.
    Undefined,
}

/// A printed percent against the one computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PercentCheck {
    /// The percent that the numbers give, with its bounds; none where it is undefined.
    pub computed: Option<Bounds>,
    /// Whether the printed percent agrees with it.
    pub agreement: Agreement,
}

/// Whether `parts` may add up to `total`.
pub fn sum_agrees(parts: &[Printed], total: &Printed) -> Agreement {
    match sum(parts) {
        Some(computed) => compare(&computed, total),
        None => Agreement::Undefined,
    }
}

/// What `parts` leave of `total`, in its unit; none where the numbers are not usable. No parts leave all of it.
pub fn remainder(parts: &[Printed], total: &Printed) -> Option<Bounds> {
    let sum = if parts.is_empty() { Bounds { low: 0.0, value: 0.0, high: 0.0 } } else { sum(parts)? };
    let left = Bounds { low: total.low() - sum.high, value: total.value - sum.value, high: total.high() - sum.low };
    if total.is_usable() { left.finite() } else { None }
}

/// Whether `part` may be `percent` of `whole`.
pub fn share_agrees(part: &Printed, whole: &Printed, percent: &Printed) -> PercentCheck {
    check(quotient(part, whole).and_then(|share| share.map(|ratio| 100.0 * ratio)), percent)
}

/// Whether the growth from `before` to `after` may be `percent`; undefined where `before` may be zero or less.
pub fn growth_agrees(before: &Printed, after: &Printed, percent: &Printed) -> PercentCheck {
    let ratio = if before.low() > 0.0 { quotient(after, before) } else { None };
    check(ratio.and_then(|growth| growth.map(|ratio| 100.0 * (ratio - 1.0))), percent)
}

/// The worst case of `above / below`; none where a number is not usable or `below` may be zero.
pub(super) fn quotient(above: &Printed, below: &Printed) -> Option<Bounds> {
    if !above.is_usable() || !below.is_usable() || below.may_be_zero() {
        return None;
    }
    let corners = [
        above.low() / below.low(),
        above.low() / below.high(),
        above.high() / below.low(),
        above.high() / below.high(),
    ];
    let low = corners.into_iter().fold(f64::INFINITY, f64::min);
    let high = corners.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Bounds { low, value: above.value / below.value, high }.finite()
}

impl Bounds {
    /// The bounds of a number that `change`, which never falls, makes of this one; none where it is not finite.
    fn map(self, change: impl Fn(f64) -> f64) -> Option<Self> {
        Self { low: change(self.low), value: change(self.value), high: change(self.high) }.finite()
    }
}

fn sum(parts: &[Printed]) -> Option<Bounds> {
    if parts.is_empty() || !parts.iter().all(Printed::is_usable) {
        return None;
    }
    let bounds = Bounds {
        low: parts.iter().map(Printed::low).sum(),
        value: parts.iter().map(|part| part.value).sum(),
        high: parts.iter().map(Printed::high).sum(),
    };
    bounds.finite()
}

fn check(computed: Option<Bounds>, percent: &Printed) -> PercentCheck {
    let agreement = computed.map_or(Agreement::Undefined, |computed| compare(&computed, percent));
    PercentCheck { computed, agreement }
}

fn compare(computed: &Bounds, printed: &Printed) -> Agreement {
    let by = computed.value - printed.value;
    if !by.is_finite() || !printed.is_usable() {
        return Agreement::Undefined;
    }
    let slack = FLOAT_SLACK * (computed.value.abs() + printed.value.abs());
    let is_apart = computed.low > printed.high() + slack || computed.high < printed.low() - slack;
    match by {
        _ if by.abs() <= slack => Agreement::Exact,
        _ if is_apart => Agreement::Off { by },
        _ => Agreement::WithinRounding,
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, growth_agrees, remainder, share_agrees, sum_agrees};
    use crate::methods::rounding::Printed;

    fn tenths(values: &[f64]) -> Vec<Printed> {
        values.iter().map(|value| Printed::of(*value, 1)).collect()
    }

    #[track_caller]
    fn check_share(part: f64, whole: f64, percent: &str, expected: Agreement) {
        let percent = Printed::parse(percent).unwrap();
        assert_eq!(share_agrees(&Printed::exact(part), &Printed::exact(whole), &percent).agreement, expected);
    }

    #[test]
    fn worked_example_of_the_method() {
        let shares = tenths(&[50.2, 27.7, 7.3, 5.5, 9.4]);
        assert_eq!(sum_agrees(&shares, &Printed::exact(100.0)), Agreement::WithinRounding);
        assert!(matches!(sum_agrees(&shares[..4], &Printed::exact(100.0)), Agreement::Off { by } if by < -9.0));
    }

    #[test]
    fn rounded_parts_may_miss_the_total_by_their_half_units_together() {
        let thirds = tenths(&[33.3, 33.3, 33.3]);
        assert_eq!(sum_agrees(&thirds, &Printed::exact(100.0)), Agreement::WithinRounding);
        assert_eq!(sum_agrees(&thirds, &Printed::exact(100.05)), Agreement::WithinRounding);
        assert!(matches!(sum_agrees(&thirds, &Printed::exact(100.06)), Agreement::Off { .. }));
    }

    #[test]
    fn exact_counts_forgive_nothing() {
        let parts = [Printed::exact(2.0), Printed::exact(3.0)];
        assert_eq!(sum_agrees(&parts, &Printed::exact(5.0)), Agreement::Exact);
        assert_eq!(sum_agrees(&parts, &Printed::exact(6.0)), Agreement::Off { by: -1.0 });
    }

    #[test]
    fn decimal_fractions_that_binary_cannot_hold_are_exact() {
        let parts = [Printed::exact(0.1), Printed::exact(0.2)];
        assert_eq!(sum_agrees(&parts, &Printed::exact(0.3)), Agreement::Exact);
    }

    #[test]
    fn a_half_may_have_been_rounded_either_way() {
        check_share(125.0, 1000.0, "12", Agreement::WithinRounding);
        check_share(125.0, 1000.0, "13", Agreement::WithinRounding);
        check_share(125.0, 1000.0, "12.5", Agreement::Exact);
    }

    #[test]
    fn rounding_of_the_counts_widens_the_share() {
        let (part, whole) = (Printed::of(1.0, 0), Printed::of(3.0, 0));
        let computed = share_agrees(&part, &whole, &Printed::of(50.0, 0)).computed.unwrap();
        assert!((computed.low - 100.0 * 0.5 / 3.5).abs() < 1e-9);
        assert!((computed.high - 60.0).abs() < 1e-9);
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        check_share(0.0, 0.0, "0", Agreement::Undefined);
        let may_be_zero = Printed::of(0.0, 0);
        let check = share_agrees(&Printed::exact(1.0), &may_be_zero, &Printed::of(5.0, 0));
        assert_eq!((check.computed, check.agreement), (None, Agreement::Undefined));
    }

    #[test]
    fn nothing_of_something_is_zero_percent() {
        check_share(0.0, 7.0, "0", Agreement::Exact);
    }

    #[test]
    fn growth_from_zero_or_less_is_undefined() {
        for before in [0.0, -4.0] {
            let check = growth_agrees(&Printed::exact(before), &Printed::exact(2.0), &Printed::of(10.0, 0));
            assert_eq!(check.agreement, Agreement::Undefined);
        }
    }

    #[test]
    fn a_fall_is_a_negative_growth() {
        let check = growth_agrees(&Printed::exact(200.0), &Printed::exact(150.0), &Printed::of(-25.0, 0));
        assert_eq!(check.agreement, Agreement::Exact);
    }

    #[test]
    fn what_is_not_finite_is_undefined() {
        let bad = Printed::exact(f64::NAN);
        let good = Printed::exact(1.0);
        assert_eq!(sum_agrees(&[good, bad], &good), Agreement::Undefined);
        assert_eq!(sum_agrees(&[good], &Printed::exact(f64::INFINITY)), Agreement::Undefined);
        assert_eq!(share_agrees(&bad, &good, &good).agreement, Agreement::Undefined);
        assert_eq!(growth_agrees(&good, &bad, &good).agreement, Agreement::Undefined);
        assert_eq!(growth_agrees(&good, &good, &bad).agreement, Agreement::Undefined);
        assert_eq!(sum_agrees(&[Printed { value: 1.0, half_unit: -1.0 }], &good), Agreement::Undefined);
    }

    #[test]
    fn what_grows_too_large_to_hold_is_undefined() {
        let huge = Printed::exact(f64::MAX);
        assert_eq!(sum_agrees(&[huge, huge], &huge), Agreement::Undefined);
        let check = share_agrees(&huge, &Printed::exact(1e-9), &Printed::of(5.0, 0));
        assert_eq!((check.computed, check.agreement), (None, Agreement::Undefined));
        assert_eq!(remainder(&[huge, huge], &Printed::exact(1.0)), None);
    }

    #[test]
    fn a_total_without_parts_cannot_be_judged() {
        assert_eq!(sum_agrees(&[], &Printed::exact(0.0)), Agreement::Undefined);
    }

    #[test]
    fn the_remainder_is_known_within_the_rounding_of_all() {
        let left = remainder(&tenths(&[45.6, 39.5]), &Printed::exact(100.0)).unwrap();
        assert!((left.value - 14.9).abs() < 1e-9 && (left.low - 14.8).abs() < 1e-9 && (left.high - 15.0).abs() < 1e-9);
        assert_eq!(remainder(&[], &Printed::exact(7.0)).unwrap().value, 7.0);
        assert_eq!(remainder(&[Printed::exact(f64::NAN)], &Printed::exact(7.0)), None);
    }
}
