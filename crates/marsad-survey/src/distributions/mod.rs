//! Probabilities and quantiles of the normal, Student, χ², F and beta distributions.
//!
//! Holds: what intervals and tests need, for any input (outside the domain the answer is NaN, never a panic).
//! Does not hold: densities that nobody asks for. Where next: `incomplete_beta` for the one series that matters;
//! METHOD.md for formulas and accuracy.

mod incomplete_beta;
mod root;

use incomplete_beta::{Argument, incomplete_beta, ln_beta_density};
use root::{Bracket, increasing_root};
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur, ln_gamma};

/// From here on Student's quantile is the Cornish–Fisher series, whose error is below 1e-15.
const SERIES_FROM: f64 = 2000.0;

/// The probability that a standard normal value is at most `x`.
pub fn normal_cdf(x: f64) -> f64 {
    // statrs has ten digits of this function far out, libm has all.
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The value that a standard normal one does not pass with probability `p`.
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p)
}

/// The probability that Student's t with `freedom` degrees of freedom is at most `x`; infinite freedom is the normal.
pub fn student_cdf(x: f64, freedom: f64) -> f64 {
    if x.is_nan() || freedom.is_nan() || freedom <= 0.0 {
        return f64::NAN;
    }
    if freedom == f64::INFINITY {
        return normal_cdf(x);
    }
    let upper = student_upper(x.abs(), freedom);
    if x > 0.0 { 1.0 - upper } else { upper }
}

/// The probability that t is greater than `x` ≥ 0.
fn student_upper(x: f64, freedom: f64) -> f64 {
    let square = x * x;
    let at = if square.is_infinite() {
        Argument { x: 0.0, complement: 1.0 }
    } else {
        Argument { x: freedom / (freedom + square), complement: square / (freedom + square) }
    };
    0.5 * incomplete_beta(0.5 * freedom, 0.5, at)
}

