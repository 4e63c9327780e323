//! Two phases, by the sum of what each phase adds (R: `twophase(method = "approx")`).
//!
//! Holds: the variance of the first phase, estimated from its units that reached the second, and that of the second
//! phase given the first; for the cells of a table all at once, and whole covariances. Where next: `design::two_phase`,
//! which makes this; METHOD.md for the formula.

use super::Covariance;
use super::levels::{Seen, covariance_of_stages, variances_of_stages};
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

/// The cells of a table at one stage of the first phase.
#[derive(Clone, Debug)]
pub(crate) struct FirstPhaseCells {
    /// The weighted influences of the stage's units, cell by cell.
    pub values: UnitValues,
    /// For each entry the second phase's share of the first row that it has.
    pub share: Vec<f64>,
}

impl ApproximateTwoPhase {
    /// Whether the variances of all cells can be found together. Where lonely strata of the second phase are replaced by
    /// the average of the others, it counts which strata a cell has not, and each cell is a question of its own.
    pub fn takes_cells(&self) -> bool {
        self.second.lonely != LonelyRule::Average
    }

    /// The weights that make totals of the second phase's units.
    pub fn second_weights(&self, weights: &[f64]) -> Option<Vec<f64>> {
        let factors = self.row_factor.as_ref()?;
        Some(weights.iter().zip(factors).map(|(weight, factor)| weight * factor).collect())
    }

    /// For each entry the share of its first row, where `entry_of_row` is [`MISSING`] outside all cells.
    pub fn shares_of_entries(&self, entry_of_row: &[u32], entries: usize) -> Vec<f64> {
        let mut shares = vec![f64::NAN; entries];
        for (entry, share) in entry_of_row.iter().zip(&self.second_share).filter(|(entry, _)| **entry != MISSING) {
            let known = &mut shares[*entry as usize];
            if known.is_nan() {
                *known = *share;
            }
        }
        shares
    }

    /// The variances of all cells: `second` are the influences of the second phase's last units, and `first` those of
    /// each stage of the first. The same as the covariances of the cells one by one.
    pub fn variances(&self, second: &UnitValues, first: &[FirstPhaseCells]) -> Vec<f64> {
        let mut variances = variances_of_stages(&self.second, second);
        for (level, cells) in self.first.levels.iter().zip(first) {
            self.add_cells(level, cells, &mut variances);
        }
        variances
    }

