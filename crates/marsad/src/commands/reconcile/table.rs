//! A file of figures: CSV with names of columns in its first line, its cells apart by commas, semicolons or tabs.
//!
//! Names of columns are the same in capitals and small letters.
//!
//! Where next: `cells.rs` for what stands in a cell; a line that is none is among `unread`.

use std::collections::HashMap;
use std::path::Path;

use marsad_i18n::{Args, args};

use super::answer::{Told, say_findings};
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;

/// The first line of figures in a file.
const FIRST_LINE: usize = 2;
/// What stands between the cells of a line, in the order in which it is looked for.
const DELIMITERS: [u8; 3] = *b",;\t";
/// How a line is told that has other cells than the first line names, and one that is no text.
const RAGGED: &str = "reconcile-ragged";
const NO_TEXT: &str = "reconcile-no-text";
/// How a name is told that two columns have.
const COLUMN_TWICE: &str = "reconcile-column-twice";

/// A file that was read, with where to complain of it.
pub(super) struct Table<'a> {
    console: &'a Console,
    path: &'a Path,
    columns: Vec<String>,
    /// One for each line below the first; none for a line that cannot be read.
    rows: Vec<Option<Vec<String>>>,
    unread: Vec<Told>,
}

/// A row by its place.
pub(super) type Row = usize;

impl<'a> Table<'a> {
    /// The table in a file that has at least these columns and a row.
    pub(super) fn read(path: &'a Path, needed: &[&str], console: &'a Console) -> Result<Self, Failure> {
        let table = Self::read_any(path, needed, console)?;
        if table.rows().next().is_none() {
            say_findings(console, &table.unread);
            return Err(table.complain("reconcile-empty", &args()));
        }
        Ok(table)
    }

