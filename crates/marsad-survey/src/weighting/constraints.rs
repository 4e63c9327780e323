//! A frame held against what is known of the population.
//!
//! Holds: [`Constraints`], margins resolved to columns of a matrix with one target each, and what does not fit. Does
//! not hold: the matrix; see `units.rs`. A margin by codes gives one column for each of its totals, in their order; a
//! number by codes as well; a number over the whole population gives one dense column. Coded columns come first.

use std::collections::HashMap;

use super::cells::Cells;
use super::finding::{ConstraintName, WeightingFinding};
use super::margin::{EmptyCells, Margin, MarginTotal};
use crate::{Codes, Frame, MISSING, SurveyError};

/// Sums of persons that differ by a smaller share than this are equal.
const EQUAL_SHARE: f64 = 1e-9;

/// The columns of one margin.
#[derive(Debug)]
pub(crate) struct Block {
    /// The column of each row, among those of this block; none where there is one column of numbers.
    pub codes: Option<Vec<u32>>,
    /// The number of each row; none where persons are counted.
    pub values: Option<Vec<f64>>,
    /// The target of each column.
    pub targets: Vec<f64>,
    /// The name of each column.
    pub names: Vec<ConstraintName>,
}

impl Block {
    /// The block without its names, which stay behind.
    pub(crate) fn take_columns(&mut self) -> Self {
        let (codes, values) = (self.codes.take(), self.values.take());
        Self { codes, values, targets: self.targets.clone(), names: Vec::new() }
    }
}

/// Margins resolved over a frame.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    pub blocks: Vec<Block>,
    pub findings: Vec<WeightingFinding>,
}

impl Constraints {
    /// Resolves margins over the rows that have a weight.
    pub(crate) fn of(
        frame: &Frame,
        weights: &[f64],
        margins: &[Margin],
        empty_cells: EmptyCells,
    ) -> Result<Self, SurveyError> {
        let mut resolver = Resolver { frame, weights, empty_cells, findings: Vec::new() };
        let mut blocks = Vec::with_capacity(margins.len());
        for (place, margin) in margins.iter().enumerate() {
            blocks.push(resolver.block(place, margin)?);
        }
        let mut findings = resolver.findings;
        findings.extend(disagreement(margins));
        // INVARIANT: dense columns stand last; `Units` counts on it.
        blocks.sort_by_key(|block| block.codes.is_none());
        Ok(Self { blocks, findings })
    }

    /// Whether something forbids to make weights.
    pub(crate) fn has_errors(&self) -> bool {
        self.findings.iter().any(WeightingFinding::is_fatal)
    }

    /// Whether two margins of persons add up to different populations: no weights reach both.
    pub(crate) fn contradict(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding, WeightingFinding::TotalsDisagree { .. }))
    }

    /// A number cannot be divided among cells of persons.
    pub(crate) fn refuse_numbers(&mut self) {
        let numbers = self.blocks.iter().filter(|block| block.values.is_some()).flat_map(|block| &block.names);
        self.findings.extend(numbers.map(|name| WeightingFinding::WrongCell { name: name.clone() }));
    }

    /// A cell of nobody cannot be reached by multiplying weights of somebody.
    pub(crate) fn refuse_zeros(&mut self, weights: &[f64]) {
        for block in &self.blocks {
            let Some(codes) = &block.codes else { continue };
            let sample = sample_of(codes, block.targets.len(), weights);
            for ((name, &target), sampled) in block.names.iter().zip(&block.targets).zip(sample) {
                if target == 0.0 && sampled.rows > 0 {
                    let (name, Sampled { rows, weight }) = (name.clone(), sampled);
                    self.findings.push(WeightingFinding::CellWithoutTotal { name, rows, weight });
                }
            }
        }
    }

    pub(crate) fn targets(&self) -> Vec<f64> {
        self.blocks.iter().flat_map(|block| block.targets.iter().copied()).collect()
    }

    pub(crate) fn names(&self) -> Vec<ConstraintName> {
        self.blocks.iter().flat_map(|block| block.names.iter().cloned()).collect()
    }
}

