//! The digamma and trigamma functions, which give the moments of the logarithm of a beta variable.
//!
//! Recurrences 6.3.5 and 6.4.6 up to [`LARGE`], then the asymptotic series 6.3.18 and 6.4.12 of Abramowitz and Stegun
//! 1964, *Handbook of Mathematical Functions*: more than twelve digits.

/// From here on the series are exact enough.
const LARGE: f64 = 16.0;

/// ψ, the derivative of ln Γ; not a number unless `x` is finite and above zero.
pub(super) fn digamma(x: f64) -> f64 {
    if !x.is_finite() || x <= 0.0 {
        return f64::NAN;
    }
    let (mut x, mut below) = (x, 0.0);
    while x < LARGE {
        below += 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = square * (1.0 / 12.0 - square * (1.0 / 120.0 - square * (1.0 / 252.0 - square / 240.0)));
    x.ln() - 0.5 / x - series - below
}

/// ψ′, the derivative of ψ; not a number unless `x` is finite and above zero.
pub(super) fn trigamma(x: f64) -> f64 {
    if !x.is_finite() || x <= 0.0 {
        return f64::NAN;
    }
    let (mut x, mut below) = (x, 0.0);
    while x < LARGE {
        below += 1.0 / (x * x);
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = square * (1.0 / 6.0 - square * (1.0 / 30.0 - square * (1.0 / 42.0 - square / 30.0)));
    (1.0 + 0.5 / x + series) / x + below
}

#[cfg(test)]
mod tests {
    use super::{digamma, trigamma};

    /// ψ(1) − ψ(½) = 2 ln 2; ψ′(1) = π²/6, ψ′(½) = π²/2. ψ(10) was computed with `digamma` of SciPy 1.17.1.
    #[test]
    fn values_with_a_closed_form_are_met() {
        let square = std::f64::consts::PI.powi(2);
        assert!((digamma(1.0) - digamma(0.5) - 2.0 * std::f64::consts::LN_2).abs() < 1e-12);
        assert!((digamma(10.0) - 2.251_752_589_066_721).abs() < 1e-12);
        assert!((trigamma(1.0) - square / 6.0).abs() < 1e-12);
        assert!((trigamma(0.5) - square / 2.0).abs() < 1e-12);
    }
}
