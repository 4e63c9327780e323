//! What the exact variance of two phases needs: the joint probabilities of rows, stage by stage.
//!
//! Holds: how the levels of both phases become relations of rows. Does not hold: the levels (`stages`), or the sum over pairs
//! of rows (`variance::exact_two_phase`). METHOD.md says which designs it fits.

use super::Structure;
use super::phase::PhaseColumns;
use super::stages::{Level, Stages};
use super::two_phase::{BothStages, BothWeights, Parts};
use crate::error::{SurveyError, Unsupported};
use crate::frame::MISSING;
use crate::variance::{ExactTwoPhase, Relation};

/// Every stage more makes the exact variance three times as dear.
const EXACT_STAGES_MAX: usize = 4;

/// The structure from which the exact variance of two phases is found: of each stage how the probabilities of two rows hang
/// together.
///
/// # Errors
/// [`SurveyError::Unsupported`] over more than four stages.
pub(super) fn exact(parts: &Parts<'_>, stages: BothStages, weights: &BothWeights) -> Result<Structure, SurveyError> {
    if parts.first.stages() + parts.second.stages() > EXACT_STAGES_MAX {
        return Err(SurveyError::Unsupported(Unsupported::TooManyStages));
    }
    let rows: Vec<usize> = parts.inside.iter().enumerate().filter(|(_, inside)| **inside).map(|(row, _)| row).collect();
    let mut relations = first_relations(parts, &stages, weights, &rows);
    relations.extend(second_relations(parts, &stages, &rows));
    let exact = ExactTwoPhase::new(rows, &relations);
    let BothStages { first, second, .. } = stages;
    Ok(Structure::ExactTwoPhase { exact, first, second })
}

/// The relations that the first phase makes.
fn first_relations(parts: &Parts<'_>, stages: &BothStages, weights: &BothWeights, rows: &[usize]) -> Vec<Relation> {
    let is_finite = !parts.first.populations.is_empty();
    if !is_finite && weights.of_first.iter().all(|weight| *weight == 1.0) {
        // The whole of an unknown population: every row is drawn by itself.
        let units: Vec<u32> = (0..rows.len() as u32).collect();
        return vec![Relation { strata: None, units: (units, rows.len(), vec![-1.0; rows.len()]) }];
    }
    let probabilities = stage_probabilities(&parts.first, &stages.first, &weights.of_first);
    let levels = stages.first_all.levels.iter().zip(&probabilities);
    levels.map(|(level, of_row)| relation(level, of_row, rows, is_finite)).collect()
}

/// The relations that the second phase makes, in which every drawing is from a finite number.
fn second_relations(parts: &Parts<'_>, stages: &BothStages, rows: &[usize]) -> Vec<Relation> {
    let ones = vec![1.0; parts.inside.len()];
    let probabilities = stage_probabilities(&parts.second, &stages.second, &ones);
    let all = parts.second.all_levels(Some(parts.inside));
    all.levels.iter().zip(&probabilities).map(|(level, of_row)| relation(level, of_row, rows, true)).collect()
}

/// For each stage the probability of each row's unit: as given, or the fractions, or one over the weights.
fn stage_probabilities(columns: &PhaseColumns<'_>, stages: &Stages, weights: &[f64]) -> Vec<Vec<f64>> {
    if !columns.probabilities.is_empty() {
        return columns.probabilities.iter().map(|(_, values)| values.to_vec()).collect();
    }
    if stages.levels.iter().any(|level| level.unit_fraction.iter().any(|fraction| *fraction > 0.0)) {
        let of_level = |level: &Level| {
            let of_row = |unit: &u32| if *unit == MISSING { 1.0 } else { level.unit_fraction[*unit as usize] };
            level.unit_of_row.iter().map(of_row).collect()
        };
        return stages.levels.iter().map(of_level).collect();
    }
    vec![weights.iter().map(|weight| 1.0 / weight).collect()]
}

/// c = (1 − p) / (n − 1) for two units of one stratum, d = p − 1 − c for one unit.
fn relation(level: &Level, probabilities: &[f64], rows: &[usize], is_finite: bool) -> Relation {
    let units: Vec<u32> = rows.iter().map(|row| level.unit_of_row[*row]).collect();
    let strata: Vec<u32> = units.iter().map(|unit| level.stratum_of_unit[*unit as usize]).collect();
    let of_pair = |(row, stratum): (&usize, &u32)| {
        let others = level.strata[*stratum as usize].units.len() as f64 - 1.0;
        if is_finite && others > 0.0 { (1.0 - probabilities[*row]) / others } else { 0.0 }
    };
    let between: Vec<f64> = rows.iter().zip(&strata).map(of_pair).collect();
    let own = rows.iter().zip(&between).map(|(row, between)| probabilities[*row] - 1.0 - between).collect();
    let strata = is_finite.then_some((strata, level.strata.len(), between));
    Relation { strata, units: (units, level.units(), own) }
}
