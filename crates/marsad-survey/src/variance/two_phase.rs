//! Two phases, by the sum of what each phase adds (R: `twophase(method = "approx")`).
//!
//! Holds: the variance of the first phase, estimated from its units that reached the second, and that of the second
//! phase given the first. Where next: `design::two_phase`, which makes this; METHOD.md for the formula.

use super::Covariance;
use super::levels::covariance_of_stages;
use super::sums::unit_totals;
use super::unit_values::UnitValues;
use crate::design::{Level, LonelyRule, Stages, Stratum};
use crate::frame::MISSING;

/// A sample of a sample.
#[derive(Clone, Debug)]
pub(crate) struct ApproximateTwoPhase {
    /// The first phase, with all its rows.
    pub first: Stages,
    /// The second phase, whose units are [`MISSING`] on the rows that it does not have.
    pub second: Stages,
    /// For each row the share of the first phase's last units of its stratum that reached the second phase.
    pub second_share: Vec<f64>,
    /// √ of the first phase's probability for each row, where second-phase units are parts of first-phase units.
    pub row_factor: Option<Vec<f64>>,
}

impl ApproximateTwoPhase {
    /// The covariance of weighted influences; rows without a weight are outside the domain.
    pub fn covariance(&self, columns: &[Vec<f64>], weights: &[f64]) -> Covariance {
        let mut covariance = self.second_phase(columns);
        for level in &self.first.levels {
            self.add_first_phase(level, columns, weights, &mut covariance);
        }
        covariance
    }

    fn second_phase(&self, columns: &[Vec<f64>]) -> Covariance {
        let scaled: Option<Vec<Vec<f64>>> = self.row_factor.as_ref().map(|factors| {
            columns
                .iter()
                .map(|column| column.iter().zip(factors).map(|(value, factor)| value * factor).collect())
                .collect()
        });
        let columns = scaled.as_deref().unwrap_or(columns);
        let Some(leaf) = self.second.levels.last() else { return Covariance::zeros(columns.len()) };
        let totals = unit_totals(&leaf.unit_of_row, leaf.units(), columns);
        covariance_of_stages(&self.second, &UnitValues::dense(columns.len(), totals))
    }

    fn add_first_phase(&self, level: &Level, columns: &[Vec<f64>], weights: &[f64], covariance: &mut Covariance) {
        let units = FirstPhaseUnits {
            totals: UnitValues::dense(columns.len(), unit_totals(&level.unit_of_row, level.units(), columns)),
            share: self.shares(level, weights),
            is_drawn: self.drawn(level),
        };
        for stratum in &level.strata {
            units.add_stratum(stratum, level, self.first.lonely, covariance);
        }
    }

    /// For each unit the share of its first row inside the domain; none where the domain does not reach it.
    fn shares(&self, level: &Level, weights: &[f64]) -> Vec<Option<f64>> {
        let mut shares = vec![None; level.units()];
        for ((unit, weight), share) in level.unit_of_row.iter().zip(weights).zip(&self.second_share) {
            if *weight != 0.0 && *unit != MISSING {
                shares[*unit as usize].get_or_insert(*share);
            }
        }
        shares
    }

    /// For each unit whether the second phase has a row of it.
    fn drawn(&self, level: &Level) -> Vec<bool> {
        let mut is_drawn = vec![false; level.units()];
        let Some(second) = self.second.levels.first() else { return is_drawn };
        for (unit, second_unit) in level.unit_of_row.iter().zip(&second.unit_of_row) {
            if *second_unit != MISSING && *unit != MISSING {
                is_drawn[*unit as usize] = true;
            }
        }
        is_drawn
    }
}

/// The units of one stage of the first phase.
struct FirstPhaseUnits {
    totals: UnitValues,
    share: Vec<Option<f64>>,
    is_drawn: Vec<bool>,
}

impl FirstPhaseUnits {
    /// scale · Σ (p z − Σz/n)² / p over the units that reached the second phase; n are all units of the first.
    fn add_stratum(&self, stratum: &Stratum, level: &Level, lonely: LonelyRule, covariance: &mut Covariance) {
        let drawn: Vec<usize> = stratum.units.clone().filter(|unit| self.is_drawn[*unit]).collect();
        let all = stratum.units.len() as f64;
        let is_lonely = drawn.len() == 1;
        let is_centred = !(is_lonely && lonely == LonelyRule::Adjust);
        let mut centre = vec![0.0; self.totals.per_cell];
        for unit in drawn.iter().filter(|_| is_centred) {
            centre.iter_mut().zip(self.totals.of(*unit)).for_each(|(sum, value)| *sum += value / all);
        }
        for unit in drawn {
            // A lonely unit has no spread to be corrected for.
            let spread = if is_lonely && all > 1.0 { (all - 1.0) / all } else { 1.0 };
            let share = self.share[unit].unwrap_or(1.0);
            let values = self.totals.of(unit).iter().zip(&centre);
            let distances: Vec<f64> = values.map(|(value, centre)| share * value - centre).collect();
            add_square(covariance, &distances, level.unit_scale[unit] * spread / share);
        }
    }
}

fn add_square(covariance: &mut Covariance, distances: &[f64], scale: f64) {
    for (row, one) in distances.iter().enumerate() {
        for (column, other) in distances[..=row].iter().enumerate() {
            covariance.add(row, column, scale * one * other);
        }
    }
}
