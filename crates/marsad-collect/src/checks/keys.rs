//! The keys of observations as numbers: a cell of the cube that their codes and periods span.

use marsad_model::{ObservationColumns, Places};

/// Numbers for the keys of a table of observations.
pub(crate) struct Keys<'t> {
    columns: &'t ObservationColumns,
    /// For each dimension, and then for time, how far apart two neighbouring words are.
    strides: Vec<u128>,
    cells: u128,
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
        Self { columns, strides, cells }
    }

    /// The cell of codes and a period given by the places of their words; those not given count as the first word.
    pub(crate) fn cell_at(&self, codes: impl IntoIterator<Item = (usize, u32)>, period: Option<u32>) -> u128 {
        let time = u128::from(period.unwrap_or(0)) * self.strides[self.columns.dimensions.len()];
        codes.into_iter().fold(time, |cell, (at, place)| cell + u128::from(place) * self.strides[at])
    }

    /// How many cells the cube has.
    pub(crate) fn cells(&self) -> u128 {
        self.cells
    }

    /// The cell of a row.
    pub(crate) fn cell(&self, row: usize) -> u128 {
        self.rest(row, &[])
    }

    /// Shows every row and its cell, in the order of rows, for a cube whose cells are numbered in eight bytes.
    pub(crate) fn each_cell(&self, take: &mut dyn FnMut(usize, u64)) {
        const ROWS: usize = 1 << 14;
        let time = self.columns.dimensions.len();
        let columns: Vec<(&Places, u64)> = self
            .columns
            .dimensions
            .iter()
            .map(|column| &column.places)
            .chain([&self.columns.periods.places])
            .zip(self.strides.iter().map(|&stride| stride as u64))
            .collect();
        debug_assert_eq!(columns.len(), time + 1, "time comes after the dimensions");
        let (mut cells, mut numbers) = (vec![0_u64; ROWS], vec![0_u32; ROWS]);
        for start in (0..self.columns.len()).step_by(ROWS) {
            let rows = ROWS.min(self.columns.len() - start);
            let (cells, numbers) = (&mut cells[..rows], &mut numbers[..rows]);
            cells.fill(0);
            for (places, stride) in &columns {
                places.read(start, numbers);
                cells.iter_mut().zip(&*numbers).for_each(|(cell, &place)| *cell += u64::from(place) * stride);
            }
            cells.iter().enumerate().for_each(|(at, &cell)| take(start + at, cell));
        }
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
