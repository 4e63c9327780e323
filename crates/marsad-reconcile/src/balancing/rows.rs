//! Sparse rows: sums of cells that equal numbers.

/// A sum of this share of its terms is a rounding error.
const ROUNDING: f64 = 1e-13;

/// A weighted sum of the cells of a part that equals a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Cells with coefficients, by cell.
    pub(super) terms: Vec<(usize, f64)>,
    /// What they add up to.
    pub(super) target: f64,
    /// The size of the numbers that the target was made of.
    pub(super) scale: f64,
    /// The equations that it was made of, with factors, by equation.
    pub(super) made_of: Vec<(usize, f64)>,
}

impl Row {
    /// The sum over `values`.
    pub(super) fn sum(&self, values: &[f64]) -> f64 {
        self.terms.iter().map(|(cell, coefficient)| coefficient * values[*cell]).sum()
    }

    /// The sum of the sizes of its terms over `values`.
    pub(super) fn size(&self, values: &[f64]) -> f64 {
        self.terms.iter().map(|(cell, coefficient)| (coefficient * values[*cell]).abs()).sum()
    }

    /// The coefficient of `cell`; zero if it is not in the row.
    pub(super) fn coefficient(&self, cell: usize) -> f64 {
        let found = self.terms.binary_search_by_key(&cell, |(other, _)| *other);
        found.map_or(0.0, |place| self.terms[place].1)
    }

    /// Subtracts `factor` times `other`.
    pub(super) fn subtract(&mut self, factor: f64, other: &Self) {
        add_scaled(&mut self.terms, -factor, &other.terms);
        add_scaled(&mut self.made_of, -factor, &other.made_of);
        self.target -= factor * other.target;
        self.scale += factor.abs() * other.scale;
    }
}

/// Adds `factor` times `more` to `terms`.
fn add_scaled(terms: &mut Vec<(usize, f64)>, factor: f64, more: &[(usize, f64)]) {
    let mut all = std::mem::take(terms);
    all.extend(more.iter().map(|(index, value)| (*index, factor * value)));
    *terms = combined(all);
}

/// `terms` by index, each index once, without those that add up to nothing but rounding.
pub(super) fn combined(mut terms: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    terms.sort_by_key(|(index, _)| *index);
    let mut sums = Vec::with_capacity(terms.len());
    for group in terms.chunk_by(|left, right| left.0 == right.0) {
        let sum: f64 = group.iter().map(|(_, value)| value).sum();
        let size: f64 = group.iter().map(|(_, value)| value.abs()).sum();
        if sum.abs() > ROUNDING * size {
            sums.push((group[0].0, sum));
        }
    }
    sums
}

/// The sum over equal indices of two sparse vectors, the second by index.
pub(super) fn inner_product(one: &[(usize, f64)], other: &[(usize, f64)]) -> f64 {
    let value = |index: usize| other.binary_search_by_key(&index, |(at, _)| *at).map_or(0.0, |place| other[place].1);
    one.iter().map(|(index, factor)| factor * value(*index)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Row, combined};

    #[test]
    fn terms_of_one_index_are_added_and_what_cancels_is_gone() {
        assert_eq!(combined(vec![(3, 1.0), (1, 2.0), (3, 0.5), (2, 0.1), (2, -0.1), (4, 0.0)]), [(1, 2.0), (3, 1.5)]);
        assert!(combined(vec![(0, 0.1), (0, 0.2), (0, -0.3)]).is_empty());
    }

    #[test]
    fn subtracting_a_row_takes_its_target_and_its_origin_along() {
        let mut row = Row { terms: vec![(0, 1.0), (1, 2.0)], target: 5.0, scale: 5.0, made_of: vec![(0, 1.0)] };
        let other = Row { terms: vec![(1, 1.0), (2, 1.0)], target: 4.0, scale: 4.0, made_of: vec![(1, 1.0)] };
        row.subtract(2.0, &other);
        assert_eq!((row.terms, row.target, row.scale), (vec![(0, 1.0), (2, -2.0)], -3.0, 13.0));
        assert_eq!(row.made_of, [(0, 1.0), (1, -2.0)]);
    }
}
