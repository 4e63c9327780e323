//! Adjustment by cells: within each cell of coded columns, those who answered get the weight of all.

use super::merging::{Cell, merged};
use super::{Answers, Groups, note_missing};
use crate::weighting::cells::Cells;
use crate::weighting::constraints::label;
use crate::weighting::finding::WeightingFinding;
use crate::weighting::report::{Weighted, WeightingError};
use crate::{Codes, Design, MISSING};

/// When a cell is too small, and what is done about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellRules {
    /// The least number of persons who answered.
    pub respondents_min: usize,
    /// The largest factor by which their weights may grow.
    pub factor_max: f64,
    /// Whether a cell that breaks a rule is merged with a neighbour; otherwise it is a finding.
    pub merges: bool,
}

impl Default for CellRules {
    /// At least 20 who answered and at most three times their weight: usual in practice, without a source of their own.
    fn default() -> Self {
        Self { respondents_min: 20, factor_max: 3.0, merges: false }
    }
}

/// An adjustment for non-response by cells.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseCells {
    /// The column that says who answered: 1, or 0 who did not. All rows with a weight should have answered.
    pub answered: String,
    /// The coded columns whose crossing makes the cells, the most important one first; none for one cell of all.
    pub cells: Vec<String>,
    /// When a cell is too small.
    pub rules: CellRules,
}

/// Adjusts the weights of those who answered, cell by cell; those who did not get the weight 0.
///
/// Each replicate is adjusted on its own, within the same cells. Without replicates, the variance takes the factors as
/// known, which overstates it a little (Little and Vartivarian 2005; see METHOD.md).
///
/// # Errors
/// Columns that are not there; answers that are not 0 or 1; a cell in which nobody answered, unless cells are merged.
pub fn adjust_by_cells(design: &Design, response: &ResponseCells) -> Result<Weighted, WeightingError> {
    let (frame, weights) = (design.frame(), design.weights());
    let mut findings = Vec::new();
    let answers = Answers::of(frame, weights, &response.answered, &mut findings)?;
    let mut cells = Cells::one(weights.len());
    let mut columns = Vec::with_capacity(response.cells.len());
    for name in &response.cells {
        note_missing(frame, weights, name, &mut findings)?;
        let codes = frame.codes(name)?;
        cells = cells.crossed_with(&codes.of_row, codes.labels.len());
        columns.push(codes);
    }
    cells.gather_missing();
    let (groups, found) = groups(&cells, &sums(&cells, &columns, &answers, weights), &response.rules);
    findings.extend(found);
    if findings.iter().any(WeightingFinding::is_fatal) {
        return Err(WeightingError::Refused(findings));
    }
    groups.adjusted(design, &answers, findings)
}

/// What is in each cell.
fn sums(cells: &Cells, columns: &[&Codes], answers: &Answers, weights: &[f64]) -> Vec<Cell> {
    let cell_of = |row: usize| Cell {
        order: columns.iter().map(|column| column.of_row[row]).collect(),
        names: columns.iter().map(|column| label(column, row).to_owned()).collect(),
        ..Cell::default()
    };
    let mut sums: Vec<Cell> = cells.first_rows().into_iter().map(cell_of).collect();
    for ((&cell, &has_answered), &weight) in cells.of_row.iter().zip(&answers.has_answered).zip(weights) {
        if cell != MISSING && weight != 0.0 {
            sums[cell as usize].add(weight, has_answered);
        }
    }
    sums
}

/// The groups that cells make, merged or not, and what breaks a rule.
fn groups(cells: &Cells, sums: &[Cell], rules: &CellRules) -> (Groups, Vec<WeightingFinding>) {
    let merged = merged(sums, rules);
    let of_row = cells.of_row.iter().map(|&cell| merged.group_of_cell[cell as usize]).collect();
    let mut findings = Vec::new();
    let mut names = Vec::with_capacity(merged.groups.len());
    for group in &merged.groups {
        findings.extend(group.findings(sums, rules));
        names.push(group.name(sums));
    }
    (Groups { of_row, names }, findings)
}