/// The value that Student's t does not pass with probability `p`; infinite freedom is the normal, none or less is NaN.
pub fn student_quantile(p: f64, freedom: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || freedom.is_nan() || freedom <= 0.0 {
        return f64::NAN;
    }
    if p == 0.5 {
        return 0.0;
    }
    if p == 0.0 || p == 1.0 {
        return if p == 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let tail = p.min(1.0 - p);
    let size = if freedom >= SERIES_FROM {
        cornish_fisher(-normal_quantile(tail), freedom)
    } else {
        student_tail_root(tail, freedom)
    };
    if p < 0.5 { -size } else { size }
}

/// The t > 0 that is passed with probability `tail` < 1/2.
fn student_tail_root(tail: f64, freedom: f64) -> f64 {
    if freedom == 1.0 {
        return 1.0 / (std::f64::consts::PI * tail).tan();
    }
    if freedom == 2.0 {
        let central = 1.0 - 2.0 * tail;
        return central * (2.0 / (4.0 * tail * (1.0 - tail))).sqrt();
    }
    let start = cornish_fisher(-normal_quantile(tail), freedom).max(1e-3);
    let mut high = 2.0 * start;
    while student_upper(high, freedom) > tail && high < 1e300 {
        high *= 4.0;
    }
    let scale = ln_gamma(0.5 * (freedom + 1.0)) - ln_gamma(0.5 * freedom) - 0.5 * (freedom * std::f64::consts::PI).ln();
    let density = |x: f64| (scale - 0.5 * (freedom + 1.0) * (x * x / freedom).ln_1p()).exp();
    increasing_root(Bracket { low: 0.0, high, start }, |x| (tail - student_upper(x, freedom), density(x)))
}

/// Student's quantile from the normal one, to the fourth power of 1/freedom (Abramowitz and Stegun 1964, 26.7.5).
fn cornish_fisher(z: f64, freedom: f64) -> f64 {
    if freedom == f64::INFINITY {
        return z;
    }
    let square = z * z;
    let first = z * (square + 1.0) / 4.0;
    let second = z * ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    let third = z * (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0;
    let fourth = z * ((((79.0 * square + 776.0) * square + 1482.0) * square - 1920.0) * square - 945.0) / 92_160.0;
    z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom
}

/// The probability that χ² with `freedom` degrees of freedom is greater than `x`.
pub fn chi_square_upper(x: f64, freedom: f64) -> f64 {
    if x.is_nan() || !(freedom > 0.0 && freedom.is_finite()) {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    checked_gamma_ur(0.5 * freedom, 0.5 * x).unwrap_or(0.0)
}

/// The value that χ² with `freedom` degrees of freedom does not pass with probability `p`.
pub fn chi_square_quantile(p: f64, freedom: f64) -> f64 {
    if !((0.0..=1.0).contains(&p) && freedom > 0.0 && freedom.is_finite()) {
        return f64::NAN;
    }
    if p == 0.0 || p == 1.0 {
        return if p == 0.0 { 0.0 } else { f64::INFINITY };
    }
    let spread = 2.0 / (9.0 * freedom);
    let wilson_hilferty = freedom * (1.0 - spread + normal_quantile(p) * spread.sqrt()).powi(3);
    let start = if wilson_hilferty > 1e-8 { wilson_hilferty } else { 0.5 * freedom * p };
    let mut high = 2.0 * start.max(freedom);
    while chi_square_upper(high, freedom) > 1.0 - p && high < 1e300 {
        high *= 2.0;
    }
    let half = 0.5 * freedom;
    let scale = half * std::f64::consts::LN_2 + ln_gamma(half);
    let density = |x: f64| ((half - 1.0) * x.ln() - 0.5 * x - scale).exp();
    let excess = |x: f64| {
        if p < 0.5 {
            checked_gamma_lr(half, 0.5 * x).unwrap_or(0.0) - p
        } else {
            (1.0 - p) - chi_square_upper(x, freedom)
        }
    };
    increasing_root(Bracket { low: 0.0, high, start }, |x| (excess(x), density(x)))
}

/// The probability that F with `numerator` and `denominator` degrees of freedom is greater than `x`; an infinite
/// denominator makes it χ² over its freedom.
pub fn f_upper(x: f64, numerator: f64, denominator: f64) -> f64 {
    if x.is_nan() || !(numerator > 0.0 && numerator.is_finite()) || denominator.is_nan() || denominator <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    if denominator == f64::INFINITY {
        return chi_square_upper(x * numerator, numerator);
    }
    let whole = denominator + numerator * x;
    let at = if whole.is_infinite() {
        Argument { x: 0.0, complement: 1.0 }
    } else {
        Argument { x: denominator / whole, complement: numerator * x / whole }
    };
    incomplete_beta(0.5 * denominator, 0.5 * numerator, at)
}

/// The value that F does not pass with probability `p`.
pub fn f_quantile(p: f64, numerator: f64, denominator: f64) -> f64 {
    if denominator == f64::INFINITY {
        return chi_square_quantile(p, numerator) / numerator;
    }
    let share = beta_quantile(p, 0.5 * numerator, 0.5 * denominator);
    denominator * share / (numerator * (1.0 - share))
}

/// The probability that a beta value with shapes `a` and `b` is at most `x`.
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x.is_nan() || !(a > 0.0 && a.is_finite() && b > 0.0 && b.is_finite()) {
        return f64::NAN;
    }
    let x = x.clamp(0.0, 1.0);
    incomplete_beta(a, b, Argument { x, complement: 1.0 - x })
}

/// The value that a beta one with shapes `a` and `b` does not pass with probability `p`; a shape of zero puts all on
/// its own end, as the limits of Clopper and Pearson need it.
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let is_usable = (0.0..=1.0).contains(&p) && a >= 0.0 && a.is_finite() && b >= 0.0 && b.is_finite();
    if !is_usable || a + b == 0.0 {
        return f64::NAN;
    }
    if a == 0.0 || p == 0.0 {
        return 0.0;
    }
    if b == 0.0 || p == 1.0 {
        return 1.0;
    }
    let start = a / (a + b);
    increasing_root(Bracket { low: 0.0, high: 1.0, start }, |x| {
        let at = Argument { x, complement: 1.0 - x };
        (incomplete_beta(a, b, at) - p, ln_beta_density(a, b, at).exp())
    })
}

#[cfg(test)]
mod tests {
    use super::{
        beta_cdf, beta_quantile, chi_square_quantile, chi_square_upper, f_quantile, f_upper, normal_cdf,
        normal_quantile, student_cdf, student_quantile,
    };

    fn check(found: f64, expected: f64) {
        let size = expected.abs().max(1e-300);
        assert!((found - expected).abs() / size < 1e-11, "{found} for {expected}");
    }

    // Expected values by R 4.2.2, `options(digits = 17)`.
    #[test]
    fn normal_agrees_with_r() {
        check(normal_cdf(-6.0), 9.86587645037698e-10);
        check(normal_cdf(-1.25), 0.10564977366685524);
        check(normal_cdf(0.3), 0.6179114221889527);
        check(normal_cdf(2.5), 0.9937903346742238);
        check(normal_quantile(1e-10), -6.361340902404056);
        check(normal_quantile(0.025), -1.9599639845400538);
        check(normal_quantile(0.4), -0.2533471031357998);
        check(normal_quantile(0.975), 1.9599639845400536);
    }

    #[test]
    fn student_agrees_with_r() {
        check(student_quantile(0.001, 1.0), -318.30883898555044);
        check(student_quantile(0.7, 1.0), 0.7265425280053608);
        check(student_quantile(0.975, 1.0), 12.706204736174694);
        check(student_quantile(0.001, 2.0), -22.327124770119873);
        check(student_quantile(0.7, 2.0), 0.6172133998483676);
        check(student_quantile(0.975, 2.0), 4.302652729749462);
        check(student_quantile(0.001, 3.0), -10.214531852407385);
        check(student_quantile(0.7, 3.0), 0.5843897274398185);
        check(student_quantile(0.975, 3.0), 3.1824463052837078);
        check(student_quantile(0.001, 14.5), -3.7590089918620273);
        check(student_quantile(0.7, 14.5), 0.5361262402495051);
        check(student_quantile(0.975, 14.5), 2.137868915785116);
        check(student_quantile(0.001, 197.0), -3.132115702428469);
        check(student_quantile(0.7, 197.0), 0.5252500938619021);
        check(student_quantile(0.975, 197.0), 1.972079033778501);
        check(student_quantile(0.001, 1812.0), -3.094736173648277);
        check(student_quantile(0.7, 1812.0), 0.52449277295631);
        check(student_quantile(0.975, 1812.0), 1.9612740450694754);
        check(student_quantile(0.975, 2500.0), 1.9609133447955664);
        check(student_quantile(0.975, 599389.0), 1.9599679423636696);
        check(student_cdf(-2.2, 0.5), 0.21302407063186202);
        check(student_cdf(-2.2, 4.0), 0.046326335089817296);
        check(student_cdf(-2.2, 1000.0), 0.014017512663348945);
    }

    #[test]
    fn chi_square_and_f_agree_with_r() {
        check(chi_square_upper(12.5, 0.7), 0.00021099933660572196);
        check(chi_square_quantile(0.01, 0.7), 2.778107548396388e-06);
        check(chi_square_quantile(0.95, 0.7), 3.0439167400767113);
        check(chi_square_upper(12.5, 1.0), 0.00040695201744495903);
        check(chi_square_quantile(0.01, 1.0), 0.00015708785790970206);
        check(chi_square_quantile(0.95, 1.0), 3.841458820694124);
        check(chi_square_upper(12.5, 9.0), 0.1865659748584511);
        check(chi_square_quantile(0.01, 9.0), 2.0879007358707273);
        check(chi_square_quantile(0.95, 9.0), 16.918977604620444);
        check(chi_square_upper(12.5, 250.0), 1.0);
        check(chi_square_quantile(0.01, 250.0), 200.93862345528603);
        check(chi_square_quantile(0.95, 250.0), 287.8815005218308);
        check(f_upper(17.2474439638888, 1.82867150416358, 360.248286320226), 2.0350463594652218e-07);
        check(f_upper(2.5, 3.0, f64::INFINITY), 0.057558451972636406);
        check(f_quantile(0.95, 3.0, 14.0), 3.3438886781189128);
    }

    #[test]
    fn beta_agrees_with_r() {
        check(beta_quantile(0.025, 0.5, 0.5), 0.0015413331334360124);
        check(beta_quantile(0.975, 0.5, 0.5), 0.998458666866564);
        check(beta_cdf(0.49, 0.5, 0.5), 0.49363337778672955);
        check(beta_quantile(0.025, 2.0, 30.0), 0.007910983461854704);
        check(beta_quantile(0.975, 2.0, 30.0), 0.16702111623022775);
        check(beta_cdf(0.06125, 2.0, 30.0), 0.5739757009458429);
        check(beta_quantile(0.025, 3.7, 181.2), 0.005140891792294819);
        check(beta_quantile(0.975, 3.7, 181.2), 0.04451869844836698);
        check(beta_cdf(0.01961060032449973, 3.7, 181.2), 0.5518193976397988);
        check(beta_quantile(0.025, 2200.0, 97800.0), 0.021099958839813453);
        check(beta_quantile(0.975, 2200.0, 97800.0), 0.02291815018185528);
        check(beta_cdf(0.02156, 2200.0, 97800.0), 0.17157820805710128);
        check(beta_quantile(0.025, 40000.5, 3.0), 0.9998194058901718);
        check(beta_quantile(0.975, 40000.5, 3.0), 0.9999845338965087);
    }
    #[test]
    fn outside_the_domain_there_is_no_number() {
        assert!(normal_quantile(1.5).is_nan());
        assert!(student_quantile(0.9, 0.0).is_nan());
        assert!(student_cdf(f64::NAN, 3.0).is_nan());
        assert!(beta_quantile(0.5, -1.0, 1.0).is_nan());
        assert!(chi_square_quantile(0.5, f64::INFINITY).is_nan());
        assert!(f_upper(1.0, 0.0, 3.0).is_nan());
    }

    #[test]
    fn ends_of_the_scale_are_the_ends_of_the_distribution() {
        assert_eq!(student_quantile(0.5, 7.0), 0.0);
        assert_eq!(student_quantile(1.0, 7.0), f64::INFINITY);
        assert_eq!(beta_quantile(0.025, 0.0, 5.0), 0.0);
        assert_eq!(beta_quantile(0.975, 5.0, 0.0), 1.0);
        assert_eq!(chi_square_upper(-1.0, 2.0), 1.0);
        assert_eq!(student_cdf(f64::INFINITY, 3.0), 1.0);
    }
}
