//! The regularised incomplete beta function, for small and very large shapes.

use statrs::function::gamma::ln_gamma;

/// Enough for shapes up to 10¹²; the fraction needs about the root of the greater shape.
const TERMS_MAX: u32 = 2_000_000;
/// Instead of a zero denominator.
const TINY: f64 = 1e-300;

/// A share and what it lacks to one, both without rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Argument {
    pub x: f64,
    pub complement: f64,
}

/// *I_x(a, b)* for positive finite shapes.
pub(super) fn incomplete_beta(a: f64, b: f64, at: Argument) -> f64 {
    if at.x <= 0.0 {
        return 0.0;
    }
    if at.complement <= 0.0 {
        return 1.0;
    }
    if at.x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - lower_tail(b, a, Argument { x: at.complement, complement: at.x });
    }
    lower_tail(a, b, at)
}

/// The continued fraction of DLMF 8.17.22, on the side where it converges fast.
fn lower_tail(a: f64, b: f64, at: Argument) -> f64 {
    let front = (ln_beta_density(a, b, at) + at.x.ln() + at.complement.ln()).exp() / a;
    front * continued_fraction(a, b, at.x)
}

/// By the method of Lentz, as Press and others 2007, *Numerical Recipes*, 3rd ed., section 5.2 describe it.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for term in 1..TERMS_MAX {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// The logarithm of the beta density: (a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b).
///
/// Written with what Stirling's formula leaves over, so that nothing large is subtracted from something large
/// (after Loader 2000, "Fast and accurate computation of binomial probabilities").
pub(super) fn ln_beta_density(a: f64, b: f64, at: Argument) -> f64 {
    let n = a + b;
    // n·x − a, from whichever of x and 1 − x has lost less.
    let distance = if at.complement < at.x { b - n * at.complement } else { n * at.x - a };
    let deviance = a * ln_1p_less(distance / a) + b * ln_1p_less(-distance / b);
    let stirling = stirling_rest(n) - stirling_rest(a) - stirling_rest(b);
    let root = 0.5 * (a * b / (n * 2.0 * std::f64::consts::PI)).ln();
    deviance + stirling + root - at.x.ln() - at.complement.ln()
}

/// ln Γ(z) less Stirling's (z − ½) ln z − z + ½ ln 2π.
fn stirling_rest(z: f64) -> f64 {
    if z >= 15.0 {
        let inverse = 1.0 / (z * z);
        let series = 1.0 / 12.0
            - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse * (1.0 / 1680.0 - inverse / 1188.0)));
        return series / z;
    }
    ln_gamma(z) - ((z - 0.5) * z.ln() - z + 0.5 * (2.0 * std::f64::consts::PI).ln())
}

/// ln(1 + u) − u without loss where u is small.
fn ln_1p_less(u: f64) -> f64 {
    if u.abs() > 0.1 {
        return u.ln_1p() - u;
    }
    // ln(1 + u) = 2 artanh(r) with r = u / (2 + u); the first term leaves −r·u when u is taken off.
    let r = u / (2.0 + u);
    let square = r * r;
    let mut power = 2.0 * r * square;
    let mut sum = 0.0;
    let mut divisor = 3.0;
    while power.abs() > 1e-20 * r.abs() {
        sum += power / divisor;
        power *= square;
        divisor += 2.0;
    }
    sum - r * u
}

#[cfg(test)]
mod tests {
    use super::{Argument, incomplete_beta, ln_1p_less};

    /// *I_x(1, b)* = 1 − (1 − x)^b and *I_x(a, 1)* = x^a.
    #[test]
    fn simple_shapes_have_closed_forms() {
        let at = Argument { x: 0.3, complement: 0.7 };
        assert!((incomplete_beta(1.0, 5.0, at) - (1.0 - 0.7_f64.powi(5))).abs() < 4e-15);
        assert!((incomplete_beta(4.0, 1.0, at) - 0.3_f64.powi(4)).abs() < 1e-16);
    }

    #[test]
    fn symmetric_shapes_meet_in_the_middle() {
        let at = Argument { x: 0.5, complement: 0.5 };
        for shape in [0.5, 3.0, 1e3, 1e6] {
            assert!((incomplete_beta(shape, shape, at) - 0.5).abs() < 1e-12, "{shape}");
        }
    }

    /// ln(1 + u) − u = −u²/2 + u³/3 − … : at 1e-4 that is −4.99966669166e-9 (worked by hand).
    #[test]
    fn the_rest_of_the_logarithm_keeps_its_digits() {
        assert!((ln_1p_less(1e-4) + 4.999_666_691_664_667e-9).abs() < 1e-23);
        assert!((ln_1p_less(0.5) - (1.5_f64.ln() - 0.5)).abs() < 1e-16);
    }
}
