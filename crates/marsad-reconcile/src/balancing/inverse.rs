//! The inverse of a system, for standard errors and for how things fit.

use crate::linear::{Factor, SelectedInverse, Work};

use super::rows::{combined, inner_product};
use super::system::System;

/// Sums of so many terms are looked up in the inverse; more where to solve for them takes longer.
const LOOKED_UP_MAX: usize = 24;
/// To look up an entry of the inverse takes as long as to read as many of the factor in their order.
const LOOK_UP_COST: usize = 16;

/// The inverse of a system, for standard errors and tests.
#[derive(Debug)]
pub(super) struct Inverse<'s, 'a> {
    system: &'s System<'a>,
    factor: &'s Factor,
    selected: SelectedInverse,
    work: Work,
}

impl<'s, 'a> Inverse<'s, 'a> {
    /// The inverse of `system`; none where it would take too long.
    pub(super) fn new(system: &'s System<'a>) -> Option<Self> {
        let factor = system.factor.as_ref().filter(|_| system.has_time_for_inverse())?;
        let selected = SelectedInverse::new(factor, system.ground.threads);
        Some(Self { system, factor, selected, work: factor.work() })
    }

    /// wᵀ S⁻¹ w, for rows with values.
    pub(super) fn quadratic(&mut self, vector: &[(usize, f64)]) -> f64 {
        let kept = vector.iter().filter(|(row, _)| self.system.is_kept[*row]);
        let scaled: Vec<(usize, f64)> = kept.map(|(row, value)| (*row, value * self.system.scale[*row])).collect();
        if self.is_looked_up(&scaled)
            && let Some(sum) = self.look_up(&scaled)
        {
            return sum;
        }
        self.factor.quadratic(&scaled, &mut self.work)
    }

    /// Whether to look up the entries for `vector` is quicker than to solve for it.
    fn is_looked_up(&self, vector: &[(usize, f64)]) -> bool {
        let longest = || vector.iter().map(|(row, _)| self.factor.way(*row)).max().unwrap_or(0);
        vector.len() <= LOOKED_UP_MAX || vector.len() * vector.len() / 2 * LOOK_UP_COST <= longest()
    }

    fn look_up(&self, vector: &[(usize, f64)]) -> Option<f64> {
        let mut sum = 0.0;
        for (place, (row, value)) in vector.iter().enumerate() {
            sum += value * value * self.selected.entry(*row, *row)?;
            for (other, factor) in &vector[..place] {
                sum += 2.0 * value * factor * self.selected.entry(*row, *other)?;
            }
        }
        Some(sum)
    }

    /// The variance of a weighted sum of cells when the equations are known to hold.
    pub(super) fn variance_of(&mut self, terms: &[(usize, f64)]) -> f64 {
        let spread_out = self.system.ground.spread.times_few(terms);
        let mut reached = Vec::new();
        for (cell, value) in &spread_out {
            reached.extend(self.system.rows_of(*cell).iter().map(|(row, coefficient)| (*row, coefficient * value)));
        }
        let before = inner_product(&spread_out, terms);
        (before - self.quadratic(&combined(reached))).max(0.0)
    }
}
