//! A file as grids of cells, to be looked at from all sides.

use std::ops::ControlFlow;

use crate::cell::Cell;
use crate::formats::{Merge, SheetHead, Visitor};

/// How many rows of a sheet are looked at to propose a profile.
const ROWS_MAX: usize = 20_000;
/// How many columns of a sheet are looked at.
const COLUMNS_MAX: usize = 2_000;

/// A cell with what it needs to live longer than its row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeptCell {
    pub text: String,
    pub number: Option<f64>,
    pub is_percent: bool,
}

/// A sheet: its rows that are not blank, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub name: String,
    pub is_hidden: bool,
    pub merges: Vec<Merge>,
    pub rows: Vec<(u32, Vec<KeptCell>)>,
    /// Whole lines by number, where the format cuts lines at fixed places.
    pub lines: std::collections::BTreeMap<u32, String>,
}

/// Keeps the rows of a file.
#[derive(Default)]
pub(super) struct GridLoader {
    pub grids: Vec<Grid>,
}

impl KeptCell {
    pub(super) fn cell(&self) -> Cell<'_> {
        Cell { text: &self.text, number: self.number, is_percent: self.is_percent }
    }

    pub(super) fn label(&self) -> String {
        self.cell().label().into_owned()
    }
}

impl Grid {
    /// The row at a place of the list, blank beyond its cells.
    pub(super) fn at(&self, place: usize, column: usize) -> Option<&KeptCell> {
        self.rows.get(place).and_then(|(_, cells)| cells.get(column)).filter(|cell| !cell.cell().is_blank())
    }

    /// Writes a text that stands in merged cells into each of them, as the reader of rows does for labels.
    pub(super) fn spread(&mut self) {
        const COLUMNS_MAX: u32 = 4;
        for merge in self.merges.clone().iter().filter(|merge| merge.columns[1] - merge.columns[0] < COLUMNS_MAX) {
            let from = merge.columns[0] as usize - 1;
            let Some(first) = self.rows.iter().position(|(number, _)| *number == merge.rows[0]) else { continue };
            let Some(cell) = self.at(first, from).filter(|cell| cell.number.is_none()).cloned() else { continue };
            let rows = self.rows[first..].iter_mut().take_while(|(number, _)| *number <= merge.rows[1]);
            for (_, cells) in rows {
                let to = merge.columns[1] as usize;
                cells.resize(cells.len().max(to), KeptCell::default());
                cells[from..to]
                    .iter_mut()
                    .filter(|cell| cell.cell().is_blank())
                    .for_each(|blank| *blank = cell.clone());
            }
        }
    }

    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0)
    }
}

impl Visitor for GridLoader {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.grids.push(Grid {
            name: head.name.clone(),
            is_hidden: head.is_hidden,
            merges: head.merges.clone(),
            rows: Vec::new(),
            lines: std::collections::BTreeMap::new(),
        });
        true
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let Some(grid) = self.grids.last_mut() else { return ControlFlow::Break(()) };
        let kept =
            |cell: &Cell<'_>| KeptCell { text: cell.text.to_owned(), number: cell.number, is_percent: cell.is_percent };
        grid.rows.push((number, cells.iter().take(COLUMNS_MAX).map(kept).collect()));
        if grid.rows.len() < ROWS_MAX { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}
