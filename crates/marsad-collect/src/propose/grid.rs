//! A file as grids of cells, to be looked at from all sides.

use std::ops::ControlFlow;

use super::kind::is_year_number;
use super::title::Line;
use crate::cell::{Cell, is_drawn_row};
use crate::formats::{Merge, SheetHead, Visitor};

/// How many rows from the start of a sheet are looked at to propose a profile.
const ROWS_MAX: usize = 20_000;
/// How many rows are drawn from the rest of a sheet: a column may be blank for long before it says something.
const DRAWN_MAX: usize = 10_000;
/// How many columns of a sheet are looked at.
const COLUMNS_MAX: usize = 2_000;
/// How many cells of a file are kept, blank ones too: each takes some fifty bytes beside its text.
const CELLS_MAX: usize = 3_000_000;

/// A cell with what it needs to live longer than its row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeptCell {
    pub text: String,
    pub number: Option<f64>,
    pub is_percent: bool,
    /// Whether its number stands where only words do, and is read as one: a year of which two digits were swapped, a day.
    pub is_word: bool,
    /// Which words of its sheet stood beside its number, counted from 1; 0 where none did.
    pub beside: u8,
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
    /// The columns in which marks stood that repeat the word above them.
    pub dittos: std::collections::BTreeSet<usize>,
    /// The different words of units that stood beside its numbers.
    pub words: Vec<String>,
    /// The keys and values that stood beside its tables, a column apart, and are no cells of theirs.
    pub beside: Vec<Line>,
}

/// Keeps the rows of a file.
#[derive(Default)]
pub(super) struct GridLoader {
    pub grids: Vec<Grid>,
    /// How many rows of the sheet were shown.
    shown: usize,
    /// Beyond the first rows, one in so many is kept.
    step: usize,
    /// How many cells are kept of all sheets.
    cells: usize,
    /// The name of the sheet and the first row that was not kept, once there were too many cells.
    pub full_at: Option<(String, u32)>,
}

impl KeptCell {
    pub(super) fn cell(&self) -> Cell<'_> {
        Cell { text: &self.text, number: self.number, is_percent: self.is_percent, ..Cell::default() }
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

    /// The text at a place, empty where the cell is blank.
    pub(super) fn label(&self, place: usize, column: usize) -> String {
        self.at(place, column).map(KeptCell::label).unwrap_or_default()
    }

    /// The number of the row at a place of the list.
    pub(super) fn number(&self, place: usize) -> Option<u32> {
        self.rows.get(place).map(|(number, _)| *number)
    }

    /// The place in the list of the row with this number.
    pub(super) fn place(&self, number: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&number, |(row, _)| *row).ok()
    }

    /// The rows with numbers from the first to the last of `numbers`.
    pub(super) fn between(&self, [first, last]: [u32; 2]) -> &[(u32, Vec<KeptCell>)] {
        let from = self.rows.partition_point(|(row, _)| *row < first);
        let to = self.rows.partition_point(|(row, _)| *row <= last);
        self.rows.get(from..to).unwrap_or_default()
    }

    /// Leaves out the lines that are drawn with characters, `-----`, as the reader of rows does: below headers they would be
    /// the only texts of columns whose cells are blank yet.
    pub(super) fn leave_out_drawn_rows(&mut self) {
        self.rows.retain(|(_, cells)| !is_drawn_row(cells.iter().map(KeptCell::cell)));
    }

    /// Writes a text that stands in merged cells into each of them, as the reader of rows does for labels.
    pub(super) fn spread(&mut self) {
        const COLUMNS_MAX: u32 = 4;
        for merge in self.merges.clone().iter().filter(|merge| merge.columns[1] - merge.columns[0] < COLUMNS_MAX) {
            let from = merge.columns[0] as usize - 1;
            let Some(first) = self.place(merge.rows[0]) else { continue };
            if self.is_heading(merge, first) || self.is_over_headers(merge, first) {
                continue;
            }
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

    /// Whether a merged cell is the only one of its row, above a label with numbers beside it in its columns: a heading of
    /// the rows below it, and no header of columns. Years beside a label may be headers.
    fn is_heading(&self, merge: &Merge, place: usize) -> bool {
        const ROWS_BELOW: usize = 3;
        let [from, to] = [merge.columns[0] as usize - 1, merge.columns[1] as usize];
        let is_alone = |row: usize| {
            let cells = self.rows.get(row).map_or(&[][..], |(_, cells)| cells.as_slice());
            cells.iter().enumerate().all(|(column, cell)| column == from || cell.cell().is_blank())
        };
        let number = |row: usize, column: usize| self.at(row, column).and_then(|cell| cell.number);
        // A second heading may stand between the first and its rows.
        let Some(row) = (place + 1..=place + ROWS_BELOW).find(|&row| !is_alone(row)) else { return false };
        let has_label = self.at(row, from).is_some_and(|cell| cell.number.is_none()) || self.is_counted([row, from]);
        let mut numbers = (from + 1..to).filter_map(|column| number(row, column));
        let is_one_row = merge.rows[0] == merge.rows[1];
        is_one_row && is_alone(place) && has_label && numbers.any(|number| !is_year_number(number))
    }

    /// Whether the number of a month or quarter is the label of its row: in a row of headers the cells beside it count on.
    fn is_counted(&self, [row, column]: [usize; 2]) -> bool {
        let number = |column: usize| self.at(row, column).and_then(|cell| cell.number);
        let goes_on = |own: f64| {
            let next = number(column + 1) == Some(own + 1.0);
            next && number(column + 2).is_none_or(|after| after == own + 2.0)
        };
        number(column).is_some_and(|own| own.fract() == 0.0 && (1.0..=12.0).contains(&own) && !goes_on(own))
    }

    /// Whether a merged cell stands over the whole width of headers that begin with that of the labels, as a title does:
    /// spread over them, it would be one more header of the labels, and the row below it one of their rows.
    fn is_over_headers(&self, merge: &Merge, place: usize) -> bool {
        const ROWS_BELOW: usize = 4;
        let [from, to] = [merge.columns[0] as usize - 1, merge.columns[1] as usize];
        let is_filled = |row: usize, column: usize| self.at(row, column).is_some();
        let is_text = |row: usize| self.at(row, from).is_some_and(|cell| cell.number.is_none());
        let headers = place + 1;
        let is_bounded =
            |row: usize| !is_filled(row, to) && !from.checked_sub(1).is_some_and(|left| is_filled(row, left));
        let is_width =
            is_bounded(place) && is_bounded(headers) && (from + 1..to).any(|column| is_filled(headers, column));
        let is_value = |cell: &KeptCell| cell.number.is_some_and(|number| !is_year_number(number));
        let has_values = |row: &usize| (from + 1..to).any(|column| self.at(*row, column).is_some_and(is_value));
        let first = (headers..=headers + ROWS_BELOW).find(has_values);
        let is_repeated = self.label(headers, from) == self.label(place, from);
        let is_of_labels = is_text(headers) && first.is_some_and(|first| first > headers && is_text(first));
        merge.rows[0] == merge.rows[1] && is_width && is_of_labels && !is_repeated
    }

    /// A place as people name it: `Feuil1 C5`; only the column where no row is meant.
    pub(super) fn spot(&self, row: Option<u32>, column: usize) -> String {
        let row = row.map_or_else(String::new, |row| row.to_string());
        let cell = format!("{}{row}", letters(column));
        if self.name.is_empty() { cell } else { format!("{} {cell}", self.name) }
    }
}

/// The letters of a column, counted from 0.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl GridLoader {
    /// Whether the next row is kept.
    fn is_kept(&mut self) -> bool {
        self.shown += 1;
        self.shown <= ROWS_MAX || (self.shown - ROWS_MAX).is_multiple_of(self.step.max(1))
    }

    /// Whether a row is one too many; the first such row is where the file is full.
    fn is_full(&mut self, number: u32, cells: usize) -> bool {
        self.cells += cells.min(COLUMNS_MAX);
        if self.cells > CELLS_MAX && self.full_at.is_none() {
            let sheet = self.grids.last().map(|grid| grid.name.clone()).unwrap_or_default();
            self.full_at = Some((sheet, number));
        }
        self.full_at.is_some()
    }
}

