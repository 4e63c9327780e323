//! Two phases, exactly, from the probabilities that two rows are drawn together (R: `twophase(method = "full")`).
//!
//! The double sum over rows is never written out. One minus the weighted covariance of two drawings is a product over
//! phases and stages, each factor 1 + c·[one stratum] + d·[one unit]; multiplied out it is a sum over ways of grouping
//! rows, and each way costs one pass. METHOD.md has the algebra.

use super::Covariance;
use super::sums::unit_totals;
use crate::design::{Groups, pairs};

/// How the drawings of one stage of one phase depend on each other.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// The stratum of each row, how many there are, and c for each row; none where drawings are independent.
    pub strata: Option<(Vec<u32>, usize, Vec<f64>)>,
    /// The unit of each row, how many there are, and d for each row.
    pub units: (Vec<u32>, usize, Vec<f64>),
}

/// One way of grouping rows.
#[derive(Clone, Debug)]
struct Term {
    group_of_row: Vec<u32>,
    groups: usize,
    coefficient: Vec<f64>,
}

/// A sample of a sample with its joint probabilities.
#[derive(Clone, Debug)]
pub(crate) struct ExactTwoPhase {
    /// The rows of the second phase.
    rows: Vec<usize>,
    terms: Vec<Term>,
}

impl ExactTwoPhase {
    /// From the relations of all stages of both phases, given for `rows` only.
    pub fn new(rows: Vec<usize>, relations: &[Relation]) -> Self {
        let everything = Term { group_of_row: vec![0; rows.len()], groups: 1, coefficient: vec![1.0; rows.len()] };
        let mut terms = vec![everything];
        for relation in relations {
            let known = terms.len();
            for place in 0..known {
                if let Some((of_row, count, coefficient)) = &relation.strata {
                    let refined = terms[place].refined(Groups { of_row, count: *count }, coefficient);
                    terms.push(refined);
                }
                let (of_row, count, coefficient) = &relation.units;
                let refined = terms[place].refined(Groups { of_row, count: *count }, coefficient);
                terms.push(refined);
            }
        }
        // The first term groups nothing: it cancels against the square of the total.
        terms.swap_remove(0);
        Self { rows, terms }
    }

    /// The covariance of weighted influences, given for all rows of the frame.
    pub fn covariance(&self, columns: &[Vec<f64>]) -> Covariance {
        let drawn: Vec<Vec<f64>> =
            columns.iter().map(|column| self.rows.iter().map(|row| column[*row]).collect()).collect();
        let mut covariance = Covariance::zeros(columns.len());
        self.terms.iter().for_each(|term| term.add_to(&drawn, &mut covariance));
        covariance
    }
}

impl Term {
    fn refined(&self, by: Groups<'_>, coefficient: &[f64]) -> Self {
        let grouped = pairs(Groups { of_row: &self.group_of_row, count: self.groups }, by);
        let product = self.coefficient.iter().zip(coefficient).map(|(one, other)| one * other).collect();
        Self { group_of_row: grouped.of_row, groups: grouped.members.len(), coefficient: product }
    }

    /// Takes off Σ over groups (Σ coefficient · one)(Σ other), symmetrically.
    fn add_to(&self, drawn: &[Vec<f64>], covariance: &mut Covariance) {
        let size = drawn.len();
        let weighted: Vec<Vec<f64>> = drawn
            .iter()
            .map(|column| column.iter().zip(&self.coefficient).map(|(value, factor)| value * factor).collect())
            .collect();
        let sums = unit_totals(&self.group_of_row, self.groups, drawn);
        let weighted_sums = unit_totals(&self.group_of_row, self.groups, &weighted);
        for (sums, weighted) in sums.chunks_exact(size).zip(weighted_sums.chunks_exact(size)) {
            for row in 0..size {
                for column in 0..=row {
                    let both = weighted[row] * sums[column] + weighted[column] * sums[row];
                    covariance.add(row, column, -0.5 * both);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ExactTwoPhase, Relation};

    /// A simple random sample of 3 out of 6 seen as one phase: Σ (1 − f) n/(n − 1) (z − z̄)² with z = 1, 2, 6
    /// is 0.5 · 1.5 · (4 + 1 + 9) = 10.5.
    #[test]
    fn one_phase_alone_gives_the_known_variance() {
        let (probability, others) = (0.5, 0.5 / 2.0);
        let relation = Relation {
            strata: Some((vec![0; 3], 1, vec![others; 3])),
            units: (vec![0, 1, 2], 3, vec![probability - 1.0 - others; 3]),
        };
        let exact = ExactTwoPhase::new(vec![0, 1, 2], &[relation]);
        let covariance = exact.covariance(&[vec![1.0, 2.0, 6.0]]);
        assert!((covariance.get(0, 0) - 10.5).abs() < 1e-12, "{covariance:?}");
    }

    /// Two phases of independent drawings with 1/2 each are one with 1/4: Σ (1 − 1/4) z².
    #[test]
    fn independent_drawings_multiply() {
        let relation = Relation { strata: None, units: (vec![0, 1], 2, vec![-0.5; 2]) };
        let exact = ExactTwoPhase::new(vec![0, 1], &[relation.clone(), relation]);
        let covariance = exact.covariance(&[vec![1.0, 3.0]]);
        assert!((covariance.get(0, 0) - 7.5).abs() < 1e-12, "{covariance:?}");
    }
}
