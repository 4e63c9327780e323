//! Rows with the same covariates, gathered: the model matrix as a list of distinct rows.
//!
//! The log-likelihood of a regression depends on a row's covariates, weight and outcome, and weights and outcomes of
//! equal covariates add up. Where covariates are codes and whole numbers, a survey of a million rows has a few
//! thousand patterns, and an iteration costs as many steps. Where there are nearly as many patterns as rows, each row
//! is a pattern of its own. Patterns stand in the order of their *cell*, the set of codes they share, so that a run
//! of them fills the same columns.
//! Does not hold: weights and outcomes, see `totals`.

use std::ops::Range;

use crate::{Codes, Frame};

use super::joint::{Classes, Part, agreeing, agreeing_at_most, distinct_numbers};
use super::layout::{Active, Layout};
use super::{Formula, ModelError};

/// A numeric column with more distinct values than this is taken to be continuous.
const DISTINCT_MAX: usize = 8_192;
/// Gathering pays where a pattern has at least this many rows.
const ROWS_OF_A_PATTERN: usize = 4;
/// Below this many patterns gathering always pays.
const PATTERNS_FEW: usize = 64;

/// Whether rows with the same covariates are gathered. The estimates do not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gathering {
    /// Where it pays.
    #[default]
    WherePays,
    /// Never; the laws compare.
    #[cfg(test)]
    Never,
}

/// The distinct rows of a model matrix.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    /// The pattern of each row of the frame; `count` for a row that is not used.
    pub of_row: Vec<u32>,
    /// How many patterns there are.
    pub count: usize,
    /// How many columns the model matrix has.
    pub columns: usize,
    /// The values of carriers 1, 2 and so on, one for each pattern.
    pub carriers: Vec<Vec<f64>>,
    /// The offset of each pattern.
    pub offset: Option<Vec<f64>>,
    /// The columns that each cell fills.
    pub actives: Actives,
    /// Where the patterns of each cell begin; at the end the number of patterns.
    cell_starts: Vec<usize>,
    /// The codes of each cell, one row for each cell.
    cell_codes: Vec<u32>,
}

/// The columns that are filled, by cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Actives {
    entries: Vec<Active>,
    /// Where the entries of each cell end.
    ends: Vec<usize>,
}

impl Actives {
    /// The columns that `layout` fills in cells with these codes.
    pub(super) fn of<'c>(layout: &Layout, cells: impl Iterator<Item = &'c [u32]>) -> Self {
        let mut actives = Self::default();
        for codes in cells {
            layout.fill(codes, &mut actives.entries);
            actives.ends.push(actives.entries.len());
        }
        actives
    }

    /// The columns of one cell.
    pub(super) fn of_cell(&self, cell: usize) -> &[Active] {
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
        &self.entries[start..self.ends[cell]]
    }
}

/// The rows that a model uses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen<'a> {
    /// Their places in the frame, ascending; all values of the model are there.
    pub rows: &'a [u32],
    pub gathering: Gathering,
}

/// Rows that stand for patterns, before these are put in order.
struct Units {
    /// The unit of each row used.
    of_item: Vec<u32>,
    /// A row of the frame for each unit.
    rows: Vec<u32>,
}

impl Patterns {
    /// The patterns of the rows `chosen`.
    pub(super) fn of(
        layout: &Layout,
        formula: &Formula,
        frame: &Frame,
        chosen: Chosen<'_>,
    ) -> Result<Self, ModelError> {
        let source = Source::of(layout, formula, frame)?;
        let units = source.units(chosen);
        let cells = agreeing(&source.code_parts(), &units.rows);
        let (place_of_unit, cell_starts) = by_cell(&cells);
        let row_of_pattern = placed(&units.rows, &place_of_unit);
        let first_rows: Vec<u32> = cells.firsts.iter().map(|unit| units.rows[*unit as usize]).collect();
        let cell_codes = source.codes_of(&first_rows);
        let mut patterns = Self {
            of_row: vec![units.rows.len() as u32; frame.rows()],
            count: units.rows.len(),
            columns: layout.columns.len(),
            carriers: source.carriers(layout, &row_of_pattern),
            offset: source.offset.map(|values| gathered(values, &row_of_pattern)),
            actives: Actives::default(),
            cell_starts,
            cell_codes,
        };
        for (row, unit) in chosen.rows.iter().zip(&units.of_item) {
            patterns.of_row[*row as usize] = place_of_unit[*unit as usize];
        }
        patterns.actives = Actives::of(layout, patterns.cells(layout.coded.len()));
        Ok(patterns)
    }

