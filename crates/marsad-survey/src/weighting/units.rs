//! The auxiliary values of what is weighted, and the one kind of sweep over them that all methods need.
//!
//! Holds: [`Units`]. A unit is a row; or, where all columns are coded, all rows that are alike in them, since they get
//! the same factor; or a group of rows that must keep equal factors. Each unit has one nonzero value in each coded
//! block and one in each dense column: a sweep costs (blocks + dense columns)² for a unit, however many cells the
//! margins have. Does not hold: what a sweep adds up; the methods say it in a closure.

use std::borrow::Cow;
use std::ops::Range;

use super::cells::Cells;
use super::constraints::Block;
use super::parallel::in_fixed_ranges;

/// How many units are taken at a time, so that their dense values stand row by row in the nearest memory.
const CHUNK: usize = 64;

/// The auxiliary values of the units: the matrix *X* of calibration.
#[derive(Debug)]
pub(crate) struct Units {
    rows: usize,
    count: usize,
    columns: usize,
    of_row: Option<Vec<u32>>,
    coded: Vec<CodedColumns>,
    dense: Vec<Vec<f64>>,
}

#[derive(Debug)]
struct CodedColumns {
    first: usize,
    /// The column of each unit, counted from `first`.
    code: Vec<u32>,
    /// The value in that column; none where it is one.
    value: Option<Vec<f64>>,
}

impl CodedColumns {
    fn entry(&self, unit: usize) -> (usize, f64) {
        (self.first + self.code[unit] as usize, self.value.as_ref().map_or(1.0, |value| value[unit]))
    }
}

/// What one unit adds in a sweep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    /// Times its values, to the totals.
    pub total: f64,
    /// Times the products of its values, to the matrix.
    pub normal: f64,
}

/// What a sweep added up.
#[derive(Debug)]
pub(crate) struct Sweep {
    /// Σ share × x, one for each column.
    pub totals: Vec<f64>,
    /// Σ share × x x′, the upper half, row by row; empty where it was not asked for.
    pub normal: Vec<f64>,
    /// Whether every share was a number.
    pub is_finite: bool,
}

impl Units {
    /// Units of blocks, the dense ones last. Rows that are alike become one unit, where there are no numbers.
    pub(crate) fn of(blocks: Vec<Block>, rows: usize) -> Self {
        let has_values = blocks.iter().any(|block| block.values.is_some());
        let units = Self::by_row(blocks, rows);
        if has_values { units } else { units.collapsed() }
    }

    /// Units of which each is a row, because rows that are alike in the blocks differ in something else.
    pub(crate) fn by_row(blocks: Vec<Block>, rows: usize) -> Self {
        let columns = blocks.iter().map(|block| block.targets.len()).sum();
        let mut units = Self { rows, count: rows, columns, of_row: None, coded: Vec::new(), dense: Vec::new() };
        let mut first = 0;
        for block in blocks {
            let width = block.targets.len();
            match (block.codes, block.values) {
                (Some(code), value) => units.coded.push(CodedColumns { first, code, value }),
                (None, Some(value)) => units.dense.push(value),
                (None, None) => {}
            }
            first += width;
        }
        units
    }

    fn collapsed(mut self) -> Self {
        let ends: Vec<usize> = self.coded.iter().skip(1).map(|block| block.first).chain([self.columns]).collect();
        let mut cells = Cells::one(self.rows);
        for (block, end) in self.coded.iter().zip(ends) {
            cells = cells.crossed_with(&block.code, (end - block.first).max(1));
        }
        let first_rows = cells.first_rows();
        for block in &mut self.coded {
            block.code = first_rows.iter().map(|&row| block.code[row]).collect();
        }
        self.count = cells.count;
        self.of_row = Some(cells.of_row);
        self
    }

