//! Matrices of ones and minus ones with orthogonal rows, the first row all ones.
//!
//! By Sylvester's doubling and Paley's two constructions over prime fields (Wolter 2007, *Introduction to Variance
//! Estimation*, 2nd ed., appendix A). An order that needs more than these is passed over for the next.

/// A Hadamard matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hadamard {
    order: usize,
    is_positive: Vec<bool>,
}

impl Hadamard {
    /// The smallest that can be made here of an order not below `least`.
    pub fn of_order_from(least: usize) -> Self {
        let mut order = least.max(1);
        loop {
            if let Some(made) = Self::of_order(order) {
                return made.with_positive_first_row();
            }
            // Powers of two always can be made, so this ends.
            order += 1;
        }
    }

    pub fn order(&self) -> usize {
        self.order
    }

    pub fn is_positive(&self, row: usize, column: usize) -> bool {
        self.is_positive[row * self.order + column]
    }

    fn of_order(order: usize) -> Option<Self> {
        match order {
            1 => Some(Self { order: 1, is_positive: vec![true] }),
            2 => Self::of_order(1).map(|half| half.doubled()),
            _ if !order.is_multiple_of(4) => None,
            _ if is_prime(order - 1) => Some(Self::paley_one(order - 1)),
            _ if (order / 2 - 1) % 4 == 1 && is_prime(order / 2 - 1) => Some(Self::paley_two(order / 2 - 1)),
            _ => Self::of_order(order / 2).map(|half| half.doubled()),
        }
    }

    fn from_signs(order: usize, is_positive: impl Fn(usize, usize) -> bool) -> Self {
        let places = (0..order).flat_map(|row| (0..order).map(move |column| (row, column)));
        Self { order, is_positive: places.map(|(row, column)| is_positive(row, column)).collect() }
    }

    /// (H H; H −H).
    fn doubled(&self) -> Self {
        let half = self.order;
        Self::from_signs(2 * half, |row, column| {
            self.is_positive(row % half, column % half) != (row >= half && column >= half)
        })
    }

    /// I + S for a prime of the form 4k + 3, where S is bordered with ones and minus ones.
    fn paley_one(prime: usize) -> Self {
        let square = squares(prime);
        Self::from_signs(prime + 1, |row, column| match (row, column) {
            (0, _) => true,
            (_, 0) => false,
            _ if row == column => true,
            _ => square[(row + prime - column) % prime],
        })
    }

    /// The conference matrix of a prime of the form 4k + 1 with blocks for its zeros and signs.
    fn paley_two(prime: usize) -> Self {
        let square = squares(prime);
        let sign = |row: usize, column: usize| match (row, column) {
            _ if row == column => None,
            (0, _) | (_, 0) => Some(true),
            _ => Some(square[(row + prime - column) % prime]),
        };
        Self::from_signs(2 * (prime + 1), |row, column| {
            let is_last = row % 2 == 1 && column % 2 == 1;
            match sign(row / 2, column / 2) {
                // ±(1 1; 1 −1)
                Some(positive) => positive != is_last,
                // (1 −1; −1 −1)
                None => row % 2 == 0 && column % 2 == 0,
            }
        })
    }

    /// Columns turned so that the first row is all ones.
    fn with_positive_first_row(self) -> Self {
        Self::from_signs(self.order, |row, column| self.is_positive(row, column) == self.is_positive(0, column))
    }
}

/// For each remainder whether it is a square that is not zero.
fn squares(prime: usize) -> Vec<bool> {
    let mut is_square = vec![false; prime];
    (1..prime).for_each(|root| is_square[root * root % prime] = true);
    is_square
}

fn is_prime(number: usize) -> bool {
    number > 1 && (2..).take_while(|divisor| divisor * divisor <= number).all(|divisor| !number.is_multiple_of(divisor))
}

#[cfg(test)]
mod tests {
    use super::Hadamard;

    #[test]
    fn rows_are_orthogonal_and_the_first_is_all_ones() {
        for least in [1, 2, 3, 5, 9, 13, 21, 25, 29, 33, 37, 45, 49, 93] {
            let made = Hadamard::of_order_from(least);
            assert!(made.order() >= least && made.order() < least + 8, "{least}");
            assert!((0..made.order()).all(|column| made.is_positive(0, column)));
            for row in 0..made.order() {
                for other in 0..row {
                    let same = (0..made.order())
                        .filter(|column| made.is_positive(row, *column) == made.is_positive(other, *column));
                    assert_eq!(2 * same.count(), made.order(), "order {} rows {row} {other}", made.order());
                }
            }
        }
    }
}
