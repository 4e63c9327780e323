//! The tables of a sheet that the profile says are not read, such as percentages beside counts, known again by their title
//! and their headers wherever they stand.
//!
//! A table begins at its headers and ends where its rows do: what stands below it is told like everything that nobody
//! described.

use marsad_model::{Finding, FindingCode, NumberMarks, Place, Severity, TableNotRead};

use super::outside_lines::masked;
use super::unread::is_number;
use crate::cell::Cell;

/// How many rows without a number a table may have between two with numbers.
const GAP_ROWS: u32 = 1;
/// The signs of percentages, which no other comparison of texts looks at.
const PERCENT_SIGNS: [char; 3] = ['%', '٪', '‰'];

/// The tables of a sheet that are not read.
#[derive(Debug, Default)]
pub(super) struct TablesNotRead<'a> {
    tables: Vec<Table<'a>>,
    marks: NumberMarks,
    /// The columns, counted from 0, in which the numbers of the current row are not read.
    left_out: Vec<[usize; 2]>,
    findings: Vec<Finding>,
}

#[derive(Debug)]
struct Table<'a> {
    said: &'a TableNotRead,
    title: Option<String>,
    headers: Vec<Vec<String>>,
    state: State,
}

/// Where the reader stands.
#[derive(Clone, Copy, Debug)]
enum State {
    /// Before the table: whether its title has come, how many rows of its headers, and over which columns.
    Before { has_title: bool, rows: usize, columns: [usize; 2] },
    /// Among its rows: its columns, and the last row with a number, or that of its headers.
    Within { columns: [usize; 2], last_row: u32 },
}

const START: State = State::Before { has_title: false, rows: 0, columns: [usize::MAX, 0] };

/// What stands in a row outside the tables that are read.
struct Row<'r> {
    number: u32,
    labels: &'r [(usize, String)],
    /// The numbers, with the columns in which they stand.
    numbers: &'r [(usize, f64)],
}

impl<'a> TablesNotRead<'a> {
    pub(super) fn new(said: impl Iterator<Item = &'a TableNotRead>, marks: NumberMarks) -> Self {
        let keys = |texts: &Vec<String>| once_each(texts.iter().map(|text| key(text)));
        let table = |said: &'a TableNotRead| Table {
            said,
            title: said.title.as_deref().map(key),
            headers: said.headers.iter().map(keys).filter(|row| !row.is_empty()).collect(),
            state: START,
        };
        Self { tables: said.map(table).filter(|table| !table.headers.is_empty()).collect(), marks, ..Self::default() }
    }

    /// Looks at a row; `is_taken` says of a place whether it belongs to a table that is read.
    pub(super) fn row(&mut self, number: u32, cells: &[Cell<'_>], is_taken: &dyn Fn(usize) -> bool) {
        self.left_out.clear();
        if self.tables.is_empty() {
            return;
        }
        let own = || cells.iter().enumerate().filter(move |(at, cell)| !cell.is_blank() && !is_taken(*at));
        let labels: Vec<(usize, String)> = own().map(|(at, cell)| (at, key(&cell.label()))).collect();
        let marks = self.marks;
        let numbers = own().filter(|(_, cell)| is_number(cell, marks));
        let numbers: Vec<(usize, f64)> = numbers.map(|(at, cell)| (at, worth(cell))).collect();
        let row = Row { number, labels: &labels, numbers: &numbers };
        for table in &mut self.tables {
            let was_before = matches!(table.state, State::Before { .. });
            table.row(&row);
            match table.state {
                // Years in headers are no numbers that anybody must read.
                State::Before { rows: 1.., columns, .. } => self.left_out.push(columns),
                State::Before { .. } => {}
                State::Within { columns, .. } => {
                    self.left_out.push(columns);
                    self.findings.extend(was_before.then(|| table.finding((number, columns[0]))));
                }
            }
        }
    }

    /// Whether what stands at a place of the current row is a number of such a table.
    pub(super) fn has(&self, at: usize) -> bool {
        self.left_out.iter().any(|[first, last]| (*first..=*last).contains(&at))
    }

    /// What is told of the tables that were found.
    pub(super) fn finish(self, file: &str, sheet: &str) -> Vec<Finding> {
        let mut findings = self.findings;
        for finding in &mut findings {
            file.clone_into(&mut finding.place.file);
            sheet.clone_into(&mut finding.place.sheet);
        }
        findings
    }
}

impl Table<'_> {
    /// That it was found, and is not read.
    fn finding(&self, (row, at): (u32, usize)) -> Finding {
        let place = Place { row: Some(row), column: Some(at as u32 + 1), ..Place::default() };
        Finding::new(FindingCode::SkippedByProfile, Severity::Note, place).with_value(self.said.name())
    }

    fn row(&mut self, row: &Row<'_>) {
        if let State::Within { columns, last_row } = self.state {
            match goes_on(row, columns, last_row) {
                Some(last_row) => return self.state = State::Within { columns, last_row },
                None => self.state = START,
            }
        }
        let State::Before { has_title, rows, columns } = self.state else { return };
        let is_headed = has_title || self.title.is_none();
        let found = |rows: usize| self.headers.get(rows).and_then(|header| columns_of(header, row.labels));
        // Where the second row of headers is another, the first may come again.
        let begun = found(rows).map(|found| (rows + 1, columns, found));
        let begun = begun.or_else(|| found(0).map(|found| (1, [usize::MAX, 0], found)));
        self.state = match begun.filter(|_| is_headed) {
            Some((rows, so_far, found)) => {
                let columns = [so_far[0].min(found[0]), so_far[1].max(found[1])];
                match rows == self.headers.len() {
                    true => State::Within { columns, last_row: row.number },
                    false => State::Before { has_title, rows, columns },
                }
            }
            None => {
                let is_title = |(_, label): &(usize, String)| self.title.as_ref() == Some(label);
                let has_title = row.labels.iter().any(is_title) || has_title && row.numbers.is_empty();
                State::Before { has_title, rows: 0, columns: [usize::MAX, 0] }
            }
        };
    }
}

