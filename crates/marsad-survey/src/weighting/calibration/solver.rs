//! The equations of calibration, solved.
//!
//! Holds: [`Problem`], which finds λ with Σ *d* *F*(x′λ/σ²) x = *t*: at once where *F* is linear, by Newton's method
//! otherwise. Does not hold: findings about what was given; see `mod.rs`.

use std::sync::Arc;

use super::distance::{Bounded, Distance};
use super::residuals::{Calibrated, CalibrationResiduals};
use crate::matrix::normal_equations::Factor;
use crate::weighting::finding::WeightingFinding;
use crate::weighting::report::ConstraintReached;
use crate::weighting::units::{Share, Sweep, Units};

/// Weights that are further from all targets than by this factor are multiplied before the iteration starts, as R does:
/// a survey that comes with weights that add up to its own size would otherwise be far from the solution.
const FAR: f64 = 20.0;

/// What is to be solved.
#[derive(Debug)]
pub(super) struct Problem {
    pub units: Arc<Units>,
    pub targets: Vec<f64>,
    /// One for each unit.
    pub variances: Option<Vec<f64>>,
    pub bounded: Bounded,
    /// Linear without bounds: no iteration.
    pub is_linear: bool,
    pub tolerance: f64,
    pub iterations_max: usize,
}

/// What was found.
#[derive(Debug)]
pub(super) struct Solution {
    /// The factor of each unit.
    pub ratios: Vec<f64>,
    pub iterations: usize,
    pub is_converged: bool,
    /// The largest distance from a target, relative to 1 + |target|.
    pub distance: f64,
    /// By what the weights were multiplied before; 1 as a rule.
    pub scale: f64,
    /// The factored matrix of the weights before, where it was needed on the way.
    pub factor: Option<Factor>,
}

impl Problem {
    /// Calibrates the weights of the units.
    pub(super) fn solve(&self, weights: &[f64]) -> Solution {
        if self.is_linear { self.solve_at_once(weights) } else { self.iterate(weights) }
    }

    /// The totals of the constraints by weights of the units.
    pub(super) fn totals(&self, weights: &[f64]) -> Vec<f64> {
        self.units.totals(&self.zeros(), |unit, _| weights[unit])
    }

    fn zeros(&self) -> Vec<f64> {
        vec![0.0; self.targets.len()]
    }

    fn variance(&self, unit: usize) -> f64 {
        self.variances.as_ref().map_or(1.0, |variances| variances[unit])
    }

    fn misfit(&self, totals: &[f64]) -> Vec<f64> {
        self.targets.iter().zip(totals).map(|(target, total)| target - total).collect()
    }

    /// The largest relative distance from a target; not a number where a total is none.
    fn distance(&self, totals: &[f64]) -> f64 {
        self.targets.iter().zip(totals).fold(0.0, |largest, (target, total)| {
            let distance = (target - total).abs() / (1.0 + target.abs());
            // Unlike `max`, this keeps what is not a number.
            if largest.is_nan() || distance <= largest { largest } else { distance }
        })
    }

    /// The linear case: one solution, made exact by one step more.
    fn solve_at_once(&self, weights: &[f64]) -> Solution {
        let zeros = self.zeros();
        let start = self
            .units
            .sweep(&zeros, |unit, _| Share { total: weights[unit], normal: weights[unit] / self.variance(unit) });
        let factor = Factor::of(&start.normal, zeros.len());
        let mut coefficients = factor.solve(&self.misfit(&start.totals));
        let totals = self.linear_totals(weights, &coefficients);
        add(&mut coefficients, &factor.solve(&self.misfit(&totals)));
        let distance = self.distance(&self.linear_totals(weights, &coefficients));
        let ratios = self.ratios(&coefficients, 1.0);
        let is_converged = distance < self.tolerance;
        Solution { ratios, iterations: 1, is_converged, distance, scale: 1.0, factor: Some(factor) }
    }

    fn linear_totals(&self, weights: &[f64], coefficients: &[f64]) -> Vec<f64> {
        self.units.totals(coefficients, |unit, predictor| weights[unit] * (1.0 + predictor / self.variance(unit)))
    }

    /// Newton's method from λ = 0; the step is halved as long as it leads where *F* is not a number.
    fn iterate(&self, weights: &[f64]) -> Solution {
        let scale = self.scale(weights);
        let mut coefficients = self.zeros();
        let mut state = self.state(weights, &coefficients, scale);
        let mut iterations = 0;
        while iterations < self.iterations_max {
            iterations += 1;
            let mut step = Factor::of(&state.normal, coefficients.len()).solve(&self.misfit(&state.totals));
            add(&mut coefficients, &step);
            state = self.state(weights, &coefficients, scale);
            while !state.is_finite && iterations < self.iterations_max {
                iterations += 1;
                step.iter_mut().for_each(|value| *value /= 2.0);
                coefficients.iter_mut().zip(&step).for_each(|(coefficient, step)| *coefficient -= step);
                state = self.state(weights, &coefficients, scale);
            }
            if !state.is_finite || self.distance(&state.totals) < self.tolerance {
                break;
            }
        }
        let distance = self.distance(&state.totals);
        let is_converged = state.is_finite && distance < self.tolerance;
        let ratios = self.ratios(&coefficients, scale);
        Solution { ratios, iterations, is_converged, distance, scale, factor: None }
    }

