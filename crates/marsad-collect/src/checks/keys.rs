//! The keys of observations as numbers: a cell of the cube that their codes and periods span.

use marsad_model::ObservationColumns;

/// Numbers for the keys of a table of observations.
pub(crate) struct Keys<'t> {
    columns: &'t ObservationColumns,
    /// For each dimension, and then for time, how far apart two neighbouring words are.
    strides: Vec<u128>,
}

impl<'t> Keys<'t> {
    pub(crate) fn new(columns: &'t ObservationColumns) -> Self {
        let sizes = columns.dimensions.iter().map(|column| column.words.len()).chain([columns.periods.words.len()]);
        let mut cells = 1_u128;
        let strides = sizes
            .map(|size| {
                let stride = cells;
                cells = cells.saturating_mul(size.max(1) as u128);
                stride
            })
            .collect();
        Self { columns, strides }
    }

    /// The cell of codes and a period given by the places of their words; those not given count as the first word.
    pub(crate) fn cell_at(&self, codes: impl IntoIterator<Item = (usize, u32)>, period: Option<u32>) -> u128 {
        let time = u128::from(period.unwrap_or(0)) * self.strides[self.columns.dimensions.len()];
        codes.into_iter().fold(time, |cell, (at, place)| cell + u128::from(place) * self.strides[at])
    }

    /// The cell of a row as if some dimensions had their first word; time is the one after the last dimension.
    pub(crate) fn rest(&self, row: usize, without: &[usize]) -> u128 {
        let time = self.columns.dimensions.len();
        let mut cell = if without.contains(&time) {
            0
        } else {
            u128::from(self.columns.periods.places.get(row)) * self.strides[time]
        };
        for (at, column) in self.columns.dimensions.iter().enumerate() {
            if !without.contains(&at) {
                cell += u128::from(column.places.get(row)) * self.strides[at];
            }
        }
        cell
    }
}
