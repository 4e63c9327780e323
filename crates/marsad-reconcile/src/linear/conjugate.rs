//! Solutions without elimination: conjugate gradients (Hestenes and Stiefel 1952), for systems that elimination would
//! fill with too many entries.
//!
//! Memory and time of a step are those of one product with the matrix. How many steps are needed depends on its
//! eigenvalues: few where it is scaled to ones on the diagonal and joins rows at random.

/// A residual of this share of the right-hand side is rounding.
const RESIDUAL_SHARE: f64 = 1e-12;
/// More steps are not made.
const STEPS_MAX: usize = 20_000;
/// Steps without a smaller residual after which nothing more is to be gained.
const STALLED_MAX: usize = 200;

/// x with S x = `right`, as near as steps come; where rows depend on each other, one of the many if there is any.
///
/// S is symmetric, without negative directions, and given by what it does to a vector.
pub(crate) fn conjugate_gradients(times: impl Fn(&[f64]) -> Vec<f64>, right: &[f64]) -> Vec<f64> {
    let mut solution = vec![0.0; right.len()];
    let mut residual = right.to_vec();
    let mut direction = residual.clone();
    let mut square = dot(&residual, &residual);
    let enough = square * RESIDUAL_SHARE * RESIDUAL_SHARE;
    let (mut best, mut least, mut stalled) = (solution.clone(), square, 0);
    for _ in 0..STEPS_MAX {
        if square <= enough || stalled > STALLED_MAX {
            break;
        }
        let image = times(&direction);
        let curvature = dot(&direction, &image);
        // Nothing is left in this direction, or it is no number.
        if curvature <= 0.0 || curvature.is_nan() {
            break;
        }
        let length = square / curvature;
        add(&mut solution, length, &direction);
        add(&mut residual, -length, &image);
        let next = dot(&residual, &residual);
        if next < least {
            least = next;
            best.copy_from_slice(&solution);
            stalled = 0;
        } else {
            stalled += 1;
        }
        let turn = next / square;
        direction.iter_mut().zip(&residual).for_each(|(value, residual)| *value = residual + turn * *value);
        square = next;
    }
    best
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(values: &mut [f64], factor: f64, more: &[f64]) {
    values.iter_mut().zip(more).for_each(|(value, more)| *value += factor * more);
}

#[cfg(test)]
mod tests {
    use super::conjugate_gradients;

    /// A ring of 2 on the diagonal, -1 to each neighbour, plus `ridge`, times `vector`.
    fn ring_times(ridge: f64, vector: &[f64]) -> Vec<f64> {
        let size = vector.len();
        let around = |row: usize| vector[(row + 1) % size] + vector[(row + size - 1) % size];
        (0..size).map(|row| (2.0 + ridge) * vector[row] - around(row)).collect()
    }

    #[track_caller]
    fn check(ridge: f64, right: &[f64]) {
        let solution = conjugate_gradients(|vector: &[f64]| ring_times(ridge, vector), right);
        for (found, expected) in ring_times(ridge, &solution).iter().zip(right) {
            assert!((found - expected).abs() < 1e-10, "{found} {expected}");
        }
    }

    #[test]
    fn a_solution_put_in_gives_the_right_hand_side() {
        let right: Vec<f64> = (0..300).map(|row| f64::from(row % 5) - 1.0).collect();
        check(0.5, &right);
        check(0.5, &[0.0; 7]);
    }

    #[test]
    fn rows_that_add_up_to_zero_are_solved_where_their_right_hand_sides_do() {
        let right: Vec<f64> = (0..60).map(|row| f64::from(row % 5) - 2.0).collect();
        check(0.0, &right);
    }
}
