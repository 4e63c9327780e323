//! Sets of weights, and what the spread of their estimates says.

use std::sync::Arc;

use super::freedom::Kind;
use crate::design::{Level, Stages};
use crate::frame::MISSING;
use crate::threads::in_ranges;
use crate::variance::{Covariance, UnitValues, unit_totals};

/// From where the spread of replicates is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Centre {
    /// From the mean of the replicates (R: `mse = FALSE`).
    #[default]
    ReplicateMean,
    /// From the estimate of the whole sample (R: `mse = TRUE`).
    FullSample,
}

/// The weights of replicates: variance = scale · Σ rscale (θ − centre)².
#[derive(Clone, Debug)]
pub struct ReplicateWeights {
    pub(super) factors: Factors,
    pub(super) count: usize,
    pub(super) scale: f64,
    pub(super) rscales: Vec<f64>,
    pub(super) centre: Centre,
    pub(super) kind: Kind,
}

/// How weights are kept.
#[derive(Clone, Debug)]
pub(super) enum Factors {
    /// The weight of a row times the factor of its unit; `values` has unit after unit its factor in each replicate.
    Units { unit_of_row: Arc<Vec<u32>>, values: Arc<Vec<f64>> },
    /// The weight of a row times its own factor, one column for each replicate.
    ByRow(Arc<Vec<Vec<f64>>>),
    /// Complete weights, one column for each replicate.
    Whole(Arc<Vec<Vec<f64>>>),
}

impl ReplicateWeights {
    /// How many replicates.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The factor before the sum.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The factor of each replicate in the sum.
    pub fn rscales(&self) -> &[f64] {
        &self.rscales
    }

    /// From where the spread is measured.
    pub fn centre(&self) -> Centre {
        self.centre
    }

    /// The degrees of freedom that the replicates leave: how many are independent, less one.
    pub(crate) fn degrees_of_freedom(&self, stages: &Stages, weights: &[f64]) -> f64 {
        self.kind.degrees_of_freedom(self, stages, weights)
    }

    /// The same for each cell of `values`, where it is known from the units alone.
    pub(crate) fn freedom_of_cells(&self, level: &Level, values: &UnitValues) -> Option<Vec<f64>> {
        self.kind.freedom_of_cells(self.count, level, values)
    }

    /// Writes the weights of one replicate into `out`, one for each row; a row with the base weight zero has none.
    pub fn analysis_weights(&self, replicate: usize, base: &[f64], out: &mut Vec<f64>) {
        out.clear();
        match &self.factors {
            Factors::Units { unit_of_row, values } => {
                let weight = |(weight, unit): (&f64, &u32)| {
                    if *weight == 0.0 || *unit == MISSING {
                        0.0
                    } else {
                        weight * values[*unit as usize * self.count + replicate]
                    }
                };
                out.extend(base.iter().zip(unit_of_row.iter()).map(weight));
            }
            Factors::ByRow(columns) => {
                out.extend(base.iter().zip(&columns[replicate]).map(|(weight, factor)| weight * factor));
            }
            Factors::Whole(columns) => {
                let weight = |(base, weight): (&f64, &f64)| if *base == 0.0 { 0.0 } else { *weight };
                out.extend(base.iter().zip(&columns[replicate]).map(weight));
            }
        }
    }

    /// The factors of units, unit after unit, where they are kept so.
    pub(crate) fn unit_factors(&self) -> Option<&[f64]> {
        match &self.factors {
            Factors::Units { values, .. } => Some(values),
            _ => None,
        }
    }

    /// The same replicates as factors on other base weights.
    pub(crate) fn as_factors(&self, base: &[f64]) -> Self {
        let Factors::Whole(columns) = &self.factors else { return self.clone() };
        let factor = |(weight, base): (&f64, &f64)| if *base == 0.0 { 0.0 } else { weight / base };
        let factors = columns.iter().map(|column| column.iter().zip(base).map(factor).collect()).collect();
        Self { factors: Factors::ByRow(Arc::new(factors)), ..self.clone() }
    }

    /// The same replicates with complete weights.
    pub(crate) fn with_columns(&self, columns: Vec<Vec<f64>>) -> Self {
        Self { factors: Factors::Whole(Arc::new(columns)), ..self.clone() }
    }

