//! Whether a stock follows from the stock before it by what came and left. Formula and source in METHOD.md.

/// Half of one: what rounding leaves over.
const TOLERANCE: f64 = 0.5;

/// What happened to a stock between two moments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Account {
    /// How many there were at the first moment.
    pub opening: f64,
    /// How many were added in between.
    pub added: f64,
    /// How many were taken away in between.
    pub taken: f64,
    /// How many there were at the second moment.
    pub closing: f64,
}

/// How much an account may leave over: the greater of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// In units of the stock.
    pub units: f64,
    /// As a share of the stock at the second moment.
    pub share: f64,
}

/// What an account leaves over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leftover {
    /// What the first stock became by what came and left.
    pub expected: f64,
    /// The second stock less that.
    pub residual: f64,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { units: TOLERANCE, share: 0.0 }
    }
}

impl Account {
    /// What it leaves over beyond what is allowed; none where it closes, or where a number of it is not finite.
    pub fn leftover(&self, tolerance: Tolerance) -> Option<Leftover> {
        let expected = self.opening + self.added - self.taken;
        let residual = self.closing - expected;
        let allowed = tolerance.units.max(tolerance.share * self.closing.abs());
        // What arithmetic itself may add, where the numbers are large or have decimals.
        let arithmetic = 4.0 * f64::EPSILON * (self.opening.abs() + self.added.abs() + self.taken.abs());
        let is_over = residual.is_finite() && residual.abs() > allowed + arithmetic;
        is_over.then_some(Leftover { expected, residual })
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, Tolerance};

    const EXAMPLE: Account = Account { opening: 600.0, added: 80.0, taken: 43.0, closing: 650.0 };

    fn residual(account: Account, tolerance: Tolerance) -> Option<f64> {
        account.leftover(tolerance).map(|leftover| leftover.residual)
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = EXAMPLE.leftover(Tolerance::default()).unwrap();
        assert_eq!((found.expected, found.residual), (637.0, 13.0));
        assert_eq!(residual(EXAMPLE, Tolerance { units: 0.5, share: 0.01 }), Some(13.0));
        assert_eq!(residual(EXAMPLE, Tolerance { units: 0.5, share: 0.02 }), None);
        assert_eq!(residual(EXAMPLE, Tolerance { units: 13.0, share: 0.0 }), None);
    }

    #[test]
    fn rounding_and_arithmetic_are_no_trouble() {
        let closes = Account { closing: 637.0, ..EXAMPLE };
        assert_eq!(residual(closes, Tolerance { units: 0.0, share: 0.0 }), None);
        let decimals = Account { opening: 0.1, added: 0.2, taken: 0.0, closing: 0.3 };
        assert_eq!(residual(decimals, Tolerance { units: 0.0, share: 0.0 }), None);
        assert_eq!(residual(Account { closing: 637.5, ..EXAMPLE }, Tolerance::default()), None);
        assert_eq!(residual(Account { closing: 638.0, ..EXAMPLE }, Tolerance::default()), Some(1.0));
    }

    #[test]
    fn a_number_that_is_none_is_judged_by_others() {
        for wrong in [f64::NAN, f64::INFINITY] {
            assert_eq!(residual(Account { added: wrong, ..EXAMPLE }, Tolerance::default()), None);
        }
    }
}
