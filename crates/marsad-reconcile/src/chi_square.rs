//! The upper tail of χ², by the regularized incomplete gamma function of `statrs`: Q(a, x) with a half the degrees of
//! freedom and x half of χ².

use statrs::function::gamma::checked_gamma_ur;

/// The probability that χ² with `degrees` of freedom is `chi_square` or more; 1 without degrees of freedom, and for what is
/// not above zero.
pub(crate) fn chi_square_tail(chi_square: f64, degrees: usize) -> f64 {
    if chi_square == f64::INFINITY && degrees > 0 {
        return 0.0;
    }
    if chi_square.is_nan() {
        return 1.0;
    }
    // An argument outside its domain is one that is not above zero.
    checked_gamma_ur(degrees as f64 / 2.0, chi_square / 2.0).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::chi_square_tail;

    #[track_caller]
    fn check(chi_square: f64, degrees: usize, expected: f64) {
        let found = chi_square_tail(chi_square, degrees);
        assert!((found - expected).abs() < 2e-6, "{found} {expected}");
    }

    #[test]
    fn the_tails_are_those_of_the_printed_tables() {
        check(3.841_459, 1, 0.05);
        check(6.634_897, 1, 0.01);
        check(14.683_657, 9, 0.10);
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

    /// `scipy.stats.chi2.sf`, SciPy 1.17.1.
    #[test]
    fn many_degrees_are_those_of_scipy() {
        check(20000.0, 20000, 0.498670192);
        check(20400.0, 20000, 0.023287322);
        check(19500.0, 20000, 0.994095519);
        check(150.0, 120, 0.033073481);
    }

    #[test]
    fn the_tail_of_nothing_is_all_and_of_everything_nothing() {
        assert_eq!(chi_square_tail(5.0, 0), 1.0);
        assert_eq!(chi_square_tail(0.0, 9), 1.0);
        assert_eq!(chi_square_tail(-1.0, 9), 1.0);
        assert_eq!(chi_square_tail(f64::NAN, 9), 1.0);
        assert_eq!(chi_square_tail(f64::INFINITY, 9), 0.0);
    }
}