    /// scale · Σ (p z − Σz/n)² / p for each cell; a unit that reached the second phase but not the cell counts with
    /// z = 0 and p = 1.
    fn add_cells(&self, level: &Level, cells: &FirstPhaseCells, variances: &mut [f64]) {
        let FirstPhaseCells { values, share } = cells;
        let is_drawn = self.drawn(level);
        let is_drawn = is_drawn.as_slice();
        let mut seen = Seen::new(values);
        for stratum in &level.strata {
            let drawn = || stratum.units.clone().filter(move |unit| is_drawn[*unit]);
            let lonely = Loneliness::of(stratum, drawn().count(), self.first.lonely);
            seen.look_at(stratum.units.clone(), level, values, |_| 1.0);
            seen.divide(lonely.divisor, values.per_cell);
            for unit in drawn() {
                let scale = level.unit_scale[unit] * lonely.spread;
                for entry in values.entries(unit) {
                    let (share, columns) = (share[entry], values.columns_of(entry));
                    let means = &seen.means[columns.clone()];
                    for ((variance, mean), value) in variances[columns].iter_mut().zip(means).zip(values.of(entry)) {
                        *variance += scale / share * (share * value - mean).powi(2);
                    }
                }
            }
            let scale_sum: f64 = drawn().map(|unit| level.unit_scale[unit]).sum();
            for cell in &seen.present {
                let rest = (scale_sum - seen.scale[*cell]) * lonely.spread;
                let columns = cell * values.per_cell..(cell + 1) * values.per_cell;
                let targets = variances[columns.clone()].iter_mut().zip(&seen.means[columns]);
                targets.for_each(|(variance, mean)| *variance += rest * mean * mean);
            }
            seen.forget(values.per_cell);
        }
    }

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

/// What it means for a stratum of the first phase how many of its units reached the second.
struct Loneliness {
    /// Sums divided by it are the means from which distances are taken.
    divisor: f64,
    /// A lonely unit has no spread to be corrected for.
    spread: f64,
}

impl Loneliness {
    fn of(stratum: &Stratum, drawn: usize, rule: LonelyRule) -> Self {
        let (is_lonely, all) = (drawn == 1, stratum.units.len() as f64);
        Self {
            divisor: if is_lonely && rule == LonelyRule::Adjust { f64::INFINITY } else { all },
            spread: if is_lonely && all > 1.0 { (all - 1.0) / all } else { 1.0 },
        }
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
        let lonely = Loneliness::of(stratum, drawn.len(), lonely);
        let mut centre = vec![0.0; self.totals.per_cell];
        for unit in &drawn {
            centre.iter_mut().zip(self.totals.of(*unit)).for_each(|(sum, value)| *sum += value / lonely.divisor);
        }
        for unit in drawn {
            let share = self.share[unit].unwrap_or(1.0);
            let values = self.totals.of(unit).iter().zip(&centre);
            let distances: Vec<f64> = values.map(|(value, centre)| share * value - centre).collect();
            add_square(covariance, &distances, level.unit_scale[unit] * lonely.spread / share);
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

#[cfg(test)]
mod tests {
    use super::{ApproximateTwoPhase, FirstPhaseCells};
    use crate::design::{Chances, LonelyRule, Populations, StageColumns, Stages, StagesInput, build_stages};
    use crate::frame::{Codes, MISSING};
    use crate::variance::UnitValues;

    /// Eight rows of four clusters in two strata; five rows reach the second phase, whose strata are other ones.
    const CLUSTERS: [f64; 8] = [1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0];
    const STRATA: [f64; 8] = [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0];
    const STATUS: [f64; 8] = [7.0, 8.0, 7.0, 8.0, 7.0, 8.0, 7.0, 8.0];
    const INSIDE: [bool; 8] = [true, true, true, false, true, true, false, false];
    /// The shares of the two strata of the second phase.
    const SHARE: [f64; 8] = [0.75, 0.5, 0.75, 0.5, 0.75, 0.5, 0.75, 0.5];
    const WEIGHTS: [f64; 8] = [2.0, 3.0, 2.0, 0.0, 4.0, 5.0, 0.0, 0.0];

    fn stages(columns: StageColumns<'_>, inside: Option<&[bool]>, lonely: LonelyRule) -> Stages {
        let input = StagesInput {
            rows: 8,
            inside,
            stages: vec![columns],
            populations: Populations::Sizes,
            lonely,
            is_nested: false,
            chances: Chances::Equal,
        };
        build_stages(&input, &mut Vec::new())
    }

    fn two_phases(lonely: LonelyRule) -> ApproximateTwoPhase {
        let (clusters, strata) = (Codes::of_numbers(&CLUSTERS), Codes::of_numbers(&STRATA));
        let status = Codes::of_numbers(&STATUS);
        let first = StageColumns { strata: Some(&strata), clusters: Some(&clusters), population: None };
        let second = StageColumns { strata: Some(&status), clusters: None, population: None };
        ApproximateTwoPhase {
            first: stages(first, None, lonely),
            second: stages(second, Some(&INSIDE), lonely),
            second_share: SHARE.to_vec(),
            row_factor: Some(vec![0.5; 8]),
        }
    }

    /// The totals of units by cell, written out: every entry that a row makes.
    fn by_cell(unit_of_row: &[u32], units: usize, cells: &[u32; 8], weights: &[f64]) -> (UnitValues, Vec<u32>) {
        let mut made =
            UnitValues { starts: vec![0], cells: Vec::new(), cell_count: 2, per_cell: 1, values: Vec::new() };
        let mut entry_of_row = vec![MISSING; 8];
        for unit in 0..units as u32 {
            for cell in 0..2 {
                let is_here = |row: &usize| unit_of_row[*row] == unit && cells[*row] == cell;
                let rows: Vec<usize> = (0..8).filter(is_here).collect();
                if rows.is_empty() {
                    continue;
                }
                rows.iter().for_each(|row| entry_of_row[*row] = made.cells.len() as u32);
                made.cells.push(cell);
                made.values.push(rows.iter().map(|row| weights[*row]).sum());
            }
            made.starts.push(made.cells.len() as u32);
        }
        (made, entry_of_row)
    }

    fn check(cells: [u32; 8], lonely: LonelyRule) {
        let two = two_phases(lonely);
        let scaled = two.second_weights(&WEIGHTS).unwrap();
        let leaf = &two.second.levels[0];
        let (second, _) = by_cell(&leaf.unit_of_row, leaf.units(), &cells, &scaled);
        let level = &two.first.levels[0];
        let (values, entry_of_row) = by_cell(&level.unit_of_row, level.units(), &cells, &WEIGHTS);
        let share = two.shares_of_entries(&entry_of_row, values.cells.len());
        let together = two.variances(&second, &[FirstPhaseCells { values, share }]);
        for (cell, found) in together.iter().enumerate() {
            let inside = |row: usize| if cells[row] as usize == cell { WEIGHTS[row] } else { 0.0 };
            let weights: Vec<f64> = (0..8).map(inside).collect();
            let alone = two.covariance(std::slice::from_ref(&weights), &weights).get(0, 0);
            assert!((found - alone).abs() < 1e-12 * alone.abs().max(1.0), "{lonely:?} {cell}: {found} {alone}");
        }
    }

    #[test]
    fn cells_together_vary_as_cells_one_by_one() {
        for lonely in [LonelyRule::Certainty, LonelyRule::Adjust] {
            check([0, 1, 0, MISSING, 1, 1, MISSING, MISSING], lonely);
            check([1, 0, 0, MISSING, 0, 0, MISSING, MISSING], lonely);
            check([0, 0, 1, MISSING, 1, 0, MISSING, MISSING], lonely);
        }
    }

    #[test]
    fn averages_over_strata_are_taken_cell_by_cell() {
        assert!(two_phases(LonelyRule::Adjust).takes_cells() && !two_phases(LonelyRule::Average).takes_cells());
    }
}
