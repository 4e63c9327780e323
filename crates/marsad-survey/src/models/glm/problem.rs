//! The log-likelihood of a model over its patterns: derivatives, start, value.

use std::ops::Range;

use crate::threads::in_ranges;

use super::super::ModelFinding;
use super::super::accumulate::{BLOCK, Moments, Products, blocks};
use super::super::newton::Point;
use super::super::patterns::Patterns;
use super::super::prepared::{PATTERNS_OF_A_THREAD, Prepared};
use super::super::totals::Totals;
use super::Family;

/// A log-likelihood.
#[derive(Clone, Copy)]
pub(super) struct Problem<'a> {
    pub family: Family,
    pub patterns: &'a Patterns,
    pub totals: &'a Totals,
}

/// Fitted values by pattern.
pub(super) struct Fitted {
    pub predictors: Vec<f64>,
    pub means: Vec<f64>,
    pub variances: Vec<f64>,
}

impl Problem<'_> {
    /// The derivatives at `coefficients`, on all cores.
    pub(super) fn at(&self, coefficients: &[f64]) -> Point {
        let part = |range: Range<usize>| self.part(coefficients, range);
        Point::sum(self.patterns.columns, in_ranges(self.patterns.count, PATTERNS_OF_A_THREAD, part))
    }

    /// The derivatives at `coefficients`, on this core.
    pub(super) fn at_alone(&self, coefficients: &[f64]) -> Point {
        self.part(coefficients, 0..self.patterns.count)
    }

    /// Where a search begins: the mean of all, if there is an intercept.
    pub(super) fn start(&self, has_intercept: bool) -> Vec<f64> {
        let mut start = vec![0.0; self.patterns.columns];
        let (weight, outcome) = self.totals.sums();
        if has_intercept && self.family != Family::Linear {
            start[0] = self.family.link(outcome / weight) - self.mean_offset(weight);
        }
        start
    }

    /// Means and variances at `coefficients`.
    pub(super) fn fitted(&self, coefficients: &[f64]) -> Fitted {
        let mut predictors = self.patterns.predict_all(&self.patterns.actives, coefficients);
        self.patterns.add_offset(0..self.patterns.count, &mut predictors);
        let (mut means, mut variances) = (predictors.clone(), vec![0.0; self.patterns.count]);
        self.family.moments(&mut means, &mut variances);
        Fitted { predictors, means, variances }
    }

    /// The log-likelihood, without what depends on outcomes alone.
    pub(super) fn log_likelihood(&self, predictors: &[f64]) -> f64 {
        let patterns = predictors.iter().zip(&self.totals.weights).zip(&self.totals.outcomes);
        patterns.map(|((predictor, weight), outcome)| self.family.log_likelihood(*predictor, *weight, *outcome)).sum()
    }

    /// Columns of codes all of whose rows have the same outcome, so that their coefficients have no finite value.
    pub(super) fn one_outcomes(&self, prepared: &Prepared) -> Vec<ModelFinding> {
        let mut sums = vec![(0.0, 0.0); self.patterns.columns];
        for (cell, run) in self.patterns.runs(0..self.patterns.count) {
            let weight: f64 = self.totals.weights[run.clone()].iter().sum();
            let outcome: f64 = self.totals.outcomes[run].iter().sum();
            for active in self.patterns.actives.of_cell(cell).iter().filter(|active| active.carrier == 0) {
                sums[active.column].0 += weight;
                sums[active.column].1 += outcome;
            }
        }
        let judge = |place: &usize| {
            let all = self.family.one_outcome(sums[*place])?;
            let is_coded = prepared.layout.carrier_of_column[*place] == 0;
            is_coded.then(|| ModelFinding::OneOutcome { column: prepared.layout.columns[*place].clone(), all })
        };
        prepared.kept.iter().filter_map(judge).collect()
    }

    fn mean_offset(&self, weight: f64) -> f64 {
        let Some(offset) = &self.patterns.offset else { return 0.0 };
        let products = offset.iter().zip(&self.totals.weights).map(|(value, weight)| value * weight);
        products.sum::<f64>() / weight
    }

    fn part(&self, coefficients: &[f64], range: Range<usize>) -> Point {
        let patterns = self.patterns;
        let (mut products, mut moments) = (Products::of(patterns), Moments::of(patterns));
        let (mut means, mut variances) = (vec![0.0; BLOCK], vec![0.0; BLOCK]);
        let mut point = Point::zero(patterns.columns);
        for (cell, run) in patterns.runs(range) {
            let active = patterns.actives.of_cell(cell);
            for block in blocks(run) {
                let (means, variances) = (&mut means[..block.len()], &mut variances[..block.len()]);
                patterns.predict(active, &block, coefficients, means);
                patterns.add_offset(block.clone(), means);
                self.family.moments(means, variances);
                self.weigh(&block, means, variances);
                products.add(patterns, &block, variances);
                moments.add(patterns, &block, means);
            }
            products.spread(active, (0, 0), &mut point.information);
            moments.spread(active, 0, &mut point.gradient);
        }
        point
    }

    /// Turns means into weighted residuals, and variances into weights of the information.
    fn weigh(&self, block: &Range<usize>, means: &mut [f64], variances: &mut [f64]) {
        let totals = self.totals.weights[block.clone()].iter().zip(&self.totals.outcomes[block.clone()]);
        for ((mean, variance), (weight, outcome)) in means.iter_mut().zip(variances).zip(totals) {
            *mean = outcome - weight * *mean;
            *variance *= weight;
        }
    }
}
