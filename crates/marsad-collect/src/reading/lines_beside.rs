//! What stands to the right of a table on its rows, a column apart, where its profile keeps something from there: `Sex | Total`.
//! It holds for all of the table, so that it is looked for before the rows are read.
//!
//! Does not hold: what becomes of it, for it is followed and held against the profile as lines above a table are, by `said`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use marsad_model::{CellName, TableLayout};

use super::Context;
use super::outside_lines::OutsideLines;
use super::said::start_of;
use super::sheets::is_like;
use super::siblings;
use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};

/// How many rows of a sheet are looked at.
const ROWS_MAX: u32 = 1_000;

/// Whether a cell stands on the rows of a table, a column apart from it.
pub(super) fn is_beside(layout: &TableLayout, at: CellName) -> bool {
    at.row >= start_of(layout) && first_beside(layout).is_some_and(|first| at.column >= first)
}

/// The first column that is a column apart from a table, counted from 1.
fn first_beside(layout: &TableLayout) -> Option<u32> {
    layout.columns.and_then(|[_, last]| last.checked_add(2))
}

/// The texts beside the tables of each sheet, on the rows of their data: those on other rows are no cells of a table.
pub(super) fn of_file(context: &Context<'_>, content: &mut dyn Content) -> BTreeMap<String, OutsideLines> {
    let mut lines = LinesBeside { all: &context.tables, ..LinesBeside::default() };
    if context.tables.iter().any(keeps_beside) {
        // That a file cannot be read is told when its rows are.
        let _ = formats::visit(&context.profile.format, content, &mut lines);
    }
    lines.found
}

/// Whether a profile keeps something from beside a table.
fn keeps_beside(layout: &TableLayout) -> bool {
    layout.said.iter().any(|said| said.at.is_some_and(|at| is_beside(layout, at)))
}

/// Keeps what stands beside tables.
#[derive(Default)]
struct LinesBeside<'t> {
    all: &'t [TableLayout],
    sheet: String,
    /// The tables of the current sheet of which something is kept.
    tables: Vec<&'t TableLayout>,
    sheets: usize,
    found: BTreeMap<String, OutsideLines>,
}

impl Visitor for LinesBeside<'_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        let is_first = self.sheets == 0;
        self.sheets += 1;
        self.sheet.clone_from(&head.name);
        let is_named = |layout: &&TableLayout| match &layout.sheet {
            None => is_first,
            Some(pattern) => is_like(pattern, &head.name),
        };
        let all = self.all;
        let named: Vec<&TableLayout> = all.iter().filter(is_named).collect();
        let like = siblings::tables_like(all, &head.name).into_iter().filter_map(|at| all.get(at));
        self.tables = if named.is_empty() { like.collect() } else { named };
        self.tables.retain(|layout| keeps_beside(layout));
        !self.tables.is_empty()
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let is_own = |layout: &&&TableLayout| {
            let [from, to] = layout.rows.unwrap_or([layout.header_last().saturating_add(1), u32::MAX]);
            (from..=to.min(ROWS_MAX)).contains(&number)
        };
        let first = self.tables.iter().filter(is_own).filter_map(|layout| first_beside(layout)).min();
        let Some(first) = first.and_then(|first| usize::try_from(first).ok()) else {
            return ControlFlow::Continue(());
        };
        let own = cells.iter().zip(1..).map(|(cell, column)| if column < first { Cell::default() } else { *cell });
        let own: Vec<Cell<'_>> = own.collect();
        if own.iter().any(|cell| !cell.is_blank()) {
            self.found.entry(self.sheet.clone()).or_default().keep(number, &own);
        }
        ControlFlow::Continue(())
    }
}
