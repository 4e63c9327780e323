//! Rows numbered by the crossing of coded columns, densely and without a map for each row.

use crate::MISSING;

/// The cell of each row, numbered from 0 in the order in which cells first occur.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cells {
    /// One for each row; [`MISSING`] where a code is missing.
    pub of_row: Vec<u32>,
    /// How many cells occur.
    pub count: usize,
}

impl Cells {
    /// All rows in one cell.
    pub(crate) fn one(rows: usize) -> Self {
        Self { of_row: vec![0; rows], count: 1 }
    }

    /// The rows of each cell divided by one column more, whose codes are below `levels`.
    pub(crate) fn crossed_with(mut self, codes: &[u32], levels: usize) -> Self {
        let size = self.count.saturating_mul(levels);
        let limit = self.of_row.len().saturating_mul(4).max(1 << 16);
        self.count =
            if size <= limit { self.number_by_table(codes, levels) } else { self.number_by_sorting(codes, levels) };
        self
    }

    /// Numbers the pairs by a table with a place for each that could occur.
    fn number_by_table(&mut self, codes: &[u32], levels: usize) -> usize {
        let mut numbers = vec![MISSING; self.count * levels];
        let mut next = 0_u32;
        for (cell, &code) in self.of_row.iter_mut().zip(codes) {
            if *cell == MISSING || code == MISSING {
                *cell = MISSING;
                continue;
            }
            let number = &mut numbers[*cell as usize * levels + code as usize];
            if *number == MISSING {
                *number = next;
                next += 1;
            }
            *cell = *number;
        }
        next as usize
    }

    /// Numbers the pairs by their order, where a table would be far larger than the data.
    fn number_by_sorting(&mut self, codes: &[u32], levels: usize) -> usize {
        let key = |cell: u32, code: u32| u64::from(cell) * levels as u64 + u64::from(code);
        let mut keys: Vec<u64> = self
            .of_row
            .iter()
            .zip(codes)
            .filter(|&(&cell, &code)| cell != MISSING && code != MISSING)
            .map(|(&cell, &code)| key(cell, code))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for (cell, &code) in self.of_row.iter_mut().zip(codes) {
            let is_known = *cell != MISSING && code != MISSING;
            let place = if is_known { keys.binary_search(&key(*cell, code)).ok() } else { None };
            *cell = place.and_then(|place| u32::try_from(place).ok()).unwrap_or(MISSING);
        }
        keys.len()
    }

    /// Puts rows whose code is missing together into one cell more.
    pub(crate) fn gather_missing(&mut self) {
        let Ok(next) = u32::try_from(self.count) else { return };
        let mut is_used = false;
        for cell in self.of_row.iter_mut().filter(|cell| **cell == MISSING) {
            *cell = next;
            is_used = true;
        }
        self.count += usize::from(is_used);
    }

    /// A row of each cell, the first one.
    pub(crate) fn first_rows(&self) -> Vec<usize> {
        let mut first = vec![usize::MAX; self.count];
        for (row, &cell) in self.of_row.iter().enumerate().rev() {
            if cell != MISSING {
                first[cell as usize] = row;
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_numbers_pairs_that_occur_and_no_others() {
        let cells = Cells::one(5).crossed_with(&[0, 1, 1, 0, 1], 2).crossed_with(&[2, 0, 2, 2, MISSING], 3);
        assert_eq!(cells.of_row, [0, 1, 2, 0, MISSING]);
        assert_eq!(cells.count, 3);
        assert_eq!(cells.first_rows(), [0, 1, 2]);
    }

    #[test]
    fn sorting_and_table_divide_rows_alike() {
        let codes = [7, 3, 7, MISSING, 0];
        let mut sorted = Cells { of_row: vec![0, 1, 0, 1, 1], count: 2 };
        let count = sorted.number_by_sorting(&codes, 8);
        let table = Cells { of_row: vec![0, 1, 0, 1, 1], count: 2 }.crossed_with(&codes, 8);
        assert_eq!(count, table.count);
        assert_eq!(sorted.of_row[0], sorted.of_row[2]);
        assert_eq!(sorted.of_row[3], MISSING);
        assert_ne!(sorted.of_row[1], sorted.of_row[4]);
    }
}
