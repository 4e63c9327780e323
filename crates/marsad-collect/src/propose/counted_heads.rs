//! Numbers over values that count weeks, months or quarters, as a word says that stands at the beginning of their row or above
//! them, or as a title of weeks does: `Semaine | 1 | 2 | 3`.
//!
//! Does not hold: numbers that are periods by themselves, which `head_numbers` reads and writes down.

use super::grid::{Grid, KeptCell};
use super::head_numbers::is_of_counts;
use super::kind::is_part_of_year_header;
use super::weeks::are_of_weeks;
use crate::values::numbered_parts::part_below;
use crate::values::periods::{self, Part, TimeHabits};

/// How many rows above are looked at for a title.
const ROWS_ABOVE: usize = 10;

/// The parts of the year that numbers of a row count; none unless each is one more than the one before. `first` is the column
/// in which the row begins, `column` that of the first number, and `below` the rows below it.
pub(super) fn counted_parts(
    grid: &Grid,
    [row, first, column]: [usize; 3],
    (numbers, mut below): (&[i64], impl Iterator<Item = usize>),
) -> Option<Vec<Part>> {
    if !numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]) {
        return None;
    }
    // Above periods the first text is what these are called.
    let is_period = |row: usize| periods::read(&grid.label(row, first), TimeHabits::default()).is_some();
    let corner = (!below.any(is_period)).then(|| grid.label(row, first));
    let above = row.checked_sub(1).map(|above| grid.label(above, column));
    let named = corner.into_iter().chain(above).find(|name| is_part_of_year_header(name) && !is_of_counts(name));
    let name = named.or_else(|| has_title_of_weeks(grid, row).then(|| "Semaine".to_owned()))?;
    let part = |number: &i64| part_below(&name, &number.to_string()).filter(|part| !matches!(part, Part::Day(_)));
    numbers.iter().map(part).collect()
}

fn has_title_of_weeks(grid: &Grid, row: usize) -> bool {
    let rows = grid.rows.get(row.saturating_sub(ROWS_ABOVE)..row).unwrap_or_default();
    let cells = rows.iter().flat_map(|(_, cells)| cells).filter(|cell| cell.number.is_none());
    let lines: Vec<String> = cells.map(KeptCell::label).collect();
    are_of_weeks(&lines)
}
