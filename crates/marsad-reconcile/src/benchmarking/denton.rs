//! Denton's method: the movement of an indicator is kept, its level is not.

use super::constrained::{Constrained, Penalty};
use super::series::{
    Aggregation, Benchmark, BenchmarkError, Finding, Usable, check_finite, check_size, tell_negative,
    tell_not_positive, usable_benchmarks,
};

/// Which of Denton's methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denton {
    /// What is kept smooth.
    pub form: Form,
    /// How smooth.
    pub differences: Differences,
    /// What is known of the time before the series.
    pub start: Start,
}

/// What is kept smooth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What is added to the indicator.
    Additive,
    /// What the indicator is multiplied by: its growth is kept.
    Proportional,
}

/// How smooth the correction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differences {
    /// As constant as can be.
    First,
    /// As straight as can be.
    Second,
}

/// What is known of the time before the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing (Cholette 1984). This is what is meant nearly always.
    Free,
    /// That the indicator was right then (Denton 1971): the correction starts from nothing.
    Anchored,
}

impl Default for Denton {
    /// Proportional first differences with a free start, as national accounts use it.
    fn default() -> Self {
        Self { form: Form::Proportional, differences: Differences::First, start: Start::Free }
    }
}

/// A series that agrees with its benchmarks.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmarked {
    /// The value of each period.
    pub values: Vec<f64>,
    /// What was added to the indicator, or what it was multiplied by.
    pub corrections: Vec<f64>,
    /// For each usable benchmark, in time: its place, and its value less the aggregate of the indicator.
    pub discrepancies: Vec<(usize, f64)>,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// The series nearest to `indicator` in movement that agrees with `benchmarks`.
///
/// # Errors
///
/// If the indicator is empty or not finite, a benchmark covers too many periods, or the benchmarks do not determine the
/// series.
pub fn denton(
    indicator: &[f64],
    benchmarks: &[Benchmark],
    aggregation: Aggregation,
    method: Denton,
) -> Result<Benchmarked, BenchmarkError> {
    check_finite(indicator)?;
    let mut findings = Vec::new();
    let mut usable = usable_benchmarks(benchmarks, aggregation, indicator.len(), &mut findings);
    check_size(indicator.len(), &usable)?;
    let discrepancies: Vec<(usize, f64)> =
        usable.iter().map(|benchmark| (benchmark.place, benchmark.value - benchmark.aggregate(indicator))).collect();
    let values_given: Vec<f64> = usable.iter().map(|benchmark| benchmark.value).collect();
    if method.form == Form::Proportional {
        tell_not_positive(indicator, &mut findings);
    }
    let right = scale(&mut usable, indicator, method.form, &mut findings);
    let needed = needed(method);
    if usable.len() < needed {
        return Err(BenchmarkError::TooFewBenchmarks { needed, usable: usable.len() });
    }
    let penalty = penalty(indicator.len(), method);
    let system = Constrained::new(indicator.len(), &penalty, &usable).ok_or(BenchmarkError::Undetermined)?;
    let (values, corrections) = apply(indicator, system.solve(&right).values, method.form);
    tell_negative(&values, indicator.iter().copied().chain(values_given), &mut findings);
    Ok(Benchmarked { values, corrections, discrepancies, findings })
}

/// How many benchmarks determine a correction.
fn needed(method: Denton) -> usize {
    match (method.start, method.differences) {
        (Start::Free, Differences::Second) => 2,
        (Start::Free, Differences::First) | (Start::Anchored, _) => 1,
    }
}

/// Makes the weights those of the correction, and their sizes add up to one. Returns what the corrections must add up to.
fn scale(usable: &mut Vec<Usable>, indicator: &[f64], form: Form, findings: &mut Vec<Finding>) -> Vec<f64> {
    let mut right = Vec::with_capacity(usable.len());
    usable.retain_mut(|benchmark| {
        let missing = benchmark.value - benchmark.aggregate(indicator);
        if form == Form::Proportional {
            benchmark.weights.iter_mut().for_each(|(period, weight)| *weight *= indicator[*period]);
        }
        let size: f64 = benchmark.weights.iter().map(|(_, weight)| weight.abs()).sum();
        if size == 0.0 {
            findings.push(Finding::ZeroIndicator { benchmark: benchmark.place });
            return false;
        }
        benchmark.weights.iter_mut().for_each(|(_, weight)| *weight /= size);
        right.push(missing / size);
        true
    });
    right
}

/// Dᵀ D, where D takes the differences of the correction.
fn penalty(periods: usize, method: Denton) -> Penalty {
    let pattern: &[f64] = match method.differences {
        Differences::First => &[1.0, -1.0],
        Differences::Second => &[1.0, -2.0, 1.0],
    };
    let first = match method.start {
        Start::Free => pattern.len() - 1,
        Start::Anchored => 0,
    };
    let mut penalty = Penalty::new();
    for period in first..periods {
        let reached = (period + 1).min(pattern.len());
        for (back, one) in pattern[..reached].iter().enumerate() {
            for (other_back, other) in pattern[..reached].iter().enumerate() {
                penalty.push((period - back, period - other_back, one * other));
            }
        }
    }
    penalty
}

fn apply(indicator: &[f64], corrections: Vec<f64>, form: Form) -> (Vec<f64>, Vec<f64>) {
    match form {
        Form::Additive => {
            let values = indicator.iter().zip(&corrections).map(|(value, correction)| value + correction).collect();
            (values, corrections)
        }
        Form::Proportional => {
            let factors: Vec<f64> = corrections.into_iter().map(|correction| 1.0 + correction).collect();
            (indicator.iter().zip(&factors).map(|(value, factor)| value * factor).collect(), factors)
        }
    }
}
