//! Rows above a table that say what all of it holds, as data bases write them: `Gender | Total`, `Time | 2019`. A key and its
//! value stand beside each other and nothing else does, at least one of the keys is known to go with its value, and a wider
//! row of headers follows. They are neither headers nor data, and a table of labels and numbers has none.
//!
//! Does not hold: what is taken of such rows, which `outside` and `stated_words` know, and that they are kept, which
//! `kept_keys` does.

use std::collections::BTreeSet;

use super::blocks::Kinds;
use super::grid::Grid;
use super::kind::Kind;
use crate::names::fold;

/// How many cells the row of headers has at least: what stands over a single column of values may head it.
const WIDE_MIN: usize = 3;
/// How many cells a key and its value have together where they stand in merged cells.
const CELLS_MAX: usize = 8;
/// How many lines of one text may stand between the keys and the headers.
const LINES_MAX: usize = 3;
/// How many rows a key may stand below the one before: an empty one may be between them.
const STEP_MAX: u32 = 2;

/// Whether a key is known to go with a value of some kind.
pub(super) type IsKnown<'k> = &'k dyn Fn(&str, (&str, Kind)) -> bool;

/// A row that has two texts and nothing else.
struct Pair {
    row: usize,
    columns: [usize; 2],
    key: String,
    value: String,
    kind: Kind,
}

/// The places of the rows of a sheet that are a key and its value.
pub(super) fn key_rows(grid: &Grid, kinds: &Kinds, is_known: IsKnown<'_>) -> BTreeSet<usize> {
    // Where lines are cut at fixed places they are looked at whole.
    if !grid.lines.is_empty() {
        return BTreeSet::new();
    }
    let pairs: Vec<Pair> = (0..grid.rows.len()).filter_map(|row| Pair::of(grid, kinds, row)).collect();
    let runs = pairs.chunk_by(|above, below| below.goes_on(above, grid));
    let is_block = |run: &&[Pair]| {
        run.last().is_some_and(|last| last.stands_over_headers(grid, kinds))
            && run.iter().any(|pair| is_known(&pair.key, (&pair.value, pair.kind)))
    };
    runs.filter(is_block).flatten().map(|pair| pair.row).collect()
}

impl Pair {
    fn of(grid: &Grid, kinds: &Kinds, row: usize) -> Option<Self> {
        let cells = filled(kinds, row);
        let (&first, rest) = cells.split_first().filter(|_| cells.len() <= CELLS_MAX)?;
        let key = grid.label(row, first);
        let is_other = |column: &usize| grid.label(row, *column) != key;
        let second = rest.iter().copied().find(is_other)?;
        let value = grid.label(row, second);
        let kind = kinds.at(row, second);
        let is_value = matches!(kind, Kind::Text | Kind::Time | Kind::Year);
        // What a merged cell spreads over columns is one text.
        let is_one = |column: &usize| *column < second || grid.label(row, *column) == value;
        let is_pair = kinds.at(row, first) == Kind::Text && is_value && rest.iter().all(is_one);
        is_pair.then_some(Self { row, columns: [first, second], key, value, kind })
    }

    /// Whether a pair stands right below another, and has a key of its own.
    fn goes_on(&self, above: &Self, grid: &Grid) -> bool {
        let number = |pair: &Self| grid.number(pair.row).unwrap_or_default();
        let is_next = self.row == above.row + 1 && number(self) <= number(above) + STEP_MAX;
        is_next && self.columns == above.columns && fold(&self.key) != fold(&above.key)
    }

    /// Whether a row of several headers follows: with a label of its own below the key, unless rows or lines are between
    /// them. Else the value may be a header over some columns, and the key that of the labels.
    fn stands_over_headers(&self, grid: &Grid, kinds: &Kinds) -> bool {
        let mut below = (self.row + 1..kinds.rows.len()).take(LINES_MAX + 1);
        let Some(next) = below.find(|&row| filled(kinds, row).len() > 1) else { return false };
        let is_apart = grid.number(next) > grid.number(self.row).map(|number| number + 1);
        let [label, header] = self.columns.map(|column| fold(&grid.label(next, column)));
        let is_labelled = is_apart || !label.is_empty() && label != fold(&self.key);
        // Where the same header comes again, each of the two is the title of a table of its own.
        let is_labelled = is_labelled && (label.is_empty() || label != header);
        let cells = filled(kinds, next);
        let has_values = cells.iter().any(|&column| kinds.at(next, column).is_value());
        cells.len() >= WIDE_MIN && is_labelled && !has_values
    }
}

