//! Numbers on a sheet that no table of the profile takes, told block by block.
//!
//! A profile says in which rows and columns a table stands. When the next file has one country more, its numbers stand
//! outside, and nothing in the table is wrong. A block that adjoins a table is likely its growth; any other may be a
//! table of its own. A lone number far from every table is a year of a title or the number of a page.

use marsad_model::{Finding, FindingCode, NumberMarks, Place, Severity, TableLayout};

use crate::cell::Cell;
use crate::values::numbers::{self, Written};
use crate::values::words_beside;

/// A block goes on after so many rows without a number.
const GAP_ROWS: u32 = 1;
/// How many blocks of a sheet are told one by one.
const BLOCKS_MAX: usize = 200;
/// Longer texts are no numbers.
const NUMBER_BYTES_MAX: usize = 40;

/// Where a table stands on its sheet; rows and columns counted from 1, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    header_last: u32,
    rows: [u32; 2],
    columns: [u32; 2],
    /// Whether words of a unit stand beside its numbers.
    has_words: bool,
}

/// A side of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Below,
    Right,
    Above,
}

/// Numbers that stand together and were not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    first: (u32, u32),
    last_row: u32,
    columns: [u32; 2],
    numbers: u64,
    /// The table that it adjoins, and at which side.
    beside: Option<(Extent, Side)>,
}

/// The numbers of a sheet that no table takes.
#[derive(Debug, Default)]
pub(super) struct Unread {
    /// Blocks that may go on, and those that have ended.
    open: Vec<Block>,
    ended: Vec<Block>,
    /// How many ended that are only counted.
    more: u64,
    /// How many numbers all that ended have.
    numbers: u64,
    tables: Vec<Extent>,
    marks: NumberMarks,
}

impl Extent {
    pub(super) fn of(layout: &TableLayout) -> Self {
        let header_last = layout.header_last();
        Self {
            header_last,
            rows: layout.rows.unwrap_or([header_last.saturating_add(1), u32::MAX]),
            columns: layout.columns.unwrap_or([1, u32::MAX]),
            has_words: !layout.words_beside.is_empty(),
        }
    }

    fn side(&self, row: u32, column: u32) -> Option<Side> {
        let is_within = |at: u32, [first, last]: [u32; 2]| (first..=last).contains(&at);
        if is_within(column, self.columns) {
            let is_below = self.rows[1].checked_add(1) == Some(row);
            let is_above = row.checked_add(1) == Some(self.rows[0]) && row > self.header_last;
            return if is_below { Some(Side::Below) } else { is_above.then_some(Side::Above) };
        }
        let is_right = is_within(row, self.rows) && self.columns[1].checked_add(1) == Some(column);
        is_right.then_some(Side::Right)
    }
}

impl Unread {
    /// The unread numbers of a sheet with these tables.
    pub(super) fn new(marks: NumberMarks, tables: Vec<Extent>) -> Self {
        Self { marks, tables, ..Self::default() }
    }

    /// A table has grown to a row.
    pub(super) fn extend(&mut self, table: usize, last: u32) {
        if let Some(extent) = self.tables.get_mut(table) {
            extent.rows[1] = last;
        }
    }

