//! The upper tail of χ², by the regularized incomplete gamma function.
//!
//! Q(a, x) with a half the degrees of freedom and x half of χ²: the series of P(a, x) below a + 1, the continued
//! fraction of Q(a, x) above, ln Γ by Lanczos with g = 7 and nine terms (Press, Teukolsky, Vetterling and Flannery 2007,
//! *Numerical Recipes*, 3rd ed., sections 6.1 and 6.2).

/// Where series and fraction stop: a term of this share of the sum changes nothing.
const PRECISION: f64 = 1e-15;
/// More terms than a million degrees of freedom need.
const TERMS_MAX: usize = 100_000;
/// The coefficients of Lanczos for g = 7.
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// The probability that χ² with `degrees` of freedom is `chi_square` or more; 1 without degrees of freedom.
pub(crate) fn chi_square_tail(chi_square: f64, degrees: usize) -> f64 {
    if degrees == 0 { 1.0 } else { upper_gamma(degrees as f64 / 2.0, chi_square / 2.0) }
}

/// Q(a, x), for `shape` a above zero.
fn upper_gamma(shape: f64, at: f64) -> f64 {
    match at {
        _ if at.is_nan() || at <= 0.0 => 1.0,
        _ if at.is_infinite() => 0.0,
        _ if at < shape + 1.0 => 1.0 - scale(shape, at) * series(shape, at),
        _ => scale(shape, at) * fraction(shape, at),
    }
}

/// e^(−x) x^a / Γ(a).
fn scale(shape: f64, at: f64) -> f64 {
    (shape * at.ln() - at - ln_gamma(shape)).exp()
}

/// The series of P(a, x), which converges soon for x below a + 1.
fn series(shape: f64, at: f64) -> f64 {
    let mut term = 1.0 / shape;
    let mut sum = term;
    for place in 1..TERMS_MAX {
        term *= at / (shape + place as f64);
        sum += term;
        if term <= PRECISION * sum {
            break;
        }
    }
    sum
}

/// The continued fraction of Q(a, x), by the method of Lentz, for x above a + 1.
fn fraction(shape: f64, at: f64) -> f64 {
    let mut denominator = at + 1.0 - shape;
    let mut ratio = f64::INFINITY;
    let mut inverse = 1.0 / denominator;
    let mut value = inverse;
    for place in 1..TERMS_MAX {
        let numerator = place as f64 * (shape - place as f64);
        denominator += 2.0;
        inverse = 1.0 / (numerator * inverse + denominator);
        ratio = denominator + numerator / ratio;
        value *= ratio * inverse;
        if (ratio * inverse - 1.0).abs() <= PRECISION {
            break;
        }
    }
    value
}

/// ln Γ(z), for z of one half and above.
fn ln_gamma(z: f64) -> f64 {
    let below = z - 1.0;
    let terms = LANCZOS.iter().enumerate().skip(1).map(|(place, term)| term / (below + place as f64));
    let sum = LANCZOS[0] + terms.sum::<f64>();
    let shifted = below + 7.5;
    (below + 0.5) * shifted.ln() - shifted + (sum * (2.0 * std::f64::consts::PI).sqrt()).ln()
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