/// Whether a row goes on with a table, and then its last row with a number.
///
/// Behind a gap, a row of years alone heads another table, as several texts without a number do anywhere.
fn goes_on(row: &Row<'_>, [first, last]: [usize; 2], last_row: u32) -> Option<u32> {
    let is_own = |at: usize| (first..=last).contains(&at);
    let mut numbers = row.numbers.iter().filter(|(at, _)| is_own(*at)).peekable();
    let is_behind_gap = row.number > last_row.saturating_add(1);
    if row.number > last_row.saturating_add(1 + GAP_ROWS) {
        return None;
    }
    if numbers.peek().is_some() {
        let is_head = is_behind_gap && numbers.all(|(_, number)| is_year(*number));
        return (!is_head).then_some(row.number);
    }
    let has_letters = |(at, label): &&(usize, String)| is_own(*at) && label.chars().any(char::is_alphabetic);
    (row.labels.iter().filter(has_letters).count() < 2).then_some(last_row)
}

/// The columns over which the labels of a row are those of a header, one after the other.
fn columns_of(header: &[String], labels: &[(usize, String)]) -> Option<[usize; 2]> {
    let mut runs: Vec<([usize; 2], &str)> = Vec::new();
    for (at, label) in labels {
        match runs.last_mut().filter(|(_, last)| last == label) {
            Some((columns, _)) => columns[1] = *at,
            None => runs.push(([*at; 2], label.as_str())),
        }
    }
    let is_it = |runs: &&[([usize; 2], &str)]| runs.iter().zip(header).all(|((_, label), wanted)| label == wanted);
    let found = runs.windows(header.len()).find(is_it)?;
    let ([first, _], [_, last]) = (found.first()?.0, found.last()?.0);
    Some([first, last])
}

/// A text without what the next file will write in another way, but with the sign of percentages: without it, the table
/// may hold what is counted.
fn key(text: &str) -> String {
    let sign = if text.contains(PERCENT_SIGNS) { "%" } else { "" };
    format!("{}{sign}", masked(text))
}

/// Texts of which none follows itself: a table may have one year more.
fn once_each(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.dedup();
    texts
}

/// The number of a cell, be it written as text; not a number where it is no plain one.
fn worth(cell: &Cell<'_>) -> f64 {
    cell.number.unwrap_or_else(|| cell.label().trim().parse().unwrap_or(f64::NAN))
}

fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1900.0..2100.0).contains(&number)
}

#[cfg(test)]
mod tests {
    use marsad_model::{NumberMarks, TableNotRead};

    use super::TablesNotRead;
    use crate::cell::Cell;

    /// In which rows of a sheet, counted from 1, numbers are left out for a table with this title and these headers.
    #[track_caller]
    fn check(rows: &[&str], expected: &[u32]) {
        let said = TableNotRead {
            sheet: None,
            title: Some("Shares (%), 2022".to_owned()),
            headers: vec![vec!["Isle".to_owned(), "2021".to_owned(), "2022".to_owned()]],
        };
        let mut tables = TablesNotRead::new(std::iter::once(&said), NumberMarks::default());
        let mut found = Vec::new();
        for (number, row) in (1..).zip(rows).filter(|(_, row)| !row.is_empty()) {
            let cells: Vec<Cell<'_>> = row.split(';').map(Cell::text).collect();
            tables.row(number, &cells, &|_| false);
            if cells.iter().enumerate().any(|(at, cell)| tables.has(at) && !cell.is_blank()) {
                found.push(number);
            }
        }
        assert_eq!(found, expected, "{rows:?}");
    }

    #[test]
    fn a_table_is_known_by_its_title_and_its_headers_wherever_it_stands() {
        check(&["Shares (%), 2022", "Isle;2021;2022", "Lulu Isle;40;60"], &[2, 3]);
        check(&["Note", "", ";Shares (%), 2023", ";Isle;2021;2022;2023", ";Lulu Isle;40;60;1"], &[4, 5]);
        check(&["Shares, 2022", "Isle;2021;2022", "Lulu Isle;40;60"], &[]);
        check(&["Shares (%), 2022", "Port;2021;2022", "Lulu Isle;40;60"], &[]);
        check(&["Shares (%), 2022", "Port;2021;2022", "Lulu;4;6", "Isle;2021;2022", "Lulu Isle;4;6"], &[]);
    }

    #[test]
    fn what_stands_below_such_a_table_is_no_part_of_it() {
        let below = |rows: &[&str], expected: &[u32]| {
            let head = ["Shares (%), 2022", "Isle;2021;2022", "Lulu Isle;40;60"];
            check(&[&head[..], rows].concat(), expected);
        };
        below(&["", "Sadaf Isle;1;2"], &[2, 3, 5]);
        below(&["", "Isle;2021;2022", "Lulu Isle;3;4"], &[2, 3]);
        below(&["Isle;Men;Women", "Lulu Isle;3;4"], &[2, 3]);
        below(&["", "", "Lulu Isle;3;4"], &[2, 3]);
        // A text may be of it or of what follows: no number is left out for it.
        below(&["Arrivals", "Isle;2021;2022", "Lulu Isle;3;4"], &[2, 3, 4]);
    }
}
