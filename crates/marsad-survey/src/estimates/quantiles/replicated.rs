//! Quantiles of replicates. Values are sorted once; a replicate only changes how much each counts.
//!
//! Where factors belong to units, sorted rows are cut into bins whose unit totals are multiplied with all factors at
//! once; then only the bin in which a replicate reaches its share is walked through. Definitions that look at positions
//! of all values, and replicates with weights of their own for rows, walk through everything.

use super::ladder::{Ladder, Step};
use super::{Bounds, Sorted, Work, no_replicates};
use crate::error::SurveyError;
use crate::replicate::ReplicateWeights;
use crate::threads::in_ranges;
use crate::variance::UnitValues;

/// Rows of one bin: walking through one costs about as much as its share of the product.
const BIN: usize = 2048;
/// Two sums nearer than this share of the whole are the same.
const SAME: f64 = 1e-12;

/// The bounds of all quantiles, from the spread of their replicates.
pub(super) fn bounds(work: &Work<'_>, values: &[f64]) -> Result<Bounds, SurveyError> {
    let replicates = work.design.replicate_weights().ok_or_else(no_replicates)?;
    let mut columns: Vec<Vec<f64>> = Vec::with_capacity(values.len());
    for cell in 0..work.cells.count() {
        for column in 0..work.columns.len() {
            columns.extend(of_sorted(work, replicates, work.sorted(cell, column)));
        }
    }
    let freedom = work.freedom(&vec![work.design.degrees_of_freedom(); work.cells.count()]);
    let mut bounds = Bounds { freedom, ..Bounds::default() };
    for (line, (value, column)) in values.iter().zip(&columns).enumerate() {
        let (cell, _, _) = work.place(line);
        let error = replicates.variance(*value, column).max(0.0).sqrt();
        let reach = work.reach(bounds.freedom[cell]) * error;
        bounds.standard_error.push(error);
        bounds.low.push(value - reach);
        bounds.high.push(value + reach);
    }
    bounds.replicates = Some(columns);
    Ok(bounds)
}

/// For each share the quantile in every replicate.
fn of_sorted(work: &Work<'_>, replicates: &ReplicateWeights, sorted: &Sorted) -> Vec<Vec<f64>> {
    match (work.request.rule.of_step(), replicates.unit_factors()) {
        (Some(of_step), Some(factors)) => {
            let ranked = Ranked::new(work, sorted, factors, replicates.count());
            let totals = replicates.totals_of_units(&ranked.bins).unwrap_or_default();
            let parts = in_ranges(replicates.count(), 16, |range| {
                range
                    .map(|replicate| ranked.quantiles(replicate, &totals, work.probabilities, of_step))
                    .collect::<Vec<_>>()
            });
            by_share(&parts.concat(), work.probabilities.len())
        }
        _ => walked(work, replicates, sorted),
    }
}

/// From the quantiles of each replicate to the replicates of each quantile.
fn by_share(by_replicate: &[Vec<f64>], shares: usize) -> Vec<Vec<f64>> {
    (0..shares).map(|share| by_replicate.iter().map(|quantiles| quantiles[share]).collect()).collect()
}

/// Every replicate walked through as a whole.
fn walked(work: &Work<'_>, replicates: &ReplicateWeights, sorted: &Sorted) -> Vec<Vec<f64>> {
    let parts = in_ranges(replicates.count(), 1, |range| {
        let mut weights = Vec::with_capacity(work.design.rows());
        let one = |replicate: usize| {
            replicates.analysis_weights(replicate, work.design.weights(), &mut weights);
            let steps =
                sorted.rows.iter().enumerate().map(|(place, row)| (sorted.ladder.value(place), weights[*row as usize]));
            let ladder = Ladder::new(steps);
            work.probabilities.iter().map(|share| ladder.quantile(work.request.rule, *share)).collect::<Vec<_>>()
        };
        range.map(one).collect::<Vec<_>>()
    });
    by_share(&parts.concat(), work.probabilities.len())
}

/// Sorted rows with their units.
struct Ranked<'a> {
    sorted: &'a Sorted,
    units: Vec<u32>,
    weights: Vec<f64>,
    /// The factors of units, unit after unit.
    factors: &'a [f64],
    count: usize,
    /// For each unit its weight in each bin.
    bins: UnitValues,
}

/// Where a replicate passes its share.
#[derive(Clone, Copy)]
struct Passing {
    /// The last row with a weight before it, and the sum up to there.
    before: Option<(usize, f64)>,
    /// The row that passes it, and the sum up to there.
    at: Option<(usize, f64)>,
}

impl<'a> Ranked<'a> {
    fn new(work: &Work<'a>, sorted: &'a Sorted, factors: &'a [f64], count: usize) -> Self {
        let units_of_rows = work.design.primary_units();
        let units: Vec<u32> = sorted.rows.iter().map(|row| units_of_rows.of_row[*row as usize]).collect();
        let weights: Vec<f64> = sorted.rows.iter().map(|row| work.design.weights()[*row as usize]).collect();
        let bins = bins(&units, &weights, units_of_rows.count);
        Self { sorted, units, weights, factors, count, bins }
    }

    fn weight(&self, place: usize, replicate: usize) -> f64 {
        self.weights[place] * self.factors[self.units[place] as usize * self.count + replicate]
    }

