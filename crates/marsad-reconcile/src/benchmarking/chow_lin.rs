//! The method of Chow and Lin: a series estimated by regression on indicators, with errors that fade slowly.

use std::sync::Arc;

use crate::linear::{Factor, Rules, Symbolic, Symmetric};

use super::constrained::{Constrained, Penalty};
use super::series::{
    Aggregation, Benchmark, BenchmarkError, Edge, Finding, Usable, check_finite, check_size, tell_negative,
    usable_benchmarks,
};
use super::variances::Errors;

/// How many autocorrelations are tried before the best is refined.
const TRIALS: usize = 50;
/// How often the range around the best is narrowed at most, each time to 0.618 of it.
const NARROWINGS: usize = 60;
/// A range this narrow is not narrowed further: the loss cannot tell more.
const NARROW: f64 = 1e-9;
/// An autocorrelation this near to the edge of its range is at the edge.
const EDGE: f64 = 1e-6;
/// A squared sine of this or less between an indicator and the others: it says nothing of its own.
const OWN_SHARE_MIN: f64 = 1e-11;

/// How errors of neighbouring periods go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Autocorrelation {
    /// By this correlation; 0 spreads what an indicator does not explain evenly over the periods of a benchmark.
    Fixed(f64),
    /// By the correlation under which the benchmarks are most likely.
    MaximumLikelihood(RhoRange),
    /// By the correlation under which the weighted squares of what the indicators do not explain are least.
    MinimumSsr(RhoRange),
}

/// The autocorrelations that are searched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RhoRange {
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
}

impl Default for RhoRange {
    /// No alternation, and no drift without end.
    fn default() -> Self {
        Self { min: 0.0, max: 0.999 }
    }
}

/// What the series is estimated from.
#[derive(Clone, Copy, Debug)]
pub struct ChowLin<'a> {
    /// The indicators, one value for each period. A constant is one of them: give ones.
    pub indicators: &'a [Vec<f64>],
    /// How periods make a benchmark.
    pub aggregation: Aggregation,
    /// How errors go together.
    pub autocorrelation: Autocorrelation,
}

/// A series that agrees with its benchmarks, and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimated {
    /// The value of each period.
    pub values: Vec<f64>,
    /// The standard error of each value.
    pub standard_errors: Vec<f64>,
    /// The coefficient of each indicator.
    pub coefficients: Vec<f64>,
    /// The standard error of each coefficient.
    pub coefficient_errors: Vec<f64>,
    /// The autocorrelation.
    pub rho: f64,
    /// The variance of what is new in each period's error.
    pub variance: f64,
    /// The logarithm of the likelihood of the benchmarks at these estimates.
    pub ln_likelihood: f64,
    /// For each usable benchmark, in time: its place, and its value less what the indicators explain.
    pub residuals: Vec<(usize, f64)>,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// The series with the `benchmarks` that is likeliest, given the indicators.
///
/// # Errors
///
/// If an indicator is empty, not finite, of another length or a combination of others, if there are not more usable
/// benchmarks than indicators, if one covers too many periods, or if an autocorrelation is impossible.
pub fn chow_lin(benchmarks: &[Benchmark], method: ChowLin<'_>) -> Result<Estimated, BenchmarkError> {
    let periods = check_indicators(method.indicators)?;
    let mut findings = Vec::new();
    let usable = usable_benchmarks(benchmarks, method.aggregation, periods, &mut findings);
    check_size(periods, &usable)?;
    let needed = method.indicators.len() + 1;
    if usable.len() < needed {
        return Err(BenchmarkError::TooFewBenchmarks { needed, usable: usable.len() });
    }
    let regression = Regression::new(method.indicators, &usable);
    let fit = regression.fit_as(method.autocorrelation, &mut findings)?;
    let (values, standard_errors) = regression.values(&fit);
    let given = usable.iter().map(|benchmark| benchmark.value);
    tell_negative(&values, given.chain(method.indicators.iter().flatten().copied()), &mut findings);
    let places = usable.iter().map(|benchmark| benchmark.place);
    Ok(Estimated {
        values,
        standard_errors,
        coefficient_errors: fit.inverse.iter().enumerate().map(|(at, row)| (fit.variance * row[at]).sqrt()).collect(),
        coefficients: fit.coefficients,
        rho: fit.rho,
        variance: fit.variance,
        ln_likelihood: fit.ln_likelihood,
        residuals: places.zip(fit.residuals).collect(),
        findings,
    })
}

