//! Calibration: weights as close to the old ones as can be, with the totals of the population (see METHOD.md).
//!
//! Holds: [`calibrate`] and its options. Does not hold: the iteration (`solver.rs`), the distances (`distance.rs`), nor
//! what a calibrated design keeps for its variance (`residuals.rs`).

mod distance;
mod residuals;
mod solver;

use std::sync::Arc;

use super::cells::Cells;
use super::constraints::{Constraints, missing_codes};
use super::finding::{ConstraintName, WeightingFinding};
use super::margin::{EmptyCells, Margin};
use super::replicates::{Replicates, Reweighted};
use super::report::{ConstraintReached, Weighted, WeightingError, WeightingReport, multiplied};
use super::units::Units;
use crate::matrix::normal_equations::Factor;
use crate::{Design, Frame, SurveyError};
use distance::Bounded;
use solver::{Problem, Solution};

pub use distance::{Bounds, Distance};
pub(crate) use residuals::{Calibrated, CalibrationResiduals};

/// How weights are calibrated.
///
/// The defaults are those of R `survey`: linear distance, no bounds, 50 iterations, targets reached to 1e-7.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationOptions {
    /// What is kept small.
    pub distance: Distance,
    /// How far a weight may move; [`Distance::Logit`] needs them.
    pub bounds: Option<Bounds>,
    /// A numeric column that the residual variance of what is estimated is thought to be proportional to: rows with a
    /// large one change more. None: the same for all.
    pub variance: Option<String>,
    /// Coded columns; rows alike in all of them, such as the members of a household, keep equal factors.
    pub equal_within: Vec<String>,
    /// After how many iterations to give up.
    pub iterations_max: usize,
    /// How close a target *t* must be reached: the distance divided by 1 + |*t*|.
    pub tolerance: f64,
    /// What to do about cells without sample.
    pub empty_cells: EmptyCells,
    /// Whether to keep the weights of the last iteration where targets were not reached.
    pub is_forced: bool,
}

impl Default for CalibrationOptions {
    fn default() -> Self {
        Self {
            distance: Distance::Linear,
            bounds: None,
            variance: None,
            equal_within: Vec::new(),
            iterations_max: 50,
            tolerance: 1e-7,
            empty_cells: EmptyCells::Refuse,
            is_forced: false,
        }
    }
}

impl CalibrationOptions {
    fn check(&self) -> Result<(), WeightingError> {
        let refuse = |name: &'static str, value: f64| Err(WeightingError::Setting { name, value });
        if self.tolerance.is_nan() || self.tolerance <= 0.0 {
            return refuse("tolerance", self.tolerance);
        }
        match self.bounds {
            None if self.distance == Distance::Logit => refuse("bounds", f64::NAN),
            None => Ok(()),
            Some(Bounds { lower, .. }) if lower.is_nan() || lower >= 1.0 => refuse("bounds.lower", lower),
            Some(Bounds { upper, .. }) if upper.is_nan() || upper <= 1.0 => refuse("bounds.upper", upper),
            Some(Bounds { lower, upper }) if self.distance == Distance::Logit && !(upper - lower).is_finite() => {
                refuse("bounds", upper - lower)
            }
            Some(_) => Ok(()),
        }
    }

    fn bounded(&self) -> Bounded {
        Bounded { distance: self.distance, bounds: self.bounds }
    }

    fn is_linear_without_bounds(&self) -> bool {
        self.distance == Distance::Linear && self.bounds.is_none()
    }
}

/// Calibrates the weights of a design to margins, as R `survey::calibrate` does.
///
/// Margins may overlap and repeat each other: a constraint that follows from others is left out by itself. Every
/// replicate is calibrated on its own; without replicates, the design keeps what it takes to residualise influences.
///
/// # Errors
/// Settings that make no sense; columns that are not there; findings that forbid it; targets that were not reached,
/// unless the options force it.
pub fn calibrate(
    design: &Design,
    margins: &[Margin],
    options: &CalibrationOptions,
) -> Result<Weighted, WeightingError> {
    options.check()?;
    let (problem, given) = prepare(design, margins, options)?;
    let base = problem.units.sums(design.weights());
    let mut solution = problem.solve(&base);
    let weights = multiplied(design.weights(), &problem.units.spread(&solution.ratios));
    let factor = solution.factor.take().unwrap_or_else(|| problem.residual_factor(&base));
    let mut report =
        report(design, &problem, &given, &Reached { solution: &solution, weights: &weights, factor: &factor });
    let may_be_kept = solution.is_converged || (options.is_forced && weights.iter().all(|weight| weight.is_finite()));
    if !may_be_kept {
        return Err(WeightingError::NotConverged(Box::new(report)));
    }
    if let Some(replicates) = Replicates::of(design, |weights| reweighted(&problem, weights)) {
        report.findings.extend(replicates.finding());
        return Ok(Weighted { design: replicates.into_design(design, weights)?, report });
    }
    let residuals = problem.into_residuals(design.weights(), solution, factor);
    Ok(Weighted { design: design.with_adjustment(weights, Arc::new(residuals))?, report })
}

/// What was given: names of the constraints, and what is found before any weight is made.
struct Given {
    names: Vec<ConstraintName>,
    findings: Vec<WeightingFinding>,
}