/// The first margin of persons whose sum differs from that of an earlier one.
fn disagreement(margins: &[Margin]) -> Option<WeightingFinding> {
    let mut sums = margins.iter().enumerate().filter_map(|(place, margin)| margin.population().map(|sum| (place, sum)));
    let (first, first_total) = sums.next()?;
    let differs = |sum: f64| (sum - first_total).abs() > EQUAL_SHARE * first_total.abs().max(sum.abs());
    let (second, second_total) = sums.find(|&(_, sum)| differs(sum))?;
    Some(WeightingFinding::TotalsDisagree { first, first_total, second, second_total })
}

struct Resolver<'a> {
    frame: &'a Frame,
    weights: &'a [f64],
    empty_cells: EmptyCells,
    findings: Vec<WeightingFinding>,
}

/// A margin with its place and the names of its cells.
struct Named<'m> {
    place: usize,
    margin: &'m Margin,
    names: Vec<ConstraintName>,
}

impl<'m> Named<'m> {
    fn new(place: usize, margin: &'m Margin) -> Self {
        let name = |codes: &[String]| ConstraintName { margin: place, codes: codes.to_vec() };
        Self { place, margin, names: margin.totals.iter().map(|cell| name(&cell.codes)).collect() }
    }
}

impl<'a> Resolver<'a> {
    fn block(&mut self, place: usize, margin: &Margin) -> Result<Block, SurveyError> {
        let named = Named::new(place, margin);
        self.check_totals(&named);
        let values = match &margin.of {
            Some(column) => Some(self.values(column)?),
            None => None,
        };
        let is_dense = margin.by.is_empty() && values.is_some();
        let (codes, is_sampled) = if is_dense {
            (None, vec![true; margin.totals.len()])
        } else {
            let (codes, is_sampled) = self.codes(&named)?;
            (Some(codes), is_sampled)
        };
        // What is not in the sample is not asked for.
        let target = |(cell, is_sampled): (&MarginTotal, &bool)| if *is_sampled { cell.total } else { 0.0 };
        let targets = margin.totals.iter().zip(&is_sampled).map(target).collect();
        Ok(Block { codes, values, targets, names: named.names })
    }

    fn check_totals(&mut self, named: &Named<'_>) {
        let margin = named.margin;
        for (cell, name) in margin.totals.iter().zip(&named.names) {
            if cell.codes.len() != margin.by.len() {
                self.findings.push(WeightingFinding::WrongCell { name: name.clone() });
            }
            let is_negative_count = margin.of.is_none() && cell.total < 0.0;
            if !cell.total.is_finite() || is_negative_count {
                self.findings.push(WeightingFinding::UnusableTotal { name: name.clone(), total: cell.total });
            }
        }
        if margin.totals.is_empty() || (margin.by.is_empty() && margin.totals.len() != 1) {
            let name = ConstraintName { margin: named.place, codes: Vec::new() };
            self.findings.push(WeightingFinding::WrongCell { name });
        }
    }

    /// The numbers of a column; zero in rows without a weight that have none.
    fn values(&mut self, column: &str) -> Result<Vec<f64>, SurveyError> {
        let numbers = self.frame.numbers(column)?;
        let is_missing = |(value, weight): &(&f64, &f64)| !value.is_finite() && **weight != 0.0;
        let missing = numbers.iter().zip(self.weights).filter(is_missing).count();
        self.missing(column, missing);
        Ok(numbers.iter().map(|&value| if value.is_finite() { value } else { 0.0 }).collect())
    }

    fn missing(&mut self, column: &str, rows: usize) {
        if rows > 0 {
            self.findings.push(WeightingFinding::MissingValues { column: column.to_owned(), rows });
        }
    }

    /// The place of each row among the totals of its margin, and whether each of them has somebody in the sample.
    fn codes(&mut self, named: &Named<'_>) -> Result<(Vec<u32>, Vec<bool>), SurveyError> {
        let (cells, columns) = self.cells(&named.margin.by)?;
        let (total_of_cell, is_sampled) = self.match_totals(&cells, &columns, named);
        self.cells_without_sample(named, &is_sampled);
        let total_of = |cell: u32| if cell == MISSING { 0 } else { total_of_cell[cell as usize] };
        Ok((cells.of_row.iter().map(|&cell| total_of(cell)).collect(), is_sampled))
    }

