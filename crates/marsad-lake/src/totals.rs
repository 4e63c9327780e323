//! Totals over chosen dimensions, added up in one pass over dictionary codes.
//!
//! Each group (the codes of the dimensions kept, and the period) has a place in a dense array, because a file lists its
//! codes; only where that array would be far larger than the file is a map used instead. Rows are added in the order
//! of the file, so that the same file gives the same sum to the last bit.

use std::collections::HashMap;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array as _, RecordBatch};
use marsad_model::{DataQuery, DataStructure, Id, ObsStatus, Observation, TOTAL, TimePeriod};
use parquet::errors::ParquetError;

use crate::Cube;

/// How many groups a dense array may hold before a map is used.
const DENSE_GROUPS: usize = 1 << 22;

/// One sum. A part without a value leaves the total without one: what is missing is not zero.
#[derive(Clone, Copy, Default)]
struct Sum {
    parts: u32,
    missing: u32,
    value: f64,
}

enum Groups {
    Dense(Vec<Sum>),
    Sparse(HashMap<usize, Sum>),
}

pub(crate) struct Totals<'a> {
    cube: &'a Cube,
    /// For each column of the key and for time: how far apart two neighbouring codes are; 0 where they are added up.
    strides: Vec<usize>,
    groups: Groups,
}

impl<'a> Totals<'a> {
    pub(crate) fn new(cube: &'a Cube, query: &DataQuery) -> Self {
        let dimensions = &cube.structure().dimensions;
        let is_summed = |column: usize| dimensions.get(column).is_some_and(|d| query.totals.contains(&d.id));
        let size = |column: usize| cube.codes.get(column).map_or(cube.periods.len(), Vec::len);
        let mut strides = vec![0; dimensions.len() + 1];
        let mut groups = 1_usize;
        for column in (0..=dimensions.len()).rev().filter(|column| !is_summed(*column)) {
            strides[column] = groups;
            groups = groups.saturating_mul(size(column));
        }
        let groups = if groups <= DENSE_GROUPS {
            Groups::Dense(vec![Sum::default(); groups])
        } else {
            Groups::Sparse(HashMap::new())
        };
        Self { cube, strides, groups }
    }

    /// Adds the rows of a batch: the columns of the key, time, and the measure.
    pub(crate) fn add(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        let steps = (0..self.strides.len()).filter(|column| self.strides[*column] > 0);
        let steps: Vec<_> = steps
            .map(|column| (batch.column(column).as_dictionary::<Int32Type>(), self.steps(batch, column)))
            .collect();
        let values = batch.column(self.strides.len()).as_primitive::<Float64Type>();
        for row in 0..batch.num_rows() {
            let place = steps.iter().map(|(array, steps)| steps[array.keys().value(row) as usize]).sum();
            let sum = self.groups.at(place);
            sum.parts += 1;
            if values.is_valid(row) { sum.value += values.value(row) } else { sum.missing += 1 }
        }
        Ok(())
    }

    /// For each word of a dictionary, how far it moves a row among the groups.
    fn steps(&self, batch: &RecordBatch, column: usize) -> Vec<usize> {
        let words = batch.column(column).as_dictionary::<Int32Type>().values().as_string::<i32>();
        let place = |word: &str| match self.cube.codes.get(column) {
            Some(codes) => codes.binary_search_by(|code| code.as_str().cmp(word)).unwrap_or_default(),
            None => self.cube.periods.iter().position(|period| period.as_str() == word).unwrap_or_default(),
        };
        words.iter().map(|word| word.map_or(0, place) * self.strides[column]).collect()
    }

    /// The totals as observations, in the order of the groups.
    pub(crate) fn observations(self, structure: &DataStructure) -> Vec<Observation> {
        let status = structure.attribute_place("OBS_STATUS");
        let attributes = structure.observation_attributes().count();
        let observation = |place: usize, sum: Sum| {
            let value = (sum.missing == 0).then_some(sum.value);
            let mut attributes = vec![None; attributes];
            if let Some(at) = status {
                let word = if value.is_some() { ObsStatus::Normal } else { ObsStatus::Missing };
                attributes[at] = Some(word.to_string());
            }
            Observation { key: self.key(place), period: self.period(place), value, attributes, origin: None }
        };
        self.groups.iter().map(|(place, sum)| observation(place, sum)).collect()
    }

    fn key(&self, place: usize) -> Vec<Id> {
        let total = Id::literal(TOTAL);
        let code = |column: usize| match self.strides[column] {
            0 => total.clone(),
            stride => self.cube.codes[column][place / stride % self.cube.codes[column].len()].clone(),
        };
        (0..self.cube.codes.len()).map(code).collect()
    }

    fn period(&self, place: usize) -> TimePeriod {
        self.cube.periods[place % self.cube.periods.len()].clone()
    }
}

impl Groups {
    fn at(&mut self, place: usize) -> &mut Sum {
        match self {
            Self::Dense(sums) => &mut sums[place],
            Self::Sparse(sums) => sums.entry(place).or_default(),
        }
    }

    /// The groups that have parts, in order.
    fn iter(&self) -> impl Iterator<Item = (usize, Sum)> {
        let mut found: Vec<(usize, Sum)> = match self {
            Self::Dense(sums) => sums.iter().copied().enumerate().filter(|(_, sum)| sum.parts > 0).collect(),
            Self::Sparse(sums) => sums.iter().map(|(place, sum)| (*place, *sum)).collect(),
        };
        found.sort_by_key(|(place, _)| *place);
        found.into_iter()
    }
}
