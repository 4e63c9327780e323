//! Sheets of cells: what a file holds before anyone decides on its bytes.

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub is_right_to_left: bool,
    pub rows: Vec<Vec<Cell>>,
    pub merges: Vec<Merge>,
    /// The rows that are headers, counted from 0.
    pub headers: Vec<usize>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Blank,
    Text(String),
    /// A number, with its text where a format has no numbers.
    Number(f64, String),
    /// A percentage that is kept as a fraction.
    Percent(f64, String),
    /// The cell in this row and column as a share of another.
    Share {
        of: (usize, usize),
        whole: (usize, usize),
        result: f64,
    },
}

/// Cells that are one, counted from 0, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: [usize; 2],
    pub columns: [usize; 2],
}

impl Cell {
    /// What a format without numbers writes.
    pub fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Number(_, text) | Self::Percent(_, text) => text.clone(),
            Self::Share { result, .. } => format!("{:.1} %", result * 100.0).replace('.', ","),
        }
    }
}

impl Sheet {
    /// Adds a line of text; an empty one is an empty row.
    pub fn line(&mut self, text: &str) {
        self.rows.push(if text.is_empty() { Vec::new() } else { vec![Cell::Text(text.to_owned())] });
    }
}