    /// Totals and slopes at λ, in one sweep.
    fn state(&self, weights: &[f64], coefficients: &[f64], scale: f64) -> Sweep {
        self.units.sweep(coefficients, |unit, predictor| {
            let weight = weights[unit] * scale;
            if weight == 0.0 {
                return Share { total: 0.0, normal: 0.0 };
            }
            let variance = self.variance(unit);
            let ratio = self.bounded.ratio(predictor / variance);
            Share { total: weight * ratio.value, normal: weight * ratio.slope / variance }
        })
    }

    fn ratios(&self, coefficients: &[f64], scale: f64) -> Vec<f64> {
        let mut ratios = self.units.predictors(coefficients);
        for (unit, ratio) in ratios.iter_mut().enumerate() {
            *ratio = scale * self.bounded.ratio(*ratio / self.variance(unit)).value;
        }
        ratios
    }

    /// By what to multiply weights that are far too small: the mean of target over total, where the least is above 20.
    fn scale(&self, weights: &[f64]) -> f64 {
        let totals = self.totals(weights);
        let is_empty = |target: f64, total: f64| target == 0.0 && total == 0.0;
        let quotients: Vec<f64> = self
            .targets
            .iter()
            .zip(&totals)
            .filter(|&(&target, &total)| !is_empty(target, total))
            .map(|(target, total)| target / total)
            .collect();
        let are_far = !quotients.is_empty() && quotients.iter().all(|&quotient| quotient > FAR && quotient.is_finite());
        let count = quotients.iter().map(|_| 1.0).sum::<f64>();
        if are_far { quotients.iter().sum::<f64>() / count } else { 1.0 }
    }

    /// Targets that were not reached.
    pub(super) fn misses(&self, solution: &Solution, constraints: &[ConstraintReached]) -> Vec<WeightingFinding> {
        if solution.is_converged {
            return Vec::new();
        }
        let (iterations, distance) = (solution.iterations, solution.distance);
        let summary = WeightingFinding::NotConverged { iterations, distance };
        let is_missed = |constraint: &&ConstraintReached| {
            let distance = (constraint.target - constraint.after).abs() / (1.0 + constraint.target.abs());
            distance.is_nan() || distance >= self.tolerance
        };
        let missed = constraints.iter().filter(is_missed).map(|constraint| WeightingFinding::NotReached {
            name: constraint.name.clone(),
            target: constraint.target,
            reached: constraint.after,
        });
        std::iter::once(summary).chain(missed).collect()
    }

    /// Rows that a bound holds, and bounds that came after a multiplication.
    pub(super) fn bounds_met(&self, solution: &Solution, weights: &[f64]) -> Vec<WeightingFinding> {
        let Some(bounds) = self.bounded.bounds else { return Vec::new() };
        let mut findings = Vec::new();
        if solution.scale > 1.0 {
            findings.push(WeightingFinding::BoundsAfterScaling { factor: solution.scale });
        }
        let ratios = self.units.spread(&solution.ratios);
        let (lower, upper) = (bounds.lower * solution.scale, bounds.upper * solution.scale);
        let is_held = |&(&ratio, &weight): &(&f64, &f64)| weight != 0.0 && (ratio <= lower || ratio >= upper);
        let rows = ratios.iter().zip(weights).filter(is_held).count();
        if rows > 0 && self.bounded.distance != Distance::Logit {
            findings.push(WeightingFinding::AtBounds { rows });
        }
        findings
    }

    /// Σ *d* x x′ / σ² of the weights before, which residuals are taken with; R divides by σ² only in the linear case.
    pub(super) fn residual_factor(&self, weights: &[f64]) -> Factor {
        let sweep = self.units.sweep(&self.zeros(), |unit, _| {
            let variance = if self.is_linear { self.variance(unit) } else { 1.0 };
            Share { total: 0.0, normal: weights[unit] / variance }
        });
        Factor::of(&sweep.normal, self.targets.len())
    }

    /// What the calibrated design keeps; `weights` are those of the rows before.
    pub(super) fn into_residuals(self, weights: &[f64], solution: Solution, factor: Factor) -> CalibrationResiduals {
        let variances = if self.is_linear { self.variances } else { None };
        let ratios = solution.ratios;
        CalibrationResiduals::new(Calibrated { units: self.units, variances, ratios, factor }, weights)
    }
}

fn add(sums: &mut [f64], more: &[f64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
