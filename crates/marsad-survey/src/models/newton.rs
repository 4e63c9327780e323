//! The maximum of a concave log-likelihood by Newton's method with halved steps. METHOD.md of `glm` has the rule.
//!
//! Does not hold: any model; a caller gives the gradient and the information at a point.

use crate::matrix::Matrix;

use super::factor::{Factor, submatrix, subvector};

/// A step that moves no linear predictor by more than this, relative to their size, is the last: by then each step
/// squares the distance, so what is left after it is below the precision of the machine.
const MOVE_MAX: f64 = 1e-8;
/// A column that still moves by more than this when the iteration ends grows without end.
const MOVE_OF_SEPARATION: f64 = 1e-2;
/// A column of whose information, given the others, less than this share is left where the search ended: its coefficient
/// grows without end, and the search was brought to rest by rounding alone.
const INFORMATION_MIN: f64 = 1e-9;
/// More steps than any model needs that has a maximum.
const STEPS_MAX: usize = 60;
/// More halvings than any step needs.
const HALVINGS_MAX: usize = 60;

/// First and negative second derivatives of a log-likelihood.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub gradient: Vec<f64>,
    pub information: Matrix,
}

impl Point {
    /// All derivatives zero.
    pub(super) fn zero(columns: usize) -> Self {
        Self { gradient: vec![0.0; columns], information: Matrix::zeros(columns, columns) }
    }

    /// The sum of parts of one log-likelihood.
    pub(super) fn sum(columns: usize, parts: Vec<Self>) -> Self {
        parts.into_iter().reduce(|all, part| all.plus(&part)).unwrap_or_else(|| Self::zero(columns))
    }

    fn plus(mut self, other: &Self) -> Self {
        self.gradient.iter_mut().zip(&other.gradient).for_each(|(sum, value)| *sum += value);
        for row in 0..self.information.rows() {
            let pairs = self.information.row_mut(row).iter_mut().zip(other.information.row(row));
            pairs.for_each(|(sum, value)| *sum += value);
        }
        self
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'a> {
    /// The coefficients that may move; the others stay as they start.
    pub kept: &'a [usize],
    /// The size of each column: the root of its mean square.
    pub sizes: &'a [f64],
}

/// Where the search ended.
#[derive(Clone, Debug)]
pub(super) struct Maximum {
    pub coefficients: Vec<f64>,
    /// The derivatives there.
    pub point: Point,
    pub iterations: usize,
    pub ending: Ending,
}

/// Why the search ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// At rest.
    Converged,
    /// Still moving, with the columns that move far.
    Moving(Vec<usize>),
    /// The next information was singular, with the columns that moved far in the last step.
    Singular(Vec<usize>),
}

impl Maximum {
    /// Whether the search came to rest.
    pub(super) fn is_converged(&self) -> bool {
        self.ending == Ending::Converged
    }

    /// The same, still moving along the columns of which next to nothing is left of the information in `first`. A likelihood whose
    /// derivatives are differences of what is nearly the same shows noise there, in which any step may look like the last.
    pub(super) fn unless_flat(mut self, kept: &[usize], first: &Point) -> Self {
        let last = submatrix(&self.point.information, kept);
        let inverse = Factor::of(&last).map(|factor| factor.inverse());
        let Some(at_first) = Factor::of(&submatrix(&first.information, kept)).map(|factor| factor.inverse()) else {
            return self;
        };
        let left = |place: usize| match &inverse {
            Some(inverse) => 1.0 / inverse.get(place, place),
            None => last.get(place, place),
        };
        let is_flat = |place: usize| left(place) * at_first.get(place, place) < INFORMATION_MIN;
        let flat: Vec<usize> =
            kept.iter().enumerate().filter(|(place, _)| is_flat(*place)).map(|(_, column)| *column).collect();
        if !flat.is_empty() {
            self.ending = Ending::Moving(flat);
        }
        self
    }
}

