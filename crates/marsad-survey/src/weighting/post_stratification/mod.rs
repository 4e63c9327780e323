//! Post-stratification: the weights of each cell multiplied so that it has its size in the population (see METHOD.md).
//!
//! Holds: [`post_stratify`]. Does not hold: several margins at once; see `raking` and `calibration`.

use std::sync::Arc;

use super::calibration::{Calibrated, CalibrationResiduals};
use super::constraints::Constraints;
use super::margin::{EmptyCells, Margin};
use super::replicates::{Replicates, Reweighted};
use super::report::{ConstraintReached, Weighted, WeightingError, WeightingReport, multiplied};
use super::units::{Share, Units};
use crate::Design;
use crate::matrix::normal_equations::Factor;

/// Post-stratifies the weights of a design to the counts of one margin, as R `survey::postStratify` does.
///
/// Each replicate is post-stratified on its own; without replicates, influences lose the means of their cells.
///
/// # Errors
/// Columns that are not there; a margin of a number; cells that sample and population do not share.
pub fn post_stratify(design: &Design, margin: &Margin, empty_cells: EmptyCells) -> Result<Weighted, WeightingError> {
    let mut constraints = Constraints::of(design.frame(), design.weights(), std::slice::from_ref(margin), empty_cells)?;
    constraints.refuse_numbers();
    constraints.refuse_zeros(design.weights());
    if constraints.has_errors() {
        return Err(WeightingError::Refused(constraints.findings));
    }
    let (targets, names) = (constraints.targets(), constraints.names());
    let units = Units::of(constraints.blocks, design.rows());
    let base = units.sums(design.weights());
    let before = cell_totals(&units, &base);
    let ratios = ratios(&units, &targets, &before);
    let weights = multiplied(design.weights(), &units.spread(&ratios));
    let after = cell_totals(&units, &units.sums(&weights));
    let mut report = WeightingReport::of(design.weights(), &weights);
    report.findings.extend(constraints.findings);
    report.constraints = names
        .into_iter()
        .zip(targets.iter().zip(before.iter().zip(&after)))
        .map(|(name, (&target, (&before, &after)))| ConstraintReached { name, target, before, after })
        .collect();
    if let Some(replicates) = Replicates::of(design, |weights| reweighted(&units, &targets, weights)) {
        report.findings.extend(replicates.finding());
        return Ok(Weighted { design: replicates.into_design(design, weights)?, report });
    }
    let residuals = residuals(units, ratios, design.weights());
    Ok(Weighted { design: design.with_adjustment(weights, Arc::new(residuals))?, report })
}

fn cell_totals(units: &Units, weights: &[f64]) -> Vec<f64> {
    units.totals(&vec![0.0; units.columns()], |unit, _| weights[unit])
}

/// The factor of each unit; 1 in a cell without weight.
fn ratios(units: &Units, targets: &[f64], totals: &[f64]) -> Vec<f64> {
    let factor = |cell: usize| if totals[cell] == 0.0 { 1.0 } else { targets[cell] / totals[cell] };
    units.codes(0).iter().map(|&cell| factor(cell as usize)).collect()
}

/// A replicate; not converged where a cell of the sample has no weight in it.
fn reweighted(units: &Units, targets: &[f64], weights: &[f64]) -> Reweighted {
    let totals = cell_totals(units, &units.sums(weights));
    let ratios = ratios(units, targets, &totals);
    let is_converged = units.codes(0).iter().all(|&cell| totals[cell as usize] != 0.0);
    Reweighted { weights: multiplied(weights, &units.spread(&ratios)), is_converged }
}

/// The regression on one set of cells: influences lose the weighted mean of their cell.
fn residuals(units: Units, ratios: Vec<f64>, weights: &[f64]) -> CalibrationResiduals {
    let size = units.columns();
    let base = units.sums(weights);
    let sweep = units.sweep(&vec![0.0; size], |unit, _| Share { total: 0.0, normal: base[unit] });
    let factor = Factor::of(&sweep.normal, size);
    CalibrationResiduals::new(Calibrated { units: Arc::new(units), variances: None, ratios, factor }, weights)
}
