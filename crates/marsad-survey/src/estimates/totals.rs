//! Totals of measures by unit and cell: the one pass over all rows that every estimate of totals needs.
//!
//! Rows come mostly unit by unit, so that neighbours fall into one slot (a unit's cell): such a run is summed with the
//! weights in registers. Where cells change from row to row, values are scattered instead.

use std::borrow::Cow;
use std::ops::Range;

use super::cells::Cells;
use super::measure::Measure;
use crate::design::Level;
use crate::frame::MISSING;
use crate::threads::in_ranges;
use crate::variance::{UnitValues, weighted_sum};

/// So many rows stay in the nearest memory while all measures are summed.
const BLOCK: usize = 2048;
/// A thread is not worth its start for fewer rows.
const ROWS_MIN: usize = 50_000;
/// Below this mean length of runs, values are scattered.
const RUN_MIN: usize = 4;

/// Which slot each row adds to.
#[derive(Clone, Debug)]
pub(crate) struct Slots<'a> {
    /// For each row its slot, or [`MISSING`].
    pub of_row: Cow<'a, [u32]>,
    /// Where the slots of each unit begin; one more than units.
    pub starts: Vec<u32>,
    /// The cell of each slot.
    pub cells: Vec<u32>,
}

impl<'a> Slots<'a> {
    /// The slots of the units of `level`.
    pub fn of(level: &'a Level, cells: &Cells) -> Self {
        let has_all = !level.unit_of_row.contains(&MISSING);
        if cells.are_everything && has_all {
            let units = level.units();
            return Self {
                of_row: Cow::Borrowed(&level.unit_of_row),
                starts: (0..=units as u32).collect(),
                cells: vec![0; units],
            };
        }
        let mut filled = Filling::new(level, cells);
        match level.row_order() {
            Some(order) => order.iter().for_each(|row| filled.take(*row as usize)),
            None => (0..level.unit_of_row.len()).for_each(|row| filled.take(row)),
        }
        filled.finish(level.units())
    }

    /// The totals of measures as values of units.
    pub fn totals(self, weights: &[f64], measures: &[Measure<'_>], cell_count: usize) -> UnitValues {
        let values = totals(weights, Targets { of_row: &self.of_row, count: self.cells.len() }, measures);
        UnitValues { starts: self.starts, cells: self.cells, cell_count, per_cell: measures.len(), values }
    }
}

/// Slots while rows are looked at, unit by unit.
struct Filling<'a> {
    unit_of_row: &'a [u32],
    cell_of_row: &'a [u32],
    of_row: Vec<u32>,
    starts: Vec<u32>,
    cells: Vec<u32>,
    /// For each cell the last unit that had it, and its slot there.
    last: Vec<(u32, u32)>,
}

impl<'a> Filling<'a> {
    fn new(level: &'a Level, cells: &'a Cells) -> Self {
        Self {
            unit_of_row: &level.unit_of_row,
            cell_of_row: &cells.of_row,
            of_row: vec![MISSING; cells.of_row.len()],
            starts: Vec::with_capacity(level.units() + 1),
            cells: Vec::with_capacity(level.units()),
            last: vec![(MISSING, 0); cells.count()],
        }
    }

    fn take(&mut self, row: usize) {
        let (unit, cell) = (self.unit_of_row[row], self.cell_of_row[row]);
        if unit == MISSING {
            return;
        }
        while self.starts.len() <= unit as usize {
            self.starts.push(self.cells.len() as u32);
        }
        if cell == MISSING {
            return;
        }
        let last = &mut self.last[cell as usize];
        if last.0 != unit {
            *last = (unit, self.cells.len() as u32);
            self.cells.push(cell);
        }
        self.of_row[row] = last.1;
    }

    fn finish<'b>(mut self, units: usize) -> Slots<'b> {
        while self.starts.len() <= units {
            self.starts.push(self.cells.len() as u32);
        }
        Slots { of_row: Cow::Owned(self.of_row), starts: self.starts, cells: self.cells }
    }
}

