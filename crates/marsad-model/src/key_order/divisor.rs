//! Division by a number that stays the same.

/// A number by which numbers of four bytes are divided often: a multiplication each.
///
/// Source: Lemire, Kaser & Kurz, "Faster remainder by direct computation", Software: Practice and Experience 49 (2019).
#[derive(Clone, Copy)]
pub(super) struct Divisor {
    number: u64,
    inverse: u64,
}

impl Divisor {
    pub(super) fn new(number: u64) -> Self {
        Self { number, inverse: (u64::MAX / number.max(1)).wrapping_add(1) }
    }

    #[inline]
    pub(super) fn quotient_of(self, dividend: u64) -> u64 {
        // The inverse of 1 does not fit.
        if self.number == 1 { dividend } else { ((u128::from(self.inverse) * u128::from(dividend)) >> 64) as u64 }
    }

    #[inline]
    pub(super) fn rest_of(self, dividend: u64) -> u64 {
        dividend - self.quotient_of(dividend) * self.number
    }
}

#[cfg(test)]
mod tests {
    use super::Divisor;

    #[test]
    fn a_multiplication_divides_as_a_division_does() {
        let last = u64::from(u32::MAX);
        for number in [1, 2, 3, 7, 24, 100, 4608, 65_535, 1 << 31, last] {
            let divisor = Divisor::new(number);
            for dividend in [0, 1, number - 1, number, (number + 1).min(last), 12_345_678, last - 1, last] {
                assert_eq!(divisor.quotient_of(dividend), dividend / number, "{dividend} / {number}");
                assert_eq!(divisor.rest_of(dividend), dividend % number, "{dividend} % {number}");
            }
        }
    }
}