    /// Units that are groups of rows: each value is the mean of the group, so that its rows get equal factors.
    pub(crate) fn averaged(&self, groups: Cells) -> Self {
        let mut sizes = vec![0.0; groups.count];
        groups.of_row.iter().for_each(|&group| sizes[group as usize] += 1.0);
        let mut dense = vec![vec![0.0; groups.count]; self.columns];
        for (row, &group) in groups.of_row.iter().enumerate() {
            let group = group as usize;
            self.for_each_entry(self.unit_of(row), |column, value| dense[column][group] += value / sizes[group]);
        }
        Self {
            rows: self.rows,
            count: groups.count,
            columns: self.columns,
            of_row: Some(groups.of_row),
            coded: Vec::new(),
            dense,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn unit_of(&self, row: usize) -> usize {
        self.of_row.as_ref().map_or(row, |units| units[row] as usize)
    }

    /// The codes of the units in a coded block.
    pub(crate) fn codes(&self, block: usize) -> &[u32] {
        &self.coded[block].code
    }

    /// Whether units are groups of rows that need not be alike; see [`Units::averaged`].
    pub(crate) fn are_groups(&self) -> bool {
        self.of_row.is_some() && self.coded.is_empty()
    }

    fn for_each_entry(&self, unit: usize, mut visit: impl FnMut(usize, f64)) {
        for block in &self.coded {
            let (column, value) = block.entry(unit);
            visit(column, value);
        }
        for (column, values) in (self.dense_start()..).zip(&self.dense) {
            visit(column, values[unit]);
        }
    }

    fn dense_start(&self) -> usize {
        self.columns - self.dense.len()
    }

    /// Values of rows added up in units.
    pub(crate) fn sums<'a>(&self, values: &'a [f64]) -> Cow<'a, [f64]> {
        let Some(of_row) = &self.of_row else { return Cow::Borrowed(values) };
        let mut sums = vec![0.0; self.count];
        for (&unit, &value) in of_row.iter().zip(values) {
            sums[unit as usize] += value;
        }
        Cow::Owned(sums)
    }

    /// Values of units, given to their rows.
    pub(crate) fn spread<'a>(&self, values: &'a [f64]) -> Cow<'a, [f64]> {
        match &self.of_row {
            None => Cow::Borrowed(values),
            Some(of_row) => Cow::Owned(of_row.iter().map(|&unit| values[unit as usize]).collect()),
        }
    }

    /// The linear predictor x′λ of every unit.
    pub(crate) fn predictors(&self, coefficients: &[f64]) -> Vec<f64> {
        let parts = in_fixed_ranges(self.count, |range| self.predictors_in(range, coefficients));
        parts.concat()
    }

    fn predictors_in(&self, range: Range<usize>, coefficients: &[f64]) -> Vec<f64> {
        let mut predictors: Vec<f64> = range.clone().map(|unit| self.coded_predictor(unit, coefficients)).collect();
        for (values, coefficient) in self.dense.iter().zip(&coefficients[self.dense_start()..]) {
            for (predictor, value) in predictors.iter_mut().zip(&values[range.clone()]) {
                *predictor += coefficient * value;
            }
        }
        predictors
    }

    fn coded_predictor(&self, unit: usize, coefficients: &[f64]) -> f64 {
        self.coded
            .iter()
            .map(|block| {
                let (column, value) = block.entry(unit);
                coefficients[column] * value
            })
            .sum()
    }

    /// Adds up what `share` says of each unit, given its linear predictor: totals and matrix in one pass.
    pub(crate) fn sweep<F>(&self, coefficients: &[f64], share: F) -> Sweep
    where
        F: Fn(usize, f64) -> Share + Sync,
    {
        self.added_up(coefficients, self.columns, &share)
    }

    /// Adds up the totals alone.
    pub(crate) fn totals<F>(&self, coefficients: &[f64], share: F) -> Vec<f64>
    where
        F: Fn(usize, f64) -> f64 + Sync,
    {
        self.added_up(coefficients, 0, &|unit, predictor| Share { total: share(unit, predictor), normal: 0.0 }).totals
    }

    /// Adds up the totals and as many rows of the matrix as are wanted: all or none.
    fn added_up<F>(&self, coefficients: &[f64], matrix_rows: usize, share: &F) -> Sweep
    where
        F: Fn(usize, f64) -> Share + Sync,
    {
        let parts = in_fixed_ranges(self.count, |range| {
            let mut adder = Adder::new(self, coefficients, matrix_rows);
            adder.add(range, share);
            adder.sums
        });
        let mut parts = parts.into_iter();
        let mut sums = parts.next().unwrap_or_else(|| Adder::new(self, coefficients, matrix_rows).sums);
        for part in parts {
            sums.totals.iter_mut().zip(&part.totals).for_each(|(sum, more)| *sum += more);
            sums.normal.iter_mut().zip(&part.normal).for_each(|(sum, more)| *sum += more);
            sums.is_finite &= part.is_finite;
        }
        sums
    }
}