/// How many periods there are.
fn check_indicators(indicators: &[Vec<f64>]) -> Result<usize, BenchmarkError> {
    let periods = indicators.first().ok_or(BenchmarkError::NoPeriods)?.len();
    if let Some(indicator) = indicators.iter().position(|values| values.len() != periods) {
        return Err(BenchmarkError::UnevenIndicators { indicator });
    }
    indicators.iter().try_for_each(|values| check_finite(values))?;
    Ok(periods)
}

/// Benchmarks on aggregated indicators.
struct Regression<'a> {
    indicators: &'a [Vec<f64>],
    usable: &'a [Usable],
    aggregated: Vec<Vec<f64>>,
    observed: Vec<f64>,
    periods: usize,
}

/// The regression under one autocorrelation.
struct Fit {
    rho: f64,
    system: Constrained,
    coefficients: Vec<f64>,
    /// The inverse of the matrix of the normal equations.
    inverse: Vec<Vec<f64>>,
    residuals: Vec<f64>,
    /// The weighted sum of the squared residuals.
    squares: f64,
    variance: f64,
    ln_likelihood: f64,
}

impl Fit {
    /// What the best autocorrelation makes least.
    fn loss(&self, autocorrelation: Autocorrelation) -> f64 {
        match autocorrelation {
            Autocorrelation::Fixed(_) | Autocorrelation::MaximumLikelihood(_) => -self.ln_likelihood,
            // With the correlations of errors as weights, not their covariances, as METHOD.md says.
            Autocorrelation::MinimumSsr(_) => self.squares / (1.0 - self.rho * self.rho),
        }
    }
}

impl<'a> Regression<'a> {
    fn new(indicators: &'a [Vec<f64>], usable: &'a [Usable]) -> Self {
        let aggregate = |series: &Vec<f64>| usable.iter().map(|benchmark| benchmark.aggregate(series)).collect();
        Self {
            indicators,
            usable,
            aggregated: indicators.iter().map(aggregate).collect(),
            observed: usable.iter().map(|benchmark| benchmark.value).collect(),
            periods: indicators[0].len(),
        }
    }

    fn fit_as(&self, autocorrelation: Autocorrelation, findings: &mut Vec<Finding>) -> Result<Fit, BenchmarkError> {
        let range = match autocorrelation {
            Autocorrelation::Fixed(rho) => RhoRange { min: rho, max: rho },
            Autocorrelation::MaximumLikelihood(range) | Autocorrelation::MinimumSsr(range) => range,
        };
        let is_possible = |rho: f64| rho > -1.0 && rho < 1.0;
        if !is_possible(range.min) || !is_possible(range.max) || range.min > range.max {
            return Err(BenchmarkError::ImpossibleAutocorrelation);
        }
        if range.min == range.max {
            return self.fit(range.min);
        }
        let fit = self.search(range, autocorrelation)?;
        let edge = if fit.rho - range.min < EDGE {
            Some(Edge::Lower)
        } else {
            (range.max - fit.rho < EDGE).then_some(Edge::Upper)
        };
        findings.extend(edge.map(|edge| Finding::AutocorrelationAtEdge { rho: fit.rho, edge }));
        Ok(fit)
    }

    /// The autocorrelation with the least loss: the best of a row of trials, refined by the golden section.
    fn search(&self, range: RhoRange, by: Autocorrelation) -> Result<Fit, BenchmarkError> {
        let step = (range.max - range.min) / TRIALS as f64;
        let mut best = self.fit(range.min)?;
        for trial in 1..=TRIALS {
            let fit = self.fit((range.min + step * trial as f64).min(range.max))?;
            if fit.loss(by) < best.loss(by) {
                best = fit;
            }
        }
        let around = RhoRange { min: (best.rho - step).max(range.min), max: (best.rho + step).min(range.max) };
        let narrowed = self.narrowed(around, by)?;
        Ok(if narrowed.loss(by) < best.loss(by) { narrowed } else { best })
    }

    /// The best of a range by the golden section, with one new trial for each narrowing.
    fn narrowed(&self, range: RhoRange, by: Autocorrelation) -> Result<Fit, BenchmarkError> {
        let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
        let RhoRange { min: mut low, max: mut high } = range;
        let mut left = self.fit(high - ratio * (high - low))?;
        let mut right = self.fit(low + ratio * (high - low))?;
        for _ in 0..NARROWINGS {
            if high - low <= NARROW {
                break;
            }
            if left.loss(by) < right.loss(by) {
                high = right.rho;
                right = left;
                left = self.fit(high - ratio * (high - low))?;
            } else {
                low = left.rho;
                left = right;
                right = self.fit(low + ratio * (high - low))?;
            }
        }
        Ok(if left.loss(by) < right.loss(by) { left } else { right })
    }

