//! Where tables stand on a sheet: their headers, their rows, their columns.

use super::grid::Grid;
use super::kind::Kind;
use crate::values::periods::TimeHabits;

/// A table: places in the list of rows of its grid, and columns, both ends in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableBlock {
    /// Places of the header rows, from the top.
    pub headers: Vec<usize>,
    pub rows: [usize; 2],
    pub columns: [usize; 2],
}

/// What a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowKind {
    /// Values in it.
    Data,
    /// Several texts or periods, no value.
    Header,
    /// One text.
    Single,
}

/// Every cell's kind, row by row.
pub(super) struct Kinds {
    pub rows: Vec<Vec<Kind>>,
}

impl Kinds {
    pub(super) fn of(grid: &Grid, habits: TimeHabits) -> Self {
        let kinds = |cells: &Vec<super::grid::KeptCell>| {
            cells.iter().map(|cell| Kind::of(Some(cell).filter(|cell| !cell.cell().is_blank()), habits)).collect()
        };
        Self { rows: grid.rows.iter().map(|(_, cells)| kinds(cells)).collect() }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> Kind {
        self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Kind::Blank)
    }
}

/// The tables of a sheet, from the top and from the left.
pub(super) fn tables(grid: &Grid, kinds: &Kinds) -> Vec<TableBlock> {
    let rows = row_kinds(kinds);
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(first) = (at..rows.len()).find(|&row| rows[row] == RowKind::Data) {
        let last = last_row(&rows, kinds, first);
        let headers = headers(grid, &rows, kinds, first, at);
        blocks.extend(side_by_side(grid, kinds, &headers, [first, last]));
        at = last + 1;
    }
    blocks
}

fn row_kinds(kinds: &Kinds) -> Vec<RowKind> {
    let mut found: Vec<RowKind> = kinds.rows.iter().map(|row| row_kind(row)).collect();
    // A row of years above values is a header, and one of years among values holds values.
    for at in 0..found.len() {
        let is_years = found[at] == RowKind::Header && kinds.rows[at].contains(&Kind::Year);
        let is_list = kinds.rows[at].iter().filter(|kind| **kind == Kind::Year).count() == 1;
        if is_years && !is_list && at > 0 && found[at - 1] == RowKind::Data && found.get(at + 1) == Some(&RowKind::Data)
        {
            let looks_alike = |other: usize| kinds.rows[other].iter().filter(|kind| kind.is_value()).count() > 1;
            if looks_alike(at - 1)
                && matches!(kinds.rows[at].first(), Some(Kind::Text | Kind::Blank))
                && same_label(kinds, at)
            {
                found[at] = RowKind::Data;
            }
        }
    }
    found
}

/// Whether the first filled cell of a row is a text, as it is where a label stands before values.
fn same_label(kinds: &Kinds, row: usize) -> bool {
    kinds.rows[row].iter().find(|kind| **kind != Kind::Blank) == Some(&Kind::Text)
}

fn row_kind(row: &[Kind]) -> RowKind {
    let filled = row.iter().filter(|kind| **kind != Kind::Blank).count();
    let values = row.iter().filter(|kind| kind.is_value()).count();
    let numbers = row.iter().filter(|kind| matches!(kind, Kind::Number | Kind::Percent)).count();
    match (filled, values) {
        (1, _) if numbers == 0 => RowKind::Single,
        (_, 1..) if numbers > 0 || values > 1 => RowKind::Data,
        (0 | 1, _) => RowKind::Single,
        _ => RowKind::Header,
    }
}

/// The last row of the table that begins with the values of row `first`.
fn last_row(rows: &[RowKind], kinds: &Kinds, first: usize) -> usize {
    let mut last = first;
    let mut at = first + 1;
    while at < rows.len() {
        match rows[at] {
            RowKind::Data => last = at,
            RowKind::Single => {}
            RowKind::Header if is_new_header(rows, kinds, at) => break,
            RowKind::Header => {}
        }
        at += 1;
    }
    last
}

