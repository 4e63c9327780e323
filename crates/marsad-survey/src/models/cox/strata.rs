//! The rows of a proportional hazards model, by stratum and by the times at which they enter and leave.

use super::super::prepared::Prepared;
use super::super::spells::Spells;
use super::super::timeline::Timeline;
use crate::Codes;

/// Rows that share a baseline hazard.
pub(super) struct Stratum {
    /// The rows of the frame.
    pub rows: Vec<u32>,
    pub timeline: Timeline,
    /// Items (places in `rows`) by one beyond the last time at which they are at risk.
    pub leaving: Buckets,
    /// Items by the first time at which they are at risk; those at risk from the first time on are left out.
    pub entering: Buckets,
}

/// Items by a number from 0.
pub(super) struct Buckets {
    starts: Vec<usize>,
    items: Vec<u32>,
}

/// The covariates of each pattern, less their means.
pub(super) struct Covariates {
    /// How many there are.
    pub count: usize,
    /// The values of one pattern after those of another.
    values: Vec<f64>,
    /// What was taken from each.
    pub means: Vec<f64>,
    /// The root mean square of each, less its mean.
    pub sizes: Vec<f64>,
}

impl Buckets {
    /// Sorts items by `keys`, none greater than `most`; items whose key is none are left out.
    fn of(keys: &[Option<usize>], most: usize) -> Self {
        let mut starts = vec![0; most + 2];
        for key in keys.iter().flatten() {
            starts[key + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut items = vec![0; sum];
        for (item, key) in (0..).zip(keys) {
            if let Some(key) = key {
                items[next[*key]] = item;
                next[*key] += 1;
            }
        }
        Self { starts, items }
    }

    /// The items of a key.
    pub(super) fn of_key(&self, key: usize) -> &[u32] {
        &self.items[self.starts[key]..self.starts[key + 1]]
    }
}

impl Stratum {
    /// The strata of the rows used, in the order of their codes; one if there is no column.
    pub(super) fn all(prepared: &Prepared, spells: &Spells<'_>, strata: Option<&Codes>) -> Vec<Self> {
        let rows = prepared.rows();
        let Some(codes) = strata else { return vec![Self::of(rows, spells)] };
        let mut by_code: Vec<Vec<u32>> = vec![Vec::new(); codes.labels.len()];
        for row in rows {
            by_code[codes.of_row[row as usize] as usize].push(row);
        }
        by_code.into_iter().filter(|rows| !rows.is_empty()).map(|rows| Self::of(rows, spells)).collect()
    }

    fn of(rows: Vec<u32>, spells: &Spells<'_>) -> Self {
        let timeline = Timeline::of(spells, &rows);
        let times = timeline.times.len();
        let leaving: Vec<Option<usize>> = timeline.passages.iter().map(|passage| Some(passage.to)).collect();
        let from = |from: usize| (from > 0).then_some(from);
        let entering: Vec<Option<usize>> = timeline.passages.iter().map(|passage| from(passage.from)).collect();
        Self { rows, leaving: Buckets::of(&leaving, times), entering: Buckets::of(&entering, times), timeline }
    }
}

impl Covariates {
    /// The columns at `places`, less their means under `weights`, which are those of patterns.
    pub(super) fn of(prepared: &Prepared, places: &[usize], weights: &[f64]) -> Self {
        let patterns = &prepared.patterns;
        let mut covariates = Self {
            count: places.len(),
            values: vec![0.0; places.len() * patterns.count],
            means: Vec::new(),
            sizes: Vec::new(),
        };
        let weights = &weights[..patterns.count];
        let all: f64 = weights.iter().sum();
        for (place, column) in places.iter().enumerate() {
            let values = patterns.column(*column);
            let total: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
            let mean = total / all;
            let mut squares = 0.0;
            for (pattern, weight) in weights.iter().enumerate() {
                let distance = values[pattern] - mean;
                covariates.values[pattern * places.len() + place] = distance;
                squares += weight * distance * distance;
            }
            covariates.means.push(mean);
            covariates.sizes.push((squares / all).sqrt());
        }
        covariates
    }

    /// Those of one pattern.
    pub(super) fn of_pattern(&self, pattern: u32) -> &[f64] {
        let start = pattern as usize * self.count;
        &self.values[start..start + self.count]
    }

    /// exp(β x + offset) of each pattern.
    pub(super) fn hazards(&self, prepared: &Prepared, coefficients: &[f64]) -> Vec<f64> {
        let mut predictors = vec![0.0; prepared.patterns.count];
        for (sum, values) in predictors.iter_mut().zip(self.values.chunks_exact(self.count.max(1))) {
            *sum = values.iter().zip(coefficients).map(|(value, coefficient)| value * coefficient).sum();
        }
        prepared.patterns.add_offset(0..prepared.patterns.count, &mut predictors);
        predictors.into_iter().map(f64::exp).collect()
    }
}