    fn fit(&self, rho: f64) -> Result<Fit, BenchmarkError> {
        let precision = precision(self.periods, rho);
        let system = Constrained::new(self.periods, &precision, self.usable).ok_or(BenchmarkError::Undetermined)?;
        // (C Σ Cᵀ)⁻¹ times a vector is minus the multipliers for it.
        let weighted =
            |vector: &[f64]| -> Vec<f64> { system.solve(vector).multipliers.iter().map(|value| -value).collect() };
        let weights: Vec<Vec<f64>> = self.aggregated.iter().map(|column| weighted(column)).collect();
        let inverse = self.inverse_of_normal(&weights)?;
        let products: Vec<f64> = weights.iter().map(|column| dot(column, &self.observed)).collect();
        let coefficients: Vec<f64> = inverse.iter().map(|row| dot(row, &products)).collect();
        let mut residuals = self.observed.clone();
        for (column, coefficient) in self.aggregated.iter().zip(&coefficients) {
            residuals.iter_mut().zip(column).for_each(|(residual, value)| *residual -= coefficient * value);
        }
        let squares = dot(&weighted(&residuals), &residuals).max(0.0);
        let count = residuals.len() as f64;
        let ln_determinant = system.ln_determinant() - (1.0 - rho * rho).ln();
        let spread = (2.0 * std::f64::consts::PI).ln() + 1.0 + (squares / count).ln();
        let variance = squares / (count - coefficients.len() as f64);
        let ln_likelihood = -0.5 * (count * spread + ln_determinant);
        Ok(Fit { rho, system, coefficients, inverse, residuals, squares, variance, ln_likelihood })
    }

    /// (Aᵀ W A)⁻¹ for the aggregated indicators A.
    fn inverse_of_normal(&self, weights: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, BenchmarkError> {
        let mut matrix = Symmetric::default();
        for (at, column) in weights.iter().enumerate() {
            let left = self.aggregated[..at].iter().map(|other| dot(other, column)).enumerate();
            matrix.push_row(left, dot(&self.aggregated[at], column));
        }
        let unit = |value: &f64| if *value > 0.0 { 1.0 / value.sqrt() } else { 1.0 };
        let scale: Vec<f64> = matrix.diagonal().iter().map(unit).collect();
        let matrix = matrix.scaled(&scale);
        let rules = Rules { pivot_min: OWN_SHARE_MIN, is_left_out: &[], threads: 1 };
        let factor = Factor::new(&Arc::new(Symbolic::new(&matrix)), &matrix, &rules);
        if let Some(indicator) = factor.dropped().last() {
            return Err(BenchmarkError::Collinear { indicator: *indicator });
        }
        let row = |at: usize| -> Vec<f64> {
            let mut right = vec![0.0; scale.len()];
            right[at] = scale[at];
            factor.solve(&right).iter().zip(&scale).map(|(value, scale)| value * scale).collect()
        };
        Ok((0..scale.len()).map(row).collect())
    }

    /// The value of each period with its standard error.
    fn values(&self, fit: &Fit) -> (Vec<f64>, Vec<f64>) {
        let mut values = fit.system.solve(&fit.residuals).values;
        for (indicator, coefficient) in self.indicators.iter().zip(&fit.coefficients) {
            values.iter_mut().zip(indicator).for_each(|(value, indicator)| *value += coefficient * indicator);
        }
        let spread_out: Vec<Vec<f64>> = self.aggregated.iter().map(|column| fit.system.solve(column).values).collect();
        let own = Errors { periods: self.periods, rho: fit.rho }.variances(self.usable);
        let error = |(period, own_variance): (usize, &f64)| {
            let unexplained: Vec<f64> =
                self.indicators.iter().zip(&spread_out).map(|(own, spread)| own[period] - spread[period]).collect();
            let of_coefficients: f64 =
                fit.inverse.iter().zip(&unexplained).map(|(row, value)| value * dot(row, &unexplained)).sum();
            (fit.variance * (own_variance + of_coefficients).max(0.0)).sqrt()
        };
        (values, own.iter().enumerate().map(error).collect())
    }
}

/// Σ⁻¹ of errors with the autocorrelation `rho` and a variance of one of what is new in each.
fn precision(periods: usize, rho: f64) -> Penalty {
    let mut penalty = Penalty::new();
    for period in 0..periods {
        let is_end = period == 0 || period + 1 == periods;
        let own = match (periods, is_end) {
            (1, _) => 1.0 - rho * rho,
            (_, true) => 1.0,
            (_, false) => 1.0 + rho * rho,
        };
        penalty.push((period, period, own));
        if period > 0 {
            penalty.push((period, period - 1, -rho));
            penalty.push((period - 1, period, -rho));
        }
    }
    penalty
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