/// Where rows add to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Targets<'a> {
    /// For each row its target, or [`MISSING`].
    pub of_row: &'a [u32],
    pub count: usize,
}

/// Σ weight · measure for each target: target after target its measures. A row with a missing value must have no target.
pub(crate) fn totals(weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Vec<f64> {
    let mut parts = in_ranges(weights.len(), ROWS_MIN, |rows| Part::of(rows, weights, targets, measures));
    if let [only] = parts.as_mut_slice()
        && only.first == 0
        && only.values.len() == targets.count * measures.len()
    {
        return std::mem::take(&mut only.values);
    }
    let mut joined = vec![0.0; targets.count * measures.len()];
    for part in parts {
        let start = part.first * measures.len();
        joined[start..start + part.values.len()].iter_mut().zip(&part.values).for_each(|(sum, value)| *sum += value);
    }
    joined
}

/// The same on the thread of the caller, for those who already work on several.
pub(crate) fn totals_here(weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Vec<f64> {
    let part = Part::of(0..weights.len(), weights, targets, measures);
    let mut totals = vec![0.0; targets.count * measures.len()];
    let start = part.first * measures.len();
    totals[start..start + part.values.len()].copy_from_slice(&part.values);
    totals
}

/// The totals over a range of rows, for the range of targets that occur there.
struct Part {
    first: usize,
    values: Vec<f64>,
}

impl Part {
    fn of(rows: Range<usize>, weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Self {
        let occurring = targets.of_row[rows.clone()].iter().filter(|target| **target != MISSING);
        let (first, last) =
            occurring.fold((u32::MAX, 0), |(first, last), target| (first.min(*target), last.max(*target)));
        if first > last {
            return Self { first: 0, values: Vec::new() };
        }
        let first = first as usize;
        let mut part = Self { first, values: vec![0.0; (last as usize + 1 - first) * measures.len()] };
        let mut block = Block::default();
        for start in rows.clone().step_by(BLOCK) {
            let of_block = start..(start + BLOCK).min(rows.end);
            block.look(&targets.of_row[of_block.clone()], &weights[of_block.clone()]);
            for (place, measure) in measures.iter().enumerate() {
                part.add(&block, of_block.clone(), *measure, (place, measures.len()));
            }
        }
        part
    }

    /// Adds one measure of a block; `place` is that of the measure among how many.
    fn add(&mut self, block: &Block, rows: Range<usize>, measure: Measure<'_>, (place, measures): (usize, usize)) {
        let first = self.first;
        let values = &mut self.values;
        let mut put = |target: u32, sum: f64| values[(target as usize - first) * measures + place] += sum;
        if block.runs.len() * RUN_MIN > rows.len() {
            for ((row, weight), target) in rows.zip(&block.weights).zip(&block.targets) {
                if *target != MISSING {
                    put(*target, weight * measure.of(row));
                }
            }
            return;
        }
        for run in &block.runs {
            let weights = &block.weights[run.rows.clone()];
            let in_frame = rows.start + run.rows.start..rows.start + run.rows.end;
            put(run.target, measure.weighted_sum(weights, in_frame));
        }
    }
}

impl Measure<'_> {
    fn weighted_sum(self, weights: &[f64], rows: Range<usize>) -> f64 {
        match self {
            Self::One => weights.iter().sum(),
            Self::Numbers(values) => weighted_sum(weights, &values[rows]),
            Self::Code(codes, code) => {
                let kept =
                    weights.iter().zip(&codes[rows]).map(|(weight, found)| if *found == code { *weight } else { 0.0 });
                kept.sum()
            }
        }
    }
}

/// Rows that follow one another and have one target.
struct Run {
    rows: Range<usize>,
    target: u32,
}

/// The rows at hand.
#[derive(Default)]
struct Block {
    /// Their weights, zero where they have no target.
    weights: Vec<f64>,
    targets: Vec<u32>,
    runs: Vec<Run>,
}

impl Block {
    /// Finds the runs. A row without a target does not end one: its weight is zero.
    fn look(&mut self, targets: &[u32], weights: &[f64]) {
        self.runs.clear();
        self.targets.clear();
        self.targets.extend_from_slice(targets);
        self.weights.clear();
        self.weights.extend_from_slice(weights);
        let (mut start, mut current) = (0, MISSING);
        for (row, target) in targets.iter().enumerate() {
            if *target == MISSING {
                self.weights[row] = 0.0;
            } else if *target != current {
                if current != MISSING {
                    self.runs.push(Run { rows: start..row, target: current });
                    start = row;
                }
                current = *target;
            }
        }
        if current != MISSING {
            self.runs.push(Run { rows: start..targets.len(), target: current });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Slots, Targets, totals};
    use crate::design::{LonelyRule, Populations, StageColumns, StagesInput, build_stages};
    use crate::estimates::cells::{Cells, MissingRows};
    use crate::estimates::measure::Measure;
    use crate::frame::{Codes, MISSING};

    /// Against the sum as it is defined, over enough rows for several threads and blocks.
    fn check(target_of: impl Fn(usize) -> u32) {
        let rows = 150_001;
        let of_row: Vec<u32> = (0..rows).map(target_of).collect();
        let weights: Vec<f64> = (0..rows).map(|row| (row % 7) as f64).collect();
        let values: Vec<f64> =
            (0..rows).map(|row| if of_row[row] == MISSING { f64::NAN } else { (row % 13) as f64 }).collect();
        let codes: Vec<u32> = (0..rows).map(|row| (row % 3) as u32).collect();
        let mut expected = vec![0.0; 50 * 3];
        for row in (0..rows).filter(|row| of_row[*row] != MISSING) {
            let start = of_row[row] as usize * 3;
            expected[start] += weights[row];
            expected[start + 1] += weights[row] * values[row];
            expected[start + 2] += if codes[row] == 2 { weights[row] } else { 0.0 };
        }
        let measures = [Measure::One, Measure::Numbers(&values), Measure::Code(&codes, 2)];
        let found = totals(&weights, Targets { of_row: &of_row, count: 50 }, &measures);
        assert_eq!(found, expected);
    }

    #[test]
    fn totals_are_the_sums_by_target() {
        check(|row| (row / 3001) as u32 % 50);
        check(|row| (row % 50) as u32);
        check(|row| if row % 5 == 0 { MISSING } else { (row / 100) as u32 % 50 });
        check(|row| if row < 140_000 { MISSING } else { 49 });
    }

    /// Units 1, 0, 1 in the file, crossed with two cells: unit 0 has cell 1, unit 1 both, in the order of its rows.
    #[test]
    fn slots_are_numbered_unit_by_unit() {
        let clusters = Codes::of_numbers(&[5.0, 4.0, 5.0, 5.0]);
        let input = StagesInput {
            rows: 4,
            inside: None,
            stages: vec![StageColumns { strata: None, clusters: Some(&clusters), population: None }],
            populations: Populations::Sizes,
            lonely: LonelyRule::Fail,
            is_nested: false,
            fractions_vary: false,
        };
        let stages = build_stages(&input, &mut Vec::new());
        let cells = Cells {
            of_row: vec![1, 1, 0, MISSING],
            labels: vec![vec!["a".to_owned()], vec!["b".to_owned()]],
            rows: vec![1, 2],
            sampled_rows: vec![1, 2],
            are_everything: false,
            missing: MissingRows::default(),
        };
        let slots = Slots::of(&stages.levels[0], &cells);
        assert_eq!(*slots.of_row, [1, 0, 2, MISSING]);
        assert_eq!((slots.starts.as_slice(), slots.cells.as_slice()), ([0, 1, 3].as_slice(), [1, 1, 0].as_slice()));
    }
}
