//! What ends with a tag of an open document: a cell is kept with its row, and a row that is complete is shown.

use std::ops::ControlFlow;

use super::{Document, REPEATED_MAX};
use crate::cell::Cell;
use crate::formats::ods_row::{Held, Row};
use crate::formats::{CELL_CHARACTERS_MAX, COLUMNS_MAX, MERGES_MAX, Merge, ROW_BYTES_MAX, ROWS_MAX};

/// How many merged blocks all sheets may have together.
const MERGES_ALL_MAX: usize = 1_000_000;

impl Document<'_> {
    pub(super) fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "text:p" | "text:h" => {
                if let Some(cell) = self.cell() {
                    cell.inside = cell.inside.saturating_sub(1);
                }
            }
            "text:span" => {
                if let Some(cell) = self.cell() {
                    cell.spans.pop();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "table:table" => self.end_sheet(),
            _ => self.styles.end(name),
        }
    }

    fn end_sheet(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.findings.extend(sheet.hidden.tell(&sheet.name));
        }
    }

    fn end_cell(&mut self) {
        let Some(row) = self.row() else { return };
        let Some(cell) = row.cell.take() else { return };
        let column = row.next_column;
        row.next_column = column.saturating_add(cell.repeated);
        let (is_cut, is_struck) = (cell.is_cut, cell.is_struck);
        let span = [cell.rows, cell.columns];
        let repeated = cell.repeated;
        let Some(value) = cell.value() else {
            return self.merge(column, span);
        };
        let room = (COLUMNS_MAX as u64).saturating_sub(column);
        row.bytes += value.bytes();
        let is_full = row.bytes > ROW_BYTES_MAX;
        if room > 0 && !is_full {
            let repeated = repeated.min(room) as usize;
            row.cells.push(Held { column: column as usize, repeated, is_struck, value });
        }
        if repeated > room {
            self.too_large("columns", COLUMNS_MAX as u64);
        }
        if is_cut || is_full {
            self.too_large("cell", CELL_CHARACTERS_MAX as u64);
        }
        self.merge(column, span);
    }

    /// Keeps the block that a cell spans, while the heads of sheets are read.
    fn merge(&mut self, column: u64, [rows, columns]: [u64; 2]) {
        let Some(sheet) = self.sheet.as_ref().filter(|_| self.visitor.is_none() && (rows > 1 || columns > 1)) else {
            return;
        };
        let to = |from: u64, count: u64, most: u64| from.saturating_add(count.max(1) - 1).min(most);
        let bottom = to(sheet.next_row, rows, ROWS_MAX.into());
        let left = column.saturating_add(1);
        let right = to(left, columns, COLUMNS_MAX as u64);
        let place = [sheet.next_row, bottom, left, right].map(|place| u32::try_from(place).unwrap_or(u32::MAX));
        let merge = Merge::new([place[0], place[1]], [place[2], place[3]]);
        let (Some(merge), Some(head)) = (merge, self.heads.get_mut(self.sheets - 1)) else { return };
        if head.merges.len() < MERGES_MAX && self.merges < MERGES_ALL_MAX {
            head.merges.push(merge);
            self.merges += 1;
        } else {
            self.too_large("merges", MERGES_MAX as u64);
        }
    }

    /// Shows a row that is complete.
    fn end_row(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let Some(row) = sheet.row.take() else { return };
        let first = sheet.next_row;
        let is_shown = sheet.is_wanted && !row.cells.is_empty();
        if is_shown && self.show(&row, first).is_break() {
            self.sheet.iter_mut().for_each(|sheet| sheet.is_wanted = false);
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.next_row = first.saturating_add(row.repeated);
        }
    }

    fn show(&mut self, row: &Row, first: u64) -> ControlFlow<()> {
        let columns = self.sheet.as_ref().map(|sheet| &sheet.columns);
        let cells = row.cells(columns);
        if cells.iter().all(Cell::is_blank) {
            return ControlFlow::Continue(());
        }
        let width = cells.len() as u64;
        let held = row.cells.iter().map(|held| held.repeated as u64).sum::<u64>();
        for time in 0..row.repeated {
            let number = first.saturating_add(time);
            if number > u64::from(ROWS_MAX) {
                self.too_large("rows", ROWS_MAX.into());
                return ControlFlow::Break(());
            }
            let blanks = self.blanks_left.checked_sub(width - held.min(width));
            let repeated = self.repeated_left.checked_sub(if time == 0 { row.cost(1) } else { row.cost(0) });
            let (Some(blanks), Some(repeated)) = (blanks, repeated) else {
                self.too_large("cells", REPEATED_MAX);
                return ControlFlow::Continue(());
            };
            (self.blanks_left, self.repeated_left) = (blanks, repeated);
            if let Some(sheet) = &mut self.sheet {
                if row.is_hidden {
                    sheet.hidden.hide_row(number as u32);
                }
                sheet.hidden.take(number as u32, &cells);
            }
            if let Some(visitor) = &mut self.visitor {
                visitor.row(number as u32, &cells)?;
            }
        }
        ControlFlow::Continue(())
    }
}
