//! Raking: one margin after the other is post-stratified, until the weights no longer change (see METHOD.md).
//!
//! Holds: [`rake`]. Does not hold: what a raked design keeps for its variance (`residuals.rs`). Rows that are alike in
//! all margins are raked as one.

mod residuals;

use std::sync::Arc;

use super::constraints::Constraints;
use super::finding::{ConstraintName, WeightingFinding};
use super::margin::{EmptyCells, Margin};
use super::replicates::{Replicates, Reweighted};
use super::report::{ConstraintReached, Weighted, WeightingError, WeightingReport, multiplied};
use super::units::Units;
use crate::Design;
use residuals::RakingResiduals;

/// How weights are raked.
///
/// The tolerance is that of R `survey`: raking ends when no cell of the crossing of all margins changed by a whole
/// person.
#[derive(Debug, Clone, PartialEq)]
pub struct RakingOptions {
    /// After how many rounds to give up; R gives up after 10.
    pub iterations_max: usize,
    /// By how much a cell may change in the last round: a number of persons or, below 1, a share of the sum of the
    /// weights.
    pub tolerance: f64,
    /// What to do about cells without sample.
    pub empty_cells: EmptyCells,
    /// Whether to keep the weights of the last round where they still changed, and to rake to margins of which no weights
    /// can reach all, for they add up to different populations.
    pub is_forced: bool,
}

impl Default for RakingOptions {
    fn default() -> Self {
        Self { iterations_max: 100, tolerance: 1.0, empty_cells: EmptyCells::Refuse, is_forced: false }
    }
}

/// Rakes the weights of a design to margins of persons, as R `survey::rake` does.
///
/// Each replicate is raked on its own, in as many rounds as the full sample took; without replicates, influences lose
/// the means of the margins.
///
/// # Errors
/// Columns that are not there; margins of numbers; cells that sample and population do not share; and, unless the options
/// force it, margins that add up to different populations, and weights that still changed after the last round.
pub fn rake(design: &Design, margins: &[Margin], options: &RakingOptions) -> Result<Weighted, WeightingError> {
    if options.tolerance.is_nan() || options.tolerance <= 0.0 {
        return Err(WeightingError::Setting { name: "tolerance", value: options.tolerance });
    }
    let mut constraints = Constraints::of(design.frame(), design.weights(), margins, options.empty_cells)?;
    constraints.refuse_numbers();
    constraints.refuse_zeros(design.weights());
    let is_contradictory = constraints.contradict();
    if constraints.has_errors() || (is_contradictory && !options.is_forced) {
        return Err(WeightingError::Refused(constraints.findings));
    }
    let raking = Raking::new(&mut constraints, design.rows());
    let base = raking.units.sums(design.weights());
    let sum: f64 = base.iter().sum();
    let change_max = if options.tolerance < 1.0 { options.tolerance * sum } else { options.tolerance };
    let raked = raking.until(&base, change_max, options.iterations_max);
    let weights = multiplied(design.weights(), &raking.units.spread(&raked.ratios));
    let mut report = raking.report(constraints.names(), (design.weights(), &weights), &raked);
    report.findings.extend(constraints.findings);
    // Weights may come to rest all the same: on the last margin, far from the others.
    report.is_converged &= !is_contradictory;
    if !(raked.is_converged || options.is_forced) {
        return Err(WeightingError::NotConverged(Box::new(report)));
    }
    if let Some(replicates) = Replicates::of(design, |weights| raking.reweighted(weights, raked.rounds)) {
        report.findings.extend(replicates.finding());
        return Ok(Weighted { design: replicates.into_design(design, weights)?, report });
    }
    let residuals = RakingResiduals::new(raking, raked, design.weights());
    Ok(Weighted { design: design.with_adjustment(weights, Arc::new(residuals))?, report })
}

/// Margins of persons over units.
#[derive(Debug)]
struct Raking {
    units: Units,
    /// The targets of each margin.
    targets: Vec<Vec<f64>>,
}

/// Units after raking.
#[derive(Debug)]
struct Raked {
    ratios: Vec<f64>,
    /// The factors of the units in the last round, after each margin.
    after_margins: Vec<Vec<f64>>,
    rounds: usize,
    is_converged: bool,
    /// By how much the weight of a unit changed in the last round, at most.
    change: f64,
}

