//! How many replicates are independent: the degrees of freedom, as R counts them by the rank of the weights.
//!
//! For replicates made here the rank is known. A jackknife or bootstrap whose stratum is inside the domain with all its
//! units is bound by one condition (its factors have a fixed sum); with only some of them it is not.

use super::weights::ReplicateWeights;
use crate::design::{Level, Stages};
use crate::frame::MISSING;
use crate::matrix::column_rank;
use crate::variance::UnitValues;

/// R calls a column dependent of which less than this share is left.
const TOLERANCE: f64 = 1e-5;
/// With more replicates the quantile of t no longer depends on the count in its first three digits.
const RANK_MAX: usize = 400;
/// Rows are mixed into so many times the number of replicates before the rank is taken.
const MIXED_ROWS: usize = 4;

/// Where replicates come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// One unit left out in turn.
    DeleteOne,
    /// Units drawn by chance.
    Bootstrap,
    /// One unit of every pair.
    HalfSamples,
    /// From the frame, perhaps with the degrees of freedom that their maker states.
    Supplied(Option<f64>),
}

impl Kind {
    pub fn degrees_of_freedom(&self, replicates: &ReplicateWeights, stages: &Stages, weights: &[f64]) -> f64 {
        let rank = match self {
            Self::Supplied(Some(stated)) => return *stated,
            Self::Supplied(None) => supplied_rank(replicates, weights),
            _ => self.rank(&Presence::of(&stages.levels[0], weights)),
        };
        freedom(rank, replicates.count())
    }

    /// For each cell the degrees of freedom of the replicates that its units see; none for supplied replicates.
    pub fn freedom_of_cells(&self, count: usize, level: &Level, values: &UnitValues) -> Option<Vec<f64>> {
        if matches!(self, Self::Supplied(_)) {
            return None;
        }
        let presences = Presence::of_cells(level, values);
        Some(presences.iter().map(|presence| freedom(self.rank(presence), count)).collect())
    }

    fn rank(&self, presence: &Presence) -> usize {
        if *self == Self::HalfSamples { presence.rank_of_pairs() } else { presence.rank_of_units() }
    }
}

fn freedom(rank: usize, replicates: usize) -> f64 {
    (rank.min(replicates) as f64 - 1.0).max(0.0)
}

/// How the units with a weight lie in strata.
#[derive(Clone, Debug, Default)]
struct Presence {
    units: usize,
    strata: usize,
    whole_strata: usize,
}

impl Presence {
    fn of(level: &Level, weights: &[f64]) -> Self {
        let mut has_weight = vec![false; level.units()];
        for (unit, weight) in level.unit_of_row.iter().zip(weights) {
            if *weight != 0.0 && *unit != MISSING {
                has_weight[*unit as usize] = true;
            }
        }
        let mut presence = Self::default();
        for stratum in &level.strata {
            let units = has_weight[stratum.units.clone()].iter().filter(|has| **has).count();
            presence.add_stratum(units, stratum.units.len());
        }
        presence
    }

    fn of_cells(level: &Level, values: &UnitValues) -> Vec<Self> {
        let mut presences = vec![Self::default(); values.cell_count];
        let mut units_of_cell = vec![0; values.cell_count];
        for stratum in &level.strata {
            let entries = stratum.units.clone().flat_map(|unit| values.entries(unit));
            entries.for_each(|entry| units_of_cell[values.cells[entry] as usize] += 1);
            for (presence, units) in presences.iter_mut().zip(&mut units_of_cell) {
                presence.add_stratum(std::mem::take(units), stratum.units.len());
            }
        }
        presences
    }

    fn add_stratum(&mut self, present: usize, all: usize) {
        self.units += present;
        self.strata += usize::from(present > 0);
        self.whole_strata += usize::from(present == all);
    }

    fn rank_of_units(&self) -> usize {
        self.units - self.whole_strata + usize::from(self.whole_strata > 0)
    }

    fn rank_of_pairs(&self) -> usize {
        self.strata + usize::from(self.whole_strata > 0)
    }
}

fn supplied_rank(replicates: &ReplicateWeights, weights: &[f64]) -> usize {
    let rows = weights.iter().filter(|weight| **weight != 0.0).count();
    if replicates.count() > RANK_MAX {
        return replicates.count().min(rows);
    }
    let mixed_rows = MIXED_ROWS * replicates.count();
    let mut column = Vec::with_capacity(weights.len());
    let columns = (0..replicates.count()).map(|replicate| {
        replicates.analysis_weights(replicate, weights, &mut column);
        if rows <= mixed_rows {
            return column.iter().zip(weights).filter(|(_, base)| **base != 0.0).map(|(weight, _)| *weight).collect();
        }
        mixed(&column, mixed_rows)
    });
    column_rank(columns.collect(), TOLERANCE)
}

/// Every row added to one of a few places with a sign that its number decides: the rank of few columns survives
/// (Clarkson and Woodruff 2017, "Low-rank approximation and regression in input sparsity time", *J. ACM* 63:54).
fn mixed(column: &[f64], places: usize) -> Vec<f64> {
    let mut mixed = vec![0.0; places];
    for (row, value) in column.iter().enumerate() {
        let scattered = (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let hash = (scattered ^ (scattered >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let place = (hash >> 33) as usize % places;
        mixed[place] += if hash & 1 == 0 { *value } else { -value };
    }
    mixed
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Kind, Presence, mixed, supplied_rank};
    use crate::matrix::column_rank;
    use crate::replicate::weights::{Centre, Factors, ReplicateWeights};

    fn supplied(columns: Vec<Vec<f64>>) -> ReplicateWeights {
        let count = columns.len();
        ReplicateWeights {
            factors: Factors::ByRow(Arc::new(columns)),
            count,
            scale: 1.0,
            rscales: vec![1.0; count],
            centre: Centre::FullSample,
            kind: Kind::Supplied(None),
        }
    }

    /// Leaving out each of four rows: rank 4. A copy of a column adds nothing.
    #[test]
    fn copies_of_a_replicate_do_not_count() {
        let mut columns: Vec<Vec<f64>> =
            (0..4).map(|left_out| (0..4).map(|row| if row == left_out { 0.0 } else { 4.0 / 3.0 }).collect()).collect();
        columns.push(columns[0].clone());
        assert_eq!(supplied_rank(&supplied(columns), &[1.0, 2.0, 3.0, 4.0]), 4);
    }

    #[test]
    fn mixing_rows_keeps_the_rank() {
        let column =
            |of: usize| (0..5000_usize).map(|row| ((row * row + 7 * of) % 11) as f64 + of as f64).collect::<Vec<f64>>();
        let mut columns: Vec<Vec<f64>> = (0..6).map(column).collect();
        columns.push(columns[1].iter().zip(&columns[2]).map(|(one, other)| one + other).collect());
        let exact = column_rank(columns.clone(), 1e-5);
        assert_eq!(column_rank(columns.iter().map(|column| mixed(column, 28)).collect(), 1e-5), exact);
    }

    /// Five units in two strata, all inside: 5 − 2 + 1 = 4; with one stratum in part: units + 1 condition less.
    #[test]
    fn whole_strata_are_bound() {
        assert_eq!(Presence { units: 5, strata: 2, whole_strata: 2 }.rank_of_units(), 4);
        assert_eq!(Presence { units: 4, strata: 2, whole_strata: 1 }.rank_of_units(), 4);
        assert_eq!(Presence { units: 2, strata: 2, whole_strata: 0 }.rank_of_units(), 2);
    }
}
