//! The inverse of a system, for standard errors and for how things fit.

use crate::linear::{SelectedInverse, Work};

use super::rows::{combined, inner_product};
use super::system::System;

/// Sums of more terms are not looked up in the inverse but solved for.
const LOOKED_UP_MAX: usize = 24;

/// The inverse of a system, for standard errors and tests.
#[derive(Debug)]
pub(super) struct Inverse<'s, 'a> {
    system: &'s System<'a>,
    selected: SelectedInverse,
    work: Work,
}

impl<'s, 'a> Inverse<'s, 'a> {
    /// The inverse of `system`.
    pub(super) fn new(system: &'s System<'a>) -> Self {
        let work = system.factor.work();
        let selected = SelectedInverse::new(&system.factor, system.ground.threads);
        Self { system, selected, work }
    }

    /// wᵀ S⁻¹ w, for rows with values.
    pub(super) fn quadratic(&mut self, vector: &[(usize, f64)]) -> f64 {
        let kept = vector.iter().filter(|(row, _)| self.system.is_kept[*row]);
        let scaled: Vec<(usize, f64)> = kept.map(|(row, value)| (*row, value * self.system.scale[*row])).collect();
        if scaled.len() <= LOOKED_UP_MAX
            && let Some(sum) = self.look_up(&scaled)
        {
            return sum;
        }
        self.system.factor.quadratic(&scaled, &mut self.work)
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