/// As much of a text as tells what it is: a draft asks no more, and many long texts would fill the memory.
fn shortened(text: &str) -> String {
    const CHARACTERS_MAX: usize = 300;
    text.char_indices().nth(CHARACTERS_MAX).map_or(text, |(end, _)| &text[..end]).to_owned()
}

impl Visitor for GridLoader {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        (self.shown, self.step) = (0, 1);
        self.grids.push(Grid {
            name: head.name.clone(),
            is_hidden: head.is_hidden,
            merges: head.merges.clone(),
            rows: Vec::new(),
            lines: std::collections::BTreeMap::new(),
            dittos: std::collections::BTreeSet::new(),
            words: Vec::new(),
            beside: Vec::new(),
        });
        true
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let is_kept = self.is_kept() && !self.is_full(number, cells.len());
        let Some(grid) = self.grids.last_mut() else { return ControlFlow::Break(()) };
        if !is_kept {
            return ControlFlow::Continue(());
        }
        let kept = |cell: &Cell<'_>| KeptCell {
            text: shortened(&cell.left()),
            number: cell.number,
            is_percent: cell.is_percent,
            is_word: false,
            beside: 0,
        };
        grid.rows.push((number, cells.iter().take(COLUMNS_MAX).map(kept).collect()));
        if grid.rows.len() >= ROWS_MAX + DRAWN_MAX {
            let mut at = 0;
            grid.rows.retain(|_| {
                at += 1;
                at <= ROWS_MAX || at % 2 == 0
            });
            self.step = self.step.max(1) * 2;
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::{CELLS_MAX, COLUMNS_MAX, Grid, GridLoader, ROWS_MAX};
    use crate::cell::Cell;
    use crate::formats::{SheetHead, Visitor as _};

    #[test]
    fn rows_are_drawn_from_the_whole_of_a_long_sheet() {
        let mut loader = GridLoader::default();
        loader.sheet(&SheetHead::default());
        for number in 1..=100_000 {
            assert!(loader.row(number, &[Cell::text("x")]).is_continue());
        }
        let rows = &loader.grids[0].rows;
        assert!(rows.len() < 30_000 && rows.last().is_some_and(|(number, _)| *number > 99_900));
        assert_eq!(rows[ROWS_MAX - 1].0, ROWS_MAX as u32);
    }

    #[test]
    fn a_file_with_too_many_cells_is_full_at_a_row_that_can_be_told() {
        let mut loader = GridLoader::default();
        let mut kept = 0;
        for sheet in ["A", "B"] {
            loader.sheet(&SheetHead::new(sheet.to_owned(), false, Vec::new()));
            kept += (1..=1_000).filter(|&number| !loader.is_full(number, COLUMNS_MAX + 9)).count();
        }
        assert_eq!(kept, CELLS_MAX / COLUMNS_MAX);
        assert_eq!(loader.full_at, Some(("B".to_owned(), 501)));
    }

    #[test]
    fn a_place_is_named_as_in_a_workbook() {
        let grid = Grid { name: "Feuil1".to_owned(), ..Grid::default() };
        assert_eq!((grid.spot(Some(5), 2), grid.spot(None, 27)), ("Feuil1 C5".to_owned(), "Feuil1 AB".to_owned()));
    }
}
