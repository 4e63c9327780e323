//! The probabilities of a variable given others.

use super::JointTable;
use crate::random::{cumulate, place_of};

/// A row of probabilities for each combination of codes of the variables that a variable depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conditional {
    /// The variables it depends on, in ascending order.
    pub parents: Vec<usize>,
    /// How many states it has.
    pub states: usize,
    strides: Vec<usize>,
    probability: Vec<f64>,
    cumulated: Vec<f64>,
}

impl Conditional {
    /// The probabilities for each cell of `parents`, row by row.
    pub(crate) fn new(parents: &JointTable, states: usize, probability: Vec<f64>) -> Self {
        let mut strides = vec![1; parents.sizes.len()];
        for position in (1..parents.sizes.len()).rev() {
            strides[position - 1] = strides[position] * parents.sizes[position];
        }
        let cumulated = probability.chunks(states.max(1)).flat_map(cumulate).collect();
        Self { parents: parents.axes.clone(), states, strides, probability, cumulated }
    }

    /// The probabilities of one row.
    pub(crate) fn probabilities(&self, row: usize) -> &[f64] {
        &self.probability[row * self.states..][..self.states]
    }

    /// The state that a uniform number gives somebody with these codes.
    pub(crate) fn draw(&self, codes: &[u8], uniform: f64) -> u8 {
        let place = |(&parent, &stride): (&usize, &usize)| usize::from(codes[parent]) * stride;
        let row: usize = self.parents.iter().zip(&self.strides).map(place).sum();
        place_of(&self.cumulated[row * self.states..][..self.states], uniform) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::Conditional;
    use crate::joint::JointTable;

    #[test]
    fn the_row_is_found_by_the_codes_of_the_parents() {
        let parents = JointTable { axes: vec![0, 2], sizes: vec![2, 2], mass: vec![1.0; 4] };
        let rows = vec![1.0, 0.0, 0.0, 1.0, 0.5, 0.5, 0.2, 0.8];
        let conditional = Conditional::new(&parents, 2, rows);
        assert_eq!(conditional.draw(&[0, 9, 0], 0.99), 0);
        assert_eq!(conditional.draw(&[0, 9, 1], 0.0), 1);
        assert_eq!((conditional.draw(&[1, 9, 0], 0.49), conditional.draw(&[1, 9, 0], 0.5)), (0, 1));
        assert_eq!(conditional.draw(&[1, 9, 1], 0.3), 1);
        assert_eq!(conditional.probabilities(3), [0.2, 0.8]);
    }
}
