//! A block of keys and their values to the right of a table, a column apart: `Sex | Total`, `Unit | Thousands`. It says of the
//! table what rows of keys above it do, and no column of the table is in it.
//!
//! Does not hold: keys above a table, which `key_rows` finds; what is taken of keys, which `outside` and `stated_words` know;
//! and how the next file is held against the block, which `reading::lines_beside` reads before the rows.

use std::collections::BTreeSet;

use super::blocks::{Kinds, TableBlock};
use super::grid::{Grid, KeptCell};
use super::key_rows::IsKnown;
use super::kind::Kind;
use super::title::Line;
use crate::names::fold;
use crate::reading::sections::cut_at_colon;

/// How many rows such a block has at most.
const ROWS_MAX: usize = 16;
/// How many rows of the table beside it have numbers at least.
const VALUED_MIN: usize = 2;

/// A row of such a block.
struct KeyRow {
    key: Line,
    /// What stands beside the key; none where one cell holds both, or nothing but the name of the block.
    value: Option<(Line, Kind)>,
}

/// A sheet without the block of keys beside its tables, which stands among the lines of its grid then; none where it has
/// no such block.
pub(super) fn without_keys_beside(grid: &Grid, kinds: &Kinds, is_known: IsKnown<'_>) -> Option<Grid> {
    // Where lines are cut at fixed places they are looked at whole.
    if !grid.lines.is_empty() || !grid.beside.is_empty() {
        return None;
    }
    let first = first_column(kinds)?;
    let filled: Vec<usize> = (0..kinds.rows.len()).filter(|&row| is_filled(kinds, row, [first, kinds.width])).collect();
    let rows: Option<Vec<KeyRow>> =
        filled.iter().take(ROWS_MAX + 1).map(|&row| key_row(grid, kinds, [row, first])).collect();
    let rows = rows.filter(|rows| rows.len() <= ROWS_MAX && is_block(rows, is_known))?;
    let has_numbers = |row: &usize| (0..first).any(|column| kinds.at(*row, column).is_number());
    let is_beside = filled.iter().any(|&row| is_filled(kinds, row, [0, first]));
    if !is_beside || (0..kinds.rows.len()).filter(has_numbers).take(VALUED_MIN).count() < VALUED_MIN {
        return None;
    }
    let lines = rows.into_iter().flat_map(|row| std::iter::once(row.key).chain(row.value.map(|(value, _)| value)));
    let mut apart = Grid { beside: lines.collect(), ..grid.clone() };
    apart.rows.iter_mut().for_each(|(_, cells)| cells.truncate(first));
    apart.rows.retain(|(_, cells)| cells.iter().any(|cell: &KeptCell| !cell.cell().is_blank()));
    Some(apart)
}

/// The lines of the block of keys that are about a table: that on whose rows it stands, or all of the sheet where it
/// stands beside what is above them.
pub(super) fn lines_beside(grid: &Grid, blocks: &[TableBlock], block: &TableBlock) -> Vec<Line> {
    let rows = || grid.beside.iter().map(|line| line.row);
    let (Some(from), Some(to)) = (rows().min(), rows().max()) else { return Vec::new() };
    let is_beside = |block: &TableBlock| {
        let start = grid.number(block.headers.first().copied().unwrap_or(block.rows[0]));
        start.is_some_and(|start| start <= to) && grid.number(block.rows[1]).is_some_and(|end| end >= from)
    };
    let is_own = is_beside(block) || !blocks.iter().any(is_beside);
    if is_own { grid.beside.clone() } else { Vec::new() }
}

/// The first of the columns behind the last empty one, where some stand before that.
fn first_column(kinds: &Kinds) -> Option<usize> {
    let mut has_cells = vec![false; kinds.width];
    for row in &kinds.rows {
        has_cells.iter_mut().zip(row).for_each(|(has, kind)| *has |= *kind != Kind::Blank);
    }
    let last = has_cells.iter().rposition(|has| *has)?;
    let gap = has_cells[..last].iter().rposition(|has| !has)?;
    has_cells[..gap].contains(&true).then_some(gap + 1)
}

/// Whether something stands on a row from a column on and before another one.
fn is_filled(kinds: &Kinds, row: usize, [from, to]: [usize; 2]) -> bool {
    (from..to).any(|column| kinds.at(row, column) != Kind::Blank)
}