    /// The totals of the columns of `values` in every replicate, column after column; none where factors are not those
    /// of the units of `values`.
    ///
    /// Each value of a unit is spread over all replicates at once, so that the inner loop runs over memory in order.
    pub(crate) fn totals_of_units(&self, values: &UnitValues) -> Option<Vec<f64>> {
        let factors = self.unit_factors()?;
        let parts = in_ranges(self.count, 64, |range| {
            let mut totals = vec![0.0; values.columns() * range.len()];
            for unit in 0..values.units() {
                let start = unit * self.count;
                let factors = &factors[start + range.start..start + range.end];
                for entry in values.entries(unit) {
                    let first = values.columns_of(entry).start;
                    let targets = totals[first * range.len()..].chunks_exact_mut(range.len().max(1));
                    targets.zip(values.of(entry)).for_each(|(target, value)| add_multiple(target, factors, *value));
                }
            }
            (range.len(), totals)
        });
        let mut totals = Vec::with_capacity(values.columns() * self.count);
        for column in 0..values.columns() {
            for (width, part) in &parts {
                totals.extend_from_slice(&part[column * width..(column + 1) * width]);
            }
        }
        Some(totals)
    }

    /// The variance of one estimate from its replicates; a replicate without a number is left out.
    pub fn variance(&self, full: f64, replicates: &[f64]) -> f64 {
        let known = || replicates.iter().zip(&self.rscales).filter(|(value, _)| !value.is_nan());
        let centre = match self.centre {
            Centre::FullSample => full,
            Centre::ReplicateMean => mean(known().filter(|(_, rscale)| **rscale > 0.0).map(|(value, _)| *value)),
        };
        self.scale * known().map(|(value, rscale)| rscale * (value - centre) * (value - centre)).sum::<f64>()
    }

    /// The covariance of two estimates from their replicates.
    pub(crate) fn covariance_of_two(&self, full: [f64; 2], one: &[f64], other: &[f64]) -> f64 {
        let known =
            || one.iter().zip(other).zip(&self.rscales).filter(|((one, other), _)| !one.is_nan() && !other.is_nan());
        let counted = || known().filter(|(_, rscale)| **rscale > 0.0);
        let [left, right] = match self.centre {
            Centre::FullSample => full,
            Centre::ReplicateMean => {
                [mean(counted().map(|((one, _), _)| *one)), mean(counted().map(|((_, other), _)| *other))]
            }
        };
        self.scale * known().map(|((one, other), rscale)| rscale * (one - left) * (other - right)).sum::<f64>()
    }

    /// The covariance of estimates: `full` of the whole sample, `replicates` with all estimates of each replicate.
    ///
    /// A replicate in which one estimate is not a number is left out.
    pub fn covariance(&self, full: &[f64], replicates: &[Vec<f64>]) -> Covariance {
        let is_known: Vec<bool> = replicates.iter().map(|values| !values.iter().any(|value| value.is_nan())).collect();
        let column = |place: usize| -> Vec<f64> {
            let value = |(values, known): (&Vec<f64>, &bool)| {
                if *known { values.get(place).copied().unwrap_or(f64::NAN) } else { f64::NAN }
            };
            replicates.iter().zip(&is_known).map(value).collect()
        };
        self.covariance_of_columns(full, &(0..full.len()).map(column).collect::<Vec<_>>())
    }

    /// The covariance of estimates, from all replicates of each.
    pub(crate) fn covariance_of_columns(&self, full: &[f64], columns: &[Vec<f64>]) -> Covariance {
        let mut covariance = Covariance::zeros(full.len());
        for (row, one) in columns.iter().enumerate() {
            for (column, other) in columns.iter().enumerate().take(row + 1) {
                let value = self.covariance_of_two([full[row], full[column]], one, other);
                covariance.set(row, column, value);
            }
        }
        covariance
    }

