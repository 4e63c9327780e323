//! The lines outside the tables of a text of fixed width as they stand: its titles and legends, which the places of columns
//! would cut.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use marsad_model::{FileFormat, TableLayout};

use super::Context;
use super::outside_lines::ROWS_MAX;
use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};

/// The lines outside the tables by their numbers; none where a format has no places at which it cuts.
pub(super) fn of_file(context: &Context<'_>, content: &mut dyn Content) -> BTreeMap<u32, String> {
    let FileFormat::FixedWidth { encoding, .. } = &context.profile.format else { return BTreeMap::new() };
    let whole = FileFormat::FixedWidth { widths: vec![u16::MAX], encoding: encoding.clone() };
    let mut lines = WholeLines { tables: &context.tables, lines: BTreeMap::new() };
    // That a file cannot be read is told when its rows are.
    let _ = formats::visit(&whole, content, &mut lines);
    lines.lines
}

struct WholeLines<'t> {
    tables: &'t [TableLayout],
    lines: BTreeMap<u32, String>,
}

impl WholeLines<'_> {
    /// Whether a table goes on to the end of the file from above a row.
    fn is_open_above(&self, number: u32) -> bool {
        self.tables.iter().any(|table| table.rows.is_none() && table.header_last() < number)
    }
}

impl Visitor for WholeLines<'_> {
    fn sheet(&mut self, _: &SheetHead) -> bool {
        true
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        if self.is_open_above(number) || self.lines.len() >= ROWS_MAX {
            return ControlFlow::Break(());
        }
        let is_within = |table: &TableLayout| table.rows.is_some_and(|[first, last]| (first..=last).contains(&number));
        if let Some(cell) = cells.first().filter(|_| !self.tables.iter().any(is_within)) {
            self.lines.insert(number, cell.text.to_owned());
        }
        ControlFlow::Continue(())
    }
}
