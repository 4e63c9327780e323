//! A file of figures: CSV with names of columns in its first line.

use std::path::Path;

use marsad_i18n::{Args, args};

use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;

/// The first line of figures in a file.
const FIRST_LINE: usize = 2;

/// A file that was read, with where to complain of it.
pub(super) struct Table<'a> {
    console: &'a Console,
    path: &'a Path,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row by its place.
pub(super) type Row = usize;

impl<'a> Table<'a> {
    /// The table in a file that has at least these columns.
    pub(super) fn read(path: &'a Path, needed: &[&str], console: &'a Console) -> Result<Self, Failure> {
        let bytes = foreign_file::bytes(path)?;
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
        let mut table = Self { console, path, columns: Vec::new(), rows: Vec::new() };
        let texts = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
        table.columns = texts(reader.headers().map_err(|error| table.wrong(&error.to_string()))?);
        for record in reader.records() {
            let row = texts(&record.map_err(|error| table.wrong(&error.to_string()))?);
            table.rows.push(row);
        }
        if let Some(missing) = needed.iter().find(|name| table.column(name).is_none()) {
            let arguments = args().text("name", missing).text("columns", &console.voice().list(needed));
            return Err(table.complain("reconcile-column", &arguments));
        }
        if table.rows.is_empty() {
            return Err(table.complain("reconcile-empty", &args()));
        }
        Ok(table)
    }

    /// The rows in their order.
    pub(super) fn rows(&self) -> std::ops::Range<Row> {
        0..self.rows.len()
    }

    /// The names of the columns.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// What stands in a row in a column; blank where there is no such column.
    pub(super) fn text(&self, row: Row, name: &str) -> &str {
        let found = self.column(name).and_then(|column| self.rows.get(row)?.get(column));
        found.map_or("", String::as_str)
    }

    /// The number in a row and a column; none where the cell is blank or the column is not there.
    pub(super) fn number(&self, row: Row, name: &str) -> Result<Option<f64>, Failure> {
        let text = self.text(row, name);
        if text.is_empty() {
            return Ok(None);
        }
        let wanted = || self.console.voice().say("reconcile-wanted-number");
        text.parse().map(Some).map_err(|_| self.wrong_cell((row, name), &wanted()))
    }

    /// The place of the word in a row and a column among those that may stand there.
    pub(super) fn word(&self, row: Row, name: &str, words: &[&str]) -> Result<usize, Failure> {
        let text = self.text(row, name);
        let voice = self.console.voice();
        let list = || voice.list(words);
        let wanted = || voice.say_with("reconcile-wanted-one-of", &args().text("words", &list()));
        words.iter().position(|word| *word == text).ok_or_else(|| self.wrong_cell((row, name), &wanted()))
    }

    /// That a cell holds something else than what is wanted.
    pub(super) fn wrong_cell(&self, (row, name): (Row, &str), wanted: &str) -> Failure {
        let line = self.console.voice().digits(&(row + FIRST_LINE).to_string());
        let arguments = args().text("line", &line).text("column", name);
        self.complain("reconcile-cell", &arguments.text("value", self.text(row, name)).text("wanted", wanted))
    }

    fn complain(&self, key: &str, arguments: &Args) -> Failure {
        self.wrong(&self.console.voice().say_with(key, arguments))
    }

    fn wrong(&self, detail: &str) -> Failure {
        let detail = detail.trim_end_matches('.');
        let arguments = args().text("file", &self.path.display().to_string()).text("detail", detail);
        Failure::Answer { key: "reconcile-file", arguments }
    }
}

/// Names in the order in which they are met, each with its place.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// The place of a name, which is added where it is new.
    pub(super) fn place(&mut self, name: &str) -> usize {
        self.find(name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        })
    }

    /// The place of a name; none where it was not met.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|known| known == name)
    }

    /// The name at a place; blank where there is none.
    pub(super) fn name(&self, place: usize) -> &str {
        self.0.get(place).map_or("", String::as_str)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// That a method cannot be applied to what the file says.
pub(super) fn refused(detail: &str) -> Failure {
    Failure::Answer { key: "reconcile-refused", arguments: args().text("detail", detail) }
}