/// One thread's part of a sweep.
struct Adder<'a> {
    units: &'a Units,
    coefficients: &'a [f64],
    sums: Sweep,
    /// The dense values of a chunk, row by row.
    dense: Vec<f64>,
    /// The shares of a chunk in the matrix; zero behind its end.
    shares: [f64; CHUNK],
}

impl<'a> Adder<'a> {
    fn new(units: &'a Units, coefficients: &'a [f64], matrix_rows: usize) -> Self {
        let sums =
            Sweep { totals: vec![0.0; units.columns], normal: vec![0.0; matrix_rows * units.columns], is_finite: true };
        let dense = vec![0.0; CHUNK * units.dense.len()];
        Self { units, coefficients, sums, dense, shares: [0.0; CHUNK] }
    }

    fn add<F>(&mut self, range: Range<usize>, share: &F)
    where
        F: Fn(usize, f64) -> Share,
    {
        let mut start = range.start;
        while start < range.end {
            let chunk = start..(start + CHUNK).min(range.end);
            start = chunk.end;
            self.add_chunk(chunk, share);
        }
    }

    fn add_chunk<F>(&mut self, chunk: Range<usize>, share: &F)
    where
        F: Fn(usize, f64) -> Share,
    {
        self.gather(chunk.clone());
        self.shares = [0.0; CHUNK];
        for (place, unit) in chunk.enumerate() {
            let share = share(unit, self.predictor(place, unit));
            self.sums.is_finite &= share.total.is_finite() && share.normal.is_finite();
            self.add_totals(place, unit, share.total);
            if !self.sums.normal.is_empty() {
                self.add_coded(place, unit, share.normal);
                self.shares[place] = share.normal;
            }
        }
        if !self.sums.normal.is_empty() {
            self.add_dense();
        }
    }

    fn gather(&mut self, chunk: Range<usize>) {
        let width = self.units.dense.len();
        for (column, values) in self.units.dense.iter().enumerate() {
            for (place, &value) in values[chunk.clone()].iter().enumerate() {
                self.dense[place * width + column] = value;
            }
        }
    }

    fn predictor(&self, place: usize, unit: usize) -> f64 {
        let coefficients = &self.coefficients[self.units.dense_start()..];
        let dense: f64 = self.dense_row(place).iter().zip(coefficients).map(|(value, factor)| value * factor).sum();
        self.units.coded_predictor(unit, self.coefficients) + dense
    }

    fn dense_row(&self, place: usize) -> &[f64] {
        let width = self.units.dense.len();
        &self.dense[place * width..(place + 1) * width]
    }

    fn add_totals(&mut self, place: usize, unit: usize, share: f64) {
        for block in &self.units.coded {
            let (column, value) = block.entry(unit);
            self.sums.totals[column] += share * value;
        }
        let width = self.units.dense.len();
        let row = &self.dense[place * width..(place + 1) * width];
        let totals = &mut self.sums.totals[self.units.dense_start()..];
        totals.iter_mut().zip(row).for_each(|(total, value)| *total += share * value);
    }

