//! Values of units by cell, without the cells that a unit does not have.

use std::ops::Range;

/// For each unit its cells, and for each of them `per_cell` values.
///
/// Domains that lie inside units (a governorate and its districts) leave one cell for each unit; domains across units
/// (sex, age) leave all. Columns are numbered cell by cell: column = cell · `per_cell` + value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitValues {
    /// Where the entries of each unit begin; one more than units.
    pub starts: Vec<u32>,
    /// The cell of each entry.
    pub cells: Vec<u32>,
    /// How many cells there are in all.
    pub cell_count: usize,
    /// Values of each cell.
    pub per_cell: usize,
    /// The values, entry after entry.
    pub values: Vec<f64>,
}

impl UnitValues {
    /// One cell, and the same number of values for every unit: `values` holds them unit after unit.
    pub fn dense(per_cell: usize, values: Vec<f64>) -> Self {
        let units = values.len() / per_cell.max(1);
        let starts = (0..=units as u32).collect();
        Self { starts, cells: vec![0; units], cell_count: 1, per_cell, values }
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.cell_count * self.per_cell
    }

    /// The entries of a unit.
    pub fn entries(&self, unit: usize) -> Range<usize> {
        self.starts[unit] as usize..self.starts[unit + 1] as usize
    }

    /// The values of an entry.
    pub fn of(&self, entry: usize) -> &[f64] {
        &self.values[entry * self.per_cell..(entry + 1) * self.per_cell]
    }

    /// The columns of an entry.
    pub fn columns_of(&self, entry: usize) -> Range<usize> {
        let first = self.cells[entry] as usize * self.per_cell;
        first..first + self.per_cell
    }

    /// The same entries with other values: `make` writes `per_cell` new values from a cell and its old ones.
    pub fn mapped(&self, per_cell: usize, make: impl Fn(usize, &[f64], &mut [f64])) -> Self {
        let mut values = vec![0.0; self.cells.len() * per_cell];
        for (entry, made) in values.chunks_exact_mut(per_cell.max(1)).enumerate() {
            make(self.cells[entry] as usize, self.of(entry), made);
        }
        Self { starts: self.starts.clone(), cells: self.cells.clone(), cell_count: self.cell_count, per_cell, values }
    }

    /// One value for each unit: the sum of its columns times their coefficients.
    pub fn combined(&self, coefficients: &[f64]) -> Self {
        let of_entry = |entry: usize| -> f64 {
            self.columns_of(entry).zip(self.of(entry)).map(|(column, value)| coefficients[column] * value).sum()
        };
        Self::dense(1, (0..self.units()).map(|unit| self.entries(unit).map(of_entry).sum()).collect())
    }

    /// The values of the units of the stage above: sums over their parts, which follow one another.
    pub fn gathered(&self, parent_of_unit: &[u32], parents: usize) -> Self {
        let mut gathered = Self {
            starts: Vec::with_capacity(parents + 1),
            cells: Vec::new(),
            cell_count: self.cell_count,
            per_cell: self.per_cell,
            values: Vec::new(),
        };
        gathered.starts.push(0);
        let mut entry_of_cell = vec![usize::MAX; self.cell_count];
        let mut unit = 0;
        for parent in 0..parents as u32 {
            let first = gathered.cells.len();
            while parent_of_unit.get(unit) == Some(&parent) {
                self.entries(unit)
                    .for_each(|entry| gathered.take(&mut entry_of_cell, self.cells[entry], self.of(entry)));
                unit += 1;
            }
            gathered.cells[first..].iter().for_each(|cell| entry_of_cell[*cell as usize] = usize::MAX);
            gathered.starts.push(gathered.cells.len() as u32);
        }
        gathered
    }

    /// Adds values to the entry of a cell of the unit that is being filled.
    fn take(&mut self, entry_of_cell: &mut [usize], cell: u32, values: &[f64]) {
        let known = &mut entry_of_cell[cell as usize];
        if *known == usize::MAX {
            *known = self.cells.len();
            self.cells.push(cell);
            self.values.extend_from_slice(values);
            return;
        }
        let start = *known * self.per_cell;
        let sums = self.values[start..start + self.per_cell].iter_mut();
        sums.zip(values).for_each(|(sum, value)| *sum += value);
    }
}

#[cfg(test)]
mod tests {
    use super::UnitValues;

    /// Three units with the cells (0), (1), (0, 1), one value each.
    fn example() -> UnitValues {
        UnitValues {
            starts: vec![0, 1, 2, 4],
            cells: vec![0, 1, 0, 1],
            cell_count: 2,
            per_cell: 1,
            values: vec![1.0, 2.0, 3.0, 4.0],
        }
    }

    #[test]
    fn parts_are_summed_by_cell() {
        let gathered = example().gathered(&[0, 0, 1], 2);
        assert_eq!(
            (gathered.starts.as_slice(), gathered.cells.as_slice()),
            ([0, 2, 4].as_slice(), [0, 1, 0, 1].as_slice())
        );
        assert_eq!(gathered.values, [1.0, 2.0, 3.0, 4.0]);
        let all = example().gathered(&[0, 0, 0], 1);
        assert_eq!(all.values, [4.0, 6.0]);
    }

    #[test]
    fn a_combination_is_one_value_for_each_unit() {
        assert_eq!(example().combined(&[1.0, -1.0]).values, [1.0, -2.0, -1.0]);
    }

    #[test]
    fn other_values_stand_in_the_same_places() {
        let mapped = example().mapped(2, |cell, old, new| {
            new[0] = old[0];
            new[1] = cell as f64;
        });
        assert_eq!(mapped.of(3), [4.0, 1.0]);
        assert_eq!((mapped.columns(), mapped.columns_of(3)), (4, 2..4));
    }
}