impl Raking {
    /// Takes the blocks out of the constraints; the names stay.
    fn new(constraints: &mut Constraints, rows: usize) -> Self {
        let targets = constraints.blocks.iter().map(|block| block.targets.clone()).collect();
        let mut blocks = Vec::with_capacity(constraints.blocks.len());
        for block in &mut constraints.blocks {
            blocks.push(block.take_columns());
        }
        Self { units: Units::of(blocks, rows), targets }
    }

    fn until(&self, weights: &[f64], change_max: f64, rounds_max: usize) -> Raked {
        let mut raked = Raked {
            ratios: vec![1.0; self.units.count()],
            after_margins: Vec::new(),
            rounds: 0,
            is_converged: false,
            change: f64::INFINITY,
        };
        while raked.rounds < rounds_max && !raked.is_converged {
            let before = raked.ratios.clone();
            raked.after_margins = self.round(weights, &mut raked.ratios);
            raked.rounds += 1;
            raked.change = largest_change(weights, &before, &raked.ratios);
            raked.is_converged = raked.change < change_max;
        }
        raked
    }

    /// Post-stratifies to each margin in turn; the factors after each.
    fn round(&self, weights: &[f64], ratios: &mut [f64]) -> Vec<Vec<f64>> {
        let margins = self.targets.iter().enumerate();
        margins
            .map(|(margin, targets)| {
                let factors = self.factors(margin, targets, &multiplied(weights, ratios));
                for (ratio, &cell) in ratios.iter_mut().zip(self.units.codes(margin)) {
                    *ratio *= factors[cell as usize];
                }
                ratios.to_vec()
            })
            .collect()
    }

    /// Target over total of each cell of a margin; 1 in a cell without weight.
    fn factors(&self, margin: usize, targets: &[f64], weights: &[f64]) -> Vec<f64> {
        let totals = self.totals(margin, weights);
        targets.iter().zip(&totals).map(|(target, &total)| if total == 0.0 { 1.0 } else { target / total }).collect()
    }

    fn totals(&self, margin: usize, weights: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.targets[margin].len()];
        for (&cell, weight) in self.units.codes(margin).iter().zip(weights) {
            totals[cell as usize] += weight;
        }
        totals
    }

    fn reweighted(&self, weights: &[f64], rounds: usize) -> Reweighted {
        let base = self.units.sums(weights);
        let raked = self.until(&base, 0.0, rounds);
        let is_empty = |margin: usize| self.totals(margin, &base).iter().zip(&self.targets[margin]).any(lacks_weight);
        let is_converged = raked.change.is_finite() && !(0..self.targets.len()).any(is_empty);
        Reweighted { weights: multiplied(weights, &self.units.spread(&raked.ratios)), is_converged }
    }

    /// A report of weights (before, after).
    fn report(&self, names: Vec<ConstraintName>, weights: (&[f64], &[f64]), raked: &Raked) -> WeightingReport {
        let (before, after) = (self.units.sums(weights.0), self.units.sums(weights.1));
        let mut report = WeightingReport::of(weights.0, weights.1);
        report.iterations = raked.rounds;
        report.is_converged = raked.is_converged;
        let mut names = names.into_iter();
        for (margin, targets) in self.targets.iter().enumerate() {
            let totals = self.totals(margin, &before).into_iter().zip(self.totals(margin, &after));
            let cells = targets.iter().zip(totals).zip(names.by_ref());
            report.constraints.extend(cells.map(|((&target, (before, after)), name)| ConstraintReached {
                name,
                target,
                before,
                after,
            }));
        }
        if !raked.is_converged {
            let (iterations, distance) = (raked.rounds, raked.change);
            report.findings.push(WeightingFinding::NotConverged { iterations, distance });
        }
        report
    }
}

/// A cell that is to have persons but has no weight.
fn lacks_weight((total, target): (&f64, &f64)) -> bool {
    *total == 0.0 && *target != 0.0
}

fn largest_change(weights: &[f64], before: &[f64], after: &[f64]) -> f64 {
    let changes =
        weights.iter().zip(before.iter().zip(after)).map(|(weight, (before, after))| (weight * (after - before)).abs());
    changes.fold(0.0, f64::max)
}
