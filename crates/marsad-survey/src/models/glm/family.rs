//! The three families with their canonical links: mean, variance and log-likelihood as functions of the linear
//! predictor.

use super::super::ModelError;

/// What kind of number the outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A quantity: the mean is the linear predictor.
    Linear,
    /// A share, 0 or 1 for one person: its log odds are the linear predictor.
    Logistic,
    /// A count: the logarithm of its mean is the linear predictor.
    Poisson,
}

impl Family {
    /// Turns linear predictors into means, and writes the variance of an outcome with each mean.
    pub(super) fn moments(self, means: &mut [f64], variances: &mut [f64]) {
        let pairs = means.iter_mut().zip(variances);
        match self {
            Self::Linear => pairs.for_each(|(_, variance)| *variance = 1.0),
            Self::Logistic => pairs.for_each(|(mean, variance)| {
                let small = (-mean.abs()).exp();
                let share = small / (1.0 + small);
                *variance = share / (1.0 + small);
                *mean = if *mean >= 0.0 { 1.0 - share } else { share };
            }),
            Self::Poisson => pairs.for_each(|(mean, variance)| {
                *mean = mean.exp();
                *variance = *mean;
            }),
        }
    }

    /// The linear predictor of a mean, kept from the ends of its range.
    pub(super) fn link(self, mean: f64) -> f64 {
        match self {
            Self::Linear => mean,
            Self::Logistic => {
                let share = mean.clamp(1e-6, 1.0 - 1e-6);
                (share / (1.0 - share)).ln()
            }
            Self::Poisson => mean.max(1e-6).ln(),
        }
    }

    /// The log-likelihood of a pattern with Σ w and Σ w y, without what depends on outcomes alone; 0 for a linear
    /// model, whose deviance is a sum of squares.
    pub(super) fn log_likelihood(self, predictor: f64, weight: f64, outcome: f64) -> f64 {
        match self {
            Self::Linear => 0.0,
            Self::Logistic => -outcome * soft_plus(-predictor) - (weight - outcome) * soft_plus(predictor),
            Self::Poisson => outcome * predictor - weight * predictor.exp(),
        }
    }

    /// The log-likelihood of one outcome if it were its own mean.
    pub(super) fn saturated(self, outcome: f64) -> f64 {
        let x_ln_x = |x: f64| if x == 0.0 || x == 1.0 { 0.0 } else { x * x.ln() };
        match self {
            Self::Linear => 0.0,
            Self::Logistic => x_ln_x(outcome) + x_ln_x(1.0 - outcome),
            Self::Poisson => x_ln_x(outcome) - outcome,
        }
    }

    /// Whether all outcomes behind Σ w and Σ w y are at the end of their range: all of them 1 (true), or all 0 (false).
    pub(super) fn one_outcome(self, (weight, outcome): (f64, f64)) -> Option<bool> {
        let is_all = (weight - outcome).abs() <= 1e-12 * weight;
        match self {
            Self::Logistic if is_all => Some(true),
            Self::Logistic | Self::Poisson if outcome == 0.0 => Some(false),
            Self::Linear | Self::Logistic | Self::Poisson => None,
        }
    }

    /// Whether a fitted mean cannot be told from the end of its range.
    pub(super) fn is_at_limit(self, mean: f64) -> bool {
        let least = 10.0 * f64::EPSILON;
        match self {
            Self::Linear => false,
            Self::Logistic => mean < least || mean > 1.0 - least,
            Self::Poisson => mean < least,
        }
    }

    /// Refuses an outcome of a row used that the family does not allow.
    pub(super) fn check(
        self,
        column: &str,
        outcomes: &[f64],
        is_used: impl Fn(usize) -> bool,
    ) -> Result<(), ModelError> {
        let is_allowed = |value: f64| match self {
            Self::Linear => true,
            Self::Logistic => (0.0..=1.0).contains(&value),
            Self::Poisson => value >= 0.0,
        };
        match outcomes.iter().enumerate().find(|(row, value)| !is_allowed(**value) && is_used(*row)) {
            Some((row, value)) => Err(ModelError::OutcomeOutOfRange { column: column.to_owned(), row, value: *value }),
            None => Ok(()),
        }
    }
}

/// ln(1 + e^x), for any x.
fn soft_plus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[track_caller]
    fn check(family: Family, predictor: f64, mean: f64, variance: f64) {
        let (mut means, mut variances) = ([predictor], [0.0]);
        family.moments(&mut means, &mut variances);
        assert!((means[0] - mean).abs() < 1e-15 && (variances[0] - variance).abs() < 1e-15, "{means:?} {variances:?}");
    }

    #[test]
    fn means_and_variances_are_those_of_the_families() {
        check(Family::Linear, -3.0, -3.0, 1.0);
        check(Family::Logistic, 0.0, 0.5, 0.25);
        check(Family::Logistic, 3.0_f64.ln(), 0.75, 0.1875);
        check(Family::Logistic, -(3.0_f64.ln()), 0.25, 0.1875);
        check(Family::Logistic, 800.0, 1.0, 0.0);
        check(Family::Poisson, 2.0_f64.ln(), 2.0, 2.0);
    }

    /// The deviance of an outcome from itself is nothing.
    #[test]
    fn a_saturated_outcome_is_as_likely_as_can_be() {
        for outcome in [0.25, 0.5, 0.75] {
            let fitted = Family::Logistic.log_likelihood(Family::Logistic.link(outcome), 1.0, outcome);
            assert!((Family::Logistic.saturated(outcome) - fitted).abs() < 1e-15);
            let fitted = Family::Poisson.log_likelihood(f64::ln(4.0 * outcome), 1.0, 4.0 * outcome);
            assert!((Family::Poisson.saturated(4.0 * outcome) - fitted).abs() < 1e-15);
        }
    }
}