    fn quantiles(&self, replicate: usize, totals: &[f64], shares: &[f64], of_step: fn(Step) -> f64) -> Vec<f64> {
        let of_bin = |bin: usize| totals[bin * self.count + replicate];
        let whole: f64 = (0..self.bins.cell_count).map(of_bin).sum();
        let quantile = |share: &f64| {
            if whole <= 0.0 || !whole.is_finite() {
                return f64::NAN;
            }
            self.step(self.passing(replicate, *share * whole + SAME * whole, of_bin), replicate, whole, *share)
                .map_or(f64::NAN, of_step)
        };
        shares.iter().map(quantile).collect()
    }

    /// Walks over bins, then through the one in which the sum passes `target`.
    fn passing(&self, replicate: usize, target: f64, of_bin: impl Fn(usize) -> f64) -> Passing {
        let mut sum = 0.0;
        let mut before = None;
        for bin in 0..self.bins.cell_count {
            let after = sum + of_bin(bin);
            let is_last = bin + 1 == self.bins.cell_count;
            if after <= target && !is_last {
                sum = after;
                continue;
            }
            let start = bin * BIN;
            before = before.or_else(|| self.last_with_weight(start, replicate).map(|place| (place, sum)));
            for place in start..(start + BIN).min(self.units.len()) {
                let weight = self.weight(place, replicate);
                if weight <= 0.0 {
                    continue;
                }
                if sum + weight > target {
                    return Passing { before, at: Some((place, sum + weight)) };
                }
                sum += weight;
                before = Some((place, sum));
            }
        }
        Passing { before, at: None }
    }

    /// The last row before `end` that has a weight.
    fn last_with_weight(&self, end: usize, replicate: usize) -> Option<usize> {
        (0..end).rev().find(|place| self.weight(*place, replicate) > 0.0)
    }

    /// The step at the passing, as [`Ladder`] has it.
    fn step(&self, passing: Passing, replicate: usize, whole: f64, share: f64) -> Option<Step> {
        let (low, high) = match (passing.before, passing.at) {
            (Some(before), Some(at)) => (before, at),
            (Some(only), None) => (only, only),
            // Below the first step: it and the second, as R has it.
            (None, Some(first)) => (first, self.next_with_weight(first, replicate).unwrap_or(first)),
            (None, None) => return None,
        };
        let value = |place: usize| self.sorted.ladder.value(place);
        let below = share - low.1 / whole;
        let below = if below.abs() <= SAME { 0.0 } else { below };
        Some(Step { low: value(low.0), high: value(high.0), below, above: high.1 / whole - share })
    }

    fn next_with_weight(&self, (place, sum): (usize, f64), replicate: usize) -> Option<(usize, f64)> {
        let next = (place + 1..self.units.len()).find(|place| self.weight(*place, replicate) > 0.0)?;
        Some((next, sum + self.weight(next, replicate)))
    }
}

/// The weight of each unit in each bin of rows in order.
fn bins(units: &[u32], weights: &[f64], unit_count: usize) -> UnitValues {
    let mut by_unit: Vec<Vec<(u32, f64)>> = vec![Vec::new(); unit_count];
    for (place, (unit, weight)) in units.iter().zip(weights).enumerate() {
        let (bin, entries) = ((place / BIN) as u32, &mut by_unit[*unit as usize]);
        match entries.last_mut() {
            Some((last, sum)) if *last == bin => *sum += weight,
            _ => entries.push((bin, *weight)),
        }
    }
    let mut starts = vec![0];
    let (mut cells, mut values) = (Vec::new(), Vec::new());
    for entries in by_unit {
        for (bin, weight) in entries {
            cells.push(bin);
            values.push(weight);
        }
        starts.push(cells.len() as u32);
    }
    UnitValues { starts, cells, cell_count: units.len().div_ceil(BIN), per_cell: 1, values }
}

#[cfg(test)]
mod tests {
    use crate::design::Design;
    use crate::estimates::{QuantileInterval, QuantileRule, quantile};
    use crate::frame::Frame;
    use crate::replicate::ReplicateMethod;

    /// The same replicates once as factors of units, which go the way over bins, and once as weights of rows.
    #[test]
    fn bins_find_what_a_walk_through_everything_finds() {
        let rows = 9000;
        let value = |row: usize| ((row * 7919) % 10_007) as f64;
        let frame = Frame::new(rows).with_numbers("x", (0..rows).map(value).collect()).unwrap();
        let frame = frame.with_numbers("w", (0..rows).map(|row| 1.0 + (row % 5) as f64).collect()).unwrap();
        let frame = frame.with_numbers("psu", (0..rows).map(|row| (row / 500) as f64).collect()).unwrap();
        let method = ReplicateMethod::rao_wu_yue(40, 3);
        let design = Design::new(frame).weights("w").clusters("psu").replicates(method).build().unwrap();
        let replicates = design.replicate_weights().unwrap();
        let columns: Vec<Vec<f64>> = (0..40)
            .map(|replicate| {
                let mut weights = Vec::new();
                replicates.analysis_weights(replicate, design.weights(), &mut weights);
                weights
            })
            .collect();
        let by_rows = design.with_replicate_columns(design.weights().to_vec(), columns).unwrap();
        for rule in [QuantileRule::Math, QuantileRule::School, QuantileRule::Hf4] {
            let request = || {
                quantile("x", &[0.0, 0.1, 0.5, 0.93, 1.0]).rule(rule).quantile_interval(QuantileInterval::Replicates)
            };
            let (one, other) = (design.estimate(request()).unwrap(), by_rows.estimate(request()).unwrap());
            for (left, right) in one.rows.iter().zip(&other.rows) {
                assert_eq!(left.value, right.value);
                assert!((left.standard_error - right.standard_error).abs() < 1e-9, "{rule:?} {left:?} {right:?}");
            }
        }
    }
}
