//! Small dense systems, solved as in a textbook: what the sparse methods are held against.

use marsad_reconcile::balancing::{Problem, Strictness, Uncertainty};

pub type Matrix = Vec<Vec<f64>>;

pub fn zeros(rows: usize, columns: usize) -> Matrix {
    vec![vec![0.0; columns]; rows]
}

/// The inverse by Gauss and Jordan with exchange of rows; none for a matrix without one.
pub fn inverse(matrix: &Matrix) -> Option<Matrix> {
    let size = matrix.len();
    let mut left = matrix.clone();
    let mut right = zeros(size, size);
    for (at, row) in right.iter_mut().enumerate() {
        row[at] = 1.0;
    }
    for pivot in 0..size {
        let best = (pivot..size).max_by(|one, other| left[*one][pivot].abs().total_cmp(&left[*other][pivot].abs()))?;
        if left[best][pivot].abs() < 1e-9 {
            return None;
        }
        left.swap(pivot, best);
        right.swap(pivot, best);
        let divisor = left[pivot][pivot];
        for value in left[pivot].iter_mut().chain(right[pivot].iter_mut()) {
            *value /= divisor;
        }
        let (pivot_left, pivot_right) = (left[pivot].clone(), right[pivot].clone());
        for row in (0..size).filter(|row| *row != pivot) {
            let factor = left[row][pivot];
            left[row].iter_mut().zip(&pivot_left).for_each(|(value, other)| *value -= factor * other);
            right[row].iter_mut().zip(&pivot_right).for_each(|(value, other)| *value -= factor * other);
        }
    }
    Some(right)
}

pub fn times(matrix: &Matrix, vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| row.iter().zip(vector).map(|(entry, value)| entry * value).sum::<f64>()).collect()
}

/// The least of xᵀ P x / 2 − pᵀ x under A x = b.
pub struct Least {
    /// x.
    pub values: Vec<f64>,
    /// The multipliers of the equations: P x = p + Aᵀ λ.
    pub multipliers: Vec<f64>,
    /// The variances of x where P is a precision.
    pub variances: Vec<f64>,
}

pub fn least(precision: &Matrix, pull: &[f64], equations: &[(Vec<f64>, f64)]) -> Option<Least> {
    let (cells, rows) = (pull.len(), equations.len());
    let mut matrix = zeros(cells + rows, cells + rows);
    let mut right = pull.to_vec();
    for (at, row) in precision.iter().enumerate() {
        matrix[at][..cells].copy_from_slice(row);
    }
    for (at, (terms, target)) in equations.iter().enumerate() {
        for (cell, coefficient) in terms.iter().enumerate() {
            matrix[cell][cells + at] = -coefficient;
            matrix[cells + at][cell] = *coefficient;
        }
        right.push(*target);
    }
    let inverse = inverse(&matrix)?;
    let solution = times(&inverse, &right);
    let variances = (0..cells).map(|cell| inverse[cell][cell]).collect();
    Some(Least { values: solution[..cells].to_vec(), multipliers: solution[cells..].to_vec(), variances })
}

/// The problem as a dense one, solved; statements and soft constraints in `without` are left out.
///
/// Uncertainties must be variances, and there must be no covariances and no bounds.
pub fn balance(problem: &Problem, is_used: impl Fn(Used) -> bool) -> Option<Least> {
    let cells = problem.cells.len();
    let (mut precision, mut pull) = (zeros(cells, cells), vec![0.0; cells]);
    for (place, statement) in problem.statements.iter().enumerate() {
        let Uncertainty::Variance(variance) = statement.uncertainty else { panic!("a variance") };
        if is_used(Used::Statement(place)) {
            precision[statement.cell.0][statement.cell.0] += 1.0 / variance;
            pull[statement.cell.0] += statement.value / variance;
        }
    }
    let mut equations = Vec::new();
    let used = problem.constraints.iter().enumerate().filter(|(place, _)| is_used(Used::Constraint(*place)));
    for (_, constraint) in used {
        let mut terms = vec![0.0; cells];
        constraint.terms.iter().for_each(|term| terms[term.cell.0] += term.coefficient);
        match constraint.strictness {
            Strictness::Hard => equations.push((terms, constraint.target)),
            Strictness::Soft { variance } => {
                for (row, one) in terms.iter().enumerate() {
                    pull[row] += one * constraint.target / variance;
                    terms.iter().enumerate().for_each(|(at, other)| precision[row][at] += one * other / variance);
                }
            }
        }
    }
    least(&precision, &pull, &equations)
}

/// What a dense problem may be asked to leave out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Used {
    Statement(usize),
    Constraint(usize),
}