    /// Looks at the cells of a row; `is_taken` says of a place whether a table takes what stands there.
    pub(super) fn row(&mut self, row: u32, cells: &[Cell<'_>], is_taken: &dyn Fn(usize) -> bool) {
        let mut runs: Vec<Block> = Vec::new();
        let has_words = self.tables.iter().any(|table| table.has_words);
        let is_open = |cell: &Cell<'_>| is_number(cell, self.marks) || has_words && is_counted(cell, self.marks);
        for (at, cell) in cells.iter().enumerate() {
            let is_empty = cell.text.is_empty() && cell.number.is_none();
            if is_empty || is_taken(at) || !is_open(cell) {
                continue;
            }
            let column = at as u32 + 1;
            let beside = self.tables.iter().find_map(|table| Some((*table, table.side(row, column)?)));
            let number = Block { first: (row, column), last_row: row, columns: [column; 2], numbers: 1, beside };
            add(&mut runs, number);
        }
        if !runs.is_empty() {
            self.join(row, runs);
        }
    }

    /// Joins the numbers of a row with the blocks above them.
    fn join(&mut self, row: u32, runs: Vec<Block>) {
        let goes_on = |block: &Block| block.last_row.saturating_add(1 + GAP_ROWS) >= row;
        let (mut all, ended): (Vec<Block>, Vec<Block>) = self.open.drain(..).partition(goes_on);
        ended.into_iter().for_each(|block| self.end(block));
        all.extend(runs);
        all.sort_by_key(|block| block.columns[0]);
        all.into_iter().for_each(|block| add(&mut self.open, block));
    }

    /// A lone number that adjoins no table is not told.
    fn end(&mut self, block: Block) {
        let is_told = block.numbers > 1 || block.beside.is_some();
        self.numbers += if is_told { block.numbers } else { 0 };
        if is_told && self.ended.len() < BLOCKS_MAX {
            self.ended.push(block);
        } else {
            self.more += u64::from(is_told);
        }
    }

    /// What is told of the sheet, and how many numbers it is about, with those of blocks that are only counted.
    pub(super) fn finish(mut self, file: &str, sheet: &str) -> (Vec<Finding>, u64) {
        std::mem::take(&mut self.open).into_iter().for_each(|block| self.end(block));
        let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
        let mut told: Vec<Finding> = self.ended.iter().map(|block| block.finding(place.clone())).collect();
        if let Some(last) = told.last_mut() {
            last.more = self.more;
        }
        (told, self.numbers)
    }
}

/// Adds a block to others in the order of their columns; one that touches the last goes on with it.
fn add(blocks: &mut Vec<Block>, block: Block) {
    match blocks.last_mut().filter(|last| block.columns[0] <= last.columns[1].saturating_add(1)) {
        Some(last) => *last = last.with(&block),
        None => blocks.push(block),
    }
}

impl Block {
    /// This block with another that touches it.
    fn with(self, other: &Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last_row: self.last_row.max(other.last_row),
            columns: [self.columns[0].min(other.columns[0]), self.columns[1].max(other.columns[1])],
            numbers: self.numbers + other.numbers,
            beside: self.beside.or(other.beside),
        }
    }

    fn finding(&self, place: Place) -> Finding {
        let (row, column) = self.first;
        let place = Place { row: Some(row), column: Some(column), ..place };
        let severity = if self.beside.is_some() { Severity::Warning } else { Severity::Note };
        let (side, setting) = match self.beside {
            Some((table, Side::Below)) => ("below", written("rows", [table.rows[0], self.last_row])),
            Some((table, Side::Above)) => ("above", written("rows", [row, table.rows[1]])),
            Some((table, Side::Right)) => ("right", written("columns", [table.columns[0], self.columns[1]])),
            None => ("none", String::new()),
        };
        let finding = Finding::new(FindingCode::UnreadNumbers, severity, place);
        let amount = if self.numbers == 1 { "one" } else { "more" };
        finding.with("numbers", self.numbers).with("amount", amount).with("side", side).with("setting", setting)
    }
}

/// What the profile would say of a table that has grown.
fn written(what: &str, [first, last]: [u32; 2]) -> String {
    format!("{what} = [{first}, {last}]")
}

/// Whether a cell holds a number, be it written as text.
pub(super) fn is_number(cell: &Cell<'_>, marks: NumberMarks) -> bool {
    if cell.number.is_some() || cell.is_long() {
        return cell.number.is_some();
    }
    let label = cell.label();
    let may_be = |text: &str| {
        let begins = text.trim_start().chars().next().is_some_and(|c| c.is_numeric() || "-−+(".contains(c));
        begins && text.len() <= NUMBER_BYTES_MAX
    };
    may_be(&label) && numbers::read(&label, marks) != Written::Nothing
}