    /// The covariance of the totals of weighted influences.
    pub(crate) fn covariance_of_influences(&self, influences: &[Vec<f64>], base: &[f64]) -> Covariance {
        let full: Vec<f64> = influences.iter().map(|column| column.iter().sum()).collect();
        let columns: Vec<Vec<f64>> = match &self.factors {
            Factors::Units { unit_of_row, values } => {
                let units = values.len() / self.count.max(1);
                let totals = UnitValues::dense(influences.len(), unit_totals(unit_of_row, units, influences));
                let totals = self.totals_of_units(&totals).unwrap_or_default();
                totals.chunks_exact(self.count.max(1)).map(<[f64]>::to_vec).collect()
            }
            Factors::ByRow(_) | Factors::Whole(_) => self.totals_of_rows(influences, base),
        };
        self.covariance_of_columns(&full, &columns)
    }

    fn totals_of_rows(&self, influences: &[Vec<f64>], base: &[f64]) -> Vec<Vec<f64>> {
        let parts = in_ranges(self.count, 1, |range| {
            let mut weights = Vec::with_capacity(base.len());
            let mut totals = vec![Vec::with_capacity(range.len()); influences.len()];
            for replicate in range {
                self.analysis_weights(replicate, base, &mut weights);
                weights
                    .iter_mut()
                    .zip(base)
                    .filter(|(_, base)| **base != 0.0)
                    .for_each(|(weight, base)| *weight /= base);
                for (column, influences) in totals.iter_mut().zip(influences) {
                    column.push(weights.iter().zip(influences).map(|(factor, value)| factor * value).sum::<f64>());
                }
            }
            totals
        });
        let joined =
            |column: usize| -> Vec<f64> { parts.iter().flat_map(|part| part[column].iter().copied()).collect() };
        (0..influences.len()).map(joined).collect()
    }
}

fn add_multiple(target: &mut [f64], factors: &[f64], value: f64) {
    target.iter_mut().zip(factors).for_each(|(total, factor)| *total += value * factor);
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Centre, Factors, ReplicateWeights};
    use crate::replicate::freedom::Kind;
    use crate::variance::UnitValues;

    fn example(centre: Centre) -> ReplicateWeights {
        ReplicateWeights {
            factors: Factors::Units {
                unit_of_row: Arc::new(vec![0, 0, 1]),
                values: Arc::new(vec![0.0, 2.0, 2.0, 0.0]),
            },
            count: 2,
            scale: 0.5,
            rscales: vec![1.0, 1.0],
            centre,
            kind: Kind::DeleteOne,
        }
    }

    /// Two units with the totals 3 and 5: replicates 10 and 6, mean 8, variance ½ (4 + 4) = 4 = (5 − 3)².
    #[test]
    fn jackknife_of_two_units_is_worked_by_hand() {
        let weights = example(Centre::ReplicateMean);
        let totals = weights.totals_of_units(&UnitValues::dense(1, vec![3.0, 5.0])).unwrap();
        assert_eq!(totals, [10.0, 6.0]);
        assert_eq!(weights.variance(8.0, &totals), 4.0);
        let covariance = weights.covariance_of_influences(&[vec![1.0, 2.0, 5.0]], &[1.0; 3]);
        assert_eq!(covariance.get(0, 0), 4.0);
    }

    #[test]
    fn spread_is_measured_from_where_it_is_said() {
        assert_eq!(example(Centre::FullSample).variance(0.0, &[1.0, 3.0]), 5.0);
        assert_eq!(example(Centre::ReplicateMean).variance(0.0, &[1.0, 3.0]), 1.0);
        assert_eq!(example(Centre::FullSample).variance(0.0, &[f64::NAN, 3.0]), 4.5);
        assert_eq!(
            example(Centre::FullSample).covariance(&[0.0, 0.0], &[vec![1.0, 1.0], vec![2.0, 0.5]]).get(0, 1),
            1.0
        );
    }

    #[test]
    fn a_row_outside_has_no_replicate_weight() {
        let mut weights = Vec::new();
        example(Centre::FullSample).analysis_weights(1, &[1.0, 0.0, 1.0], &mut weights);
        assert_eq!(weights, [2.0, 0.0, 0.0]);
        let complete = example(Centre::FullSample).with_columns(vec![vec![1.0; 3], vec![4.0; 3]]);
        complete.analysis_weights(1, &[1.0, 0.0, 1.0], &mut weights);
        assert_eq!(weights, [4.0, 0.0, 4.0]);
        complete.as_factors(&[2.0; 3]).analysis_weights(1, &[1.0; 3], &mut weights);
        assert_eq!(weights, [2.0; 3]);
    }
}
