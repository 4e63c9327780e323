//! A table as it stands in a file, before anyone knows what it means.

/// A cell: its text and, where the format knows numbers, its number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    pub text: String,
    pub number: Option<f64>,
}

/// A row with its number as people see it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawRow {
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// A table: headers, and rows below them. Column 1 is the first cell of each.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawTable {
    pub sheet: String,
    pub header_row: u32,
    pub headers: Vec<String>,
    pub rows: Vec<RawRow>,
}

/// A file that is not what its profile says, and in what way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub expected: String,
    pub detail: String,
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        Self { text: tidy(text), number: None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl RawRow {
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// `text` without blanks around it, without marks that cannot be seen, and with single blanks inside.
pub(crate) fn tidy(text: &str) -> String {
    let is_hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let visible: String = text.chars().filter(|&c| !is_hidden(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