    /// The codes of each cell, where there are `coded` coded columns.
    pub(super) fn cells(&self, coded: usize) -> impl Iterator<Item = &[u32]> {
        (0..self.cell_starts.len() - 1).map(move |cell| &self.cell_codes[cell * coded..(cell + 1) * coded])
    }

    /// The runs of patterns of one cell within `range`, with their cells.
    pub(super) fn runs(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let Range { start, end } = range;
        let first = self.cell_starts.partition_point(|other| *other <= start).saturating_sub(1);
        let bounds = self.cell_starts.windows(2).enumerate().skip(first);
        let runs = bounds.map(move |(cell, bounds)| (cell, bounds[0].max(start)..bounds[1].min(end)));
        runs.take_while(|(_, run)| run.start < run.end)
    }

    /// The linear predictor of the patterns in `block`, which lie in one cell that fills `active`; without the offset.
    pub(super) fn predict(&self, active: &[Active], block: &Range<usize>, coefficients: &[f64], into: &mut [f64]) {
        let constant = active.iter().filter(|active| active.carrier == 0).map(|active| coefficients[active.column]);
        into.fill(constant.sum());
        for active in active.iter().filter(|active| active.carrier > 0) {
            let coefficient = coefficients[active.column];
            for (sum, value) in into.iter_mut().zip(&self.carriers[active.carrier - 1][block.clone()]) {
                *sum += coefficient * value;
            }
        }
    }

    /// The linear predictor of every pattern, where cells fill `actives`; without the offset.
    pub(super) fn predict_all(&self, actives: &Actives, coefficients: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.count];
        for (cell, run) in self.runs(0..self.count) {
            self.predict(actives.of_cell(cell), &run, coefficients, &mut sums[run.clone()]);
        }
        sums
    }

    /// Adds the offset of the patterns in `block`, if there is one.
    pub(super) fn add_offset(&self, block: Range<usize>, into: &mut [f64]) {
        if let Some(offset) = &self.offset {
            into.iter_mut().zip(&offset[block]).for_each(|(sum, value)| *sum += value);
        }
    }

    /// One column of the model matrix, a value for each pattern, and 0 at the end for rows that are not used.
    pub(super) fn column(&self, column: usize) -> Vec<f64> {
        let mut values = vec![0.0; self.count + 1];
        for (cell, run) in self.runs(0..self.count) {
            match self.actives.of_cell(cell).iter().find(|active| active.column == column) {
                Some(Active { carrier: 0, .. }) => values[run].fill(1.0),
                Some(active) => values[run.clone()].copy_from_slice(&self.carriers[active.carrier - 1][run]),
                None => {}
            }
        }
        values
    }
}

/// The columns of the frame behind a layout.
struct Source<'f> {
    codes: Vec<&'f Codes>,
    numbers: Vec<&'f [f64]>,
    offset: Option<&'f [f64]>,
}

impl<'f> Source<'f> {
    fn of(layout: &Layout, formula: &Formula, frame: &'f Frame) -> Result<Self, ModelError> {
        let mut source = Self { codes: Vec::new(), numbers: Vec::new(), offset: None };
        for coded in &layout.coded {
            source.codes.push(frame.codes(&coded.column)?);
        }
        for number in &layout.numbers {
            source.numbers.push(frame.numbers(number)?);
        }
        if let Some(offset) = &formula.offset {
            source.offset = Some(frame.numbers(offset)?);
        }
        Ok(source)
    }

    fn code_parts(&self) -> Vec<Part<'f>> {
        self.codes.iter().map(|codes| Part::OfRow { codes: &codes.of_row, count: codes.labels.len() }).collect()
    }

    fn units(&self, chosen: Chosen<'_>) -> Units {
        let rows = chosen.rows;
        let gathered = match chosen.gathering {
            Gathering::WherePays => self.gather(rows),
            #[cfg(test)]
            Gathering::Never => None,
        };
        match gathered {
            Some(classes) => {
                let first_rows = classes.firsts.iter().map(|item| rows[*item as usize]).collect();
                Units { of_item: classes.of_item, rows: first_rows }
            }
            None => Units { of_item: (0..rows.len() as u32).collect(), rows: rows.to_vec() },
        }
    }

    /// The rows that agree in all codes and numbers; none where that would gather little.
    fn gather(&self, rows: &[u32]) -> Option<Classes> {
        let columns = self.numbers.iter().chain(&self.offset);
        let numbers: Option<Vec<Classes>> =
            columns.map(|values| distinct_numbers(values, rows, DISTINCT_MAX)).collect();
        let numbers = numbers?;
        let mut parts = self.code_parts();
        parts.extend(numbers.iter().map(Part::OfItem));
        agreeing_at_most(&parts, rows, (rows.len() / ROWS_OF_A_PATTERN).max(PATTERNS_FEW))
    }

    /// The codes of some rows, one row after the other.
    fn codes_of(&self, rows: &[u32]) -> Vec<u32> {
        let of_one = |row: &u32| {
            let row = *row as usize;
            self.codes.iter().map(move |codes| codes.of_row[row])
        };
        rows.iter().flat_map(of_one).collect()
    }

    fn carriers(&self, layout: &Layout, rows: &[u32]) -> Vec<Vec<f64>> {
        let power = |(number, exponent): &(usize, u32), row: u32| -> f64 {
            self.numbers[*number][row as usize].powi(i32::try_from(*exponent).unwrap_or(i32::MAX))
        };
        let value = |powers: &[(usize, u32)], row: u32| -> f64 { powers.iter().map(|one| power(one, row)).product() };
        layout.carriers.iter().map(|powers| rows.iter().map(|row| value(powers, *row)).collect()).collect()
    }
}

