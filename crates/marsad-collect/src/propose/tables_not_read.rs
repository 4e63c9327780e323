//! What a draft says of the tables that it does not read, so that the next file is not asked about them.

use marsad_model::TableNotRead;

use super::drafter::Placed;
use super::grid::Grid;
use super::title::{Line, Title};
use crate::formats::Merge;

/// What the profile says of a table that is refused: its title, and its headers as the file has them. None where a part of
/// it may be read, or where neither title nor headers tell it from another table.
pub(super) fn not_read(grid: &Grid, found: &Placed<'_>, title: &Title<'_>) -> Option<TableNotRead> {
    let block = found.block;
    let first = *block.headers.first().filter(|_| found.is_whole)?;
    let has_none_between = |line: &&Line| {
        let place = grid.place(line.row).filter(|place| *place < first);
        place.is_some_and(|place| !(place..first).any(|row| found.kinds.has_values(row)))
    };
    let title = title.lines.last().filter(has_none_between).map(|line| line.text.clone());
    let headers: Vec<Vec<String>> = block.headers.iter().map(|&row| own_labels(grid, row, block.columns)).collect();
    let is_told_apart = title.is_some() || headers.iter().flatten().any(|text| text.contains('%'));
    let sheet = (!grid.name.is_empty()).then(|| grid.name.clone());
    is_told_apart.then_some(TableNotRead { sheet, title, headers })
}

/// The texts of a row within columns, without those that a merged cell spreads over others.
fn own_labels(grid: &Grid, row: usize, [first, last]: [usize; 2]) -> Vec<String> {
    let number = grid.number(row).unwrap_or_default();
    let is_spread = |column: u32| {
        let is_within = |merge: &Merge| {
            let is_there = |[first, last]: [u32; 2], at: u32| (first..=last).contains(&at);
            is_there(merge.rows, number) && is_there(merge.columns, column)
        };
        let is_first = |merge: &Merge| merge.rows[0] == number && merge.columns[0] == column;
        grid.merges.iter().any(|merge| is_within(merge) && !is_first(merge))
    };
    let own = (first..=last).filter(|column| !is_spread(*column as u32 + 1)).map(|column| grid.label(row, column));
    own.filter(|text| !text.is_empty()).collect()
}
