//! A weighted table of two coded columns, and which cell each row is in.

use crate::{Design, Domain, Frame};

use super::super::coded::CodedVariable;
use super::super::prepared::{as_flags, restricted};
use super::super::rows::{Needed, complete_rows};
use super::super::{ModelError, ModelFinding};
use super::Independence;

/// A table whose rows and columns are the codes that stand in some row of the survey.
pub(super) struct Table {
    /// The design; rows that lack a code have no weight.
    pub design: Design,
    /// Degrees of freedom of the design in the domain.
    pub degrees_of_freedom: f64,
    /// Rows of the survey with a weight and both codes.
    pub rows_used: usize,
    pub row_codes: Vec<String>,
    pub column_codes: Vec<String>,
    /// The cell of each row of the survey, row after row of the table; one beyond the last for those not used.
    pub cell_of_row: Vec<u32>,
    /// Σ w of each cell.
    pub totals: Vec<f64>,
    pub findings: Vec<ModelFinding>,
}

impl Table {
    /// The table that is asked for.
    pub(super) fn of(design: &Design, asked: &Independence) -> Result<Self, ModelError> {
        let frame = design.frame();
        let within = restricted(design, &asked.domain)?;
        let needed = [Needed::codes(&asked.rows, frame)?, Needed::codes(&asked.columns, frame)?];
        let complete = complete_rows(within.weights(), &needed);
        if complete.rows.is_empty() {
            return Err(ModelError::NoRows);
        }
        let rows = CodedVariable::observe(frame, &asked.rows, None, &complete.rows)?;
        let columns = CodedVariable::observe(frame, &asked.columns, None, &complete.rows)?;
        for side in [&rows, &columns] {
            if side.observed.len() < 2 {
                return Err(ModelError::OneCategory { column: side.column.clone() });
            }
        }
        let used = match complete.left_out {
            0 => within.clone(),
            _ => within.restricted(&Domain::Rows(as_flags(&complete.rows, within.rows())))?,
        };
        let sides = [Side::of(&rows, frame)?, Side::of(&columns, frame)?];
        let mut table = Self {
            degrees_of_freedom: within.degrees_of_freedom(),
            rows_used: complete.rows.len(),
            row_codes: labels(&rows),
            column_codes: labels(&columns),
            cell_of_row: cells(&sides, &complete.rows, frame.rows()),
            totals: Vec::new(),
            design: used,
            findings: complete.findings,
        };
        table.totals = table.totals_with(table.design.weights());
        let empty = table.empty_cells();
        table.findings.extend(empty);
        Ok(table)
    }

    /// Σ of `weights`, one for each row of the survey, by cell.
    pub(super) fn totals_with(&self, weights: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.cells() + 1];
        for (cell, weight) in self.cell_of_row.iter().zip(weights) {
            totals[*cell as usize] += weight;
        }
        totals.truncate(self.cells());
        totals
    }

    /// The share of each cell.
    pub(super) fn shares_with(&self, weights: &[f64]) -> Vec<f64> {
        let totals = self.totals_with(weights);
        let all: f64 = totals.iter().sum();
        totals.iter().map(|total| total / all).collect()
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.row_codes.len() * self.column_codes.len()
    }

    /// The row and the column of a cell.
    pub(super) fn place(&self, cell: usize) -> (usize, usize) {
        (cell / self.column_codes.len(), cell % self.column_codes.len())
    }

    /// The sums of rows and of columns of values by cell.
    pub(super) fn margins(&self, values: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let (mut rows, mut columns) = (vec![0.0; self.row_codes.len()], vec![0.0; self.column_codes.len()]);
        for (cell, value) in values.iter().enumerate() {
            let (row, column) = self.place(cell);
            rows[row] += value;
            columns[column] += value;
        }
        (rows, columns)
    }

    /// Weight × the value of its cell, for each row of the survey.
    pub(super) fn influence(&self, mut of_cell: Vec<f64>) -> Vec<f64> {
        of_cell.push(0.0);
        let rows = self.cell_of_row.iter().zip(self.design.weights());
        rows.map(|(cell, weight)| weight * of_cell[*cell as usize]).collect()
    }

    fn empty_cells(&self) -> Option<ModelFinding> {
        let empty = self.totals.iter().enumerate().filter(|(_, total)| **total == 0.0);
        let names = empty.map(|(cell, _)| {
            let (row, column) = self.place(cell);
            (self.row_codes[row].clone(), self.column_codes[column].clone())
        });
        let cells: Vec<(String, String)> = names.collect();
        (!cells.is_empty()).then_some(ModelFinding::EmptyCells { cells })
    }
}

fn labels(side: &CodedVariable) -> Vec<String> {
    side.observed.iter().map(|code| side.label(*code).to_owned()).collect()
}

/// One side of a table.
struct Side<'f> {
    of_row: &'f [u32],
    /// The place of each code among those observed.
    places: Vec<u32>,
    count: usize,
}

impl<'f> Side<'f> {
    fn of(coded: &CodedVariable, frame: &'f Frame) -> Result<Self, ModelError> {
        let mut places = vec![0; coded.labels.len()];
        for (place, code) in (0..).zip(&coded.observed) {
            places[*code as usize] = place;
        }
        Ok(Self { of_row: &frame.codes(&coded.column)?.of_row, places, count: coded.observed.len() })
    }

    fn place(&self, row: u32) -> u32 {
        self.places[self.of_row[row as usize] as usize]
    }
}

/// The cell of each of `all` rows of the survey, of which `used` have one.
fn cells([rows, columns]: &[Side<'_>; 2], used: &[u32], all: usize) -> Vec<u32> {
    let mut cells = vec![(rows.count * columns.count) as u32; all];
    for row in used {
        cells[*row as usize] = rows.place(*row) * columns.count as u32 + columns.place(*row);
    }
    cells
}