    /// The table in a file that has at least these columns, and may have nothing below them.
    pub(super) fn read_any(path: &'a Path, needed: &[&str], console: &'a Console) -> Result<Self, Failure> {
        let bytes = foreign_file::bytes(path)?;
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut table = Self { console, path, columns: Vec::new(), rows: Vec::new(), unread: Vec::new() };
        if marsad_collect::is_workbook(bytes) {
            return Err(table.complain("reconcile-workbook", &args()));
        }
        let delimiter = delimiter(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(bytes);
        let header = reader.byte_headers().map_err(|error| table.wrong(&error.to_string()))?;
        table.columns = texts(header).ok_or_else(|| table.complain("reconcile-no-text-header", &args()))?;
        table.tell_columns();
        for record in reader.byte_records() {
            let record = record.map_err(|error| table.wrong(&error.to_string()))?;
            table.push(&record);
        }
        table.need(needed)?;
        Ok(table)
    }

    /// Tells of columns whose name another has before them: nothing is read of them.
    fn tell_columns(&mut self) {
        let is_twice = |(place, name): &(usize, &String)| !name.is_empty() && self.column(name) != Some(*place);
        let twice = self.columns.iter().enumerate().filter(is_twice);
        let told =
            twice.map(|(_, name)| (COLUMN_TWICE.to_owned(), args().text("file", &self.file()).text("column", name)));
        let told: Vec<Told> = told.collect();
        self.unread.extend(told);
    }

    /// Keeps a line, or tells why it cannot be read.
    fn push(&mut self, record: &csv::ByteRecord) {
        let row = self.rows.len();
        let cells = texts(record);
        let place = args().text("file", &self.file()).text("line", &self.line(row));
        match &cells {
            None => self.unread.push((NO_TEXT.to_owned(), place)),
            Some(cells) if cells.len() != self.columns.len() => {
                let counts = place.count("cells", cells.len() as u64).count("columns", self.columns.len() as u64);
                self.unread.push((RAGGED.to_owned(), counts));
            }
            Some(_) => {}
        }
        self.rows.push(cells.filter(|cells| cells.len() == self.columns.len()));
    }

    /// Refuses a file that lacks one of these columns.
    pub(super) fn need(&self, needed: &[&str]) -> Result<(), Failure> {
        let Some(missing) = needed.iter().find(|name| !self.has(name)) else { return Ok(()) };
        let arguments = args().text("name", missing).text("columns", &self.console.voice().list(needed));
        Err(self.complain("reconcile-column", &arguments))
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    /// The file, as it was named.
    pub(super) fn file(&self) -> String {
        self.path.display().to_string()
    }

    /// The rows that can be read, in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().enumerate().filter(|(_, cells)| cells.is_some()).map(|(row, _)| row)
    }

    /// Whether every line can be read.
    pub(super) fn is_whole(&self) -> bool {
        self.rows.iter().all(Option::is_some)
    }

    /// What is to be said of the columns, and of the lines that cannot be read.
    pub(super) fn unread(&self) -> Vec<Told> {
        self.unread.clone()
    }

    /// The names of the columns, each once.
    pub(super) fn columns(&self) -> impl Iterator<Item = &String> {
        let is_first = move |(place, name): &(usize, &String)| self.column(name) == Some(*place);
        self.columns.iter().enumerate().filter(is_first).map(|(_, name)| name)
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// What stands in a row in a column; blank where there is no such column.
    pub(super) fn text(&self, row: Row, name: &str) -> &str {
        let found = self.column(name).and_then(|column| self.rows.get(row)?.as_ref()?.get(column));
        found.map_or("", String::as_str)
    }

    /// Where a cell stands, and what it says.
    pub(super) fn at(&self, row: Row, name: &str) -> Args {
        args().text("line", &self.line(row)).text("column", name).text("value", self.text(row, name))
    }

    /// The line of a row, in digits.
    pub(super) fn line(&self, row: Row) -> String {
        self.console.voice().digits(&line_of(row).to_string())
    }

    fn complain(&self, key: &str, arguments: &Args) -> Failure {
        self.wrong(&self.console.voice().say_with(key, arguments))
    }

    fn wrong(&self, detail: &str) -> Failure {
        let detail = detail.trim_end_matches('.');
        let arguments = args().text("file", &self.file()).text("detail", detail);
        Failure::Answer { key: "reconcile-file", arguments }
    }
}

/// The cells of a line without blanks around them; none where one is no text.
fn texts(record: &csv::ByteRecord) -> Option<Vec<String>> {
    let text = |cell: &[u8]| std::str::from_utf8(cell).ok().map(|text| text.trim().to_owned());
    record.iter().map(text).collect()
}

/// The line of a file in which a row stands.
pub(super) fn line_of(row: Row) -> usize {
    row + FIRST_LINE
}

/// What stands between the cells of the first line: the first of the usual marks that is in it.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    DELIMITERS.into_iter().find(|mark| line.contains(mark)).unwrap_or(b',')
}

/// Names in the order in which they are met, each with its place.
#[derive(Default)]
pub(super) struct Names {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    /// The place of a name, which is added where it is new.
    pub(super) fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.find(name) {
            return place;
        }
        let place = self.names.len();
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }

    /// The place of a name; none where it was not met.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The name at a place; blank where there is none.
    pub(super) fn name(&self, place: usize) -> &str {
        self.names.get(place).map_or("", String::as_str)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

/// That a method cannot be applied to what the file says.
pub(super) fn refused(detail: &str) -> Failure {
    Failure::Answer { key: "reconcile-refused", arguments: args().text("detail", detail) }
}

#[cfg(test)]
mod tests {
    use super::{Names, delimiter};

    #[test]
    fn cells_are_told_apart_by_the_mark_of_the_first_line() {
        for (line, expected) in [("A,B;C\n1;2", b','), ("A;B\n1,2", b';'), ("A\tB", b'\t'), ("A", b','), ("", b',')] {
            assert_eq!(delimiter(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn a_name_keeps_its_place() {
        let mut names = Names::default();
        assert_eq!(["B", "A", "B"].map(|name| names.place(name)), [0, 1, 0]);
        assert_eq!((names.len(), names.name(1), names.find("C")), (2, "A", None));
    }
}