/// What a row says from a column on: a key in that column and its value, or one text alone.
fn key_row(grid: &Grid, kinds: &Kinds, [row, first]: [usize; 2]) -> Option<KeyRow> {
    let number = grid.number(row)?;
    let line = |column: usize| Line { text: grid.label(row, column), row: number, column };
    let key = (kinds.at(row, first) == Kind::Text).then(|| line(first))?;
    // What a merged cell spreads over columns is one text.
    let others: Vec<usize> = (first + 1..kinds.width)
        .filter(|&column| kinds.at(row, column) != Kind::Blank && grid.label(row, column) != key.text)
        .collect();
    let Some(&second) = others.first() else { return Some(KeyRow { key, value: None }) };
    let (value, kind) = (line(second), kinds.at(row, second));
    let is_value = matches!(kind, Kind::Text | Kind::Time | Kind::Year);
    let is_one = others.iter().all(|&column| grid.label(row, column) == value.text);
    (is_value && is_one).then_some(KeyRow { key, value: Some((value, kind)) })
}

/// Whether rows are a block of keys: each key stands there once, one of them is known to go with its value, and nothing else
/// is there but a name above the first.
fn is_block(rows: &[KeyRow], is_known: IsKnown<'_>) -> bool {
    let keys: BTreeSet<String> = rows.iter().map(|row| fold(&row.key.text)).collect();
    let is_key = |row: &KeyRow| match &row.value {
        Some((value, kind)) => is_known(&row.key.text, (&value.text, *kind)),
        None => cut_at_colon(&row.key.text).is_some_and(|(key, value)| is_known(key, (value, Kind::Text))),
    };
    let is_pair = |row: &KeyRow| row.value.is_some() || cut_at_colon(&row.key.text).is_some();
    keys.len() == rows.len() && rows.iter().skip(1).all(is_pair) && rows.iter().any(is_key)
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Grid, KeptCell};
    use super::super::kind::Kind;
    use super::{Kinds, without_keys_beside};
    use crate::values::periods::TimeHabits;

    /// The texts of the block beside the table of a sheet; `Sex` goes with `Total`, and `Time` with a period.
    fn beside(rows: &[&[&str]]) -> Vec<String> {
        let cell = |text: &&str| KeptCell { text: (*text).to_owned(), ..KeptCell::default() };
        let rows = (1..).zip(rows).map(|(number, cells)| (number, cells.iter().map(cell).collect()));
        let grid = Grid { rows: rows.collect(), ..Grid::default() };
        let kinds = Kinds::of(&grid, TimeHabits::default());
        let is_known = |key: &str, (value, kind): (&str, Kind)| match kind {
            Kind::Text => key == "Sex" && value == "Total",
            _ => key == "Time",
        };
        let apart = without_keys_beside(&grid, &kinds, &is_known);
        apart.map_or_else(Vec::new, |grid| grid.beside.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn keys_a_column_apart_from_a_table_are_no_columns_of_it() {
        let table: [&[&str]; 4] = [
            &["Isle", "Family", "Study", "", "Selection"],
            &["Malte", "10", "20", "", "Sex", "Total"],
            &["Mali", "30", "40", "", "Time", "2019"],
            &["Lulu", "50", "60"],
        ];
        assert_eq!(beside(&table), ["Selection", "Sex", "Total", "Time", "2019"]);
        let within: [&[&str]; 2] = [&["Isle", "Family", "", "Sex: Total"], &["Malte", "10"]];
        assert!(beside(&within).is_empty(), "one row of numbers is no table");
    }

    #[test]
    fn labels_numbers_and_remarks_beside_a_table_are_no_keys() {
        let with = |cells: [[&'static str; 2]; 3]| {
            let heads = ["Isle", "Family", "Study"];
            let rows = [heads, ["Malte", "10", "20"], ["Mali", "30", "40"]];
            let rows: Vec<Vec<&str>> =
                rows.iter().zip(cells).map(|(own, apart)| [&own[..], &[""], &apart[..]].concat()).collect();
            beside(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
        };
        assert_eq!(with([["Sex", "Total"], ["", ""], ["", ""]]), ["Sex", "Total"]);
        for (case, cells) in [
            ("a table of labels and numbers", [["Sex", "Total"], ["Women", "12"], ["Men", "13"]]),
            ("no key is known to go with its value", [["Isle", "All"], ["Port", "Sadaf"], ["", ""]]),
            ("a key that comes again", [["Sex", "Total"], ["Sex", "Women"], ["", ""]]),
            ("remarks", [["Remark", ""], ["Sex", "Total"], ["see below", ""]]),
        ] {
            assert!(with(cells).is_empty(), "{case}");
        }
    }
}