/// Whether a cell holds a number with words of a unit beside it, `12 pers.`
pub(super) fn is_counted(cell: &Cell<'_>, marks: NumberMarks) -> bool {
    let is_read = |number: &str| numbers::read(number, marks) != Written::Nothing;
    let is_text = cell.number.is_none() && !cell.is_long();
    is_text && words_beside::split(&cell.label()).is_some_and(|counted| is_read(counted.number))
}

#[cfg(test)]
mod tests {
    use marsad_model::{NumberMarks, Severity, TableLayout};

    use super::{Extent, Unread};
    use crate::cell::Cell;

    /// What is told of a sheet with a table in rows 2 to 3 and columns 1 to 2: first cell, numbers, side and setting.
    #[track_caller]
    fn check(rows: &[(u32, &[&str])], expected: &[(u32, u32, u64, &str, &str)]) {
        let layout = TableLayout {
            header_rows: Some([1, 1]),
            rows: Some([2, 3]),
            columns: Some([1, 2]),
            ..TableLayout::empty()
        };
        let mut unread = Unread::new(NumberMarks::default(), vec![Extent::of(&layout)]);
        for (number, texts) in rows {
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::text(text)).collect();
            let is_taken = |at: usize| *number <= 3 && at < 2;
            unread.row(*number, &cells, &is_taken);
        }
        let found: Vec<(u32, u32, u64, String, String)> = unread
            .finish("f", "s")
            .0
            .into_iter()
            .map(|finding| {
                assert_eq!(finding.severity == Severity::Warning, finding.arguments["side"] != "none");
                let of = |name: &str| finding.arguments[name].clone();
                let (row, column) = (finding.place.row.unwrap(), finding.place.column.unwrap());
                (row, column, of("numbers").parse().unwrap(), of("side"), of("setting"))
            })
            .collect();
        let found: Vec<(u32, u32, u64, &str, &str)> = found
            .iter()
            .map(|(row, column, numbers, side, setting)| (*row, *column, *numbers, &**side, &**setting))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_table_that_grew_is_told_with_what_to_change() {
        check(&[(3, &["a", "1"]), (4, &["b", "2"])], &[(4, 2, 1, "below", "rows = [2, 4]")]);
        check(&[(2, &["a", "1", "7"]), (3, &["b", "2", "8"])], &[(2, 3, 2, "right", "columns = [1, 3]")]);
        check(&[(3, &["a", "1"]), (4, &["b", "2"]), (5, &["c", "٣"])], &[(4, 2, 2, "below", "rows = [2, 5]")]);
    }

    #[test]
    fn another_block_is_told_once_and_a_lone_number_is_none() {
        check(&[(9, &["x", "1 200", "3"]), (10, &["y", "", "4"]), (12, &["z", "5"])], &[(9, 2, 4, "none", "")]);
        check(&[(7, &["Page", "1"]), (20, &["2023"])], &[]);
        check(&[(9, &["1", "2", "", "", "5", "6"])], &[(9, 1, 2, "none", ""), (9, 5, 2, "none", "")]);
        check(&[(9, &["1", "", "3"]), (10, &["4", "5", "6"])], &[(9, 1, 5, "none", "")]);
    }

    #[test]
    fn what_a_table_takes_is_not_told() {
        check(&[(2, &["a", "1"]), (3, &["b", "2"])], &[]);
    }

    #[test]
    fn numbers_with_words_beside_them_are_told_where_those_of_the_table_have_such() {
        let told = |layout: &TableLayout| {
            let mut unread = Unread::new(NumberMarks::default(), vec![Extent::of(layout)]);
            unread.row(4, &[Cell::text("b"), Cell::text("2 pers.")], &|_| false);
            unread.finish("f", "s").0.len()
        };
        let layout = TableLayout { rows: Some([2, 3]), columns: Some([1, 2]), ..TableLayout::empty() };
        assert_eq!(told(&layout), 0);
        assert_eq!(told(&TableLayout { words_beside: vec!["pers.".to_owned()], ..layout }), 1);
    }
}