fn gathered(values: &[f64], rows: &[u32]) -> Vec<f64> {
    rows.iter().map(|row| values[*row as usize]).collect()
}

/// The place of each unit when cells stand together, and where cells begin, with the number of units at the end.
fn by_cell(cells: &Classes) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; cells.firsts.len() + 1];
    for cell in &cells.of_item {
        starts[*cell as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next: Vec<u32> = starts.iter().map(|start| *start as u32).collect();
    let place = |cell: &u32| {
        let place = next[*cell as usize];
        next[*cell as usize] += 1;
        place
    };
    (cells.of_item.iter().map(place).collect(), starts)
}

/// `values` in the order of their `places`.
fn placed(values: &[u32], places: &[u32]) -> Vec<u32> {
    let mut placed = vec![0; values.len()];
    for (value, place) in values.iter().zip(places) {
        placed[*place as usize] = *value;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::{Chosen, Gathering, Patterns};
    use crate::Frame;
    use crate::models::Formula;
    use crate::models::layout::Layout;

    fn patterns(gathering: Gathering) -> Patterns {
        let frame = Frame::new(5).with_numbers("age", vec![20.0, 30.0, 20.0, 20.0, f64::NAN]).unwrap();
        let frame = frame.with_texts("sex", &["m", "f", "m", "f", "f"]).unwrap();
        let formula = Formula::new().codes("sex").number("age").power("age", 2);
        let layout = Layout::of(&formula, &frame, &[0, 1, 2, 3], &mut Vec::new()).unwrap();
        Patterns::of(&layout, &formula, &frame, Chosen { rows: &[0, 1, 2, 3], gathering }).unwrap()
    }

    /// The model matrix as rows see it.
    #[track_caller]
    fn check(patterns: &Patterns, row: usize, expected: [f64; 4]) {
        let pattern = patterns.of_row[row] as usize;
        let found: Vec<f64> = (0..4).map(|column| patterns.column(column)[pattern]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_row_finds_its_covariates_whether_gathered_or_not() {
        for (gathering, count) in [(Gathering::WherePays, 3), (Gathering::Never, 4)] {
            let patterns = patterns(gathering);
            assert_eq!(patterns.count, count);
            check(&patterns, 0, [1.0, 1.0, 20.0, 400.0]);
            check(&patterns, 1, [1.0, 0.0, 30.0, 900.0]);
            check(&patterns, 2, [1.0, 1.0, 20.0, 400.0]);
            check(&patterns, 3, [1.0, 0.0, 20.0, 400.0]);
            check(&patterns, 4, [0.0; 4]);
        }
    }

    #[test]
    fn runs_cover_a_range_and_change_cell_where_they_end() {
        let patterns = patterns(Gathering::Never);
        let runs: Vec<_> = patterns.runs(1..4).collect();
        assert_eq!(runs, [(0, 1..2), (1, 2..4)]);
        assert_eq!(patterns.runs(0..0).count(), 0);
    }

    #[test]
    fn a_prediction_is_the_row_times_the_coefficients() {
        let patterns = patterns(Gathering::WherePays);
        let predicted = patterns.predict_all(&patterns.actives, &[1.0, 10.0, 0.5, 0.01]);
        assert_eq!(predicted[patterns.of_row[0] as usize], 25.0);
        assert_eq!(predicted[patterns.of_row[1] as usize], 25.0);
        assert_eq!(predicted[patterns.of_row[3] as usize], 15.0);
    }
}
