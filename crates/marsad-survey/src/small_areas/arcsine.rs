//! The arcsine transformation of proportions and the way back.
//!
//! With θ = arcsin √*p* the sampling variance is 1/(4*n*), whatever *p*. On the way back, the mean of sin²θ over what
//! is not known of θ is not sin² of its mean; for a normal θ both moments have a closed form.

/// The transformed proportion.
pub(super) fn transformed(proportion: f64) -> f64 {
    proportion.sqrt().asin()
}

/// The sampling variance of a transformed proportion.
pub(super) fn transformed_variance(effective_size: f64) -> f64 {
    0.25 / effective_size
}

/// The proportion that belongs to a transformed value; beyond the ends, that of the end.
pub(super) fn proportion(transformed: f64) -> f64 {
    transformed.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2)
}

/// A transformed value that is known up to a normal error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uncertain {
    pub mean: f64,
    pub variance: f64,
}

impl Uncertain {
    /// The mean of sin²θ: (1 − exp(−2*v*) cos 2μ) / 2.
    pub(super) fn mean_proportion(self) -> f64 {
        0.5 * (1.0 - (-2.0 * self.variance).exp() * (2.0 * self.mean).cos())
    }

    /// The variance of sin²θ: ((1 + exp(−8*v*) cos 4μ) / 2 − exp(−4*v*) cos² 2μ) / 4.
    pub(super) fn variance_of_proportion(self) -> f64 {
        let square_of_mean = (-4.0 * self.variance).exp() * (2.0 * self.mean).cos().powi(2);
        0.25 * (0.5 * (1.0 + (-8.0 * self.variance).exp() * (4.0 * self.mean).cos()) - square_of_mean)
    }

    /// How fast the mean of sin²θ changes with μ.
    pub(super) fn slope_of_mean(self) -> f64 {
        (-2.0 * self.variance).exp() * (2.0 * self.mean).sin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn way_there_and_back_is_the_identity() {
        for value in [0.0, 0.02, 0.5, 1.0] {
            check(proportion(transformed(value)), value);
        }
        check(proportion(-0.1), 0.0);
    }

    /// Expected values by numerical integration of sin²θ and sin⁴θ over the normal density (SciPy `quad`).
    #[test]
    fn moments_are_the_integrals_over_the_normal_density() {
        let uncertain = Uncertain { mean: 0.3, variance: 0.01 };
        check(uncertain.mean_proportion(), 0.095_503_562_616_359);
        check(uncertain.variance_of_proportion(), 0.003_194_927_943_614);
    }

    #[test]
    fn without_uncertainty_the_mean_is_the_proportion() {
        let known = Uncertain { mean: 0.4, variance: 0.0 };
        check(known.mean_proportion(), proportion(0.4));
        check(known.variance_of_proportion(), 0.0);
    }
}