/// The columns of a row that are not blank.
fn filled(kinds: &Kinds, row: usize) -> Vec<usize> {
    let cells = kinds.rows.get(row).map_or(&[][..], Vec::as_slice);
    (0..cells.len()).filter(|&column| kinds.at(row, column) != Kind::Blank).collect()
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Grid, KeptCell};
    use super::super::kind::Kind;
    use super::{Kinds, key_rows};
    use crate::values::periods::TimeHabits;

    /// The number of a row and its cells.
    type Row<'r> = (u32, &'r [&'r str]);

    /// The places of the rows that are keys; `Sex` goes with `Total` and `Women`, `Time` with a period.
    fn keys(rows: &[Row<'_>]) -> Vec<usize> {
        let cell = |text: &&str| KeptCell { text: (*text).to_owned(), ..KeptCell::default() };
        let rows = rows.iter().map(|(number, cells)| (*number, cells.iter().map(cell).collect()));
        let grid = Grid { rows: rows.collect(), ..Grid::default() };
        let kinds = Kinds::of(&grid, TimeHabits::default());
        let is_known = |key: &str, (value, kind): (&str, Kind)| match kind {
            Kind::Text => key == "Sex" && ["Total", "Women"].contains(&value),
            _ => key == "Time",
        };
        key_rows(&grid, &kinds, &is_known).into_iter().collect()
    }

    #[test]
    fn a_block_of_keys_stands_over_a_wider_row_of_headers() {
        let block: [Row<'_>; 6] = [
            (1, &["Permits by reason"]),
            (3, &["Level", "All levels"]),
            (4, &["Sex", "Total"]),
            (5, &["Time", "2019"]),
            (7, &["Isle", "Family", "Study"]),
            (8, &["Malte", "1", "2"]),
        ];
        assert_eq!(keys(&block), [1, 2, 3]);
        let close: [Row<'_>; 4] = [
            (1, &["Level", "Level", "All levels", "All levels"]),
            (2, &["Sex", "Sex", "Total"]),
            (3, &["Year", "", "2018", "2019"]),
            (4, &["Malte", "", "1", "2"]),
        ];
        assert_eq!(keys(&close), [0, 1], "merged cells are one text");
    }

    #[test]
    fn headers_and_tables_of_labels_and_numbers_are_no_keys() {
        let cases: [(&str, [Row<'_>; 3]); 6] = [
            (
                "a header over the years beside that of the labels",
                [(1, &["Sex", "Total"]), (2, &["", "2017", "2018", "2019"]), (3, &["Women", "1", "2", "3"])],
            ),
            (
                "a label merged over both rows of headers",
                [(1, &["Sex", "Total"]), (2, &["Sex", "2018", "2019"]), (3, &["Women", "1", "2"])],
            ),
            ("a table of labels and numbers", [(1, &["Sex", "Total"]), (2, &["Isle", "Number"]), (3, &["Malte", "1"])]),
            (
                "no key is known to go with its value",
                [(1, &["Isle", "Arrivals"]), (2, &["Port", "2018", "2019"]), (3, &["Malte", "1", "2"])],
            ),
            (
                "titles of two tables side by side",
                [
                    (1, &["Sex", "", "", "Women"]),
                    (2, &["Isle", "2018", "", "Isle", "2018"]),
                    (3, &["Malte", "1", "", "Malte", "1"]),
                ],
            ),
            (
                "rows of data follow, and no headers",
                [(1, &["Sex", "2018", "2019"]), (2, &["Sex", "Women"]), (3, &["Malte", "1", "2"])],
            ),
        ];
        for (case, rows) in cases {
            assert!(keys(&rows).is_empty(), "{case}");
        }
    }
}