impl Search<'_> {
    /// Climbs from `start`. Where the information becomes singular the search ends one step before.
    pub(super) fn maximise(&self, start: Vec<f64>, evaluate: impl Fn(&[f64]) -> Point) -> Maximum {
        let mut point = evaluate(&start);
        let mut coefficients = start;
        let mut before = None;
        let mut step = vec![0.0; self.kept.len()];
        let mut ending = None;
        let mut iterations = 0;
        while iterations < STEPS_MAX && ending.is_none() {
            let gradient = subvector(&point.gradient, self.kept);
            let Some(next) = self.step(&point, &gradient) else {
                (coefficients, point) = before.take().unwrap_or((coefficients, point));
                ending = Some(Ending::Singular(self.moving(&step)));
                break;
            };
            step = next;
            let is_last = self.greatest_move(&step) <= MOVE_MAX * (1.0 + self.greatest(&coefficients));
            iterations += 1;
            let (to, there) = if is_last {
                ending = Some(Ending::Converged);
                self.look(&coefficients, &step, &evaluate)
            } else {
                self.advance(&coefficients, &mut step, &gradient, &evaluate)
            };
            before = Some((std::mem::replace(&mut coefficients, to), std::mem::replace(&mut point, there)));
        }
        let ending = ending.unwrap_or_else(|| Ending::Moving(self.moving(&step)));
        Maximum { coefficients, point, iterations, ending }
    }

    /// The step of Newton; none where the information is singular or a derivative is not a number.
    fn step(&self, point: &Point, gradient: &[f64]) -> Option<Vec<f64>> {
        let step = Factor::of(&submatrix(&point.information, self.kept))?.solve(gradient);
        step.iter().all(|value| value.is_finite()).then_some(step)
    }

    /// Goes along `step`, halved until the slope at its end is no steeper than at its beginning: for a concave function
    /// that rules out a step so long that it leads away from the maximum.
    fn advance(
        &self,
        from: &[f64],
        step: &mut [f64],
        gradient: &[f64],
        evaluate: &impl Fn(&[f64]) -> Point,
    ) -> (Vec<f64>, Point) {
        let (mut to, mut point) = self.look(from, step, evaluate);
        for _ in 0..HALVINGS_MAX {
            let reached = inner(&subvector(&point.gradient, self.kept), step);
            if reached.is_finite() && reached.abs() <= inner(gradient, step) {
                break;
            }
            step.iter_mut().for_each(|value| *value /= 2.0);
            (to, point) = self.look(from, step, evaluate);
        }
        (to, point)
    }

    fn look(&self, from: &[f64], step: &[f64], evaluate: &impl Fn(&[f64]) -> Point) -> (Vec<f64>, Point) {
        let mut to = from.to_vec();
        for (place, value) in self.kept.iter().zip(step) {
            to[*place] += value;
        }
        let point = evaluate(&to);
        (to, point)
    }

    /// How far a step moves the linear predictor of a typical row, at most over columns.
    fn greatest_move(&self, step: &[f64]) -> f64 {
        let moves = self.kept.iter().zip(step).map(|(place, value)| (value * self.sizes[*place]).abs());
        moves.fold(0.0, f64::max)
    }

    fn greatest(&self, coefficients: &[f64]) -> f64 {
        self.greatest_move(&subvector(coefficients, self.kept))
    }

    fn moving(&self, step: &[f64]) -> Vec<usize> {
        let far = self
            .kept
            .iter()
            .zip(step)
            .filter(|(place, value)| (*value * self.sizes[**place]).abs() > MOVE_OF_SEPARATION);
        far.map(|(place, _)| *place).collect()
    }
}

fn inner(first: &[f64], second: &[f64]) -> f64 {
    first.iter().zip(second).map(|(first, second)| first * second).sum()
}

#[cfg(test)]
mod tests {
    use super::{Ending, Maximum, Point, Search};
    use crate::matrix::Matrix;

    fn check(start: f64, evaluate: impl Fn(f64) -> (f64, f64)) -> (f64, Ending) {
        let search = Search { kept: &[0], sizes: &[1.0] };
        let found = search.maximise(vec![start], |at| {
            let (gradient, information) = evaluate(at[0]);
            Point { gradient: vec![gradient], information: Matrix::from_rows(&[vec![information]]) }
        });
        (found.coefficients[0], found.ending)
    }

    /// The log-likelihood 3 β − e^β has its maximum at ln 3; from −20 the first step of Newton is 1.5 · 10⁹ too long.
    #[test]
    fn a_step_too_long_is_halved() {
        for start in [-20.0, 0.0, 5.0] {
            let (found, ending) = check(start, |beta| (3.0 - beta.exp(), beta.exp()));
            assert!((found - 3.0_f64.ln()).abs() < 1e-14, "{found}");
            assert_eq!(ending, Ending::Converged);
        }
    }

    /// −ln(1 + e^−β) grows for ever: the outcome is told without error.
    #[test]
    fn a_maximum_at_infinity_is_told() {
        let (_, ending) = check(0.0, |beta| {
            let share = 1.0 / (1.0 + beta.exp());
            (share, share * (1.0 - share))
        });
        assert!(matches!(ending, Ending::Moving(ref columns) | Ending::Singular(ref columns) if columns == &[0]));
    }

    /// Two columns, the second of which has 10⁻¹⁰ of the information that it had.
    #[test]
    fn rest_where_no_information_is_left_is_no_rest() {
        let point = |second: f64| Point {
            gradient: vec![0.0; 2],
            information: Matrix::from_rows(&[vec![2.0, 0.0], vec![0.0, second]]),
        };
        let ended = |second: f64| {
            let (point, ending) = (point(second), Ending::Converged);
            Maximum { coefficients: vec![1.0, 36.0], point, iterations: 9, ending }
        };
        let ending = |second: f64| ended(second).unless_flat(&[0, 1], &point(3.0)).ending;
        assert_eq!(ending(0.01), Ending::Converged);
        assert_eq!(ending(3e-10), Ending::Moving(vec![1]));
        assert_eq!(ending(-1e-15), Ending::Moving(vec![1]));
    }
}
