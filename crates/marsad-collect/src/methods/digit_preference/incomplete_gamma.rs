//! The tail of χ², by the regularized incomplete gamma function of `statrs`. Formula and source in METHOD.md.

use statrs::function::gamma::checked_gamma_ur;

/// The probability that χ² with `degrees` of freedom, one at least, is `chi_square` or more; 1 for what is not above zero.
pub(super) fn chi_square_tail(chi_square: f64, degrees: u32) -> f64 {
    if chi_square == f64::INFINITY {
        return 0.0;
    }
    if chi_square.is_nan() {
        return 1.0;
    }
    // An argument outside its domain is one that is not above zero.
    checked_gamma_ur(f64::from(degrees) / 2.0, chi_square / 2.0).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::chi_square_tail;

    #[track_caller]
    fn check(chi_square: f64, degrees: u32, expected: f64) {
        let found = chi_square_tail(chi_square, degrees);
        assert!((found - expected).abs() < 2e-6, "{found} {expected}");
    }

    #[test]
    fn the_tails_are_those_of_the_printed_tables() {
        check(3.841_459, 1, 0.05);
        check(6.634_897, 1, 0.01);
        check(14.683_657, 9, 0.10);
        check(16.918_978, 9, 0.05);
        check(21.665_994, 9, 0.01);
        check(27.877_165, 9, 0.001);
        check(3.325_113, 9, 0.95);
    }

    #[test]
    fn two_degrees_are_an_exponential() {
        for chi_square in [0.1, 1.0, 3.9, 4.1, 20.0, 200.0] {
            let (found, expected) = (chi_square_tail(chi_square, 2), (-chi_square / 2.0_f64).exp());
            assert!((found / expected - 1.0).abs() < 1e-12, "{found} {expected}");
        }
    }

    #[test]
    fn the_tail_of_nothing_is_all_and_of_everything_nothing() {
        assert_eq!(chi_square_tail(0.0, 9), 1.0);
        assert_eq!(chi_square_tail(-1.0, 9), 1.0);
        assert_eq!(chi_square_tail(f64::NAN, 9), 1.0);
        assert_eq!(chi_square_tail(f64::INFINITY, 9), 0.0);
    }
}
