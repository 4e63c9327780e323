//! The normal equations of the sum of squares, and their solution.

use crate::mirror::MirrorError;
use crate::mirror::cholesky::SymmetricMatrix;

/// One term of the sum: `weight` times the square of Σ `coefficients` · factors of `nodes`.
pub(super) struct Term {
    /// The receiver's factor and the sender's.
    pub(super) nodes: [usize; 2],
    /// *I* and −*E*.
    pub(super) coefficients: [f64; 2],
    /// 1 / (*I* + *E*).
    pub(super) weight: f64,
}

impl Term {
    /// The two factors, where the term ties one to the other; a zero on one side does not.
    pub(super) fn link(&self) -> Option<[usize; 2]> {
        let [received, sent] = self.coefficients;
        (received != 0.0 && sent != 0.0).then_some(self.nodes)
    }

    /// Whether every factor that the term depends on is reached.
    fn is_within(&self, reached: &[bool]) -> bool {
        let mut parts = self.nodes.iter().zip(self.coefficients);
        parts.all(|(node, coefficient)| coefficient == 0.0 || reached[*node])
    }
}

/// The solution.
pub(super) struct Solved {
    /// Fixed and estimated factors; none for those that are not reached.
    pub(super) factors: Vec<Option<f64>>,
    /// The least sum of squares.
    pub(super) sum_of_squares: f64,
    /// How many terms it has.
    pub(super) terms: usize,
    /// How many factors were estimated.
    pub(super) estimated: usize,
}

/// The factors that make the sum of `terms` least, where some are `known` and only those that are `reached` exist.
pub(super) fn solve(terms: &[Term], known: &[Option<f64>], reached: &[bool]) -> Result<Solved, MirrorError> {
    let mut equations = Equations::new(known, reached);
    let used: Vec<&Term> = terms.iter().filter(|term| term.is_within(reached)).collect();
    used.iter().for_each(|term| equations.add(term, known));
    let Equations { columns, mut matrix, mut right } = equations;
    matrix.factor().ok_or(MirrorError::LostPrecision)?.solve(&mut right);
    if right.iter().any(|factor| !factor.is_finite()) {
        return Err(MirrorError::LostPrecision);
    }
    let factor = |(known, column): (&Option<f64>, &Option<usize>)| known.or(column.map(|column| right[column]));
    let factors: Vec<Option<f64>> = known.iter().zip(&columns).map(factor).collect();
    let sum_of_squares: f64 = used.iter().map(|term| square(term, &factors)).sum();
    Ok(Solved { sum_of_squares, terms: used.len(), estimated: right.len(), factors })
}

fn square(term: &Term, factors: &[Option<f64>]) -> f64 {
    let parts = term.nodes.iter().zip(term.coefficients);
    // A factor without a value has a coefficient of zero here.
    let difference: f64 = parts.map(|(node, coefficient)| coefficient * factors[*node].unwrap_or(0.0)).sum();
    term.weight * difference * difference
}

/// One equation for each factor that is reached and not known.
struct Equations {
    columns: Vec<Option<usize>>,
    matrix: SymmetricMatrix,
    right: Vec<f64>,
}

impl Equations {
    fn new(known: &[Option<f64>], reached: &[bool]) -> Self {
        let mut order = 0;
        let mut column = |(known, is_reached): (&Option<f64>, &bool)| {
            let is_unknown = known.is_none() && *is_reached;
            order += usize::from(is_unknown);
            is_unknown.then(|| order - 1)
        };
        let columns: Vec<Option<usize>> = known.iter().zip(reached).map(&mut column).collect();
        Self { columns, matrix: SymmetricMatrix::zeros(order), right: vec![0.0; order] }
    }

    /// Adds the derivatives of a term.
    fn add(&mut self, term: &Term, known: &[Option<f64>]) {
        let parts = [0, 1].map(|part| (term.nodes[part], term.coefficients[part]));
        for (node, coefficient) in parts {
            let Some(row) = self.columns[node] else { continue };
            for (other, other_coefficient) in parts {
                let product = term.weight * coefficient * other_coefficient;
                match (self.columns[other], known[other]) {
                    (Some(column), _) if column <= row => self.matrix.row_mut(row)[column] += product,
                    (None, Some(factor)) => self.right[row] -= product * factor,
                    _ => {}
                }
            }
        }
    }
}
