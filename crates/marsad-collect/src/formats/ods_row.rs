//! A row of an open document: the cells that hold something, and how often each is repeated.

use super::ods_cell::{Open, Value};
use super::ods_styles::StruckColumns;
use crate::cell::Cell;

/// A row while its cells come.
pub(super) struct Row {
    pub repeated: u64,
    pub is_hidden: bool,
    /// Whether its cells are struck through where they have no style, if it says so.
    pub is_struck: Option<bool>,
    /// The column of the next cell, counted from 0.
    pub next_column: u64,
    pub cells: Vec<Held>,
    pub cell: Option<Open>,
    /// How many bytes its texts have.
    pub bytes: usize,
}

/// A cell that holds something, and how often.
pub(super) struct Held {
    pub column: usize,
    pub repeated: usize,
    /// Whether it is struck through, where its style or that of its row says so; else its columns do.
    pub is_struck: Option<bool>,
    pub value: Value,
}

impl Row {
    /// What it costs to show its cells again, `less` of each kind; a long text costs as much as many numbers.
    pub(super) fn cost(&self, less: usize) -> u64 {
        self.cells.iter().map(|held| (held.repeated - less) as u64 * (1 + held.value.bytes() as u64 / 16)).sum()
    }

    /// Its cells from the first column on.
    pub(super) fn cells(&self, columns: Option<&StruckColumns>) -> Vec<Cell<'_>> {
        let by_column = |column| columns.is_some_and(|columns| columns.contains(column));
        let mut cells = Vec::new();
        for held in &self.cells {
            cells.resize(held.column.max(cells.len()), Cell::default());
            let cell = match &held.value {
                Value::Number { number, is_percent, shown, words } => {
                    let (number, is_percent, shown) = (Some(*number), *is_percent, *shown);
                    Cell { text: words, number, is_percent, shown, ..Cell::default() }
                }
                Value::Date(text) => Cell { is_date: true, ..Cell::text(text) },
                Value::Text(text) => Cell::text(text),
            };
            let is_struck = |column| held.is_struck.unwrap_or_else(|| by_column(column));
            let columns = held.column..held.column + held.repeated;
            cells.extend(columns.map(|column| Cell { is_struck: is_struck(column), ..cell }));
        }
        cells
    }
}
