//! Rows and columns of a sheet that are hidden, by hand or by a filter, although something stands in them.
//!
//! They are read like the others: whoever sent them may not have meant to, and is told. Not here: sheets that are hidden,
//! which their heads say.

use std::collections::{BTreeSet, HashSet};

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::{COLUMNS_MAX, ROWS_MAX};
use crate::cell::Cell;

/// The hidden rows and columns of a sheet, counted from 1, and those of them in which something stands.
#[derive(Debug, Default)]
pub(super) struct HiddenPlaces {
    rows: HashSet<u32>,
    columns: HashSet<u32>,
    first_row: Option<u32>,
    rows_held: u64,
    columns_held: BTreeSet<u32>,
}

impl HiddenPlaces {
    pub(super) fn hide_row(&mut self, row: u32) {
        if (1..=ROWS_MAX).contains(&row) {
            self.rows.insert(row);
        }
    }

    /// Hides columns, both ends in.
    pub(super) fn hide_columns(&mut self, [first, last]: [u32; 2]) {
        let most = u32::try_from(COLUMNS_MAX).unwrap_or(u32::MAX);
        self.columns.extend(first.max(1)..=last.min(most));
    }

    /// Takes a row in which something stands.
    pub(super) fn take(&mut self, row: u32, cells: &[Cell<'_>]) {
        if self.rows.contains(&row) {
            self.first_row = self.first_row.or(Some(row));
            self.rows_held += 1;
        }
        if !self.columns.is_empty() {
            let held = (1..).zip(cells).filter(|(column, cell)| self.columns.contains(column) && !cell.is_blank());
            self.columns_held.extend(held.map(|(column, _)| column));
        }
    }

    /// What is told of the sheet: once of its rows and once of its columns.
    pub(super) fn tell(&self, sheet: &str) -> Vec<Finding> {
        let place = |row, column| Place { sheet: sheet.to_owned(), row, column, ..Place::default() };
        let told = |(what, count): (&str, u64), place: Place| {
            Finding::new(FindingCode::ShownDiffers, Severity::Note, place).with("what", what).with("numbers", count)
        };
        let of_rows = self.first_row.map(|row| told(("hidden-rows", self.rows_held), place(Some(row), None)));
        let columns = self.columns_held.len() as u64;
        let first = self.columns_held.first().copied();
        let of_columns = first.map(|column| told(("hidden-columns", columns), place(None, Some(column))));
        of_rows.into_iter().chain(of_columns).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::HiddenPlaces;
    use crate::cell::Cell;

    #[test]
    fn hidden_rows_and_columns_are_told_once_where_something_stands_in_them() {
        let mut hidden = HiddenPlaces::default();
        hidden.hide_row(2);
        hidden.hide_row(4);
        hidden.hide_columns([2, u32::MAX]);
        let cells = [Cell::text("a"), Cell::default(), Cell::text("b")];
        (1..4).for_each(|row| hidden.take(row, &cells));
        let told: Vec<_> = hidden
            .tell("S")
            .into_iter()
            .map(|found| (found.arguments["what"].clone(), found.arguments["numbers"].clone(), found.place.row))
            .collect();
        let of = |what: &str, row| (what.to_owned(), "1".to_owned(), row);
        assert_eq!(told, [of("hidden-rows", Some(2)), of("hidden-columns", None)]);
        assert!(HiddenPlaces::default().tell("S").is_empty());
    }
}
