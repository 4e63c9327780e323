//! One word of another component below every row: `Femmes` below each country, as `dont femmes` would stand there.
//!
//! Does not hold: words that say themselves that they are parts, which `labels` knows, and how the rows are read, which
//! `reading::rows::breakdowns` does.

use std::collections::HashMap;

use super::columns::{BLANK, LabelColumn};
use super::roles::Roles;

impl Roles<'_, '_, '_> {
    /// Whether a word stands beside values right below at least two words of a component, and below each of these wherever
    /// it stands, with no number greater than the one above.
    pub(super) fn stands_below_each(&self, column: &LabelColumn, place: usize, word: usize) -> bool {
        let cells = self.data_rows().zip(&column.cells).filter(|(row, cell)| **cell != BLANK && self.has_values(*row));
        let cells: Vec<(usize, usize)> = cells.map(|(row, &cell)| (row, cell as usize)).collect();
        let mut followed: HashMap<usize, u32> = HashMap::new();
        for pair in cells.windows(2) {
            let &[(row_above, above), (row, own)] = pair else { continue };
            if own != word {
                continue;
            }
            if !column.knows(place, above).is_known() || self.exceeds(column.at, [row, row_above]) {
                return false;
            }
            *followed.entry(above).or_default() += 1;
        }
        let is_first = cells.first().is_some_and(|(_, own)| *own == word);
        let valued = |at: usize| column.texts.get(at).map_or(0, |seen| seen.valued);
        !is_first && followed.len() > 1 && followed.iter().all(|(&above, &count)| valued(above) == count)
    }

    /// Whether a number behind the column of labels is greater in the first of two rows than in the second.
    fn exceeds(&self, label: usize, [part, whole]: [usize; 2]) -> bool {
        let number = |row: usize, column: usize| self.grid.at(row, column).and_then(|cell| cell.number);
        let is_greater =
            |column: usize| number(part, column).zip(number(whole, column)).is_some_and(|(part, whole)| part > whole);
        (label + 1..=self.block.columns[1]).any(is_greater)
    }
}