    /// The crossing of coded columns, and the columns.
    fn cells(&mut self, by: &[String]) -> Result<(Cells, Vec<&'a Codes>), SurveyError> {
        let frame: &'a Frame = self.frame;
        let mut cells = Cells::one(self.weights.len());
        let mut columns = Vec::with_capacity(by.len());
        for name in by {
            let codes = frame.codes(name)?;
            self.missing(name, missing_codes(codes, self.weights));
            cells = cells.crossed_with(&codes.of_row, codes.labels.len());
            columns.push(codes);
        }
        Ok((cells, columns))
    }

    /// The place of the total of each cell, and whether each total has somebody in the sample. The place is 0 for a
    /// cell that has none, which is an error unless no row in it has a weight.
    fn match_totals(&mut self, cells: &Cells, columns: &[&Codes], named: &Named<'_>) -> (Vec<u32>, Vec<bool>) {
        let places = self.places(&named.names);
        let sample = sample_of(&cells.of_row, cells.count, self.weights);
        let mut is_sampled = vec![false; named.names.len()];
        let mut total_of_cell = vec![0_u32; cells.count];
        for (cell, row) in cells.first_rows().into_iter().enumerate() {
            let codes: Vec<&str> = columns.iter().map(|column| label(column, row)).collect();
            let Sampled { rows, weight } = sample[cell];
            if let Some(&total) = places.get(codes.as_slice()) {
                total_of_cell[cell] = total;
                is_sampled[total as usize] |= rows > 0;
            } else if rows > 0 {
                let codes = codes.into_iter().map(str::to_owned).collect();
                let name = ConstraintName { margin: named.place, codes };
                self.findings.push(WeightingFinding::CellWithoutTotal { name, rows, weight });
            }
        }
        (total_of_cell, is_sampled)
    }

    /// The place of each total by its codes; codes given twice are a finding.
    fn places<'n>(&mut self, names: &'n [ConstraintName]) -> HashMap<Vec<&'n str>, u32> {
        let mut places = HashMap::with_capacity(names.len());
        for (place, name) in (0_u32..).zip(names) {
            let codes: Vec<&str> = name.codes.iter().map(String::as_str).collect();
            if places.insert(codes, place).is_some() {
                self.findings.push(WeightingFinding::WrongCell { name: name.clone() });
            }
        }
        places
    }

    /// Cells that only the population has; a total of zero asks for nothing.
    fn cells_without_sample(&mut self, named: &Named<'_>, is_sampled: &[bool]) {
        let is_left_out = self.empty_cells == EmptyCells::LeaveOut;
        for ((cell, name), &is_sampled) in named.margin.totals.iter().zip(&named.names).zip(is_sampled) {
            if !is_sampled && cell.total != 0.0 {
                let (name, total) = (name.clone(), cell.total);
                self.findings.push(WeightingFinding::CellWithoutSample { name, total, is_left_out });
            }
        }
    }
}

/// How many rows with a weight have no code.
pub(crate) fn missing_codes(codes: &Codes, weights: &[f64]) -> usize {
    codes.of_row.iter().zip(weights).filter(|&(&code, &weight)| code == MISSING && weight != 0.0).count()
}

/// The rows of a cell that have a weight, and their weight.
#[derive(Debug, Clone, Copy, Default)]
struct Sampled {
    rows: usize,
    weight: f64,
}

fn sample_of(cell_of_row: &[u32], cells: usize, weights: &[f64]) -> Vec<Sampled> {
    let mut sample = vec![Sampled::default(); cells];
    for (&cell, &weight) in cell_of_row.iter().zip(weights) {
        if cell != MISSING && weight != 0.0 {
            let sampled = &mut sample[cell as usize];
            sampled.rows += 1;
            sampled.weight += weight;
        }
    }
    sample
}

/// The label of a row in a column; empty where it has none.
pub(crate) fn label(column: &Codes, row: usize) -> &str {
    column.labels.get(column.of_row[row] as usize).map_or("", String::as_str)
}
