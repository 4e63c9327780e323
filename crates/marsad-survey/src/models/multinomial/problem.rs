//! The pseudo log-likelihood of a multinomial model over its patterns.

use std::ops::Range;

use crate::matrix::Matrix;
use crate::threads::in_ranges;

use super::super::accumulate::{BLOCK, Moments, Products, blocks};
use super::super::layout::Active;
use super::super::newton::Point;
use super::super::patterns::Patterns;
use super::super::prepared::PATTERNS_OF_A_THREAD;

/// A log-likelihood. Coefficients stand category by category, the base left out.
#[derive(Clone, Copy)]
pub(super) struct Problem<'a> {
    pub patterns: &'a Patterns,
    /// Σ w by pattern.
    pub weights: &'a [f64],
    /// Σ w of those of each category, the base left out, by pattern.
    pub outcomes: &'a [Vec<f64>],
}

/// Room for the numbers of one block.
struct Room {
    products: Products,
    moments: Moments,
    /// The shares of each category.
    shares: Vec<Vec<f64>>,
    /// One number for each pattern.
    values: Vec<f64>,
}

impl Problem<'_> {
    /// How many coefficients there are.
    pub(super) fn size(&self) -> usize {
        self.outcomes.len() * self.patterns.columns
    }

    /// The derivatives at `coefficients`, on all cores.
    pub(super) fn at(&self, coefficients: &[f64]) -> Point {
        let part = |range: Range<usize>| self.part(coefficients, range);
        Point::sum(self.size(), in_ranges(self.patterns.count, PATTERNS_OF_A_THREAD, part))
    }

    /// The derivatives at `coefficients`, on this core.
    pub(super) fn at_alone(&self, coefficients: &[f64]) -> Point {
        self.part(coefficients, 0..self.patterns.count)
    }

    /// Where a search begins: the shares of all, if there is an intercept.
    pub(super) fn start(&self, has_intercept: bool) -> Vec<f64> {
        let mut start = vec![0.0; self.size()];
        if !has_intercept {
            return start;
        }
        let count = self.patterns.count;
        let sums: Vec<f64> = self.outcomes.iter().map(|outcomes| outcomes[..count].iter().sum()).collect();
        let base = self.weights[..count].iter().sum::<f64>() - sums.iter().sum::<f64>();
        for (category, sum) in sums.iter().enumerate() {
            start[category * self.patterns.columns] = (sum / base).ln();
        }
        start
    }

    /// The share of each category but the base, by pattern.
    pub(super) fn shares(&self, coefficients: &[f64]) -> Vec<Vec<f64>> {
        let count = self.patterns.count;
        let mut shares = vec![vec![0.0; count]; self.outcomes.len()];
        for (cell, run) in self.patterns.runs(0..count) {
            let active = self.patterns.actives.of_cell(cell);
            for block in blocks(run) {
                let mut parts: Vec<&mut [f64]> = shares.iter_mut().map(|shares| &mut shares[block.clone()]).collect();
                self.fill_shares(active, &block, coefficients, &mut parts);
            }
        }
        shares
    }

    /// Σ w times the logarithm of the share of each outcome.
    pub(super) fn log_likelihood(&self, shares: &[Vec<f64>]) -> f64 {
        let of_pattern = |pattern: usize| {
            let (mut base, mut left, mut sum): (f64, f64, f64) = (1.0, self.weights[pattern], 0.0);
            for (shares, outcomes) in shares.iter().zip(self.outcomes) {
                base -= shares[pattern];
                left -= outcomes[pattern];
                sum += times_ln(outcomes[pattern], shares[pattern]);
            }
            sum + times_ln(left, base.max(f64::MIN_POSITIVE))
        };
        (0..self.patterns.count).map(of_pattern).sum()
    }

    fn part(&self, coefficients: &[f64], range: Range<usize>) -> Point {
        let patterns = self.patterns;
        let mut point = Point::zero(self.size());
        let mut room = Room {
            products: Products::of(patterns),
            moments: Moments::of(patterns),
            shares: vec![vec![0.0; BLOCK]; self.outcomes.len()],
            values: vec![0.0; BLOCK],
        };
        for (cell, run) in patterns.runs(range) {
            let active = patterns.actives.of_cell(cell);
            for block in blocks(run) {
                let mut parts: Vec<&mut [f64]> =
                    room.shares.iter_mut().map(|shares| &mut shares[..block.len()]).collect();
                self.fill_shares(active, &block, coefficients, &mut parts);
                self.add_block(active, &block, &mut room, &mut point);
            }
        }
        mirror(&mut point.information, patterns.columns.max(1));
        point
    }

    /// The shares of a block: exp η over 1 + Σ exp η, with the greatest η taken out so that nothing overflows.
    fn fill_shares(&self, active: &[Active], block: &Range<usize>, coefficients: &[f64], parts: &mut [&mut [f64]]) {
        for (part, coefficients) in parts.iter_mut().zip(coefficients.chunks_exact(self.patterns.columns.max(1))) {
            self.patterns.predict(active, block, coefficients, part);
            self.patterns.add_offset(block.clone(), part);
        }
        for place in 0..block.len() {
            let greatest = parts.iter().fold(0.0_f64, |greatest, part| greatest.max(part[place]));
            let mut sum = (-greatest).exp();
            for part in parts.iter_mut() {
                part[place] = (part[place] - greatest).exp();
                sum += part[place];
            }
            parts.iter_mut().for_each(|part| part[place] /= sum);
        }
    }

    /// Adds a block to the derivatives: Σ w π (1 − π) x x′ for one category, −Σ w π ρ x x′ for two.
    fn add_block(&self, active: &[Active], block: &Range<usize>, room: &mut Room, point: &mut Point) {
        let columns = self.patterns.columns;
        let weights = &self.weights[block.clone()];
        let values = &mut room.values[..block.len()];
        for (first, shares) in room.shares.iter().enumerate() {
            let outcomes = self.outcomes[first][block.clone()].iter();
            for (((value, outcome), weight), share) in values.iter_mut().zip(outcomes).zip(weights).zip(shares) {
                *value = outcome - weight * share;
            }
            room.moments.add(self.patterns, block, values);
            room.moments.spread(active, first * columns, &mut point.gradient);
            for (second, others) in room.shares.iter().enumerate().skip(first) {
                let own = if first == second { 1.0 } else { 0.0 };
                for (((value, weight), share), other) in values.iter_mut().zip(weights).zip(shares).zip(others) {
                    *value = weight * share * (own - other);
                }
                room.products.add(self.patterns, block, values);
                room.products.spread(active, (first * columns, second * columns), &mut point.information);
            }
        }
    }
}

/// x ln y, and nothing where x is nothing.
fn times_ln(x: f64, y: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x * y.ln() }
}

/// Copies the blocks above the diagonal, each of which is symmetric, to below it.
fn mirror(information: &mut Matrix, columns: usize) {
    for row in 0..information.rows() {
        for column in 0..row / columns * columns {
            let value = information.get(column, row);
            information.set(row, column, value);
        }
    }
}