    /// Products of coded values with each other and with the dense ones.
    fn add_coded(&mut self, place: usize, unit: usize, share: f64) {
        let units = self.units;
        let (columns, width) = (units.columns, units.dense.len());
        let row = &self.dense[place * width..(place + 1) * width];
        for (index, block) in units.coded.iter().enumerate() {
            let (column, value) = block.entry(unit);
            let weight = share * value;
            let line = &mut self.sums.normal[column * columns..(column + 1) * columns];
            line[column] += weight * value;
            for other in &units.coded[index + 1..] {
                let (other, value) = other.entry(unit);
                line[other] += weight * value;
            }
            line[units.dense_start()..].iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
        }
    }

    /// Products of the dense values of a chunk with each other, four units at a time.
    fn add_dense(&mut self) {
        let (columns, width, start) = (self.units.columns, self.units.dense.len(), self.units.dense_start());
        if width == 0 {
            return;
        }
        for (four, shares) in self.dense.chunks_exact(4 * width).zip(self.shares.chunks_exact(4)) {
            let (ab, cd) = four.split_at(2 * width);
            let ((a, b), (c, d)) = (ab.split_at(width), cd.split_at(width));
            for column in 0..width {
                let (u, v) = (shares[0] * a[column], shares[1] * b[column]);
                let (w, x) = (shares[2] * c[column], shares[3] * d[column]);
                let line = (start + column) * columns + start;
                let line = &mut self.sums.normal[line + column..line + width];
                let values = a[column..].iter().zip(&b[column..]).zip(&c[column..]).zip(&d[column..]);
                for (sum, (((a, b), c), d)) in line.iter_mut().zip(values) {
                    *sum += u * a + v * b + w * c + x * d;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four rows: a code of two, and a number.
    fn units() -> Units {
        let coded = Block { codes: Some(vec![0, 1, 1, 0]), values: None, targets: vec![0.0; 2], names: Vec::new() };
        let dense =
            Block { codes: None, values: Some(vec![1.0, 2.0, 3.0, 4.0]), targets: vec![0.0], names: Vec::new() };
        Units::of(vec![coded, dense], 4)
    }

    #[test]
    fn sweep_adds_totals_and_products_worked_by_hand() {
        let sweep = units().sweep(&[0.0; 3], |unit, _| Share { total: 1.0, normal: if unit == 3 { 2.0 } else { 1.0 } });
        assert_eq!(sweep.totals, [2.0, 2.0, 10.0]);
        // Upper half: counts 1 + 2 and 2, no unit in both codes, sums of the number, 1 + 4 + 9 + 2·16.
        assert_eq!(sweep.normal, [3.0, 0.0, 9.0, 0.0, 2.0, 5.0, 0.0, 0.0, 46.0]);
    }

    #[test]
    fn predictors_of_rows_and_of_a_sweep_agree() {
        let coefficients = [0.5, -1.0, 2.0];
        let predictors = units().predictors(&coefficients);
        assert_eq!(predictors, [2.5, 3.0, 5.0, 8.5]);
        let totals = units().totals(&coefficients, |unit, predictor| predictor - predictors[unit]);
        assert!(totals.iter().all(|total| total.abs() < 1e-15));
    }

    #[test]
    fn rows_that_are_alike_become_one_unit() {
        let block =
            |codes: Vec<u32>| Block { codes: Some(codes), values: None, targets: vec![0.0; 2], names: Vec::new() };
        let units = Units::of(vec![block(vec![0, 1, 0, 0]), block(vec![1, 0, 1, 0])], 4);
        assert_eq!(units.count(), 3);
        assert_eq!(units.sums(&[1.0, 2.0, 4.0, 8.0]).as_ref(), [5.0, 2.0, 8.0]);
        assert_eq!(units.spread(&[7.0, 8.0, 9.0]).as_ref(), [7.0, 8.0, 7.0, 9.0]);
    }

    #[test]
    fn groups_have_the_means_of_their_rows() {
        let units = units().averaged(Cells { of_row: vec![0, 0, 1, 1], count: 2 });
        assert_eq!(units.predictors(&[1.0, 0.0, 10.0]), [0.5 + 15.0, 0.5 + 35.0]);
    }
}
