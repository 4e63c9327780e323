//! The values of a table by their row and by their series.

use std::collections::HashMap;

use marsad_model::{ObservationColumns, TimePeriod};

use crate::checks::keys::Keys;

/// The values of a table, to be found by the row in which they stand and by their series.
pub(super) struct Beside<'t> {
    pub(super) values: &'t ObservationColumns,
    pub(super) keys: Keys<'t>,
    /// The observations of each row, from left to right.
    rows: HashMap<u32, Vec<usize>>,
    /// The observations of each series, in the order of time.
    series: HashMap<u128, Vec<usize>>,
}

impl<'t> Beside<'t> {
    pub(super) fn new(values: &'t ObservationColumns) -> Self {
        let mut found = Self { values, keys: Keys::new(values), rows: HashMap::new(), series: HashMap::new() };
        for at in 0..values.len() {
            if let Some(row) = values.rows.get(at) {
                found.rows.entry(row).or_default().push(at);
            }
            let series = found.series_of(at);
            found.series.entry(series).or_default().push(at);
        }
        found.rows.values_mut().for_each(|row| row.sort_by_key(|&at| values.columns.get(at)));
        let period = |at: &usize| values.periods.word(*at);
        found.series.values_mut().for_each(|series| series.sort_by(|a, b| period(a).cmp(&period(b))));
        found
    }

    /// The number of the series of an observation.
    pub(super) fn series_of(&self, at: usize) -> u128 {
        self.keys.rest(at, &[self.values.dimensions.len()])
    }

    /// The observations of a row, from left to right.
    pub(super) fn row(&self, row: u32) -> &[usize] {
        self.rows.get(&row).map(Vec::as_slice).unwrap_or_default()
    }

    /// The observations of the series of one, in the order of time.
    pub(super) fn series(&self, at: usize) -> &[usize] {
        self.series.get(&self.series_of(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The value of an observation, where it is a number.
    pub(super) fn value(&self, at: usize) -> Option<f64> {
        self.values.value(at).filter(|value| value.is_finite())
    }

    /// The place of the column of an observation, counted from 0 as those of headers are.
    pub(super) fn column(&self, at: usize) -> usize {
        (self.values.columns.get(at) as usize).saturating_sub(1)
    }

    pub(super) fn period(&self, at: usize) -> Option<&'t TimePeriod> {
        self.values.periods.word(at)
    }

    /// The year in which the period of an observation begins.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        Some(self.period(at)?.start().date().year())
    }

    /// The observation of a row that stands the nearest to the left of a column.
    pub(super) fn left_of(&self, row: u32, column: usize) -> Option<usize> {
        self.row(row).iter().copied().rev().find(|&at| self.column(at) < column)
    }
}
