//! The root of an increasing function, by Newton's steps that a bracket keeps honest.

/// Where the root is, and where to start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub low: f64,
    pub high: f64,
    pub start: f64,
}

/// A step this small, as a share of x, is the last one: Newton's error is its square.
const CLOSE: f64 = 1e-11;
/// More than bisection alone would need.
const STEPS_MAX: usize = 400;

/// The x at which `value_and_slope` changes from negative to positive.
///
/// A step of Newton that leaves the bracket, or that does not bring the value down, is replaced by bisection.
pub(super) fn increasing_root<F>(bracket: Bracket, value_and_slope: F) -> f64
where
    F: Fn(f64) -> (f64, f64),
{
    let Bracket { mut low, mut high, start } = bracket;
    let mut x = start.clamp(low, high);
    let mut last_size = f64::INFINITY;
    for _ in 0..STEPS_MAX {
        let (value, slope) = value_and_slope(x);
        if value == 0.0 {
            return x;
        }
        if value < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let step = value / slope;
        if slope > 0.0 && step.abs() <= CLOSE * x.abs() {
            return (x - step).clamp(low, high);
        }
        let newton = x - step;
        let is_useful = slope > 0.0 && newton > low && newton < high && value.abs() < 0.9 * last_size;
        let next = if is_useful { newton } else { low + 0.5 * (high - low) };
        last_size = value.abs();
        if next == low || next == high {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::{Bracket, increasing_root};

    #[test]
    fn root_of_a_square_is_found_from_afar() {
        let found = increasing_root(Bracket { low: 0.0, high: 1e9, start: 1e8 }, |x| (x * x - 2.0, 2.0 * x));
        assert!((found - std::f64::consts::SQRT_2).abs() < 1e-15);
    }

    #[test]
    fn a_flat_start_does_not_lose_the_root() {
        let found = increasing_root(Bracket { low: -1.0, high: 3.0, start: 0.0 }, |x| (x * x * x - 1.0, 3.0 * x * x));
        assert!((found - 1.0).abs() < 1e-12);
    }
}
