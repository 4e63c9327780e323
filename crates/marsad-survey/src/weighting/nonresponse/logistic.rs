//! A logistic regression of answers, by Newton's method.
//!
//! Holds: what propensities need, coefficients and fitted values. Does not hold: standard errors that take the design
//! into account; see `models`.

use crate::matrix::normal_equations::{Factor, dot};
use crate::weighting::units::{Share, Sweep, Units};

/// A coefficient of the regression of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The column; empty for the constant.
    pub column: String,
    /// The code, in a coded column. One code of each is the base: its coefficient is zero.
    pub code: Option<String>,
    /// The change of the log odds.
    pub value: f64,
}

/// Answers added up in units.
pub(super) struct Trials {
    /// The weight of each unit.
    pub weight: Vec<f64>,
    /// The weight of those in it who answered.
    pub answered: Vec<f64>,
}

/// The fitted regression.
pub(super) struct Logistic {
    pub coefficients: Vec<f64>,
    /// The propensity of each unit.
    pub propensities: Vec<f64>,
    pub iterations: usize,
    pub is_converged: bool,
    /// What the last step promised to the log-likelihood, as a share of the weight.
    pub promise: f64,
}

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub iterations_max: usize,
    pub tolerance: f64,
}

impl Logistic {
    /// Maximises the weighted log-likelihood. Stops after a step that promises less than the tolerance, which with
    /// Newton's method leaves an error of the order of its square.
    pub(super) fn fit(units: &Units, trials: &Trials, stop: Stop) -> Self {
        let sum: f64 = trials.weight.iter().sum();
        let mut coefficients = vec![0.0; units.columns()];
        let mut state = sweep(units, trials, &coefficients);
        let (mut iterations, mut is_converged, mut promise) = (0, false, f64::INFINITY);
        while iterations < stop.iterations_max && !is_converged {
            iterations += 1;
            let step = Factor::of(&state.normal, coefficients.len()).solve(&state.totals);
            promise = dot(&step, &state.totals) / sum;
            is_converged = promise.abs() < stop.tolerance;
            coefficients.iter_mut().zip(&step).for_each(|(coefficient, step)| *coefficient += step);
            state = sweep(units, trials, &coefficients);
        }
        let propensities = units.predictors(&coefficients).into_iter().map(expit).collect();
        Self { coefficients, propensities, iterations, is_converged, promise }
    }
}

/// Score and information at the coefficients.
fn sweep(units: &Units, trials: &Trials, coefficients: &[f64]) -> Sweep {
    units.sweep(coefficients, |unit, predictor| {
        let (weight, propensity) = (trials.weight[unit], expit(predictor));
        let total = trials.answered[unit] - weight * propensity;
        Share { total, normal: weight * propensity * (1.0 - propensity) }
    })
}

fn expit(predictor: f64) -> f64 {
    1.0 / (1.0 + (-predictor).exp())
}