fn prepare(
    design: &Design,
    margins: &[Margin],
    options: &CalibrationOptions,
) -> Result<(Problem, Given), WeightingError> {
    let (frame, weights) = (design.frame(), design.weights());
    let mut constraints = Constraints::of(frame, weights, margins, options.empty_cells)?;
    let variances = variances(frame, weights, options, &mut constraints.findings)?;
    let groups = groups(frame, weights, &options.equal_within, &mut constraints.findings)?;
    if constraints.has_errors() {
        return Err(WeightingError::Refused(constraints.findings));
    }
    let targets = constraints.targets();
    let given = Given { names: constraints.names(), findings: constraints.findings };
    let may_join_rows = variances.is_none() && groups.is_none();
    let make = if may_join_rows { Units::of } else { Units::by_row };
    let units = make(constraints.blocks, weights.len());
    let units = match groups {
        Some(groups) => units.averaged(groups),
        None => units,
    };
    let variances = variances.map(|variances| means(&units, &variances));
    let (tolerance, iterations_max) = (options.tolerance, options.iterations_max);
    let is_linear = options.is_linear_without_bounds();
    let bounded = options.bounded();
    let problem = Problem { units: Arc::new(units), targets, variances, bounded, is_linear, tolerance, iterations_max };
    Ok((problem, given))
}

/// The variances of rows; 1 for rows without a weight.
fn variances(
    frame: &Frame,
    weights: &[f64],
    options: &CalibrationOptions,
    findings: &mut Vec<WeightingFinding>,
) -> Result<Option<Vec<f64>>, SurveyError> {
    let Some(column) = &options.variance else { return Ok(None) };
    let usable = |value: f64| value > 0.0 && value.is_finite();
    let numbers = frame.numbers(column)?;
    let rows = numbers.iter().zip(weights).filter(|&(&value, &weight)| weight != 0.0 && !usable(value)).count();
    if rows > 0 {
        findings.push(WeightingFinding::MissingValues { column: column.clone(), rows });
    }
    Ok(Some(numbers.iter().map(|&value| if usable(value) { value } else { 1.0 }).collect()))
}

/// The groups that keep equal factors. Rows without a weight that belong to none get one of their own, so that they do
/// not change the means of another.
fn groups(
    frame: &Frame,
    weights: &[f64],
    columns: &[String],
    findings: &mut Vec<WeightingFinding>,
) -> Result<Option<Cells>, SurveyError> {
    if columns.is_empty() {
        return Ok(None);
    }
    let mut groups = Cells::one(weights.len());
    for name in columns {
        let codes = frame.codes(name)?;
        let rows = missing_codes(codes, weights);
        if rows > 0 {
            findings.push(WeightingFinding::MissingValues { column: name.clone(), rows });
        }
        groups = groups.crossed_with(&codes.of_row, codes.labels.len());
    }
    groups.gather_missing();
    Ok(Some(groups))
}

/// The means of values of rows, by unit.
fn means(units: &Units, values: &[f64]) -> Vec<f64> {
    let counts = units.sums(&vec![1.0; units.rows()]).into_owned();
    units.sums(values).iter().zip(&counts).map(|(sum, count)| sum / count).collect()
}

fn reweighted(problem: &Problem, weights: &[f64]) -> Reweighted {
    let solution = problem.solve(&problem.units.sums(weights));
    let weights = multiplied(weights, &problem.units.spread(&solution.ratios));
    Reweighted { weights, is_converged: solution.is_converged }
}

/// What the calibration came to.
struct Reached<'a> {
    solution: &'a Solution,
    weights: &'a [f64],
    factor: &'a Factor,
}

fn report(design: &Design, problem: &Problem, given: &Given, reached: &Reached<'_>) -> WeightingReport {
    let Reached { solution, weights, factor } = reached;
    let before = problem.totals(&problem.units.sums(design.weights()));
    let after = problem.totals(&problem.units.sums(weights));
    let constraints: Vec<ConstraintReached> = given
        .names
        .iter()
        .zip(problem.targets.iter().zip(before.iter().zip(&after)))
        .map(|(name, (&target, (&before, &after)))| ConstraintReached { name: name.clone(), target, before, after })
        .collect();
    let mut report = WeightingReport::of(design.weights(), weights);
    report.iterations = solution.iterations;
    report.is_converged = solution.is_converged;
    report.findings.extend(given.findings.iter().cloned());
    report.findings.extend(collinear(&given.names, factor, &before));
    report.findings.extend(problem.misses(solution, &constraints));
    report.findings.extend(problem.bounds_met(solution, design.weights()));
    report.constraints = constraints;
    report
}

/// Constraints that were left out although the sample has something in them.
fn collinear<'a>(
    names: &'a [ConstraintName],
    factor: &'a Factor,
    before: &'a [f64],
) -> impl Iterator<Item = WeightingFinding> + 'a {
    let left_out =
        names.iter().zip(factor.is_kept()).zip(before).filter(|&((_, &is_kept), &total)| !is_kept && total != 0.0);
    left_out.map(|((name, _), _)| WeightingFinding::Collinear { name: name.clone() })
}
