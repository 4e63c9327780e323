//! The texts of the first rows of the sheets on which tables stand, to look for headers that are not in their place.
//!
//! Does not hold: which headers are looked for, which `moved` and `moved_columns` know.

use std::ops::ControlFlow;

use super::headers::Headers;
use crate::cell::Cell;
use crate::formats::{SheetHead, Visitor};

/// How many rows of a sheet are looked at, and how many of their cells.
const ROWS_MAX: usize = 3_000;
pub(super) const CELLS_MAX: usize = 256;
/// How many rows of all sheets together.
const ROWS_OF_ALL_MAX: usize = 20_000;

/// Keeps the texts of the sheets that are wanted.
pub(super) struct Texts<'w> {
    /// Whether a sheet is wanted, by its number counted from 0 and its head.
    is_wanted: &'w dyn Fn(usize, &SheetHead) -> bool,
    pub sheets: Vec<SheetTexts>,
    rows: usize,
    is_in: bool,
}

/// The first rows of a sheet, by number.
pub(super) struct SheetTexts {
    pub head: SheetHead,
    pub rows: Vec<(u32, Vec<String>)>,
}

impl<'w> Texts<'w> {
    pub(super) fn new(is_wanted: &'w dyn Fn(usize, &SheetHead) -> bool) -> Self {
        Self { is_wanted, sheets: Vec::new(), rows: 0, is_in: false }
    }
}

impl Visitor for Texts<'_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.is_in = (self.is_wanted)(self.sheets.len(), head);
        self.sheets.push(SheetTexts { head: head.clone(), rows: Vec::new() });
        self.is_in
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let Some(sheet) = self.sheets.last_mut().filter(|_| self.is_in) else { return ControlFlow::Continue(()) };
        if sheet.rows.len() < ROWS_MAX && self.rows < ROWS_OF_ALL_MAX {
            self.rows += 1;
            sheet.rows.push((number, cells.iter().take(CELLS_MAX).map(|cell| cell.label().into_owned()).collect()));
        }
        ControlFlow::Continue(())
    }
}

impl SheetTexts {
    /// The text of a cell: the row by its number, the column counted from 0.
    pub(super) fn text(&self, number: u32, at: usize) -> &str {
        self.row(number).get(at).map_or("", String::as_str)
    }

    fn row(&self, number: u32) -> &[String] {
        let place = self.rows.binary_search_by_key(&number, |(row, _)| *row).ok();
        place.map_or(&[][..], |place| self.rows[place].1.as_slice())
    }

    /// Some rows as the headers of a table.
    pub(super) fn headers(&self, [first, last]: [u32; 2]) -> Headers {
        let mut headers = Headers::default();
        (first..=last).for_each(|number| headers.push(number, self.row(number)));
        let below = self.rows.get(self.rows.partition_point(|(number, _)| *number <= last));
        headers.spread(&self.head.merges, below.map_or(0, |(_, cells)| cells.len()));
        headers
    }
}
