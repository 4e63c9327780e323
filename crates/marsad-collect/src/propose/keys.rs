//! Whether two tables would give the same observations.

use std::collections::HashSet;

use marsad_model::{ColumnRole, TableLayout};

use super::blocks::TableBlock;
use super::grid::Grid;
use crate::names::fold;

/// How many rows and columns of a table are compared.
const ROWS_MAX: usize = 300;
const COLUMNS_MAX: usize = 60;

/// What the observations of a table are about, as far as its texts tell.
pub(super) struct TableKeys(HashSet<String>);

impl TableKeys {
    /// The keys of a table: its constants, its labels with the heading above them, and its headers.
    pub(super) fn of(grid: &Grid, block: &TableBlock, layout: &TableLayout, values: &[usize]) -> Self {
        let constants: Vec<String> = layout.constants.iter().map(|(id, code)| format!("{id}={code}")).collect();
        let sheet = layout.sheet_component.as_ref().map_or("", |_| grid.name.as_str());
        let whole = format!("{}|{sheet}|{}", constants.join(","), layout.period.as_deref().unwrap_or_default());
        let is_label = |role: ColumnRole| matches!(role, ColumnRole::Code | ColumnRole::Time);
        let labels: Vec<usize> = layout
            .column
            .iter()
            .filter(|column| is_label(column.role))
            .filter_map(|column| Some(column.at? as usize - 1))
            .collect();
        let mut keys = HashSet::new();
        let mut heading = String::new();
        for row in (block.rows[0]..=block.rows[1]).take(ROWS_MAX) {
            let texts: Vec<String> = labels.iter().map(|&column| grid.label(row, column)).collect();
            let mut filled =
                values.iter().take(COLUMNS_MAX).filter(|&&column| grid.at(row, column).is_some()).peekable();
            if filled.peek().is_none() {
                heading = texts.join("/");
                continue;
            }
            for &column in filled {
                let above = header(grid, layout, column);
                keys.insert(fold(&format!("{whole}|{heading}|{}|{above}", texts.join("/"))));
            }
        }
        Self(keys)
    }

    /// Whether most of the smaller of two tables stands in the other.
    pub(super) fn are_those_of(&self, other: &Self) -> bool {
        let shared = self.0.intersection(&other.0).count();
        shared > 0 && shared * 2 >= self.0.len().min(other.0.len())
    }
}

/// What stands above a column of values.
fn header(grid: &Grid, layout: &TableLayout, column: usize) -> String {
    let written = layout.column.iter().find(|made| made.at == Some(column as u32 + 1));
    let written = written.map_or_else(String::new, |made| format!("{:?}{:?}", made.period, made.codes));
    let row_of = |number: u32| grid.rows.iter().position(|(row, _)| *row == number);
    let text = |number: u32| {
        let Some(row) = row_of(number) else { return String::new() };
        // A header that was merged over several columns stands in the first of them.
        (0..=column).rev().map(|at| grid.label(row, at)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let above: Vec<String> = layout.across.iter().map(|row| text(row.row)).collect();
    format!("{written}{}", above.join("/"))
}