/// Whether headers begin here: texts or periods above columns in which values follow.
fn is_new_header(rows: &[RowKind], kinds: &Kinds, at: usize) -> bool {
    let Some(next) = (at + 1..rows.len().min(at + 4)).find(|&row| rows[row] == RowKind::Data) else { return false };
    let above_values = kinds.rows[at].iter().enumerate().filter(|(column, kind)| {
        matches!(kind, Kind::Text | Kind::Time | Kind::Year) && kinds.at(next, *column).is_value()
    });
    above_values.count() >= 2
}

/// The header rows above `first`: those with several cells, and single ones that a merged cell spreads over columns.
fn headers(grid: &Grid, rows: &[RowKind], kinds: &Kinds, first: usize, from: usize) -> Vec<usize> {
    let mut headers = Vec::new();
    for at in (from..first).rev() {
        let number = grid.rows[at].0;
        let below = headers.last().copied().unwrap_or(first);
        let is_near = grid.rows[below].0 <= number + 1 || headers.is_empty() && grid.rows[below].0 <= number + 3;
        match rows[at] {
            RowKind::Header if is_near && headers.len() < 5 => headers.push(at),
            RowKind::Single if is_near && !headers.is_empty() && spreads_over_part(grid, kinds, at) => headers.push(at),
            // A line of dashes or a unit between the headers and the values.
            RowKind::Single if headers.is_empty() && grid.rows[first].0 <= number + 2 => {}
            _ => break,
        }
    }
    headers.reverse();
    headers
}

/// Whether the only cell of a row is merged over some columns, but not over the whole table as a title is.
fn spreads_over_part(grid: &Grid, kinds: &Kinds, at: usize) -> bool {
    let number = grid.rows[at].0;
    let Some(column) = kinds.rows[at].iter().position(|kind| *kind != Kind::Blank) else { return false };
    let is_merged = |merge: &&crate::formats::Merge| {
        merge.rows[0] == number && merge.columns[0] as usize == column + 1 && merge.columns[1] > merge.columns[0]
    };
    grid.merges.iter().find(is_merged).is_some_and(|_| column > 0)
}

/// Tables that stand side by side, with an empty column between them and labels of their own.
fn side_by_side(grid: &Grid, kinds: &Kinds, headers: &[usize], rows: [usize; 2]) -> Vec<TableBlock> {
    let within: Vec<usize> = headers.iter().copied().chain(rows[0]..=rows[1]).collect();
    let width = grid.width();
    let is_empty = |column: usize| within.iter().all(|&row| kinds.at(row, column) == Kind::Blank);
    let mut parts: Vec<[usize; 2]> = Vec::new();
    for column in (0..width).filter(|&column| !is_empty(column)) {
        match parts.last_mut() {
            Some([_, last]) if *last + 1 == column => *last = column,
            _ => parts.push([column, column]),
        }
    }
    let has_both = |[first, last]: &[usize; 2]| {
        let count = |is_it: &dyn Fn(Kind) -> bool| {
            let cells = (rows[0]..=rows[1]).flat_map(|row| (*first..=*last).map(move |column| (row, column)));
            cells.filter(|&(row, column)| is_it(kinds.at(row, column))).count()
        };
        count(&Kind::is_value) > 0 && count(&|kind| matches!(kind, Kind::Text | Kind::Time | Kind::Year)) > 0
    };
    let whole = match (parts.first(), parts.last()) {
        (Some([first, _]), Some([_, last])) => [*first, *last],
        _ => return Vec::new(),
    };
    let columns = if parts.len() > 1 && parts.iter().all(has_both) { parts } else { vec![whole] };
    let block = |columns: [usize; 2]| {
        let last = (rows[0]..=rows[1])
            .rev()
            .find(|&row| (columns[0]..=columns[1]).any(|column| kinds.at(row, column).is_value()));
        let headers =
            headers.iter().copied().filter(|&row| (columns[0]..=columns[1]).any(|c| kinds.at(row, c) != Kind::Blank));
        TableBlock { headers: headers.collect(), rows: [rows[0], last.unwrap_or(rows[1])], columns }
    };
    columns.into_iter().map(block).collect()
}
