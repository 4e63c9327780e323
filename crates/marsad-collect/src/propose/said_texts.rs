//! The texts outside a table that said something of it, as the profile keeps them: whoever reads the next file looks at
//! the same place again.

use marsad_model::{CellName, SaidOf, SaidText};

use super::drafter::Table;
use super::grid::KeptCell;
use super::title::Line;
use crate::values::units::unit_in;

impl Table<'_> {
    /// A line above the table, in the corner of its headers, or among the keys beside it. What stands below it comes too late
    /// for its reader.
    pub(super) fn said(&self, of: SaidOf, line: &str, row: u32) -> Option<SaidText> {
        let headers = self.layout.header_last();
        let beside = self.column_beside(line, row);
        let is_above = beside.is_some() || headers == 0 || row <= headers;
        let column = beside.or_else(|| self.column_of(line, row))?;
        is_above.then(|| SaidText { of, at: Some(CellName { row, column }), text: line.to_owned() })
    }

    /// The column of a text among the keys beside the table, counted from 1.
    fn column_beside(&self, text: &str, row: u32) -> Option<u32> {
        let line = self.grid.beside.iter().find(|line| line.row == row && line.text == text)?;
        u32::try_from(line.column + 1).ok()
    }

    /// A line that is kept as it stands, be it above the headers, among them or right below them.
    pub(super) fn said_as_title(&self, line: &Line) -> Option<SaidText> {
        let column = self.column_of(&line.text, line.row)?;
        let at = Some(CellName { row: line.row, column });
        Some(SaidText { of: SaidOf::Title, at, text: line.text.clone() })
    }

    /// A line below all tables that is a key and its value, be they in one cell or in two; none where it is another line.
    pub(super) fn said_below(&self, of: SaidOf, line: &Line) -> Option<SaidText> {
        let at = CellName { row: line.row, column: line.column as u32 + 1 };
        let is_it = self.title.notes.keys_below().contains(line);
        is_it.then(|| SaidText { of, at: Some(at), text: line.text.clone() })
    }

    /// The name of the sheet.
    pub(super) fn said_by_sheet(&self, of: SaidOf) -> SaidText {
        SaidText { of, at: None, text: self.grid.name.clone() }
    }

    /// The cell among the headers that holds the whole of `header`, or the last of its levels that stands there; of a unit the
    /// level that names it, and not the year below it.
    pub(super) fn said_in_headers(&self, of: &SaidOf, header: &str) -> Option<SaidText> {
        let [first, last] = self.layout.header_rows?;
        let names_unit = |level: &&str| *of == SaidOf::Scale && unit_in(level).is_some();
        let of_unit = header.rsplit(" / ").filter(names_unit);
        let mut levels = std::iter::once(header).chain(of_unit).chain(header.rsplit(" / "));
        levels.find_map(|level| {
            let row = (first..=last).rev().find(|&row| self.column_of(level, row).is_some())?;
            let column = self.column_of(level, row)?;
            Some(SaidText { of: of.clone(), at: Some(CellName { row, column }), text: level.to_owned() })
        })
    }

    /// The column of a text on a row, counted from 1; a line of fixed width is one cell. Where tables stand side by side
    /// under titles of the same words, it is the one over this table.
    fn column_of(&self, text: &str, row: u32) -> Option<u32> {
        if self.grid.lines.contains_key(&row) {
            return Some(1);
        }
        let (_, cells) = self.grid.rows.get(self.grid.place(row)?)?;
        let labels = cells.iter().map(KeptCell::label).zip(1..).filter(|(label, _)| label == text);
        let columns: Vec<u32> = labels.map(|(_, column)| column).collect();
        let own = self.layout.columns.unwrap_or([1, u32::MAX]);
        let is_own = |column: &&u32| (own[0]..=own[1]).contains(*column);
        columns.iter().find(is_own).or(columns.first()).copied()
    }
}
